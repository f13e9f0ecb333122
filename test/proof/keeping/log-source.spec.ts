import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProofFault } from '../../../src/proof/fault.js';
import { sourceAt } from '../../../src/proof/keeping/log-source.js';
import { folders } from '../logs.js';

/** A server on loopback that answers each path that it knows, and remembers what it was asked for. */
const answers = new Map<string, string | Buffer>();
const statuses = new Map<string, number>();
const asked: string[] = [];
let asksFresh: string | undefined;
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer(({ url: path = '', headers }, response) => {
    asked.push(path);
    asksFresh = headers['cache-control'];
    // Of what is at work for ever, nothing comes.
    if (path.startsWith('/silent/')) return;
    const answer = answers.get(path);
    response.statusCode = statuses.get(path) ?? (answer === undefined ? 404 : 200);
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  folders.remove();
});

const toldBy = (looking: Promise<unknown>): Promise<unknown> =>
  looking.then(
    () => 'found',
    ({ code, details }: ProofFault) => ({ code, ...details }),
  );
const codeOf = (looking: Promise<unknown>): Promise<unknown> =>
  looking.then(
    () => 'found',
    ({ code }: { code?: string }) => code,
  );

describe('a log at an address', () => {
  it.each(['', '/', '///', '/log', '/log/', '/log/checkpoint', '/log/checkpoint//', '/log//checkpoint'])(
    'is at /log of a server, as «%s» says',
    async (path) => {
      answers.set('/log/checkpoint', 'a head\n');
      expect(await sourceAt(`${url}${path}`).checkpoint()).toBe('a head\n');
    },
  );

  it('may be anywhere else', async () => {
    answers.set('/logs/norrvik/checkpoint', 'another\n');
    expect(await sourceAt(`${url}/logs/norrvik`).checkpoint()).toBe('another\n');
    answers.set('/checkpoints/norrvik/checkpoint', 'a third\n');
    expect(await sourceAt(`${url}/checkpoints/norrvik`).checkpoint()).toBe('a third\n');
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

describe('why a log cannot be looked at', () => {
  const why = (where: string, sv: string, en: string) => ({ code: 'log-unreachable', where, sv, en });

  it('is that there is no checkpoint, that the answer says so, or that its address is none', async () => {
    const none = `${url}/none`;
    expect(await toldBy(sourceAt(none).checkpoint())).toEqual(
      why(none, 'där finns ingen kontrollpunkt', 'there is no checkpoint'),
    );
    answers.set('/broken/checkpoint', 'a head that is none');
    statuses.set('/broken/checkpoint', 503);
    const broken = `${url}/broken`;
    expect(await toldBy(sourceAt(broken).checkpoint())).toEqual(
      why(broken, 'svaret är 503', 'the answer is 503'),
    );
    answers.set('/empty/checkpoint', '');
    statuses.set('/empty/checkpoint', 204);
    expect(await sourceAt(`${url}/empty`).checkpoint()).toBe('');
    expect(await toldBy(Promise.resolve().then(() => sourceAt('https://[').checkpoint()))).toEqual(
      why('https://[', 'adressen har fel form', 'the address is malformed'),
    );
  });

  it('is that nobody answers, or not in time', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const refused = `connect ECONNREFUSED 127.0.0.1:${port}`;
    expect(await toldBy(sourceAt(`http://127.0.0.1:${port}`).checkpoint())).toEqual(
      why(`http://127.0.0.1:${port}/log/checkpoint`, refused, refused),
    );
    expect(await toldBy(sourceAt(`${url}/silent`, 50).checkpoint())).toEqual(
      why(`${url}/silent/checkpoint`, 'inget svar på 0.05 sekunder', 'no answer in 0.05 seconds'),
    );
  });

  it('is told of a tile with its path', async () => {
    const where = `${url}/log`;
    answers.set('/log/tile/0/003.p/3', Buffer.alloc(95));
    expect(await toldBy(sourceAt(url).tile({ level: 0, index: 3, width: 3 }))).toEqual({
      code: 'tile-malformed',
      path: 'tile/0/003.p/3',
      where,
    });
    expect(await toldBy(sourceAt(url).tile({ level: 0, index: 9, width: 3 }))).toEqual({
      code: 'tile-missing',
      path: 'tile/0/009.p/3',
      where,
    });
  });

  it('is never what lies between and has kept an earlier answer', async () => {
    await sourceAt(url).checkpoint();
    expect(asksFresh).toBe('no-cache');
  });
});

describe('a log in a folder', () => {
  const MOST = 65_536;
  const newFolder = (): string => join(folders.folder(), 'proof');

  it('has a checkpoint of at most so many bytes, and tiles where there are any', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    const file = join(folder, 'checkpoint');
    writeFileSync(file, 'x'.repeat(MOST));
    expect(await sourceAt(folder).checkpoint()).toHaveLength(MOST);
    expect(await sourceAt(file).checkpoint()).toHaveLength(MOST);
    truncateSync(file, MOST + 1);
    expect(await toldBy(sourceAt(folder).checkpoint())).toEqual({
      code: 'log-unreachable',
      where: file,
      sv: 'filen är för stor',
      en: 'the file is too large',
    });
    const tile = { level: 0, index: 0, width: 3 };
    expect(await codeOf(sourceAt(folder).tile(tile))).toBe('tile-missing');
    writeFileSync(join(folder, 'tile'), 'no folder');
    expect(await codeOf(sourceAt(folder).tile(tile))).toBe('tile-missing');
  });

  it('cannot be looked at when its checkpoint is a folder, or when nothing has its name', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'checkpoint'), { recursive: true });
    const reason = 'EISDIR: illegal operation on a directory, read';
    expect(await toldBy(sourceAt(folder).checkpoint())).toEqual({
      code: 'log-unreachable',
      where: folder,
      sv: reason,
      en: reason,
    });
    const where = 'norrvik-https://log';
    expect(await toldBy(sourceAt(where).checkpoint())).toEqual({
      code: 'log-unreachable',
      where,
      sv: 'där finns ingen fil eller mapp, och en adress börjar med https:// eller http://',
      en: 'there is no file or folder, and an address begins with https:// or http://',
    });
  });
});
