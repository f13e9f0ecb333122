import { isBefore } from '../../domain/dates.js';
import { FORUMS } from '../../domain/forums.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import * as d from '../../domain/initiatives/decision.events.js';
import * as p from '../../domain/initiatives/preparation.events.js';
import type { PackPath } from '../../domain/guidelines/pack.js';
import type { ActOf } from '../../../projections/act.js';
import { latest, type PathName } from '../matter.js';
import type { Breach, Context } from '../rule.js';
import {
  BY_ITS_GROUP,
  meaningOf,
  NOT_ESCALATED,
  notConsultedWith,
  notReportedBy,
  PARTIES,
} from '../path-words.js';
import { lacksDelegation } from './delegations.js';

/** What the two decision paths ask alike (chapters 12 and 13). Each chapter says with which rows, and how hard. */

export type Deciding = Context<'initiative', ActOf<typeof e.DecisionMade>>;
export type Reporting = Context<'initiative', ActOf<typeof e.NeedReported>>;

/** The path's own terms when this decision is on it: an approval, on the right path, of something new or larger. */
export function pathOf(name: PathName, { act, subject, facts }: Deciding): PackPath | undefined {
  const onPath = act.data.kind === 'approval' && subject.pathOn(act.at) === name;
  return onPath && subject.takesThePathOn(act.at) ? facts.pack.paths[name] : undefined;
}

const CHANGES: readonly string[] = ['upgrade', 'major-change', 'it-platform'];

/** A change of something that exists takes the path when it is a larger one, which is somebody's recorded judgement. */
export function sizeNotAssessed(name: PathName, { act, subject }: Deciding): Breach | undefined {
  const concerns = act.data.kind === 'approval' && subject.pathOn(act.at) === name;
  if (!concerns || !CHANGES.includes(subject.need.data.kind)) return undefined;
  return subject.notAfter(p.ChangeSizeAssessed, act).length === 0 ? {} : undefined;
}

/** Whether a municipality-wide need was reported by the coordinator, in office or in person. */
export function isBegunByCoordinator({ act, subject, facts }: Omit<Reporting, 'today'>): boolean {
  if (subject.saidOn('coordinationLevel', act) !== 'municipality-wide') return false;
  const { reportingOffice, reportedBy } = act.data;
  return reportingOffice === undefined
    ? reportedBy !== undefined && facts.actsAs(reportedBy, 'coordinator')
    : facts.isOffice(reportingOffice, 'coordinator');
}

export function reportedBySomebodyElse(
  name: PathName,
  { act, subject, facts }: Reporting,
): Breach | undefined {
  if (subject.hasItsOwnWay || subject.pathOn(act.at) !== name) return undefined;
  const { reporterCapacity } = act.data;
  // What is municipality-wide is the coordinator's to begin: S029.
  if (isBegunByCoordinator({ act, subject, facts })) return undefined;
  const allowed: readonly string[] = facts.pack.paths[name].reportedBy;
  if (reporterCapacity === undefined || !allowed.includes(reporterCapacity)) return notReportedBy(allowed);
  return reporterCapacity === 'equivalent' && !act.texts.includes('capacityJustification')
    ? {
        sv: 'Behovet är anmält av någon «motsvarande» utan att det sägs varför.',
        en: 'The need was reported by somebody "equivalent" without saying why.',
      }
    : undefined;
}

export function notConsulted(name: PathName, context: Deciding): Breach | undefined {
  const { act, subject, facts } = context;
  const path = pathOf(name, context);
  const missing = (path?.consulted ?? []).filter(
    (office) =>
      !subject
        .notAfter(e.ConsultationHeld, act)
        .some(({ data }) => facts.isOffice(data.consultedOffice, office)),
  );
  if (missing.length === 0) return undefined;
  return {
    events: later(subject.acts(e.ConsultationHeld), act),
    ...notConsultedWith(missing, (office) => facts.nameOfOffice(office)),
  };
}

const later = (acts: readonly Readonly<{ at: string; event: string }>[], act: { at: string }): string[] =>
  acts.filter(({ at }) => isBefore(act.at, at)).map(({ event }) => event);

/** Contacts that came too late or not at all, each party by itself. */
export function notContacted(name: PathName, context: Deciding): readonly Breach[] {
  const { act, subject } = context;
  const path = pathOf(name, context);
  return (path?.contacted ?? []).flatMap((party) => {
    if (subject.notAfter(e.PartyContacted, act).some(({ data }) => data.party === party)) return [];
    const late = later(
      subject.acts(e.PartyContacted).filter(({ data }) => data.party === party),
      act,
    );
    return [
      {
        events: late,
        sv: `${PARTIES[party].sv} ${late.length > 0 ? 'kontaktades först efter' : 'har inte kontaktats före'} beslutet.`,
        en: `${PARTIES[party].en} was ${late.length > 0 ? 'contacted only after' : 'not contacted before'} the decision.`,
      },
    ];
  });
}

export function notAnchored(name: PathName, context: Deciding): readonly Breach[] {
  const { act, subject, facts } = context;
  return (pathOf(name, context)?.anchoredIn ?? []).flatMap((wanted) => {
    const group = facts.groupWith(wanted);
    const there = subject
      .acts(e.InitiativeAnchored)
      .filter(({ data }) => data.body === group?.code && data.outcome !== 'interrupted');
    return there.some(({ at }) => !isBefore(act.at, at))
      ? []
      : [{ events: later(there, act), meaning: { 'preparatory-body': wanted } }];
  });
}

