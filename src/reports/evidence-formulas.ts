import { addDays } from '../domain/dates.js';
import * as k from '../domain/initiatives/carrying-out.events.js';
import * as i from '../domain/initiatives/initiative.events.js';
import * as p from '../domain/initiatives/preparation.events.js';
import { SurveyRoundClosed } from '../domain/follow-up/survey.events.js';
import { isWhollyOwned, isInScope, meetingsIn, networkOn, ownedOn } from '../guideline/companies.js';
import { covers, nameOf, type DayFacts } from '../guideline/facts.js';
import { actsOf, planOf } from '../../projections/survey-answers.js';
import type { SystemCard } from '../../projections/system-register.js';
import type { Material, ToldStep } from './material.js';

/**
 * What the ledger's own figures say of a question: pure formulas over what is recorded, each a part of what could have
 * been done. Nothing is said where there was nothing to do.
 */

export type Shown = Readonly<{ part: number; whole: number; says: string; events: readonly string[] }>;
export type Formula = (material: Material, year: number) => Shown | undefined;

type Step = ToldStep;

const inYear = (day: string, year: number): boolean => day.startsWith(`${year}-`);
const of = (steps: readonly Step[], { type }: Readonly<{ type: string }>): readonly Step[] =>
  steps.filter((step) => step.type === type);

/** The year's last day, or the last that is known of while it goes on. */
const endOf = ({ facts }: Material, year: number): DayFacts => facts.on(`${year}-12-31`);

/** How many of some have what is asked, with the events that show both. */
function counted<T>(
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
function byNumber({ steps }: Material): ReadonlyMap<string, readonly Step[]> {
  let found = sorted.get(steps);
  if (!found) sorted.set(steps, (found = Map.groupBy(steps, ({ number }) => number)));
  return found;
}

/** The steps of a type that are known to have come before another: the same day proves nothing. */
const before = (
  material: Material,
  step: Step,
  definition: Readonly<{ type: string }>,
  holds: (one: Step) => boolean = () => true,
): readonly string[] | undefined => {
  const own = of(byNumber(material).get(step.number) ?? [], definition);
  const found = own.filter((one) => one.on < step.on && holds(one)).map(({ event }) => event);
  return found.length > 0 ? found : undefined;
};

const after = (
  material: Material,
  { number, on }: Step,
  definition: Readonly<{ type: string }>,
): readonly string[] | undefined => {
  const own = of(byNumber(material).get(number) ?? [], definition);
  const found = own.filter((one) => one.on >= on).map(({ event }) => event);
  return found.length > 0 ? found : undefined;
};

const needsIn = ({ steps }: Material, year: number): readonly Step[] =>
  of(steps, i.NeedReported).filter(({ on }) => inYear(on, year));
const approvalsIn = ({ steps }: Material, year: number): readonly Step[] =>
  of(steps, i.DecisionMade).filter(
    ({ on, data }) => inYear(on, year) && data['kind'] === 'approval' && data['outcome'] === 'approved',
  );
const own = ({ event }: Step): readonly string[] => [event];

/** Of the year's needs, or approvals, those of which something holds. */
const ofNeeds =
  (has: (material: Material, need: Step) => readonly string[] | undefined, what: string): Formula =>
  (material, year) =>
    counted(
      needsIn(material, year),
      (need) => has(material, need),
      own,
      (part, whole) => `${part} av ${whole} anmälda behov ${what}`,
    );
const ofApprovals =
  (has: (material: Material, decision: Step) => readonly string[] | undefined, what: string): Formula =>
  (material, year) =>
    counted(
      approvalsIn(material, year),
      (decision) => has(material, decision),
      own,
      (part, whole) => `${part} av ${whole} godkännanden ${what}`,
    );

const told = (step: Step, member: string): readonly string[] | undefined =>
  step.data[member] === undefined ? undefined : [];

/** What the need did not say at first may have been said in a supplement. */
const saidOrSupplemented =
  (member: string) =>
  (material: Material, need: Step): readonly string[] | undefined => {
    const added = of(byNumber(material).get(need.number) ?? [], p.NeedSupplemented);
    const later = added.filter(({ data }) => data[member] !== undefined).map(({ event }) => event);
    return told(need, member) ?? (later.length > 0 ? later : undefined);
  };

const guidelineInForce: Formula = (material, year) => {
  const { guideline } = endOf(material, year);
  const adopted = material.facts.rolls.guideline.flatMap(({ guideline: id, versions }) =>
    versions.filter(({ version }) => guideline?.guideline === id && guideline.version === version),
  );
  return {
    part: guideline ? 1 : 0,
    whole: 1,
    says: guideline ? `${nameOf(guideline)} gäller sedan ${guideline.inForceFrom}` : 'ingen riktlinje gäller',
    events: adopted.map(({ event }) => event),
  };
};

const coordinatorHeld: Formula = (material, year) => {
  let [held, whole] = [0, 0];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    whole += 1;
    const facts = material.facts.on(day);
    if (facts.guideline && facts.personsWith('coordinator').length === 1) held += 1;
  }
  return {
    part: held,
    whole,
    says: `befattningen hade en innehavare ${held} av ${whole} dagar`,
    events: [],
  };
};

