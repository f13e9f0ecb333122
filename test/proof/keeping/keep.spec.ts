import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { headText, parseCheckpoint } from '../../../src/proof/checkpoint.js';
import { KeptFolder } from '../../../src/proof/keeping/kept-folder.js';
import { consistencyOf } from '../../../src/proof/keeping/consistency.js';
import { sourceAt } from '../../../src/proof/keeping/log-source.js';
import { keyText } from '../../../src/proof/keys.js';
import {
  cosignNote,
  parseNote,
  signNote,
  signedBy,
  withSignatures,
  type NoteSignature,
} from '../../../src/proof/note.js';
import { tilePath, type Tile } from '../../../src/proof/tiles.js';
import { folders, rootOfLog } from '../logs.js';
import { LEDGER, keeperSigner, logSigner } from '../signers.js';
import { AT, KEY, Keeper } from './minutely-keeper.js';
import { SignedLog } from './signed-log.js';

const opened: SignedLog[] = [];
const open = (): SignedLog => {
  const log = SignedLog.open();
  opened.push(log);
  return log;
};
const copyOf = async (log: SignedLog): Promise<SignedLog> => {
  const copy = await log.copied();
  opened.push(copy);
  return copy;
};
afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
});
afterAll(() => folders.remove());

describe('a keeper', () => {
  it('keeps the first head by a key from elsewhere, and every later one that the log goes on to', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(3);
    const first = await keeper.keep(log.folder);
    expect(first).toMatchObject({ outcome: 'kept', checkpoint: { size: 3 } });
    expect(first).not.toHaveProperty('before');
    expect(keeper.files()).toEqual(['kept/2026-01-31T120100Z-epoch-1-size-3.checkpoint', 'log.keys']);
    expect(readFileSync(first.file, 'utf8')).toBe(readFileSync(join(log.folder, 'checkpoint'), 'utf8'));
    for (const events of [1, 250, 2, 1, 400]) {
      await log.grow(events);
      const kept = await keeper.keep(log.folder);
      expect([kept.outcome, kept.before]).toEqual(['kept', kept.checkpoint.size - events]);
    }
    expect(keeper.sizes).toEqual([657, 257, 256, 254, 4, 3]);
    expect(readFileSync(join(keeper.folder.path, 'log.keys'), 'utf8')).toBe(`${keyText(KEY)}\n`);
  });

  it('needs a key first, and is given the one of this log', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(3);
    await keeper.refuses(log.folder, 'no-trusted-key', { keys: [] });
    await keeper.refuses(log.folder, 'signer-unknown', { keys: [logSigner(`${LEDGER}/1`, 9).key] });
    const { details } = await keeper.refuses(log.folder, 'other-origin', {
      keys: [logSigner('first/1').key, logSigner('other/1').key],
    });
    expect(details).toEqual({ found: `${LEDGER}/1`, expected: 'other/1' });
    await keeper.refuses(log.folder, 'signer-unknown', { keys: [keeperSigner(`${LEDGER}/1`, 1).key] });
    expect(() => keeper.files()).toThrow('ENOENT');
  });

  it('keeps no log whose name says neither ledger nor epoch', async () => {
    const keeper = new Keeper();
    const { key, sign } = logSigner('sum.golang.org');
    const { key: named, sign: signNamed } = logSigner('log.example/0');
    const file = join(folders.folder(), 'checkpoint');
    for (const [by, signed] of [
      [key, sign],
      [named, signNamed],
    ] as const) {
      const head = headText({ origin: by.name, size: 1, root: Buffer.alloc(32, 1) });
      writeFileSync(file, signNote(head, by, signed));
      expect((await keeper.refuses(file, 'origin-malformed', { keys: [by] })).details).toEqual({
        origin: by.name,
      });
    }
    expect(() => keeper.files()).toThrow('ENOENT');
  });

  it('changes nothing when the head is the one that it has', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(3);
    const { file } = await keeper.keep(log.folder);
    const before = keeper.files();
    expect(await keeper.keep(log.checkpoint)).toMatchObject({ outcome: 'unchanged', file, before: 3 });
    expect(keeper.files()).toEqual(before);
  });

  it('fetches only the tiles that the proof needs, and no entries', async () => {
    const log = open();
    await log.grow(300);
    const earlier = parseCheckpoint(readFileSync(join(log.folder, 'checkpoint'), 'utf8'));
    await log.grow(600);
    const later = parseCheckpoint(readFileSync(join(log.folder, 'checkpoint'), 'utf8'));
    const fetched: string[] = [];
    const tile = (one: Tile): Promise<Buffer> => {
      fetched.push(tilePath(one));
      return sourceAt(log.folder).tile(one);
    };
    expect(await consistencyOf(earlier, later, tile)).toBe('consistent');
    expect(fetched.sort()).toEqual(['tile/0/001', 'tile/0/003.p/132', 'tile/1/000.p/3']);
  });

  it('cannot tell from a checkpoint alone, without the tree', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(3);
    await keeper.keep(log.checkpoint);
    await log.grow(3);
    await keeper.refuses(log.checkpoint, 'tile-missing');
    await keeper.refuses(join(log.folder, 'nowhere'), 'log-unreachable');
    expect(keeper.sizes).toEqual([3]);
  });
});

