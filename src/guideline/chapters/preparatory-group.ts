import * as e from '../../domain/initiatives/initiative.events.js';
import * as p from '../../domain/initiatives/preparation.events.js';
import type { ActOf } from '../../../projections/act.js';
import { meetingsDuty, meetsOften, tooFewMeetings } from '../group-meetings.js';
import { groupYearRule, rule, type Context } from '../rule.js';

/** Chapter 7: the preparatory group, which is asked before decisions and makes none. */

export const referenceGroupDoesNotDecide = rule({
  id: 'reference-group-does-not-decide',
  version: 1,
  rows: ['S082'],
  mode: 'guard',
  judges: [e.DecisionMade],
  says: {
    sv: 'Gruppen är en referensgrupp och har inget beslutsmandat.',
    en: 'The group is a reference group and has no mandate to decide.',
  },
  remedy: { sv: 'Låt den beslutande gruppen avgöra.', en: 'Let the deciding group decide.' },
  check: ({ act, facts }) => facts.groupCalled(act.data.forum)?.decides === false && {},
});

type Deciding = Context<'initiative', ActOf<typeof e.DecisionMade>>;

/** Whether the consultative body has answered, has been left out with a reason, or has taken the matter up. */
function wasReferred({ act, subject, facts }: Deciding): boolean {
  const body = facts.groupWith('preparatory-body')?.code;
  const to = ({ data }: { data: { body: string } }): boolean => data.body === body;
  return (
    subject.notAfter(p.ReferralAnswered, act).some(to) ||
    subject.notAfter(p.ReferralWaived, act).some(to) ||
    subject.notAfter(e.InitiativeAnchored, act).some((one) => to(one) && one.data.outcome !== 'interrupted')
  );
}

const isApproval = ({ act }: Deciding): boolean => act.data.kind === 'approval';

/** Hard for shared systems and for rules; for the rest only where the municipality has said so (A07). */
const mustBeReferred = ({ act, subject, facts }: Deciding): boolean =>
  subject.pathOn(act.at) === 'shared' ||
  subject.need.data.kind === 'rules' ||
  facts.isSet('anchoringRequiredForOperational');

export const referredBeforeDecision = rule({
  id: 'referred-before-decision',
  version: 1,
  rows: ['S086'],
  mode: 'guard',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'IT-strategiska beredningsgruppen har inte fått yttra sig före beslutet.',
    en: 'The preparatory group was not consulted before the decision.',
  },
  remedy: {
    sv: 'Skicka ärendet på remiss till gruppen, förankra det där, eller för in varför remiss inte behövs.',
    en: 'Refer the matter to the group, anchor it there, or record why no referral is needed.',
  },
  check: (context) => isApproval(context) && mustBeReferred(context) && !wasReferred(context) && {},
});

export const operationalDecisionReferred = rule({
  id: 'operational-decision-referred',
  version: 1,
  rows: ['S086'],
  mode: 'check',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Beredningsgruppen, som är remissinstans för alla beslut om e-förvaltning, har inte hörts.',
    en: 'The preparatory group, which is the consultative body for all e-government decisions, was not heard.',
  },
  remedy: {
    sv: 'Ta upp ärendet i gruppen, eller för in varför det inte behövs.',
    en: 'Take the matter up in the group, or record why it is not needed.',
  },
  check: (context) => isApproval(context) && !mustBeReferred(context) && !wasReferred(context) && {},
});

export const preparatoryGroupMeetsOften = groupYearRule({
  id: 'preparatory-group-meets-often',
  version: 1,
  rows: ['S098'],
  mode: 'check',
  ...meetsOften({ sv: 'IT-strategiska beredningsgruppen', en: 'The preparatory group' }),
  check: (context) => tooFewMeetings('preparatory-body', context),
  duty: (context) => meetingsDuty('preparatory-body', context),
});
