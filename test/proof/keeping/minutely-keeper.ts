import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { ProofFault, type FaultCode } from '../../../src/proof/fault.js';
import { keepHead, type Keeping, type KeptNow } from '../../../src/proof/keeping/keep.js';
import { KeptFolder } from '../../../src/proof/keeping/kept-folder.js';
import { sourceAt } from '../../../src/proof/keeping/log-source.js';
import { folders } from '../logs.js';
import { LEDGER, logSigner } from '../signers.js';

export const AT = new Date('2026-01-31T12:00:00.000Z');
export const { key: KEY } = logSigner(`${LEDGER}/1`);

/** A keeper's folder, and what it is asked to keep, minute by minute. */
export class Keeper {
  readonly folder = new KeptFolder(join(folders.folder(), 'bevarat'));
  private minute = 0;

  keep(where: string, asked: Partial<Keeping> = {}): Promise<KeptNow> {
    this.minute += 1;
    const at = new Date(AT.getTime() + this.minute * 60_000);
    const keys = this.minute === 1 ? [KEY] : [];
    return keepHead(sourceAt(where), this.folder, { keys, acceptEpoch: false, now: () => at, ...asked });
  }

  async refuses(where: string, code: FaultCode, asked: Partial<Keeping> = {}): Promise<ProofFault> {
    const fault = await this.keep(where, asked).then(
      ({ outcome }) => outcome,
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(ProofFault);
    expect((fault as ProofFault).code).toBe(code);
    return fault as ProofFault;
  }

  /** Every file below the folder. */
  files(below = ''): string[] {
    return readdirSync(join(this.folder.path, below), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && one.name !== '.lock')
      .map(({ parentPath, name }) => join(parentPath, name).slice(this.folder.path.length + 1))
      .sort();
  }

  get sizes(): number[] {
    return this.folder.of(1).map(({ size }) => size);
  }
}
