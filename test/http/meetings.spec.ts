import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../src/domain/json.js';
import { Door } from './opened.js';

const PREPARATORY = '/api/groups/it-preparatory-group';
const DAYS = ['2025-02-12', '2025-04-09', '2025-06-11'] as const;

let door: Door;
const ids: string[] = [];
const post = async (url: string, body: JsonObject): Promise<string[]> => {
  const { status, text, body: answer } = await door.post(url, body, { as: 'admin' });
  if (status >= 300) throw new Error(text);
  return answer['eventIds'] as string[];
};
const rows = async (query = ''): Promise<JsonObject[]> =>
  (await door.get(`/api/meetings${query}`)).body['rows'] as JsonObject[];

/** Today is 2025-06-30. Three meetings: one told in time and noted late, one told late, one not told yet. */
beforeAll(async () => {
  door = await Door.open(undefined, { inForceFrom: '2012-01-01' });
  const unit = { code: 'education-office', name: 'Utbildningskontoret', kind: 'operations-office' };
  await post('/api/units/establish', unit);
  await post('/api/offices/it-strategist/appoint', { person: door.anna, from: '2020-01-01' });
  for (const [parameter, value] of [
    ['informManagementTeamDays', 30],
    ['finishNotesDays', 14],
  ] as const)
    await post('/api/guidelines/norrkoping-it-styrning/set-parameter', {
      parameter,
      value,
      from: '2012-01-01',
    });
  await post('/api/offices/establish', { code: 'head-of-schools', name: 'Utbildningsdirektören' });
  await post(`${PREPARATORY}/appoint-member`, {
    member: 'head-of-schools',
    unit: 'Utbildningskontoret',
    from: '2020-01-01',
  });
  await post(`${PREPARATORY}/plan-meetings`, { year: '2025', meetingDates: [...DAYS, '2025-09-10'] });
  for (const meetingDate of DAYS)
    ids.push(
      ...(await post(`${PREPARATORY}/hold-meeting`, {
        meetingDate,
        present: [door.anna],
        chair: door.anna,
        convenedBy: 'it-strategist',
      })),
    );
  const told = (meetingDate: string, occurredAt: string) =>
    post(`${PREPARATORY}/inform-management-team`, { meetingDate, occurredAt, unit: 'education-office' });
  await told(DAYS[0], '2025-03-10');
  await told(DAYS[1], '2025-06-02');
  await post(`${PREPARATORY}/finish-notes`, {
    meetingDate: DAYS[0],
    notes: 'KS 2025/0044-3',
    occurredAt: '2025-03-03',
  });
});
afterAll(() => door.close());

