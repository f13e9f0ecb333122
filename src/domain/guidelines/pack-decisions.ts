import type { GuidelinePack } from './pack.js';
import { MANDATES, type Mandate } from './functions.js';
import { problem, type PackProblem } from './pack-problem.js';

/** Mandates that are to decide something: a group that decides nothing cannot have them. */
const TO_DECIDE: readonly Mandate[] = [
  'approve-shared',
  'approve-operational',
  'central-funds',
  'financing-principles',
  'rental-charge',
];

/** Where a pack says of a group both that it decides and that it does not. */
export const decisionProblems = ({ groups, paths }: GuidelinePack): readonly PackProblem[] => [
  ...groups.flatMap(({ function: of, decides }, place) =>
    of === 'decision-body' && !decides
      ? [
          problem(
            `/groups/${place}/decides`,
            'deciding-group-decides-not',
            'är false, men gruppen har funktionen decision-body: ange true, eller ge funktionen åt gruppen som beslutar',
            'is false, but the group has the function decision-body: say true, or give the function to the group that decides',
          ),
        ]
      : [],
  ),
  ...Object.entries(paths).flatMap(([name, { decidedBy }]) =>
    // That the deciding group decides nothing is told of the group itself.
    decidedBy !== 'decision-body' && groups.some((one) => one.function === decidedBy && !one.decides)
      ? [
          problem(
            `/paths/${name}/decidedBy`,
            'path-decided-by-none',
            `är ${decidedBy}, men den gruppen beslutar inte (decides: false): ange en grupp som beslutar`,
            `is ${decidedBy}, but that group does not decide (decides: false): name a group that decides`,
          ),
        ]
      : [],
  ),
  ...groups.flatMap(({ function: of, decides, mandates }, place) =>
    mandates.flatMap((mandate, at) =>
      decides || of === 'decision-body' || !TO_DECIDE.includes(mandate)
        ? []
        : [
            problem(
              `/groups/${place}/mandates/${at}`,
              'mandate-without-deciding',
              `är ${mandate} (${MANDATES[mandate]}), men gruppen beslutar inte (decides: false): stryk uppdraget, eller ange true`,
              `is ${mandate}, but the group does not decide (decides: false): leave the mandate out, or say true`,
            ),
          ],
    ),
  ),
];

export const meetingProblems = ({ groups }: GuidelinePack): readonly PackProblem[] =>
  groups.flatMap(({ meetingsPerYear }, place) =>
    meetingsPerYear && meetingsPerYear.most < meetingsPerYear.least
      ? [
          problem(
            `/groups/${place}/meetingsPerYear`,
            'meetings-out-of-order',
            'har ett största antal möten som är mindre än det minsta',
            'has a greatest number of meetings below the least',
          ),
        ]
      : [],
  );
