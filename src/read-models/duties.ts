import { daysBetween } from '../domain/dates.js';
import type { OpenDuty } from '../guideline/judge.js';
import { aboutCase, aboutRoll, casesOf, inBatches, isOf, type About } from './judgements.js';
import { JudgedLedger, type Judgeable } from './judged-ledger.js';
import { inForceOnOf, yearOf } from './queries.js';

/** What somebody is to do, what it is about, and by how many days it is or was late. */
export type DueAbout = OpenDuty & Readonly<{ about: About; lateDays?: number }>;

export type DutyFilter = Readonly<{
  /** The day of which it is told what was to be done, and what had been: an ISO day; today by default. */
  at?: string;
  knownAt?: string;
  /** Of one calendar year: by the day it was due or, where it has none, by the day it arose. */
  year?: string;
  /** What has been done too. */
  done?: boolean;
  initiative?: string;
  administration?: string;
}>;

/** Without a day it comes last. */
const key = ({ by = '9999', about, rule, key: own = '' }: DueAbout): string =>
  [by, about.number ?? about.name, rule, own].join('\n');

/**
 * The year wheel: what is to be done, for whom and from which row, with its day where somebody has set one; the earliest
 * first. What a past year expected and nobody did cannot be done any more: it is told only of that year (and found).
 * @throws Refusal unknown-year, malformed-field
 */
export async function duties(opened: Judgeable, filter: DutyFilter, now: Date): Promise<readonly DueAbout[]> {
  const { at, knownAt, year, done, initiative, administration } = filter;
  yearOf(year);
  const day = inForceOnOf(at);
  const viewpoint = {
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(day === undefined ? {} : { inForceOn: day }),
  };
  const ledger = await JudgedLedger.from(opened, viewpoint, now);
  const isAsked = ({ event, since, by = since, done: isDone }: OpenDuty): boolean =>
    (done === true || isDone === undefined) &&
    (year === undefined
      ? event !== undefined || since >= ledger.today.slice(0, 4)
      : by.startsWith(`${year}-`));
  const lately = (duty: OpenDuty, about: About): DueAbout => {
    const lateDays = lateBy(duty, ledger.today);
    return { ...duty, about, ...(lateDays > 0 ? { lateDays } : {}) };
  };
  const ofCases = await inBatches(casesOf(opened.readModels, viewed(filter)), async (row) => {
    const judgement = await ledger.initiative(row.initiative, row.revision);
    if (!isOf(administration, judgement)) return [];
    const about = aboutCase(row, judgement);
    return judgement.duties.filter(isAsked).map((duty) => lately(duty, about));
  });
  // Groups and years belong to no administration.
  const ofRolls =
    initiative === undefined && administration === undefined
      ? ledger
          .rolls()
          .flatMap((judgement) => judgement.duties)
          .filter(isAsked)
          .map((duty) => lately(duty, aboutRoll(ledger, duty.subject)))
      : [];
  return [...ofCases.flat(), ...ofRolls].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Which cases to look at: a duty may be due years after its case was last touched, so the year says nothing here. */
const viewed = ({ knownAt, initiative, administration }: DutyFilter) => ({
  ...(knownAt === undefined ? {} : { knownAt }),
  ...(initiative === undefined ? {} : { initiative }),
  ...(administration === undefined ? {} : { administration }),
});

const lateBy = ({ by, doneOn }: OpenDuty, today: string): number =>
  by === undefined ? 0 : daysBetween(by, doneOn ?? today);
