import { stringify } from 'csv-stringify/sync';
import type { Counted, MeetingYear } from './meetings.js';

const HEADINGS = [
  'Grupp',
  'År',
  'Hållna möten',
  'Minst',
  'Högst',
  'Planerade',
  'Platser',
  'Närvarande',
  'Närvaro (%)',
  'Utan minnesanteckningar',
  'Sena minnesanteckningar',
  'Enhet',
  'Informerad i tid',
  'Informerad för sent',
  'Inte informerad',
  'Återstår',
];

/** A spreadsheet would run what begins like a formula; an apostrophe makes it text. */
const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const counted = ({ done, late, missing, waiting }: Counted): number[] => [done, late, missing, waiting];

/**
 * For a spreadsheet: a row for each group's year, whose unit is empty, and one for each unit that was to be told. Sums are
 * in the former, so that the latter can be left out.
 */
export const meetingsCsv = (years: readonly MeetingYear[]): string =>
  stringify(
    [
      HEADINGS,
      ...years.flatMap((one) => {
        const { name, year, held, least = '', most = '', planned = '', seats, seated, attendance = '' } = one;
        const about = [safe(name), year];
        const figures = [
          held,
          least,
          most,
          planned,
          seats,
          seated,
          attendance,
          one.withoutNotes,
          one.notesLate,
        ];
        return [
          [...about, ...figures, '', ...counted(one.informed)],
          ...one.units.map((unit) => [...about, ...figures.map(() => ''), safe(unit.unit), ...counted(unit)]),
        ];
      }),
    ],
    { delimiter: ';', bom: true, record_delimiter: '\r\n' },
  );
