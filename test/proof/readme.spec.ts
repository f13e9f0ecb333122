import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { partsOf, eventHash } from '../../src/proof/canonical-event.js';
import { leafHash, nodeHash } from '../../src/proof/hashing.js';
import { keyText } from '../../src/proof/keys.js';
import { temporaryFolder } from '../temporary-folder.js';
import { consultation, keeper, log, need, receiptFor } from './receipts.js';

const readme = readFileSync(new URL('../../src/proof/README.md', import.meta.url), 'utf8');

/** All hashes of a tree whose leaves are a power of two, from the leaves up. */
function levelsOf(leaves: readonly Buffer[]): readonly Buffer[] {
  if (leaves.length === 1) return leaves;
  const above = leaves.flatMap((left, place) =>
    place % 2 === 0 ? [nodeHash(left, leaves[place + 1] as Buffer)] : [],
  );
  return [...leaves, ...levelsOf(above)];
}

describe('the worked example', () => {
  const parts = partsOf(need);
  const tree = levelsOf([need, consultation].map((event) => leafHash(eventHash(event))));
  const event = levelsOf(parts.map((part) => part.leafHash));
  const named = [...readme.matchAll(/\b[0-9a-f]{64}\b/g)].map(([hash]) => hash);

  it('has no hash but those that are computed, and every one between a part and the root', () => {
    const known = [...event, ...tree].map((hash) => hash.toString('hex'));
    const cost = parts.find(({ name }) => name === 'data/estimatedCostOre');
    expect(new Set(named)).toEqual(new Set([...known, cost?.saltHash.toString('hex')]));
    expect(readme).toContain(cost?.canonical);
    expect(readme).toContain(`: ${tree.at(-1)?.toString('base64')}\n`);
    expect(event.at(-1)).toEqual(eventHash(need));
  });
});

/** The commands of a step, without what they are said to answer. */
const commandsWith = (word: string): string =>
  [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
    .map(([, block = '']) => block)
    .find((block) => block.includes(word)) ?? '';

const isThere = (tool: string, args: readonly string[], says: RegExp): boolean =>
  says.test(String(spawnSync(tool, args, { encoding: 'utf8' }).stdout));
const canSign =
  isThere('openssl', ['version'], /^OpenSSL [3-9]/) && isThere('sh', ['-c', 'command -v xxd'], /xxd/);
if (!canSign)
  process.stderr.write('\n*** There is no OpenSSL 3 or xxd here: the commands by hand were NOT tried ***\n');

(canSign ? describe : describe.skip)('the commands by hand', () => {
  const folder = temporaryFolder('by-hand');
  const run = (receipt: string, key: string, commands: string): string => {
    writeFileSync(join(folder, 'receipt.json'), receipt);
    writeFileSync(join(folder, 'ledger.key'), `${key}\n`);
    return spawnSync('sh', ['-c', commands], { cwd: folder, encoding: 'utf8' }).stdout;
  };

  it('show the signature of a receipt to be its ledger’s, and no other', () => {
    const commands = commandsWith('openssl');
    const said = run(receiptFor(need), keyText(log.key), commands);
    expect(said).toBe('Signature Verified Successfully\n');
    expect(readme).toContain(`# ${said}`);
    const other = receiptFor(need).replace('\\n11\\n', '\\n12\\n');
    expect(run(other, keyText(log.key), commands)).toBe('Signature Verification Failure\n');
    expect(run(receiptFor(need), keyText(keeper.key), commands)).toBe('Signature Verification Failure\n');
  });

  it('make each part’s fingerprint of what stands in the receipt', () => {
    const helpers = commandsWith('leaf()');
    const names = partsOf(need).map(({ name }) => name);
    const receipt = receiptFor(need, { show: names });
    const shown = [...receipt.matchAll(/"name": (.*),\n +"value": (.*),\n +"saltHash": "(.*)"/g)];
    expect(shown).toHaveLength(names.length);
    const calls = shown.map(([, name, value, saltHash]) => `leaf ${saltHash} '[${name},${value}]'`);
    expect(
      run(receipt, '', [helpers, ...calls].join('\n'))
        .replaceAll(/ +-$/gm, '')
        .trimEnd()
        .split('\n'),
    ).toEqual(partsOf(need).map((part) => part.leafHash.toString('hex')));
  });
});
