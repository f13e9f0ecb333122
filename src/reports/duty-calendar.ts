import { createHash } from 'node:crypto';
import ical, { ICalEventTransparency } from 'ical-generator';
import type { DueAbout } from '../read-models/duties.js';

/** Whose calendar it is, and when it was made: the same duties at the same instant give the same bytes. */
export type CalendarOf = Readonly<{ ledger: string; municipality: string; made: Date }>;

/** What a calendar may show of a day long gone. */
const DAYS_BACK = 400;
const DAY_MS = 86_400_000;

/**
 * The duties that have a day, as all-day events of an iCalendar (RFC 5545). An event keeps its identity from one reading
 * to the next, so that a calendar that follows the address shows one that has been done as done.
 */
export function dutyCalendar(
  duties: readonly DueAbout[],
  { ledger, municipality, made }: CalendarOf,
): string {
  const calendar = ical({
    name: `IT-styrning: ${municipality}`,
    prodId: { company: 'Liggare', product: 'Liggare', language: 'SV' },
    ttl: 3_600,
  });
  const oldest = new Date(made.getTime() - DAYS_BACK * DAY_MS).toISOString().slice(0, 10);
  for (const duty of duties) {
    const { by, rows, guideline, rule } = duty;
    if (by === undefined || by < oldest) continue;
    calendar.createEvent({
      id: `${identityOf(duty)}@${ledger}`,
      start: new Date(`${by}T00:00:00.000Z`),
      end: new Date(Date.parse(`${by}T00:00:00.000Z`) + DAY_MS),
      allDay: true,
      stamp: made,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: summaryOf(duty),
      description: [
        duty.says.sv,
        `För: ${duty.holder}`,
        `Enligt: ${[...rows, guideline].join(', ')} (${rule})`,
      ].join('\n'),
    });
  }
  return calendar.toString();
}

const summaryOf = ({ says, about: { number, name }, doneOn, lateDays }: DueAbout): string => {
  const state = doneOn === undefined ? (lateDays === undefined ? '' : 'Försenat: ') : 'Klart: ';
  return `${state}${says.sv.replace(/\.$/, '')} (${number ?? name})`;
};

/** What a duty is told apart by, whatever its words are. */
function identityOf({ rule, subject, event = '', key = '' }: DueAbout): string {
  const told = [rule, subject.kind, subject.id, event, key].join('\n');
  return createHash('sha256').update(told).digest('hex').slice(0, 32);
}
