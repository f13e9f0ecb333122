import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Door, NEED, type Answer } from './opened.js';

type Row = Record<string, string | number | boolean>;

let door: Door;
let numbers: string[];
let bo: string;

/** Five needs of two administrations; the first is decided by Bo, recorded late, and corrected half a year later. */
beforeAll(async () => {
  door = await Door.open();
  bo = String((await door.post('/api/people', { name: 'Bo Exempel' }, { as: 'admin' })).body['person']);
  numbers = [];
  for (const [place, administration] of ['Alfa', 'Alfa', 'Beta', 'Beta', 'Beta'].entries()) {
    const fields = { administration, title: `Behov ${place + 1}`, occurredAt: `2025-0${place + 1}-15` };
    numbers.push(await door.need(fields));
  }
  const decision = { outcome: 'approved', forum: 'chief-executive', decider: bo, occurredAt: '2025-05-20' };
  const decided = await door.post(`/api/initiatives/${numbers[0]}/decide`, decision);
  door.clock.tell(new Date('2025-12-01T09:00:00.000Z'));
  const [corrects] = decided.body['eventIds'] as string[];
  const changes = [{ pointer: '/occurredAt', value: '2025-05-22' }];
  await door.post(`/api/initiatives/${numbers[0]}/correct`, { corrects, changes, reason: 'Fel dag.' });
  await door.post(`/api/initiatives/${numbers[1]}/withdraw`, { reasons: 'Behovet har fallit bort.' });
});
afterAll(() => door.close());

const rowsOf = ({ body }: Answer): Row[] => body['rows'] as Row[];
const titles = (answer: Answer): unknown[] => rowsOf(answer).map(({ title }) => title);

describe('the list of initiatives', () => {
  it('shows the newest need first, in the words of the commands', async () => {
    const answer = await door.get('/api/initiatives');
    expect(titles(answer)).toEqual(['Behov 5', 'Behov 4', 'Behov 3', 'Behov 2', 'Behov 1']);
    expect(answer.body).toMatchObject({ total: 5, page: 1, size: 50 });
    expect(answer.headers['link']).toBeUndefined();
    expect(rowsOf(answer)[4]).toMatchObject({
      number: numbers[0],
      administration: 'Alfa',
      stage: 'approved',
      needAt: '2025-01-15',
      decisionAt: '2025-05-22',
      decisionForum: 'chief-executive',
      corrections: 1,
    });
    expect(Object.values(rowsOf(answer)[0] ?? {})).not.toContain(null);
  });

  it('is narrowed by year, administration, category and stage', async () => {
    expect(titles(await door.get('/api/initiatives?administration=Alfa'))).toEqual(['Behov 2', 'Behov 1']);
    expect(titles(await door.get('/api/initiatives?administration=Alfa&stage=withdrawn'))).toEqual([
      'Behov 2',
    ]);
    expect((await door.get('/api/initiatives?year=2025&category=shared')).body['total']).toBe(5);
    expect((await door.get('/api/initiatives?year=2024')).body).toMatchObject({ total: 0, rows: [] });
  });

  it('comes in pages that lead to one another', async () => {
    const first = await door.get('/api/initiatives?administration=Beta&size=2');
    expect(first.headers['link']).toBe('</api/initiatives?administration=Beta&size=2&page=2>; rel="next"');
    const second = await door.get('/api/initiatives?administration=Beta&size=2&page=2');
    expect(second.headers['link']).toBe('</api/initiatives?administration=Beta&size=2&page=1>; rel="prev"');
    expect([...titles(first), ...titles(second)]).toEqual(['Behov 5', 'Behov 4', 'Behov 3']);
    const middle = await door.get('/api/initiatives?size=2&page=2');
    expect(middle.headers['link']).toBe(
      '</api/initiatives?size=2&page=1>; rel="prev", </api/initiatives?size=2&page=3>; rel="next"',
    );
    expect((await door.get('/api/initiatives?page=9')).body).toMatchObject({ total: 5, rows: [] });
  });

  it.each([
    ['size=201', 'malformed-field'],
    ['size=0', 'malformed-field'],
    ['page=0', 'malformed-field'],
    ['page=1.5', 'malformed-field'],
    ['page=1&page=2', 'malformed-field'],
    ['stage=done', 'malformed-field'],
    ['year=25', 'unknown-year'],
    ['year=2025%27', 'unknown-year'],
    ['years=2025', 'unknown-field'],
  ])('is refused when it is asked by %s', async (query, code) => {
    const { status, body } = await door.get(`/api/initiatives?${query}`);
    expect([status, body['code']]).toEqual([400, code]);
  });

  it('treats what it is asked by as a value, whatever stands in it', async () => {
    const { status, body } = await door.get(
      `/api/initiatives?administration=${encodeURIComponent("x' OR '1'='1")}`,
    );
    expect([status, body['total']]).toEqual([200, 0]);
  });
});

