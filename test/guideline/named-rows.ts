import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Which tests are named after which rows: read from the tests' own text, without running them. */

const ROW = /\bS\d{3}\b/g;
/** Tests about the rows as such show none of them. */
const ABOUT_ROWS = ['rows.spec.ts', 'coverage.spec.ts'];

/** Row to the tests whose name has it, as `file › name`; both in order. */
export function namedRows(root: string): Readonly<Record<string, readonly string[]>> {
  const named = new Map<string, string[]>();
  for (const file of specs(root, 'test'))
    for (const name of testsIn(file, readFileSync(join(root, file), 'utf8')))
      for (const [row] of name.matchAll(ROW)) {
        const known = named.get(row) ?? [];
        const test = `${file} › ${name}`;
        if (!known.includes(test)) named.set(row, [...known, test]);
      }
  return Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const specs = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((one) => {
      const path = `${folder}/${one.name}`;
      if (one.isDirectory()) return specs(root, path);
      return path.endsWith('.spec.ts') && !ABOUT_ROWS.includes(one.name) ? [path] : [];
    });

/** The names of a file's tests; those of a table as they are with each of its rows. */
export function testsIn(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) names.push(...namesOf(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function namesOf(call: ts.CallExpression, source: ts.SourceFile): readonly string[] {
  const [name] = call.arguments;
  if (!name || !ts.isStringLiteralLike(name)) return [];
  const { expression } = call;
  if (ts.isIdentifier(expression) && expression.text === 'it') return [name.text];
  if (!ts.isCallExpression(expression) || expression.expression.getText(source) !== 'it.each') return [];
  const [table] = expression.arguments;
  return /%s/.test(name.text) && table
    ? firstWords(table, source).map((word) => name.text.replace('%s', word))
    : [name.text];
}

/** The first word of each row of a table: a text, or the first of a list; also where the table is a constant of the file. */
function firstWords(table: ts.Expression, source: ts.SourceFile): readonly string[] {
  const plain = bare(table);
  if (ts.isIdentifier(plain)) {
    const found = declared(plain.text, source);
    return found ? firstWords(found, source) : [];
  }
  if (!ts.isArrayLiteralExpression(plain)) return [];
  return plain.elements.flatMap((element) => {
    const one = bare(element);
    const first = ts.isArrayLiteralExpression(one) ? one.elements[0] : one;
    return first && ts.isStringLiteralLike(first) ? [first.text] : [];
  });
}

const bare = (one: ts.Expression): ts.Expression =>
  ts.isAsExpression(one) || ts.isParenthesizedExpression(one) ? bare(one.expression) : one;

const declared = (name: string, source: ts.SourceFile): ts.Expression | undefined =>
  source.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find((one) => one.name.getText(source) === name)?.initializer;
