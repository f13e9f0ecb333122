import { v5 as uuidv5 } from 'uuid';
import { initiativeIdOf } from '../../ledger/initiative-id.js';
import { dayOf, knownUntil } from '../../domain/dates.js';
import { Refusal } from '../../domain/refusal.js';
import type { Ledger } from '../../ledger/ledger.js';
import { caseOf, placeOf, type Draft } from './drafts.js';
import { withMatters } from './matters.js';
import type { Placed, Placing } from './placed.js';
import { problem, refused, type RowProblem } from './problems.js';
import { begins, corrects, namesAStep } from './steps.js';

/** Namespace of the ids of imported commands: source and key make the id, so that a row is recorded once. */
const IMPORTED = 'b0f3a6d4-6a0c-5d53-9a55-0f6c9d1f7a31';

/** The id of what a source says under a key. */
export const commandIdOf = (source: string, key: string): string => uuidv5(`${source}\n${key}`, IMPORTED);

const HOUR_OF_A_DAY = 'T09:00';
const MINUTE_MS = 59_999;

/** The instant at which an example ledger records the row: when its source registered it, or else when it happened. */
function toldInstant({ registered, occurredAt, input }: Draft, timeZone: string): string {
  const told = registered ?? occurredAt ?? String(input['meetingDate']);
  const moment = told.length === 10 ? `${told}${HOUR_OF_A_DAY}` : told;
  const endOfMinute = knownUntil(moment, timeZone) as string;
  return new Date(Date.parse(endOfMinute) - MINUTE_MS).toISOString();
}

/** Finds every row's stream and puts the rows in the order they are to be written in. */
export async function place(
  ledger: Ledger,
  drafts: readonly Draft[],
  placing: Placing,
  broken: ReadonlySet<string>,
): Promise<{ placed: readonly Placed[]; problems: readonly RowProblem[] }> {
  const placed: Placed[] = [];
  const problems: RowProblem[] = [];
  const groups = Map.groupBy(drafts, (draft) => `${draft.step.row.kind}\n${caseOf(draft)}`);
  for (const group of groups.values()) {
    const found = await streamOf(ledger, group, broken);
    if (Array.isArray(found)) problems.push(...found);
    else {
      const rows = placedIn(group, found, placing);
      const tooEarly = early(rows, placing);
      problems.push(...tooEarly.map(({ told }) => told));
      placed.push(...rows.filter((row) => !tooEarly.some(({ early: one }) => one === row)));
    }
  }
  const after = withMatters(placed, placing);
  return {
    placed: after.placed.toSorted(compare),
    problems: [...problems, ...after.problems],
  };
}

/** In time; at the same time by the natural order of steps and then by key, never by the place in the file. */
function compare(a: Placed, b: Placed): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.draft.step.order !== b.draft.step.order) return a.draft.step.order - b.draft.step.order;
  if (a.draft.key === b.draft.key) return 0;
  return a.draft.key < b.draft.key ? -1 : 1;
}

type Found = Readonly<{ stream: string; target?: string }>;

async function streamOf(
  ledger: Ledger,
  group: readonly Draft[],
  broken: ReadonlySet<string>,
): Promise<Found | RowProblem[]> {
  const [first] = group as readonly [Draft];
  const { kind } = first.step.row;
  if (kind !== 'initiative') return { stream: `${kind}-${first.case}`, target: first.case };
  const need = group.find(({ step }) => begins(step));
  const numbered = group.find(({ number }) => number !== undefined);
  if (need && numbered) return [problem('need-with-number', placeOf(need, 'number', 'Nummer'))];
  if (numbered?.number !== undefined) return numberedStream(ledger, group, numbered.number, numbered.line);
  const initiative = initiativeIdOf(commandIdOf(first.file.source, `${first.case}/Behov`));
  const stream = `initiative-${initiative}`;
  const known = await ledger.streams.refresh(stream, first.step.row.evolution);
  if (need || known.revision !== 'no-stream') return { stream, target: initiative };
  // When the need itself could not be read, that has been told.
  if (broken.has(caseOf(first))) return [];
  return group.map((draft) => problem('need-missing', placeOf(draft, 'step', 'Steg'), { case: draft.case }));
}

async function numberedStream(
  ledger: Ledger,
  group: readonly Draft[],
  number: string,
  line: number,
): Promise<Found | RowProblem[]> {
  const different = group.filter((draft) => draft.number !== undefined && draft.number !== number);
  if (different.length > 0) {
    const details = { case: group[0]?.case ?? '', other: String(line) };
    return different.map((draft) =>
      problem('different-numbers', placeOf(draft, 'number', 'Nummer'), details),
    );
  }
  try {
    const initiative = await ledger.initiativeOf(number);
    return { stream: `initiative-${initiative}`, target: initiative };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return group.map((draft) => refused(error, placeOf(draft, 'number', 'Nummer')));
  }
}

function placedIn(group: readonly Draft[], { stream, target }: Found, { timeZone, told }: Placing): Placed[] {
  const timeOf = (draft: Draft): string =>
    told ? toldInstant(draft, timeZone) : (draft.occurredAt ?? String(draft.input['meetingDate']));
  const beginning = group.find(({ step }) => begins(step));
  // Offices, groups and systems come first of all, since anybody may refer to them; a need comes before its steps, also those that really
  // happened earlier; a correction comes after what it corrects, and a deviation
  // after what it concerns.
  const first = beginning && timeOf(beginning);
  return group.map((draft) => {
    const own = timeOf(draft);
    const isReferredTo = draft.step.row.kind !== 'initiative';
    const named = namedStep(draft);
    const corrected =
      named === undefined ? undefined : group.find(({ key }) => isNamed(draft.case, named, key));
    const after = [first, corrected && timeOf(corrected)].filter((time) => time !== undefined && time > own);
    const time = told ? own : isReferredTo && begins(draft.step) ? '' : (after.sort().at(-1) ?? own);
    const key = commandIdOf(draft.file.source, draft.key);
    return {
      draft,
      commandId: key,
      stream,
      time,
      ...(target === undefined || begins(draft.step) ? {} : { target }),
    };
  });
}

/** The step of the same case that a row is about: what it corrects, explains or reports. */
export const namedStep = ({ step, corrects: of, input }: Draft): string | undefined => {
  if (corrects(step)) return of ?? '';
  const property = namesAStep(step);
  const named = property === undefined ? undefined : input[property];
  return named === undefined ? undefined : String(named);
};

/** Whether a row's key is what another row names: the whole key, or what follows the case. */
export const isNamed = (about: string, of: string, key: string): boolean =>
  [of, `${about}/${of}`].some(
    (name) => name.normalize('NFC').toLowerCase() === key.normalize('NFC').toLowerCase(),
  );

/**
 * In an example ledger nothing of a case is registered before its need. A guideline has several beginnings, a draft and an
 * adoption of each version, and may stand in the ledger already: whether a step comes too early is told by its decision.
 */
function early(rows: readonly Placed[], { told }: Placing): { early: Placed; told: RowProblem }[] {
  const need = rows.find(({ draft }) => begins(draft.step));
  if (!told || !need || need.draft.step.row.kind === 'guideline') return [];
  const details = { need: dayOf(need.time) };
  return rows
    .filter(({ time }) => time < need.time)
    .map((row) => ({
      early: row,
      told: problem('registered-before-need', placeOf(row.draft, 'registered', 'Registrerad'), details),
    }));
}
