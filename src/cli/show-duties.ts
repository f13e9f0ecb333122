import { systemClock } from '../ledger/clock.js';
import { duties, type DueAbout } from '../read-models/duties.js';
import type { Options } from './options.js';
import { withReader } from './opened.js';
import { chosen, dayIn, nameOf } from './show-judgements.js';
import { asJson, note, print, table, type Column } from './terminal.js';
import { untold } from './untold-duties.js';

/** `liggare duties`: the year wheel. */
export function showDuties(options: Options, [number]: readonly string[]): Promise<void> {
  dayIn(options, 'at');
  return withReader(async (reader) => {
    const initiative = number === undefined ? {} : { initiative: await reader.ledger.initiativeOf(number) };
    const asked = chosen(options, 'at', 'year', 'administration', 'knownAt');
    const now = systemClock.now();
    const due = await duties(reader, { ...asked, ...initiative, done: options['done'] === true }, now);
    switch (options['format']) {
      case 'json':
        return print(asJson({ duties: due }));
      case 'csv': {
        const { csvOf } = await import('../read-models/csv.js');
        return print(
          csvOf(
            COLUMNS.map(({ heading }) => heading),
            due.map(cellsOf),
          ),
        );
      }
      case 'ics': {
        const { dutyCalendar } = await import('../reports/duty-calendar.js');
        const { ledger, municipality } = await reader.ledger.genesis();
        return print(dutyCalendar(due, { ledger, municipality, made: now }));
      }
      default:
        return showTable(due, options['undated'] === true);
    }
  });
}

function showTable(due: readonly DueAbout[], undated: boolean): void {
  const shown = undated ? due : due.filter(({ by, progress }) => by !== undefined || progress !== undefined);
  print(table(shown, COLUMNS));
  const hidden = due.filter((duty) => !shown.includes(duty));
  note(`${shown.length} att göra.`);
  for (const sentence of untold(hidden)) note(sentence);
}

/** Done when and how late, or how late it is. */
function stateOf({ doneOn, lateDays, progress }: DueAbout): string {
  const late = lateDays === undefined ? '' : `${lateDays} ${lateDays === 1 ? 'dag' : 'dagar'} sen`;
  const part = progress ? `${progress.done} av ${progress.of}` : '';
  return [doneOn === undefined ? '' : `gjort ${doneOn}`, part, late].filter(Boolean).join(', ');
}

const COLUMNS: readonly Column<DueAbout>[] = [
  { heading: 'Senast', of: ({ by }) => by ?? '(ingen tid satt)' },
  { heading: 'Läge', of: stateOf, max: 40 },
  { heading: 'Gäller', of: ({ about }) => nameOf(about), max: 44 },
  { heading: 'Att göra', of: ({ says }) => says.sv, max: 80 },
  { heading: 'För', of: ({ holder }) => holder, max: 36 },
  { heading: 'Rader', of: ({ rows }) => rows.join(', ') },
  { heading: 'Regel', of: ({ rule }) => rule, max: 44 },
];

const cellsOf = (duty: DueAbout): string[] => COLUMNS.map(({ of }) => of(duty));
