import { describe, it } from '@jest/globals';
import * as d from '../../../src/domain/initiatives/decision.events.js';
import * as o from '../../../src/domain/offices/office.events.js';
import { given, judging } from '../given.js';
import { OPERATIONAL } from '../spotless.js';
import { idOf, step, type Step } from '../told.js';
import { CHIEF, DEPUTY, GUIDELINE, HEAD_OF_IT } from '../world.js';

const TODAY = '2025-06-30';
const CHIEFS = 'office-chief-executive';
const chief = judging(CHIEFS);

type Granted = Parameters<typeof step<typeof o.DelegationGranted>>[1];
type PassedOn = Parameters<typeof step<typeof o.DelegationPassedOn>>[1];

const granted = (more: Partial<Granted> = {}): Step =>
  step(
    o.DelegationGranted,
    {
      delegation: 'KS 4.2',
      matter: 'approval',
      givenBy: 'Kommunstyrelsen',
      from: '2020-01-01',
      mayPassOn: true,
      ...more,
    },
    '2020-01-01',
  );
const passed = (more: Partial<PassedOn> = {}): Step =>
  step(
    o.DelegationPassedOn,
    { delegation: 'KS 4.2', receiver: 'head-of-it', from: '2024-01-01', ...more },
    '2024-01-01',
  );
const revoked = (to: string, receiver?: string): Step =>
  step(
    o.DelegationRevoked,
    { delegation: 'KS 4.2', to, ...(receiver === undefined ? {} : { receiver }) },
    '2025-01-01',
  );
const left = (person: string, to: string): Step => step(o.HolderLeft, { person, to }, '2025-01-01');
const passedOn = chief.and('granted', granted()).and('passed', passed());

describe('a delegation that is passed on', () => {
  it('is found when it may not be, or was not there that day (KL 7:6)', () => {
    const rule = 'passed-on-with-right';
    passedOn.on(TODAY).finds([]);
    chief.and('passed', passed()).on(TODAY).finds([rule]);
    passedOn
      .and('granted', granted({ mayPassOn: false }))
      .on(TODAY)
      .finds([rule]);
    passedOn
      .and('granted', granted({ from: '2024-01-02' }))
      .on(TODAY)
      .finds([rule]);
    passedOn
      .and('passed', passed({ delegation: 'KS 4.3' }))
      .on(TODAY)
      .finds([rule]);
  });

  it('is found when more is passed on than there was', () => {
    const limited = (limitOre: number) =>
      passedOn.and('granted', granted({ limitOre: 100 })).and('passed', passed({ limitOre }));
    limited(100).on(TODAY).finds([]);
    limited(101).on(TODAY).finds(['passed-on-with-right']);
  });

  const outlived = ['delegation-ends-with-its-giver'];

  it('is found when it outlives its giver’s office, from the day the giver had left', () => {
    const gone = passedOn.and('left', left(CHIEF, '2025-06-01'));
    gone.on('2025-05-31').finds([]);
    gone.on('2025-06-01').finds(outlived);
    gone.and('revoked', revoked('2025-06-01', 'head-of-it')).on(TODAY).finds([]);
    gone.and('revoked', revoked('2025-06-02', 'head-of-it')).on(TODAY).finds(outlived);
  });

  it('is kept when its giver was appointed anew without a day between', () => {
    const again = (from: string) =>
      passedOn
        .and('left', left(CHIEF, '2025-06-01'))
        .and('again', step(o.HolderAppointed, { person: CHIEF, from }, '2025-06-01'))
        .on(TODAY);
    again('2025-06-01').finds([]);
    again('2025-06-02').finds(outlived);
  });

  it('is kept while one of several holders is left, since nobody knows which of them gave it', () => {
    const two = passedOn
      .and('second', step(o.HolderAppointed, { person: DEPUTY, from: '2023-01-01' }, '2023-01-01'))
      .and('left', left(CHIEF, '2025-06-01'));
    two.on(TODAY).finds([]);
    two.and('second left', left(DEPUTY, '2025-06-10')).on(TODAY).finds(outlived);
  });

  it('is found when it outlives its giver’s own delegation', () => {
    passedOn.and('revoked', revoked('2025-06-30')).on('2025-06-29').finds([]);
    passedOn.and('revoked', revoked('2025-06-30')).on('2025-06-30').finds(outlived);
    passedOn
      .and('granted', granted({ to: '2025-01-01' }))
      .on(TODAY)
      .finds(outlived);
    passedOn
      .and('granted', granted({ to: '2025-01-01' }))
      .and('passed', passed({ to: '2025-01-01' }))
      .on(TODAY)
      .finds([]);
    // That something else of the giver's ended says nothing of it.
    chief
      .and('other', granted({ delegation: 'KS 5', to: '2025-01-01' }))
      .and('earlier', granted({ from: '2013-01-01', to: '2019-01-01' }))
      .and('ended', passed({ receiver: 'finance-director', to: '2024-06-01' }))
      .and('granted', granted())
      .and('passed', passed())
      .on(TODAY)
      .finds([]);
  });
});

