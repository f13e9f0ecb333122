import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { knownUntil } from '../../src/domain/dates.js';
import type { JsonObject } from '../../src/domain/json.js';
import { followLedger, type FollowedLedger } from '../../src/follow.js';
import { advice } from '../../src/read-models/advice.js';
import { compareJudged, judgedHistory } from '../../src/read-models/judged-history.js';
import {
  delegated,
  findings,
  whatIf,
  type FindingFilter,
  type FoundAbout,
} from '../../src/read-models/judgements.js';
import { ANALYSES } from '../../src/read-models/analyses/analyses.js';
import { analysed } from '../../src/read-models/analyses/analysed.js';
import { companies } from '../../src/read-models/companies.js';
import { centralFunds, distributions } from '../../src/read-models/distributions.js';
import { duties } from '../../src/read-models/duties.js';
import { allocationKeys, platformYears } from '../../src/read-models/economy.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { JudgedLedger } from '../../src/read-models/judged-ledger.js';
import { meetings } from '../../src/read-models/meetings.js';
import { writeYearlyReport } from '../../src/reports/write-report.js';
import type { Evidence } from '../../src/reports/figures.js';
import type { YearlyReport } from '../../src/reports/yearly-report.js';
import { adoption, guardedLedger, type Guarded } from '../ledger/guarded.js';
import { DECISION, GUIDELINE, happen, KNOWN, ledgerOf, NEED, recording, type Recording } from './eventful.js';

const YEARS = ['2024', '2025'];
const FIRST = `${GUIDELINE}@1`;
const SECOND = `${GUIDELINE}@2`;

let guarded: Guarded;
let opened: FollowedLedger;
const now = (): Date => guarded.clock.now();
const found = (filter: FindingFilter = {}, of = opened): Promise<readonly FoundAbout[]> =>
  findings(of, filter, of.clock.now());
const numbers = (): readonly string[] =>
  opened.readModels
    .rows<{ number: string }>('SELECT number FROM row_number_register ORDER BY number')
    .map(({ number }) => number);

beforeAll(async () => {
  guarded = await guardedLedger();
  ({ opened } = guarded);
  await happen(guarded);
});
afterAll(() => guarded.close());

/** Everything that is asked with a time at which it was known, of a ledger at one time. */
async function everything(of: FollowedLedger, viewpoint: Readonly<{ knownAt?: string }>): Promise<object> {
  const then = of.clock.now();
  const ledger = await JudgedLedger.from(of, viewpoint, then);
  const known = new Set((await found(viewpoint, of)).map(({ guideline }) => guideline));
  return {
    findings: await found(viewpoint, of),
    ofSchools: await found({ ...viewpoint, administration: 'Utbildningskontoret' }, of),
    duties: await duties(of, viewpoint, then),
    ofSchoolsDue: await duties(of, { ...viewpoint, administration: 'Utbildningskontoret' }, then),
    delegated: await delegated(of, viewpoint, then),
    distributions: await distributions(of.readModels, ledger),
    centralFunds: await centralFunds(of.readModels, ledger, '2025'),
    keys: allocationKeys(ledger.facts),
    platform: platformYears(ledger.facts),
    meetings: await meetings(of, viewpoint, then),
    companies: await companies(of, viewpoint, then),
    analyses: await Promise.all(
      Object.keys(ANALYSES).map((name) => analysed(of, name, { ...viewpoint, year: '2025' }, then)),
    ),
    byFirst: await found({ ...viewpoint, guideline: FIRST }, of),
    whatIf: await Promise.all(
      YEARS.map((year) =>
        whatIf(of, { guideline: known.has(SECOND) ? SECOND : FIRST, year, ...viewpoint }, then),
      ),
    ),
  };
}

