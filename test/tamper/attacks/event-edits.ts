import type { EventMetadata } from '../../../src/domain/event.js';
import type { JsonObject } from '../../../src/domain/json.js';
import { newEventId } from '../../../src/ledger/chance.js';
import {
  eventAfter,
  every,
  HEAD_DIFFERS,
  KEPT_DIFFERS,
  found,
  laterInStream,
  ofHistory,
  ofType,
  undetectable,
  type Attack,
  type Finds,
  type Outcome,
  type Wanted,
} from '../attack.js';
import type { LedgerCopy, Row } from '../ledger-copy.js';
import { moveTo } from '../log-surgery.js';

/** One event is changed where it stands, one part at a time. */

type Change = (row: Row, copy: LedgerCopy) => Partial<Row>;

/** @param always what contradicts itself in the changed event, however it is hidden */
function edit(name: string, of: string | Wanted, change: Change, always: Finds = []): Attack {
  return {
    name,
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', typeof of === 'string' ? ofType(of) : of);
      const changed = change(row, copy);
      copy.call('the event', row.id, changed.id ?? row.id);
      copy.call(
        'the next of its stream',
        ...laterInStream(copy, row)
          .slice(0, 1)
          .map(({ id }) => id),
      );
      for (const [column, value] of Object.entries(changed)) copy.set(row.id, column as keyof Row, value);
    },
    expected: ofHistory(['event-changed: the event'], { always }),
  };
}

const metadata =
  (change: (metadata: EventMetadata, copy: LedgerCopy) => Record<string, unknown>): Change =>
  (row, copy) => ({ metadata: { ...row.metadata, ...change(row.metadata, copy) } as EventMetadata });

const data =
  (change: (data: JsonObject, copy: LedgerCopy) => Record<string, unknown>): Change =>
  (row, copy) => ({ data: { ...row.data, ...change(row.data, copy) } as JsonObject });

const without = <T extends object>(object: T, member: string): T =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== member)) as T;

const somebodyElse = (copy: LedgerCopy, person: unknown): unknown =>
  copy.rows().find((row) => row.type === 'PersonRegistered' && row.data['person'] !== person)?.data['person'];

const FORM = 'data-malformed: the event';
const GAPS = ['revision-gap: the event', 'revision-gap: the next of its stream'];

const HEAD: readonly Attack[] = [
  edit('id', 'DecisionMade', () => ({ id: newEventId() })),
  edit('id, to what is none', 'DecisionMade', () => ({ id: 'x' }), ['id-malformed: the event']),
  edit('stream', 'FinancingDecided', ({ stream }) => ({ stream: stream.replace(/.{4}$/, '0000') }), GAPS),
  {
    name: 'stream, to another, with both in order',
    changesHistory: true,
    act: (copy) => {
      const row = eventAfter(copy, 'rotated', ofType('ConsultationHeld'));
      const other = eventAfter(copy, 'rotated', ofType('NeedWithdrawn'));
      copy.call('the event', row.id);
      copy.call('what follows in either stream', ...laterInStream(copy, row).map(({ id }) => id));
      const later = copy
        .rows()
        .filter(({ stream, position }) => stream === other.stream && position > row.position);
      copy.call('what follows in either stream', ...later.map(({ id }) => id));
      moveTo(copy, row, other.stream);
    },
    expected: ofHistory(['event-changed: the event', 'event-changed: what follows in either stream']),
  },
  edit('revision', 'FinancingDecided', ({ revision }) => ({ revision: revision + 1_000 }), GAPS),
  edit('type', 'DecisionMade', () => ({ type: 'ConsultationHeld' }), [FORM]),
  edit('type, to one that its data fits', 'NeedWithdrawn', () => ({ type: 'InitiativeCancelled' })),
];

/** One of a stream without corrections, which are made when a stream is read from its beginning. */
const uncorrected: Wanted = (row, _index, rows) =>
  row.type === 'FinancingDecided' &&
  !rows.some(({ stream, type }) => stream === row.stream && type === 'CorrectionRecorded');

/** When the event after it in the log was recorded: as late as nobody sees. */
const nextTime = (copy: LedgerCopy, { position }: Row): string =>
  String(copy.rows().find((row) => row.position > position)?.metadata.recordedAt);

const beforeALater: Wanted = ({ metadata: { recordedAt } }, index, rows) =>
  recordedAt < String(rows[index + 1]?.metadata.recordedAt);

