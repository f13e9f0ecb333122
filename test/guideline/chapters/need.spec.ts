import { describe, it } from '@jest/globals';
import { ProcurementLinked } from '../../../src/domain/initiatives/carrying-out.events.js';
import * as e from '../../../src/domain/initiatives/initiative.events.js';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import { given } from '../given.js';
import { CENTRALLY_FUNDED, OPERATIONAL, SHARED } from '../spotless.js';
import { step } from '../told.js';
import { GUIDELINE, parameter } from '../world.js';

const TODAY = '2025-06-30';
const shared = given(SHARED);
const supplemented = (data: Parameters<typeof step<typeof p.NeedSupplemented>>[1]) =>
  step(p.NeedSupplemented, data, '2025-02-01');

describe('a spotless initiative', () => {
  it.each([
    ['shared', SHARED],
    ['operational', OPERATIONAL],
    ['centrally funded', CENTRALLY_FUNDED],
  ])('finds nothing: %s', (_which, history) => {
    given(history).on(TODAY).finds([]);
  });
});

describe('the reported need', () => {
  it('S009: is found when it does not say what the operation needs', () => {
    shared.but('need', { businessNeed: undefined }).on(TODAY).finds(['need-states-operational-need']);
  });

  it('S009: may say it in a supplement', () => {
    shared
      .but('need', { businessNeed: undefined })
      .and('supplement', supplemented({ businessNeed: 'Stöd för e-arkiv saknas.' }))
      .on(TODAY)
      .finds([]);
  });

  it('S010: is found when it does not say what is gained for the operation', () => {
    shared.but('need', { expectedEffect: undefined }).on(TODAY).finds(['need-states-expected-effect']);
  });

  it('S010: may say it in a supplement', () => {
    shared
      .but('need', { expectedEffect: undefined })
      .and('supplement', supplemented({ expectedEffect: 'Kortare handläggning.' }))
      .on(TODAY)
      .finds([]);
  });

  it('S014: is found when it serves no goal of the committee', () => {
    shared.but('need', { goalRefs: undefined }).on(TODAY).finds(['need-linked-to-goals']);
  });

  it('S014: may name the goal in a supplement, and a supplement about something else names none', () => {
    const without = shared.but('need', { goalRefs: undefined });
    without
      .and('supplement', supplemented({ goalRefs: ['KS-2025-1'] }))
      .on(TODAY)
      .finds([]);
    without
      .and('supplement', supplemented({ estimatedCostOre: 1 }))
      .on(TODAY)
      .finds(['need-linked-to-goals']);
  });

  it('S022: is found when the procurement centre was contacted before it was reported', () => {
    shared.moved('procurement', '2025-01-09').on(TODAY).finds(['need-reported-first']);
    shared.moved('procurement', '2025-01-09').on(TODAY).shows('need-reported-first', 'need', 'procurement');
  });

  it('S022: on the same day without times nothing is proven, and with times it is', () => {
    shared.moved('procurement', '2025-01-10').on(TODAY).finds([]);
    shared.moved('need', '2025-01-10T09:00').moved('procurement', '2025-01-10T10:00').on(TODAY).finds([]);
    shared
      .moved('need', '2025-01-10T09:00')
      .moved('procurement', '2025-01-10T08:59')
      .on(TODAY)
      .finds(['need-reported-first']);
  });

  it('S022: is found when a contract is older, though it was linked later', () => {
    const linked = (contractedOn: string) =>
      step(
        ProcurementLinked,
        { procurement: 'UPP 2025/1', procurementForm: 'call-off', contractedOn },
        '2025-05-01',
      );
    shared.and('contract', linked('2025-01-09')).on(TODAY).finds(['need-reported-first']);
    shared.and('contract', linked('2025-01-10')).on(TODAY).finds([]);
  });
});

