import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFile } from '../../event-store/sqlite/durable-file.js';
import { parseCheckpoint, type Checkpoint } from '../checkpoint.js';
import { ProofFault } from '../fault.js';
import { keyText, parseKey, type VerifierKey } from '../keys.js';
import { epochOf } from '../origin.js';

/** A head as it was kept, and its file. */
export type KeptHead = Readonly<{ file: string; checkpoint: Checkpoint }>;

/** A kept head by its file's name: when it was kept, and what it is of. */
type Named = Readonly<{ name: string; at: string; epoch: number; size: number }>;

const NAME = /^(\d{4}-\d\d-\d\dT\d{6}Z)-epoch-(\d+)-size-(\d+)\.checkpoint$/;

/**
 * What a keeper has: `log.keys` with the keys that are trusted, the newest last; `kept` with every head that was found to
 * follow upon the one before, by the time it was kept; `evidence` with those that were not, each beside what was kept. A
 * file is whole or not there, and none is ever changed.
 */
export class KeptFolder {
  constructor(readonly path: string) {}

  keys(): readonly VerifierKey[] {
    return (textOf(join(this.path, 'log.keys')) ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map(parseKey);
  }

  trust(key: VerifierKey): void {
    const lines = [...this.keys(), key].map((one) => `${keyText(one)}\n`);
    this.write('log.keys', lines.join(''));
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

  /** @returns the file it lies in */
  keep(source: string, at: Date): string {
    const { origin, size } = parseCheckpoint(source);
    const name = `${stamp(at)}-epoch-${epochOf(origin)?.epoch ?? 0}-size-${size}.checkpoint`;
    return this.write(join('kept', name), source);
  }

  /** Keeps two heads that do not belong together; the same two only once. @returns the folder they lie in */
  keepEvidence(code: string, kept: string, found: string, at: Date): string {
    const both = createHash('sha256').update(kept).update('\0').update(found).digest('hex').slice(0, 16);
    const there = namesIn(join(this.path, 'evidence')).find((name) => name.endsWith(both));
    if (there !== undefined) return join(this.path, 'evidence', there);
    const folder = join('evidence', `${stamp(at)}-${code}-${both}`);
    const half = `.half-${randomBytes(6).toString('hex')}`;
    mkdirSync(join(this.path, half), { recursive: true });
    this.write(join(half, 'kept.checkpoint'), kept);
    this.write(join(half, 'found.checkpoint'), found);
    mkdirSync(join(this.path, 'evidence'), { recursive: true });
    renameSync(join(this.path, half), join(this.path, folder));
    return join(this.path, folder);
  }

  private named(): readonly Named[] {
    const named = namesIn(join(this.path, 'kept')).flatMap((name) => {
      const [, at = '', epoch, size] = NAME.exec(name) ?? [];
      return epoch === undefined ? [] : [{ name, at, epoch: Number(epoch), size: Number(size) }];
    });
    return named.sort((a, b) => b.epoch - a.epoch || b.size - a.size || (a.at < b.at ? 1 : -1));
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

  private write(name: string, text: string): string {
    const file = join(this.path, name);
    const half = join(this.path, `.half-${randomBytes(6).toString('hex')}-${basename(name)}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(half, text, { flag: 'wx' });
    syncFile(half);
    renameSync(half, file);
    syncFile(file);
    return file;
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
