import type { RecordedEvent } from './domain/event.js';
import { decode } from './event-store/codec.js';
import type { Config } from './config.js';
import { openReadModels } from './follow-reader.js';
import { systemClock, type Clock } from './ledger/clock.js';
import { openLedger, type OpenedLedger } from './open-ledger.js';
import type { ReadModels, Logger } from './read-models/read-models.js';

/** How often initiatives without a number are looked for, and how long their own command has to give them one. */
const NUMBERS_MS = 5_000;

/** An opened ledger whose read models follow the log. */
export type FollowedLedger = OpenedLedger & Readonly<{ readModels: ReadModels }>;

/**
 * Opens a ledger with read models that catch up and stay current, and gives numbers to initiatives that a crash left
 * without. @throws Refusal no-ledger
 */
export async function followLedger(
  config: Config,
  clock: Clock = systemClock,
  logger?: Logger,
): Promise<FollowedLedger> {
  const opened = await openLedger(config, clock);
  try {
    const readModels = await openReadModels(config, opened, {
      ...(logger === undefined ? {} : { logger }),
      onEvent: (event) => opened.ledger.observe(event.metadata.recordedAt),
    });
    opened.ledger.waitFor(readModels);
    const numbering = setInterval(
      () => void completeNumbers(opened, readModels).catch(() => undefined),
      NUMBERS_MS,
    );
    numbering.unref();
    const close = async (): Promise<void> => {
      clearInterval(numbering);
      await readModels.close();
      await opened.close();
    };
    return { ...opened, readModels, close };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

const UNNUMBERED = `
  SELECT c.initiative FROM row_case_file c LEFT JOIN row_number_register n ON n.key = c.initiative
  WHERE n.number IS NULL ORDER BY c.need_at LIMIT 100`;

/** Gives every initiative without a number its own. Returns how many had none. */
export async function completeNumbers(
  { store, ledger }: Pick<OpenedLedger, 'store' | 'ledger'>,
  readModels: ReadModels,
): Promise<number> {
  const rows = readModels.rows<{ initiative: string }>(UNNUMBERED);
  for (const { initiative } of rows) {
    const need = await first(store.readStream(`initiative-${initiative}`));
    if (need) await ledger.assignNumber(decode(need), need.metadata.actor, need.metadata.door);
  }
  return rows.length;
}

async function first(events: AsyncIterable<RecordedEvent>): Promise<RecordedEvent | undefined> {
  for await (const event of events) return event;
  return undefined;
}
