import { describe, expect, it } from '@jest/globals';
import * as fu from '../../../src/domain/initiatives/funding.events.js';
import * as s from '../../../src/domain/systems/system.events.js';
import { given } from '../given.js';
import { CENTRALLY_FUNDED, OPERATIONAL, SHARED } from '../spotless.js';
import { step, type Step } from '../told.js';
import { GUIDELINE, parameter } from '../world.js';

const TODAY = '2025-06-30';
const shared = given(SHARED);
const total = 100_000_000;
const shares = (...parts: (readonly [string, number])[]) =>
  parts.map(([unit, amountOre]) => ({ unit, amountOre }));

const decision = (data: object, at: string): Step => ({
  ...(OPERATIONAL['decided'] as Step),
  at,
  data: { ...(OPERATIONAL['decided'] as Step).data, ...data },
});

describe('a shared system', () => {
  const rule = 'shared-paid-by-stated-principle';

  it('S162: is found when it is paid for in another way than by the board or by distribution', () => {
    shared.but('financed', { principle: 'own-use' }).on(TODAY).finds([rule]);
    shared
      .but('financed', { principle: 'central-co-financing' })
      .on(TODAY)
      .finds(['central-funds-are-a-part', 'central-funds-only-when-granted', rule]);
  });

  it('S162: says nothing of equipment that is rented, which is no system (S044)', () => {
    shared.but('need', { kind: 'equipment' }).but('financed', { principle: 'rental' }).on(TODAY).finds([]);
  });

  const byBoard = shared.but('financed', {
    principle: 'executive-board-budget',
    shares: shares(['Kommunstyrelsen', total]),
    allocationKey: undefined,
  });

  it('S162: is found when it is paid for by another principle than the system’s own', () => {
    byBoard.on(TODAY).finds([rule]);
    byBoard
      .on(TODAY)
      .says(rule, ['Finansieringen följer en annan princip än den som är beslutad för systemet.']);
    byBoard.on(TODAY).shows(rule, 'financed', 'case register principle');
    byBoard.but('need', { systemId: undefined }).on(TODAY).finds([]);
  });

  it('S162: is what the register has as shared, whatever the initiative was called', () => {
    const called = given(OPERATIONAL).but('need', { systemId: 'case-register' });
    called
      .on(TODAY)
      .says(rule, [
        'Ett kommungemensamt system finansieras varken inom kommunstyrelsens budget eller genom fördelning.',
      ]);
  });

  it('S162: is the platform, with the network and the switchboard in it (S139), where nothing else is named', () => {
    const platform = byBoard
      .but('need', { systemId: undefined, systemName: 'Telefonväxel', kind: 'it-platform' })
      .knowing('system-it-platform', {
        principle: step(
          s.FinancingPrincipleSet,
          { principle: 'distributed', from: '2020-01-01', forum: 'it-steering-group' },
          '2020-01-01',
        ),
      });
    platform.on(TODAY).shows(rule, 'financed', 'principle');
    expect(platform.but('need', { kind: 'purchase' }).on(TODAY).of(rule)).toEqual([]);
  });

  it('S162: follows the principle of the day, in whatever order the principles were recorded', () => {
    const set = (from: string, at: string) =>
      step(
        s.FinancingPrincipleSet,
        { principle: 'executive-board-budget', from, forum: 'it-steering-group' },
        at,
      );
    const since = (from: string) =>
      byBoard.knowing('system-case-register', { board: set(from, '2025-01-01') }).on(TODAY);
    since('2025-05-20').finds([]);
    since('2025-05-21').finds([rule]);
    since('2017-01-01').finds([rule]);
  });

  it('S163: is found when others pay too though it is within the executive board’s budget', () => {
    const inBoard = byBoard.but('need', { systemId: undefined });
    const found = ['executive-board-budget-is-one-share'];
    inBoard.on(TODAY).finds([]);
    inBoard
      .but('financed', { shares: shares(['Kommunstyrelsen', total - 1], ['Utbildningskontoret', 1]) })
      .on(TODAY)
      .finds(found);
    inBoard
      .but('financed', { shares: shares(['Utbildningskontoret', total]) })
      .on(TODAY)
      .finds(found);
  });

  it('S163: is within the budget of the units that the municipality has said', () => {
    byBoard
      .but('need', { systemId: undefined })
      .knowing(GUIDELINE, { units: parameter('executiveBoardUnits', ['Kommunledningskontoret']) })
      .on(TODAY)
      .finds(['executive-board-budget-is-one-share']);
  });

  it('S164: is found when the distribution cannot be recomputed', () => {
    const found = ['distribution-is-reproducible'];
    shared.on(TODAY).finds([]);
    shared.but('financed', { allocationKey: undefined }).on(TODAY).finds(found);
    shared
      .but('financed', { shares: shares(['Utbildningskontoret', total]) })
      .on(TODAY)
      .finds(['distribution-follows-its-key', ...found]);
    shared
      .but('financed', { shares: shares(['Utbildningskontoret', total - 1], ['Utbildningskontoret', 1]) })
      .on(TODAY)
      .finds(['distribution-follows-its-key', ...found]);
  });
});

