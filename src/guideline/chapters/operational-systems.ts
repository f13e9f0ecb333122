import * as e from '../../domain/initiatives/initiative.events.js';
import { decidedIn, notConsultedIn, notContactedIn, reportedByIn } from '../path-words.js';
import { rule } from '../rule.js';
import {
  decidedByDelegation,
  decidedElsewhere,
  notConsulted,
  notContacted,
  notEscalated,
  reportedBySomebodyElse,
  sizeNotAssessed,
} from './paths.js';

/** Chapter 13: buying and changing operational systems, and initiatives without a system (A29). */

export const operationalChangeSizeAssessed = rule({
  id: 'operational-change-size-assessed',
  version: 1,
  rows: ['S153'],
  mode: 'guard',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Ingen har bedömt om det är en större förändring av verksamhetssystemet.',
    en: 'Nobody has assessed whether it is a larger change of the operational system.',
  },
  remedy: { sv: 'För in bedömningen, med vem som gjort den.', en: 'Record the assessment, and whose it is.' },
  check: (context) => sizeNotAssessed('operational', context),
});

export const operationalNeedReportedByOperation = rule({
  id: 'operational-need-reported-by-operation',
  version: 1,
  rows: ['S154'],
  mode: 'guard',
  judges: [e.NeedReported],
  ahead: true,
  says: {
    sv: 'Behovet är inte anmält av verksamhetschefen, systemägaren eller motsvarande.',
    en: 'The need was not reported by the head of operation, the system owner or equivalent.',
  },
  remedy: {
    sv: 'Ange i vilken egenskap behovet anmäls, och varför någon räknas som motsvarande.',
    en: 'Say in which capacity the need is reported, and why somebody counts as equivalent.',
  },
  inPack: reportedByIn('operational'),
  check: (context) => reportedBySomebodyElse('operational', context),
});

export const operationalConsultedBeforeDecision = rule({
  id: 'operational-consulted-before-decision',
  version: 1,
  rows: ['S155'],
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
  inPack: notConsultedIn('operational'),
  check: (context) => notConsulted('operational', context),
});

export const operationalDecidedBySteeringGroup = rule({
  id: 'operational-decided-by-steering-group',
  version: 1,
  rows: ['S066', 'S156'],
  mode: 'guard',
  judges: [e.DecisionMade],
  says: {
    sv: 'Beslutet om verksamhetssystemet är inte fattat i IT-styrgruppen, som är ytterst ansvarig.',
    en: 'The decision on the operational system was not made in the steering group, which is ultimately responsible.',
  },
  remedy: {
    sv: 'Låt IT-styrgruppen besluta, eller någon som har delegation för det.',
    en: 'Let the steering group decide, or somebody with a delegation for it.',
  },
  inPack: decidedIn('operational'),
  check: (context) =>
    !decidedByDelegation(context) &&
    (decidedElsewhere('operational', context) ?? notEscalated('operational', context)),
});

export const operationalPartiesContacted = rule({
  id: 'operational-parties-contacted',
  version: 1,
  rows: ['S157'],
  mode: 'guard',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Upphandlingscentret och IT-enheten har inte båda kontaktats före beslutet.',
    en: 'The procurement centre and the IT unit were not both contacted before the decision.',
  },
  remedy: { sv: 'Ta kontakt och för in den.', en: 'Make the contact and record it.' },
  inPack: notContactedIn('operational'),
  check: (context) => notContacted('operational', context),
});
