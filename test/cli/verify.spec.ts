import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

  it.each(['/', '/../kept', '/./'])('takes the folder of a keeper, written as %s', async (ending) => {
    const kept = join(newFolder(), 'kept');
    cpSync(sound.proof('checkpoints'), kept, { recursive: true });
    const { code, out } = await verify(sound, '--against', kept + ending, '--format', 'json');
    expect(code).toBe(0);
    const { kept: compared } = JSON.parse(out) as { kept: { result: string }[] };
    expect(compared.map(({ result }) => result)).toEqual(['matches', 'matches']);
  });

  it('waits for nobody at the other end of a pipe, and reads no device without an end', async () => {
    const ledger = sound.copy();
    const kept = newFolder();
    for (const pipe of [ledger.proof('checkpoint'), join(kept, 'pipe')]) {
      rmSync(pipe, { force: true });
      execFileSync('mkfifo', [pipe]);
    }
    symlinkSync('/dev/zero', join(kept, 'zero'));
    const { code, out } = await verify(ledger, '--against', kept);
    expect(code).toBe(1);
    expect(out).toContain('[checkpoint-unreadable]\n  checkpoint ');
    expect(out).toContain('[kept-unreadable]\n  pipe ');
    expect(out).toContain('[kept-unreadable]\n  zero ');
  });

  it('tells what would act on a screen by its number', async () => {
    const ledger = sound.copy();
    const { event } = ledger.where("type = 'ConsultationHeld' AND revision = 7");
    const acts = ['\u0000', '\u001B[2J', '\u009B2J', '\u202E', '\n'].join('');
    ledger.sql(
      'ledger',
      'UPDATE event SET id = ?, stream = ? WHERE id = ?',
      `x${acts}y`,
      `a-${acts}b`,
      event,
    );
    const kept = join(newFolder(), 'kept');
    writeFileSync(kept, ledger.head(17, Buffer.alloc(32, 7), ledger.key, 'en\u009B2Jannan\u202E'));
    const as = (...format: string[]) => verify(ledger, '--against', kept, ...format);
    for (const { code, out } of [await as(), await as('--format', 'json')]) {
      expect(code).toBe(1);
      expect(out).toContain('\\u009b2J');
      // eslint-disable-next-line no-control-regex
      expect(out).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/);
    }
    const { findings } = JSON.parse((await as('--format', 'json')).out) as {
      findings: { place?: { event: string } }[];
    };
    expect(findings.map(({ place }) => place?.event)).toContain(`x${acts}y`);
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

  it('says of a file that cannot be opened that it is damaged, not that one should wait', async () => {
    const ledger = sound.copy();
    // The definitions stand on the first page, after the hundred bytes that say what file it is.
    ledger.edit(ledger.path('ledger.db'), (bytes) => bytes.fill(0xff, 100, 4_096));
    const { code, out, err } = await verify(ledger);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('[store-damaged-file]');
  });

  it('looks also where nothing can be written', async () => {
    const disk = disks.disk(40_000);
    cpSync(sound.folder, disk, { recursive: true, filter: (file) => !/-(wal|shm)$/.test(file) });
    disks.makeReadOnly(disk);
    const { code, out } = await liggare(newFolder(), ['verify'], { env: { LIGGARE_DATA: disk } });
    expect(code).toBe(0);
    expect(out).toContain('598 händelser');
  });

  it('answers by its exit code when nobody reads what it says', async () => {
    const ledger = sound.copy();
    ledger.sql('ledger', "DELETE FROM event WHERE type = 'ConsultationHeld' AND revision = 7");
    for (const [folder, code] of [
      [ledger.folder, 1],
      [sound.folder, 0],
    ] as const) {
      const ran = await liggare(folder, ['verify'], { unread: true });
      expect({ code: ran.code, err: ran.err }).toEqual({ code, err: '' });
    }
  });
});

describe('liggare receipt', () => {
  it('does not ask anybody to wait for an event that was changed after it was sealed', async () => {
    const ledger = sound.copy();
    const { event, index } = ledger.where("type = 'ConsultationHeld' AND revision = 7");
    ledger.sql('ledger', "UPDATE event SET data = json_set(data, '$.note', 'Nej') WHERE id = ?", event);
    const { code, out, err } = await liggare(ledger.folder, ['receipt', event]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`Event ${index} of the log`);
    expect(err).toContain('[history-changed]');
  });
});
