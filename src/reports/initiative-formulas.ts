import * as k from '../domain/initiatives/carrying-out.events.js';
import * as i from '../domain/initiatives/initiative.events.js';
import * as p from '../domain/initiatives/preparation.events.js';
import {
  type Formula,
  type Step,
  inYear,
  of,
  counted,
  byNumber,
  before,
  after,
  needsIn,
  own,
  ofNeeds,
  ofApprovals,
  told,
  saidOrSupplemented,
} from './evidence-counting.js';
import type { Material } from './material.js';

/** What the initiatives' own steps show. */

const decisionsWithoutFindings: Formula = (material, year) => {
  const found = new Set(material.findings.flatMap(({ event }) => (event === undefined ? [] : [event])));
  return ofApprovals((_material, { event }) => (found.has(event) ? undefined : []), 'fattades utan fynd')(
    material,
    year,
  );
};

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
    whether: true,
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

export const INITIATIVE_FORMULAS: Readonly<Record<string, Formula>> = {
  'needs-linked-to-goals': ofNeeds(saidOrSupplemented('goalRefs'), 'är kopplade till mål'),
  'decisions-without-findings': decisionsWithoutFindings,
  'decisions-anchored': ofApprovals(
    (material, decision) => before(material, decision, i.InitiativeAnchored, anchored),
    'var förankrade dagen före eller tidigare',
  ),
  'needs-before-procurement': needsBeforeProcurement,
  'referrals-answered': referralsAnswered,
  'approved-financed': ofApprovals(
    (material, decision) => after(material, decision, i.FinancingDecided),
    'har finansiering beslutad efter godkännandet',
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
  'parties-contacted-early': ofApprovals(bothContacted, 'föregicks av kontakt med både upphandling och IT'),
  'decisions-classified': ofApprovals(
    (material, decision) => before(material, decision, p.ClassificationRecorded),
    'föregicks av informationsklassning',
  ),
  'decisions-with-risk-analysis': ofApprovals(
    (material, decision) => before(material, decision, p.RiskBenefitRecorded),
    'föregicks av risk- och nyttoanalys',
  ),
};
