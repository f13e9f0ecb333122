import type { Command, Help, HelpConfiguration } from 'commander';
import { asJson, note } from './terminal.js';

/** What the command line itself says, in Swedish with English beside, as everything else that a person reads. */

type Said = Readonly<{ code: string; sv: string; en: string }>;
type Wrong = Readonly<{
  when: RegExp;
  code: string;
  sv: (...parts: string[]) => string;
  en: (...parts: string[]) => string;
}>;

/** What the parser of the command line objects to, by the sentence it has for it. */
const WRONG: readonly Wrong[] = [
  {
    when: /^missing required argument '(.+)'/,
    code: 'missing-argument',
    sv: (name) => `Argumentet <${name}> saknas.`,
    en: (name) => `The argument <${name}> is missing.`,
  },
  {
    when: /^option '(.+)' argument missing/,
    code: 'missing-value',
    sv: (flags) => `Flaggan ${flags} saknar sitt värde.`,
    en: (flags) => `The option ${flags} is without its value.`,
  },
  {
    when: /^required option '(.+)' not specified/,
    code: 'missing-option',
    sv: (flags) => `Flaggan ${flags} måste anges.`,
    en: (flags) => `The option ${flags} is required.`,
  },
  {
    when: /^unknown option '(.+?)'(?:[\s\S]*Did you mean (.+)\?)?/,
    code: 'unknown-option',
    sv: (flag, meant) => `Flaggan ${flag} finns inte här.${meant ? ` Menades ${meant}?` : ''}`,
    en: (flag, meant) => `There is no option ${flag} here.${meant ? ` Was ${meant} meant?` : ''}`,
  },
  {
    when: /^unknown command '(.+?)'(?:[\s\S]*Did you mean (.+)\?)?/,
    code: 'unknown-command',
    sv: (name, meant) => `Kommandot ${name} finns inte.${meant ? ` Menades ${meant}?` : ''}`,
    en: (name, meant) => `There is no command ${name}.${meant ? ` Was ${meant} meant?` : ''}`,
  },
  {
    when: /^too many arguments.*Expected (\d+) arguments? but got (\d+): (.*)\./,
    code: 'too-many-arguments',
    sv: (expected, got, given) =>
      `För många argument: ${got} i stället för ${expected} (${given}). Saknas citattecken kring en text?`,
    en: (expected, got, given) =>
      `Too many arguments: ${got} instead of ${expected} (${given}). Is a text without its quotes?`,
  },
  {
    when: /^option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\./,
    code: 'unknown-choice',
    sv: (flags, value, known) => `Flaggan ${flags} kan inte vara «${value}». Välj en av: ${known}.`,
    en: (flags, value, known) => `The option ${flags} cannot be "${value}". Choose one of: ${known}.`,
  },
];

/** A sentence of the parser, as people read it here. */
export function wrongUse(message: string): Said {
  const text = message.replace(/^error: /, '').trim();
  for (const { when, code, sv, en } of WRONG) {
    const found = when.exec(text);
    if (!found) continue;
    const parts = found.slice(1);
    return { code, sv: sv(...parts), en: en(...parts) };
  }
  return {
    code: 'wrong-use',
    sv: `Kommandot går inte att tyda: ${text}`,
    en: `The command cannot be read: ${text}`,
  };
}

const isJsonAsked = (argv: readonly string[]): boolean =>
  argv.some((word, place) => word === '--format=json' || (word === '--format' && argv[place + 1] === 'json'));

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Användning:',
  'Arguments:': 'Argument:',
  'Options:': 'Flaggor:',
  'Commands:': 'Kommandon:',
};

const HELP: HelpConfiguration = {
  sortSubcommands: false,
  showGlobalOptions: false,
  styleTitle: (title) => TITLES[title] ?? title,
  styleUsage: (usage) => usage.replace('[options]', '[flaggor]').replace('[command]', '[kommando]'),
  optionDescription: ({ description, argChoices, defaultValue, required, optional }) => {
    const more = [
      ...(argChoices ? [`välj bland ${argChoices.join(', ')}`] : []),
      ...(defaultValue !== undefined && (required || optional) ? [`annars ${String(defaultValue)}`] : []),
    ];
    return more.length === 0 ? description : `${description} (${more.join('; ')})`;
  },
} satisfies Partial<Help>;

/** Makes a program, and every command that is added to it, speak as the rest does. */
export const speaking = (program: Command, argv: readonly string[]): Command =>
  program.configureHelp(HELP).configureOutput({
    outputError: (message) => {
      if (message.startsWith('(')) return note(message.trimEnd());
      const said = wrongUse(message);
      note(isJsonAsked(argv) ? asJson(said) : `${said.sv}\n${said.en}\n[${said.code}]`);
    },
  });
