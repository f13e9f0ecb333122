import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import type { JsonObject } from '../../src/domain/json.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { followLedger, type FollowedLedger } from '../../src/follow.js';
import { ToldClock } from '../../src/ledger/clock.js';
import type { Acknowledgement } from '../../src/ledger/ledger.js';
import { adoption, execute, type Guarded } from '../ledger/guarded.js';

type Kind = 'initiative' | 'office' | 'group' | 'system' | 'guideline' | 'economy';
export type Recording = (
  kind: Kind,
  name: string,
  input: JsonObject,
  target?: string,
) => Promise<Acknowledgement>;

export const GUIDELINE = 'norrkoping-it-styrning';

export const NEED: JsonObject = {
  title: 'Nytt diariesystem',
  category: 'shared',
  kind: 'purchase',
  administration: 'Kommunstyrelsens kontor',
  occurredAt: '2025-01-10',
};
export const DECISION: JsonObject = {
  outcome: 'approved',
  forum: 'it-steering-group',
  meetingDate: '2025-03-12',
  deciderOffice: 'chief-executive',
};

/** Records as an import does, which is never guarded, so that everything can have happened. */
export const recording =
  ({ ledger, signe }: Pick<Guarded, 'ledger' | 'signe'>): Recording =>
  (kind, name, input, target) =>
    execute(ledger, kind, name, input, {
      actor: signe,
      door: 'import:test',
      ...(target === undefined ? {} : { target }),
    });

/** The instants, after each of which something is known that changes what was known before. */
export const KNOWN = ['2025-07-01', '2025-07-05', '2025-07-10', '2025-07-15', '2025-07-20', '2025-09-30'];

/**
 * A ledger in which what was known kept changing: decisions against the guideline, corrected and explained afterwards,
 * offices and delegations told late, a guideline that was replaced, and duties that ran out while nothing was recorded.
 */
