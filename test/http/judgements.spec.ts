import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { readConfig } from '../../src/config.js';
import type { JsonObject } from '../../src/domain/json.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { followLedger } from '../../src/follow.js';
import { createApplication } from '../../src/http/application.js';
import { openLog } from '../../src/http/log.js';
import { StreamsDouble } from '../event-store/streams-double.js';
import { Door, linesTo, type Answer } from './opened.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rowOf } from '../../src/ledger/commands.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { ReadModels } from '../../src/read-models/read-models.js';
import { shown } from '../../projections/shown.js';

const raise = (error: Error): never => {
  throw error;
};

type Found = Readonly<{
  rule: string;
  rows: string[];
  event?: string;
  guideline: string;
  deviation?: { event: string; acceptedBy?: string };
}>;

const node = process.env['EVENTSTOREDB_URL'];
const STORES = ['SQLite', 'the protocol of EventStoreDB', ...(node === undefined ? [] : ['EventStoreDB'])];

/** Who has access stands in the log, a report folds the log itself, and how far a node has come is told at once. */
const WITHOUT_READ_MODELS = ['/api/people', '/api/tokens', '/api/reports', '/api/ledger', '/api/docs'];

const NEED: JsonObject = {
  title: 'Nytt diariesystem',
  category: 'shared',
  kind: 'purchase',
  administration: 'Kommunstyrelsens kontor',
  businessNeed: 'Dagens system saknar stöd för e-arkiv.',
  expectedEffect: 'Handlingar kan lämnas ut samma dag.',
  reporterCapacity: 'system-owner',
  goalRefs: ['KS-2025-1'],
  occurredAt: '2025-05-05',
};
/** What a shared system needs before it is decided, and had not got. */
const BROKEN = ['anchored-before-decision', 'management-team-anchoring-assessed', 'referred-before-decision'];

