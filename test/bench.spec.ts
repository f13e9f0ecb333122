import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { guarded } from '../bench/judging.js';

describe('what the benchmark records', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'liggare-bench-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps to the rules, so that it measures what is recorded and not what is refused', async () => {
    const { with: ruled, without } = await guarded(folder, 0.01);
    expect(ruled).toBeGreaterThan(0);
    expect(without).toBeGreaterThan(0);
  });
});
