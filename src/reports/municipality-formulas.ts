import { many } from '../domain/many.js';
import { addDays } from '../domain/dates.js';
import { SurveyRoundClosed } from '../domain/follow-up/survey.events.js';
import { isWhollyOwned, isInScope, meetingsIn, networkOn, ownedOn } from '../guideline/companies.js';
import { wordedLabel } from '../guideline/wording.js';
import { covers, type DayFacts } from '../guideline/facts.js';
import { inUseOn } from '../guideline/system-facts.js';
import { actsOf, planOf } from '../../projections/survey-answers.js';
import type { SystemCard } from '../../projections/system-register.js';
import { counted, inYear, type Formula } from './evidence-counting.js';
import { lastKnownDay, type Material } from './material.js';

/** What the rolls show: guideline, offices, groups, systems, companies and the follow-up itself. */

const endOf = (material: Material, year: number): DayFacts => material.facts.on(lastKnownDay(material, year));

const MONTH_AND_DAY = new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const dayInWords = (day: string): string => MONTH_AND_DAY.format(new Date(`${day}T00:00:00Z`));

const guidelineInForce: Formula = (material, year) => {
  const { guideline } = endOf(material, year);
  const adopted = material.facts.rolls.guideline.flatMap(({ guideline: id, versions }) =>
    versions.filter(({ version }) => guideline?.guideline === id && guideline.version === version),
  );
  return {
    part: guideline ? 1 : 0,
    whole: 1,
    whether: true,
    says: guideline
      ? `Riktlinjen, version ${guideline.version}, gäller sedan ${guideline.inForceFrom}`
      : 'ingen riktlinje gäller',
    events: adopted.map(({ event }) => event),
  };
};

const coordinatorHeld: Formula = (material, year) => {
  let [held, whole] = [0, 0];
  const appointments = new Set<string>();
  for (let day = `${year}-01-01`; day <= lastKnownDay(material, year); day = addDays(day, 1)) {
    whole += 1;
    const facts = material.facts.on(day);
    if (!facts.guideline) continue;
    const holdings = facts.officesWith('coordinator').flatMap((office) => facts.holdingsOf(office));
    for (const { event } of holdings) appointments.add(event);
    if (holdings.length === 1) held += 1;
  }
  if (whole === 0) return undefined;
  return {
    part: held,
    whole,
    says: `befattningen hade en innehavare ${held} av ${whole} dagar`,
    events: [...appointments],
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
const chiefExecutiveAttends: Formula = (material, year) => {
  const { facts } = material;
  const end = endOf(material, year);
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
    (part, whole) =>
      wordedLabel(`kommundirektören var med på ${part} av ${whole} möten i den beslutande gruppen`, end.pack),
  );
};

/** Systems in use on a day. */
const systemsOn = ({ facts }: Material, day: string): readonly SystemCard[] =>
  facts.rolls.system.filter((card) => inUseOn(card, day));

const registration = ({ acts }: SystemCard): readonly string[] => acts.slice(0, 1).map(({ event }) => event);

const systemsOwned: Formula = (material, year) => {
  const day = lastKnownDay(material, year);
  return counted(
    systemsOn(material, day),
    ({ owners }) => (owners.some((owner) => covers(owner, day)) ? [] : undefined),
    registration,
    (part, whole) => `${part} av ${whole} system hade en ägare den ${dayInWords(day)}`,
  );
};

const systemsShared: Formula = (material, year) => {
  const day = lastKnownDay(material, year);
  return counted(
    systemsOn(material, day),
    ({ categories }) => {
      const last = categories.filter(({ from }) => from <= day).at(-1);
      return last?.category === 'shared' ? [last.event] : undefined;
    },
    registration,
    (part, whole) => `${part} av ${whole} system är kommungemensamma`,
  );
};

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
    whether: true,
    says: `uppföljningen för ${year - 1} är ${closed.length > 0 ? `stängd ${closed[0]?.data.meetingDate}` : 'inte stängd'}`,
    events: closed.map(({ event }) => event),
  };
};

/** Whose day has come, or that are closed before it: what still has time left is no miss. */
const actionsCarriedOut: Formula = (material, year) =>
  counted(
    material.facts.rolls.survey
      .flatMap(planOf)
      .filter(
        ({ planned: { data }, closed }) =>
          inYear(data.due, year) && (closed !== undefined || data.due <= lastKnownDay(material, year)),
      ),
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
    (part, whole) => `${part} av ${whole} bolag som ska vara på nätet är på kommunens nät`,
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
