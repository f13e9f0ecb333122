import { randomUUID } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandHandlers } from '../../src/http/command-handlers.js';
import { COMMANDS, rowOf } from '../../src/ledger/commands.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { Door, NEED } from './opened.js';

/** Where the framework notes which command a handler class is for. */
const HANDLED = '__commandHandler__';

let door: Door;
beforeAll(async () => {
  door = await Door.open();
});
afterAll(() => door.close());

const REPORT = '/api/initiatives/report-need';
const DECISION = { outcome: 'approved', forum: 'it-steering-group', meetingDate: '2025-06-12' };

describe('the command table', () => {
  it('has exactly one handler for every row', () => {
    const handled = commandHandlers.map((handler) => Reflect.getMetadata(HANDLED, handler) as unknown);
    expect(handled).toEqual(COMMANDS.map(({ command }) => command));
    expect(new Set(handled).size).toBe(COMMANDS.length);
  });

  it('is known to the command bus, each class by its own handler', () => {
    const { handlers } = door.app.get(CommandBus) as { handlers: Map<string, unknown> };
    expect(handlers.size).toBe(COMMANDS.length);
    expect(new Set(handlers.values()).size).toBe(COMMANDS.length);
  });

  it('is not reached by a command that no door has sent', async () => {
    const command = readCommand(rowOf('initiative', 'report-need'), NEED);
    const dispatch = async (): Promise<unknown> => door.app.get(CommandBus).execute(command);
    await expect(dispatch()).rejects.toThrow('ReportNeed came without its envelope');
  });

  it('keeps its internal rows out of the API', async () => {
    for (const { kind, name } of COMMANDS.filter((row) => row.door === 'internal')) {
      const { status, body } = await door.post(`/api/${kind}/${name}`, {}, { as: 'admin' });
      expect([status, body['code']]).toEqual([404, 'unknown-page']);
    }
  });
});

describe('a need that is reported', () => {
  it('is acknowledged with its number, place and revision', async () => {
    const { status, headers, body } = await door.post(REPORT, NEED);
    const events = await door.events();
    const event = events.find(({ id }) => id === (body['eventIds'] as string[])[0]);
    // Whoever has seen this position sees the number too, which the register gave right after.
    const numbered = events.find(({ type }) => type === 'NumberAssigned');
    expect(status).toBe(201);
    expect(body).toEqual({
      number: '2025-0001',
      stream: event?.stream,
      revision: '0',
      position: String(numbered?.position),
      eventIds: [event?.id],
      recordedAt: '2025-06-30T10:00:00.000Z',
      findings: [],
      readModels: 'current',
    });
    expect(headers).toMatchObject({
      etag: '"0"',
      location: '/api/initiatives/2025-0001',
      'ledger-position': String(numbered?.position),
    });
    expect(event).toMatchObject({ type: 'NeedReported', data: NEED });
    expect(event?.metadata).toMatchObject({ actor: door.anna, door: 'rest', occurredAt: '2025-06-30' });
  });

  it('is recorded once when it is sent twice with the same key, and acknowledged alike', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await door.post(REPORT, NEED, { headers });
    const count = (await door.events()).length;
    const second = await door.post(REPORT, NEED, { headers });
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(await door.events()).toHaveLength(count);
    expect(
      (await door.events()).filter(({ metadata }) => metadata.commandId === headers['Idempotency-Key']),
    ).toHaveLength(1);
  });

  it('may be sent again with a key that is no UUID', async () => {
    const headers = { 'Idempotency-Key': 'rad 17 / ärendelista'.replace('ä', 'a') };
    const first = await door.post(REPORT, NEED, { headers });
    expect((await door.post(REPORT, NEED, { headers })).body).toEqual(first.body);
  });

  it('does not meet the need of somebody else who counts alike', async () => {
    const { body: bo } = await door.post('/api/people', { name: 'Bo Exempel' }, { as: 'admin' });
    const { body: granted } = await door.post(
      '/api/tokens',
      { person: bo['person'], role: 'registrar', days: 1 },
      { as: 'admin' },
    );
    const headers = { 'Idempotency-Key': '1' };
    const first = await door.post(REPORT, NEED, { headers });
    const other = await door.post(REPORT, NEED, { headers, token: granted['token'] as string });
    expect(other.status).toBe(201);
    expect(other.body['number']).not.toBe(first.body['number']);
  });

  it('keeps the correlation that the client names', async () => {
    const correlationId = randomUUID();
    const { body } = await door.post(REPORT, NEED, { headers: { 'X-Correlation-Id': correlationId } });
    const event = (await door.events()).find(({ id }) => id === (body['eventIds'] as string[])[0]);
    expect(event?.metadata.correlationId).toBe(correlationId);
  });
});

