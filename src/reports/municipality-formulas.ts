import { many } from '../domain/many.js';
import { addDays } from '../domain/dates.js';
import { SurveyRoundClosed } from '../domain/follow-up/survey.events.js';
import { isWhollyOwned, isInScope, meetingsIn, networkOn, ownedOn } from '../guideline/companies.js';
import { covers, nameOf, type DayFacts } from '../guideline/facts.js';
import { actsOf, planOf } from '../../projections/survey-answers.js';
import type { SystemCard } from '../../projections/system-register.js';
import { counted, inYear, type Formula } from './evidence-counting.js';
import type { Material } from './material.js';

/** What the rolls show: guideline, offices, groups, systems, companies and the follow-up itself. */

/** The year's last day, or the last that is known of while it goes on. */
const endOf = ({ facts }: Material, year: number): DayFacts => facts.on(`${year}-12-31`);

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
    says: `${part} av ${whole} väntade möten hölls i ${many(expected.length, 'grupp', 'grupper')}`,
    events: expected.flatMap(({ events }) => events),
  };
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

export const MUNICIPALITY_FORMULAS: Readonly<Record<string, Formula>> = {
  'guideline-in-force': guidelineInForce,
  'coordinator-held': coordinatorHeld,
  'groups-meet': groupsMeet,
  'chief-executive-attends': chiefExecutiveAttends,
  'systems-owned': systemsOwned,
  'follow-up-closed': followUpClosed,
  'actions-carried-out': actionsCarriedOut,
  'companies-met': companiesMet,
  'systems-shared': systemsShared,
  'companies-on-network': companiesOnNetwork,
};
