import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { proofFolder } from '../../src/config.js';
import { treeIn } from '../../src/proof/tree-folder.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { rowOf } from '../../src/ledger/commands.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { trustedCheckpoint } from '../../src/proof/checkpoint.js';
import { eventHash } from '../../src/proof/canonical-event.js';
import { leafHash } from '../../src/proof/hashing.js';
import { createKeyFile } from '../../src/proof/key-file.js';
import { keyText, type VerifierKey } from '../../src/proof/keys.js';
import { originOf } from '../../src/proof/origin.js';
import { entriesIn, hashesIn } from '../../src/proof/tiles.js';
import { openTree, signNow, startSealing } from '../../src/seal-log.js';
import { markCopy } from '../../src/event-store/sqlite/copy-mark.js';
import { restoreLedger } from '../../src/restore-ledger.js';
import { Door, NEED } from './opened.js';

let door: Door;
beforeAll(async () => {
  door = await Door.open();
});
afterAll(() => door.close());

const open = (url: string) => door.ask('GET', url, { as: 'nobody' });

async function announced(): Promise<VerifierKey> {
  const { ledger, config } = door.opened;
  const { key } = createKeyFile(config.keyFile, originOf((await ledger.genesis()).ledger));
  const row = rowOf('ledger', 'announce-key');
  const command = readCommand(row, { key: keyText(key), algorithm: 'ed25519', reason: 'first' });
  await ledger.execute(row, command, { commandId: randomUUID(), actor: door.anna, door: 'cli' });
  return key;
}

describe('the log of a ledger without a key', () => {
  it('has no checkpoint, and says how to have one', async () => {
    const { status, body } = await open('/log/checkpoint');
    expect([status, body['code']]).toEqual([404, 'no-checkpoint']);
    expect(body['sv']).toContain('liggare key create');
  });
});

describe('the log of a ledger that is signed', () => {
  it('is open to anybody: its head, the tree below it, and the hashes of the events, which tell nothing', async () => {
    const key = await announced();
    await door.need();
    const folder = await openTree(door.opened);
    await signNow(door.opened, folder);
    folder.close();

    const head = await open('/log/checkpoint');
    expect([head.status, head.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    const { size } = trustedCheckpoint(head.text, key);
    const events = await door.events();
    expect(size).toBe(events.length);

    const bytes = async (path: string) => {
      const answer = await door.app.inject({ method: 'GET', url: `/log/tile/${path}` });
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/octet-stream']);
      expect(answer.headers['cache-control']).toBe('public, max-age=300');
      return answer.rawPayload;
    };
    const entries = events.map(eventHash);
    expect(entriesIn(await bytes(`entries/000.p/${size}`))).toEqual(entries);
    expect(hashesIn(await bytes(`0/000.p/${size}`))).toEqual(entries.map((entry) => leafHash(entry)));
  });

  it('has none that is no file: a folder in its place, or a pipe that nobody writes to', async () => {
    const proof = proofFolder(door.config);
    mkdirSync(join(proof, 'tile/0/005'), { recursive: true });
    execFileSync('mkfifo', [join(proof, 'tile/0/006')]);
    for (const path of ['tile/0/005', 'tile/0/006']) {
      const { status, body } = await open(`/log/${path}`);
      expect([path, status, body['code']]).toEqual([path, 404, 'no-tile']);
    }
    renameSync(join(proof, 'checkpoint'), join(proof, 'aside'));
    execFileSync('mkfifo', [join(proof, 'checkpoint')]);
    const { status, body } = await open('/log/checkpoint');
    expect([status, body['code']]).toEqual([404, 'no-checkpoint']);
    renameSync(join(proof, 'aside'), join(proof, 'checkpoint'));
  });

  it('opens no other path of the folder', async () => {
    for (const path of [
      'tile/0/001',
      'tile/0/000.p/0',
      'tile/64/000',
      'tile/00/000',
      'tile/0/..%2F..%2Fstate.db',
      'tile/../state.db',
      'tile/0/000.p/2/../../../../signing-key.pem',
    ]) {
      const { status, body } = await open(`/log/${path}`);
      expect([path, status >= 400, body['code'] === undefined]).toEqual([path, true, false]);
    }
  });
});

describe('a ledger whose file says that it is a backup', () => {
  it('is read, and takes nothing until a new epoch is opened', async () => {
    const backup = await Door.open();
    const number = await backup.need();
    const { file } = backup.config.store as { file: string };
    markCopy(file, { epoch: 1, at: '2025-06-30T10:00:00.000Z' });
    await expect(backup.opened.ledger.confirmOriginal()).rejects.toMatchObject({ code: 'restored-copy' });

    const events = (await backup.events()).length;
    const { status, body } = await backup.post('/api/initiatives/report-need', NEED);
    expect([status, body['code']]).toEqual([409, 'restored-copy']);
    expect((await backup.get(`/api/initiatives/${number}`)).status).toBe(200);
    expect(await backup.events()).toHaveLength(events);

    const told: unknown[] = [];
    const sealing = await startSealing(backup.opened, { error: (details) => told.push(details) });
    const restored = await restoreLedger(backup.opened, backup.anna);
    expect(restored).toMatchObject({ keptSize: events, lost: 0, origin: expect.stringMatching(/\/2$/) });
    expect((await backup.post('/api/initiatives/report-need', NEED)).status).toBe(201);
    // What sealed the log as it was goes on in the new epoch, with the same entries.
    const proof = join(backup.config.data, 'proof');
    while (treeIn(proof)?.origin !== restored.origin || treeIn(proof)?.state.size !== events + 3)
      await pause(10);
    expect(told).toMatchObject([{ code: 'restored-copy' }]);
    await sealing.close();
    await backup.close();
  });
});