describe('a head with the signatures of others', () => {
  it('is kept with the one that was checked, once, and none of those', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(3);
    const file = join(log.folder, 'checkpoint');
    const { note } = parseCheckpoint(readFileSync(file, 'utf8'));
    const [own] = note.signatures as readonly [NoteSignature];
    // One by the same name, and one whose id is the same by chance.
    const namesake = logSigner(`${LEDGER}/1`, 9);
    const others = parseNote(signNote(note.text, namesake.key, namesake.sign)).signatures;
    const other = { ...own, name: 'other', line: own.line.replace(`${LEDGER}/1`, 'other') };
    writeFileSync(file, withSignatures(note.text, [...others, other, own, own]));
    const kept = await keeper.keep(log.folder);
    expect(readFileSync(kept.file, 'utf8')).toBe(withSignatures(note.text, [own]));
  });
});

describe("a keeper's folder", () => {
  it('is not compared with when what was kept in it is damaged', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(3);
    const { file } = await keeper.keep(log.folder);
    await log.grow(3);
    const head = readFileSync(join(log.folder, 'checkpoint'), 'utf8');
    for (const damage of ['', head.slice(0, 60), head]) {
      writeFileSync(file, damage);
      expect((await keeper.refuses(log.folder, 'kept-damaged')).details).toEqual({ file });
    }
  });

  it('is not believed when a head in it is of another epoch than its name says', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(3);
    const { file } = await keeper.keep(log.folder);
    const other = file.replace('epoch-1', 'epoch-2');
    writeFileSync(other, readFileSync(file));
    expect((await keeper.refuses(log.folder, 'kept-damaged')).details).toEqual({ file: other });
  });

  it('has for its newest head the one of the last epoch, there the largest, and of these the last that was kept', () => {
    const folder = new KeptFolder(join(folders.folder(), 'bevarat'));
    const kept = join(folder.path, 'kept');
    mkdirSync(kept, { recursive: true });
    const names = [
      '2026-01-31T120000Z-epoch-10-size-5.checkpoint',
      '2026-01-31T120000Z-epoch-2-size-30.checkpoint',
      '2026-03-31T120000Z-epoch-2-size-6-10.checkpoint',
      '2026-03-31T120000Z-epoch-2-size-6-2.checkpoint',
      '2026-03-31T120000Z-epoch-2-size-6.checkpoint',
      '2026-02-31T120000Z-epoch-2-size-6-3.checkpoint',
      '2026-04-30T120000Z-epoch-2-size-5.checkpoint',
      '2026-05-31T120000Z-epoch-1-size-40.checkpoint',
    ];
    const listed = (): string[] =>
      [10, 2, 1].flatMap((epoch) => folder.of(epoch).map(({ head }) => head().file.slice(kept.length + 1)));
    for (const name of [...names].sort()) {
      const [, epoch, size] = /epoch-(\d+)-size-(\d+)/.exec(name) ?? [];
      const { key, sign } = logSigner(`${LEDGER}/${epoch}`);
      const head = headText({ origin: key.name, size: Number(size), root: Buffer.alloc(32) });
      writeFileSync(join(kept, name), signNote(head, key, sign));
    }
    writeFileSync(join(kept, 'läs mig.txt'), 'what else lies there is nothing to it');
    expect(listed()).toEqual(names);
    expect(folder.newest()?.file).toBe(join(kept, names[0] as string));
    expect(folder.of(2).map(({ size }) => size)).toEqual([30, 6, 6, 6, 6, 5]);
  });

  it('is written in upon what was seen there, and no more when that has changed', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(3);
    const { file } = await keeper.keep(log.folder);
    const { folder } = keeper;
    const seen = folder.standing();
    const head = readFileSync(file, 'utf8');
    const upon = () =>
      folder.keepUpon(
        seen,
        KEY,
        () => AT,
        () => head,
      );
    const { key: other } = logSigner(`${LEDGER}/1`, 9);
    writeFileSync(join(folder.path, 'log.keys'), `${keyText(KEY)}\n${keyText(other)}\n`);
    expect(upon()).toBeUndefined();
    writeFileSync(join(folder.path, 'log.keys'), `${keyText(KEY)}\n`);
    await log.grow(2);
    await keeper.keep(log.folder);
    expect(upon()).toBeUndefined();
    expect(keeper.sizes).toEqual([5, 3]);
  });

  it('whose keys are no file is not taken for one without keys', () => {
    const folder = new KeptFolder(join(folders.folder(), 'bevarat'));
    mkdirSync(join(folder.path, 'log.keys'), { recursive: true });
    expect(() => folder.standing()).toThrow('EISDIR');
  });

  it('may have its keys written by any editor, and is not used when one of them cannot be read', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(3);
    await keeper.keep(log.folder);
    await log.grow(3);
    const file = join(keeper.folder.path, 'log.keys');
    writeFileSync(file, `\uFEFF${keyText(KEY)}\r\n\r\n`);
    expect((await keeper.keep(log.folder)).outcome).toBe('kept');
    writeFileSync(file, `${keyText(KEY)}\n${keyText(KEY)}A\n`);
    const { details } = await keeper.refuses(log.folder, 'kept-keys-damaged');
    expect(details).toEqual({ file, line: '2' });
  });
});