describe('central funds', () => {
  const funded = given(CENTRALLY_FUNDED);

  it('S020: is found when they pay without having been asked for, or granted', () => {
    const rule = 'central-funds-only-when-granted';
    funded.on(TODAY).finds([]);
    funded.without('requested').on(TODAY).finds([rule]);
    funded.without('granted').on(TODAY).finds([rule]);
    funded.moved('granted', '2025-05-21').on(TODAY).finds([rule]);
    funded.moved('granted', '2025-05-20').on(TODAY).finds([]);
  });

  it('S020: is found when they pay more than was granted', () => {
    const rule = 'central-funds-only-when-granted';
    const more = shares(['Utbildningskontoret', 50_000_000], ['Centrala medel', 50_000_000]);
    funded.but('financed', { shares: more }).on(TODAY).finds([rule]);
    funded
      .but('financed', { shares: more })
      .on(TODAY)
      .says(rule, ['Mer centrala medel ingår i finansieringen än vad som har beviljats.']);
    funded
      .but('financed', { shares: more })
      .and(
        'granted more',
        step(
          fu.CentralFundsGranted,
          { grantedOre: 10_000_000, totalOre: total, budgetYear: 2025 },
          '2025-05-10',
        ),
      )
      .on(TODAY)
      .finds([]);
  });

  it('S165: is found when a shared system asks for them, or nobody says what the special case is', () => {
    const found = ['central-funding-is-a-special-case'];
    const onlyAsked = funded.without('central decision', 'granted', 'financed', 'closed');
    onlyAsked.on('2025-06-01').finds([]);
    onlyAsked.but('requested', { specialCase: false }).on('2025-06-01').finds(found);
    onlyAsked.but('requested', { specialCase: undefined }).on('2025-06-01').finds(found);
    onlyAsked.but('requested', { criteria: undefined }).on('2025-06-01').finds(found);
    shared
      .and('requested', CENTRALLY_FUNDED['requested'] as Step)
      .on(TODAY)
      .finds(found);
  });

  it('S166: is found when no coordination gain is stated, or not with what', () => {
    const found = ['central-funding-states-gain'];
    funded.but('requested', { coordinationGain: undefined }).on(TODAY).finds(found);
    funded.but('requested', { related: undefined }).on(TODAY).finds(found);
  });

  it('S167: is found when they pay all of it', () => {
    const rule = 'central-funds-are-a-part';
    const all = funded
      .but('granted', { grantedOre: total })
      .but('financed', { shares: shares(['Centrala medel', total]) });
    all.on(TODAY).finds([rule]);
    all.on(TODAY).shows(rule, 'granted', 'financed');
    funded
      .but('granted', { grantedOre: total - 1 })
      .but('financed', { shares: shares(['Centrala medel', total - 1], ['Utbildningskontoret', 1]) })
      .on(TODAY)
      .finds([]);
  });

  it('S167: is found when nothing of them is paid out of a unit that counts as central funds', () => {
    const found = ['central-funds-are-a-part', 'own-systems-paid-by-their-own'];
    const unknown = shares(['Utbildningskontoret', 60_000_000], ['Digitaliseringspotten', 40_000_000]);
    funded.but('financed', { shares: unknown }).on(TODAY).finds(found);
    funded
      .but('financed', { shares: unknown })
      .knowing(GUIDELINE, { units: parameter('centralFundsUnits', ['Digitaliseringspotten']) })
      .on(TODAY)
      .finds([]);
    funded
      .but('granted', { grantedOre: 0 })
      .on(TODAY)
      .finds(['central-funds-are-a-part', 'central-funds-only-when-granted']);
  });

  it('S168: is found when they were granted without a decision of the steering group', () => {
    const found = ['central-funds-decided-by-steering-group'];
    funded.without('central decision').on(TODAY).finds(found);
    funded.but('central decision', { outcome: 'rejected' }).on(TODAY).finds(found);
    // The meeting was in April, and the decision is told to be of the day after the granting.
    funded.moved('central decision', '2025-05-03').on(TODAY).finds(found);
    funded.moved('central decision', '2025-05-02').on(TODAY).finds([]);
  });

  it('S168: is found when somebody else decided on them, the chief executive too', () => {
    const rule = 'central-funds-decided-by-steering-group';
    const byChief = funded.but('central decision', { forum: 'chief-executive', meetingDate: undefined });
    byChief.on(TODAY).finds([rule]);
    byChief.on(TODAY).shows(rule, 'central decision', 'granted');
    funded.but('central decision', { forum: 'executive-board', meetingDate: undefined }).on(TODAY).finds([]);
  });

  it('S168: is found when what was approved had been rejected since', () => {
    funded
      .and(
        'rejected since',
        decision(
          { round: 2, kind: 'central-funding', outcome: 'rejected', forum: 'executive-board' },
          '2025-05-01',
        ),
      )
      .on(TODAY)
      .finds(['central-funds-decided-by-steering-group']);
  });
});
