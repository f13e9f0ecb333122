import * as c from '../../domain/initiatives/carrying-out.events.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import * as p from '../../domain/initiatives/preparation.events.js';
import { metric, rule } from '../rule.js';
import { isBegunByCoordinator } from './paths.js';

/** Development is coordinated: who begins what is common, what is seen to belong together, and how often people meet. */

export const municipalityWideBegunByCoordinator = rule({
  id: 'municipality-wide-begun-by-coordinator',
  version: 1,
  rows: ['S029'],
  mode: 'acl',
  judges: [e.NeedReported],
  says: {
    sv: 'Ett kommunövergripande initiativ är varken startat av IT-strategen eller anmält av systemägare eller motsvarande.',
    en: 'A municipality-wide initiative was neither begun by the IT strategist nor reported by a system owner or equivalent.',
  },
  remedy: {
    sv: 'Låt IT-strategen ta initiativet, eller låt en systemägare eller verksamhetschef anmäla behovet.',
    en: 'Let the IT strategist take the initiative, or a system owner or head of operation report the need.',
  },
  check: ({ act, subject, facts }) => {
    if (subject.saidOn('coordinationLevel', act) !== 'municipality-wide') return undefined;
    const { reporterCapacity } = act.data;
    const sponsors: readonly string[] = facts.pack.paths[subject.pathOn(act.at)].reportedBy;
    const hasSponsor = reporterCapacity !== undefined && sponsors.includes(reporterCapacity);
    return !hasSponsor && !isBegunByCoordinator({ act, subject, facts }) && {};
  },
});

export const ownProposalFromItUnit = rule({
  id: 'own-proposal-from-it-unit',
  version: 1,
  rows: ['S047', 'S048'],
  mode: 'acl',
  judges: [e.NeedReported],
  says: {
    sv: 'Förslaget sägs vara IT-enhetens eget, men är anmält av någon annan.',
    en: 'The proposal is said to be the IT unit’s own, but was reported by somebody else.',
  },
  remedy: {
    sv: 'Låt chefen för IT-enheten anmäla det, eller ange verksamheten som ursprung.',
    en: 'Let the head of the IT unit report it, or name the operation as its origin.',
  },
  check: ({ act, subject, facts }) => {
    if (subject.saidOn('origin', act) !== 'it-unit-proposal') return undefined;
    const { reportingOffice, reportedBy } = act.data;
    const byOffice = facts.isOffice(reportingOffice, 'head-of-it');
    const byPerson =
      reportingOffice === undefined && reportedBy !== undefined && facts.actsAs(reportedBy, 'head-of-it');
    return !byOffice && !byPerson && {};
  },
});

export const projectFollowsAssignmentPlan = rule({
  id: 'project-follows-assignment-plan',
  version: 1,
  rows: ['S034'],
  mode: 'check',
  judges: [c.ProjectInitiated],
  says: {
    sv: 'IT-strategens kommunövergripande projekt anger ingen punkt i den fastställda uppdragsplanen.',
    en: 'The IT strategist’s municipality-wide project names no item of the adopted assignment plan.',
  },
  remedy: {
    sv: 'Ange punkten i uppdragsplanen, eller ta upp satsningen i nästa plan.',
    en: 'Name the item of the assignment plan, or take the matter up in the next plan.',
  },
  check: ({ act, subject, facts }) => {
    const begunBy = act.data.initiatingOffice ?? act.office;
    const isCommon = subject.saidOn('coordinationLevel', act) === 'municipality-wide';
    return isCommon && facts.isOffice(begunBy, 'coordinator') && act.data.planItem === undefined && {};
  },
});