describe.each(STORES)('a decision that breaks the guideline, over REST, on %s', (store) => {
  let door: Door;
  let double: StreamsDouble | undefined;
  let number: string;
  let decision: string;

  const post = (command: string, body: JsonObject): Promise<Answer> =>
    door.post(`/api/initiatives/${number}/${command}`, body);
  const findings = async (query = ''): Promise<Found[]> =>
    (await door.get(`/api/findings?year=2025&size=200${query}`)).body['rows'] as Found[];
  const ofDecision = async (query = ''): Promise<string[]> =>
    (await findings(query)).filter(({ event }) => event === decision).map(({ rule }) => rule);
  const decided = (): JsonObject => ({
    outcome: 'approved',
    forum: 'it-steering-group',
    meetingDate: '2025-06-04',
    decider: door.anna,
    deciderOffice: 'chief-executive',
  });

  beforeAll(async () => {
    double = store.startsWith('the protocol') ? await StreamsDouble.start() : undefined;
    const url = double ? `esdb://127.0.0.1:${double.port}?tls=false` : (node ?? '');
    const name = `test-${randomUUID().slice(0, 13)}`;
    const env = store === 'SQLite' ? {} : { LIGGARE_STORE: url, LIGGARE_LEDGER: name };
    door = await Door.open(undefined, { inForceFrom: '2012-01-01', env });
    await door.post('/api/offices/chief-executive/appoint', { person: door.anna, from: '2020-01-01' });
    await door.post('/api/groups/it-steering-group/hold-meeting', {
      meetingDate: '2025-06-04',
      present: [door.anna],
      chair: door.anna,
      convenedBy: 'it-strategist',
    });
    ({ number } = (await door.post('/api/initiatives/report-need', NEED)).body as { number: string });
    await post('consult', { consultedOffice: 'it-strategist', occurredAt: '2025-05-12' });
    await post('contact-party', { party: 'it-unit', occurredAt: '2025-05-13' });
    await post('contact-party', { party: 'procurement-centre', occurredAt: '2025-05-14' });
  });
  afterAll(async () => {
    await door.close();
    await double?.stop();
  });

  it('is advised against beforehand, with what to do about it', async () => {
    const { body } = await door.get(`/api/initiatives/${number}/advice`, { as: 'reader' });
    expect(body).toMatchObject({ number, path: 'shared', guideline: 'norrkoping-it-styrning@1' });
    const found = body['findings'] as (Found & { remedy: { sv: string; en: string } })[];
    expect(found.map(({ rule }) => rule).sort()).toEqual(BROKEN);
    for (const { remedy } of found) expect(remedy.sv).not.toBe(remedy.en);
  });

  it('is answered with the whole list, and nothing is written', async () => {
    const before = (await door.events()).length;
    const { status, body } = await post('decide', decided());
    expect([status, body['code']]).toEqual([422, 'rules-broken']);
    const problems = body['problems'] as { code: string; details: { rule: string; rows: string } }[];
    expect(problems.map(({ details }) => details.rule).sort()).toEqual(BROKEN);
    expect(problems.map(({ details }) => details.rows).sort()).toEqual(['S086', 'S149', 'S150']);
    expect(await door.events()).toHaveLength(before);
  });

  it('goes through when each rule is named with a reason, and the deviations stand in the same append', async () => {
    const before = (await door.events()).length;
    const deviations = BROKEN.map((rule) => ({
      rule,
      reasons: 'Avtalet löper ut före nästa möte.',
      ...(rule === 'anchored-before-decision' ? { acceptedBy: door.anna } : {}),
    }));
    const { status, body } = await post('decide', { ...decided(), deviations });
    expect(status).toBe(200);
    const fresh = (await door.events()).slice(before);
    expect(fresh.map(({ type }) => type)).toEqual(['DecisionMade', ...BROKEN.map(() => 'DeviationRecorded')]);
    expect(new Set(fresh.map(({ metadata }) => metadata.commandId)).size).toBe(1);
    decision = fresh[0]?.id ?? '';
    for (const { data } of fresh.slice(1))
      expect(data).toMatchObject({
        concerns: decision,
        ruleVersion: 1,
        guideline: 'norrkoping-it-styrning',
        guidelineVersion: '1',
      });
    expect((body['findings'] as Found[]).map(({ rule }) => rule).sort()).toEqual(BROKEN);
  });

  it('is found afterwards, with the deviation and who accepted it beside each finding', async () => {
    const found = (await findings()).filter(({ event }) => event === decision);
    expect(found.map(({ rule }) => rule).sort()).toEqual(BROKEN);
    expect(found.map(({ deviation }) => deviation?.acceptedBy).filter(Boolean)).toEqual([door.anna]);
    expect((await findings('&rule=anchored-before-decision')).map(({ rows }) => rows)).toEqual([['S149']]);
  });

  it('shows mandate, guideline and findings in its history, at the step', async () => {
    const { body } = await door.get(`/api/initiatives/${number}/history`, { as: 'auditor' });
    const steps = body['steps'] as {
      event: string;
      mandate?: object;
      guideline: string;
      findings: Found[];
    }[];
    const step = steps.find(({ event }) => event === decision);
    expect(step).toMatchObject({
      guideline: 'norrkoping-it-styrning@1',
      mandate: { decider: door.anna, office: 'chief-executive', capacity: 'holder' },
    });
    expect(step?.findings.map(({ rule }) => rule).sort()).toEqual(BROKEN);
  });

  it('is found no more when its day is corrected to after the anchoring that was held; as known before, it is', async () => {
    door.clock.tell(new Date('2025-09-01T09:00:00.000Z'));
    await post('anchor', {
      body: 'it-preparatory-group',
      outcome: 'supported',
      meetingDate: '2025-06-11',
      coordinationGains: 'no',
    });
    expect((await ofDecision()).sort()).toEqual(BROKEN);
    const changes = [
      { pointer: '/occurredAt', value: '2025-06-18' },
      { pointer: '/data/meetingDate', value: '2025-06-18' },
    ];
    const corrected = await post('correct', {
      corrects: decision,
      changes,
      reason: 'Mötet hölls den 18 juni.',
      approvedBy: door.anna,
    });
    expect(corrected.status).toBe(200);
    const after = ['decided-at-a-recorded-meeting', 'management-team-anchoring-assessed'];
    expect((await ofDecision()).sort()).toEqual(after);
    expect((await ofDecision('&knownAt=2025-08-31')).sort()).toEqual(BROKEN);
    const { body } = await door.get(`/api/initiatives/${number}/history?compare=2025-08-31`);
    const kinds = (body['changes'] as { event: string; kind: string }[]).map(({ event, kind }) =>
      event === decision ? kind : '',
    );
    expect(kinds).toContain('changed');
  });
});