const groupsMeet: Formula = ({ meetings }, year) => {
  const expected = meetings.filter((group) => group.year === year && group.norm);
  const whole = expected.reduce((sum, { norm }) => sum + (norm?.least ?? 0), 0);
  const part = expected.reduce((sum, { held, norm }) => sum + Math.min(held, norm?.least ?? 0), 0);
  if (whole === 0) return undefined;
  return {
    part,
    whole,
    says: `${part} av ${whole} väntade möten hölls i ${expected.length} grupper`,
    events: expected.flatMap(({ events }) => events),
  };
};

const decisionsWithoutFindings: Formula = (material, year) => {
  const found = new Set(material.findings.flatMap(({ event }) => (event === undefined ? [] : [event])));
  return ofApprovals((_material, { event }) => (found.has(event) ? undefined : []), 'fattades utan fynd')(
    material,
    year,
  );
};

/** Who the chief executive is, is the guideline's to say: before it is in force nobody is. */
const chiefExecutiveAttends: Formula = ({ facts }, year) => {
  const end = facts.on(`${year}-12-31`);
  if (!end.guideline) return undefined;
  const body = end.groupWith('decision-body')?.code;
  const held = facts.rolls.group
    .filter(({ code }) => code === body)
    .flatMap(({ meetings }) => meetings.filter(({ meetingDate }) => inYear(meetingDate, year)));
  return counted(
    held,
    ({ meetingDate, present }) => {
      const day = facts.on(meetingDate);
      const chief = day.guideline ? day.personsWith('chief-executive') : [];
      return chief.some((person) => present.includes(person)) ? [] : undefined;
    },
    ({ event }) => [event],
    (part, whole) => `kommundirektören var med på ${part} av ${whole} möten i den beslutande gruppen`,
  );
};

/** Systems in use on the year's last day. */
const systemsIn = ({ facts }: Material, year: number): readonly SystemCard[] => {
  const day = `${year}-12-31`;
  return facts.rolls.system.filter(
    ({ inUseFrom, retiredOn }) => inUseFrom <= day && (retiredOn === undefined || day < retiredOn),
  );
};
const registration = ({ acts }: SystemCard): readonly string[] => acts.slice(0, 1).map(({ event }) => event);

const systemsOwned: Formula = (material, year) =>
  counted(
    systemsIn(material, year),
    ({ owners }) => (owners.some((owner) => covers(owner, `${year}-12-31`)) ? [] : undefined),
    registration,
    (part, whole) => `${part} av ${whole} system hade en ägare den sista december`,
  );

