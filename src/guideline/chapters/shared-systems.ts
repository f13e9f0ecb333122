import { DecisionEscalated } from '../../domain/initiatives/decision.events.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import {
  anchoringNotAssessedIn,
  decidedIn,
  escalatedIn,
  NOT_ESCALATED,
  notAnchoredIn,
  notConsultedIn,
  notContactedIn,
  reportedByIn,
} from '../path-words.js';
import { rule } from '../rule.js';
import {
  anchoringNotAssessed,
  decidedElsewhere,
  escalatedElsewhere,
  notAnchored,
  notConsulted,
  notContacted,
  notEscalated,
  reportedBySomebodyElse,
  sizeNotAssessed,
} from './paths.js';

/** Chapter 12: buying and changing shared systems. The numbered list is no order in time: only the need comes first (A27). */

export const sharedChangeSizeAssessed = rule({
  id: 'shared-change-size-assessed',
  version: 1,
  rows: ['S144'],
  mode: 'guard',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Ingen har bedömt om det är en större förändring av det kommungemensamma systemet.',
    en: 'Nobody has assessed whether it is a larger change of the shared system.',
  },
  remedy: { sv: 'För in bedömningen, med vem som gjort den.', en: 'Record the assessment, and whose it is.' },
  check: (context) => sizeNotAssessed('shared', context),
});

export const sharedNeedReportedByOwner = rule({
  id: 'shared-need-reported-by-owner',
  version: 1,
  rows: ['S145'],
  mode: 'guard',
  judges: [e.NeedReported],
  ahead: true,
  says: {
    sv: 'Behovet är inte anmält av systemägaren eller motsvarande.',
    en: 'The need was not reported by the system owner or equivalent.',
  },
  remedy: {
    sv: 'Ange i vilken egenskap behovet anmäls, och varför någon räknas som motsvarande.',
    en: 'Say in which capacity the need is reported, and why somebody counts as equivalent.',
  },
  inPack: reportedByIn('shared'),
  check: (context) => reportedBySomebodyElse('shared', context),
});

export const sharedConsultedBeforeDecision = rule({
  id: 'shared-consulted-before-decision',
  version: 1,
  rows: ['S146'],
  mode: 'guard',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Samråd med kommunens IT-strateg har inte skett före beslutet.',
    en: 'The IT strategist was not consulted before the decision.',
  },
  remedy: {
    sv: 'Rådgör med IT-strategen och för in samrådet.',
    en: 'Consult the IT strategist and record it.',
  },
  inPack: notConsultedIn('shared'),
  check: (context) => notConsulted('shared', context),
});

export const sharedDecidedBySteeringGroup = rule({
  id: 'shared-decided-by-steering-group',
  version: 1,
  rows: ['S065', 'S147'],
  mode: 'guard',
  judges: [e.DecisionMade],
  says: {
    sv: 'Beslutet om det kommungemensamma systemet är inte fattat i IT-styrgruppen.',
    en: 'The decision on the shared system was not made in the steering group.',
  },
  remedy: {
    sv: 'Låt IT-styrgruppen besluta, eller lyft beslutet till kommundirektören med skäl.',
    en: 'Let the steering group decide, or escalate to the chief executive with a reason.',
  },
  inPack: decidedIn('shared'),
  check: (context) => decidedElsewhere('shared', context),
});

/** One path may have such a way and the other not: each finding says what its own has. */
export const escalatedByAWayOfThePath = rule({
  id: 'escalated-by-a-way-of-the-path',
  version: 1,
  rows: ['S147', 'S156'],
  mode: 'check',
  judges: [DecisionEscalated],
  says: {
    sv: 'Beslutet har lyfts på ett sätt som riktlinjen inte har.',
    en: 'The decision was escalated in a way that the guideline does not have.',
  },
  remedy: {
    sv: 'Låt gruppen som riktlinjen anger besluta, eller lyft beslutet till den som riktlinjen anger.',
    en: 'Let the group that the guideline names decide, or escalate to whom it names.',
  },
  check: (context) => escalatedElsewhere(context),
});

export const escalatedWithReason = rule({
  id: 'escalated-with-reason',
  version: 1,
  rows: ['S148'],
  mode: 'guard',
  judges: [e.DecisionMade],
  says: { sv: NOT_ESCALATED.sv, en: NOT_ESCALATED.en },
  remedy: NOT_ESCALATED.remedy,
  inPack: escalatedIn('shared'),
  check: (context) => notEscalated('shared', context),
});

export const anchoredBeforeDecision = rule({
  id: 'anchored-before-decision',
  version: 1,
  rows: ['S149'],
  mode: 'guard',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Beslutet är inte förankrat i den IT-strategiska beredningsgruppen.',
    en: 'The decision was not anchored in the preparatory group.',
  },
  remedy: {
    sv: 'Ta upp initiativet i gruppen före beslutet och för in förankringen.',
    en: 'Take the initiative up in the group before the decision and record the anchoring.',
  },
  inPack: notAnchoredIn('shared'),
  check: (context) => notAnchored('shared', context),
});

export const managementTeamAnchoringAssessed = rule({
  id: 'management-team-anchoring-assessed',
  version: 1,
  rows: ['S150'],
  mode: 'guard',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Ingen har bedömt om beslutet också ska förankras i kommunens ledningsgrupp.',
    en: "Nobody has assessed whether the decision shall be anchored in the municipality's management team too.",
  },
  remedy: {
    sv: 'För in bedömningen, och förankringen om den behövs.',
    en: 'Record the assessment, and the anchoring when it is needed.',
  },
  inPack: anchoringNotAssessedIn('shared'),
  check: (context) => anchoringNotAssessed('shared', context),
});

export const sharedPartiesContacted = rule({
  id: 'shared-parties-contacted',
  version: 1,
  rows: ['S151'],
  mode: 'guard',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Upphandlingscentret och IT-enheten har inte båda kontaktats före beslutet.',
    en: 'The procurement centre and the IT unit were not both contacted before the decision.',
  },
  remedy: { sv: 'Ta kontakt och för in den.', en: 'Make the contact and record it.' },
  inPack: notContactedIn('shared'),
  check: (context) => notContacted('shared', context),
});
