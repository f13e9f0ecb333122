import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ToldClock } from '../../src/ledger/clock.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { judgedHistory } from '../../src/read-models/judged-history.js';
import { findings } from '../../src/read-models/judgements.js';
import { writeYearlyReport } from '../../src/reports/write-report.js';
import type { YearlyReport } from '../../src/reports/yearly-report.js';
import { execute, NEED } from '../ledger/opened.js';
import { guardedLedger, type Guarded } from '../ledger/guarded.js';

const FIRST = '2025-06-30T11:00:00.000Z';
/** What the second node's clock says a moment later. */
const BEHIND = '2025-06-30T10:59:00.000Z';
const BEFORE = '2025-06-30T10:58:00.000Z';
const BETWEEN = '2025-06-30T10:59:30.000Z';

describe('what was recorded by a node whose clock is behind, after what another had recorded', () => {
  let guarded: Guarded;
  const numbers: string[] = [];
  const known = (knownAt: string) => ({ knownAt });

  beforeAll(async () => {
    guarded = await guardedLedger();
    const { opened, signe } = guarded;
    for (const time of [FIRST, BEHIND]) {
      // A node of its own, which has read nothing of what the other recorded.
      const node = new Ledger(opened.store, new ToldClock(new Date(time)));
      const need = { ...NEED, title: time, occurredAt: '2025-06-29' };
      const { number, position } = await execute(node, 'initiative', 'report-need', need, { actor: signe });
      numbers.push(number ?? '');
      await opened.readModels.waitUntil(position, 10_000);
    }
    guarded.clock.tell(new Date('2025-06-30T12:00:00.000Z'));
  });
  afterAll(() => guarded.close());

  it('is known only when all that stands before it in the log is', async () => {
    const { opened } = guarded;
    const now = opened.clock.now();
    const shown = async (number: string, knownAt: string) =>
      (await judgedHistory(opened, number, known(knownAt), now))?.steps.map(({ recordedAt }) => recordedAt);
    const [first = '', behind = ''] = numbers;
    expect(await shown(first, BETWEEN)).toBeUndefined();
    expect(await shown(behind, BETWEEN)).toBeUndefined();
    expect(await shown(first, FIRST)).toEqual([FIRST]);
    expect(await shown(behind, FIRST)).toEqual([BEHIND]);
  });

  it('is found, and told in the report, from the same moment', async () => {
    const { opened } = guarded;
    const found = async (knownAt: string) =>
      (await findings(opened, { year: '2025', ...known(knownAt) }, opened.clock.now())).length;
    const told = async (knownAt: string) => {
      const { report } = await writeYearlyReport(opened, { year: '2025', format: 'json', knownAt });
      const { sections } = JSON.parse(report.content) as YearlyReport;
      return sections
        .find(({ id }) => id === 'findings-rule')
        ?.rows.find(({ label }) => label === 'Alla fynd');
    };
    const before = await found(BEFORE);
    expect(await found(BETWEEN)).toBe(before);
    expect(await found(FIRST)).toBeGreaterThan(before + 1);
    expect((await told(BETWEEN))?.thisYear.value).toBe(before);
    expect((await told(FIRST))?.thisYear.value).toBe(await found(FIRST));
  });

  it('stays so when everything is folded anew', async () => {
    const { opened, events } = guarded;
    const before = opened.readModels.late();
    expect(before.map((run) => run.known)).toEqual([FIRST]);
    await opened.readModels.rebuild((await events()).at(-1)?.position ?? 0n);
    expect(opened.readModels.late()).toEqual(before);
  });
});
