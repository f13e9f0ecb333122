import { dayOf } from '../domain/dates.js';
import { Refusal } from '../domain/refusal.js';
import { DecisionMade } from '../domain/initiatives/initiative.events.js';
import { nameOf, type Facts, type Rolls } from '../guideline/facts.js';
import type { Finding } from '../guideline/judge.js';
import { VERSIONS } from '../guideline/rules.js';
import { Matter } from '../guideline/matter.js';
import { delegatedDecisionReported, reportedTo } from '../guideline/chapters/mandate.js';
import type { ActOf } from '../../projections/act.js';
import { ROLLS, rollsIn, type RollKind } from '../../projections/rolls.js';
import { JudgedLedger, type CaseJudgement, type Judgeable, type Viewpoint } from './judged-ledger.js';
import { yearOf, type RowSource } from './queries.js';

/** Which initiative, group, system or office something is about, as people call it. */
export type About = Readonly<{ number?: string; name: string; administration?: string }>;
export type FoundAbout = Finding & Readonly<{ about: About }>;

export type FindingFilter = Viewpoint &
  Readonly<{ year?: string; rule?: string; administration?: string; initiative?: string }>;

type Case = Readonly<{
  initiative: string;
  number: string | null;
  title: string;
  administration: string;
  revision: string;
}>;

/** Initiatives are read from their streams so many at a time. */
const AT_ONCE = 32;

const CASES = `SELECT c.initiative, n.number, c.title, c.administration, c.revision FROM row_case_file c
  LEFT JOIN row_number_register n ON n.key = c.initiative`;

/**
 * An administration's initiatives, or one; where a viewpoint changes whose they are, all there are. Never only those of a
 * year: what was to be done by a day is found on it, long after the last thing that happened or before the first.
 */
export function casesOf(
  source: RowSource,
  { administration, initiative, knownAt }: Omit<FindingFilter, 'year'>,
): Case[] {
  const conditions: (readonly [string, string])[] = [
    ...(administration === undefined || knownAt !== undefined
      ? []
      : [['c.administration = ?', administration] as const]),
    ...(initiative === undefined ? [] : [['c.initiative = ?', initiative] as const]),
  ];
  return casesWhere(source, conditions);
}

/** The initiatives that something happened in during a year; where a viewpoint changes that, all there are. */
const casesActiveIn = (source: RowSource, year: string, knownAt: string | undefined): Case[] =>
  casesWhere(
    source,
    knownAt === undefined
      ? [
          ['c.last_on >= ?', `${year}-01-01`],
          ['c.first_on <= ?', `${year}-12-31`],
        ]
      : [],
  );

