import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = new URL('..', import.meta.url).pathname;
const PURE = ['src/domain', 'src/guideline', 'projections'];

/** What asks the world for the time or for chance. A date made of a given text is neither. */
const IMPURE =
  /\bDate\.now\b|new Date\(\)|\bMath\.random\b|\bperformance\b|\bcrypto\b|\bfetch\(|\bprocess\b|\bsetTimeout\b|\bconsole\b/;

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));

describe('the house', () => {
  it('has dependencies that point one way, and a core that reaches neither disk nor network', () => {
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const output = execFileSync(
      process.execPath,
      [cruiser, '--config', '.dependency-cruiser.json', '--output-type', 'json', 'src', 'projections'],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const { summary } = JSON.parse(output) as {
      summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
    };
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(50);
  });

  it('has a core that asks nobody for the time or for chance', () => {
    const files = PURE.flatMap(filesIn);
    const impure = files.filter((file) =>
      IMPURE.test(readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
    expect(impure).toEqual([]);
    expect(files.length).toBeGreaterThan(20);
  });
});
