import type { ReadModelsCode } from '../../../src/proof/verify/faults.js';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { StoreBehind, type Attack } from './attack.js';
import { correctsMalformed } from './attacks-on-log.js';

/** A store that reads the log once, and then has something happen that nobody has foreseen. */
class Withholding extends StoreBehind {
  override readAll(...[after, until]: Parameters<EventStore['readAll']>): ReturnType<EventStore['readAll']> {
    if (until !== undefined) throw new TypeError('nobody has foreseen this');
    return this.store.readAll(after, until);
  }
}

export const ATTACKS_ON_READ_MODELS: Readonly<Record<ReadModelsCode, Attack>> = {
  'read-models-missing': (ledger) => ledger.remove('read-models.db'),
  'read-models-unreadable': (ledger) =>
    ledger.edit(ledger.path('read-models.db'), (bytes) => bytes.fill('x')),
  'read-models-unchecked': () => ({ through: Withholding }),
  'read-model-behind': (ledger) => {
    ledger.sql('read-models', "DELETE FROM checkpoint WHERE projection = 'case-file'");
    return { details: { projection: 'case-file' } };
  },
  'read-model-beyond-log': (ledger) => {
    ledger.sql('ledger', 'DELETE FROM event WHERE position > 560');
    return { details: { projection: 'case-file', position: '598' } };
  },
  'read-model-differs': (ledger) => {
    const [key] = ledger.sql('read-models', 'SELECT key FROM row_case_file ORDER BY key') as [string];
    ledger.sql('read-models', "UPDATE row_case_file SET title = 'Annat' WHERE key = ?", key);
    return { details: { projection: 'case-file', key, what: 'rows' } };
  },
  'read-model-unfolded': (ledger) => {
    void correctsMalformed(ledger);
    return { details: { projection: 'case-file' } };
  },
};
