import { Option, type Command } from 'commander';
import type { Options } from '../options.js';
import { EXIT, explain } from '../terminal.js';

/** What sub-commands are made of. */

export const format = (): Option =>
  new Option('--format <format>', 'utdata: tabell för människor, json för program')
    .choices(['table', 'json'])
    .default('table');
export const as = (): Option =>
  new Option('--as <person>', 'personreferens som agerar (annars LIGGARE_ACTOR)');
/** What an option that may be repeated has been given so far. */
export const gather = (value: string, before: unknown): string[] => [
  ...((before as string[] | undefined) ?? []),
  value,
];

export const PAGE = 'sida, från 1';

/** Adds an example to the help, which everybody reads first. */
export const example = (command: Command, ...lines: string[]): Command =>
  command.addHelpText('after', `\nExempel:\n${lines.map((line) => `  $ liggare ${line}`).join('\n')}`);

/** As they are handed to what is loaded only when somebody asks for it. */
export type WithExample = typeof example;
export type Lazily = (load: () => Promise<Action>) => (...given: unknown[]) => Promise<void>;

/** Runs an action from a module that is loaded only now, so that a help text or a query does not pay for the rest. */
type Action = (options: Options, positional: readonly string[]) => Promise<number | void>;
export const lazily =
  (load: () => Promise<Action>) =>
  async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command;
    const options = command.optsWithGlobals<Options>();
    try {
      const action = await load();
      process.exitCode = (await action(options, command.processedArgs as string[])) ?? EXIT.done;
    } catch (error) {
      process.exitCode = await explain(error, options['format'] as string | undefined);
    }
  };
