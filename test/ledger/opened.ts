import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BEFORE_FIRST, type RecordedEvent } from '../../src/domain/event.js';
import type { StreamKind } from '../../src/domain/catalogue.js';
import type { JsonObject } from '../../src/domain/json.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { ToldClock } from '../../src/ledger/clock.js';
import { rowOf } from '../../src/ledger/commands.js';
import { Ledger, type Acknowledgement, type Envelope } from '../../src/ledger/ledger.js';
import { readCommand } from '../../src/ledger/read-command.js';

export const ANNA = 'p-ANNA0000';
export const NEED: JsonObject = {
  title: 'Nytt diariesystem',
  category: 'shared',
  kind: 'purchase',
  administration: 'Kommunstyrelsens kontor',
};

export type TestLedger = Readonly<{
  folder: string;
  store: EventStore;
  clock: ToldClock;
  ledger: Ledger;
  close: () => Promise<void>;
}>;

/** A command as a door would give it: read, checked and executed. */
export async function execute(
  ledger: Ledger,
  kind: StreamKind,
  name: string,
  input: JsonObject,
  envelope: Partial<Envelope> = {},
): Promise<Acknowledgement> {
  const row = rowOf(kind, name);
  return ledger.execute(row, readCommand(row, input), {
    commandId: randomUUID(),
    actor: ANNA,
    door: 'rest',
    ...envelope,
  });
}

/** A real ledger on a real file, opened, with Anna registered and the IT strategist's office established. */
export async function openedLedger(now = '2025-06-30T10:00:00.000Z'): Promise<TestLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'liggare-'));
  const store = SqliteEventStore.open(join(folder, 'ledger.db'));
  const clock = new ToldClock(new Date(now));
  const ledger = new Ledger(store, clock);
  await execute(ledger, 'ledger', 'open', {
    ledger: randomUUID(),
    municipality: 'Norrvikens kommun',
    timeZone: 'Europe/Stockholm',
    kind: 'example',
  });
  await execute(ledger, 'access', 'register-person', { person: ANNA, commitment: 'ab'.repeat(32) });
  await execute(ledger, 'office', 'establish', {
    code: 'it-strategist',
    name: 'Kommunens IT-strateg',
    function: 'coordinator',
  });
  const close = async (): Promise<void> => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, store, clock, ledger, close };
}

export async function allEvents(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readAll(BEFORE_FIRST)) events.push(event);
  return events;
}
