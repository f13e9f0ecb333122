import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { step } from '../domain/guidelines/pack-problem.js';
import type { Json } from '../domain/json.js';
import { Refusal } from '../domain/refusal.js';

/** What is wrong with a text that is not JSON, as the end of a sentence. */
const FAULTS: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  InvalidSymbol: ['ett ord som varken är text inom citattecken, tal, true, false eller null', 'a bare word'],
  InvalidNumberFormat: ['ett tal är fel skrivet', 'a number is malformed'],
  PropertyNameExpected: ['här ska ett namn inom citattecken stå', 'a quoted name is expected here'],
  ValueExpected: ['här saknas ett värde', 'a value is missing here'],
  ColonExpected: ['här saknas ett kolon', 'a colon is missing here'],
  CommaExpected: ['här saknas ett komma', 'a comma is missing here'],
  CloseBraceExpected: ['här saknas }', 'a } is missing here'],
  CloseBracketExpected: ['här saknas ]', 'a ] is missing here'],
  EndOfFileExpected: ['här står mer efter slutet', 'there is more after the end'],
  InvalidCommentToken: ['JSON har inga kommentarer', 'JSON has no comments'],
  UnexpectedEndOfComment: ['JSON har inga kommentarer', 'JSON has no comments'],
  UnexpectedEndOfString: [
    'ett citattecken som börjar här slutar aldrig',
    'a quote that begins here never ends',
  ],
  UnexpectedEndOfNumber: ['ett tal är fel skrivet', 'a number is malformed'],
  InvalidUnicode: ['\\u ska följas av fyra hexadecimala siffror', '\\u takes four hexadecimal digits'],
  InvalidEscapeCharacter: [
    'ett omvänt snedstreck följs av fel tecken',
    'a backslash is followed by a wrong character',
  ],
  InvalidCharacter: ['en text innehåller radbyte eller annat styrtecken', 'a text has a control character'],
};
const SOME_FAULT = ['den går inte att tyda', 'it cannot be understood'] as const;
const EMPTY = ['det är tomt', 'it is empty'] as const;
const COMMA_BEFORE = [
  '; kanske står ett komma för mycket före',
  '; perhaps there is one comma too many before',
] as const;

/** What is wrong with a text that is not JSON: a comma before where something is missing may be the one that should not be. */
function faultIn(text: string, error: ParseError | undefined): readonly [sv: string, en: string] {
  if (text.trim() === '') return EMPTY;
  const code = error && printParseErrorCode(error.error);
  const [sv, en] = (code && FAULTS[code]) ?? SOME_FAULT;
  const isMissing = code === 'PropertyNameExpected' || code === 'ValueExpected';
  if (!isMissing || !text.slice(0, error?.offset).trimEnd().endsWith(',')) return [sv, en];
  return [sv + COMMA_BEFORE[0], en + COMMA_BEFORE[1]];
}

/** A member that an object tells again: where, as a JSON pointer, and on which line. */
export type ToldAgain = Readonly<{ pointer: string; member: string; line: number }>;

/**
 * JSON that a person wrote, at any door. A member told twice is refused, where JSON itself would keep the last and say
 * nothing. @param source what the text is called, for a person; @throws Refusal malformed-request, member-told-twice
 */
export function readJson(text: string, source?: string): Json {
  const value = parseJson(text, source);
  refuseToldAgain(text, value, source);
  return value;
}

/** @param value what was read from the text; @throws Refusal member-told-twice, at the first */
export function refuseToldAgain(text: string, value: Json, source?: string): void {
  const [again] = toldAgain(text, value);
  if (!again) return;
  throw new Refusal('member-told-twice', {
    member: again.member,
    place: again.pointer,
    line: String(again.line),
    ...(source === undefined ? {} : { source }),
  });
}

/** As `readJson`, of a text whose members told twice are told by the caller. @throws Refusal malformed-request */
export function parseJson(text: string, source = ''): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true });
    const [error] = errors;
    const isEmpty = text.trim() === '';
    const line = error && !isEmpty ? lineAt(text, error.offset) : 1;
    const [sv, en] = faultIn(text, error);
    const from = source === '' ? '' : `${source}, `;
    throw new Refusal('malformed-request', {
      reason: `${from}line ${line}: it is not JSON (${en})`,
      reasonSv: `${from}rad ${line}: det är inte JSON (${sv})`,
    });
  }
}

const MEMBER_OR_TEXT = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/gs;

/**
 * The members told again in a text that is JSON. An object keeps each of its members once, so that a text without any
 * has as many names as what was read from it: only then is the tree, with its places, built.
 */
export function toldAgain(text: string, value: Json): readonly ToldAgain[] {
  let names = 0;
  for (const [, colon] of text.matchAll(MEMBER_OR_TEXT)) if (colon !== undefined) names += 1;
  if (names === membersOf(value)) return [];
  const tree = parseTree(text);
  return tree ? againIn(text, tree, '') : [];
}

/** How many members there are in all. Without recursion, since a text may be as deep as it is long. */
function membersOf(value: Json): number {
  let members = 0;
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== 'object' || one === null) continue;
    const parts = Object.values(one);
    if (!Array.isArray(one)) members += parts.length;
    for (const part of parts) if (typeof part === 'object') left.push(part);
  }
  return members;
}

function againIn(text: string, node: Node, at: string): readonly ToldAgain[] {
  const children = node.children ?? [];
  if (node.type === 'array') return children.flatMap((one, place) => againIn(text, one, `${at}/${place}`));
  if (node.type !== 'object') return [];
  const told = new Set<string>();
  return children.flatMap(({ children: [name, value] = [] }) => {
    if (!name) return [];
    const member = String(name.value);
    const pointer = `${at}/${step(member)}`;
    const again = told.has(member) ? [{ pointer, member, line: lineAt(text, name.offset) }] : [];
    told.add(member);
    return [...again, ...(value ? againIn(text, value, pointer) : [])];
  });
}

/** The line of a place in a text, from 1. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
