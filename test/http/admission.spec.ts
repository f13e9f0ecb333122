import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../src/http/admission.js';
import { Door, NEED } from './opened.js';

type Paths = Record<string, Record<string, { security?: unknown[] }>>;

let door: Door;
beforeAll(async () => {
  door = await Door.open({ ...LIMITS, failures: 1_000 });
});
afterAll(() => door.close());

const routes = async (): Promise<{ method: string; url: string; open: boolean }[]> => {
  const { body } = await door.get('/api/docs-json', { as: 'nobody' });
  return Object.entries(body['paths'] as Paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      url: path.replaceAll(/\{\w+\}/g, '2025-0001'),
      open: security?.length === 0 && !path.startsWith('/calendar/'),
    })),
  );
};

describe('somebody without a token', () => {
  it('is let in nowhere that the documentation knows, but where it says so', async () => {
    const before = (await door.events()).length;
    const all = await routes();
    expect(all.length).toBeGreaterThan(25);
    for (const { method, url, open } of all) {
      const { status, body, headers } = await door.ask(method, url, { as: 'nobody' });
      // Whoever keeps the log's head needs no token; this ledger has none yet.
      if (url.startsWith('/log/')) expect([url, status]).toEqual([url, 404]);
      else if (open) expect([method, url, status]).toEqual(['GET', url, 200]);
      else if (url.startsWith('/calendar/')) {
        // Its secret stands in the address: who has a wrong one is told nothing but that it is wrong.
        expect([status, body['code']]).toEqual([404, 'unknown-calendar']);
      } else {
        expect([method, url, status, body['code']]).toEqual([method, url, 401, 'not-authenticated']);
        expect(headers['www-authenticate']).toBe('Bearer realm="liggare"');
      }
    }
    expect(all.filter(({ open }) => open).map(({ url }) => url)).toEqual([
      '/health/live',
      '/health/ready',
      '/log/checkpoint',
      '/log/tile/2025-0001',
    ]);
    expect(await door.events()).toHaveLength(before);
  });

  it('learns of no other page whether it exists', async () => {
    for (const url of [
      '/',
      '/api',
      '/nowhere',
      '/api/docsx',
      '/health',
      '//api/docs',
      '/api/docs/../initiatives',
      '/METRICS',
    ])
      expect([url, (await door.get(url, { as: 'nobody' })).status]).toEqual([url, 401]);
    expect((await door.ask('OPTIONS', '/api/initiatives', { as: 'nobody' })).status).toBe(401);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'Bearer lig_x'])(
    'is not let in with «%s»',
    async (authorization) => {
      const { status, body } = await door.get('/api/initiatives', {
        as: 'nobody',
        headers: { authorization },
      });
      expect([status, body['code']]).toEqual([401, 'not-authenticated']);
    },
  );

  it('may not make the server read a body', async () => {
    const { status } = await door.ask('POST', '/api/initiatives/report-need', { as: 'nobody', text: '{' });
    expect(status).toBe(401);
  });
});

