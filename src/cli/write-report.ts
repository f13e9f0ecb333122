import { statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../domain/refusal.js';
import { makeFolder } from '../event-store/sqlite/durable-file.js';
import { writeYearlyReport, type Format } from '../reports/write-report.js';
import type { Options } from './options.js';
import { withLedger } from './opened.js';
import { note, print } from './terminal.js';

const FILE_NAME = /\.(html?|csv|json|pdf|txt|xlsx?|zip)$/i;

/** The folder to write in. A report is two files: whoever names one of them would get a folder of that name. */
function folderOf(out: string | undefined): string | undefined {
  if (out === undefined) return undefined;
  const there = statSync(out, { throwIfNoEntry: false });
  if (there ? there.isDirectory() : !FILE_NAME.test(out)) return out;
  const instead = dirname(out);
  throw new Refusal('malformed-field', {
    field: 'out',
    label: 'Mapp',
    problemSv: `ska vara en mapp, inte en fil som ${out}: rapporten och dess bevisfil får egna namn i mappen, som med --out ${instead}`,
    problemEn: `must be a folder, not a file as ${out}: the report and its evidence get names of their own in it, as with --out ${instead}`,
  });
}

export function writeReport(options: Options, [year = '']: readonly string[]): Promise<void> {
  const folder = folderOf(options['out'] as string | undefined);
  return withLedger(async (opened) => {
    const wanted = {
      year,
      format: options['format'] as Format,
      knownAt: options['knownAt'] as string | undefined,
    };
    const { report, evidence } = await writeYearlyReport(opened, wanted);
    if (folder === undefined) return print(report.content);
    makeFolder(folder, 0o777);
    for (const { name, content } of [report, evidence]) writeFileSync(join(folder, name), content);
    print(join(folder, report.name));
    note(`Beläggen ligger bredvid: ${join(folder, evidence.name)}`);
  });
}
