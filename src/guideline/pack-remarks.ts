import { GROUP_FUNCTIONS, type GroupFunction, type Mandate } from '../domain/guidelines/functions.js';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { seatsIn } from '../domain/guidelines/pack-seats.js';
import { isParameter } from '../domain/guidelines/parameters.js';
import { NORRKOPING } from './packs/norrkoping.js';
import { allows } from './pack-rows.js';
import { PARAMETER_USES } from './parameter-uses.js';
import type { Rule, Words } from './rule.js';
import { RULES } from './rules.js';

/** Something in a pack that may be adopted, and yet has no effect or cannot be followed: where, and why. */
export type PackRemark = Readonly<{ pointer: string; code: PackRemarkCode }> & Words;
export type PackRemarkCode =
  | 'parameter-without-rule'
  | 'rule-without-row'
  | 'meetings-without-row'
  | 'path-without-mandate'
  | 'units-without-code'
  | 'system-without-row'
  | 'rows-without-rule';

const remark = (pointer: string, code: PackRemarkCode, sv: string, en: string): PackRemark => ({
  pointer,
  code,
  sv,
  en,
});

/** What a pack says to no avail. None of it keeps the pack from being adopted. */
export const remarksOn = (pack: GuidelinePack): readonly PackRemark[] => [
  ...idleParameters(pack),
  ...idleRules(pack),
  ...idleMeetings(pack),
  ...pathsWithoutMandate(pack),
  ...seatsUnchecked(pack),
  ...systemsWithoutRow(pack),
  ...rowsOfItsOwn(pack),
];

const ruleCalled = (wanted: string): Rule | undefined => RULES.find(({ id }) => id === wanted);

const hasRow = (pack: GuidelinePack, rule: Rule): boolean => allows(pack, rule.rows);

const isUsed = (pack: GuidelinePack, rule: Rule): boolean =>
  hasRow(pack, rule) && pack.rules[rule.id]?.mode !== 'off';

const idleParameters = (pack: GuidelinePack): readonly PackRemark[] =>
  Object.entries(pack.parameters).flatMap(([name, value]) => {
    // What is not asked for says nothing more than what is left out.
    if (value === false) return [];
    const asking = (isParameter(name) ? (PARAMETER_USES[name] ?? []) : []).flatMap(
      (id) => ruleCalled(id) ?? [],
    );
    if (asking.some((rule) => isUsed(pack, rule))) return [];
    const ids = asking.map(({ id }) => id).join(', ');
    const rows = [...new Set(asking.flatMap((rule) => rule.rows))].sort().join(', ');
    return [
      remark(
        `/parameters/${name}`,
        'parameter-without-rule',
        `har ingen verkan: det styr ${ids}, som inte används utan någon av raderna ${rows} i rows, eller som är avstängda`,
        `has no effect: it is for ${ids}, not used without one of the rows ${rows} in rows, or switched off`,
      ),
    ];
  });

const idleRules = (pack: GuidelinePack): readonly PackRemark[] =>
  Object.keys(pack.rules).flatMap((id) => {
    const rule = ruleCalled(id);
    if (!rule || hasRow(pack, rule)) return [];
    const rows = rule.rows.join(', ');
    return [
      remark(
        `/rules/${id}`,
        'rule-without-row',
        `har ingen verkan: regeln används inte utan någon av raderna ${rows} i rows`,
        `has no effect: the rule is not used without one of the rows ${rows} in rows`,
      ),
    ];
  });

/** The rule that holds a group to how often it is to meet. */
const MEETS: Readonly<Partial<Record<GroupFunction, string>>> = {
  'decision-body': 'steering-group-meets-often',
  'preparatory-body': 'preparatory-group-meets-often',
  'system-owners-body': 'system-owners-group-meets-often',
  'financing-body': 'financing-group-meets-often',
};