const systemsShared: Formula = (material, year) =>
  counted(
    systemsIn(material, year),
    ({ categories }) => {
      const last = categories.filter(({ from }) => from <= `${year}-12-31`).at(-1);
      return last?.category === 'shared' ? [last.event] : undefined;
    },
    registration,
    (part, whole) => `${part} av ${whole} system är kommungemensamma`,
  );

const referralsAnswered: Formula = (material, year) =>
  counted(
    of(material.steps, p.ReferralSent).filter(({ on }) => inYear(on, year)),
    (sent) => after(material, sent, p.ReferralAnswered),
    own,
    (part, whole) => `${part} av ${whole} remisser är besvarade`,
  );

const centralFundsGranted: Formula = ({ granted }, year) => {
  const grants = granted.filter(({ on }) => inYear(on, year));
  return {
    part: grants.length > 0 ? 1 : 0,
    whole: 1,
    says: `centrala medel beviljades ${grants.length} gånger`,
    events: grants.map(({ event }) => event),
  };
};

const financedByPrinciple: Formula = (material, year) =>
  counted(
    of(material.steps, i.FinancingDecided).filter(({ on }) => inYear(on, year)),
    (step) => told(step, 'principle'),
    own,
    (part, whole) => `${part} av ${whole} beslutade finansieringar anger princip och fördelning`,
  );

const benefitsFollowedUp: Formula = (material, year) =>
  counted(
    of(material.steps, i.InitiativeClosed).filter(
      ({ on, data }) => inYear(on, year) && data['outcome'] === 'completed',
    ),
    ({ number }) => {
      const followed = of(byNumber(material).get(number) ?? [], k.BenefitFollowedUp);
      return followed.length > 0 ? followed.map(({ event }) => event) : undefined;
    },
    own,
    (part, whole) => `nyttan är uppföljd i ${part} av ${whole} genomförda initiativ`,
  );

const projectsReport: Formula = (material, year) =>
  counted(
    of(material.steps, k.ProjectInitiated).filter(({ on }) => on <= `${year}-12-31`),
    ({ number }) => {
      const told = of(byNumber(material).get(number) ?? [], k.StatusReported);
      const own = told.filter(({ on }) => inYear(on, year)).map(({ event }) => event);
      return own.length > 0 ? own : undefined;
    },
    own,
    (part, whole) => `${part} av ${whole} projekt rapporterade läget under året`,
  );

/** The year before: this year's own follow-up is not closed while its answers are proposed. */
const followUpClosed: Formula = ({ facts }, year) => {
  // Of the years before the first that is followed up here, the ledger knows nothing.
  if (!facts.rolls.survey.some((round) => Number(round.year) < year)) return undefined;
  const closed = facts.rolls.survey
    .filter((round) => round.year === String(year - 1))
    .flatMap((round) => actsOf(round, SurveyRoundClosed));
  return {
    part: closed.length > 0 ? 1 : 0,
    whole: 1,
    says: `uppföljningen för ${year - 1} är ${closed.length > 0 ? `stängd ${closed[0]?.data.meetingDate}` : 'inte stängd'}`,
    events: closed.map(({ event }) => event),
  };
};

const actionsCarriedOut: Formula = ({ facts }, year) =>
  counted(
    facts.rolls.survey.flatMap(planOf).filter(({ planned }) => inYear(planned.data.due, year)),
    ({ planned, closed }) =>
      closed && closed.at.slice(0, 10) <= planned.data.due ? [closed.event] : undefined,
    ({ planned }) => [planned.event],
    (part, whole) => `${part} av ${whole} åtgärder avslutades i tid`,
  );

const companiesMet: Formula = (material, year) => {
  const facts = endOf(material, year);
  return counted(
    facts.all.rolls.company.filter((company) => isWhollyOwned(company, facts.day)),
    (company) => {
      const met = meetingsIn(company, String(year));
      return met.length > 0 ? met.map(({ event }) => event) : undefined;
    },
    (company) => [ownedOn(company, facts.day)?.event ?? ''].filter((event) => event !== ''),
    (part, whole) => `${part} av ${whole} helägda bolag träffades`,
  );
};

