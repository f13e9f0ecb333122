import { dayOf, isBefore } from '../domain/dates.js';
import type { EventDefinition } from '../domain/event-definition.js';
import { InitiativeCancelled } from '../domain/initiatives/carrying-out.events.js';
import {
  DecisionMade,
  DecisionPostponed,
  InitiativeClosed,
  InitiativeReferredBack,
  NeedReported,
  NeedWithdrawn,
} from '../domain/initiatives/initiative.events.js';
import {
  CategoryAssessed,
  ChangeSizeAssessed,
  NeedSupplemented,
} from '../domain/initiatives/preparation.events.js';
import { needContext } from '../domain/initiatives/need.fields.js';
import type { Act, ActOf } from '../../projections/act.js';
import type { Proceedings } from '../../projections/proceedings.js';

export type Category = 'shared' | 'operational' | 'no-system';
/** The two paths of the guideline. A matter without a system takes the operational one (A29). */
export type PathName = 'shared' | 'operational';

/**
 * The one that happened last, in whatever order they were recorded. Of two whose order is not known (the same day
 * without times), the one recorded last.
 */
export const latest = <T extends Readonly<{ at: string }>>(acts: readonly T[]): T | undefined =>
  acts.reduce<T | undefined>((last, act) => (last && isBefore(act.at, last.at) ? last : act), undefined);

/** The one that happened first. Of two whose order is not known, the one recorded first. */
export const earliest = <T extends Readonly<{ at: string }>>(acts: readonly T[]): T | undefined =>
  acts.reduce<T | undefined>((first, act) => (first && !isBefore(act.at, first.at) ? first : act), undefined);

/**
 * What has a way of its own in the guideline: choosing a product and making rules, which cost nothing by themselves
 * (S068–S070, S087, S158); equipment, which is rented (S044); and what is only ordered from the service desk (S039).
 */
const WITH_A_WAY_OF_THEIR_OWN: readonly string[] = ['product-choice', 'rules', 'equipment', 'order'];

/** What the steering group approves whatever its size (S065, S066; A10). */
const PURCHASES_AND_UPGRADES: readonly string[] = [
  'purchase',
  'upgrade',
  'major-change',
  'it-platform',
  'network',
];

/** What a need may say of itself first, or afterwards. */
type Context = keyof typeof needContext;
type Said = ActOf<typeof NeedSupplemented>['data'];

const endsRound = ({ type }: Act): boolean =>
  type === DecisionPostponed.type || type === InitiativeReferredBack.type;

/** An initiative as rules ask about it. */
export class Matter {
  private readonly byType: ReadonlyMap<string, readonly Act[]>;

  constructor(readonly proceedings: Proceedings) {
    this.byType = Map.groupBy(proceedings.acts, ({ type }) => type);
  }

  get need(): ActOf<typeof NeedReported> {
    return this.acts(NeedReported)[0] as ActOf<typeof NeedReported>;
  }

  get cancelled(): boolean {
    return this.acts(InitiativeCancelled).length > 0;
  }

  /** What ended it: a withdrawal, a closing or a cancellation. */
  get ended(): Act | undefined {
    return [NeedWithdrawn, InitiativeClosed, InitiativeCancelled]
      .flatMap((ending) => this.acts(ending))
      .at(-1);
  }

  acts<D extends EventDefinition>(definition: D): readonly ActOf<D>[] {
    return (this.byType.get(definition.type) ?? []) as unknown as readonly ActOf<D>[];
  }

  /** Those acts that are not known to have come after another: the same day without times proves nothing (design §3). */
  notAfter<D extends EventDefinition>(definition: D, { at }: Pick<Act, 'at'>): readonly ActOf<D>[] {
    return this.acts(definition).filter((act) => !isBefore(at, act.at));
  }

  /** The category as assessed last, not after a moment; or as reported. */
  categoryOn(moment: string): Category {
    const assessed = latest(this.notAfter(CategoryAssessed, { at: moment }));
    return (assessed?.data.category ?? this.need.data.category) as Category;
  }

  pathOn(moment: string): PathName {
    return this.categoryOn(moment) === 'shared' ? 'shared' : 'operational';
  }

  /** Whether it was assessed as a matter of principle. An assessment that does not speak of it changes nothing. */
  isPrincipledOn(moment: string): boolean {
    const spoken = this.notAfter(CategoryAssessed, { at: moment }).filter(
      ({ data }) => data.principled !== undefined,
    );
    return latest(spoken)?.data.principled === true;
  }