describe('a decision by a delegation that was passed on', () => {
  const found = ['decider-competent', 'operational-decided-by-steering-group'];
  const decided = given(OPERATIONAL).but('decided', {
    forum: 'official',
    meetingDate: undefined,
    decider: HEAD_OF_IT,
    deciderOffice: 'head-of-it',
    legalNature: 'delegated',
    delegation: 'KS 4.2',
  });
  const by = (own: Step, on: Step) => decided.knowing(CHIEFS, { granted: own, passed: on });

  it('S156: rests on what was passed on, and on the right to pass it on', () => {
    decided.on(TODAY).finds(found);
    by(granted(), passed()).on(TODAY).finds([]);
    by(granted(), passed({ receiver: 'finance-director' }))
      .on(TODAY)
      .finds(found);
    by(granted({ mayPassOn: false }), passed())
      .on(TODAY)
      .finds(found);
  });

  it('S156: is found when the giver had lost the delegation itself by then', () => {
    const lost = (to: string) => by(granted(), passed()).knowing(CHIEFS, { revoked: revoked(to) });
    lost('2025-04-24').on(TODAY).finds([]);
    lost('2025-04-23').on(TODAY).finds(found);
  });

  it('S156: is found beyond the narrower of the two limits', () => {
    const total = 100_000_000;
    by(granted({ limitOre: total }), passed({ limitOre: total }))
      .on(TODAY)
      .finds([]);
    by(granted({ limitOre: total }), passed({ limitOre: total - 1 }))
      .on(TODAY)
      .finds(found);
    by(granted({ limitOre: total - 1 }), passed({ limitOre: total }))
      .on(TODAY)
      .finds(found);
    by(granted({ limitOre: total - 1 }), passed())
      .on(TODAY)
      .finds(found);
  });
});

describe('a delegated decision', () => {
  const rule = 'delegated-decision-reported';
  const decided = given(OPERATIONAL)
    .but('decided', { legalNature: 'delegated', delegation: 'KS 4.2' })
    .knowing(CHIEFS, { granted: granted({ reportedTo: 'Kommunstyrelsen' }) });
  const reported = (reportedOn: string) =>
    decided.and(
      'reported',
      step(
        d.DelegatedDecisionReported,
        { decision: idOf('decided'), committee: 'Kommunstyrelsen', reportedOn },
        reportedOn,
      ),
    );

  it('S156: is found when it was not reported to the committee within the days that are set (KL 6:40)', () => {
    decided.on('2025-06-22').finds([]);
    decided.on('2025-06-23').finds([rule]);
    decided.on('2025-06-22').owes(rule, [{ for: 'decider', by: '2025-06-22' }]);
    reported('2025-06-22').on(TODAY).finds([]);
    reported('2025-06-23').on(TODAY).finds([rule]);
  });

  it('S147: need not be reported when its delegation does not say so, or it is no delegated one', () => {
    decided.knowing(CHIEFS, { granted: granted() }).on(TODAY).owes(rule, []);
    decided.but('decided', { legalNature: 'internal-steering' }).on(TODAY).owes(rule, []);
  });

  it('S156: is reported as the delegation it rests on says, not as another of the office', () => {
    const other = granted({ delegation: 'KS 5', matter: 'financing', reportedTo: 'Kommunstyrelsen' });
    decided
      .but('decided', { delegation: undefined })
      .knowing(CHIEFS, { granted: granted(), other })
      .on(TODAY)
      .finds([]);
  });

  it('S156: is never overdue where the municipality has set no time', () => {
    const timeless = decided.unaware(GUIDELINE, 'reportDelegatedDecisionDays');
    timeless.on('2027-01-01').finds([]);
    timeless.on('2027-01-01').owes(rule, [{ for: 'decider' }]);
  });
});
