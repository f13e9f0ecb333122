import { describe, it } from '@jest/globals';
import { EquipmentPurchasesRecorded } from '../../../src/domain/economy/economy.events.js';
import * as g from '../../../src/domain/groups/group.events.js';
import * as o from '../../../src/domain/offices/office.events.js';
import { rentFor } from '../economy-world.js';
import { judging } from '../given.js';
import { step } from '../told.js';
import { CHIEF, HEAD_OF_IT, STRATEGIST } from '../world.js';

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

describe('what is rented', () => {
  it('S045: is computers, screens and printers', () => {
    money.on(DAY).finds([]);
  });

  it('S045, A31: is found when the price list has telephones too, or the base counts something else', () => {
    const prices = [{ assetClass: 'telephone' as const, pricePerUnitOre: 100 }];
    money.but('rent', { prices }).on(DAY).finds(['only-listed-equipment-is-rented']);
    money
      .but('rent', { prices })
      .on(DAY)
      .says('only-listed-equipment-is-rented', [
        'Hyressystemet omfattar mer än datorer, skärmar och skrivare: telefon.',
      ]);
    money.but('changed rent', { prices }).on(DAY).finds(['only-listed-equipment-is-rented']);
    const counted = (count: number) => ({
      counts: [{ unit: 'education-office', assetClass: 'other', count }],
    });
    money.but('rental base', counted(1)).on(DAY).finds(['only-listed-equipment-is-rented']);
    money.but('rental base', counted(0)).on(DAY).finds([]);
  });
});

describe('what is bought to be rented out', () => {
  const bought = judging('economy-2025');

  it('S046: stays within the frame of the year', () => {
    bought.on(DAY).finds([]);
    bought.but('first purchases', { amountOre: 100_000_000 }).on(DAY).finds([]);
  });

  it('S046: is found when the purchases so far are more than the frame', () => {
    const second = { from: '2025-07-01', to: '2026-01-01', amountOre: 40_000_001 };
    const more = bought.and('second purchases', step(EquipmentPurchasesRecorded, second, '2026-01-08'));
    more.on(DAY).finds(['purchases-within-frame']);
    more.on(DAY).shows('purchases-within-frame', 'second purchases', 'equipment frame', 'first purchases');
    more
      .on(DAY)
      .says('purchases-within-frame', [
        'Inköpen av hyresutrustning är 1\u00A0000\u00A0000,01\u00A0kr, men årets investeringsbudget för dem är 1\u00A0000\u00A0000,00\u00A0kr.',
      ]);
    more.but('second purchases', { amountOre: 40_000_000 }).on(DAY).finds([]);
  });

  it('S046: is found when there is no frame, or only one for something else', () => {
    bought.without('equipment frame').on(DAY).finds(['purchases-within-frame']);
    bought.but('equipment frame', { kind: 'central-funds' }).on(DAY).finds(['purchases-within-frame']);
    bought
      .without('equipment frame')
      .on(DAY)
      .says('purchases-within-frame', [
        'Utrustning har köpts till hyressystemet utan att någon investeringsbudget är införd för året.',
      ]);
  });

  it('S046: goes by the frame set last before the purchase', () => {
    bought.moved('equipment frame', '2025-07-03').on(DAY).finds(['purchases-within-frame']);
  });
});

describe('who decides the rent', () => {
  it('S121, A05: is the finance director, the chief executive, or somebody with a delegation', () => {
    money.but('rent', { decider: CHIEF, deciderOffice: 'chief-executive' }).on(DAY).finds([]);
    const head = money.but('rent', { decider: HEAD_OF_IT, deciderOffice: 'head-of-it' });
    head.on(DAY).finds(['rent-decided-with-mandate']);
    const delegated = head.knowing('office-head-of-it', {
      'rent delegation': step(
        o.DelegationGranted,
        { delegation: 'KS 4.7', matter: 'financing', givenBy: 'Kommunstyrelsen', from: '2025-01-01' },
        '2025-01-01',
      ),
    });
    delegated.on(DAY).finds([]);
    delegated.but('rent', { delegation: 'KS 4.8' }).on(DAY).finds(['rent-decided-with-mandate']);
  });

  it('S121: is found when the decider did not hold the office, also in a change', () => {
    money.but('rent', { decider: CHIEF }).on(DAY).finds(['rent-decided-with-mandate']);
    money.but('changed rent', { decider: CHIEF }).on(DAY).finds(['rent-decided-with-mandate']);
  });

  it('S121: is found when it was decided in a group without the mandate, but not in a committee', () => {
    money
      .but('rent', { forum: 'system-owners-group' })
      .on(DAY)
      .says('rent-decided-with-mandate', ['Hyran är inte bestämd i en grupp som riktlinjen ger mandatet.']);
    money
      .but('rent', { forum: 'executive-board', decider: HEAD_OF_IT, deciderOffice: 'head-of-it' })
      .on(DAY)
      .finds([]);
  });
});

describe('a changed rent', () => {
  it('S121: is found when nobody says why', () => {
    money.but('changed rent', { reasons: undefined }).on(DAY).finds(['changed-rent-says-why']);
  });
});

describe('the rent of the year to come', () => {
  it('S121: is to be decided by the end of the year before, by the financing group', () => {
    year
      .on('2025-10-30')
      .owes('rent-decided-before-the-year', [
        { for: 'group', whom: 'Finansieringsgruppen', by: '2025-12-31', doneOn: '2025-10-17' },
      ]);
    const open = year.unaware('economy-2026', 'rent', 'changed rent');
    open
      .on('2025-12-31')
      .owes('rent-decided-before-the-year', [
        { for: 'group', whom: 'Finansieringsgruppen', by: '2025-12-31' },
      ]);
    open.on('2025-12-31').finds([]);
    open.on('2026-01-01').finds(['rent-decided-before-the-year']);
    open
      .on('2026-01-01')
      .says('rent-decided-before-the-year', ['Hyran för 2026 var inte bestämd vid årsskiftet.']);
  });

  it('S121: is found, with its decision, when it was decided later', () => {
    const late = year.knowing('economy-2026', { rent: rentFor('2026-1', '2026-01-16') });
    late.on(DAY).finds(['rent-decided-before-the-year']);
    late.on(DAY).shows('rent-decided-before-the-year', 'rent');
  });
});

describe('the rental system', () => {
  it('S120: is presented once a year', () => {
    year.on(DAY).finds([]);
    year
      .on(DAY)
      .owes('rental-system-presented-yearly', [
        { for: 'head-of-it', by: '2025-12-31', doneOn: '2025-09-05' },
      ]);
    const open = year.unaware('economy-2026', 'rental system');
    open.on('2025-12-31').finds([]);
    open.on('2026-01-01').finds(['rental-system-presented-yearly']);
  });
});
