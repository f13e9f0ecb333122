import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { BEFORE_FIRST, type RecordedEvent } from '../../../src/domain/event.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { collect } from '../contract.js';

/** Folders for ledger files that are gone after the tests. */
export class Folders {
  private readonly made: string[] = [];
  private readonly mounted: string[] = [];

  folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'liggare-store-'));
    this.made.push(folder);
    return folder;
  }

  file(): string {
    return join(this.folder(), 'ledger.db');
  }

  /** A disk of its own of so many KiB, in memory. */
  disk(kibibytes: number): string {
    const folder = this.folder();
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder]);
    this.mounted.push(folder);
    return folder;
  }

  /** From now on nothing can be written to a disk, as on a medium that can only be read. */
  makeReadOnly(disk: string): void {
    execFileSync('mount', ['-o', 'remount,ro', disk]);
  }

  remove(): void {
    for (const disk of this.mounted.splice(0)) execFileSync('umount', [disk]);
    for (const folder of this.made.splice(0)) rmSync(folder, { recursive: true });
  }
}

/** Says loudly what is not tested here, instead of passing silently. */
export function mayMount(): boolean {
  const folders = new Folders();
  try {
    folders.disk(64);
    return true;
  } catch {
    process.stderr.write(
      '\n*** SQLite on a full disk and on a read-only disk was NOT tested: it takes root on Linux and `mount -t tmpfs` ***\n\n',
    );
    return false;
  } finally {
    folders.remove();
  }
}

/** A file's whole log, read by a client that only reads; its streams must be without gaps. */
export async function logIn(file: string): Promise<RecordedEvent[]> {
  const store = SqliteEventStore.open(file, { readOnly: true });
  try {
    const log = await collect(store.readAll(BEFORE_FIRST));
    const next = new Map<string, bigint>();
    for (const { stream, revision } of log) {
      expect([stream, revision]).toEqual([stream, next.get(stream) ?? 0n]);
      next.set(stream, revision + 1n);
    }
    return log;
  } finally {
    await store.close();
  }
}
