import * as e from '../../domain/economy/economy.events.js';
import * as r from '../../domain/economy/rental.events.js';
import { ASSET_CLASSES, type AssetClass } from '../../domain/economy/rental.fields.js';
import type { ActOf } from '../../../projections/act.js';
import { actsOf } from '../../../projections/budget-year.js';
import { kronor } from '../amounts.js';
import type { DayFacts } from '../facts.js';
import { earliest } from '../matter.js';
import { notAfter } from '../order.js';
import { economyRule, yearDuties, type Breach } from '../rule.js';
import { isPolitical } from './paths.js';

/** The rental system: chapter 4 on what is rented and how it is bought, chapter 10 on how the rent is decided. */

type Rent = ActOf<typeof r.PriceListDecided> | ActOf<typeof r.PriceListChanged>;

/** What the guideline lists as rented: S045. */
const RENTED: readonly AssetClass[] = ['computer', 'screen', 'printer'];

type Classes = ActOf<typeof r.PriceListDecided | typeof r.PriceListChanged | typeof r.RentalBaseRecorded>;

const classesIn = ({ data }: Classes): readonly AssetClass[] =>
  'prices' in data
    ? data.prices.map(({ assetClass }) => assetClass)
    : data.counts.filter(({ count }) => count > 0).map(({ assetClass }) => assetClass);

export const onlyListedEquipmentIsRented = economyRule({
  id: 'only-listed-equipment-is-rented',
  version: 1,
  rows: ['S045'],
  mode: 'check',
  judges: [r.PriceListDecided, r.PriceListChanged, r.RentalBaseRecorded],
  says: {
    sv: 'Hyressystemet omfattar mer än datorer, skärmar och skrivare.',
    en: 'The rental system covers more than computers, screens and printers.',
  },
  remedy: {
    sv: 'Finansiera det på annat sätt, eller ta upp frågan om vad som hyrs i Finansieringsgruppen.',
    en: 'Pay for it otherwise, or bring up what is rented in the financing group.',
  },
  check: ({ act }) => {
    const others = [...new Set(classesIn(act).filter((one) => !RENTED.includes(one)))];
    const names = others.map((one) => ASSET_CLASSES[one].replace(/ \(.*\)$/, '').toLowerCase());
    return (
      others.length > 0 && {
        sv: `Hyressystemet omfattar mer än datorer, skärmar och skrivare: ${names.join(', ')}.`,
        en: `The rental system covers more than computers, screens and printers: ${others.join(', ')}.`,
      }
    );
  },
});

export const purchasesWithinFrame = economyRule({
  id: 'purchases-within-frame',
  version: 1,
  rows: ['S046'],
  mode: 'check',
  judges: [e.EquipmentPurchasesRecorded],
  says: {
    sv: 'Inköpen av hyresutrustning är större än årets investeringsbudget för dem.',
    en: "The purchases of rental equipment exceed the year's investment budget for them.",
  },
  remedy: {
    sv: 'För in ramen eller den utökade ramen, eller skjut upp inköp till nästa år.',
    en: 'Record the frame or the extended one, or put purchases off until next year.',
  },
  check: ({ act, subject }) => {
    const frame = notAfter(actsOf(subject, e.BudgetFrameSet), act).findLast(
      ({ data }) => data.kind === 'rental-equipment-investment',
    );
    if (!frame)
      return {
        sv: 'Utrustning har köpts till hyressystemet utan att någon investeringsbudget är införd för året.',
        en: 'Equipment was bought for the rental system without an investment budget on record for the year.',
      };
    // What is recorded later of the same year is judged in its turn.
    const bought = notAfter(actsOf(subject, e.EquipmentPurchasesRecorded), act);
    const total = bought.reduce((sum, { data }) => sum + data.amountOre, 0);
    const { amountOre } = frame.data;
    return (
      total > amountOre && {
        events: [frame.event, ...bought.map(({ event }) => event)],
        sv: `Inköpen av hyresutrustning är ${kronor(total)}, men årets investeringsbudget för dem är ${kronor(amountOre)}.`,
        en: `The purchases of rental equipment are ${kronor(total)} so far; the year's investment budget for them is ${kronor(amountOre)}.`,
      }
    );
  },
});

