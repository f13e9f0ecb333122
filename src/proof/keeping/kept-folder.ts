import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder, syncFile } from '../../event-store/sqlite/durable-file.js';
import { Occupied, exclusively } from '../../event-store/sqlite/exclusively.js';
import { parseCheckpoint, type Checkpoint } from '../checkpoint.js';
import { ProofFault } from '../fault.js';
import { keyText, parseKey, type VerifierKey } from '../keys.js';
import { epochOf } from '../origin.js';

/** A head as it was kept, and its file. */
export type KeptHead = Readonly<{ file: string; checkpoint: Checkpoint }>;

/** What a keeper has: the keys that are trusted, the newest last, and the newest head. */
export type Standing = Readonly<{ keys: readonly VerifierKey[]; newest: KeptHead | undefined }>;

/** A kept head by its file's name: when it was kept, what it is of, and which it is of several in the same second. */
type Named = Readonly<{ name: string; at: string; epoch: number; size: number; again: number }>;

const NAME = /^(\d{4}-\d\d-\d\dT\d{6}Z)-epoch-(\d+)-size-(\d+)(?:-(\d+))?\.checkpoint$/;

/** Checkpoints are no secret: whoever may see them is for the system to say. */
const FOLDER_MODE = 0o777;

/** How long a run waits for another that writes in the folder, which is done in a moment. */
const PATIENCE_MS = 10_000;

/**
 * What a keeper has: `log.keys` with the keys that are trusted, the newest last; `kept` with every head that was found to
 * follow upon the one before, by the time it was kept; `evidence` with those that were not, each beside what was kept. A
 * file is whole or not there, and none is ever changed. Runs at once, of several processes, write one after the other.
 */
