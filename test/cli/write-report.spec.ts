import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../../src/domain/refusal.js';
import { writeReport } from '../../src/cli/write-report.js';
import { temporaryFolder } from '../temporary-folder.js';

const refusalOf = (out: string): Refusal | undefined => {
  try {
    void writeReport({ format: 'html', out }, ['2025']);
    return undefined;
  } catch (error) {
    return error as Refusal;
  }
};

describe('where a report is written', () => {
  const folder = temporaryFolder('report');

  it.each(['rapport.html', 'rapport.CSV', 'rapport.json'])('is no file called %s', (name) => {
    const out = join(folder, name);
    const refusal = refusalOf(out);
    expect(refusal?.code).toBe('malformed-field');
    expect(refusal?.sv).toContain(`ska vara en mapp, inte en fil som ${out}`);
    expect(refusal?.sv).toContain(`--out ${folder}`);
    expect(existsSync(out)).toBe(false);
  });

  it('is no file that is there, whatever it is called', () => {
    writeFileSync(join(folder, 'rapport'), '');
    expect(refusalOf(join(folder, 'rapport'))?.code).toBe('malformed-field');
  });
});
