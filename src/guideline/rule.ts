import type { EventDefinition } from '../domain/event-definition.js';
import type { GroupFunction, OfficeFunction, UnitFunction } from '../domain/guidelines/functions.js';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import type { ParameterName } from '../domain/guidelines/parameters.js';
import type { Act, ActOf } from '../../projections/act.js';
import type { RollKind, RollOf } from '../../projections/rolls.js';
import type { DayFacts } from './facts.js';
import type { Matter, PathName } from './matter.js';

/**
 * How a rule is used. A guard is asked at the door, when somebody records what would break it; a check only finds; an
 * acl says who convenes or decides, and finds too; a due has a day. None of them decides anything.
 */
export type Mode = 'guard' | 'check' | 'acl' | 'due';
export type Words = Readonly<{ sv: string; en: string }>;
/** What rules are about: an initiative, one of the rolls, or a calendar year of the whole municipality. */
export type SubjectKind = 'initiative' | RollKind | 'year';

/**
 * What the shipped guideline's sentences mean in another: its convener is the coordinator, and where a pack lets the head
 * of IT convene, a sentence about who convenes means the head of IT.
 */
export type Meaning = Readonly<Partial<Record<AnyFunction, AnyFunction>>>;
type AnyFunction = OfficeFunction | GroupFunction | UnitFunction;

/**
 * What was not kept: the events that show it besides the judged one; and what exactly, and which of the rule's rows it is,
 * where the rule's sentence and rows say more than happened.
 */
export type Breach = Readonly<{
  events?: readonly string[];
  rows?: readonly string[];
  sv?: string;
  en?: string;
  /** What to do about it, where the pack in force has not all the ways that the rule's remedy tells of, or has others. */
  remedy?: Words;
  /** Which of the pack's functions stand where the sentences name the shipped guideline's. */
  meaning?: Meaning;
  /** The day that was not kept, where it is not the day of the judged act. */
  on?: string;
  /** Until which day it was not kept, half-open, where it went on. */
  until?: string;
}>;

/** A calendar year of the municipality, whole: what is to be done in it, by whom, is the year wheel (domain §6.3). */
export type CalendarYear = Readonly<{ year: string; firstDay: string; lastDay: string }>;

type Judged<A, S> = Readonly<{
  act: A;
  subject: S;
  /** The facts of the act's day. */
  facts: DayFacts;
  /** The local day on which is judged. */
  today: string;
}>;

export type Subjects = Readonly<{ initiative: Matter; year: CalendarYear }> & RollOf;

export type Context<K extends SubjectKind = SubjectKind, A = Act> = Judged<A, Subjects[K]>;

/** What a rule says by a guideline that has other ways than the shipped one, and whom its sentences mean there. */
export type InPack = (pack: GuidelinePack) => Pick<Breach, 'sv' | 'en' | 'remedy' | 'meaning'>;

type Told = Readonly<{
  /** Stable, in words: it stands in findings and deviations for ever. */
  id: string;
  /** Raised when a changed rule judges differently. */
  version: number;
  /** Rows of the guideline that it implements. */
  rows: readonly string[];
  /** Which of them it rests on along each path, where a guideline may have one path's without the other's. */
  byPath?: Readonly<Record<PathName, readonly string[]>>;
  /** The law behind it, where there is one. */
  law?: readonly string[];
  /** What is wrong. */
  says: Words;
  /** What to do about it. */
  remedy: Words;
  /** The same by a guideline, where it is not the shipped one that speaks. */
  inPack?: InPack;
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
    /** What a due rule expects, each with its day and whether it was done. */
    duties?: (context: Context) => readonly Duty[];
  }>;

/**
 * Who is to do it: who holds an office, takes part in an initiative or owns a system, and then nobody else is named; or a
 * unit or group, and `whom` is the name of that one. What it is to be done about is no holder: `sv` and `en` say it.
 */
type Holder =
  | Readonly<{ for: OfficeFunction | 'reporter' | 'decider' | 'system-owner'; whom?: never }>
  | Readonly<{ for: 'unit' | 'group'; whom?: string }>;

/** What is to be done, by whom, by when. Without `by` the municipality has set no time. */
export type Duty = Holder & DutyTold;

type DutyTold = Readonly<{
  /** Tells several duties of one act or year apart, for ever: a code, a day, a unit's name. */
  key?: string;
  by?: string;
  /** What set the day, where it was no law and no row: its parameter, set or not. */
  parameter?: ParameterName;
  /** Why it has no day although one may be set: it is told beside it, in the place of the parameter. */
  undated?: Words;
  done?: Pick<Act, 'event' | 'at'>;
  /** How much of it is done, where it is done many times: meetings of a year. */
  progress?: Readonly<{ done: number; of: number }>;
  /** What is to be done; the rule's remedy when nothing is said. */
  sv?: string;
  en?: string;
  /** What a finding says when it was not done in time; the rule's own words when nothing is said. */
  missed?: Words;
  /** Events that a finding about it rests on. */
  events?: readonly string[];
}>;