const idleMeetings = (pack: GuidelinePack): readonly PackRemark[] =>
  pack.groups.flatMap(({ function: of, meetingsPerYear }, place) => {
    if (!meetingsPerYear) return [];
    const rule = ruleCalled(MEETS[of] ?? '');
    if (rule && isUsed(pack, rule)) return [];
    return [
      remark(
        `/groups/${place}/meetingsPerYear`,
        'meetings-without-row',
        rule
          ? `ingen regel väntar sig mötena: det gör ${rule.id}, som inte används utan raden ${rule.rows.join(', ')} i rows, eller som är avstängd`
          : `ingen regel väntar sig mötena: för ${GROUP_FUNCTIONS[of]} finns ingen`,
        rule
          ? `no rule expects the meetings: ${rule.id} does, not used without the row ${rule.rows.join(', ')} in rows, or switched off`
          : `no rule expects the meetings of a group with the function ${of}`,
      ),
    ];
  });

const APPROVES = { shared: 'approve-shared', operational: 'approve-operational' } as const satisfies Record<
  string,
  Mandate
>;

/** Each decision on such a path would be found: the group has no mandate for it. */
const pathsWithoutMandate = (pack: GuidelinePack): readonly PackRemark[] => {
  const rule = ruleCalled('forum-has-mandate');
  if (!rule || !isUsed(pack, rule)) return [];
  return (['shared', 'operational'] as const).flatMap((path) => {
    const { decidedBy } = pack.paths[path];
    const group = pack.groups.find(({ function: of }) => of === decidedBy);
    const mandate = APPROVES[path];
    return group === undefined || group.mandates.includes(mandate)
      ? []
      : [
          remark(
            `/paths/${path}/decidedBy`,
            'path-without-mandate',
            `är ${decidedBy}, som saknar uppdraget ${mandate}: varje beslut på vägen blir ett fynd (${rule.id})`,
            `is ${decidedBy}, which lacks the mandate ${mandate}: every decision on the path is found (${rule.id})`,
          ),
        ];
  });
};

/** Seats name units by code; where no unit of the pack has one, nobody can tell whether it is misspelt. */
const seatsUnchecked = ({ groups, units = [] }: GuidelinePack): readonly PackRemark[] => {
  if (units.some(({ code }) => code !== undefined)) return [];
  return seatsIn(groups).flatMap(({ pointer, seat: { unit } }) =>
    unit === undefined
      ? []
      : [
          remark(
            `${pointer}/unit`,
            'units-without-code',
            `koden ${unit} är inte prövad: ge enheterna i units sin code`,
            `the code ${unit} is not checked: give the units in units their code`,
          ),
        ],
  );
};

const systemsWithoutRow = ({ systems }: GuidelinePack): readonly PackRemark[] =>
  systems.flatMap(({ code, rows = [] }, place) =>
    rows.length > 0
      ? []
      : [
          remark(
            `/systems/${place}`,
            'system-without-row',
            `${code} har inga rader: var i riktlinjen systemet nämns går inte att följa`,
            `${code} has no rows: where the guideline speaks of it cannot be followed`,
          ),
        ],
  );

/** Rules know the rows by the ids that they have in the guideline that comes with the program. */
function rowsOfItsOwn({ rows }: GuidelinePack): readonly PackRemark[] {
  const known = new Set(NORRKOPING.rows.map(({ id }) => id));
  const own = rows.flatMap(({ id }, place) => (known.has(id) ? [] : [{ id, place }]));
  const [first] = own;
  if (!first) return [];
  const ids = own.map(({ id }) => id).join(', ');
  return [
    remark(
      `/rows/${first.place}/id`,
      'rows-without-rule',
      `ingen regel använder ${ids}: regler går efter Norrköpings radnummer. Säger raden detsamma som en av dem, ge den dess nummer`,
      `no rule uses ${ids}: rules go by the numbers of Norrköping's rows. If the row says what one of those says, give it that number`,
    ),
  ];
}
