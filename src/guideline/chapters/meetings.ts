import { addDays } from '../../domain/dates.js';
import * as g from '../../domain/groups/group.events.js';
import { actsOfMeeting, earliest } from '../group-acts.js';
import { groupDuties, groupRule } from '../rule.js';

/** What is practice for every group's meetings, where the municipality has set it: no row of the guideline says so (A33). */

/** A contradiction in the record, which is found and not refused: either day may be the one that is wrong. */
export const metWhenEstablished = groupRule({
  id: 'met-when-established',
  version: 1,
  rows: [],
  mode: 'check',
  judges: [g.MeetingHeld, g.MeetingsPlanned],
  says: {
    sv: 'Gruppen har ett möte från tiden innan den inrättades.',
    en: 'The group has a meeting from before it was established.',
  },
  remedy: {
    sv: 'Rätta mötesdagen, eller dagen då gruppen inrättades.',
    en: 'Correct the day of the meeting, or the day on which the group was established.',
  },
  check: ({ act: { data }, subject: { name, establishedOn, event } }) => {
    const days = 'meetingDate' in data ? [data.meetingDate] : data.meetingDates;
    const before = days.filter((day) => day < establishedOn);
    return (
      before.length > 0 && {
        events: [event],
        sv: `${name} inrättades ${establishedOn}, men har möten före dess: ${before.join(', ')}.`,
        en: `${name} was established on ${establishedOn}, and has meetings before it: ${before.join(', ')}.`,
      }
    );
  },
});

export const notesFinished = groupDuties({
  id: 'notes-finished',
  version: 1,
  rows: [],
  judges: [g.MeetingHeld],
  says: {
    sv: 'Mötets minnesanteckningar blev inte färdiga i tid.',
    en: "The meeting's notes were not finished in time.",
  },
  remedy: {
    sv: 'Gör minnesanteckningarna färdiga, och för in när de blev det.',
    en: 'Finish the notes, and record when they were.',
  },
  duties: ({ act, subject, facts }) => {
    const group = facts.groupCalled(subject.code);
    const within = facts.daysOf('finishNotesDays');
    // What nobody has asked for is not owed.
    if (!group || within === undefined) return [];
    const { meetingDate } = act.data;
    const done = earliest(actsOfMeeting(subject, g.NotesFinished, act.data));
    return [
      {
        ...(group.convener ? { for: group.convener } : { for: 'group', whom: group.name }),
        by: addDays(meetingDate, within),
        parameter: 'finishNotesDays',
        ...(done ? { done } : {}),
        sv: `Gör minnesanteckningarna från ${group.name} ${meetingDate} färdiga.`,
        en: `Finish the notes of the meeting of ${group.name} on ${meetingDate}.`,
        missed: done
          ? {
              sv: `Minnesanteckningarna från mötet ${meetingDate} blev färdiga för sent.`,
              en: `The notes of the meeting on ${meetingDate} were finished too late.`,
            }
          : {
              sv: `Minnesanteckningar från mötet ${meetingDate} saknas.`,
              en: `There are no notes of the meeting on ${meetingDate}.`,
            },
      },
    ];
  },
});
