import { dayOf } from '../domain/dates.js';
import { OFFICE_FUNCTIONS, type OfficeFunction } from '../domain/guidelines/functions.js';
import { DeviationRecorded } from '../domain/deviations/deviation.events.js';
import type { RecordedEvent } from '../domain/event.js';
import type { Act } from '../../projections/act.js';
import type { GroupRoll } from '../../projections/group-roll.js';
import { proceedingsOf, type Proceedings } from '../../projections/proceedings.js';
import { ROLLS, type RollKind, type RollOf } from '../../projections/rolls.js';
import { nameOf, type DayFacts, type Facts, type InForce } from './facts.js';
import { Matter } from './matter.js';
import { allows, rowsIn } from './pack-rows.js';
import { RULES, VERSIONS } from './rules.js';
import { toldIn } from './told-in-pack.js';
import { worded } from './wording.js';
import { groupYears, yearsKnown } from './years.js';
import type {
  Breach,
  CalendarYear,
  Context,
  Duty,
  Mode,
  Rule,
  SubjectKind,
  Subjects,
  Words,
} from './rule.js';

/** A rule that was not kept: which, by which guideline, on which day, shown by which events, and what was said about it. */
export type Finding = Readonly<{
  rule: string;
  version: number;
  mode: Mode;
  rows: readonly string[];
  law: readonly string[];
  /** As `id@version`. */
  guideline: string;
  /** The day that was judged. */
  on: string;
  subject: Readonly<{ kind: SubjectKind; id: string }>;
  /** The judged event; absent for a whole year. */
  event?: string;
  /** All events that show it, the judged one first. */
  events: readonly string[];
  says: Words;
  remedy: Words;
  /** Somebody said why: the deviation's event, and who accepted it. */
  deviation?: Readonly<{ event: string; acceptedBy?: string }>;
}>;

export type OpenDuty = Readonly<{
  rule: string;
  rows: readonly string[];
  /** The guideline it is expected by, as `id@version`. */
  guideline: string;
  subject: Finding['subject'];
  /** The act it follows; absent for what a whole year expects. */
  event?: string;
  /** The day it arose. */
  since: string;
  for: Duty['for'];
  /** Who that is, in words: the municipality's own name for the office, the unit's or the group's. */
  holder: string;
  whom?: string;
  /** Tells several of one act or year apart. */
  key?: string;
  by?: string;
  parameter?: Duty['parameter'];
  undated?: Words;
  done?: string;
  doneOn?: string;
  progress?: Duty['progress'];
  says: Words;
}>;

export type Judgement = Readonly<{ findings: readonly Finding[]; duties: readonly OpenDuty[] }>;

export type JudgeOptions = Readonly<{
  /** The local day on which is judged: what is overdue depends on it. */
  today: string;
  /** Judge only acts that these events are; all when not given. */
  only?: ReadonlySet<string>;
  rules?: readonly Rule[];
}>;

type Subject<K extends SubjectKind> = Readonly<{
  kind: K;
  id: string;
  subject: Subjects[K];
  acts: readonly Act[];
}>;

/** The rule's version and mode by a guideline: undefined when that guideline has none of its rows, or has it off. */
function chosen(rule: Rule, { pack }: Pick<InForce, 'pack'>): Mode | undefined {
  const own = pack.rules[rule.id];
  if (own?.mode === 'off') return undefined;
  const version = own?.version ?? VERSIONS.get(rule.id)?.at(-1);
  if (version !== rule.version) return undefined;
  if (!allows(pack, rule.rows)) return undefined;
  return own?.mode === 'guard' || own?.mode === 'check' ? own.mode : rule.mode;
}

const chosenIn = new WeakMap<InForce['pack'], Map<Rule, Mode | undefined>>();

