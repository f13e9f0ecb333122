import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { NORRKOPING } from '../src/guideline/packs/norrkoping.js';
import type { JsonObject } from '../src/domain/json.js';
import type { StreamKind } from '../src/domain/catalogue.js';
import { readConfig } from '../src/config.js';
import { SqliteEventStore } from '../src/event-store/sqlite/sqlite-event-store.js';
import { followLedger, type FollowedLedger } from '../src/follow.js';
import { systemClock } from '../src/ledger/clock.js';
import { rowOf } from '../src/ledger/commands.js';
import { initLedger } from '../src/ledger/init-ledger.js';
import { Ledger } from '../src/ledger/ledger.js';
import { readCommand } from '../src/ledger/read-command.js';
import { findings } from '../src/read-models/judgements.js';
import { lastPosition } from '../src/cli/opened.js';
import type { Rate } from './appends.js';
import { populate } from './population.js';

/** A ledger in a folder of its own, opened as a municipality would, with the guideline in force from a day. */
export async function opened(
  folder: string,
  inForceFrom: string,
): Promise<{ followed: FollowedLedger; actor: string }> {
  mkdirSync(folder, { recursive: true });
  const config = readConfig({ LIGGARE_DATA: folder });
  const store = SqliteEventStore.open(join(folder, 'ledger.db'));
  const ledger = new Ledger(store, systemClock);
  const opening = {
    municipality: 'Norrvikens kommun',
    timeZone: 'Europe/Stockholm',
    kind: 'real',
    inForceFrom,
    pack: NORRKOPING,
    ledgerId: randomUUID(),
  } as const;
  const actor = await initLedger(ledger, opening, async (person) => {
    await ledger.execute(
      rowOf('access', 'register-person'),
      readCommand(rowOf('access', 'register-person'), { person, commitment: 'ab'.repeat(32) }),
      { commandId: randomUUID(), actor: person, door: 'cli' },
    );
  });
  await store.close();
  const followed = await followLedger(config);
  await followed.readModels.waitUntil(await lastPosition(followed), 60_000);
  return { followed, actor };
}

const STEPS: readonly (readonly [string, JsonObject])[] = [
  ['consult', { consultedOffice: 'it-strategist', note: 'Samordning med e-arkivet förordas.' }],
  ['contact-party', { party: 'it-unit' }],
  ['contact-party', { party: 'procurement-centre' }],
  [
    'anchor',
    {
      body: 'it-preparatory-group',
      outcome: 'supported',
      meetingDate: '2025-03-12',
      coordinationGains: 'no',
    },
  ],
];
const NEED: JsonObject = {
  title: 'Nytt diariesystem',
  category: 'shared',
  kind: 'purchase',
  administration: 'Utbildningskontoret',
  businessNeed: 'Dagens system saknar stöd för e-arkiv.',
  expectedEffect: 'Handlingar kan lämnas ut samma dag.',
  reporterCapacity: 'system-owner',
  goalRefs: ['UN-2025-1'],
};

/** Initiatives that are reported and prepared, one after the other, each command waiting for the one before. */
async function preparing(
  { followed, actor }: Awaited<ReturnType<typeof opened>>,
  seconds: number,
): Promise<number> {
  const execute = (name: string, input: JsonObject, target?: string) => {
    const row = rowOf('initiative' satisfies StreamKind, name);
    return followed.ledger.execute(row, readCommand(row, input), {
      commandId: randomUUID(),
      actor,
      door: 'rest',
      ...(target === undefined ? {} : { target }),
    });
  };
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < seconds * 1_000) {
    const { number } = await execute('report-need', NEED);
    for (const [name, input] of STEPS) await execute(name, input, number);
    count += 1 + STEPS.length;
  }
  return (count * 1_000) / (performance.now() - start);
}

/** Commands a second with the rules of a guideline in force, and with none in force: taking turns. */
export async function guarded(folder: string, seconds: number): Promise<{ with: number; without: number }> {
  const asked = await opened(join(folder, 'guarded'), '2012-01-01');
  const unasked = await opened(join(folder, 'unguarded'), '2099-01-01');
  const rates = { with: 0, without: 0 };
  try {
    for (let round = 0; round < 3; round += 1) {
      rates.with += (await preparing(asked, seconds)) / 3;
      rates.without += (await preparing(unasked, seconds)) / 3;
    }
    return rates;
  } finally {
    await asked.followed.close();
    await unasked.followed.close();
  }
}

/** Seconds to find everything in a year of so many initiatives: when nothing was judged before, and again. */
export async function findingAYear(
  folder: string,
  initiatives: number,
  eventsEach: number,
): Promise<{ scratch: number; again: number; found: number } & Pick<Rate, 'count'>> {
  const own = join(folder, 'year');
  const { followed } = await opened(own, '2012-01-01');
  await populate(followed.store, initiatives, eventsEach, () => undefined);
  await followed.readModels.waitUntil(await lastPosition(followed), 600_000);
  const timed = async (): Promise<[number, number]> => {
    const start = performance.now();
    const found = await findings(followed, { year: '2016' }, systemClock.now());
    return [(performance.now() - start) / 1_000, found.length];
  };
  const [scratch, found] = await timed();
  const [again] = await timed();
  await followed.close();
  return { scratch, again, found, count: initiatives };
}
