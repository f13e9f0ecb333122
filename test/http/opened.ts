import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig, type Config } from '../../src/config.js';
import type { RoleCode } from '../../src/domain/access/access.decider.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import type { JsonObject } from '../../src/domain/json.js';
import { followLedger, type FollowedLedger } from '../../src/follow.js';
import type { Limits } from '../../src/http/admission.js';
import { createApplication } from '../../src/http/application.js';
import { openLog } from '../../src/http/log.js';
import { systemClock, ToldClock, type Clock } from '../../src/ledger/clock.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { openLedger } from '../../src/open-ledger.js';
import { initLedger } from '../../src/ledger/init-ledger.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { openStore } from '../../src/open-store.js';
import { registerAs, registerPerson } from '../../src/people/register-person.js';
import { allEvents, execute, NEED } from '../ledger/opened.js';

export { NEED };
export const GUIDELINE_ID = NORRKOPING.guideline;

export type Answer = Readonly<{
  status: number;
  headers: Readonly<Record<string, string | string[] | number | undefined>>;
  text: string;
  /** Of any shape: a test says what it expects of it. */
  body: Readonly<Record<string, unknown>>;
}>;

export type Asking = Readonly<{
  as?: Exclude<RoleCode, 'calendar'> | 'nobody';
  token?: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Sent as it is. */
  text?: string | Buffer;
}>;

/** The REST door over a real ledger in a folder of its own, with a token for each role. */
export class Door {
  private constructor(
    readonly config: Config,
    readonly clock: ToldClock,
    readonly opened: FollowedLedger,
    readonly app: NestFastifyApplication,
    readonly tokens: Readonly<Record<Exclude<RoleCode, 'calendar'>, string>>,
    /** The administrator's reference. */
    readonly anna: string,
    readonly logged: string[],
  ) {}

  /** With a guideline in force from a day, or without any; in a file of its own, or in the store that `env` names. */
  static async open(
    limits?: Limits,
    { inForceFrom, env = {} }: { inForceFrom?: string; env?: Record<string, string> } = {},
  ): Promise<Door> {
    const data = mkdtempSync(join(tmpdir(), 'liggare-http-'));
    const config = {
      ...readConfig({ LIGGARE_DATA: data, LIGGARE_PORT: '0', ...env }),
      logLevel: 'debug',
    };
    const clock = new ToldClock(new Date('2025-06-30T10:00:00.000Z'));
    const anna =
      inForceFrom === undefined
        ? await initialise(config, clock)
        : await withGuideline(config, clock, inForceFrom);
    const logged: string[] = [];
    const log = openLog('debug', linesTo(logged));
    const opened = await followLedger(config, clock, log);
    const app = await createApplication(opened, log, limits);
    const tokens: Partial<Record<RoleCode, string>> = {};
    for (const role of ['admin', 'registrar', 'auditor', 'reader'] as const)
      tokens[role] = (await opened.access.grant(anna, role, 300, { actor: anna, door: 'cli' })).token;
    return new Door(config, clock, opened, app, tokens as Door['tokens'], anna, logged);
  }

  async ask(method: string, url: string, asking: Asking = {}): Promise<Answer> {
    const { as = 'registrar', headers = {}, body, text } = asking;
    const token = asking.token ?? (as === 'nobody' ? undefined : this.tokens[as]);
    const response = await this.app.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined && text === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined && text === undefined ? {} : { payload: text ?? JSON.stringify(body) }),
    });
    const isJson = /json/.test(String(response.headers['content-type']));
    return {
      status: response.statusCode,
      headers: response.headers,
      text: response.payload,
      body: (isJson ? response.json() : {}) as Answer['body'],
    };
  }

  get(url: string, asking: Asking = {}): Promise<Answer> {
    return this.ask('GET', url, asking);
  }

  post(url: string, body: unknown, asking: Asking = {}): Promise<Answer> {
    return this.ask('POST', url, { ...asking, body });
  }

  /** Reports a need and returns its number. */
  async need(fields: JsonObject = {}): Promise<string> {
    const { body } = await this.post('/api/initiatives/report-need', { ...NEED, ...fields });
    return String(body['number']);
  }

  /** What stands in the store, seen by somebody else. */
  async events(): Promise<RecordedEvent[]> {
    const store = await openStore(this.config, this.config.store, { readOnly: true });
    try {
      return await allEvents(store);
    } finally {
      await store.close();
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.opened.close();
    rmSync(this.config.data, { recursive: true, force: true });
  }
}

/** A ledger with its first event, its first person and one office. Returns the person. */
export async function initialise(config: Config, clock: Clock = systemClock): Promise<string> {
  const { store, people, close } = await openLedger(config, clock);
  const ledger = new Ledger(store, clock);
  const opening = { ledger: randomUUID(), municipality: 'Norrvikens kommun', timeZone: 'Europe/Stockholm' };
  await execute(ledger, 'ledger', 'open', { ...opening, kind: 'example' });
  const anna = await registerPerson(people, ledger, 'Anna Exempel', { door: 'cli' });
  const strategist = { code: 'it-strategist', name: 'Kommunens IT-strateg', function: 'coordinator' };
  await execute(ledger, 'office', 'establish', strategist, { actor: anna });
  await close();
  return anna;
}

/** A ledger as a municipality opens it: offices, groups and the shipped guideline. Returns the first person. */
async function withGuideline(config: Config, clock: Clock, inForceFrom: string): Promise<string> {
  const { store, people, close } = await openLedger(config, clock);
  const ledger = new Ledger(store, clock);
  const opening = {
    municipality: 'Norrvikens kommun',
    timeZone: 'Europe/Stockholm',
    kind: 'example',
    inForceFrom,
    pack: NORRKOPING,
    ledgerId: randomUUID(),
  } as const;
  const anna = await initLedger(ledger, opening, (person) =>
    registerAs(people, ledger, person, 'Anna Exempel', { door: 'cli' }),
  );
  await close();
  return anna;
}

export const linesTo = (lines: string[]): Writable =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  });
