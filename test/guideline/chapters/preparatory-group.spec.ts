import { describe, it } from '@jest/globals';
import * as e from '../../../src/domain/initiatives/initiative.events.js';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import { given, judging } from '../given.js';
import { OPERATIONAL, SHARED } from '../spotless.js';
import { step } from '../told.js';
import { GUIDELINE, parameter, preparatoryMeeting } from '../world.js';

const TODAY = '2025-06-30';

const answered = (at: string, body: 'it-preparatory-group' | 'management-team' = 'it-preparatory-group') =>
  step(p.ReferralAnswered, { body, position: 'opposes' }, at);
const waived = (at: string) =>
  step(
    p.ReferralWaived,
    { body: 'it-preparatory-group', reasons: 'Gruppen har redan hörts.', assessingOffice: 'it-strategist' },
    at,
  );
const sent = step(p.ReferralSent, { body: 'it-preparatory-group', answerBy: '2025-04-01' }, '2025-03-01');

describe('the preparatory group', () => {
  it('S082: is found when it decided, since it is a group of reference', () => {
    given(OPERATIONAL)
      .but('decided', { forum: 'it-preparatory-group', meetingDate: '2025-04-24' })
      .moved('decided', '2025-04-24')
      .knowing('group-it-preparatory-group', {
        decided: preparatoryMeeting('2025-04-24', { present: ['p-CH1EF000'] }),
      })
      .on(TODAY)
      .finds(['operational-decided-by-steering-group', 'reference-group-does-not-decide']);
  });

  it('S082: may take part in the decision of another group by anchoring it', () => {
    given(OPERATIONAL).on(TODAY).finds([]);
  });
});

describe('the referral before a decision', () => {
  const shared = given(SHARED).without('anchored');
  const operational = given(OPERATIONAL).without('anchored');

  it('S086: is found when the group was not heard on a shared system', () => {
    shared.on(TODAY).finds(['anchored-before-decision', 'referred-before-decision']);
  });

  it.each([
    ['answered, whatever the answer', answered('2025-04-01')],
    ['left out with a reason', waived('2025-04-01')],
    ['answered on the day of the decision, which proves nothing', answered('2025-04-23')],
  ])('S086: is kept when the referral was %s', (_how, referral) => {
    shared.and('referral', referral).on(TODAY).finds(['anchored-before-decision']);
    operational.and('referral', referral).on(TODAY).finds([]);
  });

  it.each([
    ['sent, and not answered', sent],
    ['answered after the decision', answered('2025-04-24')],
    ['left out after the decision', waived('2025-04-24')],
    ['answered by another body', answered('2025-04-01', 'management-team')],
  ])('S086: is found when the referral was %s', (_how, referral) => {
    operational.and('referral', referral).on(TODAY).finds(['operational-decision-referred']);
  });

  it('S086: is kept when the group took the matter up, not when it was broken off', () => {
    given(OPERATIONAL).but('anchored', { outcome: 'not-supported' }).on(TODAY).finds([]);
    given(OPERATIONAL)
      .but('anchored', { outcome: 'interrupted' })
      .on(TODAY)
      .finds(['operational-decision-referred']);
  });

  it('S086: is only a check for operational systems, until the municipality requires it (A07)', () => {
    operational.on(TODAY).finds(['operational-decision-referred']);
    const required = (from: string) =>
      operational
        .knowing(GUIDELINE, { required: parameter('anchoringRequiredForOperational', true, from) })
        .on(TODAY);
    required('2025-04-23').finds(['referred-before-decision']);
    required('2025-04-24').finds(['operational-decision-referred']);
  });

  it('S086: is asked for before rules and guidelines, which the chief executive establishes', () => {
    const rules = given(OPERATIONAL)
      .without('financed')
      .but('need', { kind: 'rules', category: 'no-system', systemId: undefined, reporterCapacity: 'other' })
      .but('decided', { forum: 'chief-executive', meetingDate: undefined });
    rules.on(TODAY).finds([]);
    rules.without('anchored').on(TODAY).finds(['referred-before-decision']);
  });

  it('S086: is asked for before an approval, not before a decision on central funds', () => {
    operational
      .without('financed', 'closed')
      .but('decided', { kind: 'central-funding', outcome: 'rejected' })
      .on(TODAY)
      .finds([]);
  });

  it('S086: is asked for before a rejection too, which is a decision (A30)', () => {
    operational
      .without('financed', 'closed')
      .but('decided', { outcome: 'rejected' })
      .on(TODAY)
      .finds(['operational-decision-referred']);
  });

  it('S086: is heard once for all rounds before the decision', () => {
    given(OPERATIONAL)
      .without('decided')
      .and(
        'referred back',
        step(e.InitiativeReferredBack, { round: 1, forum: 'it-steering-group' }, '2025-03-26'),
      )
      .and('decided', { ...OPERATIONAL['decided']!, data: { ...OPERATIONAL['decided']!.data, round: 2 } })
      .but('financed', { round: 2 })
      .on(TODAY)
      .finds([]);
  });
});

describe('a year of the preparatory group', () => {
  const months = ['01', '02', '04', '05', '06', '08', '09', '10', '11'];
  const meeting = (more: number) =>
    months
      .slice(0, more)
      .reduce(
        (told, month) => told.and(`met in ${month}`, preparatoryMeeting(`2025-${month}-12`)),
        judging('group-it-preparatory-group'),
      );

  it('S098: is found when there were fewer than ten meetings, once the year is over', () => {
    meeting(8).on('2025-12-31').finds([]);
    meeting(8).on('2026-01-01').finds(['preparatory-group-meets-often']);
    meeting(8)
      .on('2026-01-01')
      .says('preparatory-group-meets-often', [
        'IT-strategiska beredningsgruppen höll 9 möten 2025, minst 10 väntas.',
      ]);
  });

  it('S098: is told while the year goes on, for the IT strategist, and is done with the tenth', () => {
    const due = { for: 'coordinator' as const, by: '2025-12-31' };
    meeting(3).on(TODAY).owes('preparatory-group-meets-often', [due]);
    meeting(9)
      .on('2025-12-01')
      .owes('preparatory-group-meets-often', [{ ...due, doneOn: '2025-11-12' }]);
  });

  it('S098: is kept with ten meetings', () => {
    meeting(9).on('2026-01-01').finds([]);
  });
});
