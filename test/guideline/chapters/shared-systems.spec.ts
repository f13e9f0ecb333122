import { describe, it } from '@jest/globals';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import { given } from '../given.js';
import { SHARED } from '../spotless.js';
import { step, type Step } from '../told.js';

const TODAY = '2025-06-30';
const shared = given(SHARED);

/** A change of a shared system that exists. */
const change = shared.but('need', { kind: 'upgrade' });
const assessed = (size: 'new' | 'major' | 'minor', at: string, recordedAt?: string): Step =>
  step(p.ChangeSizeAssessed, { size, assessingOffice: 'it-strategist' }, at, recordedAt);

describe('a change of a shared system', () => {
  const rule = 'shared-change-size-assessed';

  it('S144: is found when nobody has assessed whether it is a larger one', () => {
    change.on(TODAY).finds([rule]);
    change.and('size', assessed('major', '2025-02-01')).on(TODAY).finds([]);
  });

  it('S144: is to be assessed before the decision; on the same day nothing is proven', () => {
    change.and('size', assessed('major', '2025-04-23')).on(TODAY).finds([]);
    change.and('size', assessed('major', '2025-04-24')).on(TODAY).finds([rule]);
  });

  it('S144: need not be assessed when it is the introduction of something new', () => {
    for (const kind of ['purchase', 'network', 'development'])
      shared.but('need', { kind }).on(TODAY).finds([]);
    for (const kind of ['upgrade', 'major-change', 'it-platform'])
      shared.but('need', { kind }).on(TODAY).finds([rule]);
  });

  const unprepared = change.without('consulted', 'procurement', 'it-unit', 'anchored', 'assessed');
  const unpreparedFinds = [
    'anchored-before-decision',
    'management-team-anchoring-assessed',
    'referred-before-decision',
    'shared-consulted-before-decision',
    'shared-parties-contacted',
  ];

  it('S144: takes the path when it is a larger one, and not when it is a minor one', () => {
    unprepared.and('size', assessed('major', '2025-02-01')).on(TODAY).finds(unpreparedFinds);
    unprepared.and('size', assessed('minor', '2025-02-01')).on(TODAY).finds(['referred-before-decision']);
  });

  it('S144: follows the assessment made last before the decision, in whatever order they were recorded', () => {
    unprepared
      .and('small', assessed('minor', '2025-02-01', '2025-02-12T08:00:00.000Z'))
      .and('large', assessed('major', '2025-02-05'))
      .on(TODAY)
      .finds(unpreparedFinds);
    unprepared
      .and('large', assessed('major', '2025-02-01'))
      .and('small afterwards', assessed('minor', '2025-04-24'))
      .on(TODAY)
      .finds(unpreparedFinds);
    unprepared
      .moved('decided', '2025-04-23T13:00')
      .and('large', assessed('major', '2025-02-01'))
      .and('small an hour later', assessed('minor', '2025-04-23T14:00'))
      .on(TODAY)
      .finds(unpreparedFinds);
  });
});

describe('the need of a shared system', () => {
  const rule = 'shared-need-reported-by-owner';

  it('S145: is found when somebody else than the system owner reported it', () => {
    for (const reporterCapacity of ['head-of-operation', 'other', undefined])
      shared.but('need', { reporterCapacity }).on(TODAY).finds([rule]);
  });

  it('S145: may be reported by somebody equivalent, when it is said why (A13)', () => {
    const equivalent = shared.but('need', { reporterCapacity: 'equivalent' });
    equivalent.on(TODAY).finds([rule]);
    equivalent.on(TODAY).says(rule, ['Behovet är anmält av någon «motsvarande» utan att det sägs varför.']);
    equivalent.but('need', { capacityJustification: 'Tjänsten är vakant.' }).on(TODAY).finds([]);
  });

  it('S145: is found when work had begun before it was reported', () => {
    shared.moved('consulted', '2025-01-09').on(TODAY).finds(['need-reported-first']);
  });
});

describe('the consultation with the IT strategist on a shared system', () => {
  const rule = 'shared-consulted-before-decision';

  it('S146: is found when it never took place', () => {
    shared.without('consulted').on(TODAY).finds([rule]);
  });

  it('S146: is found when it took place after the decision; on the same day nothing is proven', () => {
    shared.moved('consulted', '2025-04-23').on(TODAY).finds([]);
    shared.moved('consulted', '2025-04-24').on(TODAY).finds([rule]);
    shared.moved('consulted', '2025-04-24').on(TODAY).shows(rule, 'decided', 'consulted');
    shared
      .moved('decided', '2025-04-23T13:00')
      .moved('consulted', '2025-04-23T13:01')
      .on(TODAY)
      .finds([rule]);
  });

  it('S146: is found when another office was consulted', () => {
    shared
      .but('consulted', { consultedOffice: 'head-of-it', consultedPerson: undefined })
      .on(TODAY)
      .finds([rule]);
  });

  it('S146: is measured in days from the need', () => {
    shared.on(TODAY).measures('need-to-first-contact', [10]);
  });
});

describe('the contacts before a decision on a shared system', () => {
  const rule = 'shared-parties-contacted';

  it('S151: is found for each party that was not contacted', () => {
    shared
      .without('procurement')
      .on(TODAY)
      .says(rule, ['Upphandlingscentret har inte kontaktats före beslutet.']);
    shared.without('it-unit').on(TODAY).finds([rule]);
    shared
      .without('procurement', 'it-unit')
      .on(TODAY)
      .says(rule, [
        'Upphandlingscentret har inte kontaktats före beslutet.',
        'IT-enheten har inte kontaktats före beslutet.',
      ]);
  });

  it('S151: is found when a contact came after the decision; on the same day nothing is proven', () => {
    shared.moved('it-unit', '2025-04-23').on(TODAY).finds([]);
    shared.moved('it-unit', '2025-04-24').on(TODAY).finds([rule]);
    shared
      .moved('it-unit', '2025-04-24')
      .on(TODAY)
      .says(rule, ['IT-enheten kontaktades först efter beslutet.']);
  });

  it('S151: is measured in days from the need', () => {
    shared.without('consulted').on(TODAY).measures('need-to-first-contact', [12]);
  });
});
