import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import type { JsonObject } from '../../src/domain/json.js';
import { Refusal } from '../../src/domain/refusal.js';
import { followLedger, type FollowedLedger } from '../../src/follow.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { RULES } from '../../src/guideline/rules.js';
import { ToldClock } from '../../src/ledger/clock.js';
import { initLedger } from '../../src/ledger/init-ledger.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { openLedger } from '../../src/open-ledger.js';
import { registerAs } from '../../src/people/register-person.js';
import { allEvents, execute } from './opened.js';

export type Guarded = Readonly<{
  opened: FollowedLedger;
  ledger: Ledger;
  /** The first person, who records everything. */
  signe: string;
  clock: ToldClock;
  events: () => Promise<readonly RecordedEvent[]>;
  close: () => Promise<void>;
}>;

/** A real ledger on a real file, opened as `liggare init` does, whose read models have caught up. */
export async function guardedLedger(
  pack: GuidelinePack = NORRKOPING,
  inForceFrom = '2012-01-01',
): Promise<Guarded> {
  const folder = mkdtempSync(join(tmpdir(), 'liggare-guard-'));
  const config = readConfig({ LIGGARE_DATA: folder });
  const clock = new ToldClock(new Date('2025-06-30T10:00:00.000Z'));
  const first = await openLedger(config, clock);
  const opening = {
    municipality: 'Norrvikens kommun',
    timeZone: 'Europe/Stockholm',
    kind: 'example',
    inForceFrom,
    pack,
    ledgerId: randomUUID(),
  } as const;
  const signe = await initLedger(first.ledger, opening, (person) =>
    registerAs(first.people, first.ledger, person, 'Signe Exempelman', { door: 'cli' }),
  );
  await first.close();
  const opened = await followLedger(config, clock);
  await opened.readModels.untilLive(10_000);
  return {
    opened,
    ledger: opened.ledger,
    signe,
    clock,
    events: () => allEvents(opened.store),
    close: async () => {
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The pack with no other guards than these, so that a test of guards need not keep every rule there is. */
export const withGuards = (...kept: string[]): GuidelinePack => ({
  ...NORRKOPING,
  rules: Object.fromEntries(
    RULES.filter(({ id, mode }) => mode === 'guard' && !kept.includes(id)).map(({ id }) => [
      id,
      { mode: 'off' as const },
    ]),
  ),
});

/** A further version of the guideline. */
export const adoption = (
  version: string,
  inForceFrom: string,
  changes: Partial<GuidelinePack> = {},
): JsonObject => {
  const pack = { ...NORRKOPING, version, ...changes };
  const { guideline, title } = pack;
  return {
    guideline,
    version,
    title,
    inForceFrom,
    pack: pack as unknown as JsonObject,
    deciderOffice: 'chief-executive',
  };
};

export async function refusalOf(command: Promise<unknown>): Promise<Refusal> {
  try {
    await command;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

export { execute };