/** How a guideline's version uses a rule; undefined when it does not. Found out once a pack. */
export function modeOf(rule: Rule, inForce: Pick<InForce, 'pack'>): Mode | undefined {
  let modes = chosenIn.get(inForce.pack);
  if (!modes) chosenIn.set(inForce.pack, (modes = new Map()));
  if (!modes.has(rule)) modes.set(rule, chosen(rule, inForce));
  return modes.get(rule);
}

type ByType = Readonly<{
  every: readonly Rule[];
  types: ReadonlyMap<string, readonly Rule[]>;
  yearly: readonly Rule[];
}>;
const sorted = new WeakMap<readonly Rule[], Map<SubjectKind, ByType>>();

/** Rules by what they judge, sorted once. */
function rulesFor(rules: readonly Rule[], kind: SubjectKind): ByType {
  let kinds = sorted.get(rules);
  if (!kinds) sorted.set(rules, (kinds = new Map()));
  let found = kinds.get(kind);
  if (found) return found;
  const own = rules.filter(({ of }) => of === kind);
  const types = new Map<string, Rule[]>();
  for (const rule of own)
    if (typeof rule.judges !== 'string')
      for (const type of rule.judges) types.set(type, [...(types.get(type) ?? []), rule]);
  found = {
    every: own.filter(({ judges }) => judges === 'every'),
    types,
    yearly: own.filter(({ judges }) => judges === 'year'),
  };
  kinds.set(kind, found);
  return found;
}

const deviationFrom = (acts: readonly Act[], rule: string, event: string): Finding['deviation'] => {
  const found = acts.findLast(
    ({ type, data }) =>
      type === DeviationRecorded.type && data['rule'] === rule && data['concerns'] === event,
  );
  if (!found) return undefined;
  const acceptedBy = found.data['acceptedBy'] as string | undefined;
  return { event: found.event, ...(acceptedBy === undefined ? {} : { acceptedBy }) };
};

type JudgedBy = Readonly<{ mode: Mode; inForce: InForce; on: string }>;

/**
 * By which guideline and how a breach is judged, and on which day: by that of the day that was not kept, else of the
 * first day it was still not kept on by which a guideline has the rule. What the guideline of the act expected for a
 * later day is expected still when a newer one is silent; what a later guideline expects was no fault before it.
 */
function judgedBy(rule: Rule, facts: DayFacts, { on = facts.day, until }: Breach): JudgedBy | undefined {
  const started = facts.all
    .versions()
    .map(({ inForceFrom }) => inForceFrom)
    .filter((day) => until !== undefined && on < day && day < until);
  for (const day of [on, ...started]) {
    const inForce = facts.all.on(day).guideline;
    const mode = inForce && modeOf(rule, inForce);
    if (inForce && mode) return { mode, inForce, on: day };
  }
  const { guideline: inForce } = facts;
  const mode = inForce && on > facts.day ? modeOf(rule, inForce) : undefined;
  return inForce && mode ? { mode, inForce, on } : undefined;
}

function findingOf(
  { kind, id, acts }: Subject<SubjectKind>,
  rule: Rule,
  facts: DayFacts,
  act: Pick<Act, 'at'> & Partial<Act>,
  breach: Breach,
): Finding[] {
  const by = judgedBy(rule, facts, breach);
  if (!by) return [];
  const { mode, inForce, on } = by;
  const rows = breach.rows ?? rule.rows;
  if (!allows(inForce.pack, rows)) return [];
  const deviation = act.event === undefined ? undefined : deviationFrom(acts, rule.id, act.event);
  return [
    {
      rule: rule.id,
      version: rule.version,
      mode,
      rows: rowsIn(inForce.pack, rows),
      law: rule.law ?? [],
      guideline: nameOf(inForce),
      on,
      subject: { kind, id },
      ...(act.event === undefined ? {} : { event: act.event }),
      events: [...new Set([...(act.event === undefined ? [] : [act.event]), ...(breach.events ?? [])])],
      ...toldIn(rule, inForce.pack, breach),
      ...(deviation ? { deviation } : {}),
    },
  ];
}

