import { describe, expect, it } from '@jest/globals';
import * as d from '../../../src/domain/initiatives/decision.events.js';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import * as o from '../../../src/domain/offices/office.events.js';
import { given } from '../given.js';
import { OPERATIONAL } from '../spotless.js';
import { step } from '../told.js';
import { DEPUTY, HEAD_OF_SCHOOLS, OWNER } from '../world.js';

const TODAY = '2025-06-30';
const operational = given(OPERATIONAL);
const assessed = (size: 'new' | 'major' | 'minor', at: string) =>
  step(p.ChangeSizeAssessed, { size, assessingOffice: 'it-strategist' }, at);

describe('a change of an operational system', () => {
  const rule = 'operational-change-size-assessed';
  const change = operational.but('need', { kind: 'major-change' });

  it('S153: is found when nobody has assessed whether it is a larger one', () => {
    change.on(TODAY).finds([rule]);
    change.and('size', assessed('major', '2025-02-01')).on(TODAY).finds([]);
    change.and('size', assessed('minor', '2025-02-01')).on(TODAY).finds([]);
  });

  it('S153: is to be assessed before the decision; on the same day nothing is proven', () => {
    change.and('size', assessed('major', '2025-04-23')).on(TODAY).finds([]);
    change.and('size', assessed('major', '2025-04-24')).on(TODAY).finds([rule]);
  });

  it('S153: takes the path when it is a larger one, and not when it is a minor one', () => {
    const unprepared = change.without('consulted', 'procurement', 'it-unit');
    unprepared
      .and('size', assessed('major', '2025-02-01'))
      .on(TODAY)
      .finds(['operational-consulted-before-decision', 'operational-parties-contacted']);
    unprepared.and('size', assessed('minor', '2025-02-01')).on(TODAY).finds([]);
  });

  it('S153: is the path of initiatives without a system too (A29)', () => {
    operational
      .but('need', { category: 'no-system', systemId: undefined, kind: 'development' })
      .without('consulted')
      .on(TODAY)
      .finds(['operational-consulted-before-decision']);
  });
});

describe('the need of an operational system', () => {
  const rule = 'operational-need-reported-by-operation';

  it('S154: may be reported by the head of operation or the system owner', () => {
    for (const reporterCapacity of ['head-of-operation', 'system-owner'])
      operational.but('need', { reporterCapacity }).on(TODAY).finds([]);
  });

  it('S154: is found when somebody else reported it, or somebody equivalent without saying why (A13)', () => {
    for (const reporterCapacity of ['other', 'equivalent', undefined])
      operational.but('need', { reporterCapacity }).on(TODAY).finds([rule]);
    operational
      .but('need', { reporterCapacity: 'equivalent', capacityJustification: 'Tjänsten är vakant.' })
      .on(TODAY)
      .finds([]);
  });

  it('S154: is judged by the category it was reported with', () => {
    operational
      .but('need', { reporterCapacity: 'head-of-operation' })
      .and(
        'shared',
        step(p.CategoryAssessed, { category: 'shared', assessingOffice: 'it-strategist' }, '2025-06-01'),
      )
      .on(TODAY)
      .finds([]);
  });

  it('S154: is found when work had begun before it was reported', () => {
    operational.moved('consulted', '2025-01-09').on(TODAY).finds(['need-reported-first']);
  });
});

describe('the consultation with the IT strategist on an operational system', () => {
  const rule = 'operational-consulted-before-decision';

  it('S155: is found when it never took place, or with another office', () => {
    operational.without('consulted').on(TODAY).finds([rule]);
    operational
      .but('consulted', { consultedOffice: 'head-of-it', consultedPerson: undefined })
      .on(TODAY)
      .finds([rule]);
  });

  it('S155: is found when it took place after the decision; on the same day nothing is proven', () => {
    operational.moved('consulted', '2025-04-23').on(TODAY).finds([]);
    operational.moved('consulted', '2025-04-24').on(TODAY).finds([rule]);
  });

  it('S155: is measured in days from the need', () => {
    operational.on(TODAY).measures('need-to-first-contact', [10]);
  });
});

