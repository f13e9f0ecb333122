import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeYearlyReport, type Format } from '../reports/write-report.js';
import type { Options } from './options.js';
import { withLedger } from './opened.js';
import { note, print } from './terminal.js';

export function writeReport(options: Options, [year = '']: readonly string[]): Promise<void> {
  return withLedger(async (opened) => {
    const wanted = {
      year,
      format: options['format'] as Format,
      knownAt: options['knownAt'] as string | undefined,
    };
    const { report, evidence } = await writeYearlyReport(opened, wanted);
    const folder = options['out'] as string | undefined;
    if (folder === undefined) return print(report.content);
    mkdirSync(folder, { recursive: true });
    for (const { name, content } of [report, evidence]) writeFileSync(join(folder, name), content);
    print(join(folder, report.name));
    note(`Beläggen ligger bredvid: ${join(folder, evidence.name)}`);
  });
}
