import { readFileSync } from 'node:fs';
import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { checkOfPack, refusalOfPack } from '../domain/guidelines/pack-check.js';
import { problem as problemAt, step as stepOf, type PackProblem } from '../domain/guidelines/pack-problem.js';
import { Refusal } from '../domain/refusal.js';
import { VERSIONS } from '../guideline/rules.js';

/** A pack that can be adopted, and on which line of its file, from 1, a place of it stands. */
export type PackInFile = Readonly<{ pack: GuidelinePack; lineOf: (pointer: string) => number }>;

/** The pack of a file. @throws Refusal as for packInFile */
export const readPack = (file: string): GuidelinePack => packInFile(file).pack;

/**
 * Reads a guideline pack from a file and holds it to its schema: every problem with the line it is on.
 * @throws Refusal bad-pack, one problem a place; malformed-request when it is not JSON
 */
export function packInFile(file: string): PackInFile {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const [error] = errors;
  if (error) {
    const line = lineAt(error.offset);
    const reason = printParseErrorCode(error.error);
    throw new Refusal('malformed-request', {
      reason: `${file}, line ${line}: not JSON (${reason})`,
      reasonSv: `${file}, rad ${line}: det är inte JSON (${reason})`,
    });
  }
  const pack = JSON.parse(text) as GuidelinePack;
  const twice = tree ? toldTwice(tree, lineAt) : [];
  const lineOf = (pointer: string): number => {
    const path = pointer
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const node = tree && deepest(path, (to) => findNodeAtLocation(tree, to));
    return lineAt(node?.offset ?? 0);
  };
  const { problems, unjudged } = checkOfPack(pack, VERSIONS);
  const placed = problems.map((problem) => ({ ...problem, line: lineOf(problem.pointer) }));
  const refusal = refusalOfPack([...twice, ...placed], unjudged);
  if (refusal) throw refusal;
  return { pack, lineOf };
}

/**
 * Members that an object tells twice, each where it stands again. JSON would keep the last and say nothing, and a group
 * would have another chair than its first line says.
 */
function toldTwice(node: Node, lineAt: (offset: number) => number, at = ''): readonly PackProblem[] {
  const children = node.children ?? [];
  if (node.type === 'array')
    return children.flatMap((one, place) => toldTwice(one, lineAt, `${at}/${place}`));
  if (node.type !== 'object') return [];
  const told = new Set<string>();
  return children.flatMap(({ children: [name, value] = [] }) => {
    if (!name) return [];
    const member = String(name.value);
    const pointer = `${at}/${stepOf(member)}`;
    const again = told.has(member) ? [{ ...saidAgain(pointer), line: lineAt(name.offset) }] : [];
    told.add(member);
    return [...again, ...(value ? toldTwice(value, lineAt, pointer) : [])];
  });
}

const saidAgain = (pointer: string): PackProblem =>
  /^\/groups\/\d+\/chair$/.test(pointer)
    ? problemAt(
        pointer,
        'two-chairs',
        'står två gånger, men en grupp leds från en befattning: ange en',
        'stands twice, but a group is led from one office: name one',
      )
    : problemAt(
        pointer,
        'member-told-twice',
        'står redan tidigare i objektet',
        'stands earlier in the object',
      );

/** The node that a path leads to, or the last one on the way that is there: what is missing has no line of its own. */
function deepest<Node>(
  path: readonly string[],
  find: (path: (string | number)[]) => Node | undefined,
): Node | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = find(path.slice(0, length).map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
    if (node) return node;
  }
  return undefined;
}