const companiesOnNetwork: Formula = (material, year) => {
  const facts = endOf(material, year);
  if (!facts.guideline) return undefined;
  return counted(
    facts.all.rolls.company.filter((company) => isInScope(company, facts)),
    (company) => {
      const told = networkOn(company, facts.day);
      return told?.usesNetwork ? [told.event] : undefined;
    },
    (company) => [ownedOn(company, facts.day)?.event ?? ''].filter((event) => event !== ''),
    (part, whole) => `${part} av ${whole} bolag i omfattningen är på kommunens nät`,
  );
};

const PARTIES = ['procurement-centre', 'it-unit'];
const bothContacted = (material: Material, decision: Step): readonly string[] | undefined => {
  const found = PARTIES.map((party) =>
    before(material, decision, i.PartyContacted, ({ data }) => data['party'] === party),
  );
  return found.every((events) => events !== undefined) ? found.flat() : undefined;
};

/** Needs whose work has come as far as a contact with procurement: whether the need came first. */
const needsBeforeProcurement: Formula = (material, year) => {
  const contacts = needsIn(material, year).flatMap((need) => {
    const own = of(byNumber(material).get(need.number) ?? [], i.PartyContacted);
    const first = own.filter(({ data }) => data['party'] === 'procurement-centre').at(0);
    return first ? [{ need, first }] : [];
  });
  return counted(
    contacts,
    ({ need, first }) => (need.on <= first.on ? [first.event] : undefined),
    ({ need }) => [need.event],
    (part, whole) => `${part} av ${whole} behov anmäldes senast när upphandlingen kontaktades`,
  );
};

const anchored = (one: Step): boolean => one.data['outcome'] !== 'interrupted';

/** By the code that a question names. */
export const FORMULAS: Readonly<Record<string, Formula>> = {
  'guideline-in-force': guidelineInForce,
  'needs-linked-to-goals': ofNeeds(saidOrSupplemented('goalRefs'), 'är kopplade till mål'),
  'coordinator-held': coordinatorHeld,
  'groups-meet': groupsMeet,
  'decisions-without-findings': decisionsWithoutFindings,
  'decisions-anchored': ofApprovals(
    (material, decision) => before(material, decision, i.InitiativeAnchored, anchored),
    'var förankrade dagen före eller tidigare',
  ),
  'needs-before-procurement': needsBeforeProcurement,
  'chief-executive-attends': chiefExecutiveAttends,
  'systems-owned': systemsOwned,
  'referrals-answered': referralsAnswered,
  'approved-financed': ofApprovals(
    (material, decision) => after(material, decision, i.FinancingDecided),
    'har beslutad finansiering',
  ),
  'financed-by-principle': financedByPrinciple,
  'central-funds-granted': centralFundsGranted,
  'effects-described': ofNeeds(saidOrSupplemented('expectedEffect'), 'beskriver väntad nytta'),
  'benefits-followed-up': benefitsFollowedUp,
  'approved-with-project': ofApprovals(
    (material, decision) => after(material, decision, k.ProjectInitiated),
    'har ett projekt i liggaren',
  ),
  'projects-report-status': projectsReport,
  'follow-up-closed': followUpClosed,
  'actions-carried-out': actionsCarriedOut,
  'companies-met': companiesMet,
  'parties-contacted-early': ofApprovals(bothContacted, 'föregicks av kontakt med både upphandling och IT'),
  'systems-shared': systemsShared,
  'companies-on-network': companiesOnNetwork,
  'decisions-classified': ofApprovals(
    (material, decision) => before(material, decision, p.ClassificationRecorded),
    'föregicks av informationsklassning',
  ),
  'decisions-with-risk-analysis': ofApprovals(
    (material, decision) => before(material, decision, p.RiskBenefitRecorded),
    'föregicks av risk- och nyttoanalys',
  ),
};
