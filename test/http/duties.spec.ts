import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GUIDELINE_ID, Door } from './opened.js';

type Duty = Readonly<{
  rule: string;
  rows: string[];
  by?: string;
  doneOn?: string;
  lateDays?: number;
  holder: string;
}>;

const LATE = {
  rule: 'information-forwarded',
  rows: ['S023'],
  by: '2025-06-15',
  holder: 'Kommunens IT-strateg',
};

/** What a reported need must say for no guard to object. */
const SPOTLESS = {
  category: 'shared',
  administration: 'Kommunstyrelsens kontor',
  businessNeed: 'Dagens system saknar stöd för e-arkiv.',
  expectedEffect: 'Handlingar kan lämnas ut samma dag.',
  reporterCapacity: 'system-owner',
};

/** The events of an iCalendar, unfolded (RFC 5545, 3.1), by property. */
const eventsIn = (text: string): Record<string, string>[] =>
  text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map((block) =>
      Object.fromEntries(
        block
          .split('\r\n')
          .filter((line) => line.includes(':'))
          .map((line) => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1)]),
      ),
    );

describe('the duties, where information about a need must be forwarded within ten days', () => {
  let door: Door;
  let late: string;
  let done: string;
  let key: string;
  let grant: string;

  const duties = async (query = ''): Promise<readonly Duty[]> =>
    ((await door.get(`/api/duties${query}`)).body['duties'] as Duty[]).filter(
      ({ rule }) => rule === LATE.rule,
    );
  const follow = (address: string) => door.get(`/calendar/${address}`, { as: 'nobody' });

  beforeAll(async () => {
    door = await Door.open(undefined, { inForceFrom: '2012-01-01' });
    const parameter = { parameter: 'forwardInformationDays', value: 10, from: '2025-01-01' };
    await door.post(`/api/guidelines/${GUIDELINE_ID}/set-parameter`, parameter, { as: 'admin' });
    late = await door.need({ ...SPOTLESS, occurredAt: '2025-06-05' });
    done = await door.need({ ...SPOTLESS, occurredAt: '2025-05-05' });
    const told = { recipients: ['it-steering-group', 'Kommunstyrelsens kontor'], occurredAt: '2025-05-20' };
    await door.post(`/api/initiatives/${done}/forward-information`, told);
    const granted = await door.post(
      '/api/tokens',
      { person: door.anna, role: 'calendar', days: 30 },
      { as: 'admin' },
    );
    key = String(granted.body['token']);
    grant = String(granted.body['grant']);
  });
  afterAll(() => door.close());

  it('tell what is due, for whom, from which row, by when and how late it is', async () => {
    expect(await duties()).toMatchObject([{ ...LATE, lateDays: 15, about: { number: late } }]);
  });

  it('tell of what was done too when asked, on which day and how late', async () => {
    expect(await duties('?done=true')).toMatchObject([
      { by: '2025-05-15', doneOn: '2025-05-20', lateDays: 5, about: { number: done } },
      { by: '2025-06-15', about: { number: late } },
    ]);
  });

  it('tell what was to be done on another day, by what had happened by then', async () => {
    expect(await duties('?at=2025-05-18')).toMatchObject([
      { by: '2025-05-15', lateDays: 3, about: { number: done } },
    ]);
    expect((await duties('?at=2025-05-18'))[0]).not.toHaveProperty('doneOn');
    expect(await duties('?at=2025-05-04')).toEqual([]);
  });

  it('belong to the year of their day', async () => {
    expect(await duties('?year=2025&done=true')).toHaveLength(2);
    expect(await duties('?year=2024&done=true')).toEqual([]);
    expect((await door.get('/api/duties?year=i-fjol')).status).toBe(400);
  });

  it('are a calendar for who has a token', async () => {
    const { status, headers, text } = await door.get('/api/duties/calendar?done=true', { as: 'reader' });
    expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = eventsIn(text).filter(({ DESCRIPTION = '' }) => DESCRIPTION.includes('S023'));
    expect(
      events.map(({ SUMMARY = '', DTSTART }) => [SUMMARY.slice(0, SUMMARY.indexOf(':')), DTSTART]),
    ).toEqual([
      ['Klart', '20250515'],
      ['Försenat', '20250615'],
    ]);
  });

  it('are followed at an address of their own, which needs nothing else and keeps each event the same', async () => {
    const [first, again] = [await follow(`${key}.ics`), await follow(key)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(first.headers['cache-control']).toBe('private, no-store');
    const uids = eventsIn(first.text).map(({ UID }) => UID);
    expect(uids.length).toBeGreaterThan(1);
    expect(eventsIn(again.text).map(({ UID }) => UID)).toEqual(uids);
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('have an address whose key opens nothing else, and that no other key opens', async () => {
    const { status, body } = await door.get('/api/duties', { token: key });
    expect([status, body['code']]).toEqual([403, 'not-allowed']);
    for (const other of [door.tokens.admin, door.tokens.reader, 'lig_nonsense', '%00'])
      expect((await follow(`${other}.ics`)).body['code']).toBe('unknown-calendar');
  });

  it('leave no trace of the secret in the log', async () => {
    await follow(`${key}.ics`);
    expect(door.logged.some((line) => line.includes('/calendar/:key'))).toBe(true);
    expect(door.logged.filter((line) => line.includes(key))).toEqual([]);
  });

  it('lose their address when it is revoked, and nothing else does', async () => {
    expect((await door.ask('DELETE', `/api/tokens/${grant}`, { as: 'admin' })).status).toBe(204);
    const { status, body } = await follow(`${key}.ics`);
    expect([status, body['code']]).toEqual([404, 'unknown-calendar']);
    expect((await door.get('/api/duties')).status).toBe(200);
  });
});
