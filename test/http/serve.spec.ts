import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as ask, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig, type Config } from '../../src/config.js';
import type { Serving } from '../../src/http/serve.js';
import { serve } from '../../src/main.js';
import { openLedger, type OpenedLedger } from '../../src/open-ledger.js';
import { allEvents, NEED } from '../ledger/opened.js';
import { initialise, linesTo } from './opened.js';

let config: Config;
let token: string;
let served: Serving | undefined;
let logged: string[];

const using = async <T>(use: (opened: OpenedLedger) => Promise<T>): Promise<T> => {
  const opened = await openLedger(config);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
};

beforeEach(async () => {
  const data = mkdtempSync(join(tmpdir(), 'liggare-serve-'));
  config = readConfig({ LIGGARE_DATA: data, LIGGARE_PORT: '0' });
  logged = [];
  const anna = await initialise(config);
  ({ token } = await using(({ access }) => access.grant(anna, 'registrar', 1, { actor: anna, door: 'cli' })));
});

afterEach(async () => {
  await served?.close();
  served = undefined;
  rmSync(config.data, { recursive: true, force: true });
});

async function start(changed: Partial<Config> = {}): Promise<Serving> {
  served = await serve({ ...config, ...changed }, { stopOnSignals: false, logTo: linesTo(logged) });
  return served;
}

const authorization = (): { authorization: string } => ({ authorization: `Bearer ${token}` });

describe('a service', () => {
  it('answers over the network', async () => {
    const { url } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${url}/api/initiatives/report-need`, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json' },
      body: JSON.stringify(NEED),
    });
    expect(response.status).toBe(201);
    const { number } = (await response.json()) as { number: string };
    const shown = await fetch(`${url}${response.headers.get('location')}`, { headers: authorization() });
    expect(await shown.json()).toMatchObject({ number, title: NEED['title'] });
  });

  it('refuses what is not HTTP in the one form there is', async () => {
    const { url } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.end('HEJ\r\n\r\n');
    const [head = '', body = '{}'] = (await text(socket)).split('\r\n\r\n');
    expect(head).toContain('HTTP/1.1 400 Bad Request');
    expect(head).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status: 400, code: 'malformed-request' });
  });

  it('says that it wants TLS in front of it when it is not plainly on this machine alone', async () => {
    // Another way to write 127.0.0.1, which is not recognised as such.
    await start({ host: '127.1' });
    expect(logged.join('')).toContain('put a reverse proxy with TLS in front');
  });

  it('does not say so otherwise', async () => {
    await start();
    expect(logged.join('')).not.toContain('TLS');
  });

  it('gives up a taken port and leaves nothing open', async () => {
    const { url } = await start();
    const taken = { ...config, port: Number(new URL(url).port) };
    const second = serve(taken, { stopOnSignals: false, logTo: linesTo(logged) });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('gives up a folder without a ledger', async () => {
    const data = mkdtempSync(join(tmpdir(), 'liggare-none-'));
    try {
      const nothing = readConfig({ LIGGARE_DATA: data, LIGGARE_PORT: '0' });
      await expect(serve(nothing, { stopOnSignals: false, logTo: linesTo(logged) })).rejects.toMatchObject({
        code: 'no-ledger',
      });
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  });
});

describe('a service that is told to stop', () => {
  it('finishes the request that is under way, takes no other, and closes the ledger', async () => {
    const { url, close, stopped } = await start();
    const body = JSON.stringify(NEED);
    const sending = ask(`${url}/api/initiatives/report-need`, {
      method: 'POST',
      headers: {
        ...authorization(),
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        expect: '100-continue',
      },
    });
    sending.flushHeaders();
    await once(sending, 'continue');
    const closing = close();
    await expect(untilRefused(url)).resolves.toBe('ECONNREFUSED');
    sending.end(body);
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    const acknowledged = JSON.parse(await text(response)) as { eventIds: string[] };
    expect(response.statusCode).toBe(201);
    await closing;
    await stopped;
    const ids = await using(async ({ store }) => (await allEvents(store)).map(({ id }) => id));
    expect(ids).toContain(acknowledged.eventIds[0]);
  });

  it('stops once, however often it is told', async () => {
    const { close, stopped } = await start();
    await Promise.all([close(), close()]);
    await stopped;
    expect(logged.filter((line) => line.includes('"stopped"'))).toHaveLength(1);
  });
});

describe('a process of its own', () => {
  const spawned = (env: Record<string, string>): ChildProcess =>
    spawn(process.execPath, ['--import', './test/run-ts.mjs', 'src/main.ts'], {
      env: { PATH: process.env['PATH'] ?? '', LIGGARE_PORT: '0', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends in good order when it gets %s', async (signal) => {
    const child = spawned({ LIGGARE_DATA: config.data });
    const ended = once(child, 'exit');
    let told = '';
    for await (const chunk of child.stderr ?? []) {
      told += String(chunk);
      // Told once: a second signal would end it at once.
      if (told.includes('"listening"') && !child.killed) child.kill(signal);
    }
    expect(await ended).toEqual([0, null]);
    expect(told).toContain('"stopped"');
  });

  it('says what is wrong, in both languages, and ends when it cannot start', async () => {
    const child = spawned({ LIGGARE_DATA: config.data, LIGGARE_PORT: 'trettio' });
    const ended = once(child, 'exit');
    const told = await text(child.stderr ?? Readable.from([]));
    expect(told).toContain('LIGGARE_PORT ska vara ett tal');
    expect(told).toContain('LIGGARE_PORT must be a number');
    expect(await ended).toEqual([2, null]);
  });
});

/** Connects until nobody listens: the listener goes a few turns after the close has begun. */
async function untilRefused(url: string): Promise<string> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    try {
      await once(socket, 'connect');
    } catch (error) {
      // Reset: it was in the listener's queue when the listener went.
      const { code } = error as { code?: string };
      if (code !== 'ECONNRESET') return String(code);
    } finally {
      socket.destroy();
    }
  }
  return 'still listening';
}
