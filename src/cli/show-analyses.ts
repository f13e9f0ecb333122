import { many } from '../domain/many.js';
import { systemClock } from '../ledger/clock.js';
import { analysed } from '../read-models/analyses/analysed.js';
import { analysisCsv, cellText } from '../reports/render-analysis.js';
import type { Options } from './options.js';
import { withReader } from './opened.js';
import { asJson, note, print, table } from './terminal.js';

/** `liggare analyse`. */
export function showAnalysis(options: Options, [name = '']: readonly string[]): Promise<void> {
  return withReader(async (reader) => {
    const when = Object.fromEntries(
      ['year', 'knownAt'].flatMap((option) =>
        options[option] === undefined ? [] : [[option, String(options[option])]],
      ),
    );
    const made = await analysed(reader, name, when, systemClock.now());
    if (options['format'] === 'json') return print(asJson(made));
    if (options['format'] === 'csv') return print(analysisCsv(made));
    const { title, counts, columns, rows } = made;
    note(`${title}\n${counts}\n`);
    print(
      table(rows, [
        ...columns.map(({ key, sv, kind }) => ({
          heading: sv,
          of: ({ cells }: (typeof rows)[number]) => cellText(cells[key] ?? null, kind),
          right: kind !== 'text',
          max: 60,
        })),
        { heading: 'Initiativ', of: ({ initiatives }) => initiatives.join(', '), max: 80 },
      ]),
    );
    note(`${many(rows.length, 'rad', 'rader')}.`);
  });
}
