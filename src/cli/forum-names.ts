import type { Field } from '../domain/field.js';
import { Forum } from '../domain/fields.js';
import { Refusal } from '../domain/refusal.js';
import type { Facts } from '../guideline/facts.js';
import { forumNames } from '../guideline/wording.js';
import { todayBy } from '../read-models/guidelines.js';

/** Forums by the municipality's own names: codes are the same everywhere, but nobody there says `it-steering-group`. */
export type ForumNames = Readonly<{
  /** What each code is called today. */
  today: Readonly<Record<string, string>>;
  /** A code by a name it has or has had, in small letters. */
  codes: ReadonlyMap<string, string>;
}>;

/** Whether a field takes a forum: those that mean one in particular share the words for its codes. */
export const takesForum = ({ labels }: Pick<Field, 'labels'>): boolean => labels === Forum.labels;

const key = (name: string): string => name.normalize('NFC').trim().toLowerCase();

export function forumNamesIn(facts: Facts, now: Date): ForumNames {
  const today = forumNames(facts.on(todayBy(facts, now)).guideline?.pack);
  const before = facts.versions().flatMap(({ pack }) => Object.entries(forumNames(pack)));
  const all = [
    ...before,
    ...Object.entries(today),
    ...Object.keys(today).map((code) => [code, code] as const),
  ];
  return { today, codes: new Map(all.map(([code, name]) => [key(name), code])) };
}

/** Each code with what it is called, as `it-steering-group (Digitaliseringsrådet)`. */
export const forumsAsText = ({ today }: ForumNames): string =>
  Object.entries(today)
    .map(([code, name]) => `${code} (${name})`)
    .join(', ');

/** The code that a code or a name stands for. @throws Refusal malformed-field */
export function forumCalled(
  text: string,
  names: ForumNames,
  field: Readonly<{ property: string; sv: string }>,
): string {
  const code = names.codes.get(key(text));
  if (code !== undefined) return code;
  throw new Refusal('malformed-field', {
    field: field.property,
    label: field.sv,
    problemSv: `ska vara något av: ${forumsAsText(names)}`,
    problemEn: `must be one of: ${forumsAsText(names)}`,
  });
}