/** "When needed" is somebody's judgement: it must be made, and followed when it says yes. */
export function anchoringNotAssessed(name: PathName, context: Deciding): readonly Breach[] {
  const { act, subject, facts } = context;
  return (pathOf(name, context)?.anchoringAssessedFor ?? []).flatMap((wanted): readonly Breach[] => {
    const group = facts.groupWith(wanted);
    if (!group) return [];
    const assessed = subject
      .notAfter(p.AnchoringNeedAssessed, act)
      .filter(({ data }) => data.body === group.code);
    const anchored = subject
      .notAfter(e.InitiativeAnchored, act)
      .some(({ data }) => data.body === group.code && data.outcome !== 'interrupted');
    if (anchored) return [];
    const last = latest(assessed);
    if (!last) return [{ meaning: { 'management-team': wanted } }];
    return last.data.needed
      ? [
          {
            events: [last.event],
            sv: `Förankring i ${group.name} bedömdes behövas, men har inte skett före beslutet.`,
            en: `Anchoring in ${group.name} was assessed as needed, but did not happen before the decision.`,
          },
        ]
      : [];
  });
}

/** The elected bodies stand above the guideline: what they decide is never outside it. */
export const isPolitical = (forum: string): boolean => FORUMS[forum]?.political === true;

/** What an approval asks of its forum: its path's own terms, unless an elected body decided or nobody need approve it (A10). */
function approvedOn(name: PathName, { act, subject, facts }: Deciding): PackPath | undefined {
  const onPath = act.data.kind === 'approval' && subject.pathOn(act.at) === name;
  if (!onPath || isPolitical(act.data.forum)) return undefined;
  return subject.needsApprovalOn(act.at) ? facts.pack.paths[name] : undefined;
}

/** Forums in which somebody decides alone, in an office. */
const ALONE: readonly string[] = ['chief-executive', 'official'];

/**
 * Whether somebody decided alone in the office that the path lets a decision be escalated to, whatever that office's code.
 * The forum tells the office, by its function, only where nobody has named the decider's.
 */
export function decidedByEscalation({ escalation }: PackPath, { act, facts }: Deciding): boolean {
  const { forum, deciderOffice } = act.data;
  if (escalation === undefined || !ALONE.includes(forum)) return false;
  return deciderOffice === undefined ? forum === escalation : facts.isOffice(deciderOffice, escalation);
}

/** A decision outside the path's group and by another office than the one it can be escalated to. */
export function decidedElsewhere(name: PathName, context: Deciding): Breach | undefined {
  const { act, facts } = context;
  const path = approvedOn(name, context);
  if (!path || act.data.forum === facts.groupWith(path.decidedBy)?.code) return undefined;
  return decidedByEscalation(path, context) ? undefined : {};
}

/** A decision is escalated only where the path has such a way, and to the office that it names. */
export function escalatedElsewhere({
  act,
  subject,
  facts,
}: Context<'initiative', ActOf<typeof d.DecisionEscalated>>): Breach | undefined {
  const path = facts.pack.paths[subject.pathOn(act.at)];
  const { escalation } = path;
  if (escalation !== undefined && facts.isOffice(act.data.to, escalation)) return undefined;
  const rows = [subject.pathOn(act.at) === 'shared' ? 'S147' : 'S156'];
  const meaning = meaningOf(path);
  return escalation === undefined
    ? {
        rows,
        meaning,
        sv: 'Beslutet har lyfts, men riktlinjen låter ingen besluta i stället för IT-styrgruppen.',
        en: 'The decision was escalated, but the guideline lets nobody decide instead of the steering group.',
        remedy: BY_ITS_GROUP,
      }
    : {
        rows,
        meaning,
        sv: 'Beslutet har lyfts till någon annan än kommundirektören.',
        en: 'The decision was escalated to somebody else than the chief executive.',
        remedy: {
          sv: 'Låt IT-styrgruppen besluta, eller lyft beslutet till kommundirektören.',
          en: 'Let the steering group decide, or escalate the decision to the chief executive.',
        },
      };
}

/** A decision by the office a matter is escalated to, without anybody having said why. */
export function notEscalated(name: PathName, context: Deciding): Breach | undefined {
  const { act, subject, facts } = context;
  const path = approvedOn(name, context);
  const escalation = path?.escalation;
  if (!path || escalation === undefined || !decidedByEscalation(path, context)) return undefined;
  const there = subject
    .acts(d.DecisionEscalated)
    .filter(({ data }) => data.round === act.data.round && facts.isOffice(data.to, escalation));
  if (there.some(({ at }) => !isBefore(act.at, at))) return undefined;
  return { ...NOT_ESCALATED, events: later(there, act), meaning: meaningOf(path) };
}

/** "Ultimately responsible" leaves room for an official with a delegation in force for the matter (A08). */
export function decidedByDelegation({ act, subject, facts }: Deciding): boolean {
  const { forum, decider, deciderOffice } = act.data;
  if (forum !== 'official' || deciderOffice === undefined || subject.isPrincipledOn(act.at)) return false;
  const capacity = decider === undefined ? 'holder' : facts.capacityOf(decider, deciderOffice);
  return capacity !== undefined && !lacksDelegation(act, subject, facts, capacity);
}
