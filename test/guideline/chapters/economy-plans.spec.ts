import { describe, expect, it } from '@jest/globals';
import * as e from '../../../src/domain/economy/economy.events.js';
import * as fu from '../../../src/domain/initiatives/funding.events.js';
import * as g from '../../../src/domain/groups/group.events.js';
import { given, judging } from '../given.js';
import { OPERATIONAL, SHARED } from '../spotless.js';
import { step } from '../told.js';
import { GUIDELINE, parameter, STRATEGIST } from '../world.js';

const met = (on: string) =>
  step(g.MeetingHeld, { meetingDate: on, present: [STRATEGIST], convenedBy: 'it-strategist' }, on);
const money = judging('economy-2026').knowing('group-financing-group', {
  'financing established': step(
    g.GroupEstablished,
    { code: 'financing-group', name: 'Finansieringsgruppen', function: 'financing-body' },
    '2012-01-01',
  ),
  'levels meeting': met('2025-06-19'),
  'rental meeting': met('2025-09-05'),
});
const year = judging('year-2025');
const DAY = '2026-06-30';

describe('the cost levels of coming years', () => {
  const years = (...some: string[]) => ({
    levels: some.flatMap((one) =>
      ['investment', 'operating'].map((kind) => ({ year: one, kind, amountOre: 1 })),
    ),
  });

  it('S118: are presented by the IT unit and the IT strategist, at a meeting of the financing group', () => {
    money.on(DAY).finds([]);
    money
      .but('cost levels', { presentedBy: ['head-of-it'] })
      .on(DAY)
      .finds(['cost-levels-presented-by-both']);
    money
      .but('cost levels', { presentedBy: ['finance-director'] })
      .on(DAY)
      .says('cost-levels-presented-by-both', [
        'Kostnadsnivåerna är redovisade utan Chefen för IT-enheten, Kommunens IT-strateg.',
      ]);
    money.unaware('group-financing-group', 'levels meeting').on(DAY).finds(['presented-in-financing-group']);
  });

  it('S120: so is the rental system', () => {
    money.unaware('group-financing-group', 'rental meeting').on(DAY).finds(['presented-in-financing-group']);
  });

  it('S119: are those of three or four years from the next one', () => {
    money
      .but('cost levels', years('2026', '2027', '2028'))
      .on(DAY)
      .finds([]);
    for (const some of [
      ['2026', '2027'],
      ['2026', '2027', '2028', '2029', '2030'],
      ['2025', '2026', '2027'],
      ['2026', '2027', '2029'],
    ])
      money
        .but('cost levels', years(...some))
        .on(DAY)
        .finds(['cost-levels-cover-coming-years']);
    money
      .but('cost levels', years('2027', '2028', '2029'))
      .on(DAY)
      .says('cost-levels-cover-coming-years', [
        'Kostnadsnivåerna för investering gäller 2027, 2028, 2029; väntade är 3–4 år från och med 2026.',
        'Kostnadsnivåerna för drift gäller 2027, 2028, 2029; väntade är 3–4 år från och med 2026.',
      ]);
  });

  it('S119: are both invested and running, three or four years of each', () => {
    const { levels } = years('2026', '2027', '2028');
    const some = levels.filter(({ year: one, kind }) => one !== '2027' || kind !== 'operating');
    money
      .but('cost levels', { levels: some })
      .on(DAY)
      .says('cost-levels-cover-coming-years', [
        'Kostnadsnivåerna för drift gäller 2026, 2028; väntade är 3–4 år från och med 2026.',
      ]);
    money
      .but('cost levels', { levels: levels.filter(({ kind }) => kind !== 'operating') })
      .on(DAY)
      .says('cost-levels-cover-coming-years', ['Kostnadsnivåerna saknar drift.']);
    const longer = years('2026', '2027', '2028', '2029').levels;
    money
      .but('cost levels', {
        levels: longer.filter(({ year: one, kind }) => one !== '2029' || kind === 'operating'),
      })
      .on(DAY)
      .finds([]);
  });

  it('S118: stand in the year wheel without a day', () => {
    year.on(DAY).owes('cost-levels-of-each-year', [{ for: 'head-of-it', doneOn: '2025-06-19' }]);
    const open = year.unaware('economy-2026', 'cost levels').on(DAY);
    open.owes('cost-levels-of-each-year', [{ for: 'head-of-it' }]);
    open.finds([]);
  });
});

