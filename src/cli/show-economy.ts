import * as f from '../domain/fields.js';
import { ASSET_CLASSES } from '../domain/economy/rental.fields.js';
import { Refusal } from '../domain/refusal.js';
import { labelName } from '../guideline/names.js';
import type { FollowedReader } from '../follow-reader.js';
import { systemClock } from '../ledger/clock.js';
import { centralFunds, distributions, type Distribution } from '../read-models/distributions.js';
import * as find from '../read-models/economy.js';
import { JudgedLedger } from '../read-models/judged-ledger.js';
import { yearOf } from '../read-models/queries.js';
import { rentAsCsv } from '../reports/rent-csv.js';
import { money } from './import/cells.js';
import { namesOf, withReader } from './opened.js';
import type { Options } from './options.js';
import { asJson, kronor, note, print, table } from './terminal.js';

/** What finance asks at the command line. */

type Asked = Readonly<{ reader: FollowedReader; ledger: JudgedLedger }>;

const asked = (options: Options, answer: (asked: Asked) => Promise<void> | void): Promise<void> => {
  const knownAt = options['knownAt'] as string | undefined;
  return withReader(async (reader) => {
    const viewpoint = knownAt === undefined ? {} : { knownAt };
    await answer({ reader, ledger: await JudgedLedger.from(reader, viewpoint, systemClock.now()) });
  });
};

const classOf = (code: keyof typeof ASSET_CLASSES): string => ASSET_CLASSES[code].replace(/ \(.*\)$/, '');
const text = (options: Options, name: string): string | undefined => options[name] as string | undefined;
const on = (day: string | undefined): string => day ?? '';
const restsOn = (events: readonly string[]): void =>
  note(`Vilar på ${events.length === 1 ? 'händelsen' : 'händelserna'} ${events.join(', ')}.`);

/** `liggare rent`. */
export function showRent(options: Options, [year = '']: readonly string[]): Promise<void> {
  yearOf(year);
  return asked(options, ({ ledger }) => {
    const rent = find.rentOf(ledger.facts, year, text(options, 'version'));
    if (options['format'] === 'json') return print(asJson(rent));
    if (options['format'] === 'csv') return print(rentAsCsv(rent));
    print(
      table(rent.lines, [
        { heading: 'Enhet', of: ({ unit }) => rent.names[unit] ?? unit },
        { heading: 'Hyr', of: ({ assetClass }) => classOf(assetClass) },
        { heading: 'Antal', of: ({ count }) => String(count), right: true },
        { heading: 'Per styck', of: ({ pricePerUnitOre }) => kronor(pricePerUnitOre), right: true },
        { heading: 'Årshyra', of: ({ amountOre }) => kronor(amountOre), right: true },
      ]),
    );
    print(
      `\n${table(rent.units, [
        { heading: 'Enhet', of: ({ unit }) => rent.names[unit] ?? unit },
        { heading: 'Årshyra', of: ({ amountOre }) => kronor(amountOre), right: true },
      ])}\n\nSumma ${kronor(rent.totalOre)}`,
    );
    for (const { unit, assetClass, count } of rent.unpriced)
      note(`Pris saknas: ${count} ${classOf(assetClass).toLowerCase()} hos ${rent.names[unit] ?? unit}.`);
    note(
      `Prislista ${rent.version}, bestämd ${rent.decidedOn}, gäller från ${rent.from}; räknat ${rent.baseDate}. Beloppen är för ett helt år.`,
    );
    for (const { version, from } of rent.others)
      note(
        `Året har också prislista ${version}, som gäller från ${from}: räkna med den med --version ${version}.`,
      );
    restsOn(rent.events);
  });
}

/** `liggare price-lists`. */
export function showPriceLists(options: Options): Promise<void> {
  const year = yearOf(text(options, 'year'));
  return asked(options, async ({ reader, ledger }) => {
    const lists = find.priceLists(ledger.facts, year);
    if (options['format'] === 'json') return print(asJson({ priceLists: lists }));
    const names = await namesOf(reader);
    print(
      table(lists, [
        { heading: 'År', of: (list) => list.year },
        { heading: 'Prislista', of: (list) => list.version },
        { heading: 'Bestämd', of: ({ decidedOn, late }) => `${decidedOn}${late ? ' (sent)' : ''}` },
        { heading: 'Gäller från', of: (list) => list.from },
        { heading: 'Slag', of: ({ changed }) => (changed ? 'ändring' : 'årets hyra') },
        {
          heading: 'Forum',
          of: ({ forum, decidedOn }) => labelName(f.Forum.labels, forum, ledger.facts.on(decidedOn)),
        },
        { heading: 'Bestämd av', of: ({ decider }) => names(decider) },
        {
          heading: 'Priser',
          of: ({ prices }) =>
            prices
              .map(({ assetClass, pricePerUnitOre }) => `${classOf(assetClass)} ${kronor(pricePerUnitOre)}`)
              .join(', '),
          max: 90,
        },
      ]),
    );
  });
}

/** `liggare allocation-keys`. */
export function showKeys(options: Options): Promise<void> {
  return asked(options, ({ ledger }) => {
    const keys = find.allocationKeys(ledger.facts);
    if (options['format'] === 'json') return print(asJson({ keys }));
    print(
      table(keys, [
        { heading: 'Nyckel', of: ({ key }) => key },
        { heading: 'Version', of: ({ version }) => version },
        { heading: 'Basdag', of: ({ baseDate }) => baseDate },
        { heading: 'Budgetår', of: ({ year }) => year },
        { heading: 'Enheter', of: ({ weights }) => String(weights.length), right: true },
        {
          heading: 'Summa vikter',
          of: ({ weights }) => String(weights.reduce((sum, { weight }) => sum + weight, 0)),
          right: true,
        },
      ]),
    );
  });
}

