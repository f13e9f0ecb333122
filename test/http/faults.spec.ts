import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Door, NEED, type Answer, type Asking } from './opened.js';

const REPORT = '/api/initiatives/report-need';
const FINANCING = {
  principle: 'distributed',
  budgetYear: 2025,
  budget: 'investment',
  recurrence: 'once',
  totalOre: 100,
  shares: [
    { unit: 'Utbildningskontoret', amountOre: 60 },
    { unit: 'Stadsbyggnadskontoret', amountOre: 40 },
  ],
};

let door: Door;
let number: string;
beforeAll(async () => {
  door = await Door.open();
  number = await door.need();
});
afterAll(() => door.close());

/** Refused with its own code, in both languages, in the one form there is, and nothing was written. */
async function refused(asked: () => Promise<Answer>, status: number, code: string): Promise<Answer> {
  const before = (await door.events()).at(-1)?.position;
  const answer = await asked();
  const { body, headers } = answer;
  expect([answer.status, body['code']]).toEqual([status, code]);
  expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(headers['content-language']).toBe('sv');
  expect(body).toMatchObject({ type: 'about:blank', status, detail: body['sv'] });
  expect(body['instance']).toBe(`urn:uuid:${String(headers['x-request-id'])}`);
  for (const sentence of [body['sv'], body['en'], body['title']])
    expect(String(sentence).length).toBeGreaterThan(2);
  expect(body['sv']).not.toBe(body['en']);
  expect((await door.events()).at(-1)?.position).toBe(before);
  return answer;
}

const report =
  (fields: object, asking: Asking = {}) =>
  (): Promise<Answer> =>
    door.post(REPORT, { ...NEED, ...fields }, asking);
const sent =
  (text: string | Buffer, headers: Record<string, string> = {}) =>
  (): Promise<Answer> =>
    door.ask('POST', REPORT, { text, headers });
const to =
  (verb: string, body: object, asking: Asking = {}) =>
  (): Promise<Answer> =>
    door.post(`/api/initiatives/${number}/${verb}`, body, asking);

describe('a day so far ahead that judging would never end', () => {
  it('is refused, one that no calendar of plans reaches and one beyond what is judged', async () => {
    for (const asked of [
      '/api/duties?at=9999-12-31',
      '/api/duties?at=2150-01-01',
      '/api/findings?inForceOn=9999-12-31',
      '/api/findings?inForceOn=2150-01-01',
      '/api/findings?knownAt=9999-12-31',
      `/api/initiatives/${number}/history?inForceOn=2150-01-01`,
    ])
      await refused(() => door.get(asked), 400, 'malformed-field');
  });

  it('is none when it lies some years ahead', async () => {
    expect((await door.get('/api/duties?at=2034-01-01')).status).toBe(200);
  });
});