export async function happen(guarded: Guarded): Promise<void> {
  const { clock, signe } = guarded;
  const record = recording(guarded);
  const on = (day: string): void => clock.tell(new Date(`${day}T10:00:00.000Z`));
  const needs: string[] = [];
  const need = async (fields: JsonObject = {}): Promise<string> => {
    const { number = '', eventIds } = await record('initiative', 'report-need', { ...NEED, ...fields });
    needs.push(eventIds[0] ?? '');
    return number;
  };
  const correct = (number: string, corrects: string, values: JsonObject): Promise<unknown> => {
    const changes = Object.entries(values).map(([pointer, value]) => ({ pointer, value }));
    return record('initiative', 'correct', { corrects, changes, reason: 'Fel.', approvedBy: signe }, number);
  };
  const decided = async (number: string, fields: JsonObject = {}): Promise<string> => {
    const { eventIds } = await record(
      'initiative',
      'decide',
      { ...DECISION, decider: signe, ...fields },
      number,
    );
    return eventIds[0] ?? '';
  };

  on('2025-07-01');
  for (const [parameter, value] of [
    ['forwardInformationDays', 30],
    ['reportDelegatedDecisionDays', 60],
    ['decideFinancingDays', 90],
  ] as const)
    await record('guideline', 'set-parameter', { parameter, value, from: '2024-01-01' }, GUIDELINE);
  await record('office', 'establish', { code: 'section-head', name: 'Sektionschefen' });
  const shared = await need();
  const decision = await decided(shared);
  const shares = [{ unit: 'Utbildningskontoret', amountOre: 100 }];
  const weights = [{ unit: 'Utbildningskontoret', weight: 1 }];
  await record('economy', 'open', { year: '2025' });
  const financing = {
    principle: 'distributed',
    budgetYear: 2025,
    budget: 'operating',
    recurrence: 'once',
    totalOre: 100,
    shares,
    allocationKey: { name: 'Antal anställda', version: '2025', baseDate: '2024-11-01' },
    occurredAt: '2025-04-01',
  };
  await record('initiative', 'decide-financing', financing, shared);
  const granted = { grantedOre: 50, totalOre: 100, budgetYear: 2025, occurredAt: '2025-04-01' };
  await record('initiative', 'grant-central-funds', granted, shared);
  const delegated = await need({ category: 'operational', administration: 'Utbildningskontoret' });
  const delegatedDecision = await decided(delegated, {
    forum: 'official',
    deciderOffice: 'section-head',
    legalNature: 'delegated',
    delegation: 'KS 4.2',
    occurredAt: '2025-06-30',
  });

  on('2025-07-04');
  await record('office', 'appoint', { person: signe, from: '2020-01-01' }, 'section-head');
  await record(
    'office',
    'grant-delegation',
    {
      delegation: 'KS 4.2',
      matter: 'approval',
      givenBy: 'Kommunstyrelsen',
      from: '2020-01-01',
      mayPassOn: true,
      reportedTo: 'Kommunstyrelsen',
    },
    'section-head',
  );
  await record(
    'office',
    'appoint',
    { person: signe, from: '2020-01-01', to: '2025-03-01' },
    'chief-executive',
  );
  await record('group', 'hold-meeting', { meetingDate: '2024-03-12', present: [signe] }, 'it-steering-group');
  const meeting = { meetingDate: '2025-03-12', present: [signe], chair: signe, convenedBy: 'it-strategist' };
  const { eventIds: held } = await record('group', 'hold-meeting', meeting, 'it-steering-group');

  on('2025-07-08');
  await correct(shared, needs[0] ?? '', {
    '/data/title': 'Nytt arkiv',
    '/data/administration': 'Utbildningskontoret',
  });
  await record(
    'initiative',
    'consult',
    { consultedOffice: 'it-strategist', occurredAt: '2025-02-01' },
    shared,
  );
  const cancelled = await need({ occurredAt: '2024-12-01' });
  await record('initiative', 'grant-central-funds', { ...granted, occurredAt: '2025-01-05' }, cancelled);
  const key = { key: 'Antal anställda', version: '2025', baseDate: '2024-11-01', weights };
  await record('economy', 'set-allocation-key', key, '2025');
  await record('economy', 'set-frame', { kind: 'central-funds', amountOre: 1_000 }, '2025');
  const escalation = { to: 'chief-executive', reasons: 'Avtalet löper ut.', occurredAt: '2024-12-05' };
  await record('initiative', 'escalate', escalation, cancelled);

  on('2025-07-12');
  const off = { 'anchored-before-decision': { mode: 'off' as const } };
  await record('guideline', 'adopt', adoption('2', '2025-03-01', { rules: off }));
  await record('initiative', 'cancel', { reasons: 'Dubblett.' }, cancelled);
  const twice = await need({ occurredAt: '2024-11-01', category: 'no-system' });
  await record('initiative', 'refer-back', { forum: 'it-steering-group', occurredAt: '2024-12-03' }, twice);
  await decided(twice, { meetingDate: '2025-04-02', outcome: 'rejected' });

  on('2025-07-18');
  await correct(shared, decision, { '/occurredAt': '2025-01-20', '/data/meetingDate': '2025-01-20' });
  await correct(delegated, delegatedDecision, { '/data/legalNature': 'internal-steering' });
  const deviation = { rule: 'referred-before-decision', concerns: decision, reasons: 'Bråttom.' };
  await record('initiative', 'record-deviation', deviation, shared);
  const late = {
    rule: 'chaired-by-chief-executive',
    concerns: held[0] ?? '',
    reasons: 'Sjuk.',
    acceptedBy: signe,
  };
  await record('group', 'record-deviation', late, 'it-steering-group');
  on('2025-10-01');
}

export type Copied = Readonly<{ opened: FollowedLedger; close: () => Promise<void> }>;

/** A ledger of its own with the events that are given, opened at a time. */
export async function ledgerOf(events: readonly RecordedEvent[], now: Date): Promise<Copied> {
  const folder = mkdtempSync(join(tmpdir(), 'liggare-copied-'));
  const config = readConfig({ LIGGARE_DATA: folder });
  const store = SqliteEventStore.open(join(folder, 'ledger.db'));
  for (const { stream, revision, id, type, data, metadata } of events)
    await store.append(stream, revision === 0n ? 'no-stream' : revision - 1n, [{ id, type, data, metadata }]);
  await store.close();
  const opened = await followLedger(config, new ToldClock(now));
  await opened.readModels.untilLive(10_000);
  return {
    opened,
    close: async () => {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
