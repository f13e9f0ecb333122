// A process that appends to a ledger file, for the tests of what two processes, a kill or a failing disk do to it:
// `writer.ts <file> <stream> <batches, 0 for ever> <events in a batch>`. Says `<id>,<id>` when a batch is acknowledged,
// and `! <outcome>` when the store is away; the same batch is then sent again.
import { writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import {
  ConcurrencyConflict,
  StoreUnavailable,
  type ExpectedRevision,
} from '../../../src/event-store/event-store.js';
import { SqliteEventStore } from '../../../src/event-store/sqlite/sqlite-event-store.js';
import { makeEvents } from '../make-event.js';

const [file = '', stream = '', batches = '0', size = '1'] = process.argv.slice(2);
const store = SqliteEventStore.open(file);
const last = Number(batches) || Infinity;
// Written at once and not through a buffer: what is said before a kill is heard after it.
const say = (line: string): void => void writeSync(1, `${line}\n`);

let expected: ExpectedRevision = 'no-stream';
for (let batch = 0; batch < last; batch += 1) {
  const events = makeEvents(Number(size));
  for (let acknowledged = false; !acknowledged;) {
    try {
      ({ lastRevision: expected } = await store.append(stream, expected, events));
      acknowledged = true;
      say(events.map(({ id }) => id).join());
    } catch (error) {
      if (error instanceof ConcurrencyConflict) expected = error.actual;
      else if (error instanceof StoreUnavailable) {
        say(`! ${error.outcome}`);
        await pause(20);
      } else throw error;
    }
  }
}
await store.close();
