import { csvOf } from './csv.js';
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

const counted = ({ done, late, missing, waiting }: Counted): number[] => [done, late, missing, waiting];

/**
 * For a spreadsheet: a row for each group's year, whose unit is empty, and one for each unit that was to be told. Sums are
 * in the former, so that the latter can be left out.
 */
export const meetingsCsv = (years: readonly MeetingYear[]): string =>
  csvOf(
    HEADINGS,
    years.flatMap((one) => {
      const { name, year, held, least = '', most = '', planned = '', seats, seated, attendance = '' } = one;
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
        [name, year, ...figures, '', ...counted(one.informed)],
        ...one.units.map((unit) => [name, year, ...figures.map(() => ''), unit.unit, ...counted(unit)]),
      ];
    }),
  );