export const rentDecidedWithMandate = economyRule({
  id: 'rent-decided-with-mandate',
  version: 1,
  rows: ['S121'],
  law: ['KL 6:37', 'KL 7:5'],
  mode: 'acl',
  judges: [r.PriceListDecided, r.PriceListChanged],
  says: {
    sv: 'Den som bestämde hyran är varken nämnden, kommundirektören eller ekonomidirektören, och har ingen delegation.',
    en: 'Who decided the rent is neither the committee, the chief executive nor the finance director, and has no delegation.',
  },
  remedy: {
    sv: 'Låt den som får besluta bestämma hyran, eller för in delegationen.',
    en: 'Let somebody who may decide determine the rent, or record the delegation.',
  },
  check: ({ act, facts }) => {
    const { forum, decider, deciderOffice } = act.data;
    const breaches: Breach[] = [];
    const decides = facts.groupCalled(forum)?.mandates.includes('rental-charge') === true;
    if (!decides && !isPolitical(forum))
      breaches.push({
        sv: 'Hyran är inte bestämd i en grupp som riktlinjen ger mandatet.',
        en: 'The rent was not decided in a group that the guideline gives the mandate.',
      });
    if (facts.capacityOf(decider, deciderOffice) === undefined)
      breaches.push({
        sv: 'Den som bestämde hyran innehade inte befattningen den dagen och var inte heller ersättare.',
        en: 'Whoever decided the rent did not hold the office that day, and was no substitute either.',
      });
    else if (!mayDecideRent(act, facts)) breaches.push({});
    return breaches;
  },
});

const mayDecideRent = ({ data }: Rent, facts: DayFacts): boolean => {
  const { deciderOffice, delegation } = data;
  const own = ['chief-executive', 'finance-director'] as const;
  return (
    isPolitical(data.forum) ||
    own.some((one) => facts.isOffice(deciderOffice, one)) ||
    facts
      .delegationsOf(deciderOffice)
      .some((one) => delegation === undefined || one.delegation === delegation)
  );
};

export const changedRentSaysWhy = economyRule({
  id: 'changed-rent-says-why',
  version: 1,
  rows: ['S121'],
  mode: 'check',
  judges: [r.PriceListChanged],
  says: {
    sv: 'Hyran är ändrad sedan den bestämdes, utan skäl.',
    en: 'The rent was changed after it was decided, without reasons.',
  },
  remedy: { sv: 'Rätta händelsen så att skälet framgår.', en: 'Correct the event so that it says why.' },
  check: ({ act }) => !act.texts.includes('reasons') && {},
});

export const rentDecidedBeforeTheYear = yearDuties({
  id: 'rent-decided-before-the-year',
  version: 1,
  rows: ['S121'],
  says: {
    sv: 'Hyran för nästa år är inte bestämd före årsskiftet.',
    en: "Next year's rent was not decided before the turn of the year.",
  },
  remedy: {
    sv: 'Bestäm hyran för nästa år i Finansieringsgruppen och för in prislistan.',
    en: "Decide next year's rent in the financing group and record the price list.",
  },
  duties: ({ subject, facts }) => {
    const next = String(Number(subject.year) + 1);
    const budget = facts.all.roll('economy', next);
    const done = budget && earliest(actsOf(budget, r.PriceListDecided));
    return [
      {
        for: 'group',
        whom: facts.groupWith('financing-body')?.name ?? 'Finansieringsgruppen',
        key: next,
        by: subject.lastDay,
        sv: `Bestäm hyran för ${next} och för in prislistan.`,
        en: `Decide the rent for ${next} and record the price list.`,
        missed: {
          sv: `Hyran för ${next} var inte bestämd vid årsskiftet.`,
          en: `The rent for ${next} was not decided by the turn of the year.`,
        },
        ...(done ? { done } : {}),
      },
    ];
  },
});

export const rentalSystemPresentedYearly = yearDuties({
  id: 'rental-system-presented-yearly',
  version: 1,
  rows: ['S120'],
  says: {
    sv: 'Hyressystemets funktion och kostnadsnivåer är inte redovisade i Finansieringsgruppen under året.',
    en: 'How the rental system works and what it costs was not presented to the financing group in the year.',
  },
  remedy: {
    sv: 'Redovisa hyressystemets funktion och kostnadsnivåer i Finansieringsgruppen.',
    en: 'Present how the rental system works and what it costs to the financing group.',
  },
  duties: ({ subject, facts }) => {
    const done = earliest(
      facts.all
        .every('economy')
        .flatMap((budget) => actsOf(budget, r.RentalSystemPresented))
        .filter(({ data }) => data.meetingDate.startsWith(`${subject.year}-`)),
    );
    return [{ for: 'head-of-it', by: subject.lastDay, ...(done ? { done } : {}) }];
  },
});
