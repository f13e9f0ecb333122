import { describe, expect, it } from '@jest/globals';
import * as g from '../../../src/domain/groups/group.events.js';
import { UnitEstablished } from '../../../src/domain/units/unit.events.js';
import { judging, type Given } from '../given.js';
import { packSaying } from '../other-pack.js';
import { step, type Steps } from '../told.js';
import { CHIEF, FINANCE, preparatoryMeeting, seatFor, STRATEGIST } from '../world.js';

const TODAY = '2025-06-30';
const CODE = 'financing-group';
const meeting = (on: string, said: object = {}) =>
  preparatoryMeeting(on, { present: [FINANCE, STRATEGIST], chair: FINANCE, ...said });
const seat = (office: string): Steps => ({
  [office]: step(g.MemberAppointed, { office, from: '2012-01-01' }, '2012-01-01'),
});

/** The financing group as the guideline wants it, with one operations office in the register. */
const group: Given = judging('group-financing-group')
  .knowing('group-financing-group', {
    established: step(
      g.GroupEstablished,
      { code: CODE, name: 'Finansieringsgruppen', function: 'financing-body' },
      '2012-01-01',
    ),
    ...seat('finance-director'),
    ...seat('it-strategist'),
    ...seatFor(CODE, 'head-of-schools', 'Utbildningskontoret'),
    ...seatFor(CODE, 'head-of-it', 'IT-enhetens ekonomfunktion'),
    met: meeting('2025-02-14'),
  })
  .knowing('unit-education-office', {
    schools: step(
      UnitEstablished,
      { code: 'education-office', name: 'Utbildningskontoret', kind: 'operations-office' },
      '2024-01-01',
    ),
  });

describe('a meeting of the financing group', () => {
  const rule = 'financing-group-convened-by-coordinator';

  it('S123: is found when somebody else than the IT strategist convened it, or nobody is told to have', () => {
    group.on(TODAY).finds([]);
    for (const convenedBy of ['finance-director', undefined])
      group.but('met', { convenedBy }).on(TODAY).finds([rule]);
  });

  it('S123: has nothing to keep where the guideline names no convener', () => {
    group
      .but('met', { convenedBy: undefined })
      .adopting('2025-01-01', packSaying('financing-body', { convener: undefined }))
      .on(TODAY)
      .finds([]);
  });

  it('S123: names no chair, so that anybody may lead it', () => {
    group.but('met', { chair: CHIEF }).on(TODAY).finds([]);
    group.but('met', { chair: undefined }).on(TODAY).finds([]);
  });
});

describe('who sits in the financing group', () => {
  const rule = 'financing-group-fully-appointed';

  it.each([
    ['S114', 'financing-group head-of-schools for Utbildningskontoret', 'Utbildningskontoret'],
    ['S115', 'finance-director', 'Ekonomidirektören'],
    [
      'S116',
      'financing-group head-of-it for IT-enhetens ekonomfunktion',
      'IT-enhetens ekonomfunktion (IT-enheten)',
    ],
    ['S117', 'it-strategist', 'Kommunens IT-strateg'],
  ])('%s: is found when the group lacks the member', (row, name, called) => {
    const found = group.without(name).on(TODAY);
    found.finds([rule]);
    found.says(rule, [`Finansieringsgruppen saknar ledamot: ${called}.`]);
    expect(found.of(rule).map(({ rows }) => rows)).toEqual([['S113', row]]);
  });

  it('S113: has nothing to keep where the guideline tells no members', () => {
    group
      .without('finance-director')
      .adopting('2025-01-01', packSaying('financing-body', { members: undefined }))
      .on(TODAY)
      .finds([]);
  });

  it('S113: is found without an officer of every operations office there is', () => {
    group
      .knowing('unit-social-office', {
        social: step(
          UnitEstablished,
          { code: 'social-office', name: 'Socialkontoret', kind: 'operations-office' },
          '2024-01-01',
        ),
      })
      .on(TODAY)
      .says(rule, ['Finansieringsgruppen saknar ledamot: Socialkontoret.']);
  });
});

describe('a year of the financing group', () => {
  const rule = 'financing-group-meets-often';
  const months = ['05', '09', '10', '11', '12'];
  const meetings = (more: number) =>
    months
      .slice(0, more)
      .reduce((told, month) => told.and(`met in ${month}`, meeting(`2025-${month}-03`)), group);

  it('S122: is found when there were fewer than four meetings, once the year is over', () => {
    meetings(2).on('2025-12-31').finds([]);
    meetings(2).on('2026-01-01').finds([rule]);
    meetings(2).on('2026-01-01').says(rule, ['Finansieringsgruppen höll 3 möten 2025, minst 4 väntas.']);
  });

  it('S122: is kept with four or five meetings, and more are no fault (A28)', () => {
    for (const more of [3, 4, 5]) meetings(more).on('2026-01-01').finds([]);
  });

  it('S122: is told while the year goes on, for who convenes the group', () => {
    meetings(1)
      .on('2025-06-30')
      .owes(rule, [{ for: 'coordinator', by: '2025-12-31' }]);
    meetings(3)
      .on('2025-12-20')
      .owes(rule, [{ for: 'coordinator', by: '2025-12-31', doneOn: '2025-10-03' }]);
    group
      .without('met')
      .on('2025-06-30')
      .owes(rule, [{ for: 'coordinator', by: '2025-12-31' }]);
    group
      .adopting('2025-01-01', packSaying('financing-body', { convener: undefined }))
      .on('2025-06-30')
      .owes(rule, [{ for: 'group', whom: 'Finansieringsgruppen', by: '2025-12-31' }]);
    group
      .adopting('2025-01-01', packSaying('financing-body', { meetingsPerYear: undefined }))
      .on('2025-06-30')
      .owes(rule, []);
  });

  it('S122: counts as far as the year has come', () => {
    expect(meetings(1).on('2025-06-30').progressOf(rule)).toEqual([{ done: 2, of: 4 }]);
  });
});
