import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Json } from '../../src/domain/json.js';
import { jcs } from '../../src/proof/jcs.js';
import type { AttackedLedger } from './attacked-ledger.js';
import type { LedgerCopy } from './ledger-copy.js';

/** Changes that nobody thought of: any column of an event, any byte of the tree. */

type Stored = string | bigint;

/** What is put into a column, made of what stands there and of what stands there in another event. */
type Edit = (stored: Stored, ofAnother: Stored) => Stored;

export type ColumnEdit = Readonly<{ column: string; edit: Edit }>;

const fixed =
  (value: Stored): Edit =>
  () =>
    value;
const ofAnother: Edit = (_stored, other) => other;

const oneCharacter = fc
  .tuple(fc.nat(), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }))
  .map(([place, character]): Edit => (stored) => {
    const text = String(stored);
    const from = place % text.length;
    return `${text.slice(0, from)}${character}${text.slice(from + 1)}`;
  });

const numbers = fc.oneof(
  fc.bigInt({ min: -10n, max: 400n }).map(fixed),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(fixed),
);
const texts = fc.oneof(fc.string({ unit: 'grapheme' }).map(fixed), oneCharacter, fc.constant(ofAnother));
const documents = fc.oneof(
  oneCharacter,
  fc.constant(ofAnother),
  fc.json().map(fixed),
  fc.object().map((object) => fixed(JSON.stringify(object))),
  fc.string().map(fixed),
);

export const columnEdits = fc.oneof(
  fc.record({ column: fc.constantFrom('position', 'revision'), edit: numbers }),
  fc.record({ column: fc.constantFrom('stream', 'id', 'type'), edit: texts }),
  fc.record({ column: fc.constantFrom('data', 'metadata'), edit: documents }),
);

/** Changes one column of the event at a place. @returns whether the file took it, and it is something else than before */
export function changeColumn(copy: LedgerCopy, index: number, { column, edit }: ColumnEdit): boolean {
  return copy.inLedger((database) => {
    const all = database
      .prepare(`SELECT ${column} FROM event ORDER BY position`)
      .pluck()
      .safeIntegers()
      .all() as Stored[];
    const stored = all[index] as Stored;
    const value = edit(stored, all[(index * 7 + 1) % all.length] as Stored);
    if (saysTheSame(column, stored, value)) return false;
    try {
      database.prepare(`UPDATE event SET ${column} = ? WHERE position = ?`).run(value, index + 1);
      return true;
    } catch (error) {
      if (String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) return false;
      throw error;
    }
  });
}

/** The same JSON in other characters says the same. */
function saysTheSame(column: string, one: Stored, other: Stored): boolean {
  if (one === other) return true;
  if (column !== 'data' && column !== 'metadata') return false;
  try {
    const [before, now] = [one, other].map((text) => jcs(JSON.parse(String(text)) as Json));
    return before === now;
  } catch {
    return false;
  }
}

/** Every file of the tree and every checkpoint, by its path in the proof's folder. */
export function proofFiles(ledger: AttackedLedger): readonly string[] {
  const folder = join(ledger.folder, 'proof');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('state.db'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

export type ByteEdit = Readonly<{ place: number; bits: number }>;

export const byteEdits = fc.record({ place: fc.nat(), bits: fc.integer({ min: 1, max: 255 }) });

export function changeByte(copy: LedgerCopy, file: string, { place, bits }: ByteEdit): void {
  const bytes = copy.read(file);
  const at = place % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ bits;
  copy.write(file, bytes);
}