describe('a token', () => {
  const granted = async (role: string, days = 1): Promise<{ token: string; grant: string }> => {
    const { status, body } = await door.post(
      '/api/tokens',
      { person: door.anna, role, days },
      { as: 'admin' },
    );
    expect(status).toBe(201);
    return body as { token: string; grant: string };
  };

  it('is shown once, lets in, and is listed without itself', async () => {
    const { token, grant } = await granted('reader');
    expect((await door.get('/api/initiatives', { token })).status).toBe(200);
    const { text, body } = await door.get('/api/tokens', { as: 'admin' });
    expect(text).not.toContain(token);
    expect(text).not.toContain('tokenHash');
    const rows = body['rows'] as { grant: string }[];
    expect(rows.at(-1)).toEqual({
      grant,
      person: door.anna,
      role: 'reader',
      until: '2025-07-01T10:00:00.000Z',
      grantedAt: '2025-06-30T10:00:00.000Z',
      revoked: false,
    });
    expect(body['persons']).toEqual({
      [door.anna]: { person: door.anna, name: 'Anna Exempel', verified: true },
    });
  });

  it('ends when it is revoked, once', async () => {
    const { token, grant } = await granted('admin');
    const revoke = () =>
      door.ask('DELETE', `/api/tokens/${grant}`, { as: 'admin', body: { reasons: 'Slutat.' } });
    expect((await revoke()).status).toBe(204);
    const before = (await door.events()).length;
    const { status, body } = await door.post('/api/initiatives/report-need', NEED, { token });
    expect([status, body['code']]).toEqual([401, 'token-revoked']);
    const again = await revoke();
    expect([again.status, again.body['code']]).toEqual([409, 'already-revoked']);
    expect(await door.events()).toHaveLength(before);
  });

  it('is revoked without a reason too', async () => {
    const { grant } = await granted('reader');
    expect((await door.ask('DELETE', `/api/tokens/${grant}`, { as: 'admin' })).status).toBe(204);
    const { status, body } = await door.ask('DELETE', '/api/tokens/g-00000000', { as: 'admin' });
    expect([status, body['code']]).toEqual([404, 'unknown-grant']);
  });

  it('ends when its time is over', async () => {
    const { token } = await granted('registrar');
    const now = door.clock.now();
    door.clock.tell(new Date('2025-07-01T10:00:00.000Z'));
    const { status, body } = await door.post('/api/initiatives/report-need', NEED, { token });
    door.clock.tell(now);
    expect([status, body['code']]).toEqual([401, 'token-expired']);
  });

  it.each([
    ['reader', 'registrar', 'POST', '/api/initiatives/report-need', NEED],
    ['auditor', 'registrar', 'POST', '/api/offices/establish', { code: 'x', name: 'X' }],
    ['registrar', 'admin', 'POST', '/api/people', { name: 'Cilla Exempel' }],
    ['registrar', 'admin', 'POST', '/api/tokens', { person: 'p-00000000', role: 'admin', days: 1 }],
    ['registrar', 'admin', 'GET', '/api/tokens', undefined],
    ['registrar', 'admin', 'DELETE', '/api/tokens/g-00000000', undefined],
    ['reader', 'auditor', 'GET', '/api/people/p-00000000', undefined],
  ] as const)('of a %s does not do what takes a %s: %s %s', async (role, needed, method, url, body) => {
    const before = (await door.events()).length;
    const answer = await door.ask(method, url, { as: role, ...(body === undefined ? {} : { body }) });
    expect([answer.status, answer.body['code'], answer.body['details']]).toEqual([
      403,
      'not-allowed',
      { role, needed },
    ]);
    expect(await door.events()).toHaveLength(before);
  });

  it('is made for no longer than ten years, for nobody unknown, and not twice with one key', async () => {
    const token = { person: door.anna, role: 'reader', days: 1 };
    const refusals = [
      [{ ...token, days: 3_651 }, 400, 'malformed-field'],
      [{ ...token, days: 1.5 }, 400, 'malformed-field'],
      [{ ...token, role: 'king' }, 400, 'malformed-field'],
      [{ ...token, person: 'p-QQQQQQQQ' }, 404, 'unknown-person'],
      [{ ...token, grant: 'g-00000000' }, 400, 'unknown-field'],
    ] as const;
    const before = (await door.events()).length;
    for (const [body, status, code] of refusals) {
      const answer = await door.post('/api/tokens', body, { as: 'admin' });
      expect([answer.status, answer.body['code']]).toEqual([status, code]);
    }
    const headers = { 'Idempotency-Key': '1' };
    expect((await door.post('/api/tokens', token, { as: 'admin', headers })).body['code']).toBe(
      'malformed-request',
    );
    expect(await door.events()).toHaveLength(before);
  });
});

describe('a person', () => {
  it('is registered, and shown by name to whoever may see names', async () => {
    const { status, body, headers } = await door.post(
      '/api/people',
      { name: '  Dag   Exempel ' },
      { as: 'admin' },
    );
    expect([status, headers['location']]).toEqual([201, `/api/people/${String(body['person'])}`]);
    for (const as of ['auditor', 'registrar', 'admin'] as const)
      expect((await door.get(`/api/people/${String(body['person'])}`, { as })).body).toEqual({
        person: body['person'],
        name: 'Dag Exempel',
        verified: true,
      });
    expect(JSON.stringify((await door.events()).map(({ data }) => data))).not.toContain('Dag');
  });

  it('is refused without a name, and is unknown when nobody registered it', async () => {
    const before = (await door.events()).length;
    for (const name of ['', '  ', 'x'.repeat(201), 17, '\ud800'])
      expect((await door.post('/api/people', { name }, { as: 'admin' })).status).toBe(400);
    const { status, body } = await door.get('/api/people/p-QQQQQQQQ', { as: 'auditor' });
    expect([status, body['code']]).toEqual([404, 'unknown-person']);
    expect(await door.events()).toHaveLength(before);
  });
});

describe('too many requests', () => {
  it('of one token are refused, and of another are not', async () => {
    const narrow = await Door.open({ requests: 3, failures: 2 });
    try {
      const statuses: number[] = [];
      for (let place = 0; place < 4; place += 1) statuses.push((await narrow.get('/api/offices')).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      const { body, headers } = await narrow.get('/api/offices');
      expect(body['code']).toBe('too-many-requests');
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect((await narrow.get('/api/offices', { as: 'auditor' })).status).toBe(200);
    } finally {
      await narrow.close();
    }
  });

  it('with wrong keys are refused sooner, and do not shut out a right one', async () => {
    const narrow = await Door.open({ requests: 100, failures: 2 });
    try {
      const statuses: number[] = [];
      for (let place = 0; place < 4; place += 1)
        statuses.push((await narrow.get('/api/offices', { token: `lig_${place}` })).status);
      expect(statuses).toEqual([401, 401, 429, 429]);
      expect((await narrow.get('/api/offices')).status).toBe(200);
    } finally {
      await narrow.close();
    }
  });

  it('for documentation and health are refused too', async () => {
    const narrow = await Door.open({ requests: 1, failures: 1 });
    try {
      expect((await narrow.get('/api/docs', { as: 'nobody' })).status).toBe(200);
      expect((await narrow.get('/health/live', { as: 'nobody' })).status).toBe(429);
    } finally {
      await narrow.close();
    }
  });
});