  get hasItsOwnWay(): boolean {
    return WITH_A_WAY_OF_THEIR_OWN.includes(this.need.data.kind);
  }

  /** Something new, or a larger change: what the paths are for (S144, S153). What nobody has assessed counts as larger. */
  takesThePathOn(moment: string): boolean {
    if (this.hasItsOwnWay) return false;
    return latest(this.notAfter(ChangeSizeAssessed, { at: moment }))?.data.size !== 'minor';
  }

  /** Whether the steering group is to approve it: all that takes the path, and every purchase or upgrade (A10). */
  needsApprovalOn(moment: string): boolean {
    return this.takesThePathOn(moment) || PURCHASES_AND_UPGRADES.includes(this.need.data.kind);
  }

  /** The registered system it concerns, when one has been named. */
  get system(): string | undefined {
    const named = this.acts(NeedSupplemented).filter(({ data }) => data.systemId !== undefined);
    return latest(named)?.data.systemId ?? this.need.data.systemId;
  }

  /** The system it concerns by name alone, where no registered one has been named. */
  get systemName(): string | undefined {
    return this.system === undefined ? this.need.data.systemName : undefined;
  }

  /** What the need says of itself, as supplemented last, not after a moment. */
  saidOn<M extends Context>(member: M, { at }: Pick<Act, 'at'>): Said[M] {
    const supplemented = this.notAfter(NeedSupplemented, { at }).filter(
      ({ data }) => data[member] !== undefined,
    );
    return (latest(supplemented)?.data ?? (this.need.data as Said))[member];
  }

  get administration(): string {
    return this.need.data.administration;
  }

  /** What it was estimated to cost, not after a moment, in öre. */
  estimateOn(moment: string): number | undefined {
    const supplemented = this.notAfter(NeedSupplemented, { at: moment }).filter(
      ({ data }) => data.estimatedCostOre !== undefined,
    );
    return latest(supplemented)?.data.estimatedCostOre ?? this.need.data.estimatedCostOre;
  }

  /**
   * The approval that was in force at a time. The decision made last before it counts, whatever it was; one that the
   * matter was referred back from counts no more. An approval of the same day may have come before. That the matter was
   * postponed afterwards takes nothing back.
   */
  approvalBefore(act: Pick<Act, 'at'>): ActOf<typeof DecisionMade> | undefined {
    const approvals = this.notAfter(DecisionMade, act).filter(({ data }) => data.kind === 'approval');
    const isKnown = ({ at }: Pick<Act, 'at'>): boolean => isBefore(at, act.at);
    const last = latest(approvals.filter(isKnown));
    const referredBack = this.acts(InitiativeReferredBack).filter(isKnown);
    const undone = referredBack.some(({ data }) => last !== undefined && data.round >= last.data.round);
    return [...approvals.filter((one) => !isKnown(one)), ...(last && !undone ? [last] : [])].find(
      ({ data }) => data.outcome === 'approved',
    );
  }

  /** Whether the work ended by a day, without having been carried out: what was to be done then need not be done any more. */
  endedUndoneBy(day: string): boolean {
    const ended = [
      ...this.acts(NeedWithdrawn),
      ...this.acts(InitiativeClosed).filter(({ data }) => data.outcome !== 'completed'),
    ];
    return ended.some(({ at }) => dayOf(at) <= day);
  }

  /** The round that comes next: each postponement and each referral back ended one. */
  get round(): number {
    return this.roundOf(undefined);
  }

  /** The round that a step was recorded in, or the one that comes next. */
  roundOf(step: string | undefined): number {
    const { acts } = this.proceedings;
    const place = acts.findIndex(({ event }) => event === step);
    return 1 + (place < 0 ? acts : acts.slice(0, place)).filter(endsRound).length;
  }

  /**
   * The decision that a step belongs to: itself, else the first of its round or of a later one, else the last. What
   * stands in no step belongs to the first.
   */
  decisionOf(step: string | undefined): ActOf<typeof DecisionMade> | undefined {
    const decisions = this.acts(DecisionMade);
    const own = decisions.find(({ event }) => event === step);
    if (own || step === undefined) return own ?? decisions[0];
    const round = this.roundOf(step);
    return decisions.find(({ data }) => data.round >= round) ?? decisions.at(-1);
  }

  /** Whether the matter was referred back by a day, from a round or a later one. */
  referredBackBy(day: string, round: number): boolean {
    return this.acts(InitiativeReferredBack).some(({ at, data }) => data.round >= round && dayOf(at) <= day);
  }
}
