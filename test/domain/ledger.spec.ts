import { describe, expect, it } from '@jest/globals';
import * as c from '../../src/domain/ledger/ledger.commands.js';
import { announceKey, ledgerStream, type LedgerState } from '../../src/domain/ledger/ledger.decider.js';
import * as e from '../../src/domain/ledger/ledger.events.js';
import { Refusal } from '../../src/domain/refusal.js';

const LEDGER = '00000000-0000-4000-8000-000000000001';
const genesis = {
  ledger: LEDGER,
  municipality: 'Norrköpings kommun',
  timeZone: 'Europe/Stockholm',
  kind: 'real',
} as const;
const having = (...keys: string[]): LedgerState => ({ name: 'open', genesis, keys });
const [FIRST, SECOND] = [`${LEDGER}/1+00000001+AQ==`, `${LEDGER}/1+00000002+AQ==`] as const;
const announced = (key: string, reason: c.AnnounceKey['reason'], state: LedgerState) =>
  announceKey({ key, algorithm: 'ed25519', reason } as c.AnnounceKey, state).map(({ definition, data }) => [
    definition.type,
    data,
  ]);
const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'accepted';
};

describe('a ledger’s keys', () => {
  it('begin with a first one, and are replaced for a reason', () => {
    const data = { key: FIRST, algorithm: 'ed25519', reason: 'first' };
    expect(announced(FIRST, 'first', having())).toEqual([[e.SigningKeyAnnounced.type, data]]);
    expect(announced(SECOND, 'lost', having(FIRST))).toEqual([
      [e.SigningKeyAnnounced.type, { ...data, key: SECOND, reason: 'lost' }],
    ]);
    expect(refusalOf(() => announced(FIRST, 'rotation', having()))).toBe('key-reason-disagrees');
    expect(refusalOf(() => announced(SECOND, 'first', having(FIRST)))).toBe('key-reason-disagrees');
  });

  it('are not announced twice, and none comes back that was replaced', () => {
    expect(announced(FIRST, 'first', having(FIRST))).toEqual([]);
    expect(announced(SECOND, 'rotation', having(FIRST, SECOND))).toEqual([]);
    expect(refusalOf(() => announced(FIRST, 'rotation', having(FIRST, SECOND)))).toBe('key-replaced');
  });

  it('are of a ledger that was opened, and stay with it when it moves', () => {
    expect(refusalOf(() => announced(FIRST, 'first', { name: 'unopened' }))).toBe('no-ledger');
    const moved = { type: e.LedgerMoved.type, data: { to: 'sqlite:b.db' } };
    const continued = { type: e.LedgerContinued.type, data: { from: 'a', events: 2, hash: 'ab'.repeat(32) } };
    const after = [moved, continued].reduce<LedgerState>(
      (state, event) => ledgerStream.evolve(state, event as never),
      having(FIRST),
    );
    expect(after).toEqual(having(FIRST));
  });
});
