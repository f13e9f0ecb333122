import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { TreeCode } from '../../../src/proof/verify/faults.js';
import type { Attack } from './attack.js';
import { opensEpoch } from './attacks-on-heads.js';
import { ORIGIN } from './sealed-ledger.js';

const CONSULTED = "type = 'ConsultationHeld' AND revision = 7";

/** Changes one byte of a file of the tree. */
const flips =
  (file: string, at = 40): Attack =>
  (ledger) =>
    ledger.edit(ledger.proof(file), (bytes) => {
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    });

export const ATTACKS_ON_TREE: Readonly<Record<TreeCode, Attack>> = {
  'event-changed': (ledger) => {
    const at = ledger.where(CONSULTED);
    ledger.sql('ledger', `UPDATE event SET data = json_set(data, '$.note', 'Nej') WHERE id = ?`, at.event);
    return { at };
  },
  'event-inserted': (ledger) => {
    const { position, stream } = ledger.where(CONSULTED);
    ledger.unguarded();
    ledger.sql('ledger', 'UPDATE event SET position = position + 1 WHERE position > ?', Number(position));
    ledger.sql(
      'ledger',
      'UPDATE event SET revision = revision + 1 WHERE stream = ? AND revision > 7 AND FALSE',
      stream,
    );
    ledger.sql(
      'ledger',
      `INSERT INTO event SELECT position + 1, stream, 999, '0190a5b0-0000-7000-8000-00000000abcd', type, data, metadata
       FROM event WHERE position = ?`,
      Number(position),
    );
    return { at: { position: position + 1n, revision: 999n } };
  },
  'event-removed': (ledger) => {
    const { index, event } = ledger.where(CONSULTED);
    ledger.sql('ledger', 'DELETE FROM event WHERE id = ?', event);
    return { details: { index: String(index) } };
  },
  'event-moved': (ledger) => {
    const { position, event } = ledger.where(CONSULTED);
    ledger.sql('ledger', 'UPDATE event SET position = -1 WHERE position = ?', Number(position));
    ledger.sql(
      'ledger',
      'UPDATE event SET position = ? WHERE position = ?',
      Number(position),
      Number(position) + 3,
    );
    ledger.sql('ledger', 'UPDATE event SET position = ? WHERE position = -1', Number(position) + 3);
    return { at: { event } };
  },
  'entry-differs': (ledger) => {
    flips('tile/entries/000', 34 * 7 + 5)(ledger);
    return { at: ledger.where('position = 8') };
  },
  'tile-missing': (ledger) => {
    ledger.remove('proof/tile/0/001');
    return { details: { file: 'tile/0/001' } };
  },
  'tile-differs': (ledger) => {
    flips('tile/1/000.p/2')(ledger);
    return { details: { file: 'tile/1/000.p/2' } };
  },
  'tile-spare-differs': (ledger) => {
    // A partial tile that a wider one has followed upon.
    const [size] = ledger.sql('tree', 'SELECT size FROM tree') as [number];
    const spare = ledger.partialWidths('tile/0/002.p').find((width) => width !== size - 512);
    flips(`tile/0/002.p/${spare}`)(ledger);
    return { details: { file: `tile/0/002.p/${spare}` } };
  },
  'tile-stale': async (ledger) => {
    const [size] = ledger.sql('tree', 'SELECT size FROM tree') as [number];
    await opensEpoch(ledger);
    ledger.remove('signing-key.pem');
    await ledger.write(async (opened) => {
      await ledger.announce(opened, 'first', ORIGIN.replace(/1$/, '2'));
      await ledger.sign(opened);
    });
    return { details: { file: `tile/0/002.p/${size - 512}` } };
  },
  'tree-stale': async (ledger) => {
    await opensEpoch(ledger);
    return { details: { origin: ORIGIN } };
  },
  'tile-beyond-log': (ledger) => {
    writeFileSync(ledger.proof('tile/0/003'), randomBytes(256 * 32));
    return { details: { file: 'tile/0/003' } };
  },
  'tile-ahead': (ledger) => {
    // As a process leaves it that was killed between the tiles and the state.
    const [size] = ledger.sql('tree', 'SELECT size FROM tree') as [number];
    ledger.sql('tree', 'UPDATE tree SET size = size - 3');
    return { details: { file: `tile/entries/002.p/${size - 512}` } };
  },
  'file-unknown': (ledger) => {
    ledger.keep('proof/tile/0/001.4711', 'half');
    return { details: { file: 'tile/0/001.4711' } };
  },
  'state-unreadable': (ledger) => ledger.edit(ledger.proof('state.db'), (bytes) => bytes.fill('x')),
  'state-differs': (ledger) => void ledger.sql('tree', 'UPDATE tree SET root = ?', randomBytes(32)),
  'no-tree': (ledger) => ledger.remove('proof'),
};
