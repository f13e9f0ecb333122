import { Forum, GROUP_FORUMS } from '../fields.js';
import { problem, type PackProblem } from './pack-problem.js';

type Named = Readonly<{ code: string; name: string }>;
type Place = Readonly<{ pointer: string; name: string }>;

const key = (name: string): string => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** Forums that no pack names: elected bodies, and an official. */
const OTHER_FORUMS = Object.entries(Forum.labels).flatMap(([code, name]) =>
  code in GROUP_FORUMS || code === 'chief-executive' ? [] : [name],
);

/**
 * Groups and offices go by their names, at the command line and in spreadsheets: one that two have, or that a forum outside
 * the guideline has, would mean one of them without anybody being asked which.
 */
export function nameProblems({
  offices,
  groups,
}: Readonly<{ offices: readonly Named[]; groups: readonly Named[] }>): readonly PackProblem[] {
  const places: Place[] = [
    ...offices.map(({ name }, place) => ({ pointer: `/offices/${place}/name`, name })),
    ...groups.map(({ name }, place) => ({ pointer: `/groups/${place}/name`, name })),
  ];
  const before = new Map<string, string>(OTHER_FORUMS.map((name) => [key(name), '']));
  return places.flatMap(({ pointer, name }) => {
    const other = before.get(key(name));
    if (other === undefined) {
      before.set(key(name), pointer);
      return [];
    }
    return [told(pointer, name, other)];
  });
}

function told(pointer: string, name: string, other: string): PackProblem {
  const [sv, en] =
    other === ''
      ? ['så heter redan ett forum utanför riktlinjen', 'a forum outside the guideline has the name already']
      : [`så heter redan ${other}`, `${other} has the name already`];
  return problem(
    pointer,
    'name-told-twice',
    `${name}: ${sv}. Den som skriver namnet måste kunna veta vem som menas: ge dem olika namn`,
    `${name}: ${en}. Whoever writes the name must be able to know who is meant: give them different names`,
  );
}