describe('a history that is another than what was kept', () => {
  const evidenceOf = (keeper: Keeper): string[] =>
    keeper.files('evidence').map((file) => readFileSync(join(keeper.folder.path, file), 'utf8'));
  const headOf = (log: SignedLog): string => readFileSync(join(log.folder, 'checkpoint'), 'utf8');

  it('is a fork: of two ledgers that go on differently from one backup, the second is refused, and both heads are evidence', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(20);
    const fork = await copyOf(log);
    await log.grow(5);
    await fork.grow(5);
    await keeper.keep(log.folder);
    const same = await keeper.refuses(fork.folder, 'forked');
    expect(same.details).toMatchObject({ kept: '25', found: '25' });
    expect(evidenceOf(keeper)).toEqual([headOf(fork), headOf(log)]);
    await fork.grow(300);
    const once = await keeper.refuses(fork.folder, 'forked');
    expect((await keeper.refuses(fork.folder, 'forked')).details).toEqual(once.details);
    expect(evidenceOf(keeper)).toHaveLength(4);
    const pair = createHash('sha256').update(headOf(log)).update('\0').update(headOf(fork)).digest('hex');
    expect(once.details).toEqual({
      kept: '25',
      found: '325',
      keptOrigin: `${LEDGER}/1`,
      foundOrigin: `${LEDGER}/1`,
      evidence: join(keeper.folder.path, `evidence/2026-01-31T120300Z-forked-${pair.slice(0, 16)}`),
    });
    expect(keeper.sizes).toEqual([25]);
    await log.grow(1);
    expect((await keeper.keep(log.folder)).outcome).toBe('kept');
  });

  it('is a rollback: a log that has fewer events than it had is refused', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(20);
    const backup = await copyOf(log);
    await log.grow(5);
    await keeper.keep(log.folder);
    await backup.grow(2);
    const { details } = await keeper.refuses(backup.folder, 'rolled-back');
    expect(details).toMatchObject({ kept: '25', found: '22' });
    expect(evidenceOf(keeper)).toEqual([headOf(backup), headOf(log)]);
  });

  it('is hidden by no tiles that are false: they lead to no signed root', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(20);
    await keeper.keep(log.folder);
    await log.grow(10);
    const tile = join(log.folder, 'tile/0/000.p/30');
    writeFileSync(tile, readFileSync(tile).fill(7, 25 * 32, 26 * 32));
    await keeper.refuses(log.folder, 'tiles-disagree');
    writeFileSync(tile, Buffer.alloc(29 * 32));
    await keeper.refuses(log.folder, 'tile-malformed');
    expect(keeper.sizes).toEqual([20]);
  });

  it('is not what a head of another ledger, of nobody, or no head at all says', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(20);
    await keeper.keep(log.folder);
    const file = log.checkpoint;
    const written = (text: string): string => {
      writeFileSync(file, text);
      return file;
    };
    const other = logSigner('0190a5b0-0000-7000-8000-000000000002/1');
    const head = { size: 21, root: Buffer.alloc(32, 1) };
    const foreign = headText({ origin: other.key.name, ...head });
    const ofOther = await keeper.refuses(written(signNote(foreign, other.key, other.sign)), 'other-origin');
    expect(ofOther.details).toEqual({ found: other.key.name, expected: `${LEDGER}/1` });
    const nameless = logSigner('sum.golang.org');
    const named = headText({ origin: nameless.key.name, ...head });
    const none = await keeper.refuses(written(signNote(named, nameless.key, nameless.sign)), 'other-origin', {
      keys: [nameless.key],
    });
    expect(none.details).toEqual({ found: 'sum.golang.org', expected: `${LEDGER}/1` });
    const stranger = logSigner(`${LEDGER}/1`, 9);
    const forged = headText({ origin: stranger.key.name, ...head });
    await keeper.refuses(written(signNote(forged, stranger.key, stranger.sign)), 'signer-unknown');
    const grown = headOf(log).replace('\n20\n', '\n21\n');
    await keeper.refuses(written(grown), 'signature-wrong');
    await keeper.refuses(written('<html>'), 'note-malformed');
    expect(keeper.files()).toHaveLength(2);
  });
});

