import { beforeAll, describe, expect, it } from '@jest/globals';
import { isNote, sentenceOf, VERIFY_CODES, type VerifyCode } from '../../../src/proof/verify/faults.js';
import type { Attack } from './attack.js';
import { ATTACKS_ON_HEADS } from './attacks-on-heads.js';
import { ATTACKS_ON_LOG } from './attacks-on-log.js';
import { ATTACKS_ON_READ_MODELS } from './attacks-on-read-models.js';
import { ATTACKS_ON_TREE } from './attacks-on-tree.js';
import { Ledgers } from './sealed-ledger.js';

const ATTACKS: Readonly<Record<VerifyCode, Attack>> = {
  ...ATTACKS_ON_LOG,
  ...ATTACKS_ON_TREE,
  ...ATTACKS_ON_HEADS,
  ...ATTACKS_ON_READ_MODELS,
};

let sound: Ledgers;
beforeAll(async () => {
  sound = await Ledgers.make();
}, 60_000);

describe('a ledger that nobody has tampered with', () => {
  it('is sound, and only what was recorded since the last checkpoint is said to be unsealed', async () => {
    const { findings, ...looked } = await sound.verify();
    expect(findings.all.map(({ code, details }) => [code, details])).toEqual([
      ['not-sealed', { events: '7' }],
    ]);
    expect(findings.isSound).toBe(true);
    expect(looked).toMatchObject({ events: 598, sealed: 591, checkpoints: 2, keys: 1, kept: [] });
  });
});

describe('a ledger that somebody has tampered with', () => {
  it.each(VERIFY_CODES)('is found to be so: %s', async (code) => {
    const ledger = sound.copy();
    const { trust, at, details, through } = (await ATTACKS[code](ledger)) ?? {};
    const { findings } = await ledger.verify(trust, through);
    const finds = findings.all.filter((one) => one.code === code);
    expect([code, findings.all.map((one) => one.code)]).toEqual([code, expect.arrayContaining([code])]);
    if (at) expect(finds.map(({ place }) => place)).toContainEqual(expect.objectContaining(at));
    if (details) expect(finds.map((one) => one.details)).toContainEqual(expect.objectContaining(details));
    if (!isNote(code)) expect(findings.isSound).toBe(false);
    for (const one of findings.all)
      for (const language of ['sv', 'en'] as const) {
        expect(sentenceOf(one, language)).toMatch(/[.)]$/);
        expect(sentenceOf(one, language)).not.toContain('undefined');
      }
  });
});
