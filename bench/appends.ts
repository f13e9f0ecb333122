import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteEventStore } from '../src/event-store/sqlite/sqlite-event-store.js';
import { systemClock } from '../src/ledger/clock.js';
import { rowOf } from '../src/ledger/commands.js';
import { Ledger } from '../src/ledger/ledger.js';
import { readCommand } from '../src/ledger/read-command.js';
import type { EventStore } from '../src/event-store/event-store.js';
import type { StreamKind } from '../src/domain/catalogue.js';
import type { JsonObject } from '../src/domain/json.js';
import { NORRKOPING } from '../src/guideline/packs/norrkoping.js';
import { ACTOR, benchEvent } from './population.js';

export type Rate = Readonly<{ perSecond: number; count: number }>;

/** Runs a step until the time is up. */
async function rate(seconds: number, step: (place: number) => Promise<unknown> | void): Promise<Rate> {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < seconds * 1_000) await step((count += 1));
  return { count, perSecond: (count * 1_000) / (performance.now() - start) };
}

/** The measure of (a) and (b): one row in one durable transaction after the other, in a table like the ledger's own. */
export async function rawLoop(folder: string, seconds: number): Promise<Rate> {
  const file = join(folder, 'raw.db');
  await SqliteEventStore.open(file).close();
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const insert = database.prepare(
    'INSERT INTO event (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const stream = `initiative-${randomUUID()}`;
  const result = await rate(seconds, (place) => {
    const { id, type, data, metadata } = benchEvent(
      'ConsultationHeld',
      { consultedOffice: 'it-strategist', note: `Samråd ${place}` },
      place,
    );
    insert.run(stream, place, id, type, JSON.stringify(data), JSON.stringify(metadata));
  });
  database.close();
  return result;
}

const execute = (ledger: Ledger, kind: StreamKind, name: string, input: JsonObject, target?: string) => {
  const row = rowOf(kind, name);
  return ledger.execute(row, readCommand(row, input), {
    commandId: randomUUID(),
    actor: ACTOR,
    door: 'rest',
    ...(target === undefined ? {} : { target }),
  });
};

/** A ledger with so many initiatives; consultations are then recorded on them through the whole way in. */
export async function prepareLedger(
  store: EventStore,
  initiatives: number,
): Promise<{ ledger: Ledger; numbers: string[] }> {
  const ledger = new Ledger(store, systemClock);
  await execute(ledger, 'ledger', 'open', {
    ledger: randomUUID(),
    municipality: 'Norrvikens kommun',
    timeZone: 'Europe/Stockholm',
    kind: 'real',
  });
  await execute(ledger, 'access', 'register-person', { person: ACTOR, commitment: 'ab'.repeat(32) });
  await execute(ledger, 'office', 'establish', { code: 'it-strategist', name: 'Kommunens IT-strateg' });
  const { guideline, version, title } = NORRKOPING;
  const pack = NORRKOPING as unknown as JsonObject;
  await execute(ledger, 'guideline', 'adopt', { guideline, version, title, inForceFrom: '2012-01-01', pack });
  const numbers: string[] = [];
  for (let place = 0; place < initiatives; place += 1) {
    const need = {
      title: `Initiativ ${place}`,
      category: 'shared',
      kind: 'purchase',
      administration: 'Utbildningskontoret',
    };
    numbers.push((await execute(ledger, 'initiative', 'report-need', need)).number as string);
  }
  return { ledger, numbers };
}

/** So many clients at once, each on an initiative of its own, each waiting for its acknowledgement before the next command. */
export async function clients(
  ledger: Ledger,
  numbers: readonly string[],
  count: number,
  seconds: number,
): Promise<Rate> {
  const rates = await Promise.all(
    numbers
      .slice(0, count)
      .map((number) =>
        rate(seconds, (place) =>
          execute(
            ledger,
            'initiative',
            'consult',
            { consultedOffice: 'it-strategist', note: `Samråd ${place}` },
            number,
          ),
        ),
      ),
  );
  return {
    count: rates.reduce((sum, one) => sum + one.count, 0),
    perSecond: rates.reduce((sum, one) => sum + one.perSecond, 0),
  };
}
