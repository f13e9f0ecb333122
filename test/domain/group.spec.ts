import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import * as g from '../../src/domain/groups/group.events.js';
import { given, idOf, type Past } from './given.js';

const established: Past = [
  g.GroupEstablished,
  { code: 'it-steering-group', name: 'IT-styrgruppen' },
  '2012-01-01',
];
const ANNA = 'p-AAAAAAAA';
const BERIT = 'p-BBBBBBBB';
const group = (...past: Past[]) => given('group', ...past);
const seated: Past = [g.MemberAppointed, { office: 'head-of-it', from: '2024-01-01' }];
const chaired: Past = [g.ChairAppointed, { office: 'chief-executive', from: '2024-01-01' }];
const MEETING = { meetingDate: '2025-04-02', present: [ANNA, BERIT] };
const met: Past = [g.MeetingHeld, MEETING];

describe('a group nobody has established', () => {
  it('is established, with or without a function in the guideline', () => {
    const whole = { code: 'it-steering-group', name: 'IT-styrgruppen', function: 'decision-body' };
    group().when('establish', whole).then([g.GroupEstablished, whole]);
    group().when('establish', established[1]).then([g.GroupEstablished, established[1]]);
  });

  it.each([
    ['appoint-member', { person: ANNA, from: '2024-01-01' }],
    ['end-membership', { person: ANNA, to: '2024-01-01' }],
    ['appoint-chair', { person: ANNA, from: '2024-01-01' }],
    ['hold-meeting', MEETING],
    ['finish-notes', { meetingDate: '2025-04-02', notes: 'KS 2025/0044-3' }],
    ['plan-meetings', { year: '2025', meetingDates: ['2025-04-02'] }],
    ['issue-agenda', { meetingDate: '2025-04-02', points: [{ point: '1' }] }],
    ['inform-management-team', { meetingDate: '2025-04-02', unit: 'education-office' }],
    ['distribute-information', { allOwners: true }],
  ])('refuses %s', (name, input) => {
    group().when(name, input).thenRefused('unknown-group');
  });
});