describe('a body that does not fit its fields', () => {
  it('is refused for a malformed field, naming it and its label', async () => {
    const { body } = await refused(report({ category: 'gemensam' }), 400, 'malformed-field');
    expect(body['details']).toMatchObject({ field: 'category', label: 'Systemkategori' });
  });

  it('is refused for a missing field', async () => {
    const { body } = await refused(report({ title: undefined }), 400, 'malformed-field');
    expect(body['sv']).toBe('Fältet title (Rubrik) saknas. Rätta det och försök igen.');
  });

  it('is refused for an unknown field instead of losing it', async () => {
    const { body } = await refused(report({ titel: 'Nytt' }), 400, 'unknown-field');
    expect(body['details']).toMatchObject({ field: 'titel' });
  });

  it('is told everything that is wrong at once', async () => {
    const { body } = await refused(report({ category: 1, kind: 'x', colour: 'blue' }), 400, 'unknown-field');
    const problems = body['problems'] as { code: string; details: { field: string } }[];
    expect(problems.map(({ code, details }) => [code, details.field])).toEqual([
      ['unknown-field', 'colour'],
      ['malformed-field', 'category'],
      ['malformed-field', 'kind'],
    ]);
  });

  it.each(['2025-02-30', '2025-6-1', 'i går', '2025-06-30T25:00', 20250630])(
    'is refused for a day that is none: %s',
    async (occurredAt) => {
      await refused(report({ occurredAt }), 400, 'malformed-field');
    },
  );

  it('is refused for a day in the future', async () => {
    await refused(report({ occurredAt: '2025-07-01' }), 422, 'date-in-future');
  });

  it.each([0.5, -1, '100', 1e21])(
    'is refused for money that is not whole öre: %s',
    async (estimatedCostOre) => {
      await refused(report({ estimatedCostOre }), 400, 'malformed-field');
    },
  );

  it('is refused for fractions of an öre in a share', async () => {
    const shares = [
      { unit: 'A', amountOre: 99.5 },
      { unit: 'B', amountOre: 0.5 },
    ];
    const { body } = await refused(to('decide-financing', { ...FINANCING, shares }), 400, 'malformed-field');
    expect(body['problems']).toHaveLength(2);
  });

  it('is refused for shares that do not sum', async () => {
    const shares = [
      { unit: 'A', amountOre: 60 },
      { unit: 'B', amountOre: 39 },
    ];
    const { body } = await refused(
      to('decide-financing', { ...FINANCING, shares }),
      422,
      'shares-do-not-sum',
    );
    expect(body['details']).toEqual({ sum: '99', total: '100' });
  });

  it('is refused for somebody or something that is not in the ledger', async () => {
    await refused(report({ reportedBy: 'p-QQQQQQQQ' }), 404, 'unknown-person');
    await refused(report({ reportingOffice: 'nobody' }), 404, 'unknown-office');
  });
});

describe('a body that cannot be read', () => {
  it.each([
    ['is not JSON', '{"title":'],
    ['is empty', ''],
    ['is a list', '[]'],
    ['is null', 'null'],
    ['is a text', '"hej"'],
    ['would change what objects are', '{"__proto__":{"admin":true}}'],
    ['would change what constructors are', '{"constructor":{"prototype":{"admin":true}}}'],
  ])('is refused when it %s', async (_what, text) => {
    await refused(sent(text), 400, 'malformed-request');
  });

  it('is refused where a member is told twice, with its place', async () => {
    const text = JSON.stringify(NEED).replace('{', '{\n"title":"Annat",\n');
    const { body } = await refused(sent(text), 400, 'member-told-twice');
    expect(body['details']).toEqual({ member: 'title', place: '/title', line: '3' });
    await refused(sent('{"pack":{"groups":[{"chair":"a","chair":"b"}]}}'), 400, 'member-told-twice');
    const escaped = JSON.stringify(NEED).replace('{', '{"titl\\u0065":"Annat",');
    await refused(sent(escaped), 400, 'member-told-twice');
  });

  it('is refused when its letters are not UTF-8', async () => {
    const bytes = Buffer.from(JSON.stringify({ ...NEED, title: 'Nämnd' }), 'latin1');
    await refused(sent(bytes), 400, 'not-utf8');
  });

  it('is refused when it is not JSON by its type', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'multipart/form-data; boundary=x',
    ];
    for (const type of types)
      await refused(sent(JSON.stringify(NEED), { 'content-type': type }), 400, 'malformed-request');
  });

  it('is refused for a lone surrogate, in a value and in a name', async () => {
    await refused(sent(JSON.stringify(NEED).replace('diarie', '\\ud800')), 400, 'malformed-text');
    await refused(sent('{"\\udfff":1}'), 400, 'unknown-field');
  });

  it('is refused when it is 2 MB of text', async () => {
    await refused(report({ businessNeed: 'å'.repeat(1024 * 1024) }), 413, 'too-large');
  });

  it('is refused when it fits in a request and not in its field', async () => {
    await refused(report({ businessNeed: 'a'.repeat(1024 * 1024) }), 400, 'malformed-field');
  });

  it('is refused when it fits in its fields and not in an append', async () => {
    const changes = Array.from({ length: 50 }, (_, place) => ({
      pointer: '/data/businessNeed',
      value: `${place} ${'å'.repeat(13_000)}`,
    }));
    const [need] = (await door.events()).filter(({ type }) => type === 'NeedReported');
    await refused(to('correct', { corrects: need?.id, changes, reason: 'Skrivfel.' }), 413, 'too-large');
  });
});