function casesWhere(source: RowSource, conditions: readonly (readonly [string, string])[]): Case[] {
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`;
  return [
    ...source.rows<Case>(
      `${CASES} ${where} ORDER BY c.need_at, c.initiative`,
      conditions.map(([, value]) => value),
    ),
  ];
}

/** As it was called and whose it was from the viewpoint: a correction made later is not known yet. */
export const aboutCase = (row: Case, { named = row }: CaseJudgement): About => ({
  ...(row.number === null ? {} : { number: row.number }),
  name: named.title,
  administration: named.administration,
});

export const isOf = (administration: string | undefined, { named }: CaseJudgement): boolean =>
  administration === undefined || named?.administration === administration;

export async function inBatches<T, R>(items: readonly T[], of: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(of))));
  return results;
}

/** In the order of the judged day; on one day by what it is about and by rule. */
function ordered(findings: readonly FoundAbout[]): FoundAbout[] {
  const keyed = findings.map((finding) => {
    const { on, subject, about, rule, event = '' } = finding;
    return { finding, key: [on, subject.kind, about.number ?? subject.id, rule, event].join('\n') };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ finding }) => finding);
}

/** Every rule that was not kept, as seen from a viewpoint. @throws Refusal unknown-year, malformed-field, unknown-guideline, unknown-rule */
export async function findings(
  opened: Judgeable,
  filter: FindingFilter,
  now: Date,
): Promise<readonly FoundAbout[]> {
  yearOf(filter.year);
  const { rule } = filter;
  if (rule !== undefined && !VERSIONS.has(rule)) throw new Refusal('unknown-rule', { rule });
  return findingsIn(await JudgedLedger.from(opened, filter, now), opened.readModels, filter);
}

/** As above, in a ledger whose viewpoint has been chosen. */
export async function findingsIn(
  ledger: JudgedLedger,
  source: RowSource,
  filter: FindingFilter,
): Promise<readonly FoundAbout[]> {
  const { year, rule, administration, initiative } = filter;
  const ofCases = await inBatches(casesOf(source, filter), async (row) => {
    const judgement = await ledger.initiative(row.initiative, row.revision);
    if (!isOf(administration, judgement)) return [];
    const about = aboutCase(row, judgement);
    return judgement.findings.map((finding) => ({ ...finding, about }));
  });
  // Groups and offices belong to no administration.
  const ofRolls = administration === undefined && initiative === undefined ? rollFindings(ledger) : [];
  return ordered(
    [...ofCases.flat(), ...ofRolls]
      .filter((finding) => year === undefined || finding.on.startsWith(`${year}-`))
      .filter((finding) => rule === undefined || finding.rule === rule),
  );
}

const rollFindings = (ledger: JudgedLedger): FoundAbout[] =>
  ledger
    .rolls()
    .flatMap(({ findings: found }) => found)
    .map((finding) => ({ ...finding, about: aboutRoll(ledger, finding) }));

/** A group, a system or the like by the name people call it. */
export function aboutRoll(
  { facts }: JudgedLedger,
  { subject: { kind, id }, guideline }: Pick<Finding, 'subject' | 'guideline'>,
): About {
  if (kind === 'initiative') return { name: id };
  if (kind === 'year') return { name: `Året ${id}` };
  return { name: nameInGuideline(facts, guideline, kind, id) ?? nameIn(facts.rolls, kind, id) ?? id };
}

/** What the guideline that is judged by calls it: the sentences beside have its name in the same words. */
function nameInGuideline(facts: Facts, guideline: string, kind: RollKind, id: string): string | undefined {
  const pack = facts.versions().find((version) => nameOf(version) === guideline)?.pack;
  const named = kind === 'group' ? pack?.groups : kind === 'office' ? pack?.offices : [];
  return named?.find(({ code }) => code === id)?.name;
}

function nameIn<K extends RollKind>(rolls: Rolls, kind: K, id: string): string | undefined {
  const { id: idOf, nameOf: named } = ROLLS[kind];
  const roll = rollsIn(rolls, kind).find((one) => idOf(one) === id);
  return roll && named(roll);
}

/** A decision that another version of the guideline judges differently, and what it finds more and less. */
export type Judged = Readonly<{
  about: About;
  initiative: string;
  decision: string;
  decidedOn: string;
  outcome: string;
  /** The version of its day. */
  guideline: string;
  instead: string;
  gone: readonly Finding[];
  added: readonly Finding[];
}>;

/** Which decisions of a year another version would have judged differently, and why. @throws Refusal unknown-guideline */
export async function whatIf(
  opened: Judgeable,
  { guideline, year, knownAt }: Readonly<{ guideline: string; year: string; knownAt?: string }>,
  now: Date,
): Promise<readonly Judged[]> {
  yearOf(year);
  const own = await JudgedLedger.from(opened, knownAt === undefined ? {} : { knownAt }, now);
  const other = own.by(guideline);
  const compared = await inBatches(casesActiveIn(opened.readModels, year, knownAt), async (row) => {
    const proceedings = await own.proceedings(row.initiative);
    const matter = proceedings && new Matter(proceedings);
    const decisions = matter?.acts(DecisionMade) ?? [];
    if (!decisions.some(({ at }) => isIn(year, at))) return [];
    const judgement = await own.initiative(row.initiative);
    const [before, after] = [judgement.findings, (await other.initiative(row.initiative)).findings];
    const [gone, added] = [without(before, after), without(after, before)];
    return decisions.flatMap(({ event, at, data }) => {
      const ofThis = (finding: Finding): boolean => matter?.decisionOf(finding.event)?.event === event;
      const [less, more] = [gone.filter(ofThis), added.filter(ofThis)];
      const inForce = own.facts.on(dayOf(at)).guideline;
      return less.length + more.length === 0 || !isIn(year, at)
        ? []
        : [
            {
              about: aboutCase(row, judgement),
              initiative: row.initiative,
              decision: event,
              decidedOn: dayOf(at),
              outcome: data.outcome,
              guideline: inForce ? nameOf(inForce) : '',
              instead: guideline,
              gone: less,
              added: more,
            },
          ];
    });
  });
  return compared.flat().sort(byDecision);
}

/** By the day; on one day by the initiative's number, which no correction changes. */
const byDecision = <T extends Readonly<{ about: About; decidedOn: string }>>(a: T, b: T): number =>
  [a.decidedOn, a.about.number].join() < [b.decidedOn, b.about.number].join() ? -1 : 1;

const isIn = (year: string, at: string): boolean => at.startsWith(`${year}-`);

/**
 * Those of some findings that others have not. The same rule about the same event by a row that both have is the same
 * judgement, whatever its version, and whatever a guideline calls what it is about; those that say the same are paired first.
 */
function without(some: readonly Finding[], others: readonly Finding[]): Finding[] {
  const left = [...others];
  const unpaired = (isSame: (a: Finding, b: Finding) => boolean) => (finding: Finding) => {
    const place = left.findIndex((other) => isSameRule(finding, other) && isSame(finding, other));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  };
  return some.filter(unpaired((a, b) => a.says.sv === b.says.sv)).filter(unpaired(sharesRow));
}

const isSameRule = (a: Finding, b: Finding): boolean => a.rule === b.rule && a.event === b.event;
const sharesRow = ({ rows }: Finding, other: Finding): boolean =>
  rows.length + other.rows.length === 0 || rows.some((row) => other.rows.includes(row));

/** A delegated decision that a committee is to be told of. */
export type ToBeReported = Readonly<{
  about: About;
  initiative: string;
  decision: string;
  decidedOn: string;
  outcome: string;
  decider?: string;
  deciderOffice?: string;
  delegation?: string;
  committee: string;
  by?: string;
}>;

const DELEGATING = `SELECT DISTINCT initiative FROM row_decision_register WHERE legal_nature = 'delegated'`;

/** Delegated decisions since a day that are still to be reported to their committee (KL 6:40, 7:8). */
export async function delegated(
  opened: Judgeable,
  { committee, since, knownAt }: Readonly<{ committee?: string; since?: string; knownAt?: string }>,
  now: Date,
): Promise<readonly ToBeReported[]> {
  const ledger = await JudgedLedger.from(opened, knownAt === undefined ? {} : { knownAt }, now);
  const delegating = new Set(
    opened.readModels.rows<{ initiative: string }>(DELEGATING).map(({ initiative }) => initiative),
  );
  // A decision that is corrected now was perhaps known as a delegated one.
  const cases = casesOf(opened.readModels, {}).filter(
    ({ initiative }) => knownAt !== undefined || delegating.has(initiative),
  );
  const found = await inBatches(cases, async (row) => {
    const proceedings = await ledger.proceedings(row.initiative);
    const judgement = await ledger.initiative(row.initiative, row.revision);
    const about = aboutCase(row, judgement);
    const due = judgement.duties.filter(
      ({ rule, done }) => rule === delegatedDecisionReported.id && done === undefined,
    );
    return (proceedings?.acts ?? []).flatMap((act): ToBeReported[] => {
      const duty = due.find(({ event }) => event === act.event);
      if (!duty || (since !== undefined && dayOf(act.at) < since)) return [];
      const decision = act as ActOf<typeof DecisionMade>;
      const to = reportedTo(decision, ledger.facts.on(dayOf(act.at)));
      if (to === undefined || (committee !== undefined && to !== committee)) return [];
      return [toBeReported({ about, initiative: row.initiative, decision, committee: to, by: duty.by })];
    });
  });
  return found.flat().sort(byDecision);
}

function toBeReported({
  about,
  initiative,
  decision: { event, at, data },
  committee,
  by,
}: Pick<ToBeReported, 'about' | 'initiative' | 'committee'> &
  Readonly<{ decision: ActOf<typeof DecisionMade>; by: string | undefined }>): ToBeReported {
  const { decider, deciderOffice, delegation, outcome } = data;
  return {
    about,
    initiative,
    decision: event,
    decidedOn: dayOf(at),
    outcome,
    ...(decider === undefined ? {} : { decider }),
    ...(deciderOffice === undefined ? {} : { deciderOffice }),
    ...(delegation === undefined ? {} : { delegation }),
    committee,
    ...(by === undefined ? {} : { by }),
  };
}
