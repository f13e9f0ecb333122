import { beforeAll, describe, expect, it } from '@jest/globals';
import { registerPerson } from '../../../src/people/register-person.js';
import { isNote, sentenceOf, VERIFY_CODES, type VerifyCode } from '../../../src/proof/verify/faults.js';
import type { Attack } from './attack.js';
import { APART, ATTACKS_ON_FILES } from './attacks-on-files.js';
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
  ...ATTACKS_ON_FILES,
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

describe('a log that breaks off', () => {
  it('is not judged by what may come later: keys, names and numbers', async () => {
    const ledger = sound.copy();
    const { key } = ledger.key;
    await ledger.write(({ people, ledger: way }) =>
      registerPerson(people, way, 'Cia Exempel', { door: 'cli', actor: ledger.anna }),
    );
    await ATTACKS_ON_LOG['log-unread'](ledger);
    const found = (await ledger.verify({ trusted: [key] })).findings.all.map(({ code }) => code);
    expect(found).toContain('log-unread');
    for (const code of [
      'trusted-key-not-announced',
      'no-key',
      'name-unregistered',
      'name-gone',
      'number-missing',
    ])
      expect(found).not.toContain(code);
  });
});

describe('an index that somebody edited apart from its table', () => {
  it.each(Object.keys(APART))('is told as damage of its file, and as nothing else: %s', async (name) => {
    const ledger = sound.copy();
    const { details } = (await APART[name]?.(ledger)) ?? {};
    const faults = (await ledger.verify()).findings.all.filter(({ code }) => !isNote(code));
    expect(new Set(faults.map((one) => `${one.code} ${one.details['file']}`))).toEqual(
      new Set([`file-damaged ${details?.['file']}`]),
    );
  });
});

describe('an event with data that no document can be made of', () => {
  it.each([
    ['GuidelineAdopted', 'GuidelineDrafted', `"a":${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['NeedReported', 'NeedReported', '"estimatedCostOre":1e999'],
  ])(
    'is told as changed, and the read model that ends there with it: %s as %s',
    async (was, type, member) => {
      const ledger = sound.copy();
      const { event } = ledger.where(`type = '${was}'`);
      const data = "substr(data, 1, length(data) - 1) || ',' || ? || '}'";
      ledger.sql('ledger', `UPDATE event SET type = ?, data = ${data} WHERE id = ?`, type, member, event);
      const found = new Set((await ledger.verify()).findings.all.map(({ code }) => code));
      expect(found).toContain('event-changed');
      expect([...found].filter((code) => code.startsWith('read-model'))).toContain('read-model-unfolded');
      expect(found).not.toContain('read-models-unreadable');
    },
  );
});