describe('the budget of the platform', () => {
  it('S035: rests on a financing worked out by the IT strategist with all three', () => {
    const consulted = ['operations', 'it-unit'];
    money.but('platform financing', { consulted }).on(DAY).finds(['platform-financing-consulted']);
    money
      .but('platform financing', { consulted: ['management'] })
      .on(DAY)
      .says('platform-financing-consulted', [
        'Finansieringsförslaget för IT-plattformen är inte framtaget i samverkan med verksamheterna, IT-enheten.',
      ]);
    money
      .but('platform financing', { proposedBy: 'head-of-it' })
      .on(DAY)
      .says('platform-financing-consulted', [
        'Finansieringsförslaget för IT-plattformen är inte framtaget av kommunens IT-strateg.',
      ]);
  });

  it('S035: is found when nothing was proposed before it; the same day proves nothing', () => {
    money.without('platform financing').on(DAY).finds(['financing-proposed-before-budget']);
    money.moved('platform financing', '2025-09-25').on(DAY).finds(['financing-proposed-before-budget']);
    money.moved('platform financing', '2025-09-24').on(DAY).finds([]);
  });

  it('S063, S067: is proposed by the group that has the long-term budget, or by elected bodies', () => {
    money
      .but('platform budget', { forum: 'financing-group' })
      .on(DAY)
      .finds(['platform-adopted-by-its-group']);
    money.but('platform budget', { forum: 'executive-board' }).on(DAY).finds([]);
  });

  it('S067: is due by the day that the municipality has set, and never late where it has set none', () => {
    const owed = (by?: string) => ({
      for: 'group' as const,
      whom: 'IT-styrgruppen',
      ...(by === undefined ? {} : { by }),
    });
    const rule = 'platform-budget-proposed-in-time';
    year.on(DAY).owes(rule, [{ ...owed(), doneOn: '2025-09-24' }]);
    const open = year.unaware('economy-2026', 'platform budget');
    open.on(DAY).owes(rule, [owed()]);
    open.on(DAY).finds([]);
    const set = { due: parameter('budgetProposalDue', '09-30') };
    year.knowing(GUIDELINE, set).on(DAY).finds([]);
    open
      .knowing(GUIDELINE, set)
      .on('2025-09-30')
      .owes(rule, [owed('2025-09-30')]);
    open.knowing(GUIDELINE, set).on('2025-09-30').finds([]);
    open.knowing(GUIDELINE, set).on('2025-10-01').finds([rule]);
    const earlier = { due: parameter('budgetProposalDue', '09-23') };
    year.knowing(GUIDELINE, earlier).on(DAY).shows(rule, 'platform budget');
    // In time goes by when it was adopted, not by when that was recorded.
    const again = step(
      e.BudgetProposalAdopted,
      { forum: 'it-steering-group', meetingDate: '2025-09-10', investmentOre: 1, operatingOre: 1 },
      '2025-09-10',
    );
    year.knowing(GUIDELINE, earlier).knowing('economy-2026', { again }).on(DAY).finds([]);
  });
});

describe('the plan for the platform', () => {
  const plans = judging('economy-2025');
  const plan = (from: string, to: string, meetingDate = from) =>
    step(e.PlatformPlanAdopted, { from, to, forum: 'it-steering-group', meetingDate }, meetingDate);
  const rule = 'platform-plan-always-valid';

  it('S071: is adopted by the steering group', () => {
    plans.on(DAY).finds([]);
    plans.but('platform plan', { forum: 'financing-group' }).on(DAY).finds(['platform-adopted-by-its-group']);
  });

  it('S071: is valid on every day', () => {
    year.on(DAY).finds([]);
    year.on(DAY).owes(rule, [{ for: 'group', whom: 'IT-styrgruppen', doneOn: '2012-01-01' }]);
    const none = year.unaware('economy-2025', 'platform plan');
    none.on(DAY).finds([rule]);
    none
      .on(DAY)
      .says(rule, ['Från och med 2025-01-01 finns ingen gällande plan för utvecklingen av IT-plattformen.']);
  });

  it('S071: is found from each day without one', () => {
    const gap = year.knowing('economy-2025', {
      'platform plan': plan('2024-01-01', '2025-03-01'),
      'next plan': plan('2025-04-01', '2025-10-01'),
      'last plan': plan('2025-10-01', '2028-01-01', '2025-11-01'),
    });
    gap.on('2025-03-01').finds([]);
    gap.on('2025-03-02').finds([rule]);
    gap
      .on(DAY)
      .says(rule, [
        'Från och med 2025-03-01 finns ingen gällande plan för utvecklingen av IT-plattformen.',
        'Från och med 2025-10-01 finns ingen gällande plan för utvecklingen av IT-plattformen.',
      ]);
    const never = plan('2024-01-01', '2024-07-01', '2025-03-01');
    year
      .knowing('economy-2025', { 'platform plan': never })
      .on('2025-06-30')
      .says(rule, ['Från och med 2025-01-01 finns ingen gällande plan för utvecklingen av IT-plattformen.']);
    gap.on('2025-02-01').owes(rule, [
      { for: 'group', whom: 'IT-styrgruppen', by: '2025-03-01' },
      { for: 'group', whom: 'IT-styrgruppen', by: '2025-10-01' },
    ]);
  });
});

describe('orders from the service desk', () => {
  it('S043: say what is similar to computers, printers and access', () => {
    const counted = judging('economy-2025');
    counted.on(DAY).finds([]);
    counted.but('similar orders', { note: undefined }).on(DAY).finds(['similar-orders-are-named']);
    counted.but('similar orders', { note: undefined, orderKind: 'printer' }).on(DAY).finds([]);
  });
});

