import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { ToldClock } from '../../src/ledger/clock.js';
import { initLedger } from '../../src/ledger/init-ledger.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { openLedger } from '../../src/open-ledger.js';
import { registerAs } from '../../src/people/register-person.js';
import { allEvents } from './opened.js';

/** The days on which the groups of a ledger that is opened on 30 June 2025 were established. */
async function establishedOn(inForceFrom: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'liggare-init-'));
  const clock = new ToldClock(new Date('2025-06-30T10:00:00.000Z'));
  const { store, people, close } = await openLedger(readConfig({ LIGGARE_DATA: folder }), clock);
  try {
    const ledger = new Ledger(store, clock);
    const opening = {
      municipality: 'Norrvikens kommun',
      timeZone: 'Europe/Stockholm',
      kind: 'example',
      inForceFrom,
      pack: NORRKOPING,
      ledgerId: randomUUID(),
    } as const;
    await initLedger(ledger, opening, (person) =>
      registerAs(people, ledger, person, 'Anna Exempel', { door: 'cli' }),
    );
    const groups = (await allEvents(store)).filter(({ type }) => type === 'GroupEstablished');
    expect(groups).toHaveLength(NORRKOPING.groups.length);
    return [...new Set(groups.map(({ metadata }) => metadata.occurredAt))];
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the groups of a guideline', () => {
  it('are there from its first day, so that their first members sit in something', async () => {
    expect(await establishedOn('2012-01-01')).toEqual(['2012-01-01']);
    expect(await establishedOn('2025-06-30')).toEqual(['2025-06-30']);
  });

  it('are there from the day the ledger is opened when the guideline is still to come into force', async () => {
    expect(await establishedOn('2026-01-01')).toEqual(['2025-06-30']);
  });
});