describe('what the rules find', () => {
  it('is the same one case at a time, year by year, at once, and in the histories', async () => {
    const all = await found();
    expect(all.length).toBeGreaterThan(20);
    const byYear = await Promise.all(YEARS.map((year) => found({ year })));
    expect(byYear.flat()).toEqual(all);
    for (const number of numbers()) {
      const own = await found({ initiative: await opened.ledger.initiativeOf(number) });
      expect(all.filter(({ about }) => about.number === number)).toEqual(own);
      const history = await judgedHistory(opened, number, {}, now());
      const inSteps = history?.steps.flatMap((step) => step.findings) ?? [];
      expect(new Set(inSteps)).toEqual(new Set(own.map(({ about: _about, ...finding }) => finding)));
    }
  });

  it('is in some year whatever it is, also when its day lies after the last step of its initiative or before the first', async () => {
    const own = await guardedLedger();
    const record = recording(own);
    const setting = { parameter: 'statusIntervalDays', value: 60, from: '2012-01-01' };
    await record('guideline', 'set-parameter', setting, GUIDELINE);
    const { number = '' } = await record('initiative', 'report-need', { ...NEED, occurredAt: '2024-11-01' });
    await record('initiative', 'initiate-project', { project: 'P1', occurredAt: '2024-12-01' }, number);
    const running = await record('initiative', 'report-need', { ...NEED, occurredAt: '2024-11-01' });
    const begun = { project: 'P2', period: { from: '2023-08-01' }, occurredAt: '2024-12-01' };
    await record('initiative', 'initiate-project', begun, running.number);
    const late = { rule: 'project-status-reported' };
    const days = async (filter: FindingFilter): Promise<readonly string[]> =>
      (await found({ ...late, ...filter }, own.opened)).map(({ on }) => on);
    expect(await days({ year: '2023' })).toEqual(['2023-09-30']);
    expect(await days({ year: '2025' })).toEqual(['2025-01-30']);
    for (const viewpoint of [{}, { knownAt: '2025-06-30' }]) {
      const years = Array.from({ length: 20 }, (_none, place) => String(2012 + place));
      const byYear = await Promise.all(years.map((year) => found({ ...viewpoint, year }, own.opened)));
      expect(byYear.flat()).toEqual(await found(viewpoint, own.opened));
    }
    await own.close();
  });

  it('is the same from scratch, from what was kept, after folding anew, and at a node that only shows', async () => {
    const first = await everything(opened, {});
    expect(await everything(opened, {})).toEqual(first);
    const shows = await followLedger(opened.config, guarded.clock);
    expect(shows.readModels.health()[0]?.state).toBe('waiting-for-lease');
    expect(await everything(shows, {})).toEqual(first);
    const last = (await guarded.events()).at(-1)?.position ?? 0n;
    await opened.readModels.rebuild(last);
    expect(await everything(opened, {})).toEqual(first);
    expect(await everything(shows, {})).toEqual(first);
    await shows.close();
    const copy = await ledgerOf(await guarded.events(), now());
    expect(await everything(copy.opened, {})).toEqual(first);
    await copy.close();
  });

  it('is found anew by what was kept whenever anything has changed that it rests on', async () => {
    const own = await guardedLedger();
    await happen(own);
    const record = recording(own);
    const shows = await followLedger(own.opened.config, own.clock);
    const [number = ''] = numbers();
    const [need] = await own.events().then((all) => all.filter(({ type }) => type === 'NeedReported'));
    const changes = [{ pointer: '/occurredAt', value: '2024-12-20' }];
    const correction = { corrects: need?.id ?? '', changes, reason: 'Fel.', approvedBy: own.signe };
    const setting = { parameter: 'lateRecordingDays', value: 1, from: '2024-01-01' };
    const meeting = { meetingDate: '2025-01-20', present: [own.signe], chair: own.signe };
    const kept: object[] = [];
    for (const change of [
      () => record('initiative', 'correct', correction, number),
      () => record('office', 'appoint', { person: own.signe, from: '2025-03-02' }, 'chief-executive'),
      () => record('guideline', 'set-parameter', setting, GUIDELINE),
      () => record('group', 'hold-meeting', meeting, 'it-steering-group'),
      () =>
        record(
          'guideline',
          'adopt',
          adoption('3', '2024-06-01', { rules: { 'recorded-in-time': { mode: 'off' } } }),
        ),
      () => Promise.resolve(own.clock.tell(new Date('2027-01-01T10:00:00.000Z'))),
    ]) {
      kept.push(await everything(own.opened, {}), await everything(shows, {}));
      await change();
      const last = (await own.events()).at(-1)?.position ?? 0n;
      await shows.readModels.waitUntil(last, 10_000);
      const fresh = await ledgerOf(await own.events(), own.clock.now());
      const anew = await everything(fresh.opened, {});
      await fresh.close();
      expect(kept.at(-1)).not.toEqual(anew);
      expect(await everything(own.opened, {})).toEqual(anew);
      expect(await everything(shows, {})).toEqual(anew);
    }
    await shows.close();
    await own.close();
  });

  it.each(KNOWN)('as known at %s is what a ledger finds that ends there', async (day) => {
    const until = knownUntil(day, 'Europe/Stockholm') ?? '';
    const known = (await guarded.events()).filter(({ metadata }) => metadata.recordedAt <= until);
    const ended = await ledgerOf(known, new Date(until));
    expect(await everything(opened, { knownAt: day })).toEqual(await everything(ended.opened, {}));
    for (const number of numbers()) {
      const ofThen = await judgedHistory(opened, number, { knownAt: day }, now());
      const there = await judgedHistory(ended.opened, number, {}, new Date(until)).catch(() => undefined);
      expect(ofThen?.steps).toEqual(there?.steps);
    }
    await ended.close();
  });

  it('as known at a time that has not come is what is found now', async () => {
    expect(await everything(opened, { knownAt: '2099-12-31' })).toEqual(await everything(opened, {}));
  });

  it.each([...KNOWN, undefined])(
    'as known at %s is what the report counts, with the same events',
    async (day) => {
      const knownAt = day === undefined ? {} : { knownAt: day };
      for (const year of YEARS) {
        const written = await writeYearlyReport(opened, { year, format: 'json', ...knownAt });
        const report = JSON.parse(written.report.content) as YearlyReport;
        const { evidence } = JSON.parse(written.evidence.content) as { evidence: Evidence[] };
        const until = { knownAt: day ?? report.basis.knownAt };
        const own = await found({ year, ...until });
        const rows = report.sections.find(({ id }) => id === 'findings-rule')?.rows ?? [];
        expect(rows[0]?.thisYear.value).toBe(own.length);
        const events = [...new Set(own.flatMap((finding) => finding.events))].sort();
        const all = evidence.find(({ figure }) => figure === rows[0]?.thisYear.id);
        expect(all?.events).toEqual(events);
        const schools = report.sections
          .find(({ id }) => id === 'findings-administration')
          ?.rows.find(({ label }) => label === 'Utbildningskontoret');
        const ofSchools = await found({ year, administration: 'Utbildningskontoret', ...until });
        expect(schools?.thisYear.value ?? 0).toBe(ofSchools.length);
      }
    },
  );
});

