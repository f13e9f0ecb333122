const BEGIN =
  '<!-- The tournament, as `npm run test:tamper -- --write` writes it. -->\n<!-- prettier-ignore-start -->\n';
const END = '<!-- prettier-ignore-end -->';

/** The README with another table between its marks. */
export function withTable(readme: string, table: string): string {
  const { from, to } = marksIn(readme);
  return `${readme.slice(0, from)}\n${table}\n\n${readme.slice(to)}`;
}

/** The table that stands in the README. */
export function tableIn(readme: string): string {
  const { from, to } = marksIn(readme);
  return readme.slice(from, to).trim();
}

function marksIn(readme: string): Readonly<{ from: number; to: number }> {
  const begin = readme.indexOf(BEGIN);
  const to = readme.indexOf(END, begin);
  if (begin === -1 || to === -1) throw new Error('the README has no marks for the table');
  return { from: begin + BEGIN.length, to };
}
