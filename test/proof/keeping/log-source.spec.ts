import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProofFault } from '../../../src/proof/fault.js';
import { sourceAt } from '../../../src/proof/keeping/log-source.js';

/** A server on loopback that answers each path that it knows, and remembers what it was asked for. */
const answers = new Map<string, string | Buffer>();
const asked: string[] = [];
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer(({ url: path = '' }, response) => {
    asked.push(path);
    const answer = answers.get(path);
    response.statusCode = answer === undefined ? 404 : 200;
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const codeOf = (looking: Promise<unknown>): Promise<unknown> =>
  looking.then(
    () => 'found',
    ({ code }: { code?: string }) => code,
  );

describe('a log at an address', () => {
  it.each(['', '/', '/log', '/log/', '/log/checkpoint', '/log/checkpoint/'])(
    'is at /log of a server, as «%s» says',
    async (path) => {
      answers.set('/log/checkpoint', 'a head\n');
      expect(await sourceAt(`${url}${path}`).checkpoint()).toBe('a head\n');
    },
  );

  it('may be anywhere else', async () => {
    answers.set('/logs/norrvik/checkpoint', 'another\n');
    expect(await sourceAt(`${url}/logs/norrvik`).checkpoint()).toBe('another\n');
  });

  it('has a full tile where the partial ones that it begins with were', async () => {
    const full = Buffer.from(Array.from({ length: 256 * 32 }, (_none, place) => place % 251));
    answers.set('/log/tile/0/001', full);
    asked.length = 0;
    const tile = await sourceAt(url).tile({ level: 0, index: 1, width: 3 });
    expect([tile, asked]).toEqual([full.subarray(0, 96), ['/log/tile/0/001.p/3', '/log/tile/0/001']]);
  });

  it('has no tile that is of another length, or none at all', async () => {
    answers.set('/log/tile/0/002.p/3', Buffer.alloc(95));
    expect(await codeOf(sourceAt(url).tile({ level: 0, index: 2, width: 3 }))).toBe('tile-malformed');
    expect(await codeOf(sourceAt(url).tile({ level: 0, index: 9, width: 3 }))).toBe('tile-missing');
    answers.set('/log/tile/1/000', Buffer.alloc(256 * 32 + 1));
    expect(await codeOf(sourceAt(url).tile({ level: 1, index: 0, width: 256 }))).toBe('log-unreachable');
  });

  it('begins with https:// or http://: what has none is no file either, and is told so', async () => {
    for (const where of [url.replace('http://', ''), 'liggare.norrvik.se/log', 'ftp://norrvik.se/log']) {
      const fault = await sourceAt(where)
        .checkpoint()
        .catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'log-unreachable', details: { where } });
      expect((fault as ProofFault).sv).toContain('https://');
    }
  });

  it('is told of in one language at a time when it answers with too much', async () => {
    answers.set('/large/checkpoint', 'x'.repeat(65_537));
    const fault = (await sourceAt(`${url}/large`)
      .checkpoint()
      .catch((error: unknown) => error)) as ProofFault;
    expect([fault.details['sv'], fault.details['en']]).toEqual([
      'svaret är längre än 65536 byte',
      'the answer is longer than 65536 bytes',
    ]);
  });

  it.each(['http://', 'https://[', 'http://127.0.0.1:1'])(
    'cannot be looked at when it is %s',
    async (where) => {
      expect(await codeOf(Promise.resolve().then(() => sourceAt(where).checkpoint()))).toBe(
        'log-unreachable',
      );
    },
  );
});
