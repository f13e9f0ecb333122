import { dayOf } from '../domain/dates.js';
import * as e from '../domain/economy/economy.events.js';
import { FrameKind, KIND_OF_BUDGET, OrderKind } from '../domain/economy/economy.fields.js';
import { ASSET_CLASSES, type AssetClass } from '../domain/economy/rental.fields.js';
import * as r from '../domain/economy/rental.events.js';
import { MANDATES } from '../domain/guidelines/functions.js';
import { latest } from '../guideline/matter.js';
import { actsOf, type BudgetYear } from '../../projections/budget-year.js';
import { frameOf, priceLists, rentOf, type PriceList } from '../read-models/economy.js';
import type { Measured } from './figures.js';
import { lastKnownDay, type Material } from './material.js';
import { counted, type Row, type Section } from './section.js';
import type { TableSection } from './table-section.js';

/** The money of the budget years: what the budget years' own acts say, and what initiatives took of their frames. */

const ore = (value: number, events: readonly string[]): Measured => ({ value, unit: 'ore', events });
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const classOf = (code: AssetClass): string => ASSET_CLASSES[code].replace(/ \(.*\)$/, '');

const budgetOf = ({ facts }: Material, year: number): BudgetYear | undefined =>
  facts.rolls.economy.find((one) => one.year === String(year));

/** Rows of a year that has been opened; none for another. */
const ofBudget =
  (rows: (budget: BudgetYear, material: Material, year: number) => readonly Row[]) =>
  (material: Material, year: number): readonly Row[] => {
    const budget = budgetOf(material, year);
    return budget ? rows(budget, material, year) : [];
  };

function rent(budget: BudgetYear, { facts }: Material): readonly Row[] {
  const has = actsOf(budget, r.RentalBaseRecorded).length > 0;
  if (!has || priceLists(facts, budget.year).length === 0) return [];
  const { units, lines, totalOre, events, names } = rentOf(facts, budget.year);
  const classes = [...new Set(lines.map(({ assetClass }) => assetClass))];
  return [
    { key: 'total', label: 'All hyra', measured: ore(totalOre, events) },
    ...units.map(({ unit, amountOre }) => ({
      key: `unit-${unit}`,
      label: names[unit] ?? unit,
      measured: ore(amountOre, events),
    })),
    ...classes.map((assetClass) => ({
      key: `class-${assetClass}`,
      label: `Hyrda: ${classOf(assetClass).toLowerCase()}`,
      measured: counted(
        sum(lines.filter((line) => line.assetClass === assetClass).map(({ count }) => count)),
        events.slice(1),
      ),
    })),
  ];
}

const pricesOf = (list: PriceList, label: string): Row[] =>
  list.prices.map(({ assetClass, pricePerUnitOre }) => ({
    key: `${label}-${assetClass}`,
    label: `${classOf(assetClass)}, ${label}`,
    measured: ore(pricePerUnitOre, [list.event]),
  }));

function prices(budget: BudgetYear, { facts }: Material): readonly Row[] {
  const lists = priceLists(facts, budget.year);
  const [first] = lists.filter(({ changed }) => !changed);
  const last = lists.filter(({ changed }) => changed).at(-1);
  const events = (some: readonly PriceList[]): string[] => some.map(({ event }) => event);
  const late = lists.filter((list) => list.late);
  const changes = lists.filter(({ changed }) => changed);
  return [
    ...(first ? pricesOf(first, 'som hyran bestämdes') : []),
    ...(last ? pricesOf(last, 'efter ändringar') : []),
    { key: 'changes', label: 'Ändringar efter beslutet', measured: counted(changes.length, events(changes)) },
    { key: 'late', label: 'Bestämd först under året', measured: counted(late.length, events(late)) },
  ];
}

function levels(budget: BudgetYear): readonly Row[] {
  const last = latest(actsOf(budget, e.CostLevelsPresented));
  if (!last) return [];
  // Told by how many years ahead, so that what was presented last year stands beside what was presented now.
  return last.data.levels.map(({ year, kind, amountOre }) => {
    const ahead = Number(year) - Number(budget.year);
    return {
      key: `${kind}-${ahead}`,
      label: `${KIND_OF_BUDGET[kind]}, ${ahead === 0 ? 'första året' : `år ${ahead + 1}`}`,
      measured: ore(amountOre, [last.event]),
    };
  });
}

function platform(budget: BudgetYear, { facts }: Material, year: number): readonly Row[] {
  const proposed = latest(actsOf(budget, e.PlatformFinancingProposed));
  const adopted = latest(actsOf(budget, e.BudgetProposalAdopted));
  const plans = facts.rolls.economy
    .flatMap((one) => actsOf(one, e.PlatformPlanAdopted))
    .filter(({ data }) => data.from <= `${year}-12-31` && data.to > `${year}-01-01`);
  return [
    ...(proposed
      ? [
          {
            key: 'financing',
            label: 'Finansieringsförslag',
            measured: ore(proposed.data.amountOre, [proposed.event]),
          },
        ]
      : []),
    ...(adopted
      ? [
          {
            key: 'investment',
            label: 'Budgetförslag, investering',
            measured: ore(adopted.data.investmentOre, [adopted.event]),
          },
          {
            key: 'operating',
            label: 'Budgetförslag, drift',
            measured: ore(adopted.data.operatingOre, [adopted.event]),
          },
        ]
      : []),
    {
      key: 'plans',
      label: 'Planer som gällt någon dag under året',
      measured: counted(
        plans.length,
        plans.map(({ event }) => event),
      ),
    },
  ];
}