describe('the meetings of the groups, for who audits them', () => {
  it('tell of each year how often a group met, who came, the notes, and what the units were told (Q14, Q15)', async () => {
    const informed = { done: 1, late: 1, missing: 0, waiting: 1 };
    expect(await rows('?group=it-preparatory-group&year=2025')).toEqual([
      {
        group: 'it-preparatory-group',
        name: 'IT-strategiska beredningsgruppen',
        year: '2025',
        held: 3,
        least: 10,
        most: 12,
        planned: 4,
        seats: 6,
        seated: 3,
        attendance: 50,
        withoutNotes: 2,
        notesLate: 1,
        informed,
        units: [{ unit: 'Utbildningskontoret', ...informed }],
        events: ids,
      },
    ]);
  });

  it('are those of a group, of a year, and as they were known', async () => {
    expect(await rows('?group=it-preparatory-group&year=2024')).toEqual([]);
    expect(await rows('?group=management-team')).toEqual([]);
    expect(await rows('?group=it-preparatory-group')).toHaveLength(1);
    expect(await rows('?knownAt=2025-06-29')).toEqual([]);
    const refused = await door.get('/api/meetings?year=i-fjol');
    expect([refused.status, refused.body['code']]).toEqual([400, 'unknown-year']);
  });

  it('tell of a group that has not met, in each year in which the guideline expects it to', async () => {
    const [never, ...more] = await rows('?group=it-steering-group');
    expect(never).toMatchObject({ year: '2025', held: 0, least: 10, most: 12, events: [] });
    expect(more).toEqual([]);
  });

  it('are a table for a spreadsheet, a row a year and one a unit', async () => {
    const { headers, text } = await door.get('/api/meetings?group=it-preparatory-group&format=csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(
      text
        .replace(/^\uFEFF/, '')
        .split('\r\n')
        .slice(1),
    ).toEqual([
      'IT-strategiska beredningsgruppen;2025;3;10;12;4;6;3;50;2;1;;1;1;0;1',
      'IT-strategiska beredningsgruppen;2025;;;;;;;;;;Utbildningskontoret;1;1;0;1',
      '',
    ]);
  });

  it('tell of a management team that was not told when the day has passed', async () => {
    door.clock.tell(new Date('2025-07-12T10:00:00.000Z'));
    expect((await rows('?group=it-preparatory-group'))[0]?.['informed']).toEqual({
      done: 1,
      late: 1,
      missing: 1,
      waiting: 0,
    });
  });

  it('that were too few are found when the year is over, and owed no more but in the year they were of', async () => {
    door.clock.tell(new Date('2026-02-01T10:00:00.000Z'));
    const days = async (query: string): Promise<unknown[]> =>
      ((await door.get(`/api/duties${query}`)).body['duties'] as JsonObject[])
        .filter(({ rule }) => rule === 'steering-group-meets-often')
        .map(({ by }) => by);
    expect(await days('')).toEqual(['2026-12-31']);
    expect(await days('?year=2025')).toEqual(['2025-12-31']);
    const { body } = await door.get('/api/findings?year=2025&rule=steering-group-meets-often');
    expect((body['rows'] as JsonObject[]).map(({ says }) => (says as JsonObject)['sv'])).toEqual([
      'IT-styrgruppen höll 0 möten 2025, minst 10 väntas.',
    ]);
  });
});

describe('the norm of a group in a year that the guideline came in', () => {
  let late: Door;
  beforeAll(async () => {
    late = await Door.open(undefined, { inForceFrom: '2024-07-01' });
    await late.post(
      '/api/offices/chief-executive/appoint',
      { person: late.anna, from: '2024-01-01' },
      { as: 'admin' },
    );
    for (const meetingDate of ['2024-09-11', '2024-11-13']) {
      const meeting = { meetingDate, present: [late.anna], chair: late.anna };
      const { status, text } = await late.post('/api/groups/it-steering-group/hold-meeting', meeting);
      if (status >= 300) throw new Error(text);
    }
  });
  afterAll(() => late.close());

  it('is the same in the finding, the list, the report and what a follow-up proposes', async () => {
    const { body } = await late.get('/api/findings?rule=steering-group-meets-often&year=2024');
    const [finding] = body['rows'] as { says: { sv: string } }[];
    expect(finding?.says.sv).toBe('IT-styrgruppen höll 2 möten 2024, minst 5 väntas.');
    const listed = (await late.get('/api/meetings?group=it-steering-group&year=2024')).body['rows'];
    expect(listed).toMatchObject([{ held: 2, least: 5, most: 7 }]);
    const report = await late.get('/api/reports/2024');
    const { sections } = JSON.parse(report.text) as {
      sections: { id: string; rows: { label: string; thisYear: { value: number } }[] }[];
    };
    const told = sections.find(({ id }) => id === 'meetings')?.rows ?? [];
    expect(told.find(({ label }) => label.startsWith('IT-styrgruppen'))).toMatchObject({
      label: 'IT-styrgruppen (5–7)',
      thisYear: { value: 2 },
    });
  });
});

describe('who sits in a group', () => {
  it('is shown with the event that says so, on a day, with names for those who may see them', async () => {
    const seats = async (query: string) =>
      (await door.get(`/api/group-seats${query}`)).body['rows'] as {
        seat: string;
        event: string;
        from: string;
      }[];
    const all = await seats('?group=it-preparatory-group');
    expect(all.length).toBeGreaterThan(0);
    for (const { event } of all) expect(event).toMatch(/^[0-9a-f-]{36}$/);
    expect(await seats('?group=it-preparatory-group&on=1999-01-01')).toEqual([]);
  });
});
