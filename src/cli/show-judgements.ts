import { isDay } from '../domain/dates.js';
import { Refusal } from '../domain/refusal.js';
import { nameOf as versionName } from '../guideline/facts.js';
import { metricsBy, rulesBy } from '../guideline/rules-in-use.js';
import type { Finding, OpenDuty } from '../guideline/judge.js';
import { officeName } from '../guideline/names.js';
import type { Mode } from '../guideline/rule.js';
import { systemClock } from '../ledger/clock.js';
import { advice } from '../read-models/advice.js';
import { delegated, findings, whatIf, type About, type FoundAbout } from '../read-models/judgements.js';
import type { Options } from './options.js';
import { namesOf, withReader } from './opened.js';
import { packAsked } from './pack-asked.js';
import { findingAsText } from './show-history.js';
import { asJson, note, print, table } from './terminal.js';

const MODES: Readonly<Record<Mode, string>> = {
  guard: 'vakt',
  check: 'kontroll',
  acl: 'behörighet',
  due: 'skyldighet',
};

const ENDED = { withdrawn: 'återkallades', closed: 'avslutades', cancelled: 'makulerades' } as const;

export const chosen = (options: Options, ...names: string[]): { [name: string]: string } =>
  Object.fromEntries(
    names.flatMap((name) => (options[name] === undefined ? [] : [[name, String(options[name])] as const])),
  );

export function dayIn(options: Options, name: string): void {
  const day = options[name] as string | undefined;
  if (day !== undefined && !isDay(day))
    throw new Refusal('malformed-field', {
      field: name,
      label: name,
      problemSv: 'ska vara en dag som finns, som 2025-03-14',
      problemEn: 'must be a day that exists, as 2025-03-14',
    });
}

export const nameOf = ({ number, name }: About): string =>
  number === undefined ? name : `${number} ${name}`;

/** `liggare advice`. */
export function showAdvice(options: Options, [number = '']: readonly string[]): Promise<void> {
  return withReader(async (reader) => {
    const given = await advice(reader, number, systemClock.now());
    if (options['format'] === 'json') return print(asJson({ number, ...given }));
    if (!given) return print(`${number}: ingenting att ge råd om.`);
    const { on, guideline, ended, decided, findings: found, duties: due } = given;
    const head = ended
      ? `${number}: ${ENDED[ended.how]} ${ended.on}. Det finns inget kvar att besluta.`
      : decided
        ? `${number}: beslutades ${decided.on} i den här omgången.`
        : `${number}: om det beslutades ${on} enligt ${guideline ?? 'ingen riktlinje'} skulle ${found.length} fynd göras.`;
    print(
      [
        head,
        ...found.map(({ says, remedy, rule, rows }) =>
          [`- ${says.sv} [${rule}; ${rows.join(', ')}]`, `  Gör så här: ${remedy.sv}`].join('\n'),
        ),
        ...due.map((duty) => `- Att göra: ${dutyAsText(duty)}`),
      ].join('\n'),
    );
  });
}

const dutyAsText = ({ says, holder, by }: Pick<OpenDuty, 'says' | 'holder' | 'by'>): string =>
  `${says.sv} För ${holder}, ${by === undefined ? 'utan satt tid' : `senast ${by}`}.`;

/** `liggare findings`. */
export function showFindings(options: Options): Promise<void> {
  dayIn(options, 'inForceOn');
  const filter = chosen(options, 'year', 'rule', 'administration', 'knownAt', 'inForceOn', 'guideline');
  return withReader(async (reader) => {
    const found = await findings(reader, filter, systemClock.now());
    if (options['format'] === 'json') return print(asJson({ ...filter, findings: found }));
    const names = await namesOf(reader);
    print(
      table(found, [
        { heading: 'Dag', of: ({ on }) => on },
        { heading: 'Gäller', of: ({ about }) => nameOf(about), max: 44 },
        { heading: 'Fynd', of: ({ says }) => says.sv, max: 90 },
        { heading: 'Regel', of: ({ rule: id, version }) => `${id} v${version}`, max: 44 },
        { heading: 'Rader', of: ({ rows, law }) => [...rows, ...law].join(', '), max: 30 },
        { heading: 'Slag', of: ({ mode }) => MODES[mode] },
        { heading: 'Avsteg', of: (finding) => deviationOf(finding, names), max: 40 },
      ]),
    );
    note(`${found.length} fynd.`);
  });
}

