import { many } from '../domain/many.js';
import { existsSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { Refusal } from '../domain/refusal.js';
import type { Covered } from '../guideline/coverage.js';
import { nameOf, type Facts } from '../guideline/facts.js';
import { notEstablished } from '../guideline/not-established.js';
import { packDifferences } from '../guideline/pack-diff.js';
import { KINDS, packChapters, rowChapters, valueText } from '../guideline/pack-text.js';
import { parametersOn } from '../guideline/parameter-uses.js';
import type { FollowedReader } from '../follow-reader.js';
import { systemClock } from '../ledger/clock.js';
import { coverageOf, packNamed, todayBy } from '../read-models/guidelines.js';
import { withReader } from './opened.js';
import type { Options } from './options.js';
import { packAsked } from './pack-asked.js';
import { readPack } from './pack-file.js';
import { asJson, note, print, table } from './terminal.js';

/** What a guideline says, how two of them differ, what is set, and what carries each row. */

const today = ({ readModels }: FollowedReader): string => todayBy(readModels.facts(), systemClock.now());

/** Whether every name is a file: then no ledger is needed. */
const areFiles = (names: readonly string[]): boolean => names.every((name) => existsSync(name));

/** The packs that names stand for: files, or versions in the ledger. */
async function packsNamed(
  names: readonly (string | undefined)[],
  show: (packs: readonly GuidelinePack[], facts?: Facts) => void,
): Promise<void> {
  const told = names.filter((name) => name !== undefined);
  if (told.length === names.length && areFiles(told)) return show(told.map(readPack));
  return withReader((reader) => {
    const facts = reader.readModels.facts();
    const packOf = (name: string | undefined): GuidelinePack =>
      name !== undefined && existsSync(name) ? readPack(name) : packNamed(facts, name, today(reader));
    show(names.map(packOf), facts);
    return Promise.resolve();
  });
}

/** `liggare guideline show`. */
export function showPack(options: Options, [name]: readonly string[]): Promise<void> {
  const row = options['row'] as string | undefined;
  return packsNamed([name], ([pack], facts) => {
    if (!pack) return;
    if (row !== undefined && !pack.rows.some(({ id }) => id === row))
      throw new Refusal('unknown-row', { row, guideline: nameOf(pack) });
    if (options['format'] === 'json')
      return print(asJson(row === undefined ? pack : pack.rows.find(({ id }) => id === row)));
    const chapters = [...(row === undefined ? packChapters(pack) : []), ...rowChapters(pack, row)];
    print(
      chapters
        .map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
        .join('\n\n'),
    );
    if (facts && row === undefined) noteNotEstablished(pack, facts);
  });
}

/** What the guideline names and the ledger lacks, each with the command that lays it up. */
export function noteNotEstablished(pack: GuidelinePack, facts: Facts): void {
  const missing = notEstablished(pack, facts);
  if (missing.length === 0) return;
  note('\nRiktlinjen nämner, men liggaren har inte:');
  for (const { name, how } of missing) note(`  ${name}: ${how}`);
}

/** `liggare guideline diff`. */
export function showDifferences(options: Options, [a = '', b = '']: readonly string[]): Promise<void> {
  return packsNamed([a, b], ([before, after]) => {
    if (!before || !after) return;
    const differences = packDifferences(before, after);
    if (options['format'] === 'json') return print(asJson({ from: a, to: b, differences }));
    if (differences.length > 0) print(differences.join('\n'));
    note(
      differences.length === 0 ? 'Ingen skillnad.' : `${many(differences.length, 'skillnad', 'skillnader')}.`,
    );
  });
}

/** `liggare guideline parameters`. */
export function showParameters(options: Options): Promise<void> {
  return withReader((reader) => {
    const day = (options['on'] as string | undefined) ?? today(reader);
    const parameters = parametersOn(reader.readModels.facts(), day);
    if (options['format'] === 'json') return Promise.resolve(print(asJson({ on: day, parameters })));
    print(
      table(parameters, [
        { heading: 'Parameter', of: ({ parameter }) => parameter },
        { heading: 'Vad den anger', of: ({ sv }) => sv, max: 76 },
        { heading: 'Värde', of: ({ value }) => valueText(value), max: 40 },
        { heading: 'Från', of: ({ from }) => from ?? '' },
        { heading: 'Satt av', of: ({ by }) => setBy(by) },
        { heading: 'Rader', of: ({ rows }) => rows.join(', '), max: 30 },
        { heading: 'Styr', of: ({ rules }) => rules.join(', ') || NOTHING_GOVERNED, max: 90 },
      ]),
    );
    return Promise.resolve();
  });
}

/** The guideline has none of the rows that it is for. */
const NOTHING_GOVERNED = '(ingenting: riktlinjen saknar raderna)';

const setBy = (by: Readonly<{ guideline: string } | { event: string }> | undefined): string =>
  by === undefined ? '' : 'guideline' in by ? by.guideline : 'kommunen';

/** `liggare guideline coverage`: of the guideline in force, of a file, or of the shipped one. */
export async function showCoverage(options: Options): Promise<void> {
  const { pack, heading } = await packAsked(options);
  const all = coverageOf(pack, options['row'] as string | undefined);
  note(`${heading}\n`);
  print(COVERAGE_AS[options['format'] as keyof typeof COVERAGE_AS](all));
  const bare = all.filter(({ by, tests }) => by.length === 0 || tests.length === 0);
  note(`${many(all.length, 'rad', 'rader')}, ${all.length - bare.length} genomförda och visade av ett test.`);
}

const carriers = ({ by }: Covered): string => by.map(({ kind, name }) => `${KINDS[kind]} ${name}`).join('; ');

const COVERAGE_AS = {
  table: (rows: readonly Covered[]): string =>
    table(rows, [
      { heading: 'Rad', of: ({ row }) => row },
      { heading: 'Citat', of: ({ quote }) => quote, max: 60 },
      { heading: 'Genomförs av', of: carriers, max: 90 },
      { heading: 'Visas av', of: ({ tests }) => tests[0] ?? '', max: 110 },
    ]),
  csv: (rows: readonly Covered[]): string =>
    stringify(
      rows.map((covered) => [
        covered.row,
        covered.section,
        covered.lines,
        covered.quote,
        carriers(covered),
        covered.tests.join('; '),
      ]),
      {
        header: true,
        delimiter: ';',
        bom: true,
        columns: ['Rad', 'Avsnitt', 'Rader i texten', 'Citat', 'Genomförs av', 'Visas av'],
      },
    ),
  json: (rows: readonly Covered[]): string => asJson(rows),
};