describe('an initiative', () => {
  it('is decided when nobody was faster', async () => {
    const number = await door.need();
    const { headers } = await door.get(`/api/initiatives/${number}`);
    const { status, body } = await door.post(`/api/initiatives/${number}/decide`, DECISION, {
      headers: { 'If-Match': String(headers['etag']) },
    });
    expect([status, body['number'], body['revision']]).toEqual([200, number, '1']);
    expect((await door.get(`/api/initiatives/${number}`)).body).toMatchObject({
      stage: 'approved',
      revision: '1',
    });
  });

  it('takes every command of the table, by number and by id', async () => {
    const number = await door.need();
    const { body } = await door.get(`/api/initiatives/${number}`);
    const steps: readonly (readonly [string, string, unknown])[] = [
      [number, 'consult', { consultedOffice: 'it-strategist', form: 'meeting' }],
      [String(body['initiative']), 'contact-party', { party: 'it-unit' }],
      [number, 'anchor', { body: 'it-preparatory-group', outcome: 'supported' }],
      [number, 'postpone', { forum: 'it-steering-group' }],
      [number, 'refer-back', { forum: 'it-steering-group' }],
      [number, 'decide', DECISION],
      [
        number,
        'decide-financing',
        {
          principle: 'own-use',
          budgetYear: 2025,
          budget: 'operating',
          recurrence: 'yearly',
          totalOre: 300,
          shares: [{ unit: 'Utbildningskontoret', amountOre: 300 }],
        },
      ],
    ];
    for (const [target, name, command] of steps)
      expect([name, (await door.post(`/api/initiatives/${target}/${name}`, command)).status]).toEqual([
        name,
        200,
      ]);
    expect((await door.get(`/api/initiatives/${number}`)).body).toMatchObject({
      stage: 'financed',
      revision: '7',
    });
  });

  it('is withdrawn without a body, since nothing need be said', async () => {
    const number = await door.need();
    const { status } = await door.ask('POST', `/api/initiatives/${number}/withdraw`);
    expect(status).toBe(200);
    expect((await door.get(`/api/initiatives/${number}`)).body['stage']).toBe('withdrawn');
  });
});

describe('a correction', () => {
  const SHARE = { share: 10_000, from: '2015-01-01' };
  const correct = (path: string, corrects: unknown, pointer: string, value: unknown) =>
    door.post(`${path}/correct`, { corrects, changes: [{ pointer, value }], reason: 'Skrivfel.' });

  it('never makes one company of another', async () => {
    await door.post('/api/companies/register', { code: 'energy', name: 'Energi AB', ...SHARE });
    const water = await door.post('/api/companies/register', { code: 'water', name: 'Vatten AB', ...SHARE });
    const [corrects] = water.body['eventIds'] as string[];
    const { status, body } = await correct('/api/companies/water', corrects, '/data/code', 'energy');
    expect([status, body['code']]).toEqual([422, 'correction-of-name']);
    expect((await correct('/api/companies/water', corrects, '/data/name', 'VA AB')).status).toBe(200);
    const { rows } = (await door.get('/api/companies')).body as { rows: { company: string; name: string }[] };
    expect(rows.map(({ company, name }) => [company, name])).toEqual([
      ['energy', 'Energi AB'],
      ['water', 'VA AB'],
    ]);
  });

  it('leaves no year with what its commands would refuse, and says which event it contradicts', async () => {
    await door.post('/api/budget-years/open', { year: '2025' });
    const count = async (orderKind: string) => {
      const { body } = await door.post('/api/budget-years/2025/record-orders', { orderKind, count: 1 });
      return (body['eventIds'] as string[])[0];
    };
    const [first, second] = [await count('printer'), await count('system-access')];
    const of = (id: unknown, kind: string) => correct('/api/budget-years/2025', id, '/data/orderKind', kind);
    expect((await of(second, 'printer')).body['code']).toBe('orders-already-counted');
    expect((await of(first, 'system-access')).body).toMatchObject({
      code: 'orders-already-counted',
      details: { contradicts: second },
    });
    expect((await of(first, 'computer-telephony')).status).toBe(200);
  });
});

describe('an office', () => {
  it('is established and held', async () => {
    const established = await door.post('/api/offices/establish', {
      code: 'system-owner',
      name: 'Systemägare',
    });
    expect([established.status, established.headers['etag'], established.headers['location']]).toEqual([
      201,
      '"0"',
      undefined,
    ]);
    const holding = { person: door.anna, from: '2025-01-01' };
    const appointed = await door.post('/api/offices/system-owner/appoint', holding);
    expect([appointed.status, appointed.headers['etag']]).toEqual([200, '"1"']);
  });
});
