import { placeOf, type Draft } from './drafts.js';
import { problem, type RowProblem } from './problems.js';
import { begins } from './steps.js';

/**
 * Gives every row of a file its key: its own within the case, or the step's name, counted when a case has several. They
 * are counted by date and content, never by their place, so that a file sorted in another way is the same file. What
 * begins a case has the step's name whatever the row says, so that later files can find the case.
 */
export function keysOf(
  drafts: readonly Draft[],
): Readonly<{ keyed: readonly Draft[]; problems: readonly RowProblem[] }> {
  const problems: RowProblem[] = [];
  const groups = Map.groupBy(drafts, ({ case: about, step }) => `${about}\n${step.sv}`);
  const keyed = [...groups.values()].flatMap((group) => {
    const counted = group.filter((draft) => draft.key === '' || begins(draft.step)).sort(compare);
    problems.push(...twins(counted));
    const [first] = counted;
    const numbered = (first && begins(first.step) ? [first] : counted).map((draft, place) => ({
      ...draft,
      key: `${draft.case}/${draft.step.sv}${place === 0 ? '' : `/${place + 1}`}`,
    }));
    const own = group
      .filter((draft) => draft.key !== '' && !begins(draft.step))
      .map((draft) => ({ ...draft, key: `${draft.case}/${draft.key}` }));
    return [...numbered, ...own];
  });
  keyed.sort((a, b) => a.line - b.line);
  return { keyed, problems: [...problems, ...repeated(keyed)] };
}

function compare(a: Draft, b: Draft): number {
  if (a.content === b.content) return a.line - b.line;
  return a.content < b.content ? -1 : 1;
}

/** Cases that begin twice, and rows that are the same as another. */
function twins(counted: readonly Draft[]): RowProblem[] {
  const [first] = counted;
  return counted.slice(1).flatMap((draft, place) => {
    const before = counted[place];
    const isBeginning = begins(draft.step);
    if (!isBeginning && before?.content !== draft.content) return [];
    const details = { other: String((isBeginning ? first : before)?.line), case: draft.case };
    return [problem(isBeginning ? 'need-twice' : 'duplicate-row', placeOf(draft, 'step', 'Steg'), details)];
  });
}

function repeated(keyed: readonly Draft[]): RowProblem[] {
  const seen = new Map<string, Draft>();
  return keyed.flatMap((draft) => {
    const other = seen.get(draft.key);
    if (!other) seen.set(draft.key, draft);
    const details = { key: draft.key, other: String(other?.line) };
    return other ? [problem('duplicate-key', placeOf(draft, 'key', 'Nyckel'), details)] : [];
  });
}
