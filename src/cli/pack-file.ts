import { readFileSync } from 'node:fs';
import { findNodeAtLocation, parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { problemsOfPack, refusalOfPack, type GuidelinePack } from '../domain/guidelines/pack.js';
import { Refusal } from '../domain/refusal.js';
import { VERSIONS } from '../guideline/rules.js';

/**
 * Reads a guideline pack from a file and holds it to its schema: every problem with the line it is on.
 * @throws Refusal bad-pack, one problem a place; malformed-request when it is not JSON
 */
export function readPack(file: string): GuidelinePack {
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
  const problems = problemsOfPack(pack, VERSIONS).map((problem) => {
    const path = problem.pointer
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const node = tree && deepest(path, (to) => findNodeAtLocation(tree, to));
    return { ...problem, line: lineAt(node?.offset ?? 0) };
  });
  const refusal = refusalOfPack(problems);
  if (refusal) throw refusal;
  return pack;
}

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
