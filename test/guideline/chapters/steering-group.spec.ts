import { describe, it } from '@jest/globals';
import * as o from '../../../src/domain/offices/office.events.js';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import * as s from '../../../src/domain/systems/system.events.js';
import { NORRKOPING } from '../../../src/guideline/packs/norrkoping.js';
import { given, judging } from '../given.js';
import { OPERATIONAL, SHARED } from '../spotless.js';
import { step } from '../told.js';
import { steeringMeeting } from '../world.js';

const TODAY = '2025-06-30';

/** The guideline with other mandates for a group. */
const withMandates = (code: string, mandates: (typeof NORRKOPING.groups)[number]['mandates']) => ({
  ...NORRKOPING,
  version: '2',
  groups: NORRKOPING.groups.map((one) => (one.code === code ? { ...one, mandates } : one)),
});

const principled = (at: string, yes = true) =>
  step(
    p.CategoryAssessed,
    { category: 'operational', assessingOffice: 'it-strategist', principled: yes },
    at,
  );

describe('a matter of principle', () => {
  const rule = 'forum-has-mandate';
  const decidedBy = (forum: 'system-owners-group' | 'it-steering-group') =>
    given(OPERATIONAL)
      .knowing('group-system-owners-group', { owners: steeringMeeting('2025-04-23') })
      .but('decided', { forum });

  it('S062: belongs to the steering group, which has the mandate for it', () => {
    decidedBy('it-steering-group').and('principled', principled('2025-04-01')).on(TODAY).finds([]);
  });

  it('S062: is found when a group without the mandate decided it', () => {
    const elsewhere = decidedBy('system-owners-group').and('principled', principled('2025-04-01'));
    elsewhere.on(TODAY).finds([rule, 'operational-decided-by-steering-group']);
    elsewhere
      .on(TODAY)
      .says(rule, [
        'Systemägargruppen har inte riktlinjens mandat: godkänna verksamhetssystem, frågor av övergripande och principiell karaktär.',
      ]);
  });

  it('S062: is one only from when it was assessed as one, and until it was assessed anew', () => {
    const mandate = 'Systemägargruppen har inte riktlinjens mandat: godkänna verksamhetssystem.';
    decidedBy('system-owners-group')
      .and('principled', principled('2025-04-24'))
      .on(TODAY)
      .says(rule, [mandate]);
    decidedBy('system-owners-group')
      .and('principled', principled('2025-04-01'))
      .and('not principled', principled('2025-04-02', false))
      .on(TODAY)
      .says(rule, [mandate]);
  });

  it('S062: stays one when the category is assessed anew and nothing is said of principle', () => {
    given(OPERATIONAL)
      .but('decided', { legalNature: 'delegated', delegation: 'KS 4.2' })
      .knowing('office-chief-executive', { delegation: delegation({}) })
      .and('principled', principled('2025-04-01'))
      .and(
        'category',
        step(p.CategoryAssessed, { category: 'operational', assessingOffice: 'it-strategist' }, '2025-04-02'),
      )
      .on(TODAY)
      .finds(['principled-matter-not-delegated']);
  });

  it('S062: is found when it was decided by delegation, whatever the decision is called (KL 6:38)', () => {
    const delegated = given(OPERATIONAL)
      .knowing('office-chief-executive', { delegation: delegation({}) })
      .but('decided', { legalNature: 'delegated', delegation: 'KS 4.2' });
    delegated.on(TODAY).finds([]);
    delegated
      .and('principled', principled('2025-04-01'))
      .on(TODAY)
      .finds(['principled-matter-not-delegated']);
    delegated
      .but('decided', { legalNature: undefined })
      .and('principled', principled('2025-04-01'))
      .on(TODAY)
      .finds(['principled-matter-not-delegated']);
  });
});

const delegation = (more: { limitOre?: number; forSubstitutes?: boolean }) =>
  step(
    o.DelegationGranted,
    { delegation: 'KS 4.2', matter: 'approval', givenBy: 'Kommunstyrelsen', from: '2020-01-01', ...more },
    '2020-01-01',
  );

describe('the mandates of a group that decides', () => {
  const rule = 'forum-has-mandate';

  it('S064: an initiative without a system is coordination, which is in the steering group’s mandate', () => {
    const noSystem = given(OPERATIONAL).but('need', { category: 'no-system', systemId: undefined });
    noSystem.on(TODAY).finds([]);
    noSystem
      .adopting('2024-01-01', withMandates('it-steering-group', ['approve-operational']))
      .on(TODAY)
      .finds([rule]);
  });

  it('S064: a shared solution and an operational system are each in a mandate of their own', () => {
    given(SHARED)
      .adopting('2024-01-01', withMandates('it-steering-group', ['approve-shared']))
      .on(TODAY)
      .finds([]);
    given(SHARED)
      .adopting('2024-01-01', withMandates('it-steering-group', ['approve-operational']))
      .on(TODAY)
      .finds([rule]);
  });

  it('S062: what is decided outside the guideline’s groups is judged by other rules', () => {
    given(OPERATIONAL).but('decided', { forum: 'executive-board' }).on(TODAY).finds([]);
  });

  it('S063: is found when a system’s financing principle was set by a group without a mandate for financing', () => {
    const system = judging('system-case-register');
    system.on(TODAY).finds([]);
    system.but('case register principle', { forum: 'system-owners-group' }).on(TODAY).finds([]);
    system.but('case register principle', { forum: 'executive-board' }).on(TODAY).finds([]);
    for (const forum of ['it-preparatory-group', 'financing-group', 'official', undefined])
      system.but('case register principle', { forum }).on(TODAY).finds(['principle-decided-with-mandate']);
  });

  it('S101: lets the system owners’ group decide on financing principles, and the financing group not', () => {
    const by = (forum: string) => judging('system-case-register').but('case register principle', { forum });
    by('system-owners-group').on(TODAY).finds([]);
    by('financing-group').on(TODAY).finds(['principle-decided-with-mandate']);
  });

  it('S063: asks who may decide a principle by the guideline of the day it was decided', () => {
    judging('system-case-register')
      .and(
        'new principle',
        step(
          s.FinancingPrincipleSet,
          { principle: 'executive-board-budget', from: '2026-01-01', forum: 'system-owners-group' },
          '2025-03-01',
        ),
      )
      .adopting('2025-03-01', withMandates('system-owners-group', []))
      .on(TODAY)
      .finds(['principle-decided-with-mandate']);
  });
});
