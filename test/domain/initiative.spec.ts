import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import { given, idOf, type Past } from './given.js';

const NEED = {
  title: 'Nytt diariesystem',
  category: 'shared',
  kind: 'purchase',
  administration: 'Kommunstyrelsens kontor',
};
const need: Past = [e.NeedReported, NEED];
const approval = { round: 1, kind: 'approval', outcome: 'approved', forum: 'it-steering-group' };
const approved: Past = [e.DecisionMade, approval];
const MONEY = {
  principle: 'distributed',
  budgetYear: 2025,
  budget: 'investment',
  recurrence: 'once',
  totalOre: 300,
};
const shares = [
  { unit: 'Utbildningskontoret', amountOre: 100 },
  { unit: 'Vård- och omsorgskontoret', amountOre: 200 },
];
const initiative = (...past: Past[]) => given('initiative', ...past);

describe('an initiative nobody has reported', () => {
  it('begins with a reported need', () => {
    initiative()
      .when('report-need', { ...NEED, estimatedCostOre: 125_000_000 })
      .then([e.NeedReported, { ...NEED, estimatedCostOre: 125_000_000 }]);
  });

  it('cannot be decided', () => {
    initiative()
      .when('decide', { outcome: 'approved', forum: 'it-steering-group' })
      .thenRefused('unknown-initiative');
  });

  it('refuses a need without a title, with a word of its own for a missing field', () => {
    const { title: _title, ...rest } = NEED;
    initiative()
      .when('report-need', rest)
      .thenRefused('malformed-field', { field: 'title', problemEn: 'is missing' });
  });

  it('refuses a field nobody has defined, and does not drop it', () => {
    initiative()
      .when('report-need', { ...NEED, personnummer: '0' })
      .thenRefused('unknown-field', { field: 'personnummer' });
  });

  it.each([
    ['a fraction of an öre', { estimatedCostOre: 1.5 }, 'estimatedCostOre'],
    ['a negative amount', { estimatedCostOre: -1 }, 'estimatedCostOre'],
    ['a kind that does not exist', { kind: 'köp' }, 'kind'],
    ['a title of blanks', { title: '   ' }, 'title'],
    ['a title over two lines', { title: 'a\nb' }, 'title'],
    ['a day that does not exist', { occurredAt: '2025-02-30' }, 'occurredAt'],
    ['a time without a day', { occurredAt: '13:30' }, 'occurredAt'],
    ['null for an absent value', { systemName: null }, 'systemName'],
  ])('refuses %s', (_what, change, field) => {
    initiative()
      .when('report-need', { ...NEED, ...change })
      .thenRefused('malformed-field', { field });
  });

  it('refuses a lone surrogate in a text', () => {
    initiative()
      .when('report-need', { ...NEED, businessNeed: 'trasig \ud800 text' })
      .thenRefused('malformed-text');
  });
});

describe('a reported initiative', () => {
  it('cannot be reported again', () => {
    initiative(need).when('report-need', NEED).thenRefused('already-exists');
  });

  it('has the IT strategist consulted (S146)', () => {
    initiative(need)
      .when('consult', { consultedOffice: 'it-strategist', form: 'meeting' })
      .then([e.ConsultationHeld, { consultedOffice: 'it-strategist', form: 'meeting' }]);
  });

  it('has the procurement centre contacted (S151)', () => {
    initiative(need)
      .when('contact-party', { party: 'procurement-centre' })
      .then([e.PartyContacted, { party: 'procurement-centre' }]);
  });

  it('is anchored on the day of the meeting (S149)', () => {
    const anchored = { body: 'it-preparatory-group', outcome: 'supported', meetingDate: '2025-04-02' };
    initiative(need).when('anchor', anchored).then([e.InitiativeAnchored, anchored, '2025-04-02']);
  });

  it('is decided though nobody anchored it, since what happened is recorded', () => {
    initiative(need)
      .when('decide', { outcome: 'approved', forum: 'chief-executive' })
      .then([e.DecisionMade, { ...approval, forum: 'chief-executive' }]);
  });

  it('is financed though nobody decided it', () => {
    initiative(need)
      .when('decide-financing', { ...MONEY, shares })
      .then([e.FinancingDecided, { ...MONEY, shares, round: 1 }]);
  });

  it('refuses shares that do not make up the total', () => {
    initiative(need)
      .when('decide-financing', { ...MONEY, totalOre: 301, shares })
      .thenRefused('shares-do-not-sum', { sum: '300', total: '301' });
  });

  it('sums shares exactly beyond what a double holds', () => {
    const big = Number.MAX_SAFE_INTEGER;
    initiative(need)
      .when('decide-financing', {
        ...MONEY,
        totalOre: big,
        shares: [
          { unit: 'A', amountOre: big },
          { unit: 'B', amountOre: 1 },
        ],
      })
      .thenRefused('shares-do-not-sum', { sum: String(BigInt(big) + 1n) });
  });

  it('is withdrawn', () => {
    initiative(need)
      .when('withdraw', { reasons: 'Behovet finns inte längre.' })
      .then([e.NeedWithdrawn, { reasons: 'Behovet finns inte längre.' }]);
  });
});

