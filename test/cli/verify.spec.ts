import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyText } from '../../src/proof/keys.js';
import { Ledgers } from '../proof/verify/sealed-ledger.js';
import { Folders } from '../event-store/sqlite/ledger-file.js';
import { liggare, newFolder } from './run.js';

let sound: Ledgers;
beforeAll(async () => {
  sound = await Ledgers.make();
}, 60_000);

const disks = new Folders();
afterAll(() => disks.remove());

const verify = (ledger: Ledgers, ...args: string[]) => liggare(ledger.folder, ['verify', ...args]);

/** Every file and what is in it, but for what SQLite keeps beside a database while somebody reads it. */
const contentOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/-(wal|shm)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .sort();

describe('liggare verify', () => {
  it('says that a sound ledger is sound, what that was compared with, and changes nothing', async () => {
    const before = contentOf(sound.folder);
    const { code, out, err } = await verify(sound);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Liggaren är hel.');
    expect(out).toContain('Ingen bevarad kontrollpunkt angavs (--against)');
    expect(out).toContain('Ingen nyckel angavs (--key)');
    expect(contentOf(sound.folder)).toEqual(before);
  });

  it('names what was tampered with, and where', async () => {
    const ledger = sound.copy();
    const { event, stream } = ledger.where("type = 'ConsultationHeld' AND revision = 7");
    ledger.sql('ledger', "UPDATE event SET data = json_set(data, '$.note', 'Nej') WHERE id = ?", event);
    const { code, out, err } = await verify(ledger);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain('Liggaren är inte hel.');
    expect(out).toContain(`[event-changed] händelse ${event}, ${stream} 7, position`);
  });

  it('shows by what somebody kept that a history was rewritten whole', async () => {
    const ledger = sound.copy();
    const kept = join(newFolder(), 'kept');
    cpSync(ledger.proof('checkpoints'), kept, { recursive: true });
    await ledger.rewrite();
    expect((await verify(ledger)).code).toBe(0);
    const { code, out } = await verify(ledger, '--against', kept, '--format', 'json');
    expect(code).toBe(1);
    const answer = JSON.parse(out) as {
      sound: boolean;
      kept: { result: string }[];
      findings: { code: string; kind: string }[];
    };
    expect(answer.sound).toBe(false);
    expect(answer.kept.map(({ result }) => result)).toEqual(['differs', 'differs']);
    expect(answer.findings.filter(({ kind }) => kind === 'fault').map(({ code: found }) => found)).toEqual([
      'kept-root-differs',
      'kept-root-differs',
    ]);
  });

  it('takes a kept file and a key, and says that the history is in the ledger', async () => {
    const file = sound.path('proof/checkpoint');
    const { code, out } = await verify(sound, '--against', file, '--key', keyText(sound.key.key));
    expect(code).toBe(0);
    expect(out).toContain('liggaren har samma historia');
    expect(out).not.toContain('angavs');
  });

  it('looks on two cores at a large ledger, and finds the same', async () => {
    const ledger = sound.copy();
    await ledger.write(async (opened) => {
      await ledger.consultMany(opened, 20_000);
      await ledger.sign(opened);
    });
    expect((await verify(ledger)).code).toBe(0);
    const { event, position } = ledger.where("type = 'ConsultationHeld' AND revision = 15007");
    ledger.sql('ledger', "UPDATE event SET data = json_set(data, '$.note', 'Nej') WHERE id = ?", event);
    const { out } = await verify(ledger, '--format', 'json');
    const { findings } = JSON.parse(out) as { findings: { code: string; place?: { position: string } }[] };
    const changed = findings.filter(({ code }) => code === 'event-changed');
    expect(changed.map(({ place }) => place?.position)).toEqual([String(position)]);
  }, 60_000);

  it.each([
    ['a kept file that is not there', ['--against', 'nowhere']],
    ['a key that is none', ['--key', 'x+y+z']],
    ['a format that is none', ['--format', 'xml']],
  ])('says that it was used wrongly with %s', async (_what, args) => {
    const { code, out, err } = await verify(sound, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/\[[a-z-]+\]/);
  });

  it('says that it could not look where there is no ledger, or a file that is none', async () => {
    const empty = newFolder();
    expect((await liggare(empty, ['verify'])).code).toBe(3);
    writeFileSync(join(empty, 'ledger.db'), 'x'.repeat(8_192));
    const { code, out, err } = await liggare(empty, ['verify']);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('[store-foreign-file]');
  });

  it('looks also where nothing can be written', async () => {
    const disk = disks.disk(40_000);
    cpSync(sound.folder, disk, { recursive: true, filter: (file) => !/-(wal|shm)$/.test(file) });
    disks.makeReadOnly(disk);
    const { code, out } = await liggare(newFolder(), ['verify'], { env: { LIGGARE_DATA: disk } });
    expect(code).toBe(0);
    expect(out).toContain('598 händelser');
  });
});