describe('a node with an empty file of read models', () => {
  let door: Door;
  let number: string;
  let data: string;
  const config = () =>
    readConfig({ LIGGARE_DATA: data, LIGGARE_STORE: `sqlite:${join(door.config.data, 'ledger.db')}` });

  beforeEach(async () => {
    door = await Door.open(undefined, { inForceFrom: '2012-01-01' });
    ({ number } = (await door.post('/api/initiatives/report-need', { ...NEED, goalRefs: undefined }))
      .body as { number: string });
    data = mkdtempSync(join(tmpdir(), 'liggare-other-node-'));
  });
  afterEach(async () => {
    await door.close();
    rmSync(data, { recursive: true, force: true });
  });

  /** What it answers at once, to a decision or to a question. */
  async function answered(asked?: string): Promise<readonly [number, string | undefined, unknown]> {
    const opened = await followLedger(config(), door.clock);
    const app = await createApplication(opened, openLog('silent', linesTo([])));
    const { statusCode, body } = await app.inject({
      method: asked === undefined ? 'POST' : 'GET',
      url: asked ?? `/api/initiatives/${number}/decide`,
      headers: { authorization: `Bearer ${door.tokens.registrar}` },
      ...(asked === undefined
        ? { payload: { outcome: 'approved', forum: 'it-steering-group', meetingDate: '2025-06-04' } }
        : {}),
    });
    await app.close();
    await opened.close();
    const { code, total } = JSON.parse(body) as { code?: string; total?: number };
    return [statusCode, code, total];
  }

  it('guards from its first command on, and finds all from its first question on', async () => {
    expect(await answered()).toEqual([422, 'rules-broken', undefined]);
    rmSync(join(data, 'read-models.db'));
    const { total } = (await door.get('/api/findings')).body;
    expect(total).toBeGreaterThan(0);
    expect(await answered('/api/findings')).toEqual([200, undefined, total]);
  });

  it('waits for the position that a command names, and records nothing before', async () => {
    const before = (await door.events()).length;
    const headers = { 'ledger-position': '99999999' };
    const need = await door.post('/api/initiatives/report-need', NEED, { headers });
    expect([need.status, need.body['code']]).toEqual([503, 'read-models-behind']);
    expect(await door.events()).toHaveLength(before);
  });

  it('judges nothing while another process has it to fold', async () => {
    await (await followLedger(config(), door.clock)).close();
    const file = new Database(join(data, 'read-models.db'));
    file.exec(`DELETE FROM document; DELETE FROM checkpoint; INSERT INTO lease VALUES (1, 'x', 9e12)`);
    file.close();
    const before = (await door.events()).length;
    expect(await answered()).toEqual([503, 'read-models-behind', undefined]);
    expect(await door.events()).toHaveLength(before);
  });

  it('answers no question from read models that do not show the log yet', async () => {
    await (await followLedger(config(), door.clock)).close();
    const file = new Database(join(data, 'read-models.db'));
    file.exec(`DELETE FROM document; DELETE FROM checkpoint; INSERT INTO lease VALUES (1, 'x', 9e12)`);
    file.close();
    const { paths } = (await door.get('/api/docs-json')).body as { paths: Record<string, object> };
    const places = { number, code: 'it-platform', year: '2025', version: '1', key: 'k', name: 'splitting' };
    const asked = Object.entries(paths)
      .filter(([path, methods]) => path.startsWith('/api/') && 'get' in methods)
      .map(([path]) => path)
      .filter((path) => !WITHOUT_READ_MODELS.some((one) => path.startsWith(one)));
    expect(asked.length).toBeGreaterThan(25);
    const opened = await followLedger(config(), door.clock);
    const app = await createApplication(opened, openLog('silent', linesTo([])));
    const answers = await Promise.all(
      asked.map(async (path) => {
        const url = Object.entries(places).reduce((to, [name, as]) => to.replace(`{${name}}`, as), path);
        const headers = { authorization: `Bearer ${door.tokens.admin}` };
        const { statusCode, body } = await app.inject({ method: 'GET', url, headers });
        return [path, statusCode, (JSON.parse(body) as { code?: string }).code];
      }),
    );
    await app.close();
    await opened.close();
    expect(answers).toEqual(asked.map((path) => [path, 503, 'read-models-behind']));
  });
});

