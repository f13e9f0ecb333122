import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack, Finds, Outcome } from './attack.js';
import type { AttackedLedger } from './attacked-ledger.js';
import { ATTACKERS, EVERY_ATTACKER, makeTreeAgain, signAgain, type Attacker } from './attackers.js';
import { LedgerCopy } from './ledger-copy.js';
import { verdictOn, type Verdict } from './verdict.js';

/** What came of an attack by one attacker, and what should have. */
export type Cell = Readonly<{ attacker: Attacker; expected: Outcome; verdict: Verdict; asExpected: boolean }>;

export type Played = Readonly<{ attack: Attack; cells: readonly Cell[] }>;

/** Attackers whose hands leave the same files: those with the key differ only in what somebody else has kept. */
const HANDS: readonly (readonly Attacker[])[] = [['bare'], ['rebuilding'], ['kept', 'alone']];

/** Plays an attack by each attacker on a copy. @param at where copies may lie for the while */
export async function play(attack: Attack, ledger: AttackedLedger, at: string): Promise<Played> {
  const cells: Cell[] = [];
  for (const hands of handsFor(attack)) cells.push(...(await playBy(hands, attack, ledger, at)));
  return { attack, cells };
}

/** Where the key is of no use, and nothing is made again, the files are the same whoever has been there. */
const handsFor = ({ changesHistory, act }: Attack): readonly (readonly Attacker[])[] =>
  changesHistory || act.length > 1 ? HANDS : [EVERY_ATTACKER];

async function playBy(
  attackers: readonly Attacker[],
  attack: Attack,
  ledger: AttackedLedger,
  at: string,
): Promise<readonly Cell[]> {
  const folder = mkdtempSync(join(at, 'attack-'));
  try {
    const copy = new LedgerCopy(ledger, join(folder, 'ledger'));
    if (!attack.onReadModels) copy.forgetReadModels();
    await lay(attackers[0] ?? 'bare', attack, copy);
    const verdicts = new Map<boolean, Verdict>();
    for (const kept of new Set(attackers.map((attacker) => ATTACKERS[attacker].kept)))
      verdicts.set(kept, await verdictOn(copy, { keyKnown: attack.keyKnown ?? true, kept }));
    return attackers.map((attacker) => {
      const verdict = verdicts.get(ATTACKERS[attacker].kept) as Verdict;
      const expected = attack.expected[attacker];
      return { attacker, expected, verdict, asExpected: isAsExpected(expected, verdict) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lays hands on a copy, and hides it as well as the attacker can. */
async function lay(attacker: Attacker, attack: Attack, copy: LedgerCopy): Promise<void> {
  await attack.act(copy, attacker);
  if (!attack.changesHistory) return;
  const { rebuilds, key } = ATTACKERS[attacker];
  if (rebuilds) await makeTreeAgain(copy);
  if (key) signAgain(copy);
}

function isAsExpected(expected: Outcome, { faults, notes }: Verdict): boolean {
  if ('found' in expected)
    return same([...expected.found, ...expected.besides], faults) && same(expected.told ?? notes, notes);
  return same([], faults) && same('told' in expected ? expected.told : [], notes);
}

const same = (one: Finds, other: Finds): boolean =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
