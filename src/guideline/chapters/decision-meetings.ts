import { dayOf } from '../../domain/dates.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import type { ActOf } from '../../../projections/act.js';
import type { HeldMeeting } from '../../../projections/group-roll.js';
import type { DayFacts } from '../facts.js';
import { rule } from '../rule.js';

/** The meeting at which a decision was made, and who was there. */

type Decision = ActOf<typeof e.DecisionMade>;

/** The meetings of the forum at which a decision can have been made. */
export const meetingsFor = ({ at, data }: Decision, facts: DayFacts): readonly HeldMeeting[] =>
  facts.meetingsOf(data.forum, data.meetingDate ?? at, data.meetingReference);

/** Who leads a meeting is there, also when the list of those present leaves them out. */
export const attended = ({ present, chair }: HeldMeeting, person: string): boolean =>
  present.includes(person) || chair === person;

/** A contradiction in the record, which is found and not refused: any of the days may be the one that is wrong. */
export const meetingFitsItsMatter = rule({
  id: 'meeting-fits-its-matter',
  version: 1,
  rows: [],
  mode: 'check',
  judges: [e.DecisionMade, e.InitiativeAnchored],
  says: {
    sv: 'Mötesdagen stämmer inte med när behovet anmäldes eller när det beslutades.',
    en: 'The day of the meeting does not fit when the need was reported or when it was decided.',
  },
  remedy: {
    sv: 'Rätta mötesdagen, beslutsdagen eller dagen då behovet anmäldes.',
    en: 'Correct the day of the meeting, of the decision, or of the report of the need.',
  },
  check: ({ act, subject }) => {
    const { meetingDate } = act.data;
    const { need } = subject;
    if (meetingDate === undefined) return undefined;
    if (meetingDate < dayOf(need.at))
      return {
        events: [need.event],
        sv: `Mötet ${meetingDate} hölls innan behovet anmäldes, ${dayOf(need.at)}.`,
        en: `The meeting of ${meetingDate} was held before the need was reported, on ${dayOf(need.at)}.`,
      };
    return (
      meetingDate > dayOf(act.at) && {
        sv: `Mötet hölls ${meetingDate}, efter dagen för det som hände där, ${dayOf(act.at)}.`,
        en: `The meeting was held on ${meetingDate}, after the day of what happened there, ${dayOf(act.at)}.`,
      }
    );
  },
});

export const decidedAtARecordedMeeting = rule({
  id: 'decided-at-a-recorded-meeting',
  version: 1,
  rows: ['S147', 'S156'],
  mode: 'check',
  judges: [e.DecisionMade],
  says: {
    sv: 'Det finns inget infört möte i gruppen den dag beslutet fattades.',
    en: 'No meeting of the group is recorded on the day of the decision.',
  },
  remedy: { sv: 'För in mötet, eller rätta mötesdagen.', en: 'Record the meeting, or correct its date.' },
  check: ({ act, facts }) => {
    if (!facts.groupCalled(act.data.forum)) return undefined;
    return meetingsFor(act, facts).length === 0 && {};
  },
});

export const anchoredAtARecordedMeeting = rule({
  id: 'anchored-at-a-recorded-meeting',
  version: 1,
  rows: ['S149'],
  mode: 'check',
  judges: [e.InitiativeAnchored],
  says: {
    sv: 'Det finns inget infört möte i beredningsgruppen den dag initiativet förankrades.',
    en: 'No meeting of the preparatory group is recorded on the day of the anchoring.',
  },
  remedy: { sv: 'För in mötet, eller rätta mötesdagen.', en: 'Record the meeting, or correct its date.' },
  check: ({ act, facts }) => {
    const { body, meetingDate, meetingReference, outcome } = act.data;
    if (body !== facts.groupWith('preparatory-body')?.code || outcome === 'interrupted') return undefined;
    return facts.meetingsOf(body, meetingDate ?? act.at, meetingReference).length === 0 && {};
  },
});

export const deciderWasPresent = rule({
  id: 'decider-was-present',
  version: 1,
  rows: ['S147'],
  mode: 'check',
  judges: [e.DecisionMade],
  says: {
    sv: 'Beslutsfattaren var inte närvarande vid mötet där beslutet fattades.',
    en: 'The decider was not present at the meeting where the decision was made.',
  },
  remedy: { sv: 'Rätta närvaron eller beslutsfattaren.', en: 'Correct the attendance or the decider.' },
  check: ({ act, facts }) => {
    const { decider } = act.data;
    const meetings = meetingsFor(act, facts);
    if (decider === undefined || meetings.length === 0) return undefined;
    return (
      !meetings.some((meeting) => attended(meeting, decider)) && {
        events: meetings.map(({ event }) => event),
      }
    );
  },
});
