import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { modeOf } from './judge.js';
import { allows, rowsIn } from './pack-rows.js';
import { METRICS, RULES } from './rules.js';
import type { Mode, SubjectKind, Words } from './rule.js';
import { toldIn } from './told-in-pack.js';
import { worded } from './wording.js';

/** A rule as a guideline has it: in its names, whether it is used, and as what. */
export type ToldRule = Readonly<{
  id: string;
  version: number;
  rows: readonly string[];
  law: readonly string[];
  mode: Mode;
  /** Whether the guideline has one of its rows and has not switched it off. */
  inUse: boolean;
  of: SubjectKind;
  says: Words;
  remedy: Words;
}>;

/** Of the rows of a rule those that the guideline has; where it has none, those that it would take. */
const rowsTold = (pack: GuidelinePack, rows: readonly string[]): readonly string[] =>
  allows(pack, rows) ? rowsIn(pack, rows) : rows;

/** Every rule there is; one that is not used has the mode that the program gives it. */
export const rulesBy = (pack: GuidelinePack): readonly ToldRule[] =>
  RULES.map((rule) => {
    const { id, version, rows, law = [], of } = rule;
    const mode = modeOf(rule, { pack });
    return {
      id,
      version,
      rows: rowsTold(pack, rows),
      law,
      mode: mode ?? rule.mode,
      inUse: mode !== undefined,
      of,
      ...toldIn(rule, pack),
    };
  });

/** Every metric, in the names of a guideline. */
export const metricsBy = (
  pack: GuidelinePack,
): readonly Readonly<{
  id: string;
  rows: readonly string[];
  unit: string;
  says: Words;
}>[] =>
  METRICS.map(({ id, rows, unit, says }) => ({
    id,
    rows: rowsTold(pack, rows),
    unit,
    says: worded(says, pack),
  }));

export const rulesUsedBy = (pack: GuidelinePack): ReadonlySet<string> =>
  new Set(
    rulesBy(pack)
      .filter(({ inUse }) => inUse)
      .map(({ id }) => id),
  );
