import { problemsOf } from '../schema-check.js';
import { UNIT_FUNCTIONS } from './functions.js';
import { PackSchema } from './pack.js';
import { problem, step, type PackProblem } from './pack-problem.js';

/** Places where a pack names an office by its function. */
const OFFICE_PLACES =
  /^\/offices\/\d+\/function$|^\/groups\/\d+\/(chair|chairAppointedBy|convener|members\/offices\/\d+|preparation\/offices\/\d+)$|^\/paths\/\w+\/(escalation|consulted\/\d+)$|^\/signatory\/office$|^\/responsibilities\/\d+\/office$/;
/** Places where it names a group or a unit by its function. */
const OTHER_PLACES =
  /^\/groups\/\d+\/function$|^\/units\/\d+\/function$|^\/systems\/\d+\/(runBy|responsibleUnit)$|^\/paths\/\w+\/(decidedBy|anchoredIn\/\d+|anchoringAssessedFor\/\d+)$|^\/responsibilities\/\d+\/with\/\d+$|^\/overlaps\/\d+\/(first|groups\/\d+)$/;

const isFunction = (pointer: string): boolean => OFFICE_PLACES.test(pointer) || OTHER_PLACES.test(pointer);

/** Where a pack is not of the form it should have, each fault told once. */
export function shapeProblems(pack: unknown): readonly PackProblem[] {
  const chairs = twoChairs(pack);
  const told = new Set(chairs.map(({ pointer }) => pointer));
  const shape = problemsOf(PackSchema, pack).flatMap(({ pointer, sv, en, unknown }): PackProblem[] => {
    if (unknown) return unknown.map((member) => unknownMember(`${pointer}/${step(member)}`, member));
    // A text that is empty is also of the wrong form: to whoever wrote it, that is one fault.
    if (told.has(pointer)) return [];
    if (typeof valueAt(pack, pointer) === 'string') told.add(pointer);
    if (isUnitAsOffice(pack, pointer)) return [unitAsOffice(pointer, String(valueAt(pack, pointer)))];
    const code = isFunction(pointer) ? 'unknown-function' : 'malformed-pack';
    const [hintSv, hintEn] = functionInstead(pack, pointer);
    return [problem(pointer, code, sv + hintSv, en + hintEn)];
  });
  return [...chairs, ...shape];
}

const unknownMember = (pointer: string, member: string): PackProblem =>
  problem(
    pointer,
    'malformed-pack',
    `${member} är ett okänt fält: rätta stavningen, eller stryk det`,
    `${member} is an unknown member: correct its spelling, or strike it out`,
  );

/** Texts name a unit as the unit is called, so an office with its function would say nothing. */
const isUnitAsOffice = (pack: unknown, pointer: string): boolean =>
  /^\/offices\/\d+\/function$/.test(pointer) && Object.hasOwn(UNIT_FUNCTIONS, String(valueAt(pack, pointer)));

const unitAsOffice = (pointer: string, of: string): PackProblem =>
  problem(
    pointer,
    'unit-told-as-office',
    `${of} är funktionen för en enhet: ange den under units`,
    `${of} is the function of a unit: name it under units`,
  );

/** Places of texts: one of the wrong form keeps nothing else from being judged. */
const TEXT =
  /\/(guideline|version|title|code|id|name|section|lines|quote|systemType|area|matter|reference|supersedes\/\d+|subjects\/\d+)$/;

/** The parts of a pack of which nothing can be said before their form is right. */
export const unsoundParts = (pack: unknown, shape: readonly PackProblem[]): ReadonlySet<string> =>
  new Set(
    shape
      .filter(({ pointer }) => !TEXT.test(pointer) || typeof valueAt(pack, pointer) !== 'string')
      .map(({ pointer }) => pointer.split('/')[1] ?? ''),
  );

/** The value that a JSON pointer leads to, if any. */
function valueAt(whole: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((at, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    return typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  }, whole);
}

const listIn = (pack: unknown, name: string): readonly unknown[] => {
  const list = valueAt(pack, `/${name}`);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
};

/** Who writes the code of an office or a group where its function stands is told the function that it has. */
function functionInstead(pack: unknown, pointer: string): readonly [sv: string, en: string] {
  if (!isFunction(pointer)) return ['', ''];
  const told = valueAt(pack, pointer);
  const named = [...listIn(pack, 'offices'), ...listIn(pack, 'groups')].find(
    (one) => valueAt(one, '/code') === told,
  );
  if (told === undefined || named === undefined) return ['', ''];
  const of = String(valueAt(named, '/function'));
  const [sv, en] = OFFICE_PLACES.test(pointer)
    ? ['befattningens', "the office's"]
    : ['gruppens', "the group's"];
  return [`. Ange funktionen (${of}), inte ${sv} kod`, `. Name the function (${of}), not ${en} code`];
}

/** A group is led from one office: several are told as what they are, not as a member of the wrong kind. */
function twoChairs(pack: unknown): readonly PackProblem[] {
  return listIn(pack, 'groups').flatMap((group, place) =>
    Array.isArray(valueAt(group, '/chair'))
      ? [
          problem(
            `/groups/${place}/chair`,
            'two-chairs',
            'är en lista, men en grupp leds från en befattning: ange en funktion',
            'is a list, but a group is led from one office: name one function',
          ),
        ]
      : [],
  );
}
