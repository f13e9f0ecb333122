import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import * as g from '../../src/domain/groups/group.events.js';
import { given, idOf, type Past } from './given.js';

const established: Past = [
  g.GroupEstablished,
  { code: 'system-owners-group', name: 'Systemägargruppen' },
  '2024-01-01',
];
const ANNA = 'p-AAAAAAAA';
const group = (...past: Past[]) => given('group', established, ...past);
const met: Past = [g.MeetingHeld, { meetingDate: '2025-04-02', present: [ANNA] }, '2025-04-02'];
const third: Past = [
  g.MeetingHeld,
  { meetingDate: '2025-04-02', present: [ANNA], meetingReference: 'Möte 3' },
  '2025-04-02',
];

describe('the first day of a group', () => {
  it.each(['appoint-member', 'appoint-chair'])('is the first on which %s can begin', (name) => {
    group()
      .when(name, { person: ANNA, from: '2023-12-31' })
      .thenRefused('member-before-group', { from: '2023-12-31', established: '2024-01-01' });
    group().when(name, { person: ANNA, from: '2024-01-01' }).thenOneWith({ from: '2024-01-01' });
  });

  it('can be corrected, and is then another', () => {
    const earlier: Past = [
      CorrectionRecorded,
      { corrects: idOf(0), changes: [{ pointer: '/occurredAt', value: '2020-01-01' }], reason: 'Fel dag.' },
    ];
    group(earlier)
      .when('appoint-member', { person: ANNA, from: '2020-01-01' })
      .thenOneWith({ from: '2020-01-01' });
  });

  it('S094: has a member who belongs to the management team of the unit, or does not, as is told', () => {
    for (const managementTeam of [true, false])
      group()
        .when('appoint-member', { person: ANNA, from: '2024-01-01', managementTeam })
        .then([g.MemberAppointed, { person: ANNA, from: '2024-01-01', managementTeam }]);
  });
});

describe('the plan of a year', () => {
  const plan = { year: '2025', meetingDates: ['2025-02-12', '2025-05-14'] };

  it('is recorded, and recorded anew when it has changed', () => {
    group().when('plan-meetings', plan).then([g.MeetingsPlanned, plan]);
    group([g.MeetingsPlanned, plan]).when('plan-meetings', plan).then([g.MeetingsPlanned, plan]);
  });

  it('refuses a day outside the year, and says which and where', () => {
    const outside = { ...plan, meetingDates: ['2025-02-12', '2026-01-14', '2024-12-30'] };
    group()
      .when('plan-meetings', outside)
      .thenRefused('meeting-outside-year', { day: '2026-01-14', place: '2', year: '2025' });
  });

  it('refuses one that is malformed', () => {
    group()
      .when('plan-meetings', { ...plan, meetingDates: [] })
      .thenRefused('malformed-field', { field: 'meetingDates' });
    group()
      .when('plan-meetings', { ...plan, meetingDates: ['2025-02-30'] })
      .thenRefused('malformed-field');
  });
});

describe('an agenda', () => {
  const agenda = {
    meetingDate: '2025-09-03',
    points: [
      { point: '1', title: 'Kostnadsnivåer', initiative: '2025-0001', preparedBy: 'it-strategist' },
      { point: '2', preparedByUnit: 'education-office' },
      { point: '3' },
    ],
    meetingReference: 'Möte 3',
    convenedBy: 'it-strategist',
  };

  it('S110: tells what a coming meeting takes up and who prepared it, and may be sent anew', () => {
    group().when('issue-agenda', agenda).then([g.AgendaIssued, agenda]);
    group([g.AgendaIssued, agenda]).when('issue-agenda', agenda).then([g.AgendaIssued, agenda]);
  });

  it('refuses points that are malformed', () => {
    group()
      .when('issue-agenda', { ...agenda, points: [] })
      .thenRefused('malformed-field', { field: 'points' });
    group()
      .when('issue-agenda', { ...agenda, points: [{ point: '1', preparedBy: 'IT-strateg' }] })
      .thenRefused('malformed-field');
  });
});

describe('what is told of a meeting', () => {
  const informed = { meetingDate: '2025-04-02', unit: 'education-office' };

  it('S090: is that a management team was informed, of a meeting that was held', () => {
    group(met).when('inform-management-team', informed).then([g.ManagementTeamInformed, informed]);
    group(met)
      .when('inform-management-team', { ...informed, meetingDate: '2025-04-03' })
      .thenRefused('unknown-meeting', { date: '2025-04-03' });
    group(met)
      .when('inform-management-team', { ...informed, meetingReference: 'Möte 3' })
      .thenRefused('unknown-meeting');
    group(third)
      .when('inform-management-team', { ...informed, meetingReference: 'Möte 3' })
      .thenOneWith({ meetingReference: 'Möte 3' });
  });

  it('S109: is information to the owners of some systems, or to all, from a meeting or from none', () => {
    for (const told of [{ systems: ['case-register'] }, { allOwners: true }])
      group().when('distribute-information', told).then([g.InformationDistributed, told]);
    const after = { allOwners: true, meetingDate: '2025-04-02', information: 'Driftstopp i maj.' };
    group(met).when('distribute-information', after).then([g.InformationDistributed, after]);
    group(third)
      .when('distribute-information', { ...after, meetingReference: 'Möte 3' })
      .thenOneWith({ meetingReference: 'Möte 3' });
    group(met)
      .when('distribute-information', { ...after, meetingDate: '2025-04-03' })
      .thenRefused('unknown-meeting');
  });

  it('refuses information to both some and all owners, and to neither', () => {
    group()
      .when('distribute-information', { systems: ['case-register'], allOwners: true })
      .thenRefused('systems-or-all-owners');
    group().when('distribute-information', {}).thenRefused('systems-or-all-owners');
    group().when('distribute-information', { allOwners: false }).thenRefused('systems-or-all-owners');
  });
});
