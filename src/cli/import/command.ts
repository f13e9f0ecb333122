import { localDay } from '../../domain/dates.js';
import type { GuidelinePack } from '../../domain/guidelines/pack.js';
import { many } from '../../domain/many.js';
import { Refusal } from '../../domain/refusal.js';
import { choicesIn, wordedLabel } from '../../guideline/wording.js';
import { asRefusal } from '../../ledger/as-refusal.js';
import { systemClock } from '../../ledger/clock.js';
import { offices } from '../../read-models/queries.js';
import type { Options } from '../options.js';
import { actorOf, withLedger, withReadModels } from '../opened.js';
import { EXIT, asJson, note, print, progress, table } from '../terminal.js';
import { CONTROLS, columnsOf, type ColumnHelp } from './columns.js';
import type { RowProblem } from './problems.js';
import { runImport, type ImportOptions, type ImportResult } from './run-import.js';
import { STEPS, type ImportStep } from './steps.js';

/** `liggare import`: 0 when every row stands in the ledger, 1 when any was refused. */
export async function importCommand(options: Options, [file]: readonly string[]): Promise<number> {
  if (options['columns'] === true) {
    const columns = await columnsHere();
    print(options['format'] === 'json' ? asJson(columnsAsJson(columns)) : columnsAsText(columns));
    return EXIT.done;
  }
  if (file === undefined)
    throw new Refusal('malformed-request', { reason: 'ange en fil att föra in (name a file to import)' });
  const dryRun = options['dryRun'] === true;
  const source = options['source'] as string | undefined;
  const { offices: known, packs, units } = await namedNow();
  return withLedger(async (opened) => {
    const bar = progress('För in', 100);
    const result = await runImport(opened, {
      files: [file],
      actor: await actorOf(opened, options),
      offices: known,
      packs,
      units,
      dryRun,
      ...(source === undefined ? {} : { source }),
      onProgress: (done, total) => bar.at(Math.floor((done * 100) / total)),
    });
    bar.end();
    show(result, { dryRun, json: options['format'] === 'json' });
    return result.problems.length === 0 ? EXIT.done : EXIT.refused;
  });
}

/**
 * Offices, and the guidelines whose groups and units can be named by name, the one in force first. Read before the import
 * begins, so that nothing waits for the read models during it.
 */
const namedNow = (): Promise<Required<Pick<ImportOptions, 'offices' | 'packs' | 'units'>>> =>
  withReadModels(async ({ readModels, ledger }) => {
    const facts = readModels.facts();
    const today = localDay(systemClock.now(), (await ledger.genesis()).timeZone);
    const inForce = facts.on(today).guideline?.pack;
    const adopted = facts.versions().map(({ pack }) => pack);
    const own = offices(readModels).map(({ office, name }) => ({ code: office, name }));
    return {
      offices: [...adopted.flatMap((pack) => pack.offices), ...own],
      units: facts.rolls.unit.map(({ name }) => name),
      packs: [...(inForce ? [inForce] : []), ...adopted.filter((pack) => pack !== inForce).reverse()],
    };
  });

type Columns = Readonly<{
  /** Whether they are in the shipped guideline's words, since there is no other. */
  shipped: boolean;
  steps: readonly Readonly<{ step: ImportStep; columns: readonly ColumnHelp[] }>[];
}>;

/** The columns in the words of the ledger that is here; in our own where there is none. */
async function columnsHere(): Promise<Columns> {
  let pack: GuidelinePack | undefined;
  try {
    [pack] = (await namedNow()).packs;
  } catch (error) {
    if (!asRefusal(error)) throw error;
  }
  const called = {
    choices: (labels: Readonly<Record<string, string>>) => choicesIn(pack, labels),
    text: (example: string) => wordedLabel(example, pack),
  };
  return {
    shipped: pack === undefined,
    steps: STEPS.map((step) => ({ step, columns: columnsOf(step, called) })),
  };
}

function show(result: ImportResult, { dryRun, json }: { dryRun: boolean; json: boolean }): void {
  if (json) return print(asJson({ dryRun, ...result }));
  for (const one of result.problems) note(problemAsText(one));
  print(resultAsText(result, dryRun));
}

/** Where and what, in both languages, with its code: `fil.csv, rad 7, kolumn Datum: … [malformed-date]`. */
export function problemAsText({ file, at, line, column, code, sv, en }: RowProblem): string {
  const row = line === undefined ? '' : `, ${at === 'line' ? 'rad' : 'post'} ${line}`;
  const where = `${file}${row}${column === undefined ? '' : `, kolumn ${column}`}`;
  return `${where}: ${sv}\n    ${en} [${code}]`;
}

/** What an import did, or would do, in a few sentences. */
export function resultAsText(result: ImportResult, dryRun: boolean): string {
  const { written, initiatives, recordedBefore, newPersons, problems } = result;
  const counts = `${many(written, 'rad', 'rader')}, varav ${many(initiatives, 'nytt initiativ', 'nya initiativ')}`;
  const done = written === 0 ? 'Ingenting nytt har förts in.' : `${counts}, har förts in.`;
  const would = `Provkörning: ${counts}, skulle föras in. Ingenting har förts in.`;
  const persons = `Nya personer ${dryRun ? 'att registrera' : 'i personregistret'}: ${newPersons.join(', ')}.`;
  return [
    dryRun ? would : done,
    ...(recordedBefore > 0 ? [`${many(recordedBefore, 'rad fanns', 'rader fanns')} redan i liggaren.`] : []),
    ...(newPersons.length > 0 ? [persons] : []),
    ...(problems.length > 0 ? [`${problems.length} fel, uppräknade ovan.`] : []),
  ].join('\n');
}

const columnsAsJson = ({ steps }: Columns) => ({
  columns: CONTROLS.map(({ names, help }) => ({ heading: names[0], also: names.slice(1), help })),
  steps: steps.map(({ step, columns }) => ({ step: step.sv, also: step.en, columns })),
});

function columnsAsText({ steps: of, shipped }: Columns): string {
  const controls = table(CONTROLS, [
    { heading: 'Kolumn', of: ({ names }) => names[0] ?? '' },
    { heading: 'Vad', of: ({ help }) => help, max: 90 },
  ]);
  const steps = of.map(({ step, columns }) =>
    table(columns, [
      { heading: `${step.sv}: kolumn`, of: ({ heading, required }) => `${heading}${required ? ' *' : ''}` },
      { heading: 'Vad', of: ({ help }) => help, max: 200 },
    ]),
  );
  const intro = [
    'En rad är ett steg. Uppgifter med * måste fyllas i för sitt steg; andra kolumner lämnas tomma.',
    'Samma rubriker gäller i CSV (UTF-8, semikolon eller komma) och i JSON (en lista av objekt).',
    ...(shipped
      ? [
          'Namnen (IT-styrgruppen, IT-strategen, IT-enheten …) är den medföljande riktlinjens. Med en liggare står namnen i er egen.',
        ]
      : []),
    `Steg: ${STEPS.map(({ sv }) => sv).join(', ')}.`,
  ];
  return [intro.join('\n'), controls, ...steps].join('\n\n');
}
