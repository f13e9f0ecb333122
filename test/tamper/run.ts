import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { makeAttackedLedger } from './attacked-ledger.js';
import type { Outcome } from './attack.js';
import { ATTACKERS } from './attackers.js';
import { ATTACKS } from './attacks/all.js';
import { playground } from './playground.js';
import { withTable } from './readme-table.js';
import { findsAsText, tableOf } from './table.js';
import { play, type Cell } from './tournament.js';

/**
 * `npm run test:tamper`: plays every attack by every attacker, says what came out otherwise than it must, and prints the
 * table. `-- --write` puts it into the README.
 */
const README = new URL('../../README.md', import.meta.url);

const must = (outcome: Outcome): string => {
  if ('found' in outcome) return findsAsText([...outcome.found, ...outcome.besides].toSorted());
  return 'told' in outcome ? `told ${findsAsText(outcome.told)}` : 'nothing';
};

const otherwiseThanExpected = ({ attacker, expected, verdict }: Cell): string =>
  [
    `  ${ATTACKERS[attacker].title}`,
    `    must be: ${must(expected)}`,
    `    was:     ${findsAsText(verdict.faults)} told ${findsAsText(verdict.notes)}`,
  ].join('\n');

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const began = performance.now();
const at = playground();
let cells = 0;
let otherwise = 0;
try {
  const ledger = await makeAttackedLedger(at);
  for (const attack of Object.values(ATTACKS).flat()) {
    const played = await play(attack, ledger, at);
    const wrong = played.cells.filter(({ asExpected }) => !asExpected);
    cells += played.cells.length;
    otherwise += wrong.length;
    if (wrong.length > 0) say(`${attack.name}\n${wrong.map(otherwiseThanExpected).join('\n')}`);
  }
} finally {
  rmSync(at, { recursive: true, force: true });
}
const table = tableOf(ATTACKS);
say(table);
say(
  `\n${cells} outcomes, ${otherwise} otherwise than expected, ${Math.round((performance.now() - began) / 1_000)} s`,
);
if (process.argv.includes('--write')) writeFileSync(README, withTable(readFileSync(README, 'utf8'), table));
process.exitCode = otherwise === 0 ? 0 : 1;
