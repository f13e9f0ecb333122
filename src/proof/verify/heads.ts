import { parseCheckpoint, type Checkpoint } from '../checkpoint.js';
import { ProofFault } from '../fault.js';
import { epochOf } from '../origin.js';
import type { NoteFile } from './evidence.js';
import { found, type Found } from './faults.js';

/** A signed head in a file. */
export type Head = Readonly<{ file: string; checkpoint: Checkpoint }>;

export type Heads = Readonly<{ heads: readonly Head[]; finds: readonly Found[] }>;

/** Reads heads of files, the smallest first; what cannot be read is told by a code. */
export function readHeads(
  files: readonly NoteFile[],
  code: 'checkpoint-unreadable' | 'kept-unreadable',
): Heads {
  const finds: Found[] = [];
  const heads = files.flatMap(({ file, source }) => {
    try {
      if (source !== undefined) return [{ file, checkpoint: parseCheckpoint(source) }];
      finds.push(found(code, { file, sv: 'det är ingen text.', en: 'it is no text.' }));
    } catch (error) {
      if (!(error instanceof ProofFault)) throw error;
      finds.push(found(code, { file, sv: error.sv, en: error.en }));
    }
    return [];
  });
  return { heads: heads.sort(byEpochAndSize), finds };
}

const epochIn = ({ checkpoint }: Head): number => epochOf(checkpoint.origin)?.epoch ?? 0;

const byEpochAndSize = (a: Head, b: Head): number =>
  epochIn(a) - epochIn(b) || a.checkpoint.size - b.checkpoint.size;

export const sizesOf = ({ heads }: Heads): readonly number[] =>
  heads.map(({ checkpoint }) => checkpoint.size);

/** What a log is found to be by its events: how many, the root over the first so many, and up to where heads agree. */
export type LogRoots = Readonly<{ events: number; rootAt: (size: number) => Buffer | undefined }>;

/** Whether the log has the history that a head is of. */
export const isOf = ({ root, size }: Checkpoint, { rootAt }: LogRoots): boolean =>
  rootAt(size)?.equals(root) === true;
