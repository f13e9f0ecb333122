import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { wordedLabel } from '../guideline/wording.js';
import type { Measured } from './figures.js';
import { lastKnownDay, type Material } from './material.js';

/** How the report follows the guideline that was in force at the year's end: its names, and what it has rows about. */
type InYear = Pick<Material, 'facts' | 'today'>;

const packOf = (material: InYear, year: number): GuidelinePack | undefined =>
  material.facts.on(lastKnownDay(material, year)).guideline?.pack;

/** A title, a note or a label in the names of that guideline. */
export function wordsIn(material: InYear, year: number): (sv: string) => string {
  const pack = packOf(material, year);
  return (sv) => wordedLabel(sv, pack);
}

/** Labels of codes in the names of that guideline. */
export function labelsIn(
  labels: Readonly<Record<string, string>>,
  material: InYear,
  year: number,
): Readonly<Record<string, string>> {
  const worded = wordsIn(material, year);
  return Object.fromEntries(Object.entries(labels).map(([code, sv]) => [code, worded(sv)]));
}

/** Whether that guideline has none of the rows: then it asks for nothing of the kind. Without rows it is never so. */
export function isUnasked(rows: readonly string[] | undefined, material: InYear, year: number): boolean {
  const pack = packOf(material, year);
  return rows !== undefined && pack !== undefined && !pack.rows.some(({ id }) => rows.includes(id));
}

/** Nothing of the kind was recorded. What was recorded is told, whatever the guideline asks for. */
export const isNothing = ({ value, of }: Measured): boolean => (of === undefined ? !value : of.part === 0);

export const UNASKED = 'Riktlinjen som gällde har ingen rad om detta.';

/**
 * The rows of the guideline that a section is about. A section that is not here is about the initiatives, the decisions or
 * the findings themselves, whatever the guideline says.
 */
export const SECTION_ROWS: Readonly<Record<string, readonly string[]>> = {
  preparation: ['S146', 'S149', 'S151', 'S155', 'S157'],
  'financing-principle': ['S016', 'S158', 'S159', 'S160', 'S161', 'S162', 'S163', 'S164'],
  'coordination-level': ['S007'],
  'delivery-form': ['S012'],
  projects: ['S034', 'S091', 'S092', 'S107'],
  hours: ['S051'],
  contacts: ['S018', 'S019', 'S021', 'S022', 'S023', 'S028'],
  rent: ['S044', 'S045', 'S121'],
  'price-lists': ['S121'],
  'cost-levels': ['S118', 'S119'],
  presented: ['S118', 'S120'],
  platform: ['S035', 'S063', 'S067', 'S071'],
  frames: ['S046', 'S165', 'S167', 'S168'],
  orders: ['S038', 'S039', 'S040', 'S041', 'S042', 'S043'],
  escalations: ['S148'],
  'central-funds': ['S165', 'S166', 'S167', 'S168'],
  'follow-up-answers': ['S169', 'S170', 'S171'],
  'follow-up-areas': ['S169', 'S170', 'S171'],
  'follow-up-trend': ['S169', 'S170', 'S171'],
  'follow-up-gaps': ['S169', 'S170', 'S171'],
  'action-plan': ['S033', 'S170'],
  perception: ['S172', 'S173'],
  companies: ['S024', 'S025', 'S141', 'S143'],
};