describe('an address that leads nowhere', () => {
  it('is refused for an unknown initiative', async () => {
    for (const target of ['2025-9999', '1', 'x'.repeat(150), randomUUID()])
      await refused(() => door.post(`/api/initiatives/${target}/withdraw`, {}), 404, 'unknown-initiative');
  });

  it('is refused for an unknown page, an unknown verb and an unknown method', async () => {
    await refused(() => door.get('/api/initiative'), 404, 'unknown-page');
    await refused(to('approve', {}), 404, 'unknown-page');
    await refused(() => door.ask('PUT', REPORT, { body: NEED }), 404, 'unknown-page');
    await refused(() => door.get('/'), 404, 'unknown-page');
  });

  it('is refused when it cannot be read', async () => {
    await refused(() => door.get('/api/initiatives/%ff'), 400, 'malformed-request');
    await refused(() => door.get(`/api/initiatives/${'9'.repeat(300)}`), 400, 'malformed-request');
  });
});

describe('a header that does not fit', () => {
  it.each(['0', 'W/"0"', '"a"', '"0", "1"', '*', '""', '"-1"'])('is refused as If-Match: %s', async (tag) => {
    await refused(to('withdraw', {}, { headers: { 'If-Match': tag } }), 400, 'malformed-request');
  });

  it('is refused when the initiative has changed since', async () => {
    const { body } = await refused(
      to('withdraw', {}, { headers: { 'If-Match': '"7"' } }),
      412,
      'stale-revision',
    );
    expect(body['details']).toEqual({ expected: '7', actual: '0' });
  });

  it('is refused as a key that is too long or cannot be seen', async () => {
    for (const key of ['k'.repeat(201), ' ', 'å'])
      await refused(report({}, { headers: { 'Idempotency-Key': key } }), 400, 'malformed-request');
  });

  it('is refused as a key that stands for another request', async () => {
    for (const key of [randomUUID(), 'rad 1']) {
      const asking = { headers: { 'Idempotency-Key': key } };
      expect((await report({}, asking)()).status).toBe(201);
      await refused(report({ title: 'Ett annat behov' }, asking), 422, 'idempotency-key-reused');
      await refused(report({ businessNeed: 'Ett annat skäl' }, asking), 422, 'idempotency-key-reused');
    }
  });

  it('is refused as a correlation that is no UUID', async () => {
    await refused(report({}, { headers: { 'X-Correlation-Id': '1' } }), 400, 'malformed-request');
  });
});

describe('a state that does not allow it', () => {
  it('is told with the state', async () => {
    const decision = { outcome: 'rejected', forum: 'it-steering-group' };
    await to('decide', decision)();
    const { body } = await refused(to('decide', decision), 409, 'already-decided');
    expect(body['details']).toEqual({ round: '1' });
  });
});

describe('a refusal', () => {
  it.each([
    [undefined, 'sv'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['en;q=0.5, sv;q=0.1', 'en'],
    ['de, fr;q=0.3', 'sv'],
    [';;;,q=', 'sv'],
  ] as const)('is told in the language that is asked for: %s', async (accepted, language) => {
    const headers: Record<string, string> = accepted === undefined ? {} : { 'Accept-Language': accepted };
    const { body, headers: answered } = await door.get('/api/nowhere', { headers });
    expect(body['detail']).toBe(body[language]);
    expect([answered['content-language'], answered['vary']]).toEqual([language, 'Accept-Language']);
  });
});