describe('a log whose key is replaced', () => {
  it('is kept on when the new key is given by hand, and from then on the earlier one signs nothing new', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(5);
    await keeper.keep(log.folder);
    const stolen = await copyOf(log);
    await log.grow(5, { byte: 3 });
    await keeper.refuses(log.folder, 'signer-unknown');
    const { key } = logSigner(`${LEDGER}/1`, 3);
    expect((await keeper.keep(log.folder, { keys: [key] })).outcome).toBe('kept');
    expect(keeper.folder.keys().map(keyText)).toEqual([KEY, key].map(keyText));
    await log.grow(5, { byte: 3 });
    expect((await keeper.keep(log.folder)).outcome).toBe('kept');
    await stolen.grow(20);
    const { details } = await keeper.refuses(stolen.folder, 'signed-by-replaced-key');
    expect(details).toEqual({ key: keyText(KEY) });
    await keeper.refuses(stolen.folder, 'signed-by-replaced-key', { keys: [KEY] });
    const cosigner = keeperSigner('revisionen.norrvik.se');
    const file = stolen.checkpoint;
    writeFileSync(file, cosignNote(readFileSync(file, 'utf8'), cosigner.key, 1, cosigner.sign));
    await keeper.refuses(file, 'signed-by-replaced-key');
    // Nor does it sign a new epoch.
    await stolen.grow(3, { epoch: 2 });
    await keeper.refuses(stolen.folder, 'signer-unknown', { acceptEpoch: true });
  });

  it('is kept on whatever other keys are given besides', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(5);
    await keeper.keep(log.folder);
    await log.grow(5);
    const keys = [keeperSigner(`${LEDGER}/1`, 9).key, logSigner(`${LEDGER}/2`, 9).key];
    expect((await keeper.keep(log.folder, { keys })).outcome).toBe('kept');
  });

  it('is not kept by a key that is trusted for another ledger, though it is the same', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(5);
    const { key } = logSigner('0190a5b0-0000-7000-8000-000000000002/1');
    mkdirSync(keeper.folder.path);
    writeFileSync(join(keeper.folder.path, 'log.keys'), keyText(key));
    await keeper.refuses(log.folder, 'other-origin', { keys: [] });
    writeFileSync(join(keeper.folder.path, 'log.keys'), keyText(logSigner('sum.golang.org').key));
    await keeper.refuses(log.folder, 'other-origin', { keys: [] });
  });
});

