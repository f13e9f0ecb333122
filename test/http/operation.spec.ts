import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Door, NEED } from './opened.js';

let door: Door;
beforeEach(async () => {
  door = await Door.open();
});
afterEach(() => door.close());

describe('a running service', () => {
  it('is alive, and ready when it shows what is in the log', async () => {
    await door.need();
    expect((await door.get('/health/live', { as: 'nobody' })).body).toEqual({ status: 'live' });
    const { status, body } = await door.get('/health/ready', { as: 'nobody' });
    const projections = door.opened.readModels.health().map(({ projection }) => projection);
    expect([status, body['status'], body['store'], body['access']]).toEqual([200, 'ready', 'ok', 'ok']);
    expect(projections).toContain('case-file');
    expect(body['readModels']).toEqual(
      projections.map((projection) => ({
        projection,
        state: 'live',
        position: expect.stringMatching(/^\d+$/),
      })),
    );
  });

  it('sends security headers with every answer, refusals too, and lets no other site in', async () => {
    for (const url of ['/health/live', '/api/docs', '/api/initiatives', '/nowhere']) {
      const { headers } = await door.get(url, { as: 'nobody', headers: { origin: 'https://example.org' } });
      expect([url, headers['content-security-policy']]).toEqual([
        url,
        expect.stringContaining("default-src 'none'"),
      ]);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
});

describe('a store that goes away', () => {
  const away = async (): Promise<void> => {
    await door.get('/api/offices');
    await door.opened.store.close();
  };

  it('is told as that, and nothing is written', async () => {
    const before = await door.events();
    await away();
    const { status, body, headers } = await door.post('/api/initiatives/report-need', NEED);
    expect([status, body['code'], headers['retry-after']]).toEqual([503, 'store-unavailable', '5']);
    expect(String(body['sv'])).toContain('Händelselagret svarar inte');
    expect(String(body['en'])).toContain('The event store does not answer');
    expect(body['details']).toBeUndefined();
    expect(await door.events()).toEqual(before);
  });

  it('makes the service unready and leaves it alive, with its lists and its metrics', async () => {
    await door.need();
    await away();
    const { status, body } = await door.get('/health/ready', { as: 'nobody' });
    expect([status, body['status'], body['store'], body['access']]).toEqual([
      503,
      'not-ready',
      'store-unavailable',
      'ok',
    ]);
    expect((await door.get('/health/live', { as: 'nobody' })).status).toBe(200);
    expect((await door.get('/api/initiatives')).body['total']).toBe(1);
    expect((await door.get('/metrics')).text).toMatch(/^liggare_read_models_behind_events nan$/im);
  });
});

describe('the metrics', () => {
  it('count commands by name and outcome, and time appends', async () => {
    const headers = { 'Idempotency-Key': '17' };
    for (let time = 0; time < 2; time += 1)
      await door.post('/api/initiatives/report-need', NEED, { headers });
    await door.post('/api/initiatives/report-need', { ...NEED, title: 'Annat' }, { headers });
    await door.post('/api/initiatives/2025-9999/withdraw', {});
    const { text, headers: answered, status } = await door.get('/metrics', { as: 'reader' });
    expect([status, answered['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
    const lines = text.split('\n');
    for (const line of [
      'liggare_commands_total{kind="initiative",name="report-need",outcome="recorded"} 2',
      'liggare_commands_total{kind="initiative",name="report-need",outcome="idempotency-key-reused"} 1',
      'liggare_commands_total{kind="initiative",name="withdraw",outcome="unknown-initiative"} 1',
      'liggare_command_seconds_count{kind="initiative",name="report-need"} 3',
      'liggare_read_model_state{projection="case-file",state="live"} 1',
      'liggare_read_models_behind_events 0',
    ])
      expect(lines).toContain(line);
    expect(text).toMatch(/liggare_append_seconds_count\{outcome="durable"\} [1-9]/);
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toMatch(/p-[0-9A-Z]{8}/);
  });

  it('are for those with a token', async () => {
    expect((await door.get('/metrics', { as: 'nobody' })).status).toBe(401);
  });
});

describe('an unexpected error', () => {
  it('tells the caller no more than that, and the log what it was', async () => {
    // Asked of a closed file, better-sqlite3 throws what no door has a word for.
    await door.opened.readModels.close();
    const { status, body, text, headers } = await door.get('/api/offices');
    expect([status, body['code']]).toEqual([500, 'internal-error']);
    expect(text).not.toContain('database');
    const logged = door.logged.find((line) => line.includes('unexpected error')) ?? '';
    expect(logged).toContain('The database connection is not open');
    expect(logged).toContain(String(headers['x-request-id']));
  });
});

describe('the log', () => {
  it('has one line per request, with its id, method, route, status and time', async () => {
    const { headers } = await door.get('/api/initiatives/2025-4711?secret=1');
    const line = door.logged.find((one) => one.includes(String(headers['x-request-id']))) ?? '{}';
    expect(JSON.parse(line)).toEqual({
      level: 30,
      time: expect.any(String),
      requestId: headers['x-request-id'],
      method: 'GET',
      route: '/api/initiatives/:number',
      status: 400,
      ms: expect.any(Number),
      msg: 'request',
    });
  });

  it('never holds a body, a token, a name, a query or a header', async () => {
    await door.post('/api/people', { name: 'Eva Hemlig' }, { as: 'admin' });
    await door.need({ title: 'Hemlig rubrik' });
    await door.post('/api/initiatives/report-need', { ...NEED, title: 'Hemlig\u0000' });
    await door.get('/api/initiatives?administration=Hemlig');
    await door.get('/api/initiatives', { token: 'lig_Hemlig' });
    await door.get('/Hemlig', { headers: { 'x-any': 'Hemlig' } });
    await door.ask('POST', '/api/initiatives/report-need', { text: '{"title":"Hemlig' });
    await door.opened.store.close();
    await door.post('/api/initiatives/report-need', { ...NEED, title: 'Hemlig' });
    expect(door.logged.length).toBeGreaterThan(8);
    const all = door.logged.join('');
    expect(all).not.toContain('Hemlig');
    for (const token of Object.values(door.tokens)) expect(all).not.toContain(token);
  });
});
