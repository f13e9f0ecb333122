import { Refusal } from '../../domain/refusal.js';
import { wordedLabel } from '../../guideline/wording.js';
import type { Judgeable, Viewpoint } from '../judged-ledger.js';
import { ANALYSES, isAnalysis } from './analyses.js';
import { askedOf, type AnalysisColumn, type AnalysisRow } from './analysis.js';

/** An analysis that was made: what was asked, what is counted, and the rows. */
export type Analysed = Readonly<{
  analysis: string;
  title: string;
  counts: string;
  /** The day that was asked about: the last of the year, or today. */
  day: string;
  year?: string;
  columns: readonly AnalysisColumn[];
  rows: readonly AnalysisRow[];
}>;

/** Makes the analysis of that name. @throws Refusal unknown-analysis, unknown-year, malformed-field */
export async function analysed(
  judgeable: Judgeable,
  name: string,
  when: Viewpoint & Readonly<{ year?: string }>,
  now: Date,
): Promise<Analysed> {
  if (!isAnalysis(name))
    throw new Refusal('unknown-analysis', { analysis: name, known: Object.keys(ANALYSES).join(', ') });
  const { sv, counts, columns, rows } = ANALYSES[name];
  const asked = await askedOf(judgeable, when, now);
  const pack = asked.facts.on(asked.day).guideline?.pack;
  const worded = (text: string): string => wordedLabel(text, pack);
  return {
    analysis: name,
    title: worded(sv),
    counts: worded(counts),
    day: asked.day,
    ...(asked.year === undefined ? {} : { year: asked.year }),
    columns,
    rows: rows(asked),
  };
}