describe('the information about a need', () => {
  const rule = 'information-forwarded';

  it('S023: is found when nobody has forwarded it within the days that are set', () => {
    shared.without('forwarded').on('2025-01-24').finds([]);
    shared.without('forwarded').on(TODAY).finds([rule]);
    shared
      .without('forwarded')
      .on('2025-01-24')
      .owes(rule, [{ for: 'coordinator', by: '2025-01-24' }]);
  });

  it('S023: is overdue from the day after, and not on the last day', () => {
    shared.moved('forwarded', '2025-01-24').on(TODAY).finds([]);
    shared.moved('forwarded', '2025-01-25').on(TODAY).finds([rule]);
    shared.moved('forwarded', '2025-01-25').on(TODAY).shows(rule, 'need', 'forwarded');
  });

  it('S023: is to reach the deciding group and the affected operation, by code or by name', () => {
    shared
      .but('forwarded', { recipients: ['it-steering-group', 'Kommunstyrelsens kontor'] })
      .on(TODAY)
      .finds([]);
    shared
      .but('forwarded', { recipients: ['IT-styrgruppen'] })
      .on(TODAY)
      .finds([rule]);
    shared
      .but('forwarded', { recipients: ['Kommunstyrelsens kontor'] })
      .on(TODAY)
      .finds([rule]);
  });

  it('S023: may be told to one after the other, and is done when the last of them was told', () => {
    const toBoth = shared
      .but('forwarded', { recipients: ['IT-styrgruppen'] })
      .and('told', step(p.InformationForwarded, { recipients: ['Kommunstyrelsens kontor'] }, '2025-01-20'));
    toBoth.on(TODAY).owes(rule, [{ for: 'coordinator', by: '2025-01-24', doneOn: '2025-01-20' }]);
    // Told again, it was done all the same.
    toBoth
      .and('again', step(p.InformationForwarded, { recipients: ['IT-styrgruppen'] }, '2025-03-01'))
      .on(TODAY)
      .owes(rule, [{ for: 'coordinator', by: '2025-01-24', doneOn: '2025-01-20' }]);
    // Recorded in the other order: what counts is when it was done.
    toBoth
      .recorded('forwarded', '2025-01-21T08:00:00.000Z')
      .on(TODAY)
      .owes(rule, [{ for: 'coordinator', by: '2025-01-24', doneOn: '2025-01-20' }]);
  });

  it('S023: need not be forwarded any more when the need was withdrawn in time', () => {
    const withdrawn = (at: string) =>
      shared
        .without('forwarded', 'consulted', 'procurement', 'it-unit', 'anchored', 'assessed')
        .without('decided', 'financed', 'closed')
        .and('withdrawn', step(e.NeedWithdrawn, {}, at));
    withdrawn('2025-01-12').on(TODAY).finds([]);
    withdrawn('2025-01-12').on(TODAY).owes(rule, []);
    withdrawn('2025-01-25').on(TODAY).finds([rule]);
  });

  it('S023: is never overdue where the municipality has set no time, and stays to be done', () => {
    const timeless = shared.without('forwarded').unaware(GUIDELINE, 'forwardInformationDays');
    timeless.on(TODAY).finds([]);
    timeless.on(TODAY).owes(rule, [{ for: 'coordinator' }]);
  });

  it('S023: follows the time that the municipality has set', () => {
    const longer = shared
      .without('forwarded')
      .knowing(GUIDELINE, { days: parameter('forwardInformationDays', 400) });
    longer.on(TODAY).finds([]);
  });
});

describe('support to an administration', () => {
  const support = (askedOn: string | undefined) =>
    step(
      p.SupportGiven,
      {
        support: 'technical',
        to: 'Utbildningskontoret',
        ...(askedOn === undefined ? {} : { askedOn }),
      },
      '2025-02-11',
    );

  it('S018: is measured from when it was asked for until it was given', () => {
    shared.and('support', support('2025-02-01')).on(TODAY).measures('support-lead-time', [10]);
  });

  it('S018: is not measured when nobody knows when it was asked for', () => {
    shared.and('support', support(undefined)).on(TODAY).measures('support-lead-time', []);
  });
});

describe('the time until somebody was asked', () => {
  it('S022: is measured from the need to the first consultation or contact', () => {
    shared.on(TODAY).measures('need-to-first-contact', [10]);
    shared.moved('it-unit', '2025-01-12').on(TODAY).measures('need-to-first-contact', [2]);
    shared.without('consulted', 'procurement', 'it-unit').on(TODAY).measures('need-to-first-contact', []);
  });
});
