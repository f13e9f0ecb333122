import * as i from '../domain/initiatives/initiative.events.js';
import * as p from '../domain/initiatives/preparation.events.js';
import type { Material, ToldStep } from './material.js';

/** What formulas are made of: a part of what could have been done, with the events that show it. */

export type Shown = Readonly<{
  part: number;
  whole: number;
  says: string;
  events: readonly string[];
  /** A yes or no: there is only one to count, so that one is not few. */
  whether?: true;
}>;

export type Formula = (material: Material, year: number) => Shown | undefined;

export type Step = ToldStep;

export const inYear = (day: string, year: number): boolean => day.startsWith(`${year}-`);

export const of = (steps: readonly Step[], { type }: Readonly<{ type: string }>): readonly Step[] =>
  steps.filter((step) => step.type === type);

/** How many of some have what is asked, with the events that show both. */
export function counted<T>(
  all: readonly T[],
  has: (one: T) => readonly string[] | undefined,
  eventsOf: (one: T) => readonly string[],
  says: (part: number, whole: number) => string,
): Shown | undefined {
  if (all.length === 0) return undefined;
  const shown = all.map((one) => ({ own: eventsOf(one), found: has(one) }));
  const part = shown.filter(({ found }) => found !== undefined).length;
  return {
    part,
    whole: all.length,
    says: says(part, all.length),
    events: shown.flatMap(({ own, found = [] }) => [...own, ...found]),
  };
}

const sorted = new WeakMap<readonly Step[], ReadonlyMap<string, readonly Step[]>>();

/** Each initiative's steps, by its number. Sorted once a material. */
export function byNumber({ steps }: Material): ReadonlyMap<string, readonly Step[]> {
  let found = sorted.get(steps);
  if (!found) sorted.set(steps, (found = Map.groupBy(steps, ({ number }) => number)));
  return found;
}

/** The steps of a type that are known to have come before another: the same day proves nothing. */
export const before = (
  material: Material,
  step: Step,
  definition: Readonly<{ type: string }>,
  holds: (one: Step) => boolean = () => true,
): readonly string[] | undefined => {
  const own = of(byNumber(material).get(step.number) ?? [], definition);
  const found = own.filter((one) => one.on < step.on && holds(one)).map(({ event }) => event);
  return found.length > 0 ? found : undefined;
};

export const after = (
  material: Material,
  { number, on }: Step,
  definition: Readonly<{ type: string }>,
): readonly string[] | undefined => {
  const own = of(byNumber(material).get(number) ?? [], definition);
  const found = own.filter((one) => one.on >= on).map(({ event }) => event);
  return found.length > 0 ? found : undefined;
};

export const needsIn = ({ steps }: Material, year: number): readonly Step[] =>
  of(steps, i.NeedReported).filter(({ on }) => inYear(on, year));

export const approvalsIn = ({ steps }: Material, year: number): readonly Step[] =>
  of(steps, i.DecisionMade).filter(
    ({ on, data }) => inYear(on, year) && data['kind'] === 'approval' && data['outcome'] === 'approved',
  );

export const own = ({ event }: Step): readonly string[] => [event];

/** Of the year's needs, or approvals, those of which something holds. */
export const ofNeeds =
  (has: (material: Material, need: Step) => readonly string[] | undefined, what: string): Formula =>
  (material, year) =>
    counted(
      needsIn(material, year),
      (need) => has(material, need),
      own,
      (part, whole) => `${part} av ${whole} anmälda behov ${what}`,
    );

export const ofApprovals =
  (has: (material: Material, decision: Step) => readonly string[] | undefined, what: string): Formula =>
  (material, year) =>
    counted(
      approvalsIn(material, year),
      (decision) => has(material, decision),
      own,
      (part, whole) => `${part} av ${whole} godkännanden ${what}`,
    );

export const told = (step: Step, member: string): readonly string[] | undefined =>
  step.data[member] === undefined ? undefined : [];

/** What the need did not say at first may have been said in a supplement. */
export const saidOrSupplemented =
  (member: string) =>
  (material: Material, need: Step): readonly string[] | undefined => {
    const added = of(byNumber(material).get(need.number) ?? [], p.NeedSupplemented);
    const later = added.filter(({ data }) => data[member] !== undefined).map(({ event }) => event);
    return told(need, member) ?? (later.length > 0 ? later : undefined);
  };