export const coordinationGainsAssessed = rule({
  id: 'coordination-gains-assessed',
  version: 1,
  rows: ['S085'],
  mode: 'guard',
  judges: [e.InitiativeAnchored],
  says: {
    sv: 'Förankringen säger inte om samordningsvinster har bedömts.',
    en: 'The anchoring does not say whether gains of coordination were assessed.',
  },
  remedy: {
    sv: 'Ange om gruppen såg samordningsvinster, och i så fall vilka; det går att svara att det inte kan bedömas.',
    en: 'Say whether the group saw gains of coordination, and which; it may be answered that it cannot be judged.',
  },
  check: ({ act, facts }) => {
    const { body, outcome, coordinationGains } = act.data;
    if (body !== facts.groupWith('preparatory-body')?.code || outcome === 'interrupted') return undefined;
    if (coordinationGains === undefined) return {};
    return (
      coordinationGains === 'yes' &&
      !act.texts.includes('coordinationAssessment') && {
        sv: 'Gruppen såg samordningsvinster, men det sägs inte vilka.',
        en: 'The group saw gains of coordination, but does not say which.',
      }
    );
  },
});

export const duplicateNotApproved = rule({
  id: 'duplicate-not-approved',
  version: 1,
  rows: ['S102'],
  mode: 'check',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Initiativet godkändes fast det är infört som en dubblett av ett annat.',
    en: 'The initiative was approved though it is recorded as a duplicate of another.',
  },
  remedy: {
    sv: 'Slå ihop initiativen, eller rätta sambandet om de inte är samma sak.',
    en: 'Join the initiatives, or correct the relation when they are not the same thing.',
  },
  check: ({ act, subject }) => {
    if (act.data.kind !== 'approval' || act.data.outcome !== 'approved') return undefined;
    const same = subject
      .notAfter(c.InitiativeRelated, act)
      .filter(({ data }) => data.relation === 'duplicate');
    return same.length > 0 && { events: same.map(({ event }) => event) };
  },
});

export const duplicatesAvoided = metric({
  id: 'duplicates-avoided',
  rows: ['S102'],
  unit: 'count',
  says: {
    sv: 'Dubbletter som upptäcktes och inte genomfördes',
    en: 'Duplicates that were found and not carried out',
  },
  measure: (matter) =>
    matter
      .acts(c.InitiativeRelated)
      .filter(({ data }) => data.relation === 'duplicate')
      .filter(() => matter.ended !== undefined && matter.endedUndoneBy(matter.ended.at))
      .map(({ at, event }) => ({ value: 1, on: at, events: [event, matter.ended?.event ?? event] })),
});

export const relationsWatched = metric({
  id: 'relations-watched',
  rows: ['S105'],
  unit: 'count',
  says: { sv: 'Samband mellan initiativ', en: 'Relations between initiatives' },
  measure: (matter) =>
    matter.acts(c.InitiativeRelated).map(({ at, event }) => ({ value: 1, on: at, events: [event] })),
});

export const operationalPlanShare = metric({
  id: 'operational-plan-share',
  rows: ['S015'],
  unit: 'share',
  says: {
    sv: 'Behov som står i förvaltningens verksamhetsplan',
    en: 'Needs that stand in the administration’s operational plan',
  },
  measure: (matter) => {
    const { need } = matter;
    const saying = [need, ...matter.acts(p.NeedSupplemented)].filter(
      ({ data }) => data.operationalPlans !== undefined,
    );
    const events = [...new Set([need.event, ...saying.map(({ event }) => event)])];
    return [{ value: saying.length > 0 ? 1 : 0, on: need.at, events }];
  },
});

export const coordinatorContacts = metric({
  id: 'coordinator-contacts',
  rows: ['S021', 'S028'],
  unit: 'count',
  says: {
    sv: 'Samråd, information och stöd mellan IT-strategen och verksamheten',
    en: 'Consultations, information and support between the coordinator and the operations',
  },
  measure: (matter) =>
    [
      ...matter.acts(e.ConsultationHeld),
      ...matter.acts(p.InformationForwarded),
      ...matter.acts(p.SupportGiven),
    ].map(({ at, event }) => ({ value: 1, on: at, events: [event] })),
});