describe('an established group', () => {
  it('is not established twice', () => {
    group(established)
      .when('establish', { code: 'it-steering-group', name: 'Styrgruppen' })
      .thenRefused('already-exists', { what: 'it-steering-group' });
  });

  it('has members by office, or by name for a unit and in a capacity', () => {
    group(established)
      .when('appoint-member', { member: 'head-of-it', from: '2024-01-01' })
      .then([g.MemberAppointed, { office: 'head-of-it', from: '2024-01-01' }]);
    const named = { person: ANNA, from: '2024-01-01', to: '2025-01-01', unit: 'Näringslivskontoret' };
    group(established)
      .when('appoint-member', { ...named, capacity: 'substitute' })
      .then([g.MemberAppointed, { ...named, capacity: 'substitute' }]);
  });

  it('keeps the office that the recorder acts in apart from the office that is a member', () => {
    group(established)
      .when('appoint-member', { office: 'it-strategist', member: 'head-of-it', from: '2024-01-01' })
      .then([g.MemberAppointed, { office: 'head-of-it', from: '2024-01-01' }]);
  });

  it.each([
    ['appoint-member', { from: '2024-01-01' }],
    ['appoint-chair', { from: '2024-01-01' }],
  ])('refuses %s of both an office and a person, and of neither', (name, input) => {
    group(established)
      .when(name, { ...input, member: 'head-of-it', person: ANNA })
      .thenRefused('office-or-person');
    group(established).when(name, input).thenRefused('office-or-person');
    group(established)
      .when(name, { ...input, office: 'it-strategist' })
      .thenRefused('office-or-person');
  });

  it.each(['appoint-member', 'appoint-chair'])('refuses %s for a period without a day', (name) => {
    for (const to of ['2024-01-01', '2023-06-01'])
      group(established)
        .when(name, { person: ANNA, from: '2024-01-01', to })
        .thenRefused('period-is-empty', { from: '2024-01-01', to });
  });

  it('has a chair appointed by an office (S074)', () => {
    group(established)
      .when('appoint-chair', { person: ANNA, from: '2024-01-01', appointedBy: 'chief-executive' })
      .then([g.ChairAppointed, { person: ANNA, from: '2024-01-01', appointedBy: 'chief-executive' }]);
  });

  it('holds a meeting on its day, with all that was told of it', () => {
    const whole = {
      ...MEETING,
      meetingReference: 'Möte 3',
      convenedBy: 'it-strategist',
      chair: ANNA,
      absent: ['p-CCCCCCCC'],
      points: [
        { point: '4', title: 'Nytt diariesystem', initiative: '2025-0001', steppedAside: [BERIT] },
        { point: '5' },
      ],
    };
    group(established).when('hold-meeting', whole).then([g.MeetingHeld, whole, '2025-04-02']);
  });

  it('holds a meeting with people who are no members, led by somebody not noted as present', () => {
    const odd = { meetingDate: '2025-04-02', present: [ANNA], chair: BERIT };
    group(established, seated).when('hold-meeting', odd).then([g.MeetingHeld, odd, '2025-04-02']);
  });

  it.each([
    ['establish', { code: 'IT-styrgruppen', name: 'A' }, 'code'],
    ['appoint-member', { person: ANNA, from: '2024' }, 'from'],
    ['hold-meeting', { meetingDate: '2025-04-02', present: [] }, 'present'],
    ['hold-meeting', { meetingDate: '2025-04-02', present: [ANNA, ANNA] }, 'present'],
    ['hold-meeting', { ...MEETING, absent: [] }, 'absent'],
    ['hold-meeting', { ...MEETING, points: [{ title: 'Utan punkt' }] }, 'points/0'],
    ['hold-meeting', { ...MEETING, points: [{ point: '1', initiative: '25-1' }] }, 'points/0/initiative'],
    ['hold-meeting', { ...MEETING, points: [{ point: '1', decided: true }] }, 'points/0'],
    ['finish-notes', { meetingDate: '2025-04-02' }, 'notes'],
  ])('refuses %s that is malformed: %j', (name, input, field) => {
    group(established, met).when(name, input).thenRefused('malformed-field', { field });
  });

  it.each([
    { points: [{ point: '1', title: 'trasig \ud800' }] },
    { points: [{ point: '\udfff' }] },
    { meetingReference: '\ud83d' },
  ])('refuses a lone surrogate wherever it stands: %j', (broken) => {
    group(established)
      .when('hold-meeting', { ...MEETING, ...broken })
      .thenRefused('malformed-text');
  });
});

describe('a group with members', () => {
  it('refuses the same member twice for one day', () => {
    group(established, seated)
      .when('appoint-member', { member: 'head-of-it', from: '2025-01-01' })
      .thenRefused('already-member', { from: '2024-01-01' });
  });

  it('has the same person by name and by office, since these are two seats', () => {
    group(established, seated)
      .when('appoint-member', { person: ANNA, from: '2024-01-01' })
      .then([g.MemberAppointed, { person: ANNA, from: '2024-01-01' }]);
  });

  it('is left, once, by somebody who is in it, and may be joined again from that day', () => {
    const left: Past = [g.MemberLeft, { office: 'head-of-it', to: '2025-01-01' }];
    const end = { member: 'head-of-it', to: '2025-01-01' };
    group(established, seated).when('end-membership', end).then([g.MemberLeft, left[1]]);
    group(established, seated, left).when('end-membership', end).thenRefused('not-member');
    group(established, seated)
      .when('end-membership', { person: ANNA, to: '2025-01-01' })
      .thenRefused('not-member');
    group(established, seated)
      .when('end-membership', { ...end, to: '2024-01-01' })
      .thenRefused('not-member');
    group(established, seated, left)
      .when('appoint-member', { member: 'head-of-it', from: '2025-01-01' })
      .then([g.MemberAppointed, { office: 'head-of-it', from: '2025-01-01' }]);
  });

  it('is left earlier than was thought, never later', () => {
    const until: Past = [g.MemberAppointed, { person: ANNA, from: '2024-01-01', to: '2025-01-01' }];
    group(established, until)
      .when('end-membership', { person: ANNA, to: '2024-06-01' })
      .then([g.MemberLeft, { person: ANNA, to: '2024-06-01' }]);
    for (const to of ['2025-01-01', '2025-06-01'])
      group(established, until).when('end-membership', { person: ANNA, to }).thenRefused('not-member');
  });
});