function deviationOf({ deviation }: FoundAbout, names: (person: string) => string): string {
  if (!deviation) return '';
  return deviation.acceptedBy === undefined
    ? 'infört, inte accepterat'
    : `accepterat av ${names(deviation.acceptedBy)}`;
}

/** `liggare what-if`. */
export function showWhatIf(options: Options): Promise<void> {
  const asked = chosen(options, 'knownAt');
  const [guideline, year] = [String(options['guideline']), String(options['year'])];
  return withReader(async (reader) => {
    const judged = await whatIf(reader, { ...asked, guideline, year }, systemClock.now());
    if (options['format'] === 'json') return print(asJson({ guideline, year, decisions: judged }));
    const names = await namesOf(reader);
    const lineOf = (sign: string, finding: Finding): string => `  ${sign} ${findingAsText(finding, names)}`;
    print(
      [
        `${judged.length} beslut ${year} hade bedömts annorlunda enligt ${guideline}.`,
        ...judged.map(({ about, decidedOn, guideline: own, gone, added }) =>
          [
            `${nameOf(about)}, beslutat ${decidedOn} under ${own || 'ingen riktlinje'}:`,
            ...gone.map((finding) => lineOf('−', finding)),
            ...added.map((finding) => lineOf('+', finding)),
          ].join('\n'),
        ),
      ].join('\n'),
    );
  });
}

/** `liggare delegated`. */
export function showDelegated(options: Options): Promise<void> {
  dayIn(options, 'since');
  const asked = chosen(options, 'committee', 'since', 'knownAt');
  return withReader(async (reader) => {
    const waiting = await delegated(reader, asked, systemClock.now());
    if (options['format'] === 'json') return print(asJson({ ...asked, decisions: waiting }));
    const names = await namesOf(reader);
    const facts = reader.readModels.facts();
    print(
      table(waiting, [
        { heading: 'Beslutat', of: ({ decidedOn }) => decidedOn },
        { heading: 'Gäller', of: ({ about }) => nameOf(about), max: 44 },
        { heading: 'Av', of: ({ decider }) => (decider === undefined ? '' : names(decider)) },
        {
          heading: 'Befattning',
          of: ({ deciderOffice = '', decidedOn }) => officeName(deciderOffice, facts.on(decidedOn)),
        },
        { heading: 'Delegation', of: ({ delegation = '' }) => delegation, max: 40 },
        { heading: 'Anmäls till', of: ({ committee }) => committee },
        { heading: 'Senast', of: ({ by = '' }) => by },
      ]),
    );
    note(`${waiting.length} delegationsbeslut återstår att anmäla.`);
  });
}

/** `liggare rules`: by the guideline in force; without a ledger by the shipped one. */
export async function showRules(options: Options): Promise<void> {
  const { pack, heading } = await packAsked(options);
  const rules = rulesBy(pack);
  if (options['format'] === 'json')
    return print(asJson({ guideline: versionName(pack), rules, metrics: metricsBy(pack) }));
  note(`${heading}\n`);
  print(
    table(rules, [
      { heading: 'Regel', of: ({ id, version }) => `${id} v${version}` },
      { heading: 'Rader', of: ({ rows, law }) => [...rows, ...law].join(', '), max: 48 },
      { heading: 'I riktlinjen', of: ({ inUse, mode }) => (inUse ? MODES[mode] : 'används inte') },
      { heading: 'Säger', of: ({ says }) => says.sv, max: 100 },
    ]),
  );
  note(`${rules.filter(({ inUse }) => inUse).length} av ${rules.length} regler används.`);
}
