import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backupSqlite } from '../../../src/event-store/sqlite/backup.js';
import { CheckpointSigner } from '../../../src/proof/signing.js';
import { TreeBuilder } from '../../../src/proof/tree-builder.js';
import { TreeFolder } from '../../../src/proof/tree-folder.js';
import { makeEvents } from '../../event-store/make-event.js';
import { folders, openLog, type Log } from '../logs.js';
import { LEDGER, logSigner, type Signer } from '../signers.js';

/** A real log with its tree, signed by a key of its own under its epoch's name. */
export class SignedLog {
  private constructor(
    readonly log: Log,
    private readonly streams: { made: number },
  ) {}

  static open(): SignedLog {
    return new SignedLog(openLog(), { made: 0 });
  }

  /** Where the tree and its checkpoint lie. */
  get folder(): string {
    return join(this.log.folder, 'proof');
  }

  /** A file with the checkpoint alone. */
  get checkpoint(): string {
    const file = join(folders.folder(), 'checkpoint');
    copyFileSync(join(this.folder, 'checkpoint'), file);
    return file;
  }

  /** Records events and signs the head of what is there then. */
  async grow(events: number, { epoch = 1, byte = 1 }: { epoch?: number; byte?: number } = {}): Promise<void> {
    for (let left = events; left > 0; left -= 10) {
      this.streams.made += 1;
      await this.log.store.append(
        `office-s${this.streams.made}`,
        'no-stream',
        makeEvents(Math.min(10, left)),
      );
    }
    await this.sign(logSigner(`${LEDGER}/${epoch}`, byte), epoch);
  }

  /** Another log with the same events, as a restored backup is. */
  async copied(): Promise<SignedLog> {
    const folder = folders.folder();
    mkdirSync(folder, { recursive: true });
    await backupSqlite(this.log.store, join(folder, 'ledger.db'));
    return new SignedLog(openLog(folder), { made: this.streams.made });
  }

  close(): Promise<void> {
    return this.log.store.close();
  }

  private async sign({ key, sign }: Signer, epoch: number): Promise<void> {
    const folder = TreeFolder.open(this.folder, LEDGER, epoch);
    try {
      await new TreeBuilder(this.log.store, folder).catchUp();
      await new CheckpointSigner(this.log.store, folder, key, sign).signHead();
    } finally {
      folder.close();
    }
  }
}