describe('a decided initiative', () => {
  it('is not decided twice in one round', () => {
    initiative(need, approved)
      .when('decide', { outcome: 'rejected', forum: 'it-steering-group' })
      .thenRefused('already-decided', { round: '1' });
  });

  it('is decided about central funding beside the approval (S168)', () => {
    const central = { ...approval, kind: 'central-funding' };
    const { round: _round, ...input } = central;
    initiative(need, approved).when('decide', input).then([e.DecisionMade, central]);
  });

  it('is decided again when it was referred back', () => {
    initiative(need, approved, [e.InitiativeReferredBack, { round: 1, forum: 'it-steering-group' }])
      .when('decide', { outcome: 'approved', forum: 'it-steering-group' })
      .then([e.DecisionMade, { ...approval, round: 2 }]);
  });

  it('is decided in a new round when it was postponed', () => {
    initiative(need, [e.DecisionPostponed, { round: 1, forum: 'it-steering-group' }])
      .when('decide', { outcome: 'rejected', forum: 'it-steering-group' })
      .then([e.DecisionMade, { ...approval, outcome: 'rejected', round: 2 }]);
  });

  it('is not financed twice in one round', () => {
    initiative(need, approved, [e.FinancingDecided, { ...MONEY, shares, round: 1 }])
      .when('decide-financing', { ...MONEY, shares })
      .thenRefused('already-financed', { round: '1' });
  });
});

describe('an initiative that has ended', () => {
  it('is not withdrawn twice', () => {
    initiative(need, [e.NeedWithdrawn, {}]).when('withdraw', {}).thenRefused('already-withdrawn');
  });

  it('is not closed twice', () => {
    initiative(need, [e.InitiativeClosed, { outcome: 'completed' }])
      .when('close', { outcome: 'completed' })
      .thenRefused('already-closed');
  });

  it('still takes what is recorded late', () => {
    initiative(need, [e.InitiativeClosed, { outcome: 'completed' }])
      .when('consult', { consultedOffice: 'it-strategist' })
      .then([e.ConsultationHeld, { consultedOffice: 'it-strategist' }]);
  });
});

describe('a correction', () => {
  const correct = (
    past: Past[],
    corrects: string,
    ...changes: { pointer: string; value?: never }[] | { pointer: string; value: unknown }[]
  ) => initiative(...past).when('correct', { corrects, changes: changes as never, reason: 'Skrivfel.' });
  const recordedAs = (corrects: string, ...changes: object[]) =>
    [CorrectionRecorded, { corrects, changes, reason: 'Skrivfel.' } as never] as const;

  it('replaces a value in an earlier event', () => {
    correct([need], idOf(0), { pointer: '/data/title', value: 'Nytt ärendesystem' }).then(
      recordedAs(idOf(0), { pointer: '/data/title', value: 'Nytt ärendesystem' }),
    );
  });

  it('replaces the day on which something happened', () => {
    correct([need], idOf(0), { pointer: '/occurredAt', value: '2025-03-13' }).then(
      recordedAs(idOf(0), { pointer: '/occurredAt', value: '2025-03-13' }),
    );
  });

  it('removes an optional value', () => {
    correct([[e.NeedReported, { ...NEED, systemName: 'W3' }]], idOf(0), {
      pointer: '/data/systemName',
    } as never).then(recordedAs(idOf(0), { pointer: '/data/systemName' }));
  });

  it('is refused when it would remove a required value', () => {
    correct([need], idOf(0), { pointer: '/data/title' } as never).thenRefused('correction-does-not-fit');
  });

  it('is refused when a value would not fit its field', () => {
    correct([need], idOf(0), { pointer: '/data/estimatedCostOre', value: 0.5 }).thenRefused(
      'correction-does-not-fit',
    );
  });

  it('is checked together: total and share may change at once, but not one alone', () => {
    const financed: Past = [e.FinancingDecided, { ...MONEY, shares, round: 1 }];
    const total = { pointer: '/data/totalOre', value: 400 };
    const share = { pointer: '/data/shares/1/amountOre', value: 300 };
    correct([need, financed], idOf(1), total).thenRefused('correction-does-not-fit');
    correct([need, financed], idOf(1), total, share).then(recordedAs(idOf(1), total, share));
  });

  it('is refused when it names no event of the stream, or another correction', () => {
    const earlier: Past = [
      CorrectionRecorded,
      { corrects: idOf(0), changes: [{ pointer: '/data/title', value: 'B' }], reason: 'x' },
    ];
    correct([need], idOf(9), { pointer: '/data/title', value: 'B' }).thenRefused('unknown-event');
    correct([need, earlier], idOf(1), { pointer: '/data/reason', value: 'y' }).thenRefused('unknown-event');
  });

  it('is refused when the value is that already, also through an earlier correction', () => {
    const earlier: Past = [
      CorrectionRecorded,
      { corrects: idOf(0), changes: [{ pointer: '/data/title', value: 'B' }], reason: 'x' },
    ];
    correct([need], idOf(0), { pointer: '/data/title', value: NEED.title }).thenRefused(
      'correction-changes-nothing',
    );
    correct([need, earlier], idOf(0), { pointer: '/data/title', value: 'B' }).thenRefused(
      'correction-changes-nothing',
    );
    correct([need, earlier], idOf(0), { pointer: '/data/title', value: NEED.title }).then(
      recordedAs(idOf(0), { pointer: '/data/title', value: NEED.title }),
    );
  });

  it('is refused when the day would lie in the future', () => {
    correct([need], idOf(0), { pointer: '/occurredAt', value: '2025-07-01' }).thenRefused('date-in-future');
  });

  it('changes what the stream decides by: a corrected postponement still opens a new round', () => {
    initiative(need, approved, [
      CorrectionRecorded,
      { corrects: idOf(1), changes: [{ pointer: '/data/kind', value: 'central-funding' }], reason: 'x' },
    ])
      .when('decide', { outcome: 'approved', forum: 'it-steering-group' })
      .then([e.DecisionMade, approval]);
  });
});
