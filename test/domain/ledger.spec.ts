import { describe, expect, it } from '@jest/globals';
import * as c from '../../src/domain/ledger/ledger.commands.js';
import {
  announceKey,
  ledgerStream,
  openEpoch,
  type LedgerState,
} from '../../src/domain/ledger/ledger.decider.js';
import * as e from '../../src/domain/ledger/ledger.events.js';
import { Refusal } from '../../src/domain/refusal.js';

const LEDGER = '00000000-0000-4000-8000-000000000001';
const genesis = {
  ledger: LEDGER,
  municipality: 'Norrköpings kommun',
  timeZone: 'Europe/Stockholm',
  kind: 'real',
} as const;
const having = (...keys: string[]): LedgerState => ({
  name: 'open',
  genesis,
  epoch: 1,
  keys,
  earlierKeys: 0,
});
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

describe('a ledger’s epochs', () => {
  const kept = { keptSize: 412, keptRoot: 'cd'.repeat(32) };
  const next = { epoch: 2, previousOrigin: `${LEDGER}/1`, ...kept };
  const opening = (command: Partial<c.OpenEpoch>, state: LedgerState) =>
    openEpoch({ ...next, ...command } as c.OpenEpoch, state).map(({ definition, data }) => [
      definition.type,
      data,
    ]);
  const after = (state: LedgerState, type: string, data: object) =>
    ledgerStream.evolve(state, { type, data } as never);

  it('follow upon one another, with what was kept and, where it is known, the newest head from before', () => {
    expect(opening({}, having(FIRST))).toEqual([[e.EpochOpened.type, next]]);
    const lastKnownCheckpoint = `${LEDGER}/1\n415\n…`;
    expect(opening({ lastKnownCheckpoint }, having())).toEqual([
      [e.EpochOpened.type, { ...next, lastKnownCheckpoint }],
    ]);
    const second = after(having(FIRST), e.EpochOpened.type, next);
    expect(opening({ epoch: 3, previousOrigin: `${LEDGER}/2` }, second)).toHaveLength(1);
  });

  it('are neither opened twice nor passed over, nor of another ledger, nor of none', () => {
    const second = after(having(FIRST), e.EpochOpened.type, next);
    expect(refusalOf(() => opening({}, second))).toBe('epoch-out-of-order');
    expect(refusalOf(() => opening({ epoch: 3 }, having()))).toBe('epoch-out-of-order');
    const other = LEDGER.replace('1', '2');
    expect(refusalOf(() => opening({ previousOrigin: `${other}/1` }, having()))).toBe('epoch-out-of-order');
    expect(refusalOf(() => opening({}, { name: 'unopened' }))).toBe('no-ledger');
  });

  it('open again what had moved to a store that was lost', () => {
    const moved = after(having(FIRST), e.LedgerMoved.type, { to: 'esdb://127.0.0.1:2113' });
    expect(after(moved, e.EpochOpened.type, next)).toEqual({ ...having(FIRST), epoch: 2, earlierKeys: 1 });
  });

  it('begin with a first key, whatever keys there were before', () => {
    const second = after(having(FIRST), e.EpochOpened.type, next);
    expect(second).toMatchObject({ epoch: 2, keys: [FIRST], earlierKeys: 1 });
    const own = `${LEDGER}/2+00000003+AQ==`;
    expect(announced(own, 'first', second)).toHaveLength(1);
    expect(refusalOf(() => announced(own, 'rotation', second))).toBe('key-reason-disagrees');
  });
});