export class KeptFolder {
  constructor(
    readonly path: string,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** @throws ProofFault kept-damaged, kept-keys-damaged */
  standing(): Standing {
    return { keys: this.keys(), newest: this.newest() };
  }

  /** @throws ProofFault kept-keys-damaged */
  keys(): readonly VerifierKey[] {
    const file = join(this.path, 'log.keys');
    const lines = (textOf(file) ?? '').split('\n').map((line) => line.trim());
    return lines.flatMap((line, place) => (line === '' ? [] : [keyIn(file, line, place + 1)]));
  }

  /** The newest head that was kept: of the last epoch, and there the largest. @throws ProofFault kept-damaged */
  newest(): KeptHead | undefined {
    const [newest] = this.named();
    return newest && this.headIn(newest);
  }

  /** Every kept head of an epoch, from the largest, each read when it is asked for. `head` @throws ProofFault kept-damaged */
  of(epoch: number): readonly Readonly<{ size: number; head: () => KeptHead }>[] {
    const ofEpoch = this.named().filter((named) => named.epoch === epoch);
    return ofEpoch.map((named) => ({ size: named.size, head: () => this.headIn(named) }));
  }

  /**
   * Keeps a head that follows upon what stands, and trusts its key. @param head as it is at the time when it is kept
   * @returns undefined when something else was kept meanwhile @throws ProofFault folder-busy
   */
  keepUpon(
    standing: Standing,
    key: VerifierKey,
    now: () => Date,
    head: (at: Date) => string,
  ): KeptHead | undefined {
    return this.alone(() => {
      if (!isSame(standing, this.standing())) return undefined;
      const at = now();
      const text = head(at);
      // A head that lies there without its key could not be trusted; a key without a head does no harm.
      if (!textsOf(standing.keys).includes(keyText(key))) this.trust([...standing.keys, key]);
      return { file: this.keep(text, at), checkpoint: parseCheckpoint(text) };
    });
  }

  /** Keeps two heads that do not belong together; the same two only once. @returns the folder they lie in */
  keepEvidence(code: string, kept: string, found: string, at: Date): string {
    const both = createHash('sha256').update(kept).update('\0').update(found).digest('hex').slice(0, 16);
    return this.alone(() => {
      const there = namesIn(join(this.path, 'evidence')).find((name) => name.endsWith(both));
      if (there !== undefined) return join(this.path, 'evidence', there);
      const folder = join(this.path, 'evidence', `${stamp(at)}-${code}-${both}`);
      this.whole('', (half) => {
        mkdirSync(half);
        writeSynced(join(half, 'kept.checkpoint'), kept);
        writeSynced(join(half, 'found.checkpoint'), found);
        makeFolder(dirname(folder), FOLDER_MODE);
        renameSync(half, folder);
      });
      return folder;
    });
  }

  private alone<T>(action: () => T): T {
    makeFolder(this.path, FOLDER_MODE);
    try {
      return exclusively(join(this.path, '.lock'), this.patienceMs, action);
    } catch (error) {
      throw error instanceof Occupied ? new ProofFault('folder-busy', { folder: this.path }) : error;
    }
  }

  private trust(keys: readonly VerifierKey[]): void {
    const file = join(this.path, 'log.keys');
    this.whole('-log.keys', (half) => {
      writeSynced(
        half,
        textsOf(keys)
          .map((line) => `${line}\n`)
          .join(''),
      );
      renameSync(half, file);
    });
    syncFile(file);
  }

  private keep(text: string, at: Date): string {
    const { origin, size } = parseCheckpoint(text);
    const name = `${stamp(at)}-epoch-${epochOf(origin)?.epoch ?? 0}-size-${size}`;
    const names = namesIn(join(this.path, 'kept'));
    let [again, file] = [1, `${name}.checkpoint`];
    while (names.includes(file)) file = `${name}-${(again += 1)}.checkpoint`;
    return this.write(join(this.path, 'kept', file), text);
  }

  private named(): readonly Named[] {
    const named = namesIn(join(this.path, 'kept')).flatMap((name) => {
      const [, at = '', epoch, size, again = '1'] = NAME.exec(name) ?? [];
      if (epoch === undefined) return [];
      return [{ name, at, epoch: Number(epoch), size: Number(size), again: Number(again) }];
    });
    return named.sort(
      (a, b) =>
        b.epoch - a.epoch || b.size - a.size || (a.at === b.at ? b.again - a.again : a.at < b.at ? 1 : -1),
    );
  }

  private headIn({ name, epoch, size }: Named): KeptHead {
    const file = join(this.path, 'kept', name);
    try {
      const checkpoint = parseCheckpoint(readFileSync(file, 'utf8'));
      if (checkpoint.size === size && epochOf(checkpoint.origin)?.epoch === epoch)
        return { file, checkpoint };
    } catch (error) {
      if (!(error instanceof ProofFault)) throw error;
    }
    throw new ProofFault('kept-damaged', { file });
  }

  private write(file: string, text: string): string {
    makeFolder(dirname(file), FOLDER_MODE);
    this.whole(`-${basename(file)}`, (half) => {
      writeSynced(half, text);
      give(half, file);
    });
    syncFile(file);
    return file;
  }

  /** Makes something under a name of its own first, of which nothing is left when it cannot be made whole. */
  private whole(ending: string, make: (half: string) => void): void {
    const half = join(this.path, `.half-${randomBytes(6).toString('hex')}${ending}`);
    try {
      make(half);
    } finally {
      rmSync(half, { recursive: true, force: true });
    }
  }
}

function writeSynced(file: string, text: string): void {
  writeFileSync(file, text, { flag: 'wx' });
  syncFile(file);
}

/** Gives a file a name that none has. */
function give(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    // Some disks that are carried about know no second names; there, the lock alone keeps others from the name.
    if (existsSync(name)) throw error;
    renameSync(file, name);
  }
}

const textsOf = (keys: readonly VerifierKey[]): readonly string[] => keys.map(keyText);

const isSame = (one: Standing, other: Standing): boolean =>
  one.newest?.file === other.newest?.file && textsOf(one.keys).join() === textsOf(other.keys).join();

function keyIn(file: string, text: string, line: number): VerifierKey {
  try {
    return parseKey(text);
  } catch (error) {
    throw error instanceof ProofFault
      ? new ProofFault('kept-keys-damaged', { file, line: String(line) })
      : error;
  }
}

/** As an instant is written in a file's name, which no system minds. */
const stamp = (at: Date): string =>
  at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '');

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
