import type { Field } from '../domain/field.js';
import { Forum } from '../domain/fields.js';
import { Recipients } from '../domain/initiatives/initiative.fields.js';
import { ReportedRecipients } from '../domain/offices/office.fields.js';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { ROLLS, type RollKind } from '../../projections/rolls.js';
import type { DayFacts } from './facts.js';
import { unitName } from './seats.js';
import { forumNames, wordedLabel } from './wording.js';

/**
 * What is shown for codes on a day: the name in the guideline in force then, so that a group or an office that is renamed
 * there is called one thing everywhere; else the name it was laid up with.
 */
const packOf = (facts: DayFacts): GuidelinePack | undefined => facts.guideline?.pack;

export const groupName = (code: string, facts: DayFacts): string =>
  packOf(facts)?.groups.find((one) => one.code === code)?.name ?? facts.all.group(code)?.name ?? code;

export const officeName = (code: string, facts: DayFacts): string =>
  packOf(facts)?.offices.find((one) => one.code === code)?.name ?? facts.all.office(code)?.name ?? code;

/** The word for a code of a field; the code itself where there is none. */
export function labelName(
  labels: Readonly<Record<string, string>> | undefined,
  code: string,
  facts: DayFacts,
): string {
  const pack = packOf(facts);
  if (labels === Forum.labels) return forumNames(pack)[code] ?? code;
  return wordedLabel(labels?.[code] ?? code, pack);
}

/** Fields whose texts may be the name of anybody who was told, or their code. */
const TOLD: ReadonlySet<Field | undefined> = new Set<Field>([Recipients, ReportedRecipients]);

/** What a group, an office or a unit is called that a text means by its code; the text where it means none. */
const partyName = (text: string, facts: DayFacts): string =>
  [groupName(text, facts), officeName(text, facts)].find((name) => name !== text) ??
  unitName(text, facts.all);

/** A value of a field as people say it: what a reference is called, or the word for a code. */
export function wordName(field: Field | undefined, value: string, facts: DayFacts): string {
  if (TOLD.has(field)) return partyName(value, facts);
  const schema = field?.schema as Referring | undefined;
  const to = schema?.['x-ref'] ?? schema?.items?.['x-ref'];
  if (to === 'office') return officeName(value, facts);
  if (to === 'unit-word') return unitName(value, facts.all);
  if (to !== undefined && Object.hasOwn(ROLLS, to)) return rollName(to as RollKind, value, facts) ?? value;
  return labelName(field?.labels, value, facts);
}

type Referring = Readonly<{ 'x-ref'?: string; items?: Readonly<{ 'x-ref'?: string }> }>;

function rollName<K extends RollKind>(kind: K, id: string, facts: DayFacts): string | undefined {
  const roll = facts.all.roll(kind, id);
  return roll && ROLLS[kind].nameOf(roll);
}
