import type { CheckpointName } from './attacked-ledger.js';
import type { Attacker } from './attackers.js';
import type { LedgerCopy, Row } from './ledger-copy.js';

/** What `liggare verify` says, each `code: where`, each once, in the order of the codes. */
export type Finds = readonly string[];

/** What must come of an attack. */
export type Outcome =
  /** Faults, exactly: those that name what was done, and those that follow `besides`. Notes where they matter. */
  | Readonly<{ found: Finds; besides: Finds; told?: Finds }>
  /** No fault, but notes, exactly. */
  | Readonly<{ told: Finds; why: string }>
  /** Nothing at all can be found. */
  | Readonly<{ undetectable: string }>;

export type Expected = Readonly<Record<Attacker, Outcome>>;

export type Attack = Readonly<{
  name: string;
  /** What is done to the files. It calls what it touches by names, for the verdict. */
  act: (copy: LedgerCopy, attacker: Attacker) => unknown;
  /**
   * Whether history itself is changed: then whoever can makes the tree again, and signs it. Of other attacks the tree made
   * again would be the end.
   */
  changesHistory: boolean;
  /** The one who verifies knows the ledger's keys, unless it is said that they do not. */
  keyKnown?: false;
  /** Read models are removed before any other attack: they may be at any time, and would tell what they were made of. */
  onReadModels?: true;
  expected: Expected;
}>;

/** Why nothing can be found. */
export const WHY = {
  rewritten: 'everything was made again and signed, and nobody has an earlier head to hold it against',
  unsealed: 'nothing is claimed of what is not sealed, and it may be anything',
  recorded: 'whoever can write the file can record, and what they record is sealed like anything else',
  afterKept: 'the head that was kept is older than the event, and everything after it was signed again',
} as const;

export const found = (...finds: readonly string[]): Outcome => ({ found: finds, besides: [] });
export const undetectable = (why: string): Outcome => ({ undetectable: why });
export const told = (why: string, ...notes: readonly string[]): Outcome => ({ told: notes, why });

/** Whoever attacks, the same comes of it. */
export const every = (outcome: Outcome): Expected => ({
  bare: outcome,
  rebuilding: outcome,
  kept: outcome,
  alone: outcome,
});

/** Whoever has no key, the same comes of it, and so of whoever has it. */
export const withoutAndWith = (without: Outcome, withKey: Outcome): Expected => ({
  bare: without,
  rebuilding: without,
  kept: withKey,
  alone: withKey,
});

export const CHECKPOINT_NAMES: readonly CheckpointName[] = ['first', 'rotated', 'kept', 'third', 'newest'];

/** The first head that has a change of the events between `rotated` and `kept`, which is all that signed heads tell of it. */
export const HEAD_DIFFERS = 'checkpoint-root-differs: kept (after rotated)';
export const KEPT_DIFFERS = 'kept-root-differs: kept';

/**
 * What comes of a change to events between `rotated` and `kept`.
 * @param bare what names it where the tree is left as it was
 */
export function ofHistory(
  bare: Finds,
  {
    always = [],
    besides = [],
    bareBesides = [],
  }: Readonly<{
    /** What is found however it is hidden, since the events contradict themselves. */
    always?: Finds;
    /** What follows from it where heads are left as they were. */
    besides?: Finds;
    /** What follows from it where the tree is left as it was, too. */
    bareBesides?: Finds;
  }> = {},
): Expected {
  return {
    bare: { found: [...bare, ...always], besides: [HEAD_DIFFERS, ...besides, ...bareBesides] },
    rebuilding: { found: [HEAD_DIFFERS, ...always], besides },
    kept: found(KEPT_DIFFERS, ...always),
    alone: always.length === 0 ? undetectable(WHY.rewritten) : found(...always),
  };
}

/** What follows when the log is shorter than it was at a head: heads and tiles from there on are of events that are gone. */
export function shorterThan(name: CheckpointName): Readonly<{ besides: Finds; bareBesides: Finds }> {
  const gone = CHECKPOINT_NAMES.slice(CHECKPOINT_NAMES.indexOf(name));
  return {
    besides: gone.map((one) => `checkpoint-beyond-log: ${one}`),
    bareBesides: ['tile/0', 'tile/entries'].flatMap((path) =>
      gone.map((one) => `tile-beyond-log: ${path} of ${one}`),
    ),
  };
}

export type Wanted = (row: Row, index: number, rows: readonly Row[]) => boolean;

/** An event of a kind that stands between a head and the next one. */
export function eventAfter(copy: LedgerCopy, name: CheckpointName, wanted: Wanted): Row {
  const { sizes } = copy.original;
  const until = sizes[CHECKPOINT_NAMES[CHECKPOINT_NAMES.indexOf(name) + 1] ?? 'newest'];
  const row = copy
    .rows()
    .find((one, index, rows) => index >= sizes[name] && index < until && wanted(one, index, rows));
  if (!row) throw new Error('no event to attack');
  return row;
}

export const ofType =
  (type: string): Wanted =>
  (row) =>
    row.type === type;

/** One after which others follow in its stream, and the next in the log is of another. */
export const insideItsStream =
  (type: string): Wanted =>
  (row, index, rows) =>
    row.type === type &&
    rows[index + 1]?.stream !== row.stream &&
    rows.slice(index + 1).some(({ stream }) => stream === row.stream);

/** The last one of its stream. */
export const endsItsStream =
  (type: string): Wanted =>
  (row, index, rows) =>
    row.type === type && !rows.slice(index + 1).some(({ stream }) => stream === row.stream);

/** The events of its stream that come after one. */
export const laterInStream = (copy: LedgerCopy, { stream, revision }: Row): readonly Row[] =>
  copy.rows().filter((row) => row.stream === stream && row.revision > revision);

/** The event that stands before one in the log. */
export function before(copy: LedgerCopy, { position }: Row): Row {
  const row = copy.rows().findLast((one) => one.position < position);
  if (!row) throw new Error('no event before it');
  return row;
}