describe('the decision register', () => {
  it('shows who decided what, and whether it was corrected', async () => {
    const answer = await door.get(
      `/api/decisions?forum=chief-executive&outcome=approved&year=2025&decider=${bo}`,
    );
    expect(rowsOf(answer)).toHaveLength(1);
    expect(rowsOf(answer)[0]).toMatchObject({
      number: numbers[0],
      title: 'Behov 1',
      decidedAt: '2025-05-22',
      decider: bo,
      corrected: true,
    });
    expect((await door.get('/api/decisions?outcome=rejected')).body['total']).toBe(0);
  });

  it('shows names to auditors, registrars and administrators, and references to readers', async () => {
    for (const as of ['auditor', 'registrar', 'admin'] as const)
      expect((await door.get('/api/decisions', { as })).body['persons']).toEqual({
        [bo]: { person: bo, name: 'Bo Exempel', verified: true },
      });
    const { body, text } = await door.get('/api/decisions', { as: 'reader' });
    expect(body['persons']).toBeUndefined();
    expect(text).toContain(bo);
    expect(text).not.toContain('Bo Exempel');
  });
});

describe('an initiative', () => {
  it('is shown as it stands now, with the revision for If-Match', async () => {
    const { body, headers } = await door.get(`/api/initiatives/${numbers[0]}`);
    expect(headers['etag']).toBe('"2"');
    expect(body).toMatchObject({
      number: numbers[0],
      title: 'Behov 1',
      stage: 'approved',
      revision: '2',
      decision: { at: '2025-05-22', outcome: 'approved', decider: bo },
      persons: { [bo]: { name: 'Bo Exempel' } },
    });
  });

  it('is unknown by a number that nobody was given', async () => {
    for (const path of ['2025-0099', '2025-0099/history', 'nummer']) {
      const { status, body } = await door.get(`/api/initiatives/${path}`);
      expect([status, body['code']]).toEqual([404, 'unknown-initiative']);
    }
  });
});

describe('the history of an initiative', () => {
  const history = (query = ''): Promise<Answer> => door.get(`/api/initiatives/${numbers[0]}/history${query}`);
  const steps = ({ body }: Answer): Row[] => body['steps'] as Row[];

  it('tells every step: what, when, who, and how late it was recorded', async () => {
    const answer = await history();
    expect(steps(answer).map(({ type }) => type)).toEqual([
      'NeedReported',
      'DecisionMade',
      'CorrectionRecorded',
    ]);
    expect(steps(answer)[1]).toMatchObject({
      what: 'Beslut fattat',
      occurredAt: '2025-05-22',
      recordedAt: '2025-06-30T10:00:00.000Z',
      recordedLateDays: 39,
      actor: door.anna,
      door: 'rest',
      corrected: [{ pointer: '/occurredAt', before: '2025-05-20', after: '2025-05-22', reason: 'Fel dag.' }],
    });
    expect(Object.keys(answer.body['persons'] as object).sort()).toEqual([bo, door.anna].sort());
  });

  it('tells it as it was known before the correction', async () => {
    const answer = await history('?knownAt=2025-11-30');
    expect(steps(answer).map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
      ['NeedReported', '2025-01-15'],
      ['DecisionMade', '2025-05-20'],
    ]);
    expect(answer.body['knownAt']).toBe('2025-11-30');
  });

  it('tells it as it was in force before the decision', async () => {
    const answer = await history('?inForceOn=2025-05-21');
    expect(steps(answer).map(({ type }) => type)).toEqual(['NeedReported']);
    expect(answer.body['stage']).toBe('reported');
  });

  it('tells what has changed since a day', async () => {
    const { body } = await history('?compare=2025-11-30');
    const changes = body['changes'] as { kind: string; what: string }[];
    expect(changes.map(({ kind }) => kind)).toEqual(['changed', 'new']);
  });

  it('has no steps before anything was known', async () => {
    const answer = await history('?knownAt=2020-01-01');
    expect([answer.status, answer.body['steps'], answer.body['stage']]).toEqual([200, [], undefined]);
  });

  it.each(['knownAt=i%20fjol', 'knownAt=2025-02-30', 'inForceOn=2025', 'compare=x', 'known=2025-01-01'])(
    'is refused when it is asked by %s',
    async (query) => {
      const { status, body } = await history(`?${query}`);
      expect(status).toBe(400);
      expect(['malformed-field', 'unknown-field']).toContain(body['code']);
    },
  );
});

