import { localDay } from '../../domain/dates.js';
import type { JsonObject } from '../../domain/json.js';
import { Refusal } from '../../domain/refusal.js';
import { rowOf } from '../../ledger/commands.js';
import type { Ledger } from '../../ledger/ledger.js';
import { registerEvolution } from '../../ledger/reader.js';
import { placeOf } from './drafts.js';
import type { Placed, Placing } from './placed.js';
import { problem, type RowProblem } from './problems.js';

/**
 * A meeting's point, a meeting with a company, a system or another initiative names the initiative it is about. A source knows it as it calls it itself, since the
 * ledger gives the number only when the need is recorded: the row then comes after the need, and gets its number.
 */

const NUMBER = /^\d{4}-\d{4,}$/;
/** Stands for a number that is not given yet, while rows are only tried. */
const NOT_YET = '0000-0000';
const INITIATIVE = 'initiative-';

type Point = JsonObject & { initiative?: string };

const isName = (value: unknown): value is string => typeof value === 'string' && !NUMBER.test(value);

/** The cases that a row names, as its source calls them. */
export function namedIn({ initiative, initiatives, points }: JsonObject): readonly string[] {
  const inPoints = Array.isArray(points) ? (points as Point[]).map((point) => point.initiative) : [];
  const many = Array.isArray(initiatives) ? (initiatives as string[]) : [];
  return [...new Set([initiative, ...many, ...inPoints].filter(isName))];
}

/** The fields that name cases, with their numbers in place of the names. */
export function numbered(
  { initiative, initiatives, points }: JsonObject,
  numberOf: (name: string) => string | undefined,
): JsonObject {
  const known = (name: string): string => (isName(name) ? (numberOf(name) ?? name) : name);
  return {
    ...(typeof initiative === 'string' ? { initiative: known(initiative) } : {}),
    ...(Array.isArray(initiatives) ? { initiatives: (initiatives as string[]).map(known) } : {}),
    ...(Array.isArray(points)
      ? {
          points: (points as Point[]).map((point) =>
            point.initiative === undefined ? point : { ...point, initiative: known(point.initiative) },
          ),
        }
      : {}),
  };
}

/** Needs by the name of their case, in each of the files that are brought in together. */
type Needs = ReadonlyMap<string, readonly Placed[]>;

const needsIn = (placed: readonly Placed[]): Needs =>
  Map.groupBy(
    placed.filter(({ draft }) => draft.step.row.creates === 'command-id'),
    ({ draft }) => draft.case,
  );

/** The need of a case: in the row's own file before another, and in one other only. */
function needOf(row: Placed, name: string, needs: Needs): Placed | undefined {
  const named = needs.get(name) ?? [];
  return (
    named.find(({ draft }) => draft.file === row.draft.file) ?? (named.length === 1 ? named[0] : undefined)
  );
}

/** Rows with the needs they name, each after its needs; those that were registered before one are told. */
export function withMatters(
  placed: readonly Placed[],
  { told }: Placing,
): { placed: readonly Placed[]; problems: readonly RowProblem[] } {
  const needs = needsIn(placed);
  const problems: RowProblem[] = [];
  const rows = placed.flatMap((row): Placed[] => {
    const { draft } = row;
    const found = namedIn(draft.input).flatMap((name) => {
      const need = needOf(row, name, needs);
      return need ? [[name, need] as const] : [];
    });
    const last = found
      .map(([, { time }]) => time)
      .sort()
      .at(-1);
    if (last === undefined) return [row];
    const matters = new Map(found.map(([name, { commandId, stream }]) => [name, { commandId, stream }]));
    if (last <= row.time) return [{ ...row, matters }];
    // Right after the need, also where its own step would come first of those of one day.
    if (!told) return [{ ...row, matters, time: `${last}~` }];
    const place = placeOf(draft, 'registered', 'Registrerad');
    problems.push(problem('registered-before-need', place, { need: last.slice(0, 10) }));
    return [];
  });
  return { placed: rows, problems };
}

/** The fields of a row that is tried: with the numbers that stand in the ledger, and a stand-in for those to come. */
export async function triedNumbers(
  { draft, matters }: Placed,
  ledger: Ledger,
  timeZone: string,
): Promise<JsonObject> {
  if (!matters) return {};
  const numbers = new Map<string, string>();
  for (const [name, { stream }] of matters)
    numbers.set(name, (await givenNumber(stream, ledger, timeZone)) ?? NOT_YET);
  return numbered(draft.input, (name) => numbers.get(name));
}

/** The number that stands in the ledger for the need of a stream, if it has one. */
export async function givenNumber(
  stream: string,
  ledger: Ledger,
  timeZone: string,
): Promise<string | undefined> {
  const { evolution } = rowOf('initiative', 'report-need');
  const [need] = (await ledger.streams.get(stream, evolution)).history;
  if (!need) return undefined;
  const year = localDay(need.metadata.recordedAt, timeZone).slice(0, 4);
  const { state } = await ledger.streams.get(`register-${year}`, registerEvolution);
  return state.numbers.get(stream.slice(INITIATIVE.length));
}

/** The same for a row that is written, by the numbers its needs were given. @throws Refusal unknown-initiative */
export function writtenNumbers({ draft, matters }: Placed, given: ReadonlyMap<string, string>): JsonObject {
  if (!matters) return {};
  return numbered(draft.input, (name) => {
    const number = given.get(matters.get(name)?.commandId ?? '');
    if (number === undefined && matters.has(name)) throw new Refusal('unknown-initiative', { number: name });
    return number;
  });
}
