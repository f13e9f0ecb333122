import { describe, it } from '@jest/globals';
import * as g from '../../../src/domain/groups/group.events.js';
import * as d from '../../../src/domain/initiatives/decision.events.js';
import * as e from '../../../src/domain/initiatives/initiative.events.js';
import * as o from '../../../src/domain/offices/office.events.js';
import { given } from '../given.js';
import { OPERATIONAL, SHARED } from '../spotless.js';
import { step } from '../told.js';
import {
  CHIEF,
  DEPUTY,
  DEVELOPER,
  FINANCE,
  NUMBER,
  HEAD_OF_SCHOOLS,
  preparatoryMeeting,
  STEERING_MEMBERS,
  STRATEGIST,
  steeringMeeting,
} from '../world.js';

const TODAY = '2025-06-30';
const shared = given(SHARED);
const operational = given(OPERATIONAL);
const STEERING = 'group-it-steering-group';

describe('a conflict of interest', () => {
  const rule = 'disqualified-took-no-part';
  const declared = (person: string, at: string, round = 1) =>
    step(d.RecusalDeclared, { person, ground: 'own-interest', round }, at);
  const judged = (person: string, outcome: 'disqualified' | 'not-disqualified', at: string, round = 1) =>
    step(d.RecusalDecided, { person, outcome, round }, at);

  it('S147: is found when the one who had declared it decided', () => {
    const chief = shared.and('declared', declared(CHIEF, '2025-04-01'));
    chief.on(TODAY).finds([rule]);
    chief.on(TODAY).says(rule, ['Beslutsfattaren hade anmält jäv, eller funnits jävig.']);
  });

  it('S156: is found when the one who had declared it was at the meeting and did not leave the point', () => {
    const member = operational.and('declared', declared(FINANCE, '2025-04-01'));
    member.on(TODAY).finds([rule]);
    member.on(TODAY).shows(rule, 'decided', 'declared', 'steering meeting');
    const meeting = (said: Parameters<typeof steeringMeeting>[1]) =>
      member.knowing(STEERING, { 'steering meeting': steeringMeeting('2025-04-23', said) }).on(TODAY);
    meeting({ points: [{ point: '4', steppedAside: [FINANCE] }] }).finds([]);
    meeting({ points: [{ point: '4', steppedAside: [STRATEGIST] }] }).finds([rule]);
    // Where a point names the matter, leaving another is not leaving it.
    const other = { point: '5', steppedAside: [FINANCE] };
    meeting({ points: [{ point: '4', initiative: NUMBER }, other] }).finds([rule]);
    meeting({ points: [{ ...other, point: '4', initiative: NUMBER }, { point: '5' }] }).finds([]);
    meeting({ present: STEERING_MEMBERS.filter((person) => person !== FINANCE) }).finds([]);
    // Of two meetings that day, the point was left at one only.
    member
      .knowing(STEERING, {
        'steering meeting': steeringMeeting('2025-04-23', {
          points: [{ point: '4', steppedAside: [FINANCE] }],
        }),
        extra: steeringMeeting('2025-04-23', { meetingReference: 'Extra' }),
      })
      .on(TODAY)
      .finds([rule]);
  });

  it('S147: is found when others had told of it and it was decided to be one', () => {
    shared
      .and('judged', judged(CHIEF, 'disqualified', '2025-04-01'))
      .on(TODAY)
      .finds([rule]);
  });

  it('S147: declared after the decision proves nothing about it; on the same day it may have come before', () => {
    shared.and('declared', declared(CHIEF, '2025-04-24')).on(TODAY).finds([]);
    shared.and('declared', declared(CHIEF, '2025-04-23')).on(TODAY).finds([rule]);
  });

  it('S147: is none when it was decided before the decision to be none, and not when it was decided after', () => {
    const cleared = (at: string) =>
      shared
        .and('declared', declared(CHIEF, '2025-04-01'))
        .and('judged', judged(CHIEF, 'not-disqualified', at))
        .on(TODAY);
    cleared('2025-04-22').finds([]);
    cleared('2025-04-23').finds([]);
    cleared('2025-04-24').finds([rule]);
  });

  it('S147: is one again when it was declared anew, or decided otherwise', () => {
    const cleared = shared
      .and('declared', declared(CHIEF, '2025-04-01'))
      .and('judged', judged(CHIEF, 'not-disqualified', '2025-04-02'));
    cleared.and('anew', declared(CHIEF, '2025-04-03')).on(TODAY).finds([rule]);
    cleared
      .and('otherwise', judged(CHIEF, 'disqualified', '2025-04-03'))
      .on(TODAY)
      .finds([rule]);
    cleared.and('another’s', declared(DEPUTY, '2025-04-03')).on(TODAY).finds([]);
  });

  it('S147: is in the matter, and outlives the round it was declared in', () => {
    const second = shared
      .and('declared', declared(CHIEF, '2025-02-01'))
      .and('back', step(e.InitiativeReferredBack, { round: 1, forum: 'it-steering-group' }, '2025-04-01'))
      .but('decided', { round: 2 })
      .but('financed', { round: 2 });
    second.on(TODAY).finds([rule]);
    second
      .and('judged', judged(CHIEF, 'not-disqualified', '2025-04-20', 2))
      .on(TODAY)
      .finds([]);
  });
});

