import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeAttackedLedger, type AttackedLedger } from './attacked-ledger.js';
import { EVERY_ATTACKER, makeTreeAgain, signAgain } from './attackers.js';
import { ATTACKS } from './attacks/all.js';
import { LedgerCopy } from './ledger-copy.js';
import { playground } from './playground.js';
import { byteEdits, changeByte, changeColumn, columnEdits, proofFiles } from './random-edits.js';
import { tableIn } from './readme-table.js';
import { tableOf } from './table.js';
import { play } from './tournament.js';
import { verdictOn, type Verdict } from './verdict.js';

const at = playground();
let ledger: AttackedLedger;

beforeAll(async () => {
  ledger = await makeAttackedLedger(at);
}, 240_000);

afterAll(() => rmSync(at, { recursive: true, force: true }));

/** What is said of a copy that was changed by somebody without the key; undefined when the change was none. */
async function changedBy(change: (copy: LedgerCopy) => boolean): Promise<Verdict | undefined> {
  const folder = join(at, 'changed');
  try {
    const copy = new LedgerCopy(ledger, folder);
    copy.forgetReadModels();
    return change(copy) ? await verdictOn(copy, { keyKnown: true, kept: false }) : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a ledger that nobody has touched', () => {
  it.each([true, false])('is sound, held against a kept checkpoint: %s', async (kept) => {
    const copy = new LedgerCopy(ledger, join(at, `untouched-${kept}`));
    expect(await verdictOn(copy, { keyKnown: true, kept })).toEqual({ faults: [], notes: [] });
  });
});

describe.each(Object.entries(ATTACKS))('%s, whoever attacks:', (_group, attacks) => {
  it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const { cells } = await play(attack, ledger, at);
    expect(cells.filter(({ asExpected }) => !asExpected)).toEqual([]);
    expect(cells.map(({ attacker }) => attacker)).toEqual(EVERY_ATTACKER);
  });
});

describe('what nobody thought of, by somebody without the key', () => {
  it('is found: any column of any sealed event, changed to anything that SQLite takes', async () => {
    const places = fc.nat({ max: ledger.sizes.newest - 1 });
    await fc.assert(
      fc.asyncProperty(places, columnEdits, async (index, edit) => {
        const verdict = await changedBy((copy) => changeColumn(copy, index, edit));
        fc.pre(verdict !== undefined);
        expect(verdict?.faults).not.toEqual([]);
      }),
      { numRuns: 120 },
    );
  }, 240_000);

  it('is found: any byte of any tile, entry or checkpoint', async () => {
    const files = fc.constantFrom(...proofFiles(ledger));
    await fc.assert(
      fc.asyncProperty(files, byteEdits, async (file, edit) => {
        const verdict = await changedBy((copy) => {
          changeByte(copy, file, edit);
          return true;
        });
        expect(verdict?.faults).not.toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 240_000);
});

describe('what nobody thought of, by somebody with the key, while a checkpoint was kept', () => {
  it('is found: any column of any event that the checkpoint covers, changed to anything that SQLite takes', async () => {
    const places = fc.nat({ max: ledger.sizes.kept - 1 });
    let [changed, signed] = [0, 0];
    await fc.assert(
      fc.asyncProperty(places, columnEdits, async (index, edit) => {
        const folder = join(at, 'rewritten');
        try {
          const copy = new LedgerCopy(ledger, folder);
          copy.forgetReadModels();
          fc.pre(changeColumn(copy, index, edit));
          changed += 1;
          if (await rewritten(copy)) signed += 1;
          expect((await verdictOn(copy, { keyKnown: true, kept: true })).faults).not.toEqual([]);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 40 },
    );
    expect(signed).toBeGreaterThan(changed / 4);
  }, 240_000);
});

/** Signs everything anew; says whether that can be done with what now stands in the log. */
async function rewritten(copy: LedgerCopy): Promise<boolean> {
  try {
    await makeTreeAgain(copy);
    signAgain(copy);
    return true;
  } catch {
    return false;
  }
}

describe('the README', () => {
  it('has the table of the tournament', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(tableIn(readme)).toBe(tableOf(ATTACKS));
  });
});
