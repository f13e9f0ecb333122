import type { EventDefinition } from '../domain/event-definition.js';
import type { OfficeFunction } from '../domain/guidelines/functions.js';
import type { Act, ActOf } from '../../projections/act.js';
import type { GroupRoll } from '../../projections/group-roll.js';
import type { OfficeRoll } from '../../projections/office-roll.js';
import type { SystemCard } from '../../projections/system-register.js';
import type { DayFacts } from './facts.js';
import type { Matter } from './matter.js';

/**
 * How a rule is used. A guard is asked at the door, when somebody records what would break it; a check only finds; an
 * acl says who convenes or decides, and finds too; a due has a day. None of them decides anything.
 */
export type Mode = 'guard' | 'check' | 'acl' | 'due';
export type Words = Readonly<{ sv: string; en: string }>;
export type SubjectKind = 'initiative' | 'group' | 'system' | 'office';

/**
 * What was not kept: the events that show it besides the judged one; and what exactly, and which of the rule's rows it is,
 * where the rule's sentence and rows say more than happened.
 */
export type Breach = Readonly<{
  events?: readonly string[];
  rows?: readonly string[];
  sv?: string;
  en?: string;
}>;

type Judged<A, S> = Readonly<{
  act: A;
  subject: S;
  /** The facts of the act's day. */
  facts: DayFacts;
  /** The local day on which is judged. */
  today: string;
}>;

export type Subjects = Readonly<{
  initiative: Matter;
  group: GroupRoll;
  system: SystemCard;
  office: OfficeRoll;
}>;

export type Context<K extends SubjectKind = SubjectKind, A = Act> = Judged<A, Subjects[K]>;

type Told = Readonly<{
  /** Stable, in words: it stands in findings and deviations for ever. */
  id: string;
  /** Raised when a changed rule judges differently. */
  version: number;
  /** Rows of the guideline that it implements. */
  rows: readonly string[];
  /** The law behind it, where there is one. */
  law?: readonly string[];
  /** What is wrong. */
  says: Words;
  /** What to do about it. */
  remedy: Words;
}>;

export type Rule = Told &
  Readonly<{
    mode: Mode;
    of: SubjectKind;
    /** The types of event it judges, each event by itself on its own day; `year`: a whole year of the subject. */
    judges: readonly string[] | 'every' | 'year';
    /** Whether it can be told before the decision is made, as advice. */
    ahead: boolean;
    check: (context: Context) => readonly Breach[];
    /** A due rule's day and whether it was done. */
    duty?: (context: Context) => Duty | undefined;
  }>;

/** What is to be done, by whom, by when. Without `by` the municipality has set no time. */
export type Duty = Readonly<{
  for: OfficeFunction | 'reporter' | 'decider';
  by?: string;
  done?: Pick<Act, 'event' | 'at'>;
  sv?: string;
  en?: string;
}>;

type Definitions = readonly EventDefinition[];
type ActAmong<D extends Definitions> = ActOf<D[number]>;
type Verdict = Breach | readonly Breach[] | undefined | false;

type About<K extends SubjectKind, D extends Definitions> = Told &
  Readonly<{
    mode: 'guard' | 'check' | 'acl';
    judges: D;
    ahead?: boolean;
    /** Undefined or false when it was kept. */
    check: (context: Context<K, ActAmong<D>>) => Verdict;
  }>;

const listed = (verdict: Verdict): readonly Breach[] =>
  verdict ? (Array.isArray(verdict) ? (verdict as readonly Breach[]) : [verdict as Breach]) : [];

const ruleAbout =
  <K extends SubjectKind>(of: K) =>
  <const D extends Definitions>({ judges, ahead = false, check, ...told }: About<K, D>): Rule => ({
    ...told,
    of,
    judges: judges.map(({ type }) => type),
    ahead,
    check: (context) => listed(check(context as unknown as Context<K, ActAmong<D>>)),
  });

/** Rules about an initiative, a group, a system, an office: each judges events of its own stream. */
export const rule = ruleAbout('initiative');
export const groupRule = ruleAbout('group');
export const systemRule = ruleAbout('system');
export const officeRule = ruleAbout('office');

/** A rule about every act of an initiative, whatever it is. */
export const everyActRule = ({
  check,
  ...told
}: Told & Readonly<{ mode: 'check'; check: (context: Context<'initiative'>) => Verdict }>): Rule => ({
  ...told,
  of: 'initiative',
  judges: 'every',
  ahead: false,
  check: (context) => listed(check(context as Context<'initiative'>)),
});

/** A rule about what a group did in a whole year; the act stands for the year's last day. */
export const groupYearRule = ({
  check,
  ...told
}: Told & Readonly<{ mode: 'check'; check: (context: Context<'group'>) => Verdict }>): Rule => ({
  ...told,
  of: 'group',
  judges: 'year',
  ahead: false,
  check: (context) => listed(check(context as Context<'group'>)),
});

/** Something that is to be done after an act, by a day. Found when the day has passed, or when it was done later. */
export const dutyAfter = <const D extends Definitions>({
  judges,
  duty,
  ...told
}: Told &
  Readonly<{ judges: D; duty: (context: Context<'initiative', ActAmong<D>>) => Duty | undefined }>): Rule => {
  const asked = duty as unknown as (context: Context) => Duty | undefined;
  return {
    ...told,
    mode: 'due',
    of: 'initiative',
    judges: judges.map(({ type }) => type),
    ahead: false,
    duty: asked,
    check: (context) => {
      const { by, done } = asked(context) ?? {};
      const late = by !== undefined && (done ? done.at.slice(0, 10) > by : context.today > by);
      return late ? [done ? { events: [done.event] } : {}] : [];
    },
  };
};

/** A figure that a row asks for and no rule judges: days, or how many. */
export type Metric = Readonly<{
  id: string;
  rows: readonly string[];
  says: Words;
  unit: 'days';
  /** One value an act, with the events it rests on. */
  measure: (matter: Matter) => readonly Readonly<{ value: number; on: string; events: readonly string[] }>[];
}>;

export const metric = (told: Metric): Metric => told;