/** Who a duty is for, where it is no office of the guideline and nobody is named. */
const HOLDERS: Readonly<Record<Exclude<Duty['for'], OfficeFunction>, string>> = {
  reporter: 'den som anmält',
  decider: 'beslutsfattaren',
  unit: 'enheten',
  group: 'gruppen',
  'system-owner': 'systemägaren',
};

const isOffice = (holder: Duty['for']): holder is OfficeFunction => Object.hasOwn(OFFICE_FUNCTIONS, holder);

const holderOf = ({ for: holder, whom }: Duty, facts: DayFacts): string =>
  whom ?? (isOffice(holder) ? facts.nameOfOffice(holder) : HOLDERS[holder]);

function dutyOf(
  { kind, id }: Pick<Subject<SubjectKind>, 'kind' | 'id'>,
  rule: Rule,
  facts: DayFacts,
  { event, at: since }: Pick<Act, 'at'> & Partial<Pick<Act, 'event'>>,
  duty: Duty,
): OpenDuty {
  const { for: whom, done, sv, en, missed: _missed, events: _events, ...rest } = duty;
  const { whom: who, ...when } = rest;
  return {
    rule: rule.id,
    rows: rowsIn(facts.pack, rule.rows),
    guideline: facts.guideline ? nameOf(facts.guideline) : '',
    subject: { kind, id },
    ...(event === undefined ? {} : { event }),
    since: dayOf(since),
    for: whom,
    holder: holderOf(duty, facts),
    ...(who === undefined ? {} : { whom: who }),
    ...when,
    ...(done ? { done: done.event, doneOn: dayOf(done.at) } : {}),
    says: worded({ sv: sv ?? rule.remedy.sv, en: en ?? rule.remedy.en }, facts.pack),
  };
}

/** Every act of a subject by the guideline of its own day. */
function judge<K extends SubjectKind>(
  about: Subject<K>,
  facts: Facts,
  { today, only, rules = RULES }: JudgeOptions,
): Judgement {
  const findings: Finding[] = [];
  const duties: OpenDuty[] = [];
  const { every, types } = rulesFor(rules, about.kind);
  for (const act of about.acts) {
    if (only && !only.has(act.event)) continue;
    const concerned = types.get(act.type);
    if (!concerned && every.length === 0) continue;
    const day = facts.on(dayOf(act.at));
    if (!day.guideline) continue;
    for (const rule of concerned ? [...concerned, ...every] : every)
      apply(about, rule, act, day, today, findings, duties);
  }
  return { findings, duties };
}

function apply(
  about: Subject<SubjectKind>,
  rule: Rule,
  act: Act,
  facts: DayFacts,
  today: string,
  findings: Finding[],
  duties: OpenDuty[],
): void {
  const { guideline } = facts;
  const mode = guideline && modeOf(rule, guideline);
  if (!guideline || !mode || !allows(guideline.pack, rowsOnPath(about, rule, act))) return;
  const context: Context = { act, subject: about.subject, facts, today };
  for (const breach of rule.check(context)) findings.push(...findingOf(about, rule, facts, act, breach));
  for (const duty of rule.duties?.(context) ?? []) duties.push(dutyOf(about, rule, facts, act, duty));
}

/** The rows that a rule rests on where only those of the initiative's path do. */
function rowsOnPath({ subject }: Subject<SubjectKind>, { byPath }: Rule, { at }: Act): readonly string[] {
  return byPath && subject instanceof Matter ? byPath[subject.pathOn(at)] : [];
}

/** What is found and due in one initiative. One that was registered in error is judged by nothing. */
export function judgeInitiative(proceedings: Proceedings, facts: Facts, options: JudgeOptions): Judgement {
  const subject = new Matter(proceedings);
  if (subject.cancelled) return { findings: [], duties: [] };
  const { initiative: id, acts } = proceedings;
  return judge({ kind: 'initiative', id, subject, acts }, facts, options);
}

