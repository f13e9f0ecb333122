import type { JsonObject } from '../domain/json.js';
import { RECOMPUTED } from '../guideline/chapters/economy-keys.js';
import { list, object, person, persons, text, texts, truth, whole } from './answer-parts.js';

const units: JsonObject = { type: 'object', additionalProperties: text };
const shares = list(object({ unit: text, amountOre: whole }));
const rented = { unit: text, assetClass: text, count: whole };
const named = { number: text, title: text, administration: text };
const weights = list(object({ unit: text, weight: whole }));
const differing = list(object({ unit: text, paidOre: whole, byKeyOre: whole }));

const priceList = object(
  {
    year: text,
    version: text,
    decidedOn: text,
    from: text,
    changed: truth,
    late: truth,
    forum: text,
    decider: person,
    deciderOffice: text,
    delegation: text,
    prices: list(object({ assetClass: text, pricePerUnitOre: whole })),
    event: text,
  },
  ['year', 'version', 'decidedOn', 'from', 'changed', 'late', 'prices', 'event'],
);

export const economySchemas: Readonly<Record<string, JsonObject>> = {
  Rent: object({
    year: text,
    version: text,
    decidedOn: text,
    from: { ...text, description: 'From when the price list holds; the amounts are those of a whole year.' },
    others: list(object({ version: text, from: text })),
    baseDate: text,
    lines: list(object({ ...rented, pricePerUnitOre: whole, amountOre: whole })),
    units: shares,
    totalOre: whole,
    unpriced: list(object(rented)),
    events: texts,
    names: { ...units, description: 'Names of the units by their codes.' },
  }),
  PriceLists: object({ priceLists: list(priceList), persons }, ['priceLists']),
  AllocationKeys: object({
    keys: list(object({ key: text, version: text, baseDate: text, year: text, weights, event: text })),
  }),
  Split: object({
    key: text,
    version: text,
    baseDate: text,
    amountOre: whole,
    shares,
    method: object({ sv: text, en: text }),
    events: texts,
  }),
  Distributions: object({
    distributions: list(
      object(
        {
          ...named,
          budgetYear: whole,
          totalOre: whole,
          key: text,
          version: text,
          baseDate: text,
          recomputed: { enum: [...RECOMPUTED] },
          differing,
          events: texts,
        },
        ['title', 'budgetYear', 'totalOre', 'key', 'version', 'recomputed', 'differing', 'events'],
      ),
    ),
  }),
  Platform: object({
    years: list(
      object(
        {
          year: text,
          financingProposedOn: text,
          budgetAdoptedOn: text,
          budgetDue: text,
          investmentOre: whole,
          operatingOre: whole,
          plans: list(object({ from: text, to: text, adoptedOn: text })),
          events: texts,
        },
        ['year', 'plans', 'events'],
      ),
    ),
  }),
  CentralFunds: object(
    {
      year: text,
      grants: list(
        object(
          {
            ...named,
            grantedOre: whole,
            totalOre: whole,
            motive: text,
            gainStated: truth,
            followedUpOn: text,
            events: texts,
          },
          ['title', 'grantedOre', 'totalOre', 'gainStated', 'events'],
        ),
      ),
      grantedOre: whole,
      frameOre: whole,
      leftOre: whole,
      events: texts,
    },
    ['year', 'grants', 'grantedOre', 'events'],
  ),
};