describe('a node that cannot fold what the rules judge by', () => {
  let door: Door;
  let broken: ReadModels;
  let app: NestFastifyApplication;
  let number: string;

  beforeAll(async () => {
    door = await Door.open(undefined, { inForceFrom: '2012-01-01' });
    ({ number } = (await door.post('/api/initiatives/report-need', { ...NEED, goalRefs: undefined }))
      .body as { number: string });
    const { timeZone, ledger: ledgerId } = await door.opened.ledger.genesis();
    // No guideline can be known: as in a program with a fault in this one projection.
    const projections = shown(timeZone).map((projection) =>
      projection.name === 'guideline-roll'
        ? { ...projection, evolve: (): never => raise(new Error('cannot be folded')) }
        : projection,
    );
    broken = ReadModels.open(join(door.config.data, 'broken.db'), {
      store: door.opened.store,
      projections,
      ledgerId,
      timeZone,
    });
    while (!broken.health().some(({ state }) => state === 'failed'))
      await new Promise((resolve) => setTimeout(resolve, 10));
    door.opened.ledger.waitFor(broken);
    app = await createApplication({ ...door.opened, readModels: broken }, openLog('silent', linesTo([])));
  });
  afterAll(async () => {
    await app.close();
    await broken.close();
    await door.close();
  });

  it.each([
    ['POST', 'decide', { outcome: 'approved', forum: 'it-steering-group', meetingDate: '2025-06-04' }],
    ['GET', 'advice', undefined],
    ['GET', '/api/findings', undefined],
    ['GET', '/api/duties', undefined],
    ['GET', '/api/meetings', undefined],
  ] as const)('judges nothing, and says how it is put right: %s %s', async (method, asked, payload) => {
    const before = (await door.events()).length;
    const { statusCode, body } = await app.inject({
      method,
      url: asked.startsWith('/') ? asked : `/api/initiatives/${number}/${asked}`,
      headers: { authorization: `Bearer ${door.tokens.registrar}` },
      ...(payload ? { payload } : {}),
    });
    const { code, detail } = JSON.parse(body) as { code: string; detail: string };
    expect([statusCode, code]).toEqual([503, 'read-models-failed']);
    expect(detail).toContain('(guideline-roll)');
    expect(detail).toContain('«liggare rebuild»');
    expect(await door.events()).toHaveLength(before);
  });

  it('records what is imported, and answers the same when an import that stopped goes on', async () => {
    const row = rowOf('initiative', 'report-need');
    const command = readCommand(row, { ...NEED, goalRefs: undefined });
    const envelope = { commandId: randomUUID(), actor: door.anna, door: 'import:test.csv' };
    const { eventIds } = await door.opened.ledger.execute(row, command, envelope);
    expect(eventIds).toHaveLength(1);
    expect((await door.opened.ledger.execute(row, command, envelope)).eventIds).toEqual(eventIds);
  });
});

describe('questions about the rules', () => {
  let door: Door;
  beforeAll(async () => {
    door = await Door.open(undefined, { inForceFrom: '2012-01-01' });
  });
  afterAll(() => door.close());

  it.each([
    ['/api/findings?rule=no-such-rule', 404, 'unknown-rule'],
    ['/api/groups?group=no-such-group', 404, 'unknown-group'],
    ['/api/meetings?group=no-such-group', 404, 'unknown-group'],
    ['/api/group-seats?group=no-such-group', 404, 'unknown-group'],
    ['/api/findings?guideline=x@9', 404, 'unknown-guideline'],
    ['/api/findings?year=2x', 400, 'unknown-year'],
    ['/api/findings?inForceOn=2025-02-30', 400, 'malformed-field'],
    ['/api/initiatives/2025-9999/history?compare=2025-02-30', 404, 'unknown-initiative'],
    ['/api/what-if?year=2025', 400, 'malformed-field'],
    ['/api/what-if?year=2025&guideline=x@9', 404, 'unknown-guideline'],
    ['/api/delegated?since=i-fjol', 400, 'malformed-field'],
    ['/api/initiatives/2025-9999/advice', 404, 'unknown-initiative'],
    ['/api/initiatives/2025-9999/duties', 404, 'unknown-initiative'],
  ])('%s is answered with %i %s', async (url, status, code) => {
    const { status: answered, body } = await door.get(url);
    expect([answered, body['code']]).toEqual([status, code]);
  });

  it('show every rule with rows, and the groups and the guideline that an opened ledger has', async () => {
    const rules = (await door.get('/api/rules')).body['rules'] as { id: string; rows: string[] }[];
    expect(rules.find(({ id }) => id === 'anchored-before-decision')?.rows).toEqual(['S149']);
    const groups = (await door.get('/api/groups')).body['rows'] as { groupCode: string }[];
    expect(groups.map(({ groupCode }) => groupCode)).toEqual([
      'financing-group',
      'it-preparatory-group',
      'it-steering-group',
      'management-team',
      'system-owners-group',
    ]);
    expect((await door.get('/api/guidelines')).body['rows']).toMatchObject([
      { guideline: 'norrkoping-it-styrning', version: '1', inForceFrom: '2012-01-01' },
    ]);
    const systems = (await door.get('/api/systems')).body['rows'] as { system: string }[];
    expect(systems.map(({ system }) => system).sort()).toEqual(
      NORRKOPING.systems.map(({ code }) => code).sort(),
    );
    const duties = (await door.get('/api/duties')).body['duties'] as { subject: { kind: string } }[];
    expect(new Set(duties.map(({ subject }) => subject.kind))).toEqual(
      new Set(['group', 'guideline', 'year']),
    );
  });

  it('name the parameter that they cannot read', async () => {
    const { number } = (await door.post('/api/initiatives/report-need', NEED)).body as { number: string };
    for (const asked of [
      'compare=2025-02-30',
      'compare=2025-02-30&clock=in-force',
      'compare=x&knownAt=2025-01-01',
    ]) {
      const { status, body } = await door.get(`/api/initiatives/${number}/history?${asked}`);
      expect([status, body['details']]).toEqual([400, expect.objectContaining({ field: 'compare' })]);
    }
  });
});
