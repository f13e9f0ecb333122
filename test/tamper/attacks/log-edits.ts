import {
  before,
  endsItsStream,
  eventAfter,
  every,
  found,
  insideItsStream,
  laterInStream,
  ofHistory,
  ofType,
  shorterThan,
  told,
  undetectable,
  withoutAndWith,
  WHY,
  type Attack,
} from '../attack.js';
import type { LedgerCopy, Row } from '../ledger-copy.js';
import { hide, insert, likeness, putIn, swap, takeOut, withoutUniqueIds } from '../log-surgery.js';

/** Events are removed, put in and moved. Whoever does it brings the rest of the log in order again, where it is not said otherwise. */

const nameFollowers = (copy: LedgerCopy, row: Row): void =>
  copy.call('what follows in its stream', ...laterInStream(copy, row).map(({ id }) => id));

const REMOVALS: readonly Attack[] = [
  {
    name: 'an event removed, and its gap left',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', insideItsStream('ConsultationHeld'));
      copy.call('the one before it', before(copy, row).id);
      copy.call(
        'the next of its stream',
        ...laterInStream(copy, row)
          .slice(0, 1)
          .map(({ id }) => id),
      );
      copy.inLedger((database) => database.prepare('DELETE FROM event WHERE id = ?').run(row.id));
    },
    expected: ofHistory(['event-removed: after the one before it'], {
      always: ['revision-gap: the next of its stream'],
      ...shorterThan('newest'),
    }),
  },
  {
    name: 'an event removed from inside its stream',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', insideItsStream('ConsultationHeld'));
      copy.call('the one before it', before(copy, row).id);
      nameFollowers(copy, row);
      takeOut(copy, row);
    },
    expected: ofHistory(
      ['event-removed: after the one before it', 'event-changed: what follows in its stream'],
      shorterThan('newest'),
    ),
  },
  {
    name: 'the last event of a stream removed',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', endsItsStream('InitiativeClosed'));
      copy.call('the one before it', before(copy, row).id);
      takeOut(copy, row);
    },
    expected: ofHistory(['event-removed: after the one before it'], shorterThan('newest')),
  },
  {
    name: 'an initiative removed, and the later numbers moved up',
    changesHistory: true,
    act: removeInitiative,
    expected: ofHistory(
      ['event-removed: after what stands before', 'event-changed: a later number'],
      shorterThan('third'),
    ),
  },
  {
    name: 'a decision changed, and all that followed from it removed',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', insideItsStream('DecisionMade'));
      copy.call('what stands before', ...copy.rows().map(({ id }) => id));
      copy.call('the decision', row.id);
      copy.set(row.id, 'data', { ...row.data, outcome: 'rejected' });
      for (const later of laterInStream(copy, row).toReversed()) takeOut(copy, later);
    },
    expected: ofHistory(
      ['event-changed: the decision', 'event-removed: after what stands before'],
      shorterThan('third'),
    ),
  },
];

function removeInitiative(copy: LedgerCopy): void {
  const { stream } = eventAfter(copy, 'rotated', ofType('NeedWithdrawn'));
  const isOfIt = (row: Row): boolean =>
    row.stream === stream ||
    (row.type === 'NumberAssigned' && stream === `initiative-${String(row.data['initiative'])}`);
  for (let row = copy.rows().findLast(isOfIt); row; row = copy.rows().findLast(isOfIt)) takeOut(copy, row);
  copy.call('what stands before', ...copy.rows().map(({ id }) => id));
  const numbers = copy.rows().filter(({ type }) => type === 'NumberAssigned');
  numbers.forEach((row, place) => {
    const number = row.stream.replace('register-', '') + `-${String(place + 1).padStart(4, '0')}`;
    if (number === row.data['number']) return;
    copy.call('a later number', row.id);
    copy.set(row.id, 'data', { ...row.data, number });
  });
}

const textOf = ({ data }: Row): string => ('note' in data ? 'note' : 'reasons');

/** An event that says something else than the one that it is put in after. */
function putInAfter(
  copy: LedgerCopy,
  row: Row,
  added: Row = likeness(row, { ...row.data, [textOf(row)]: 'Så var det.' }),
): void {
  copy.call('the event', added.id);
  nameFollowers(copy, row);
  putIn(copy, { ...added, position: row.position + 1, revision: row.revision + 1 });
}

