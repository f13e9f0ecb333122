import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { problemsOfPack, refusalOfPack, type GuidelinePack } from '../domain/guidelines/pack.js';
import { problem as problemAt, type PackProblem } from '../domain/guidelines/pack-problem.js';
import { VERSIONS } from '../guideline/rules.js';
import { lineAt, parseJson, toldAgain } from '../ledger/read-json.js';
import { nameOf, readText } from './text-file.js';

/**
 * Reads a guideline pack from a file and holds it to its schema: every problem with the line it is on.
 * @throws Refusal bad-pack, one problem a place; malformed-request when it is not JSON; not-utf8
 */
export const readPack = (file: string): GuidelinePack => packOf(readText(file), nameOf(file));

/** As `readPack`, from a text. @param source what the text is called, for a person */
export function packOf(text: string, source: string): GuidelinePack {
  const pack = parseJson(text, source);
  const tree = parseTree(text);
  const twice = toldAgain(text, pack).map(({ pointer, line }) => ({ ...saidAgain(pointer), line }));
  const problems = problemsOfPack(pack, VERSIONS).map((problem) => {
    const path = problem.pointer
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const node = tree && deepest(path, (to) => findNodeAtLocation(tree, to));
    return { ...problem, line: lineAt(text, node?.offset ?? 0) };
  });
  const refusal = refusalOfPack([...twice, ...problems]);
  if (refusal) throw refusal;
  return pack as unknown as GuidelinePack;
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