/** What is found and due in a roll: its acts, and in a group every whole year since the guideline came into force. */
export function judgeRoll<K extends RollKind>(
  kind: K,
  roll: RollOf[K],
  facts: Facts,
  options: JudgeOptions,
): Judgement {
  const id = ROLLS[kind].id(roll);
  const judged = judge({ kind, id, subject: roll as Subjects[K], acts: roll.acts }, facts, options);
  if (options.only || kind !== 'group') return judged;
  return merged([judged, ...yearsOfGroup(roll as GroupRoll, facts, options)]);
}

function yearsOfGroup(group: GroupRoll, facts: Facts, options: JudgeOptions): Judgement[] {
  return groupYears(group, facts, options.today).map((year) => {
    const about = { kind: 'group', id: group.code, subject: group, acts: group.acts } as const;
    const { findings, duties } = judgeYear(about, year, facts, options);
    // A year that is not over yet has had no chance to keep the rule.
    return { findings: options.today > `${year}-12-31` ? findings : [], duties };
  });
}

/** What the whole municipality was to do in each year that the ledger knows it at work. */
export function judgeYears(facts: Facts, options: JudgeOptions): Judgement {
  return merged(
    yearsKnown(facts, options.today).map((year) => {
      const subject: CalendarYear = { year, firstDay: `${year}-01-01`, lastDay: `${year}-12-31` };
      return judgeYear({ kind: 'year', id: year, subject, acts: [] }, year, facts, options);
    }),
  );
}

/** The rules of a whole year, by the facts of its last day or of today while it goes on. */
function judgeYear(
  about: Subject<SubjectKind>,
  year: string,
  facts: Facts,
  { today, rules = RULES }: JudgeOptions,
): Judgement {
  const findings: Finding[] = [];
  const duties: OpenDuty[] = [];
  const at = [`${year}-12-31`, today].sort()[0] as string;
  const day = facts.on(at);
  const { guideline } = day;
  if (!guideline) return NOTHING;
  for (const rule of rulesFor(rules, about.kind).yearly) {
    const mode = modeOf(rule, guideline);
    if (!mode) continue;
    const context: Context = { act: { at } as Act, subject: about.subject, facts: day, today };
    for (const breach of rule.check(context)) findings.push(...findingOf(about, rule, day, { at }, breach));
    for (const duty of rule.duties?.(context) ?? [])
      duties.push(dutyOf(about, rule, day, { at: `${year}-01-01` }, duty));
  }
  return { findings, duties };
}

export const NOTHING: Judgement = { findings: [], duties: [] };

/** Several judgements as one. */
export const merged = (judgements: readonly Judgement[]): Judgement => ({
  findings: judgements.flatMap(({ findings }) => findings),
  duties: judgements.flatMap(({ duties }) => duties),
});

/** The kinds of stream that rules judge. */
export const isJudged = (kind: string): kind is Exclude<SubjectKind, 'year'> =>
  kind === 'initiative' || Object.hasOwn(ROLLS, kind);

/** What is found and due in one stream, from its events with every correction made in them (`effective`). */
export function judgeStream(
  kind: Exclude<SubjectKind, 'year'>,
  events: readonly RecordedEvent[],
  facts: Facts,
  options: JudgeOptions,
): Judgement {
  if (kind === 'initiative') {
    const proceedings = proceedingsOf(events);
    return proceedings ? judgeInitiative(proceedings, facts, options) : NOTHING;
  }
  return judgeFolded(kind, events, facts, options);
}

function judgeFolded<K extends RollKind>(
  kind: K,
  events: readonly RecordedEvent[],
  facts: Facts,
  options: JudgeOptions,
): Judgement {
  const { evolve } = ROLLS[kind].projection;
  const roll = events.reduce<RollOf[K] | undefined>(evolve, undefined);
  return roll === undefined ? NOTHING : judgeRoll(kind, roll, facts, options);
}
