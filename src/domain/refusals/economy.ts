import type { RefusalTexts } from './texts.js';

/** Refusals about budget years, rents and keys. */
export const ECONOMY_REFUSALS = {
  'unknown-economy': {
    status: 404,
    sv: (d) =>
      `Budgetåret ${d['year']} finns inte i liggaren. Lägg upp det med «liggare economy open», eller rätta året.`,
    en: (d) =>
      `There is no budget year ${d['year']} in the ledger. Open it with "liggare economy open", or correct the year.`,
  },
  'key-without-weight': {
    status: 422,
    sv: () => 'Nyckeln har inga vikter över noll och kan inte fördela något. Ange minst en vikt.',
    en: () => 'The key has no weight above zero and can divide nothing. Give at least one weight.',
  },
  'key-version-exists': {
    status: 409,
    sv: (d) =>
      `Nyckeln ${d['key']} version ${d['version']} finns redan. En version ändras aldrig: ge den nya ett eget versionsnamn.`,
    en: (d) =>
      `The key ${d['key']} version ${d['version']} exists already. A version never changes: name the new one otherwise.`,
  },
  'unknown-key': {
    status: 404,
    sv: (d) =>
      `Det finns ingen fördelningsnyckel ${d['key']} version ${d['version']}. «liggare allocation-keys» visar nycklarna.`,
    en: (d) =>
      `There is no allocation key ${d['key']} version ${d['version']}. "liggare allocation-keys" shows the keys.`,
  },
  'price-list-already-decided': {
    status: 409,
    sv: (d) =>
      `Hyran för ${d['year']} är redan bestämd: prislista ${d['version']}, den ${d['on']}. För in en ändring med «liggare economy change-price-list», eller rätta den händelsen.`,
    en: (d) =>
      `The rent for ${d['year']} is decided already: price list ${d['version']}, on ${d['on']}. Record a change with "liggare economy change-price-list", or correct that event.`,
  },
  'price-list-version-exists': {
    status: 409,
    sv: (d) =>
      `Budgetåret ${d['year']} har redan en prislista ${d['version']}. Ge den ändrade ett eget versionsnamn.`,
    en: (d) =>
      `The budget year ${d['year']} has a price list ${d['version']} already. Name the changed one otherwise.`,
  },
  'no-price-list': {
    status: 409,
    sv: (d) =>
      `Ingen hyra är bestämd för ${d['year']}. För in den med «liggare economy decide-price-list» först.`,
    en: (d) =>
      `No rent is decided for ${d['year']}. Record it with "liggare economy decide-price-list" first.`,
  },
  'unknown-price-list': {
    status: 404,
    sv: (d) =>
      `Budgetåret ${d['year']} har ingen prislista ${d['version']}. «liggare price-lists» visar prislistorna.`,
    en: (d) =>
      `The budget year ${d['year']} has no price list ${d['version']}. "liggare price-lists" shows the price lists.`,
  },
  'no-rental-base': {
    status: 409,
    sv: (d) =>
      `Det finns inget hyresunderlag för ${d['year']}. För in det med «liggare economy record-rental-base» först.`,
    en: (d) =>
      `There is no rental base for ${d['year']}. Record it with "liggare economy record-rental-base" first.`,
  },
  'orders-already-counted': {
    status: 409,
    sv: (d) =>
      `Årets beställningar av slaget ${d['orderKind']} är redan räknade. Rätta den händelsen om antalet blev fel.`,
    en: (d) =>
      `The year's orders of kind ${d['orderKind']} are counted already. Correct that event if the count was wrong.`,
  },
  'not-in-budget-year': {
    status: 422,
    sv: (d) =>
      `${d['day']} ligger inte i budgetåret ${d['year']}. Rätta dagen, eller välj budgetåret den hör till.`,
    en: (d) =>
      `${d['day']} is not in the budget year ${d['year']}. Correct the day, or choose the year it is in.`,
  },
  'shares-do-not-sum': {
    status: 422,
    sv: (d) =>
      `Andelarna blir tillsammans ${d['sum']} öre, men beloppet är ${d['total']} öre. De ska vara lika på öret.`,
    en: (d) =>
      `The shares add up to ${d['sum']} öre, but the total is ${d['total']} öre. They must be equal to the öre.`,
  },
} as const satisfies RefusalTexts;