const isLate = ({ by, done }: Duty, today: string): boolean =>
  by !== undefined && (done ? done.at.slice(0, 10) > by : today > by);

/** What was not done in time, as breaches. */
const lateAmong = (duties: readonly Duty[], today: string, dated: boolean): readonly Breach[] =>
  duties
    .filter((duty) => isLate(duty, today))
    .map(({ by, done, missed, events = [] }) => ({
      ...missed,
      ...(done || events.length > 0 ? { events: [...events, ...(done ? [done.event] : [])] } : {}),
      ...(dated && by !== undefined ? { on: by } : {}),
    }));

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

/** Rules about an initiative or a roll: each judges events of its own stream. */
export const rule = ruleAbout('initiative');
export const groupRule = ruleAbout('group');
export const systemRule = ruleAbout('system');
export const officeRule = ruleAbout('office');
export const unitRule = ruleAbout('unit');
export const companyRule = ruleAbout('company');
export const economyRule = ruleAbout('economy');
export const surveyRule = ruleAbout('survey');
export const guidelineRule = ruleAbout('guideline');

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

/**
 * A rule about what a group did in a whole year; the act stands for the year's last day. Its duty is told while the year
 * goes on.
 */
export const groupYearRule = ({
  check,
  duty,
  ...told
}: Told &
  Readonly<{
    mode: 'check';
    check: (context: Context<'group'>) => Verdict;
    duty?: (context: Context<'group'>) => Duty | undefined;
  }>): Rule => ({
  ...told,
  of: 'group',
  judges: 'year',
  ahead: false,
  check: (context) => listed(check(context as Context<'group'>)),
  ...(duty
    ? { duties: (context) => [duty(context as Context<'group'>)].filter((one) => one !== undefined) }
    : {}),
});

type Due<K extends SubjectKind, D extends Definitions> = Told &
  Readonly<{
    judges: D;
    /** Whether what is late is found on the day it was due, and not on that of the act it follows. */
    dated?: boolean;
    duties: (context: Context<K, ActAmong<D>>) => readonly Duty[];
  }>;

const dueAfter =
  <K extends SubjectKind>(of: K) =>
  <const D extends Definitions>({ judges, duties, dated = false, ...told }: Due<K, D>): Rule => {
    const asked = duties as unknown as (context: Context) => readonly Duty[];
    return {
      ...told,
      mode: 'due',
      of,
      judges: judges.map(({ type }) => type),
      ahead: false,
      duties: asked,
      check: (context) => lateAmong(asked(context), context.today, dated),
    };
  };

/** Things that are to be done after an act, by a day each. Found when the day has passed, or when it was done later. */
export const dutiesAfter = dueAfter('initiative');
export const groupDuties = dueAfter('group');
export const guidelineDuties = dueAfter('guideline');
export const surveyDuties = dueAfter('survey');

/** One thing that is to be done after an act of an initiative. */
export const dutyAfter = <const D extends Definitions>({
  duty,
  ...told
}: Told &
  Readonly<{
    judges: D;
    duty: (context: Context<'initiative', ActAmong<D>>) => Duty | undefined;
  }>): Rule =>
  dutiesAfter({ ...told, duties: (context) => [duty(context)].filter((one) => one !== undefined) } as Due<
    'initiative',
    D
  >);

/**
 * What the municipality is to do in every calendar year: the year wheel. Asked by the facts of the year's last day, or of
 * today while the year goes on; what is late is found on the day it was due.
 */
export const yearDuties = ({
  duties,
  ...told
}: Told & Readonly<{ duties: (context: Context<'year'>) => readonly Duty[] }>): Rule => {
  const asked = duties as unknown as (context: Context) => readonly Duty[];
  return {
    ...told,
    mode: 'due',
    of: 'year',
    judges: 'year',
    ahead: false,
    duties: asked,
    check: (context) => lateAmong(asked(context), context.today, true),
  };
};

/** Something that must hold of a whole calendar year, found when the year has ended. */
export const yearRule = ({
  check,
  ...told
}: Told & Readonly<{ mode: 'check'; check: (context: Context<'year'>) => Verdict }>): Rule => ({
  ...told,
  of: 'year',
  judges: 'year',
  ahead: false,
  check: (context) =>
    context.today > (context as Context<'year'>).subject.lastDay
      ? listed(check(context as Context<'year'>))
      : [],
});

/** A figure that a row asks for and no rule judges: days, how many, hours, or a share, whose values are 1 and 0. */
export type Metric = Readonly<{
  id: string;
  rows: readonly string[];
  says: Words;
  unit: 'days' | 'count' | 'hours' | 'share';
  /** One value an act, with the events it rests on. */
  measure: (matter: Matter) => readonly Readonly<{ value: number; on: string; events: readonly string[] }>[];
}>;

export const metric = (told: Metric): Metric => told;