/** `liggare split`. */
export function showSplit(options: Options, [key = '', version = '']: readonly string[]): Promise<void> {
  const meaning = money(String(options['amount']), 'kr');
  if (!('value' in meaning) || typeof meaning.value !== 'number' || !Number.isSafeInteger(meaning.value))
    throw new Refusal('malformed-request', {
      reason: '--amount is an amount in kronor, as "1 250 000,50"',
      reasonSv: '--amount är ett belopp i kronor, som "1 250 000,50"',
    });
  const amountOre = meaning.value;
  return asked(options, ({ ledger }) => {
    const answer = find.divided(ledger.facts, key, version, amountOre);
    if (options['format'] === 'json') return print(asJson(answer));
    print(
      table(answer.shares, [
        { heading: 'Enhet', of: ({ unit }) => unit },
        { heading: 'Andel', of: (share) => kronor(share.amountOre), right: true },
      ]),
    );
    print(`\nSumma ${kronor(amountOre)}`);
    note(answer.method.sv);
    restsOn(answer.events);
  });
}

const RECOMPUTED: Readonly<Record<Distribution['recomputed'], string>> = {
  same: 'stämmer',
  differs: 'avviker',
  'other-base-date': 'nyckeln har en annan basdag',
  ambiguous: 'nyckelns version är bestämd på flera sätt',
  'not-on-record': 'nyckeln är inte införd',
};

/** `liggare distributions`. */
export function showDistributions(options: Options): Promise<void> {
  const year = yearOf(text(options, 'year'));
  return asked(options, async ({ reader, ledger }) => {
    const found = await distributions(reader.readModels, ledger, year);
    if (options['format'] === 'json') return print(asJson({ distributions: found }));
    print(
      table(found, [
        { heading: 'Nummer', of: ({ number }) => number ?? '' },
        { heading: 'Rubrik', of: ({ title }) => title, max: 40 },
        { heading: 'Budgetår', of: ({ budgetYear }) => String(budgetYear) },
        { heading: 'Belopp', of: ({ totalOre }) => kronor(totalOre), right: true },
        { heading: 'Nyckel', of: ({ key, version }) => `${key} ${version}`, max: 48 },
        { heading: 'Omräknat', of: ({ recomputed }) => RECOMPUTED[recomputed] },
        {
          heading: 'Avvikelser',
          of: ({ differing }) =>
            differing
              .map(({ unit, paidOre, byKeyOre }) => `${unit} ${kronor(paidOre)} mot ${kronor(byKeyOre)}`)
              .join('; '),
          max: 120,
        },
      ]),
    );
  });
}

/** `liggare platform`. */
export function showPlatform(options: Options): Promise<void> {
  return asked(options, ({ ledger }) => {
    const found = find.platformYears(ledger.facts);
    if (options['format'] === 'json') return print(asJson({ years: found }));
    print(
      table(found, [
        { heading: 'Budgetår', of: ({ year }) => year },
        { heading: 'Finansiering föreslagen', of: ({ financingProposedOn }) => on(financingProposedOn) },
        { heading: 'Budget föreslagen', of: ({ budgetAdoptedOn }) => on(budgetAdoptedOn) },
        { heading: 'Senast', of: ({ budgetDue }) => on(budgetDue) },
        {
          heading: 'Investering',
          of: ({ investmentOre }) => (investmentOre === undefined ? '' : kronor(investmentOre)),
          right: true,
        },
        {
          heading: 'Drift',
          of: ({ operatingOre }) => (operatingOre === undefined ? '' : kronor(operatingOre)),
          right: true,
        },
        { heading: 'Plan', of: ({ plans }) => plans.map(({ from, to }) => `${from}–${to}`).join(', ') },
      ]),
    );
  });
}

/** `liggare central-funds`. */
export function showCentralFunds(options: Options, [year = '']: readonly string[]): Promise<void> {
  yearOf(year);
  return asked(options, async ({ reader, ledger }) => {
    const found = await centralFunds(reader.readModels, ledger, year);
    if (options['format'] === 'json') return print(asJson(found));
    print(
      table(found.grants, [
        { heading: 'Nummer', of: ({ number }) => number ?? '' },
        { heading: 'Rubrik', of: ({ title }) => title, max: 44 },
        { heading: 'Förvaltning', of: ({ administration }) => administration, max: 30 },
        { heading: 'Beviljat', of: ({ grantedOre }) => kronor(grantedOre), right: true },
        { heading: 'Av', of: ({ totalOre }) => kronor(totalOre), right: true },
        { heading: 'Samordningsvinst', of: ({ gainStated }) => (gainStated ? 'angiven' : 'saknas') },
        { heading: 'Nyttan följd', of: ({ followedUpOn }) => on(followedUpOn) },
      ]),
    );
    const { grantedOre, frameOre, leftOre } = found;
    print(
      `\nBeviljat ${kronor(grantedOre)}${frameOre === undefined ? '; ingen ram är införd' : ` av ramen ${kronor(frameOre)}, kvar ${kronor(leftOre ?? 0)}`}`,
    );
  });
}
