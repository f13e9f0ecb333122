import { describe, it } from '@jest/globals';
import * as e from '../../../src/domain/initiatives/initiative.events.js';
import * as fu from '../../../src/domain/initiatives/funding.events.js';
import * as o from '../../../src/domain/offices/office.events.js';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import { given } from '../given.js';
import { OPERATIONAL } from '../spotless.js';
import { step, type Step } from '../told.js';
import { CHIEF, DEPUTY, FINANCE, GUIDELINE } from '../world.js';

const TODAY = '2025-06-30';
const operational = given(OPERATIONAL);
const total = 100_000_000;
const shares = (...parts: (readonly [string, number])[]) =>
  parts.map(([unit, amountOre]) => ({ unit, amountOre }));

const decision = (data: object, at: string): Step => ({
  ...(OPERATIONAL['decided'] as Step),
  at,
  data: { ...(OPERATIONAL['decided'] as Step).data, ...data },
});

describe('an operational system', () => {
  const rule = 'own-systems-paid-by-their-own';
  const paidBy = (...parts: (readonly [string, number])[]) =>
    operational.but('financed', { shares: shares(...parts) }).on(TODAY);

  it('S016: is found when another administration pays for it', () => {
    paidBy(['Vård- och omsorgskontoret', total]).finds([rule]);
    paidBy(['Vård- och omsorgskontoret', total]).says(rule, [
      'Systemet hör till Utbildningskontoret men finansieras också av Vård- och omsorgskontoret.',
    ]);
  });

  it('S160: is found when another administration pays a part of it', () => {
    paidBy(['Utbildningskontoret', total - 1], ['Kommunstyrelsen', 1]).finds([
      rule,
      'use-shown-when-several-pay',
    ]);
    paidBy(['Utbildningskontoret', total - 1], ['Utbildningskontoret', 1]).finds([]);
  });

  it('S160: is found when a changed financing lets another pay', () => {
    const { round: _round, ...before } = (OPERATIONAL['financed'] as Step).data;
    const changed = (unit: string): Step => ({
      definition: fu.FinancingChanged as unknown as Step['definition'],
      data: { ...before, shares: shares([unit, total]) },
      at: '2025-06-10',
    });
    operational.and('changed', changed('Utbildningskontoret')).on(TODAY).finds([]);
    operational.and('changed', changed('Kommunstyrelsen')).on(TODAY).finds([rule]);
  });

  it('S160: of the executive board’s own administration is paid by the board, whatever its money is called', () => {
    const ofTheBoard = (unit: string) =>
      operational
        .but('need', { administration: 'Kommunstyrelsens kontor', systemId: undefined })
        .but('forwarded', { recipients: ['IT-styrgruppen', 'Kommunstyrelsens kontor'] })
        .but('financed', { shares: shares([unit, total]) })
        .on(TODAY);
    ofTheBoard('Kommunstyrelsen').finds([]);
    ofTheBoard('Utbildningskontoret').finds([rule]);
  });

  it('S161: is every one that is not shared, and an initiative without a system', () => {
    const another = shares(['Vård- och omsorgskontoret', total]);
    operational
      .but('need', { category: 'no-system', systemId: undefined })
      .but('financed', { shares: another })
      .on(TODAY)
      .finds([rule]);
    const assessed = step(
      p.CategoryAssessed,
      { category: 'shared', assessingOffice: 'it-strategist' },
      '2025-05-01',
    );
    operational
      .and('shared since', assessed)
      .but('financed', { shares: another })
      .on(TODAY)
      .finds(['shared-paid-by-stated-principle']);
  });
});

describe('those who pay for their own use', () => {
  const rule = 'use-shown-when-several-pay';
  const both = operational.but('financed', {
    shares: shares(['Utbildningskontoret', 60_000_000], ['Vård- och omsorgskontoret', 40_000_000]),
  });

  it('S159: is found when several pay and no key shows how their use was counted', () => {
    both.on(TODAY).finds(['own-systems-paid-by-their-own', rule]);
    both
      .but('financed', {
        allocationKey: { name: 'Antal anställda', version: '2025', baseDate: '2024-11-01' },
      })
      .on(TODAY)
      .finds(['own-systems-paid-by-their-own']);
  });

  it('S159: needs no key when one pays, in however many shares', () => {
    operational.on(TODAY).finds([]);
    operational
      .but('financed', { shares: shares(['Utbildningskontoret', total - 1], ['Utbildningskontoret', 1]) })
      .on(TODAY)
      .finds([]);
  });
});

describe('the financing and the decision', () => {
  const rule = 'decided-before-financed';

  it('S158: is found when the financing was decided before the initiative was approved', () => {
    operational.moved('financed', '2025-04-22').on(TODAY).finds([rule]);
    // A decision on central funds is no approval.
    operational
      .moved('financed', '2025-04-22')
      .and('central', decision({ kind: 'central-funding', outcome: 'rejected' }, '2025-04-23'))
      .on(TODAY)
      .shows(rule, 'financed', 'decided');
  });

  it('S158: on the same day without times nothing is proven, and with times it is', () => {
    operational.moved('financed', '2025-04-23').on(TODAY).finds([]);
    const decided = operational.moved('decided', '2025-04-23T13:00');
    decided.moved('financed', '2025-04-23T13:00').on(TODAY).finds([]);
    decided.moved('financed', '2025-04-23T12:59').on(TODAY).finds([rule]);
  });

  it('S147: is found when there is no approval at all, or the matter was rejected', () => {
    operational.without('decided').on(TODAY).finds([rule]);
    operational.but('decided', { outcome: 'rejected' }).on(TODAY).finds([rule]);
  });

  it('S156: counts the approval of the last round alone', () => {
    const back = step(e.InitiativeReferredBack, { round: 1, forum: 'it-steering-group' }, '2025-05-02');
    const again = operational.and('back', back).but('financed', { round: 2 });
    again.on(TODAY).finds([rule]);
    const second = (outcome: string) =>
      again.and('again', decision({ round: 2, outcome, forum: 'executive-board' }, '2025-05-10')).on(TODAY);
    second('approved').finds([]);
    second('rejected').finds([rule]);
    // On the same day nothing is proven, neither of the referral nor of a decision.
    again.moved('financed', '2025-05-02').on(TODAY).finds([]);
    again
      .and('again', decision({ round: 2, outcome: 'approved', forum: 'executive-board' }, '2025-05-20'))
      .on(TODAY)
      .finds([]);
  });

  it('S158: is not undone by the financing’s being postponed', () => {
    operational
      .and('postponed', step(e.DecisionPostponed, { round: 1, forum: 'financing-group' }, '2025-05-02'))
      .but('financed', { round: 2 })
      .on(TODAY)
      .finds([]);
  });
});

