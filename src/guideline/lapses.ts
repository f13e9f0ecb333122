import type { CalendarYear } from './rule.js';

/**
 * What was told to hold no more in a year, and to hold again before it ended: the year's last day shows nothing of it.
 * What began in a year before is shown by that year's last day.
 */

type Since = Readonly<{ from: string; event: string }>;

/** Some days within a year, half-open, and the events that began and ended them. */
export type Lapse = Readonly<{ from: string; to: string; events: readonly string[] }>;

export function lapsesIn<T extends Since>(
  told: readonly T[],
  holds: (one: T) => boolean,
  { firstDay, lastDay }: CalendarYear,
): readonly Lapse[] {
  const inOrder = told.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  // Of several from one day, the one recorded last holds.
  const effective = inOrder.filter((one, place) => inOrder[place + 1]?.from !== one.from);
  return effective.flatMap((one, place): Lapse[] => {
    const before = effective[place - 1];
    if (holds(one) || (before && !holds(before))) return [];
    const again = effective.slice(place + 1).find(holds);
    if (!again || one.from < firstDay || again.from > lastDay) return [];
    return [{ from: one.from, to: again.from, events: [one.event, again.event] }];
  });
}
