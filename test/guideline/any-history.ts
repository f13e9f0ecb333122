import fc from 'fast-check';
import { addDays } from '../../src/domain/dates.js';
import * as c from '../../src/domain/initiatives/carrying-out.events.js';
import * as d from '../../src/domain/initiatives/decision.events.js';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import * as fu from '../../src/domain/initiatives/funding.events.js';
import * as p from '../../src/domain/initiatives/preparation.events.js';
import { CENTRALLY_FUNDED, OPERATIONAL, SHARED } from './spotless.js';
import { step, type Step, type Steps } from './told.js';
import { CHIEF, FINANCE, STRATEGIST } from './world.js';

/** Histories that nobody would think of: any steps on any days, in any order, whatever sense they make. */

const one = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const bodies = one('it-preparatory-group', 'management-team', 'system-owners-group');
const forums = one(
  'it-steering-group',
  'chief-executive',
  'official',
  'executive-board',
  'it-preparatory-group',
);
const round = one(1, 2);
const persons = one(CHIEF, FINANCE, STRATEGIST);
const office = 'it-strategist';

type Told = Pick<Step, 'definition' | 'data'>;

const told = <D extends Parameters<typeof step>[0], R extends object>(
  definition: D,
  data: fc.Arbitrary<R>,
): fc.Arbitrary<Told> => data.map((some) => step(definition, some as never, '2025-01-10'));

const prepared: readonly fc.Arbitrary<Told>[] = [
  told(e.ConsultationHeld, fc.record({ consultedOffice: one(office, 'head-of-it') })),
  told(e.PartyContacted, fc.record({ party: one('it-unit', 'procurement-centre') })),
  told(e.InitiativeAnchored, fc.record({ body: bodies, outcome: one('supported', 'interrupted') })),
  told(
    p.AnchoringNeedAssessed,
    fc.record({ body: bodies, needed: fc.boolean(), assessingOffice: one(office) }),
  ),
  told(p.ChangeSizeAssessed, fc.record({ size: one('major', 'minor'), assessingOffice: one(office) })),
  told(
    p.CategoryAssessed,
    fc.record({
      category: one('shared', 'operational', 'no-system'),
      assessingOffice: one(office),
      principled: fc.boolean(),
    }),
  ),
  told(p.ReferralAnswered, fc.record({ body: bodies, position: one('supports') })),
  told(p.ReferralWaived, fc.record({ body: bodies, reasons: one('Hörd.'), assessingOffice: one(office) })),
  told(p.NeedSupplemented, fc.record({ estimatedCostOre: one(1, 200_000_000) })),
  told(p.InformationForwarded, fc.record({ recipients: one(['IT-styrgruppen'], ['Utbildningskontoret']) })),
];

const decided: readonly fc.Arbitrary<Told>[] = [
  told(d.RecusalDeclared, fc.record({ person: persons, ground: one('other'), round })),
  told(
    d.RecusalDecided,
    fc.record({ person: persons, outcome: one('disqualified', 'not-disqualified'), round }),
  ),
  told(d.DecisionEscalated, fc.record({ to: one('chief-executive'), reasons: one('Bråttom.'), round })),
  told(
    e.DecisionMade,
    fc.record({
      round,
      kind: one('approval', 'central-funding'),
      outcome: one('approved', 'rejected'),
      forum: forums,
      decider: persons,
      deciderOffice: one('chief-executive'),
      legalNature: one('internal-steering', 'delegated'),
    }),
  ),
  told(e.InitiativeReferredBack, fc.record({ round, forum: one('it-steering-group') })),
  told(e.DecisionPostponed, fc.record({ round, forum: one('it-steering-group') })),
];

const carriedOut: readonly fc.Arbitrary<Told>[] = [
  ...[SHARED, OPERATIONAL, CENTRALLY_FUNDED].map((history) =>
    round.map((of): Told => {
      const { definition, data } = history['financed'] as Step;
      return { definition, data: { ...data, round: of } };
    }),
  ),
  fc.constant(CENTRALLY_FUNDED['requested'] as Step),
  fc.constant(CENTRALLY_FUNDED['granted'] as Step),
  told(c.ProcurementLinked, fc.record({ procurement: one('UPP 1'), procurementForm: one('call-off') })),
  told(
    fu.FinancingProposed,
    one((OPERATIONAL['financed'] as Step).data).map(({ round: _round, ...rest }) => rest),
  ),
  told(e.NeedWithdrawn, fc.record({})),
  told(e.InitiativeClosed, fc.record({ outcome: one('completed', 'discontinued') })),
];

const needs = fc.record({
  category: one('shared', 'operational', 'no-system'),
  kind: one('purchase', 'upgrade', 'e-service', 'rules'),
  estimatedCostOre: one(1, 100_000_000),
});

/** Days from the need's on; no two steps have the same one, so that their order is known. */
const days = fc.integer({ min: -20, max: 150 }).map((after) => addDays('2025-01-10', after));

/** A need, and steps that follow it, recorded in the order of the list. */
export const anyHistory: fc.Arbitrary<Steps> = fc
  .tuple(
    needs,
    fc.uniqueArray(fc.tuple(fc.oneof(...prepared, ...decided, ...carriedOut), days), {
      maxLength: 25,
      selector: ([, at]) => at,
    }),
  )
  .map(([need, others]) => {
    const first = OPERATIONAL['need'] as Step;
    const steps = others.map(([one_, at], place): [string, Step] => [
      `${place} ${one_.definition.type}`,
      { definition: one_.definition, data: one_.data, at },
    ]);
    const { systemId: _systemId, ...data } = first.data;
    return { need: { ...first, data: { ...data, ...need } }, ...Object.fromEntries(steps) };
  });

/** The same history, all of it recorded on one day in the order of these names. */
export function recordedAs(history: Steps, names: readonly string[]): Steps {
  const at = (place: number): string =>
    `2025-06-25T${String(8 + Math.floor(place / 60)).padStart(2, '0')}:${String(place % 60).padStart(2, '0')}:00.000Z`;
  return Object.fromEntries(
    ['need', ...names.filter((name) => name !== 'need')].map((name, place): [string, Step] => [
      name,
      { ...(history[name] as Step), recordedAt: at(place) },
    ]),
  );
}
