import { systemClock } from '../ledger/clock.js';
import { meetings, type Counted, type MeetingFilter, type MeetingYear } from '../read-models/meetings.js';
import type { Options } from './options.js';
import { withReader } from './opened.js';
import { asJson, note, print, table } from './terminal.js';

const told = ({ done, late, missing, waiting }: Counted): string =>
  [done, late, missing, waiting].every((count) => count === 0)
    ? ''
    : `${done} / ${late} / ${missing} / ${waiting}`;

const norm = ({ least, most }: MeetingYear): string =>
  least === undefined ? '' : least === most ? String(least) : `${least}–${most ?? ''}`;

/** `liggare meetings`. */
export function showMeetings(options: Options): Promise<void> {
  const filter: MeetingFilter = Object.fromEntries(
    ['group', 'year', 'knownAt'].flatMap((name) =>
      options[name] === undefined ? [] : [[name, String(options[name])] as const],
    ),
  );
  return withReader(async (reader) => {
    const found = await meetings(reader, filter, systemClock.now());
    if (options['format'] === 'json') return print(asJson({ ...filter, rows: found }));
    if (options['format'] === 'csv')
      return print((await import('../read-models/meetings-csv.js')).meetingsCsv(found));
    print(
      table(found, [
        { heading: 'År', of: ({ year }) => year },
        { heading: 'Grupp', of: ({ name }) => name, max: 36 },
        { heading: 'Hållna', of: ({ held }) => String(held), right: true },
        { heading: 'Norm', of: norm, right: true },
        { heading: 'Planerade', of: ({ planned = '' }) => String(planned), right: true },
        {
          heading: 'Närvaro',
          of: ({ attendance }) => (attendance === undefined ? '' : `${attendance} %`),
          right: true,
        },
        { heading: 'Utan anteckningar', of: ({ withoutNotes }) => String(withoutNotes), right: true },
        { heading: 'Sena', of: ({ notesLate }) => String(notesLate), right: true },
        { heading: 'Informerade', of: ({ informed }) => told(informed), right: true },
      ]),
    );
    const lacking = found.flatMap(({ name, year, units }) =>
      units
        .filter(({ late, missing }) => late + missing > 0)
        .map((unit) => `${year} ${name}, ${unit.unit}: ${unit.late} för sent, ${unit.missing} inte alls.`),
    );
    note('Informerade ledningsgrupper: i tid / för sent / inte / återstår.');
    for (const line of lacking) note(line);
  });
}
