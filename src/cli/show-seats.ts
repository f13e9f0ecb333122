import { officeName } from '../guideline/names.js';
import { systemClock } from '../ledger/clock.js';
import { todayBy } from '../read-models/guidelines.js';
import { seats, type SeatRow } from '../read-models/seats.js';
import type { Options } from './options.js';
import { namesOf, withReader } from './opened.js';
import { dayOn, eventColumn } from './show-lists.js';
import { asJson, print, table } from './terminal.js';

/** `liggare groups --members`: who leads the groups and who sits in them. */
export function showSeats(options: Options): Promise<void> {
  const on = dayOn(options);
  const group = options['group'] as string | undefined;
  return withReader(async (opened) => {
    const { readModels } = opened;
    const facts = readModels.facts();
    const today = todayBy(facts, systemClock.now());
    const asked = { ...(group === undefined ? {} : { group }), ...(on === undefined ? {} : { on }) };
    const found = seats(facts, asked, today);
    if (options['format'] === 'json') return print(asJson(found));
    const day = facts.on(on ?? today);
    const names = await namesOf(opened);
    const who = ({ office, person }: SeatRow): string =>
      office === undefined ? names(person ?? '') : officeName(office, day);
    print(
      table(found, [
        { heading: 'Kod', of: (row) => row.group },
        { heading: 'Grupp', of: (row) => row.name, max: 36 },
        { heading: 'Plats', of: (row) => seatOf(row) },
        { heading: 'Vem', of: who, max: 48 },
        { heading: 'För', of: (row) => row.unit ?? '', max: 36 },
        { heading: 'Från', of: (row) => row.from },
        { heading: 'Till', of: (row) => row.to ?? '' },
        ...eventColumn(options),
      ]),
    );
  });
}

const seatOf = ({ seat, capacity }: SeatRow): string => {
  if (seat === 'chair') return 'Ordförande';
  return capacity === 'substitute' ? 'Ersättare' : 'Ledamot';
};
