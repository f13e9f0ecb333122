import { describe, it } from '@jest/globals';
import * as g from '../../../src/domain/groups/group.events.js';
import { judging } from '../given.js';
import { step } from '../told.js';
import { GUIDELINE, parameter, preparatoryMeeting } from '../world.js';

const rule = 'notes-finished';
const group = judging('group-it-preparatory-group');
const set = group.knowing(GUIDELINE, { notes: parameter('finishNotesDays', 14) });
const notes = (at: string, said: object = {}) =>
  step(g.NotesFinished, { meetingDate: '2025-03-12', notes: 'KS 2025/0044-3', ...said }, at);

describe('the notes of a meeting, which no row of the guideline asks for', () => {
  it('are found when they are not finished by the day that the municipality has set', () => {
    set.on('2025-03-26').finds([]);
    set.on('2025-03-27').says(rule, ['Minnesanteckningar från mötet 2025-03-12 saknas.']);
    set.on('2025-03-20').owes(rule, [{ for: 'coordinator', by: '2025-03-26' }]);
  });

  it('are finished in time, or late', () => {
    set.and('notes', notes('2025-03-26')).on('2025-06-30').finds([]);
    const late = set.and('notes', notes('2025-03-27'));
    late.on('2025-06-30').says(rule, ['Minnesanteckningarna från mötet 2025-03-12 blev färdiga för sent.']);
    late.on('2025-06-30').shows(rule, 'preparatory meeting', 'notes');
  });

  it('are those of just this meeting', () => {
    for (const other of [{ meetingDate: '2025-03-13' }, { meetingReference: 'Möte 4' }])
      set.and('notes', notes('2025-03-20', other)).on('2025-06-30').finds([rule]);
  });

  it('are owed by nobody where no time is set, or in a group the guideline does not know', () => {
    group.on('2025-06-30').owes(rule, []);
    set
      .knowing('group-digital-council', {
        established: step(g.GroupEstablished, { code: 'digital-council', name: 'Rådet' }, '2012-01-01'),
        met: preparatoryMeeting('2025-03-12'),
      })
      .in('group-digital-council')
      .on('2025-06-30')
      .finds([]);
  });

  it('are asked of the group itself where it has no convener', () => {
    set
      .in('group-management-team')
      .and('met', preparatoryMeeting('2025-03-12'))
      .on('2025-03-20')
      .owes(rule, [{ for: 'group', whom: 'Kommunens ledningsgrupp', by: '2025-03-26' }]);
  });
});

describe('a meeting from before its group', () => {
  const early = 'met-when-established';
  const established = (on: string) => group.moved('it-preparatory-group established', on).on('2025-06-30');

  it('is found, since one of the days must be wrong', () => {
    established('2025-03-12').finds([]);
    established('2025-03-13').says(early, [
      'IT-strategiska beredningsgruppen inrättades 2025-03-13, men har möten före dess: 2025-03-12.',
    ]);
    established('2025-03-13').shows(early, 'preparatory meeting', 'it-preparatory-group established');
  });

  it('is found when it is planned, too', () => {
    const planned = group
      .moved('it-preparatory-group established', '2025-01-15')
      .and(
        'plan',
        step(
          g.MeetingsPlanned,
          { year: '2025', meetingDates: ['2025-01-08', '2025-01-14', '2025-01-15'] },
          '2025-01-20',
        ),
      )
      .on('2025-06-30');
    planned.says(early, [
      'IT-strategiska beredningsgruppen inrättades 2025-01-15, men har möten före dess: 2025-01-08, 2025-01-14.',
    ]);
    planned.shows(early, 'plan', 'it-preparatory-group established');
  });
});