describe('a group with a chair', () => {
  it('refuses another from the same day, also one that has ended', () => {
    group(established, chaired)
      .when('appoint-chair', { person: ANNA, from: '2024-01-01' })
      .thenRefused('two-chairs', { from: '2024-01-01' });
    group(established, [g.ChairAppointed, { person: BERIT, from: '2024-01-01', to: '2024-02-01' }])
      .when('appoint-chair', { person: ANNA, from: '2024-01-01' })
      .thenRefused('two-chairs');
  });

  it('has another after it, and one before it that is recorded late', () => {
    for (const from of ['2024-01-02', '2023-12-31'])
      group(established, chaired)
        .when('appoint-chair', { person: ANNA, from })
        .then([g.ChairAppointed, { person: ANNA, from }]);
  });
});

describe('a group that has met', () => {
  it('has not held the same meeting twice, but several on one day by their references', () => {
    group(established, met)
      .when('hold-meeting', MEETING)
      .thenRefused('meeting-already-held', { group: 'IT-styrgruppen', meeting: '2025-04-02' });
    const second = { ...MEETING, meetingReference: 'Möte 4' };
    group(established, met).when('hold-meeting', second).then([g.MeetingHeld, second, '2025-04-02']);
    group(established, met, [g.MeetingHeld, second])
      .when('hold-meeting', second)
      .thenRefused('meeting-already-held', { group: 'IT-styrgruppen', meeting: '2025-04-02, Möte 4' });
  });

  it('has its notes finished, for a meeting that was held', () => {
    const notes = { meetingDate: '2025-04-02', notes: 'KS 2025/0044-3' };
    group(established, met).when('finish-notes', notes).then([g.NotesFinished, notes]);
    group(established, met)
      .when('finish-notes', { ...notes, meetingDate: '2025-04-03' })
      .thenRefused('unknown-meeting', { date: '2025-04-03' });
    group(established, met)
      .when('finish-notes', { ...notes, meetingReference: 'Möte 4' })
      .thenRefused('unknown-meeting');
  });

  it('has the attendance corrected, and a meeting moved to its right day', () => {
    const change = { pointer: '/data/present/1', value: 'p-CCCCCCCC' };
    group(established, met)
      .when('correct', { corrects: idOf(1), changes: [change], reason: 'Fel person.' })
      .then([CorrectionRecorded, { corrects: idOf(1), changes: [change], reason: 'Fel person.' }]);
    const moved: Past = [
      CorrectionRecorded,
      { corrects: idOf(1), changes: [{ pointer: '/data/meetingDate', value: '2025-04-03' }], reason: 'x' },
    ];
    group(established, met, moved).when('hold-meeting', MEETING).then([g.MeetingHeld, MEETING, '2025-04-02']);
  });

  it('refuses a correction that leaves nobody present, or somebody twice', () => {
    const correct = (...changes: object[]) =>
      group(established, met).when('correct', { corrects: idOf(1), changes: changes as never, reason: 'x' });
    correct({ pointer: '/data/present', value: [] }).thenRefused('correction-does-not-fit');
    correct({ pointer: '/data/present/1', value: ANNA }).thenRefused('correction-does-not-fit');
    correct({ pointer: '/data/present/1' }, { pointer: '/data/present/0' }).thenRefused(
      'correction-does-not-fit',
    );
  });
});
