import { RegisteredCategory } from '../domain/systems/system.fields.js';
import { DUTIES, SubKind } from '../domain/systems/upkeep.fields.js';
import { MaintenancePlanAdopted } from '../domain/systems/upkeep.events.js';
import { lastFrom, type DayFacts } from '../guideline/facts.js';
import { registerBegan } from '../guideline/chapters/system-register.js';
import { categoryOn, hasOwnerOn, operationOf, systemsInUse, until } from '../guideline/system-facts.js';
import type { SystemCard } from '../../projections/system-register.js';
import { collator, counted, inYear, type Row, type Section } from './section.js';

/** The register of systems at the end of the year: how many of which sort, who owns and runs them, what is planned. */

type Chosen = readonly (readonly [card: SystemCard, events: readonly string[]])[];

const row = (key: string, label: string, chosen: Chosen): Row => ({
  key,
  label,
  measured: counted(
    chosen.length,
    chosen.flatMap(([, events]) => events),
  ),
});

/** The event by which the system stands in the register. */
const registration = ({ categories }: SystemCard): readonly string[] =>
  categories.slice(0, 1).map(({ event }) => event);

/** Those of which something is said that day, with the event that says it. */
function saying<T extends Readonly<{ from: string; event: string }>>(
  cards: readonly SystemCard[],
  set: (card: SystemCard) => readonly T[],
  wanted: (said: T) => boolean,
  { day }: DayFacts,
): Chosen {
  return cards.flatMap((card) => {
    const said = lastFrom(until(set(card), day));
    return said && wanted(said) ? [[card, [said.event]] as const] : [];
  });
}

const bare = (cards: readonly SystemCard[]): Chosen => cards.map((card) => [card, registration(card)]);

function categories(cards: readonly SystemCard[], facts: DayFacts): Row[] {
  return Object.entries(RegisteredCategory.labels).map(([category, label]) =>
    row(
      `category-${category}`,
      label,
      cards.flatMap((card) => {
        const said = categoryOn(card, facts.day);
        return said?.category === category ? [[card, [said.event]] as const] : [];
      }),
    ),
  );
}

function subKinds(cards: readonly SystemCard[], facts: DayFacts): Row[] {
  const shared = cards.filter((card) => categoryOn(card, facts.day)?.category === 'shared');
  const known = Object.entries(SubKind.labels).map(([subKind, label]) =>
    row(
      `sub-kind-${subKind}`,
      `Kommungemensamma: ${label.toLowerCase()}`,
      saying(
        shared,
        (card) => card.subKinds,
        (said) => said.subKind === subKind,
        facts,
      ),
    ),
  );
  const unknown = shared.filter((card) => until(card.subKinds, facts.day).length === 0);
  return [...known, row('sub-kind-unknown', 'Kommungemensamma: slaget inte satt', bare(unknown))];
}

function owners(cards: readonly SystemCard[], facts: DayFacts, year: number): Row[] {
  const vacant = cards.filter((card) => !hasOwnerOn(card, facts));
  // The first owner of a system is no change of owner.
  const changed = cards.flatMap((card): Chosen => {
    const first = card.owners.map(({ from }) => from).sort()[0];
    const undecided = card.owners.filter(
      ({ from, initiative, deciderOffice }) =>
        from !== first && inYear(from, year) && initiative === undefined && deciderOffice === undefined,
    );
    return undecided.map(({ event }) => [card, [event]] as const);
  });
  return [
    row('owner-vacant', 'Utan systemägare vid årets slut', bare(vacant)),
    row('owner-changed', 'Byten av systemägare utan angivet beslut', changed),
  ];
}

function critical(cards: readonly SystemCard[], facts: DayFacts, year: number): Row[] {
  const own = saying(
    cards,
    (card) => card.criticalities,
    ({ criticality }) => criticality === 'critical',
    facts,
  );
  const planned = own.flatMap(([card]): Chosen => {
    const plan = card.acts.find(
      ({ type, data }) => type === MaintenancePlanAdopted.type && data['planYear'] === String(year),
    );
    return plan ? [[card, [plan.event]]] : [];
  });
  return [
    row('critical', 'Mest verksamhetskritiska', own),
    row('critical-planned', 'varav med förvaltningsplan för året', planned),
  ];
}

/** Units and suppliers, by what they are called. */
function operators(cards: readonly SystemCard[], facts: DayFacts): Row[] {
  const run = cards.map((card) => [card, operationOf(card, 'operation', facts.day)] as const);
  const nameOf = ([, set]: (typeof run)[number]): string =>
    set?.unit === undefined ? (set?.supplier ?? '') : (facts.all.roll('unit', set.unit)?.name ?? set.unit);
  return [...Map.groupBy(run, nameOf)]
    .sort(([a], [b]) => collator.compare(a || '\uFFFF', b || '\uFFFF'))
    .map(([name, own]) =>
      row(
        `operation-${name}`,
        `${DUTIES.operation} sköts av ${name || 'någon som inte är införd'}`,
        own.map(([card, set]) => [card, set ? [set.event] : registration(card)] as const),
      ),
    );
}

const systemRegister: Section = {
  id: 'systems',
  title: 'Systemregistret',
  counts:
    'Systemen i bruk vid årets slut. Ett system som riktlinjen räknar upp räknas med innan kommunen har registrerat det. Utan systemägare är ett system också när den ägande befattningen är vakant. Ett system som fanns innan registret började föras har inget beslut i liggaren.',
  of: ({ facts: all }, year) => {
    const facts = all.on(`${year}-12-31`);
    const cards = systemsInUse(facts);
    const began = registerBegan(all);
    const undecided = cards.filter(({ categories: [first] }) => first?.initiative === undefined);
    const since = undecided.filter(
      ({ inUseFrom, listed }) => listed || began === undefined || inUseFrom <= began,
    );
    const classified = saying(
      cards,
      (card) => card.classifications,
      () => true,
      facts,
    );
    return [
      row('all', 'Alla system', bare(cards)),
      ...categories(cards, facts),
      ...subKinds(cards, facts),
      ...owners(cards, facts, year),
      ...critical(cards, facts, year),
      row('classified', 'Informationsklassade', classified),
      row('before-ledger', 'I bruk innan registret började föras', bare(since)),
      row(
        'undecided',
        'Tagna i bruk därefter utan angivet beslut',
        bare(undecided.filter((card) => !since.includes(card))),
      ),
      ...operators(cards, facts),
    ];
  },
};

export const REGISTER_SECTIONS: readonly Section[] = [systemRegister];