describe('of what was known at two times', () => {
  let own: Guarded;
  let record: Recording;
  const on = (day: string): void => own.clock.tell(new Date(`${day}T10:00:00.000Z`));
  beforeEach(async () => {
    own = await guardedLedger();
    record = recording(own);
  });
  afterEach(() => own.close());

  /** A decided initiative: its number and the decision. */
  async function decided(fields: JsonObject = {}): Promise<readonly [string, string]> {
    const { number = '' } = await record('initiative', 'report-need', NEED);
    const { eventIds } = await record('initiative', 'decide', { ...DECISION, ...fields }, number);
    return [number, eventIds[0] ?? ''];
  }

  it('a step has changed when only a deviation was told, or only the rolls say more of its mandate', async () => {
    const [number, decision] = await decided({ decider: own.signe });
    const changed = async (since: string): Promise<readonly string[]> => {
      const [before, after] = await Promise.all(
        [{ knownAt: since }, {}].map((then) => judgedHistory(own.opened, number, then, own.clock.now())),
      );
      const changes = compareJudged(before, after).filter(({ kind }) => kind === 'changed');
      return changes.map(({ event }) => event);
    };
    on('2025-07-02');
    const deviation = { rule: 'referred-before-decision', concerns: decision, reasons: 'Bråttom.' };
    await record('initiative', 'record-deviation', deviation, number);
    expect(await changed('2025-07-01')).toEqual([decision]);
    on('2025-07-04');
    expect(await changed('2025-07-03')).toEqual([]);
    await record('office', 'appoint', { person: own.signe, from: '2020-01-01' }, 'chief-executive');
    expect(await changed('2025-07-03')).toEqual([decision]);
  });

  it('a decision of another year is no part of what another version says of this one', async () => {
    const [number, first] = await decided({ meetingDate: '2025-01-15', outcome: 'rejected' });
    await record(
      'initiative',
      'refer-back',
      { forum: 'it-steering-group', occurredAt: '2025-02-01' },
      number,
    );
    const anchoring = { body: 'it-preparatory-group', outcome: 'supported', meetingDate: '2025-02-10' };
    await record('initiative', 'anchor', anchoring, number);
    on('2026-02-01');
    await record('initiative', 'decide', { ...DECISION, meetingDate: '2026-01-14' }, number);
    const off = { 'anchored-before-decision': { mode: 'off' as const } };
    await record('guideline', 'adopt', adoption('2', '2026-01-31', { rules: off }));
    const decisions = async (year: string): Promise<readonly string[]> =>
      (await whatIf(own.opened, { guideline: SECOND, year }, own.clock.now())).map((one) => one.decision);
    expect(await decisions('2025')).toEqual([first]);
    expect(await decisions('2026')).toEqual([]);
  });

  it('another version that only names a group or an office otherwise judges nothing otherwise', async () => {
    const [, decision] = await decided({ meetingDate: '2025-01-15' });
    const renamed = <T extends Readonly<{ name: string }>>(one: T): T => ({
      ...one,
      name: `Nya ${one.name}`,
    });
    const { offices, groups, paths } = NORRKOPING;
    const names = { offices: offices.map(renamed), groups: groups.map(renamed) };
    await record('guideline', 'adopt', adoption('2', '2025-06-01', names));
    const judgedBy = (guideline: string) => whatIf(own.opened, { guideline, year: '2025' }, own.clock.now());
    expect(await judgedBy(SECOND)).toEqual([]);
    // One body more to anchor in is one thing more that was not kept, by the same rule and row.
    const anchoredIn = [...paths.shared.anchoredIn, 'management-team' as const];
    const more = { ...names, paths: { ...paths, shared: { ...paths.shared, anchoredIn } } };
    await record('guideline', 'adopt', adoption('3', '2025-06-02', more));
    const judged = await judgedBy(`${GUIDELINE}@3`);
    expect(judged.map((one) => one.decision)).toEqual([decision]);
    expect(judged.flatMap(({ gone }) => gone)).toEqual([]);
    expect(judged.flatMap(({ added }) => added).map(({ says }) => says.sv)).toEqual([
      'Beslutet är inte förankrat i Nya Kommunens ledningsgrupp.',
    ]);
  });

  it('what another version says of a step belongs to the decision of its own round', async () => {
    const [number, first] = await decided({ meetingDate: '2025-01-15', outcome: 'rejected' });
    const back = { forum: 'it-steering-group', occurredAt: '2025-02-01' };
    await record('initiative', 'refer-back', back, number);
    const anchoring = { body: 'it-preparatory-group', outcome: 'supported', meetingDate: '2025-02-10' };
    await record('initiative', 'anchor', anchoring, number);
    on('2026-02-01');
    const again = await record('initiative', 'decide', { ...DECISION, meetingDate: '2026-01-14' }, number);
    const off = { 'anchored-at-a-recorded-meeting': { mode: 'off' as const } };
    await record('guideline', 'adopt', adoption('2', '2026-01-31', { rules: off }));
    const decisions = async (year: string): Promise<readonly string[]> =>
      (await whatIf(own.opened, { guideline: SECOND, year }, own.clock.now())).map((one) => one.decision);
    expect(first).not.toBe(again.eventIds[0]);
    expect(await decisions('2025')).toEqual([]);
    expect(await decisions('2026')).toEqual([again.eventIds[0]]);
  });

  it('nothing is advised of deciding what has been withdrawn, and it is said that it was', async () => {
    const { number = '' } = await record('initiative', 'report-need', { ...NEED, occurredAt: '2025-02-01' });
    const before = await advice(own.opened, number, own.clock.now());
    expect(before?.findings).not.toEqual([]);
    const { eventIds } = await record(
      'initiative',
      'withdraw',
      { reasons: 'Behövs inte.', occurredAt: '2025-06-29' },
      number,
    );
    const ended = { event: eventIds[0], on: '2025-06-29', how: 'withdrawn' };
    expect(await advice(own.opened, number, own.clock.now())).toMatchObject({ ended, findings: [] });
  });

  it('nothing is reported of a time before the ledger, and it is said so', async () => {
    const asked = { year: '2025', format: 'json', knownAt: '2001-01-01' } as const;
    const refused = { code: 'malformed-field', details: expect.objectContaining({ field: 'knownAt' }) };
    await expect(writeYearlyReport(own.opened, asked)).rejects.toMatchObject(refused);
    expect(await findings(own.opened, { knownAt: '2001-01-01' }, own.clock.now())).toEqual([]);
  });

  it('what was registered in error is nowhere in the report but as that', async () => {
    const [number] = await decided();
    const escalation = { to: 'chief-executive', reasons: 'Bråttom.', occurredAt: '2025-03-01' };
    await record('initiative', 'escalate', escalation, number);
    const figures = async (): Promise<readonly string[]> => {
      const { evidence: file } = await writeYearlyReport(own.opened, { year: '2025', format: 'json' });
      const { evidence } = JSON.parse(file.content) as { evidence: Evidence[] };
      // The shared systems that the guideline lists are in the register from the beginning.
      return evidence
        .filter(({ count, figure }) => count > 0 && !figure.startsWith('systems.'))
        .map(({ figure }) => figure);
    };
    expect(await figures()).toContain('escalations.all.2025');
    await record('initiative', 'cancel', { reasons: 'Dubblett.' }, number);
    expect(await figures()).toEqual(['stage.cancelled.2025']);
  });
});
