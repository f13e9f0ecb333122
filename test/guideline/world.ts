import type { Json, JsonObject } from '../../src/domain/json.js';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import { GuidelineAdopted, ParameterSet } from '../../src/domain/guidelines/guideline.events.js';
import * as g from '../../src/domain/groups/group.events.js';
import * as o from '../../src/domain/offices/office.events.js';
import * as s from '../../src/domain/systems/system.events.js';
import { Facts, type Rolls } from '../../src/guideline/facts.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import type { Projection } from '../../projections/projection.js';
import { ROLLS } from '../../projections/rolls.js';
import { ECONOMY } from './economy-world.js';
import { ROUND, SURVEY_MEETING } from './survey-world.js';
import { step, streamOf, type Step, type Steps } from './told.js';
import { owned, systemsAndUnits } from './world-systems.js';

/** The municipality that initiatives are judged in: its offices, groups, systems and guideline, by stream. */
export type World = Readonly<Record<string, Steps>>;

export const CHIEF = 'p-CH1EF000';
export const FINANCE = 'p-F1NANCE0';
export const COMMUNICATIONS = 'p-C0MMVN1C';
export const HEAD_OF_IT = 'p-HEAD0F1T';
export const STRATEGIST = 'p-STRATEG1';
export const DEVELOPER = 'p-DEVE10PR';
export const HEAD_OF_SCHOOLS = 'p-SCH001S0';
export const OWNER = 'p-0WNER000';
/** Somebody who holds no office at first. */
export const DEPUTY = 'p-DEPVTY00';

const office = (code: string, name: string, person: string, inGuideline?: string): Steps => ({
  [`${code} established`]: step(
    o.OfficeEstablished,
    { code, name, ...(inGuideline === undefined ? {} : { function: inGuideline }) },
    '2012-01-01',
  ),
  [`${code} held`]: step(o.HolderAppointed, { person, from: '2020-01-01' }, '2020-01-01'),
});

const established = (code: string, name: string, inGuideline: string): Steps => ({
  [`${code} established`]: step(g.GroupEstablished, { code, name, function: inGuideline }, '2012-01-01'),
});

const seats = (code: string, ...offices: string[]): Steps =>
  Object.fromEntries(
    offices.map((one) => [
      `${code} ${one}`,
      step(g.MemberAppointed, { office: one, from: '2012-01-01' }, '2012-01-01'),
    ]),
  );

/** A seat for a unit, by the office of whoever sits for it. */
export const seatFor = (code: string, office: string, unit: string): Steps => ({
  [`${code} ${office} for ${unit}`]: step(
    g.MemberAppointed,
    { office, unit, from: '2012-01-01' },
    '2012-01-01',
  ),
});

/** The number of the initiative that is judged. */
export const NUMBER = '2025-0017';
export const STEERING_MEMBERS = [CHIEF, FINANCE, COMMUNICATIONS, HEAD_OF_IT, STRATEGIST, DEVELOPER];

/** A meeting of the steering group as the guideline wants it. */
export const steeringMeeting = (meetingDate: string, said: JsonObject = {}): Step =>
  meeting(meetingDate, { present: STEERING_MEMBERS, chair: CHIEF, ...said });

export const preparatoryMeeting = (meetingDate: string, said: JsonObject = {}): Step =>
  meeting(meetingDate, { present: [STRATEGIST, HEAD_OF_SCHOOLS], chair: STRATEGIST, ...said });

const meeting = (meetingDate: string, said: JsonObject): Step =>
  step(
    g.MeetingHeld,
    { meetingDate, present: [STRATEGIST], convenedBy: 'it-strategist', ...said },
    meetingDate,
  );

/** A version of the guideline, adopted and in force from a day. */
export const adopted = (inForceFrom: string, pack: GuidelinePack): Step =>
  step(
    GuidelineAdopted,
    {
      guideline: pack.guideline,
      version: pack.version,
      title: pack.title,
      inForceFrom,
      pack: pack as unknown as Record<string, unknown>,
    },
    inForceFrom,
  );

export const parameter = (name: string, value: Json, from = '2012-01-01', recordedAt?: string): Step =>
  step(ParameterSet, { parameter: name, value, from }, from, recordedAt);

export const GUIDELINE = `guideline-${NORRKOPING.guideline}`;