/** What was used of a frame, and what is left of it where one is set. */
const used = (kind: keyof typeof FrameKind.labels, budget: BudgetYear, value: Measured): readonly Row[] => {
  const frame = frameOf(budget, kind);
  const label = FrameKind.labels[kind];
  return [
    ...(frame
      ? [{ key: `${kind}-frame`, label: `${label}, ram`, measured: ore(frame.amountOre, [frame.event]) }]
      : []),
    { key: `${kind}-used`, label: `${label}, använt`, measured: value },
    ...(frame
      ? [
          {
            key: `${kind}-left`,
            label: `${label}, kvar`,
            measured: ore(frame.amountOre - (value.value ?? 0), [frame.event, ...value.events]),
          },
        ]
      : []),
  ];
};

function frames(budget: BudgetYear, { granted }: Material): readonly Row[] {
  const bought = actsOf(budget, e.EquipmentPurchasesRecorded);
  const grants = granted.filter(({ data }) => String(data['budgetYear']) === budget.year);
  const spent = ore(
    sum(bought.map(({ data }) => data.amountOre)),
    bought.map(({ event }) => event),
  );
  const given = ore(
    sum(grants.map(({ data }) => Number(data['grantedOre']))),
    grants.map(({ event }) => event),
  );
  return [...used('rental-equipment-investment', budget, spent), ...used('central-funds', budget, given)];
}

const orders = (budget: BudgetYear): readonly Row[] =>
  Object.entries(OrderKind.labels).map(([kind, label]) => {
    const own = actsOf(budget, e.OrdersCounted).filter(({ data }) => data.orderKind === kind);
    return {
      key: kind,
      label,
      measured: counted(
        sum(own.map(({ data }) => data.count)),
        own.map(({ event }) => event),
      ),
    };
  });

/** Presentations by the year of the meeting, whichever budget year they were about. */
function presented({ facts }: Material, year: number): readonly Row[] {
  const kinds = [
    [e.CostLevelsPresented, 'Kostnadsnivåer redovisade'],
    [r.RentalSystemPresented, 'Hyressystemet redovisat'],
  ] as const;
  return kinds.map(([definition, label]) => {
    const own = facts.rolls.economy
      .flatMap((budget) => actsOf(budget, definition))
      .filter(({ at }) => dayOf(at).startsWith(`${year}-`));
    return {
      key: definition.type,
      label,
      measured: counted(
        own.length,
        own.map(({ event }) => event),
      ),
    };
  });
}

const MONEY_MANDATES = [
  'long-term-budget',
  'central-funds',
  'financing-principles',
  'rental-charge',
] as const;

/** Which groups the guideline of the year's last day gives a say about money: where they overlap stands open (A01). */
export const moneyMandates: TableSection = {
  id: 'money-mandates',
  title: 'Grupper med mandat om pengar',
  counts:
    'Vad varje grupp får göra med pengar enligt den riktlinje som gällde vid årets slut. Står två grupper med samma mandat, eller mandat som griper in i varandra, är det inte utsagt vilken som går före.',
  of: (material, year) => {
    const { facts } = material;
    const { guideline } = facts.on(lastKnownDay(material, year));
    if (!guideline || !budgetOf(material, year)) return { tables: [] };
    const adopted = facts.rolls.guideline
      .filter(({ guideline: id }) => id === guideline.guideline)
      .flatMap(({ versions }) => versions.filter(({ version }) => version === guideline.version))
      .map(({ event }) => event);
    const rows = guideline.pack.groups.flatMap(({ code, name, mandates }) => {
      const own = MONEY_MANDATES.filter((mandate) => mandates.includes(mandate));
      const text = own.map((mandate) => MANDATES[mandate]).join('; ');
      return own.length > 0 ? [{ key: code, label: name, cells: [{ text, events: adopted }] }] : [];
    });
    const caption = `Mandat om pengar ${year}`;
    return { tables: [{ key: 'mandates', caption, headings: ['Grupp', 'Mandat'], rows }] };
  },
};

export const ECONOMY_SECTIONS: readonly Section[] = [
  {
    id: 'rent',
    title: 'Hyra av utrustning',
    counts:
      'Årshyran för budgetåret: antalet i det senast räknade hyresunderlaget gånger priset i den prislista som gäller sist under året, exklusive moms. Ändrades priset under året är detta inte det som betalades.',
    of: ofBudget(rent),
  },
  {
    id: 'price-lists',
    title: 'Hyrans prislistor',
    counts:
      'Pris per styck och år i budgetårets prislista som den bestämdes, och efter den senaste ändringen. Hyran ska bestämmas före årsskiftet.',
    of: ofBudget(prices),
  },
  {
    id: 'cost-levels',
    title: 'Kostnadsnivåer för kommande år',
    counts:
      'De kostnadsnivåer som senast redovisades i Finansieringsgruppen med budgetåret som första år, exklusive moms.',
    of: ofBudget(levels),
  },
  {
    id: 'presented',
    title: 'Redovisat i Finansieringsgruppen',
    counts: 'Redovisningar under kalenderåret, efter mötets dag.',
    of: presented,
  },
  {
    id: 'platform',
    title: 'IT-plattformens budget och plan',
    counts:
      'Det senaste finansierings- och budgetförslaget för budgetåret, exklusive moms, och de utvecklingsplaner som gällt någon dag under året.',
    of: ofBudget(platform),
  },
  {
    id: 'frames',
    title: 'Ramar och vad som använts',
    counts:
      'Budgetårets ram som den senast beslutades. Använt är införda inköp till hyressystemet, och centrala medel som har beviljats för budgetåret i initiativ där något hänt under rapportens två år. En negativ rest betyder att ramen är överskriden.',
    of: ofBudget(frames),
  },
  {
    id: 'orders',
    title: 'Beställningar via kundservice',
    counts: 'Antal beställningar under året, som kundservice har räknat dem. De är inga initiativ.',
    of: ofBudget(orders),
  },
];