describe('an allocation key', () => {
  const rule = 'distribution-follows-its-key';
  const shared = given(SHARED);
  const years = judging('economy-2025');
  const shares = (one: number, other: number) => ({
    shares: [
      { unit: 'Vård- och omsorgskontoret', amountOre: other },
      { unit: 'Utbildningskontoret', amountOre: one },
    ],
  });

  it('S164: gives the shares of the financing, in whatever order they stand', () => {
    shared.on(DAY).finds([]);
    shared.but('financed', shares(60_000_000, 40_000_000)).on(DAY).finds([]);
    shared
      .but('financed', {
        shares: [
          { unit: 'Utbildningskontoret', amountOre: 20_000_000 },
          { unit: 'Vård- och omsorgskontoret', amountOre: 40_000_000 },
          { unit: 'Utbildningskontoret', amountOre: 40_000_000 },
        ],
      })
      .on(DAY)
      .finds([]);
  });

  it('S164: is found when a share differs by an öre, with the key', () => {
    const off = shared.but('financed', shares(60_000_001, 39_999_999)).on(DAY);
    off.finds([rule]);
    off.shows(rule, 'financed', 'staff key');
    off.says(rule, [
      'Utbildningskontoret betalar 600\u00A0000,01\u00A0kr, men nyckeln Antal anställda 2025 ger 600\u00A0000,00\u00A0kr; 1 till avviker.',
    ]);
  });

  it('S164: is found in a changed financing, and when somebody outside the key pays', () => {
    const { allocationKey: _key, ...rest } = SHARED['financed']?.data ?? {};
    const changed = step(
      fu.FinancingChanged,
      {
        ...rest,
        round: undefined,
        allocationKey: { name: 'Antal anställda', version: '2025', baseDate: '2024-11-01' },
        shares: [
          { unit: 'Utbildningskontoret', amountOre: 60_000_000 },
          { unit: 'Socialkontoret', amountOre: 40_000_000 },
        ],
      } as never,
      '2025-06-01',
    );
    const { round: _round, ...data } = changed.data;
    shared
      .and('changed', { ...changed, data })
      .on(DAY)
      .finds([rule]);
  });

  it('S164: is found when the base date is another than the one the financing names', () => {
    shared
      .but('financed', {
        allocationKey: { name: 'Antal anställda', version: '2025', baseDate: '2024-10-01' },
      })
      .on(DAY)
      .says(rule, [
        'Nyckeln Antal anställda 2025 har basdagen 2024-11-01, men finansieringen anger 2024-10-01.',
      ]);
  });

  it('S164: is found when it is not on record, and its shares are not judged by it', () => {
    const unknown = shared.but('financed', shares(1, 99_999_999)).unaware('economy-2025', 'staff key');
    unknown
      .on(DAY)
      .says('distribution-key-is-on-record', [
        'Fördelningen anger nyckeln Antal anställda 2025, som inte är införd: den går inte att räkna om.',
      ]);
    unknown.on(DAY).finds(['distribution-key-is-on-record']);
    const another = { name: 'Antal anställda', version: '2024', baseDate: '2024-11-01' };
    shared.but('financed', { allocationKey: another }).on(DAY).finds(['distribution-key-is-on-record']);
  });

  it('S159: is to be on record too where several pay for their own use', () => {
    const own = given(OPERATIONAL).but('financed', {
      allocationKey: { name: 'Antal elever', version: '1', baseDate: '2025-01-01' },
    });
    expect(
      own
        .on(DAY)
        .of('distribution-key-is-on-record')
        .map(({ rows }) => rows),
    ).toEqual([['S159']]);
  });

  it('S164: judges nothing that names no key', () => {
    shared
      .but('financed', { ...shares(1, 99_999_999), principle: 'own-use', allocationKey: undefined })
      .on(DAY)
      .of(rule)
      .forEach(() => {
        throw new Error('found');
      });
  });

  const again = (weight: number) =>
    step(
      e.AllocationKeySet,
      {
        key: 'Antal anställda',
        version: '2025',
        baseDate: '2024-11-01',
        weights: [
          { unit: 'Utbildningskontoret', weight },
          { unit: 'Vård- och omsorgskontoret', weight: 400 },
        ],
      },
      '2025-12-01',
    );

  it('S164: is found when two budget years weigh one version differently, which then judges nothing', () => {
    years
      .knowing('economy-2026', { 'staff key again': again(601) })
      .on(DAY)
      .finds(['key-version-is-one']);
    years
      .knowing('economy-2026', { 'staff key again': again(600) })
      .on(DAY)
      .finds([]);
    shared
      .knowing('economy-2026', { 'staff key again': again(601) })
      .but('financed', shares(60_000_001, 39_999_999))
      .on(DAY)
      .finds([]);
  });
});
