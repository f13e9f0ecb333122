import { dayOf, isBefore } from '../domain/dates.js';
import type { EventDefinition } from '../domain/event-definition.js';
import { InitiativeCancelled } from '../domain/initiatives/carrying-out.events.js';
import { DecisionMade, NeedReported } from '../domain/initiatives/initiative.events.js';
import {
  CategoryAssessed,
  ChangeSizeAssessed,
  NeedSupplemented,
} from '../domain/initiatives/preparation.events.js';
import type { Act, ActOf } from '../../projections/act.js';
import type { Proceedings } from '../../projections/proceedings.js';

export type Category = 'shared' | 'operational' | 'no-system';
/** The two paths of the guideline. A matter without a system takes the operational one (A29). */
export type PathName = 'shared' | 'operational';

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

  acts<D extends EventDefinition>(definition: D): readonly ActOf<D>[] {
    return (this.byType.get(definition.type) ?? []) as unknown as readonly ActOf<D>[];
  }

  /** Those acts that are not known to have come after another: the same day without times proves nothing (design §3). */
  notAfter<D extends EventDefinition>(definition: D, { at }: Pick<Act, 'at'>): readonly ActOf<D>[] {
    return this.acts(definition).filter((act) => !isBefore(at, act.at));
  }

  /** The category as assessed last by a day, or as reported. */
  categoryOn(day: string): Category {
    const assessed = this.acts(CategoryAssessed).findLast(({ at }) => dayOf(at) <= dayOf(day));
    return (assessed?.data.category ?? this.need.data.category) as Category;
  }

  pathOn(day: string): PathName {
    return this.categoryOn(day) === 'shared' ? 'shared' : 'operational';
  }

  /** Whether somebody has assessed it as a matter of principle by a day. */
  isPrincipledOn(day: string): boolean {
    return (
      this.acts(CategoryAssessed).findLast(({ at }) => dayOf(at) <= dayOf(day))?.data.principled === true
    );
  }

  /** Something new, or a larger change: what the paths are for (S144, S153). What nobody has assessed counts as larger. */
  takesThePathOn(day: string): boolean {
    const assessed = this.acts(ChangeSizeAssessed).findLast(({ at }) => dayOf(at) <= dayOf(day));
    return assessed?.data.size !== 'minor';
  }

  /** The registered system it concerns, when one has been named. */
  get system(): string | undefined {
    return (
      this.acts(NeedSupplemented).findLast(({ data }) => data.systemId)?.data.systemId ??
      this.need.data.systemId
    );
  }

  get administration(): string {
    return this.need.data.administration;
  }

  /** The approval that was in force at a time: the last approval not known to have come after. */
  approvalBefore(act: Pick<Act, 'at'>): ActOf<typeof DecisionMade> | undefined {
    return this.notAfter(DecisionMade, act).findLast(
      ({ data }) => data.kind === 'approval' && data.outcome === 'approved',
    );
  }
}
