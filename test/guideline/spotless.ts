import * as d from '../../src/domain/initiatives/initiative.events.js';
import * as fu from '../../src/domain/initiatives/funding.events.js';
import * as p from '../../src/domain/initiatives/preparation.events.js';
import { CHIEF, HEAD_OF_SCHOOLS, OWNER, STRATEGIST } from './world.js';
import { step, type Step, type Steps } from './told.js';

/** Initiatives with which nothing is wrong. Each test removes or changes one thing in one of them. */

const need = (data: Parameters<typeof step<typeof d.NeedReported>>[1]): Step =>
  step(d.NeedReported, data, '2025-01-10');

const TEXTS = {
  businessNeed: 'Dagens system saknar stöd för e-arkiv.',
  expectedEffect: 'Handlingar kan lämnas ut samma dag.',
};

const prepared = (administration: string): Steps => ({
  forwarded: step(p.InformationForwarded, { recipients: ['IT-styrgruppen', administration] }, '2025-01-15'),
  consulted: step(
    d.ConsultationHeld,
    { consultedOffice: 'it-strategist', consultedPerson: STRATEGIST },
    '2025-01-20',
  ),
  procurement: step(d.PartyContacted, { party: 'procurement-centre' }, '2025-01-22'),
  'it-unit': step(d.PartyContacted, { party: 'it-unit' }, '2025-01-23'),
  anchored: step(
    d.InitiativeAnchored,
    {
      body: 'it-preparatory-group',
      outcome: 'supported',
      meetingDate: '2025-03-12',
      coordinationGains: 'no',
    },
    '2025-03-12',
  ),
});

const decided = step(
  d.DecisionMade,
  {
    round: 1,
    kind: 'approval',
    outcome: 'approved',
    forum: 'it-steering-group',
    meetingDate: '2025-04-23',
    decider: CHIEF,
    deciderOffice: 'chief-executive',
    legalNature: 'internal-steering',
  },
  '2025-04-23',
);

const money = {
  round: 1,
  budgetYear: 2025,
  budget: 'investment',
  recurrence: 'once',
  totalOre: 100_000_000,
} as const;

/** A new shared system, bought, distributed to its users and in use. */
export const SHARED: Steps = {
  need: need({
    title: 'Nytt diariesystem',
    category: 'shared',
    kind: 'purchase',
    administration: 'Kommunstyrelsens kontor',
    systemId: 'case-register',
    reportedBy: OWNER,
    reporterCapacity: 'system-owner',
    goalRefs: ['KS-2025-1'],
    estimatedCostOre: 100_000_000,
    ...TEXTS,
  }),
  ...prepared('Kommunstyrelsens kontor'),
  assessed: step(
    p.AnchoringNeedAssessed,
    { body: 'management-team', needed: false, assessingOffice: 'chief-executive' },
    '2025-03-14',
  ),
  decided,
  financed: step(
    d.FinancingDecided,
    {
      ...money,
      principle: 'distributed',
      shares: [
        { unit: 'Utbildningskontoret', amountOre: 60_000_000 },
        { unit: 'Vård- och omsorgskontoret', amountOre: 40_000_000 },
      ],
      allocationKey: { name: 'Antal anställda', version: '2025', baseDate: '2024-11-01' },
    },
    '2025-05-20',
  ),
  closed: step(d.InitiativeClosed, { outcome: 'completed' }, '2025-06-20'),
};

/** A system for the schools, bought and paid for by them. */
export const OPERATIONAL: Steps = {
  need: need({
    title: 'Ny lärplattform',
    category: 'operational',
    kind: 'purchase',
    administration: 'Utbildningskontoret',
    systemId: 'school-platform',
    reportedBy: HEAD_OF_SCHOOLS,
    reporterCapacity: 'head-of-operation',
    goalRefs: ['UN-2025-3'],
    estimatedCostOre: 100_000_000,
    ...TEXTS,
  }),
  ...prepared('Utbildningskontoret'),
  decided,
  financed: step(
    d.FinancingDecided,
    { ...money, principle: 'own-use', shares: [{ unit: 'Utbildningskontoret', amountOre: 100_000_000 }] },
    '2025-05-20',
  ),
  closed: step(d.InitiativeClosed, { outcome: 'completed' }, '2025-06-20'),
};

/** The same, with a part from central funds. */
export const CENTRALLY_FUNDED: Steps = {
  ...OPERATIONAL,
  requested: step(
    fu.CentralFundingRequested,
    {
      requestedOre: 40_000_000,
      totalOre: 100_000_000,
      specialCase: true,
      criteria: ['Kan användas av tre förvaltningar'],
      coordinationGain: 'Lösningen kan användas av tre förvaltningar.',
      related: ['E-arkiv'],
    },
    '2025-04-01',
  ),
  'central decision': {
    ...decided,
    data: { ...decided.data, kind: 'central-funding' },
  },
  granted: step(
    fu.CentralFundsGranted,
    { grantedOre: 40_000_000, totalOre: 100_000_000, budgetYear: 2025 },
    '2025-05-02',
  ),
  financed: step(
    d.FinancingDecided,
    {
      ...money,
      principle: 'central-co-financing',
      shares: [
        { unit: 'Utbildningskontoret', amountOre: 60_000_000 },
        { unit: 'Centrala medel', amountOre: 40_000_000 },
      ],
    },
    '2025-05-20',
  ),
};
