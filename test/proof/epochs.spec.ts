import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../src/domain/json.js';
import { isLaterEpoch, keptPrefix } from '../../src/proof/epochs.js';
import { epochOf, originOf } from '../../src/proof/origin.js';
import { makeEvent } from '../event-store/make-event.js';
import { refusedAs } from './faults.js';
import { LEDGER } from './signers.js';

const root = (byte: number): Buffer => Buffer.alloc(32, byte);
const head = (epoch: number, size: number) => ({ origin: originOf(LEDGER, epoch), size, root: root(9) });
/** Epoch 2 kept 100 events, epoch 3 was opened from a backup of epoch 2 with 150, epoch 4 from one of epoch 2 with 120. */
const EPOCHS = [
  { epoch: 2, keptSize: 100, keptRoot: root(2).toString('hex') },
  { epoch: 3, keptSize: 150, keptRoot: root(3).toString('hex') },
  { epoch: 4, keptSize: 120, keptRoot: root(4).toString('hex') },
];

describe('what a log must still have of a head', () => {
  it.each([
    ['of its own epoch: all', 4, 500, { size: 500, root: root(9), lost: 0 }],
    [
      'of an earlier epoch, when all was kept: all, by its own root',
      1,
      100,
      { size: 100, root: root(9), lost: 0 },
    ],
    ['of the first epoch: what the second kept', 1, 130, { size: 100, root: root(2), lost: 30 }],
    ['of the second: the least that any later one kept', 2, 160, { size: 120, root: root(4), lost: 40 }],
    ['of the third: what the fourth kept', 3, 151, { size: 120, root: root(4), lost: 31 }],
  ])('%s', (_which, epoch, size, kept) => {
    expect(keptPrefix(head(epoch, size), EPOCHS, originOf(LEDGER, 4))).toEqual(kept);
  });

  it('is nothing that can be told of another ledger, or of an epoch that the log has not come to', () => {
    const other = { ...head(1, 5), origin: '0190a5b0-0000-7000-8000-000000000002/1' };
    refusedAs('other-origin', () => keptPrefix(other, EPOCHS, originOf(LEDGER, 4)));
    refusedAs('other-origin', () => keptPrefix(head(5, 5), EPOCHS, originOf(LEDGER, 4)));
    refusedAs('other-origin', () =>
      keptPrefix({ ...head(1, 5), origin: LEDGER }, EPOCHS, originOf(LEDGER, 4)),
    );
  });
});

describe('an event of the log', () => {
  const ends = (type: string, data: JsonObject, origin = originOf(LEDGER, 2)): boolean =>
    isLaterEpoch({ ...makeEvent(data), type, stream: 'ledger', revision: 0n, position: 1n }, origin);

  it('ends it when it opens a later epoch than the log is named by', () => {
    expect([1, 2, 3].map((epoch) => ends('EpochOpened', { epoch }))).toEqual([false, false, true]);
    expect(ends('EpochOpened', { epoch: 1 }, 'no origin')).toBe(true);
  });

  it('does not when it is another, or names no epoch', () => {
    expect(ends('LedgerMoved', { epoch: 3 })).toBe(false);
    expect(ends('EpochOpened', { epoch: '3' })).toBe(false);
    expect(ends('EpochOpened', {})).toBe(false);
  });
});

describe('an origin', () => {
  it('is a ledger and an epoch', () => {
    expect(epochOf(originOf(LEDGER, 12))).toEqual({ ledger: LEDGER, epoch: 12 });
    for (const none of [LEDGER, `${LEDGER}/`, `${LEDGER}/0`, `${LEDGER}/01`, '/1', `${LEDGER}/1\n`])
      expect([none, epochOf(none)]).toEqual([none, undefined]);
  });
});