const METADATA: readonly Attack[] = [
  edit(
    'schema',
    uncorrected,
    metadata(() => ({ schema: 2 })),
    ['event-undecodable: the event'],
  ),
  edit(
    'when it happened',
    'DecisionMade',
    metadata(() => ({ occurredAt: '2024-03-01' })),
  ),
  edit('when it was recorded', beforeALater, (row, copy) =>
    metadata(() => ({ recordedAt: nextTime(copy, row) }))(row, copy),
  ),
  edit(
    'who recorded it',
    'DecisionMade',
    metadata(({ actor }, copy) => ({ actor: somebodyElse(copy, actor) })),
  ),
  edit(
    'in which office',
    'DecisionMade',
    metadata(() => ({ office: 'it-strategist' })),
  ),
  edit(
    'on whose behalf',
    'DecisionMade',
    metadata(() => ({ onBehalfOf: 'it-steering-group' })),
  ),
  edit(
    'through which door',
    'DecisionMade',
    metadata(() => ({ door: 'rest' })),
  ),
  edit(
    'by which command',
    'DecisionMade',
    metadata(() => ({ commandId: newEventId() })),
  ),
  edit(
    'together with what',
    'DecisionMade',
    metadata(() => ({ correlationId: newEventId() })),
  ),
  edit(
    'caused by what',
    'DecisionMade',
    metadata(() => ({ causationId: newEventId() })),
  ),
  edit(
    'the digest of the command',
    'DecisionMade',
    metadata(() => ({ commandDigest: '0'.repeat(64) })),
  ),
  edit(
    'what had been read',
    'DecisionMade',
    metadata(() => ({ facts: { access: '0' } })),
  ),
  edit('metadata: a member removed', 'DecisionMade', (row) => ({ metadata: without(row.metadata, 'facts') })),
  edit(
    'metadata: a member added',
    'DecisionMade',
    metadata(() => ({ note: 'x' })),
  ),
  edit(
    'the salt',
    'DecisionMade',
    metadata(() => ({ salt: '0'.repeat(32) })),
  ),
  {
    ...edit(
      'the salt, the same in capitals',
      'DecisionMade',
      metadata(({ salt }) => ({ salt: salt.toUpperCase() })),
    ),
    expected: every(found('metadata-malformed: the event')),
  },
];

const DATA: readonly Attack[] = [
  edit(
    'a text',
    'DecisionMade',
    data(() => ({ reasons: 'Skälen var andra.' })),
  ),
  edit(
    'a blank at the end of a text',
    'DecisionMade',
    data(({ reasons }) => ({ reasons: `${String(reasons)} ` })),
  ),
  edit(
    'a choice',
    'DecisionMade',
    data(() => ({ outcome: 'rejected' })),
  ),
  edit(
    'a person',
    'DecisionMade',
    data(({ decider }, copy) => ({ decider: somebodyElse(copy, decider) })),
  ),
  edit(
    'a date',
    'DecisionMade',
    data(() => ({ meetingDate: '2024-03-20' })),
  ),
  edit(
    'a number',
    'DecisionMade',
    data(() => ({ round: 2 })),
  ),
  edit(
    'a sum and its shares',
    'FinancingDecided',
    data(() => ({ totalOre: 1, shares: [{ unit: 'Kommunstyrelsens kontor', amountOre: 1 }] })),
  ),
  edit(
    'a list, with an item fewer',
    'InformationForwarded',
    data(({ recipients }) => ({ recipients: (recipients as string[]).slice(1) })),
  ),
  edit(
    'a list, in another order',
    'InformationForwarded',
    data(({ recipients }) => ({ recipients: (recipients as string[]).toReversed() })),
  ),
  edit(
    'inside a member',
    'DecisionMade',
    data(({ source }) => ({ source: { ...(source as JsonObject), registeredOn: '2024-03-27' } })),
  ),
  edit(
    'a correction',
    'CorrectionRecorded',
    data(() => ({ reason: 'Det var rätt från början.' })),
  ),
  edit(
    'data: a member added',
    'DecisionMade',
    data(() => ({ delegation: 'KS delegationsordning 4.3' })),
  ),
  edit('data: a member removed', 'DecisionMade', (row) => ({ data: without(row.data, 'reasons') })),
  edit('data: a required member removed', 'DecisionMade', (row) => ({ data: without(row.data, 'outcome') }), [
    FORM,
  ]),
  edit(
    'data: a member that no schema has',
    'DecisionMade',
    data(() => ({ comment: 'x' })),
    [FORM],
  ),
];

const unreadable = (...more: Finds): Outcome => ({
  found: ['event-unreadable: the event', 'event-changed: the event', ...more],
  besides: [HEAD_DIFFERS],
});

const UNREADABLE: readonly Attack[] = ['data', 'metadata'].map((column) => ({
  name: `${column} that is no JSON`,
  changesHistory: false,
  act: (copy: LedgerCopy) => {
    const { id } = eventAfter(copy, 'rotated', uncorrected);
    copy.call('the event', id);
    copy.inLedger((database) =>
      database.prepare(`UPDATE event SET ${column} = 'x' || ${column} WHERE id = ?`).run(id),
    );
  },
  expected: { ...every(unreadable()), kept: unreadable(KEPT_DIFFERS) },
}));

const SPELLING: Attack = {
  name: 'the same said in other characters of JSON',
  changesHistory: true,
  act: (copy) => {
    const { id } = eventAfter(copy, 'rotated', ofType('DecisionMade'));
    copy.inLedger((database) => database.prepare("UPDATE event SET data = ' ' || data WHERE id = ?").run(id));
  },
  expected: every(undetectable('the event says the same, so that nothing was changed')),
};

export const HEAD_AND_METADATA_EDITS: readonly Attack[] = [...HEAD, ...METADATA];
export const DATA_EDITS: readonly Attack[] = [...DATA, ...UNREADABLE, SPELLING];