const ADDITIONS: readonly Attack[] = [
  {
    name: 'an event put in',
    changesHistory: true,
    act: (copy) => putInAfter(copy, eventAfter(copy, 'rotated', insideItsStream('PartyContacted'))),
    expected: ofHistory(['event-inserted: the event', 'event-changed: what follows in its stream']),
  },
  {
    name: 'an event put in at the end of its stream',
    changesHistory: true,
    act: (copy) => putInAfter(copy, eventAfter(copy, 'rotated', endsItsStream('NeedWithdrawn'))),
    expected: ofHistory(['event-inserted: the event']),
  },
  {
    name: 'an event doubled, under another id',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', endsItsStream('NeedWithdrawn'));
      putInAfter(copy, row, { ...likeness(row), metadata: row.metadata });
    },
    expected: ofHistory(['event-inserted: the event']),
  },
  {
    name: 'an event doubled, under the same id',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', endsItsStream('NeedWithdrawn'));
      withoutUniqueIds(copy);
      putInAfter(copy, row, row);
    },
    expected: ofHistory(['event-inserted: the event'], {
      always: ['id-twice: the event', 'definition-unknown: ledger.db'],
    }),
  },
  {
    name: 'an event added at the end of the log, in the name of somebody',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', endsItsStream('NeedWithdrawn'));
      const last = copy.rows().at(-1) as Row;
      const { recordedAt } = last.metadata;
      const added = likeness(row, { ...row.data, reasons: 'Så var det.' });
      putIn(copy, {
        ...added,
        position: last.position + 1,
        revision: row.revision + 1,
        metadata: { ...added.metadata, recordedAt },
      });
    },
    expected: withoutAndWith(told(WHY.unsealed, 'not-sealed: after newest'), undetectable(WHY.recorded)),
  },
  {
    name: 'an event put in at position 0, where nobody begins to read the log',
    changesHistory: false,
    act: (copy) => hideOne(copy, 0n),
    expected: every(found('event-hidden: the event')),
  },
  {
    name: 'an event put in at position 2^53 + 1, which no number reaches',
    changesHistory: false,
    act: (copy) => hideOne(copy, 2n ** 53n + 1n),
    expected: every(found('event-hidden: the event')),
  },
];

/** An event that its stream has and the log has not. */
function hideOne(copy: LedgerCopy, position: bigint): void {
  const row = eventAfter(copy, 'rotated', endsItsStream('NeedWithdrawn'));
  const added = { ...likeness(row), revision: row.revision + 1, position: 999_999 };
  copy.call('the event', added.id);
  copy.inLedger((database) => insert(database, added));
  hide(copy, added, position);
}

const BOTH_CHANGED = ['event-changed: the earlier', 'event-changed: the later'];

const MOVES: readonly Attack[] = [
  {
    name: 'two events of different streams swapped',
    changesHistory: true,
    act: (copy) => swapWithNext(copy, eventAfter(copy, 'rotated', apartInTime)),
    expected: {
      ...ofHistory(['event-moved: the earlier']),
      alone: told(
        'events that were recorded out of order are no fault, since clocks are set',
        'clock-back: the earlier',
      ),
    },
  },
  {
    name: 'two events of different streams swapped, and their times too',
    changesHistory: true,
    act: (copy) => swapWithNext(copy, eventAfter(copy, 'rotated', apartInTime), true),
    expected: ofHistory(BOTH_CHANGED),
  },
  {
    name: 'two events of one stream swapped, and their times too',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', insideItsStream('DecisionMade'));
      swapWith(copy, row, laterInStream(copy, row)[0] as Row, true);
    },
    expected: ofHistory(BOTH_CHANGED),
  },
  {
    name: 'an event moved to the end of the log',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', endsItsStream('InitiativeClosed'));
      const last = copy.rows().at(-1) as Row;
      copy.call('the one before it', before(copy, row).id);
      takeOut(copy, row);
      const { recordedAt } = last.metadata;
      putIn(copy, { ...row, position: last.position, metadata: { ...row.metadata, recordedAt } });
    },
    expected: ofHistory(['event-removed: after the one before it']),
  },
  {
    name: 'all positions moved on, with the order kept',
    changesHistory: true,
    act: (copy) =>
      copy.inLedger((database) => {
        database.exec('UPDATE event SET position = -position; UPDATE event SET position = 1000 - position');
      }),
    expected: {
      ...every(
        undetectable('a position is the store’s own and no part of the event, so that nothing was changed'),
      ),
      bare: found('state-differs: state.db'),
    },
  },
];

function apartInTime(row: Row, index: number, rows: readonly Row[]): boolean {
  const next = rows[index + 1];
  return (
    next !== undefined && next.stream !== row.stream && row.metadata.recordedAt < next.metadata.recordedAt
  );
}

const swapWithNext = (copy: LedgerCopy, row: Row, times = false): void =>
  swapWith(copy, row, copy.rows().find(({ position }) => position > row.position) as Row, times);

function swapWith(copy: LedgerCopy, row: Row, other: Row, times: boolean): void {
  copy.call('the earlier', row.id);
  copy.call('the later', other.id);
  swap(copy, row, other);
  if (!times) return;
  const recordedAt = (of: Row): string => of.metadata.recordedAt;
  copy.set(row.id, 'metadata', { ...row.metadata, recordedAt: recordedAt(other) });
  copy.set(other.id, 'metadata', { ...other.metadata, recordedAt: recordedAt(row) });
}

export const LOG_EDITS: readonly Attack[] = [...REMOVALS, ...ADDITIONS, ...MOVES];
