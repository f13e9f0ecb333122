/** Calendar days and local moments of the ledger's time zone. Pure: the instant always comes from the caller. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/;

/**
 * The years in which a day can lie, as years of budgets and surveys do. Days and periods are compared as text, which holds
 * for as long as a sum of days stays below the year 10000.
 */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** Whether the text is a day that exists, as `2025-03-14`. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** Whether the text is a day, or a day with hours and minutes: `2025-03-14` or `2025-03-14T13:30`. */
export function isMoment(text: string): boolean {
  const match = MOMENT.exec(text);
  return match !== null && isDay(match[1] ?? '');
}

/** The day of a moment. */
export const dayOf = (moment: string): string => moment.slice(0, 10);

/**
 * Whether `a` is known to lie before `b`. The same day without times on both proves nothing (design §3), so it is false.
 */
export function isBefore(a: string, b: string): boolean {
  if (dayOf(a) !== dayOf(b)) return dayOf(a) < dayOf(b);
  return a.length > 10 && b.length > 10 && a < b;
}

/** Calendar days from one moment to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000);
}

/** The day a number of calendar days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(dayOf(day)) + days * 86_400_000).toISOString().slice(0, 10);

const sameDayOf = (year: number, day: string): string => `${year}${day.slice(4, 10)}`;

/** Twelve calendar months later: 365 days, or 366 where the leap day lies between. Up to it, not on it. */
export function aYearAfter(day: string): string {
  const year = Number(day.slice(0, 4)) + 1;
  const same = sameDayOf(year, day);
  return isDay(same) ? same : `${year}-03-01`;
}

/** Twelve calendar months before, which begin on the day after. */
export function aYearBefore(day: string): string {
  const year = Number(day.slice(0, 4)) - 1;
  const same = sameDayOf(year, day);
  return isDay(same) ? same : `${year}-02-28`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

const QUARTER = 900_000;

/** Quarters of an hour kept at most, which are ten years of office hours. */
const KEPT_QUARTERS = 100_000;

/** The zone's offset in each quarter of an hour that was asked about, per zone: zones change theirs only between quarters. */
const offsets = new Map<string, Map<number, number>>();

/** How far a zone's clock is ahead of UTC at a time, in milliseconds. Formatting is slow, and the same times are asked about again. */
function offsetAt(time: number, timeZone: string): number {
  const quarter = Math.floor(time / QUARTER);
  let known = offsets.get(timeZone);
  if (!known) offsets.set(timeZone, (known = new Map()));
  const before = known.get(quarter);
  if (before !== undefined) return before;
  const start = quarter * QUARTER;
  const offset = Date.parse(`${formatFor(timeZone).format(start).replace(' ', 'T')}Z`) - start;
  if (known.size >= KEPT_QUARTERS) known.clear();
  known.set(quarter, offset);
  return offset;
}

/** The minute last asked about, per zone, as text. */
const lastMinutes = new Map<string, { minute: number; text: string }>();

/** A UTC instant as a local moment of a time zone: `2025-03-14T13:30`. */
export function localMoment(instant: string | Date, timeZone: string): string {
  const time = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  const minute = Math.floor(time / 60_000);
  const last = lastMinutes.get(timeZone);
  if (last?.minute === minute) return last.text;
  const text = new Date(time + offsetAt(time, timeZone)).toISOString().slice(0, 16);
  lastMinutes.set(timeZone, { minute, text });
  return text;
}

/** The local calendar day of a UTC instant. */
export const localDay = (instant: string | Date, timeZone: string): string =>
  dayOf(localMoment(instant, timeZone));

/** Calendar days from a moment to the local day of a UTC instant: how late something was recorded. */
export function daysUntil(moment: string, instant: string, timeZone: string): number {
  const time = Date.parse(instant);
  return Math.floor((time + offsetAt(time, timeZone)) / 86_400_000) - Date.parse(dayOf(moment)) / 86_400_000;
}

/** Whether the runtime knows the time zone by this name (IANA). */
export function isTimeZone(name: string): boolean {
  try {
    return formatFor(name).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** The first UTC instant, in milliseconds, at which a zone's clock shows the local moment or later. */
function instantOf(moment: string, timeZone: string): number {
  const local = moment.length === 10 ? `${moment}T00:00` : moment;
  const wanted = Date.parse(`${local}Z`);
  // Zones differ from UTC by at most 14 hours: search the minute where the zone's clock reaches the wanted one.
  let low = wanted - 15 * 3_600_000;
  let high = wanted + 15 * 3_600_000;
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 120_000) * 60_000;
    if (localMoment(new Date(middle), timeZone) >= local) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The last instant that a "known at" means: an instant stands for itself, a local minute for its end, and a day for the
 * end of that day in the ledger's time zone (design §3). Returns an ISO instant in UTC, inclusive, or undefined when the
 * text is neither.
 */
export function knownUntil(text: string, timeZone: string): string | undefined {
  if (INSTANT.test(text) && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  if (!isMoment(text)) return undefined;
  if (text.length > 10) return new Date(instantOf(text, timeZone) + 59_999).toISOString();
  const nextDay = new Date(Date.parse(text) + 86_400_000).toISOString().slice(0, 10);
  return new Date(instantOf(nextDay, timeZone) - 1).toISOString();
}
