import type { OpenDuty } from '../guideline/judge.js';

/** Why a duty has no day: a reason of its own, a parameter that was not set for its day, or a row that says none. */
const reasonOf = ({ undated, parameter }: OpenDuty): string =>
  undated?.sv ??
  (parameter === undefined
    ? 'riktlinjen anger ingen tid'
    : `parametern ${parameter} är inte satt för den tiden`);

/** What nobody has set a time for is told as one for each rule and reason, since it may be hundreds. */
export const untold = (duties: readonly OpenDuty[]): readonly string[] =>
  [...Map.groupBy(duties, (duty) => [duty.rule, reasonOf(duty)].join('\n')).values()].map((of) => {
    const [first] = of as [OpenDuty];
    return `Därtill ${of.length} utan tid (${reasonOf(first)}): ${[first.rule, ...first.rows].join(', ')}. Visas med --undated.`;
  });