describe('whoever decides the financing', () => {
  const rule = 'financing-decider-held-office';
  const by = (decider: string | undefined, deciderOffice: string | undefined) =>
    operational.but('financed', { decider, deciderOffice }).on(TODAY);

  it('S158: is found when they did not hold the office they decided in that day', () => {
    by(CHIEF, 'finance-director').finds([rule]);
    by(FINANCE, 'finance-director').finds([]);
  });

  it('S158: may be the substitute, and is asked nothing where nobody is named', () => {
    const appointed = step(
      o.SubstituteAppointed,
      { person: DEPUTY, from: '2025-04-01', to: '2025-05-21' },
      '2025-04-01',
    );
    const deputy = operational
      .but('financed', { decider: DEPUTY, deciderOffice: 'finance-director' })
      .knowing('office-finance-director', { substitute: appointed });
    deputy.on(TODAY).finds([]);
    deputy.moved('financed', '2025-05-21').on(TODAY).finds([rule]);
    by(FINANCE, undefined).finds([]);
    by(undefined, 'finance-director').finds([]);
  });
});

describe('the end of an initiative', () => {
  const rule = 'financed-before-closed';
  const unfinanced = operational.without('financed').moved('closed', '2025-06-20');

  it('S158: is found when it was closed as completed without a financing decision', () => {
    unfinanced.on('2025-06-21').finds([rule]);
    operational.moved('financed', '2025-06-21').on(TODAY).finds([rule]);
    operational.moved('financed', '2025-06-20').on(TODAY).finds([]);
  });

  it('S158: needs no financing when nothing was done, or nothing was bought', () => {
    for (const outcome of ['discontinued', 'no-action'])
      unfinanced.but('closed', { outcome }).on(TODAY).finds([]);
    for (const kind of ['product-choice', 'rules']) unfinanced.but('need', { kind }).on(TODAY).finds([]);
  });
});

describe('the time until the financing', () => {
  const rule = 'financing-decided-in-time';
  const open = operational.without('financed', 'closed');

  it('S158: is found when it has passed, from the day after the last', () => {
    open.on('2025-06-22').finds([]);
    open.on('2025-06-22').owes(rule, [{ for: 'finance-director', by: '2025-06-22' }]);
    open.on('2025-06-23').finds([rule]);
    operational.without('closed').moved('financed', '2025-06-23').on(TODAY).finds([rule]);
    operational.without('closed').moved('financed', '2025-06-22').on(TODAY).finds([]);
  });

  it('S158: is not found when the matter was rejected, withdrawn or given up in time', () => {
    open.but('decided', { outcome: 'rejected' }).on(TODAY).owes(rule, []);
    open.but('need', { kind: 'rules' }).on(TODAY).owes(rule, []);
    for (const [at, found] of [
      ['2025-06-22', []],
      ['2025-06-23', [rule]],
    ] as const) {
      open
        .and('withdrawn', step(e.NeedWithdrawn, {}, at))
        .on(TODAY)
        .finds(found);
      open
        .and('closed', step(e.InitiativeClosed, { outcome: 'discontinued' }, at))
        .on(TODAY)
        .finds(found);
    }
  });

  it('S158: begins anew with the approval of a later round', () => {
    const back = (at: string) =>
      open.and('back', step(e.InitiativeReferredBack, { round: 1, forum: 'it-steering-group' }, at));
    back('2025-05-02')
      .and('again', decision({ round: 2, forum: 'executive-board' }, '2025-06-10'))
      .on('2025-07-31')
      .owes(rule, [{ for: 'finance-director', by: '2025-08-09' }]);
    back('2025-06-22').on(TODAY).owes(rule, []);
    back('2025-06-23').on(TODAY).finds([rule]);
  });

  it('S158: is kept by the first financing, though another follows', () => {
    operational
      .without('closed')
      .and('postponed', step(e.DecisionPostponed, { round: 1, forum: 'financing-group' }, '2025-06-01'))
      .and('second', {
        ...(OPERATIONAL['financed'] as Step),
        at: '2025-07-01',
        data: { ...(OPERATIONAL['financed'] as Step).data, round: 2 },
      })
      .on('2025-07-31')
      .finds([]);
  });

  it('S158: is kept by a financing that came too early, which is found as that', () => {
    operational
      .without('closed')
      .moved('financed', '2025-04-22')
      .on('2025-12-31')
      .finds(['decided-before-financed']);
  });

  it('S158: is not found where the municipality has set no time', () => {
    const timeless = open.unaware(GUIDELINE, 'decideFinancingDays');
    timeless.on('2026-12-31').finds([]);
    timeless.on('2026-12-31').owes(rule, [{ for: 'finance-director' }]);
  });
});
