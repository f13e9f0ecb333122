import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { checkOfPack, refusalOfPack } from '../domain/guidelines/pack-check.js';
import { problem as problemAt, type PackProblem } from '../domain/guidelines/pack-problem.js';
import { VERSIONS } from '../guideline/rules.js';
import { lineAt, parseJson, toldAgain } from '../ledger/read-json.js';
import { nameOf, readText } from './text-file.js';

/** A pack that can be adopted, and on which line of its text, from 1, a place of it stands. */
export type PackInFile = Readonly<{ pack: GuidelinePack; lineOf: (pointer: string) => number }>;

/** The pack of a file. @throws Refusal as for packInFile */
export const readPack = (file: string): GuidelinePack => packInFile(file).pack;

/**
 * Reads a guideline pack from a file and holds it to its schema: every problem with the line it is on.
 * @throws Refusal bad-pack, one problem a place; malformed-request when it is not JSON; not-utf8
 */
export const packInFile = (file: string): PackInFile => packInText(readText(file), nameOf(file));

/** As `readPack`, from a text. @param source what the text is called, for a person */
export const packOf = (text: string, source: string): GuidelinePack => packInText(text, source).pack;

function packInText(text: string, source: string): PackInFile {
  const pack = parseJson(text, source);
  const tree = parseTree(text);
  const lineOf = (pointer: string): number => {
    const path = pointer
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const node = tree && deepest(path, (to) => findNodeAtLocation(tree, to));
    return lineAt(text, node?.offset ?? 0);
  };
  const twice = toldAgain(text, pack).map(({ pointer, line }) => ({ ...saidAgain(pointer), line }));
  const { problems, unjudged } = checkOfPack(pack, VERSIONS);
  const placed = problems.map((problem) => ({ ...problem, line: lineOf(problem.pointer) }));
  const refusal = refusalOfPack([...twice, ...placed], unjudged);
  if (refusal) throw refusal;
  return { pack: pack as unknown as GuidelinePack, lineOf };
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
