import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { eventStoreContract } from './contract.js';
eventStoreContract('SQLite', () => { const f = join(mkdtempSync(join(tmpdir(), 'liggare-')), 'ledger.db'); return () => SqliteEventStore.open(f); });