describe('the duties that are to check each other', () => {
  const rule = 'duties-are-segregated';
  const says = (told: typeof shared, ...sentences: string[]) => told.on(TODAY).says(rule, sentences);

  it('S145: is found when the one who reported the need decided on it', () => {
    const reporter = shared.but('need', { reportedBy: CHIEF });
    reporter.on(TODAY).finds([rule]);
    says(reporter, 'Samma person anmälde behovet och beslutade.');
  });

  it('S146: is found when the one who reported the need was consulted on it (A15)', () => {
    says(
      shared.but('need', { reportedBy: STRATEGIST }),
      'Samma person anmälde behovet och samrådde om det.',
      'Samma person anmälde behovet och ledde förankringen.',
    );
  });

  it('S155: is found when the one who was consulted decided', () => {
    const consulted = operational.but('consulted', { consultedPerson: CHIEF });
    consulted.on(TODAY).finds([rule]);
    says(consulted, 'Samma person samrådde och beslutade.');
  });

  it('S154: is found when the one who reported the need chaired its anchoring', () => {
    const chaired = operational.knowing('group-it-preparatory-group', {
      'preparatory meeting': preparatoryMeeting('2025-03-12', { chair: HEAD_OF_SCHOOLS }),
    });
    chaired.on(TODAY).finds([rule]);
    says(chaired, 'Samma person anmälde behovet och ledde förankringen.');
  });

  it('S154: takes the meeting of the day of the anchoring when no other day is told', () => {
    operational
      .knowing('group-it-preparatory-group', {
        'preparatory meeting': preparatoryMeeting('2025-03-12', { chair: HEAD_OF_SCHOOLS }),
      })
      .but('anchored', { meetingDate: undefined })
      .on(TODAY)
      .finds([rule]);
  });

  it('S079: lets the IT strategist be consulted and chair the preparatory group, as the guideline says', () => {
    shared.on(TODAY).finds([]);
  });

  it('S079: asks who chaired the preparatory group, not who leads the management team that was heard too', () => {
    const elsewhere = step(
      e.InitiativeAnchored,
      { body: 'management-team', outcome: 'supported' },
      '2025-03-20',
    );
    shared
      .and('elsewhere', elsewhere)
      .knowing('group-management-team', {
        established: step(
          g.GroupEstablished,
          { code: 'management-team', name: 'Ledningsgruppen' },
          '2020-01-01',
        ),
        led: step(g.ChairAppointed, { office: 'chief-executive', from: '2020-01-01' }, '2020-01-01'),
      })
      .on(TODAY)
      .finds([]);
  });

  it('S079: takes the chair of the group where no meeting is recorded', () => {
    says(
      shared
        .unaware('group-it-preparatory-group', 'preparatory meeting')
        .but('need', { reportedBy: STRATEGIST })
        .but('consulted', { consultedPerson: DEPUTY }),
      'Samma person anmälde behovet och ledde förankringen.',
    );
  });

  it('S146: takes the holder of the office for the one who was consulted, unless there were several', () => {
    const nameless = shared
      .but('need', { reportedBy: STRATEGIST })
      .but('consulted', { consultedPerson: undefined });
    says(
      nameless,
      'Samma person anmälde behovet och samrådde om det.',
      'Samma person anmälde behovet och ledde förankringen.',
    );
    says(
      nameless.knowing('office-it-strategist', {
        second: step(o.HolderAppointed, { person: DEVELOPER, from: '2025-01-01' }, '2025-01-01'),
      }),
      'Samma person anmälde behovet och ledde förankringen.',
    );
  });
});
