import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../src/domain/event.js';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import { readConfig } from '../../src/config.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { ToldClock } from '../../src/ledger/clock.js';
import { initLedger } from '../../src/ledger/init-ledger.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { openLedger } from '../../src/open-ledger.js';
import { registerAs } from '../../src/people/register-person.js';
import { allEvents } from './opened.js';

/** What a ledger holds of a type, that is opened with a pack on 30 June 2025. */
async function opened(
  type: string,
  inForceFrom: string,
  pack: GuidelinePack = NORRKOPING,
): Promise<readonly RecordedEvent[]> {
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
      pack,
      ledgerId: randomUUID(),
    } as const;
    await initLedger(ledger, opening, (person) =>
      registerAs(people, ledger, person, 'Anna Exempel', { door: 'cli' }),
    );
    return (await allEvents(store)).filter((event) => event.type === type);
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The days on which its groups were established. */
async function establishedOn(inForceFrom: string): Promise<readonly string[]> {
  const groups = await opened('GroupEstablished', inForceFrom);
  expect(groups).toHaveLength(NORRKOPING.groups.length);
  return [...new Set(groups.map(({ metadata }) => metadata.occurredAt))];
}

describe('the units of a guideline', () => {
  const { units = [] } = NORRKOPING;

  it('are laid up from its first day, where it tells their code and kind', async () => {
    const pack = { ...NORRKOPING, units: units.map((unit) => ({ ...unit, kind: 'department' as const })) };
    const events = await opened('UnitEstablished', '2012-01-01', pack);
    expect(events.map(({ data, metadata }) => [data['code'], data['kind'], metadata.occurredAt])).toEqual(
      units.map(({ code }) => [code, 'department', '2012-01-01']),
    );
  });

  it('answer for what it gives them, from its first day', async () => {
    const pack = { ...NORRKOPING, units: units.map((unit) => ({ ...unit, kind: 'department' as const })) };
    const events = await opened('UnitResponsibilitiesSet', '2012-01-01', pack);
    expect(events.map(({ stream, data }) => [stream, data])).toEqual(
      units.flatMap(({ code, responsibilities = [] }) =>
        responsibilities.length === 0 ? [] : [[`unit-${code}`, { responsibilities, from: '2012-01-01' }]],
      ),
    );
    expect(events.length).toBeGreaterThan(0);
  });

  it('are left to who keeps the register, where it does not tell their kind', async () => {
    expect(await opened('UnitEstablished', '2012-01-01')).toEqual([]);
  });
});

describe('the groups of a guideline', () => {
  it('are there from its first day, so that their first members sit in something', async () => {
    expect(await establishedOn('2012-01-01')).toEqual(['2012-01-01']);
    expect(await establishedOn('2025-06-30')).toEqual(['2025-06-30']);
  });

  it('are there from the day the ledger is opened when the guideline is still to come into force', async () => {
    expect(await establishedOn('2026-01-01')).toEqual(['2025-06-30']);
  });
});