describe('the roll of offices', () => {
  it('shows who holds them, on a day if it is asked', async () => {
    await door.post('/api/offices/it-strategist/appoint', {
      person: bo,
      from: '2025-02-01',
      to: '2025-03-01',
    });
    const held = { office: 'it-strategist', person: bo, heldFrom: '2025-02-01', heldTo: '2025-03-01' };
    expect(rowsOf(await door.get('/api/offices?on=2025-02-28'))).toEqual([expect.objectContaining(held)]);
    expect(rowsOf(await door.get('/api/offices?on=2025-03-01'))).toEqual([]);
    expect((await door.get('/api/offices?on=2025-02-30')).body['code']).toBe('malformed-field');
  });
});

describe('the ledger', () => {
  it('says what it is and how far it has come', async () => {
    const newest = (await door.events()).at(-1)?.position;
    const { body } = await door.get('/api/ledger', { headers: { 'Ledger-Position': String(newest) } });
    expect(body).toMatchObject({
      municipality: 'Norrvikens kommun',
      timeZone: 'Europe/Stockholm',
      kind: 'example',
      shown: String(newest),
      newest: String(newest),
      behind: 0,
    });
  });
});

describe('a query that names a position', () => {
  it('shows at least what was written there', async () => {
    const { body, headers } = await door.post('/api/initiatives/report-need', { ...NEED, title: 'Sist' });
    const asked = { headers: { 'Ledger-Position': String(headers['ledger-position']) } };
    const answer = await door.get('/api/initiatives?size=1', asked);
    expect(titles(answer)).toEqual(['Sist']);
    expect(BigInt(String(answer.headers['ledger-position']))).toBeGreaterThanOrEqual(
      BigInt(String(body['position'])),
    );
  });

  it('is refused when this node does not come to it', async () => {
    const { status, body, headers } = await door.get('/api/offices', {
      headers: { 'Ledger-Position': '999999' },
    });
    expect([status, body['code'], headers['retry-after']]).toEqual([503, 'read-models-behind', '5']);
  });

  it('is refused when it is no position', async () => {
    for (const position of ['x', '-1', '1.5', '1'.repeat(30)]) {
      const { status, body } = await door.get('/api/offices', { headers: { 'Ledger-Position': position } });
      expect([status, body['code']]).toEqual([400, 'malformed-request']);
    }
  });
});

describe('the yearly report', () => {
  it('comes as JSON, CSV and HTML, the same bytes from the same log', async () => {
    const types = { json: 'application/json', csv: 'text/csv', html: 'text/html' };
    for (const [format, type] of Object.entries(types)) {
      const first = await door.get(`/api/reports/2025?format=${format}`, { as: 'reader' });
      expect([first.status, first.headers['content-type']]).toEqual([200, `${type}; charset=utf-8`]);
      expect(first.headers['content-disposition']).toBe(`inline; filename="arsrapport-2025.${format}"`);
      expect((await door.get(`/api/reports/2025?format=${format}`)).text).toBe(first.text);
    }
    expect((await door.get('/api/reports/2025')).body).toMatchObject({
      year: 2025,
      basis: { municipality: 'Norrvikens kommun' },
    });
  });

  it('names no person', async () => {
    for (const format of ['json', 'csv', 'html'])
      expect((await door.get(`/api/reports/2025?format=${format}`)).text).not.toMatch(
        /Exempel|p-[0-9A-Z]{8}/,
      );
  });

  it('is made of what was known at a time', async () => {
    const { body: now } = await door.get('/api/reports/2025');
    const { body: then } = await door.get('/api/reports/2025?knownAt=2025-11-30');
    const events = (body: Answer['body']): number => (body['basis'] as { events: number }).events;
    expect(events(then)).toBeLessThan(events(now));
  });

  it('leads to its evidence', async () => {
    const { body } = await door.get('/api/reports/2025/evidence');
    const evidence = body['evidence'] as { events: string[]; count: number }[];
    const known = new Set((await door.events()).map(({ id }) => id));
    expect(evidence.some(({ count }) => count > 0)).toBe(true);
    for (const { events, count } of evidence) {
      expect(events).toHaveLength(count);
      expect(events.every((id) => known.has(id))).toBe(true);
    }
  });

  it.each([
    ['25', 'unknown-year'],
    ['2025?format=pdf', 'malformed-field'],
    ['2025?knownAt=x', 'malformed-field'],
    ['2025?know=x', 'unknown-field'],
  ])('is refused when it is asked as %s', async (asked, code) => {
    const { status, body } = await door.get(`/api/reports/${asked}`);
    expect([status, body['code']]).toEqual([400, code]);
  });
});