export const WORLD: World = {
  ...ECONOMY,
  'survey-2025': ROUND,
  // The guideline says no numbers of days: these are the municipality's own.
  [GUIDELINE]: {
    adopted: adopted('2012-01-01', NORRKOPING),
    forwardInformationDays: parameter('forwardInformationDays', 14),
    lateRecordingDays: parameter('lateRecordingDays', 14),
    reportDelegatedDecisionDays: parameter('reportDelegatedDecisionDays', 60),
    decideFinancingDays: parameter('decideFinancingDays', 60),
    commonTelephoneNumber: parameter('commonTelephoneNumber', ['011-15 00 00']),
  },
  'office-chief-executive': office('chief-executive', 'Kommundirektören', CHIEF, 'chief-executive'),
  'office-finance-director': office('finance-director', 'Ekonomidirektören', FINANCE, 'finance-director'),
  'office-communications-director': office(
    'communications-director',
    'Kommunikationsdirektören',
    COMMUNICATIONS,
    'communications-director',
  ),
  'office-head-of-it': office('head-of-it', 'Chefen för IT-enheten', HEAD_OF_IT, 'head-of-it'),
  'office-it-strategist': office('it-strategist', 'Kommunens IT-strateg', STRATEGIST, 'coordinator'),
  'office-development-officer': office(
    'development-officer',
    'Utvecklingsledaren på kommunstyrelsens kansli',
    DEVELOPER,
    'development-officer',
  ),
  'office-head-of-schools': office('head-of-schools', 'Utbildningsdirektören', HEAD_OF_SCHOOLS),
  'group-it-steering-group': {
    ...established('it-steering-group', 'IT-styrgruppen', 'decision-body'),
    ...seats('it-steering-group', ...NORRKOPING.offices.map(({ code }) => code)),
    'steering meeting': steeringMeeting('2025-04-23'),
  },
  'group-it-preparatory-group': {
    ...established('it-preparatory-group', 'IT-strategiska beredningsgruppen', 'preparatory-body'),
    ...seats('it-preparatory-group', 'it-strategist', 'head-of-schools'),
    ...seatFor('it-preparatory-group', 'head-of-it', 'IT-enheten'),
    ...seatFor('it-preparatory-group', 'communications-director', 'Informationskontoret'),
    ...seatFor('it-preparatory-group', 'development-officer', 'Näringslivskontoret'),
    'preparatory chair': step(
      g.ChairAppointed,
      { office: 'it-strategist', from: '2012-01-01' },
      '2012-01-01',
    ),
    'preparatory meeting': preparatoryMeeting(SURVEY_MEETING),
  },
  'group-system-owners-group': {
    ...established('system-owners-group', 'Systemägargruppen', 'system-owners-body'),
    'owners chair': step(
      g.ChairAppointed,
      { office: 'finance-director', from: '2012-01-01', appointedBy: 'chief-executive' },
      '2012-01-01',
    ),
    // Everybody who owns a system is told once a year, so that a world with owners is spotless too.
    'owners told': step(g.InformationDistributed, { allOwners: true }, '2025-02-12'),
  },
  'group-management-team': established('management-team', 'Kommunens ledningsgrupp', 'management-team'),
  'system-case-register': {
    'case register': step(
      s.SystemRegistered,
      {
        system: 'case-register',
        name: 'Diariet',
        systemType: 'Diariesystem',
        category: 'shared',
        inUseFrom: '2018-01-01',
      },
      '2018-01-01',
    ),
    'case register principle': step(
      s.FinancingPrincipleSet,
      { principle: 'distributed', from: '2018-01-01', forum: 'it-steering-group' },
      '2018-01-01',
    ),
    'case register owned': owned(OWNER),
  },
  ...systemsAndUnits(OWNER),
  'system-school-platform': {
    'school platform': step(
      s.SystemRegistered,
      {
        system: 'school-platform',
        name: 'Skolplattformen',
        systemType: 'Lärplattform',
        category: 'operational',
        administration: 'Utbildningskontoret',
        intendedUsers: 'operation',
        inUseFrom: '2019-01-01',
        initiative: '2018-0004',
      },
      '2019-01-01',
    ),
    'school platform owned': owned(OWNER, '2019-01-01'),
  },
};

function folded<Document>(
  world: World,
  kind: string,
  { evolve }: Pick<Projection<Document>, 'evolve'>,
): readonly Document[] {
  return Object.entries(world)
    .filter(([stream]) => stream.startsWith(`${kind}-`))
    .map(([stream, steps]) => streamOf(stream, steps).reduce<Document | undefined>(evolve, undefined))
    .filter((document) => document !== undefined);
}

/** The facts as the read models make them: folded from the world's streams by the projections themselves. */
export const factsOf = (world: World): Facts =>
  new Facts({
    ...(Object.fromEntries(
      Object.entries(ROLLS).map(([kind, { projection }]) => [
        kind,
        folded(world, kind, projection as Projection),
      ]),
    ) as unknown as Omit<Rolls, 'timeZone' | 'numberOf'>),
    timeZone: 'Europe/Stockholm',
    numberOf: () => NUMBER,
  });
