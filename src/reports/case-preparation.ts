import { isBefore } from '../domain/dates.js';
import * as f from '../domain/fields.js';
import type { Facts } from '../guideline/facts.js';
import type { NumberedCase } from '../read-models/queries.js';
import { anchoredInPreparatoryBody, consultedCoordinator, moment, type MomentOf } from './case-moments.js';
import type { Measured } from './figures.js';
import { isNothing, isUnasked, wordsIn } from './in-guideline.js';
import { lastKnownDay, type Material } from './material.js';
import type { Row } from './section.js';

/** What was done before initiatives were decided, as a share of those that were. */

/** How many had all of some steps taken before they were decided. */
function share(cases: readonly NumberedCase[], facts: Facts, steps: readonly MomentOf[]): Measured {
  const holding = cases.filter((row) => steps.every((step) => beforeDecision(step(row, facts).at, row)));
  return {
    value: cases.length === 0 ? null : holding.length / cases.length,
    unit: 'share',
    of: { part: holding.length, whole: cases.length },
    events: [
      ...cases.map(({ decision_event }) => decision_event),
      ...holding.flatMap((row) => steps.map((step) => step(row, facts).event)),
    ].filter((event) => event !== null),
  };
}

const beforeDecision = (at: string | null, { decision_at }: NumberedCase): boolean =>
  at !== null && decision_at !== null && isBefore(at, decision_at);

type Prepared = Readonly<{
  key: string;
  label: string;
  rows: readonly string[];
  steps: readonly MomentOf[];
}>;

/** Who is to be contacted, of those whom the guideline names on either path; both where none is in force. */
function contacted(material: Material, year: number): Prepared {
  const { guideline } = material.facts.on(lastKnownDay(material, year));
  const asked = Object.values(guideline?.pack.paths ?? {}).flatMap((path) => path.contacted);
  const [only, ...more] = new Set(asked);
  const told = { key: 'contacted', rows: ['S151', 'S157'] };
  if (only === undefined || more.length > 0)
    return {
      ...told,
      label: 'Upphandlingscentret och IT-enheten kontaktade före beslutet',
      steps: [moment('procurement'), moment('it_unit')],
    };
  return only === 'it-unit'
    ? { ...told, label: 'Kontakt med IT-enheten före beslutet', steps: [moment('it_unit')] }
    : { ...told, label: 'Kontakt med Upphandlingscentret före beslutet', steps: [moment('procurement')] };
}

const PREPARED: readonly Prepared[] = [
  {
    key: 'consulted',
    label: 'Samråd med IT-strategen före beslutet',
    rows: ['S146', 'S155'],
    steps: [consultedCoordinator],
  },
  {
    key: 'anchored',
    label: 'Förankrat i beredningsgruppen före beslutet',
    rows: ['S149'],
    steps: [anchoredInPreparatoryBody],
  },
];

const CATEGORIES: readonly (readonly [key: string, label: string])[] = [
  ['all', 'alla'],
  ...Object.entries(f.SystemCategory.labels),
];

/** What was done before decisions; a step that the guideline does not ask for only where somebody took it. */
export function prepared(cases: readonly NumberedCase[], material: Material, year: number): Row[] {
  const worded = wordsIn(material, year);
  return [...PREPARED, contacted(material, year)].flatMap(({ key, label, rows, steps }) => {
    const told = CATEGORIES.map(([category, name]) => ({
      key: `${key}-${category}`,
      label: `${worded(label)}: ${name.toLowerCase()}`,
      measured: share(
        cases.filter((row) => category === 'all' || row.category === category),
        material.facts,
        steps,
      ),
    }));
    return isUnasked(rows, material, year) && told.every(({ measured }) => isNothing(measured)) ? [] : told;
  });
}