describe('the decision on an operational system', () => {
  const rule = 'operational-decided-by-steering-group';
  const byOfficial = operational.but('decided', {
    forum: 'official',
    meetingDate: undefined,
    decider: OWNER,
    deciderOffice: 'head-of-schools',
    legalNature: 'delegated',
  });
  const schools = 'office-head-of-schools';
  const owner = step(o.HolderAppointed, { person: OWNER, from: '2024-01-01' }, '2024-01-01');
  const delegation = (more: Partial<Parameters<typeof step<typeof o.DelegationGranted>>[1]> = {}) =>
    step(
      o.DelegationGranted,
      { delegation: 'UN 3', matter: 'approval', givenBy: 'Utbildningsnämnden', from: '2025-01-01', ...more },
      '2025-01-01',
    );

  it('S156: is the steering group’s, and the chief executive is no exception here', () => {
    operational.on(TODAY).finds([]);
    const byChief = operational.but('decided', { forum: 'chief-executive', meetingDate: undefined });
    byChief.on(TODAY).finds([rule]);
    byChief
      .and(
        'escalated',
        step(d.DecisionEscalated, { to: 'chief-executive', reasons: 'Bråttom.', round: 1 }, '2025-04-22'),
      )
      .on(TODAY)
      .finds(['escalated-by-a-way-of-the-path', rule]);
  });

  it('S156: is found to be escalated where the path lets nobody decide instead, whoever decided then', () => {
    const escalated = operational.and(
      'escalated',
      step(d.DecisionEscalated, { to: 'chief-executive', reasons: 'Bråttom.', round: 1 }, '2025-04-22'),
    );
    escalated.on(TODAY).finds(['escalated-by-a-way-of-the-path']);
    const [found] = escalated.on(TODAY).of('escalated-by-a-way-of-the-path');
    expect(found).toMatchObject({ rows: ['S156'], remedy: { sv: 'Låt IT-styrgruppen besluta.' } });
  });

  it('S156: is no exception for the chief executive by a delegation either: officials have that', () => {
    operational
      .but('decided', {
        forum: 'chief-executive',
        meetingDate: undefined,
        legalNature: 'delegated',
        delegation: 'UN 3',
      })
      .knowing('office-chief-executive', { delegation: delegation() })
      .on(TODAY)
      .finds([rule]);
  });

  it('S156: may be made by an official with a delegation in force for it (A08)', () => {
    byOfficial.knowing(schools, { owner, delegation: delegation() }).on(TODAY).finds([]);
    byOfficial
      .knowing(schools, { owner, delegation: delegation({ matter: 'any', limitOre: 100_000_000 }) })
      .on(TODAY)
      .finds([]);
  });

  it('S156: is found when the official had no delegation that day, for such a matter or of that name', () => {
    const both = ['decider-competent', rule];
    byOfficial.knowing(schools, { owner }).on(TODAY).finds(both);
    for (const more of [
      { from: '2025-04-24' },
      { to: '2025-04-23' },
      { matter: 'financing' as const },
      { limitOre: 99_999_999 },
    ])
      byOfficial
        .knowing(schools, { owner, delegation: delegation(more) })
        .on(TODAY)
        .finds(both);
    byOfficial
      .but('decided', { delegation: 'UN 4' })
      .knowing(schools, { owner, delegation: delegation() })
      .on(TODAY)
      .finds(both);
  });

  it('S156: is found beyond the delegation also when the decision is not called a delegated one', () => {
    byOfficial
      .but('decided', { legalNature: 'internal-steering' })
      .knowing(schools, { owner, delegation: delegation({ limitOre: 99_999_999 }) })
      .on(TODAY)
      .finds([rule]);
  });

  it('S156: a substitute decides within a delegation that holds for substitutes, and outside another', () => {
    const bySubstitute = byOfficial.but('decided', { decider: DEPUTY }).knowing(schools, {
      substitute: step(o.SubstituteAppointed, { person: DEPUTY, from: '2025-04-01' }, '2025-04-01'),
    });
    bySubstitute
      .knowing(schools, { delegation: delegation({ forSubstitutes: true }) })
      .on(TODAY)
      .finds([]);
    bySubstitute.knowing(schools, { delegation: delegation() }).on(TODAY).finds(['decider-competent', rule]);
  });

  it('S156: is found when a matter of principle was decided by an official', () => {
    byOfficial
      .knowing(schools, { owner, delegation: delegation() })
      .and(
        'principled',
        step(
          p.CategoryAssessed,
          { category: 'operational', assessingOffice: 'it-strategist', principled: true },
          '2025-04-01',
        ),
      )
      .on(TODAY)
      .finds([rule, 'principled-matter-not-delegated']);
  });

  it('S066: is asked of every purchase and upgrade, a minor one too (A10)', () => {
    const official = operational
      .but('decided', {
        forum: 'official',
        meetingDate: undefined,
        decider: HEAD_OF_SCHOOLS,
        deciderOffice: 'head-of-schools',
      })
      .but('need', { reportedBy: OWNER })
      .and('size', assessed('minor', '2025-02-01'));
    official.on(TODAY).finds([rule]);
    official.but('need', { reportedBy: OWNER, kind: 'upgrade' }).on(TODAY).finds([rule]);
    official.but('need', { reportedBy: OWNER, kind: 'development' }).on(TODAY).finds([]);
  });
});

describe('the contacts before a decision on an operational system', () => {
  const rule = 'operational-parties-contacted';

  it('S157: is found for each party that was not contacted', () => {
    operational.without('it-unit').on(TODAY).finds([rule]);
    operational
      .without('procurement', 'it-unit')
      .on(TODAY)
      .says(rule, [
        'Upphandlingscentret har inte kontaktats före beslutet.',
        'IT-enheten har inte kontaktats före beslutet.',
      ]);
  });

  it('S157: is found when a contact came after the decision; on the same day nothing is proven', () => {
    operational.moved('procurement', '2025-04-23').on(TODAY).finds([]);
    operational.moved('procurement', '2025-04-24').on(TODAY).finds([rule]);
    operational.moved('procurement', '2025-04-24').on(TODAY).shows(rule, 'decided', 'procurement');
  });

  it('S157: is measured in days from the need', () => {
    operational.without('consulted').on(TODAY).measures('need-to-first-contact', [12]);
  });
});