describe('a ledger that goes on in a new epoch', () => {
  it('is told of with what is lost, and accepted only by hand', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(20);
    await keeper.keep(log.folder);
    const backup = await copyOf(log);
    await log.grow(5);
    await keeper.keep(log.folder);
    await backup.grow(40, { epoch: 2 });

    const { details } = await keeper.refuses(backup.folder, 'new-epoch');
    expect(details).toMatchObject({
      origin: `${LEDGER}/2`,
      previous: `${LEDGER}/1`,
      kept: '25',
      found: '60',
      contained: '20',
      lost: '5',
      lostSv: 'av det finns de första 20 säkert kvar, och högst 5 är förlorade',
      lostEn: 'of it the first 20 are left for certain, and at most 5 are lost',
      signerSv: 'Den är undertecknad med en nyckel som ni litar på.',
      signerEn: 'It is signed by a key that you trust.',
    });
    expect(keeper.files('evidence')).toEqual([
      expect.stringMatching(/Z-new-epoch-[0-9a-f]{16}\/found/),
      expect.stringMatching(/Z-new-epoch-[0-9a-f]{16}\/kept/),
    ]);
    expect(keeper.sizes).toEqual([25, 20]);

    expect(await keeper.keep(backup.folder, { acceptEpoch: true })).toMatchObject({
      outcome: 'kept',
      checkpoint: { origin: `${LEDGER}/2`, size: 60, root: await rootOfLog(backup.log.store) },
    });
    await backup.grow(3, { epoch: 2 });
    expect((await keeper.keep(backup.folder)).outcome).toBe('kept');
    await log.grow(300);
    await keeper.refuses(log.folder, 'rolled-back');
  });

  it('with a new key is accepted only with that key', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(20);
    await keeper.keep(log.folder);
    const backup = await copyOf(log);
    await backup.grow(10, { epoch: 2, byte: 5 });
    const { details, en } = await keeper.refuses(backup.folder, 'new-epoch');
    expect(details).toMatchObject({
      contained: '20',
      lost: '0',
      lostSv: 'allt det finns kvar',
      lostEn: 'all of it is left',
      signerSv: 'Nyckeln den är undertecknad med är okänd: begär den, och ange den med --key.',
      signerEn: 'The key it is signed by is unknown: ask for it, and give it with --key.',
    });
    expect(en).toContain('unknown: ask for it');
    await keeper.refuses(backup.folder, 'signer-unknown', { acceptEpoch: true });
    expect(keeper.files().filter((file) => file.startsWith('evidence'))).toEqual([]);
    const keys = [logSigner(`${LEDGER}/2`, 5).key];
    expect((await keeper.keep(backup.folder, { acceptEpoch: true, keys })).outcome).toBe('kept');
    // An earlier epoch is judged by its own key, and one that nobody knows proves nothing.
    await keeper.refuses(log.folder, 'rolled-back');
    await log.grow(1, { byte: 9 });
    await keeper.refuses(log.folder, 'signer-unknown');
  });

  it('that has nothing of what was kept says so', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(3);
    const backup = await copyOf(log);
    await log.grow(2);
    await keeper.keep(log.folder);
    await backup.grow(40, { epoch: 2 });
    const { details } = await keeper.refuses(backup.folder, 'new-epoch');
    expect(details).toMatchObject({ kept: '5', contained: '0', lost: '5' });
  });

  it('may come without its tree, and then nobody can say what is left', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(5);
    await keeper.keep(log.folder);
    const backup = await copyOf(log);
    await backup.grow(40, { epoch: 2 });
    const { details } = await keeper.refuses(backup.checkpoint, 'new-epoch');
    expect(details).toMatchObject({
      lostSv: 'hur mycket av det som finns kvar gick inte att pröva',
      lostEn: 'how much of it is left could not be checked',
    });
    expect(details).not.toHaveProperty('contained');
  });

  it('is held against every kept head, of which none may be damaged', async () => {
    const [log, keeper] = [open(), new Keeper()];
    await log.grow(5);
    const first = await keeper.keep(log.folder);
    const backup = await copyOf(log);
    await log.grow(5);
    await keeper.keep(log.folder);
    await backup.grow(40, { epoch: 2 });
    writeFileSync(first.file, '');
    const { details } = await keeper.refuses(backup.folder, 'kept-damaged');
    expect(details).toEqual({ file: first.file });
  });
});

describe('a keeper with a key', () => {
  it('cosigns what it keeps, with the time at which it saw it, and a head that it kept without its key before', async () => {
    const [log, keeper] = [open(), new Keeper()];
    const cosigner = keeperSigner('revisionen.norrvik.se');
    await log.grow(5);
    await keeper.keep(log.folder);
    const { checkpoint, outcome } = await keeper.keep(log.folder, { cosigner });
    expect(outcome).toBe('kept');
    const time = AT.getTime() / 1000 + 120;
    expect(signedBy(checkpoint.note, [KEY, cosigner.key])).toEqual([
      { key: KEY },
      { key: cosigner.key, time },
    ]);
    expect((await keeper.keep(log.folder, { cosigner })).outcome).toBe('unchanged');
    await log.grow(5);
    const next = await keeper.keep(log.folder, { cosigner });
    expect(next.checkpoint.note.signatures).toHaveLength(2);
  });
});
