import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import { endSeat, type Seat } from '../src/domain/groups/group.decider.js';
import * as e from '../src/domain/systems/system.events.js';
import { actOf, type Act } from './act.js';
import type { Projection } from './projection.js';

/** Something that holds from a day until the next one of its kind. */
type From<T> = Readonly<{ from: string; event: string }> & T;

export type SystemCard = Readonly<{
  system: string;
  name: string;
  systemType: string;
  inUseFrom: string;
  retiredOn?: string;
  replaces?: string;
  migrationUntil?: string;
  intendedUsers?: string;
  categories: readonly From<Readonly<{ category: string; administration?: string; initiative?: string }>>[];
  owners: readonly Seat[];
  criticalities: readonly From<Readonly<{ criticality: string; larger?: boolean }>>[];
  principles: readonly From<Readonly<{ principle: string; forum?: string }>>[];
  acts: readonly Act[];
  revision: string;
}>;

export type SystemRow = Readonly<{
  system: string;
  name: string;
  system_type: string;
  category: string;
  administration: string | null;
  owner: string | null;
  criticality: string | null;
  principle: string | null;
  in_use_from: string;
  retired_on: string | null;
}>;

function registered(event: RecordedEvent): SystemCard {
  const { category, administration, initiative, ...rest } = dataOf(e.SystemRegistered, event);
  const first = {
    category,
    from: rest.inUseFrom,
    event: event.id,
    ...(administration === undefined ? {} : { administration }),
    ...(initiative === undefined ? {} : { initiative }),
  };
  return {
    ...rest,
    categories: [first],
    owners: [],
    criticalities: [],
    principles: [],
    acts: [],
    revision: '0',
  };
}

function evolved(card: SystemCard | undefined, event: RecordedEvent): SystemCard | undefined {
  if (event.type === e.SystemRegistered.type) return registered(event);
  if (!card) return card;
  switch (event.type) {
    case e.CategorySet.type: {
      const { reasons: _reasons, ...set } = dataOf(e.CategorySet, event);
      return { ...card, categories: [...card.categories, { ...set, event: event.id }] };
    }
    case e.OwnerAppointed.type:
      return { ...card, owners: [...card.owners, dataOf(e.OwnerAppointed, event)] };
    case e.OwnerLeft.type:
      return { ...card, owners: endSeat(card.owners, dataOf(e.OwnerLeft, event)) };
    case e.CriticalitySet.type: {
      const { criticality, larger, from } = dataOf(e.CriticalitySet, event);
      const set = { criticality, from, event: event.id, ...(larger === undefined ? {} : { larger }) };
      return { ...card, criticalities: [...card.criticalities, set] };
    }
    case e.FinancingPrincipleSet.type: {
      const { principle, from, forum } = dataOf(e.FinancingPrincipleSet, event);
      const set = { principle, from, event: event.id, ...(forum === undefined ? {} : { forum }) };
      return { ...card, principles: [...card.principles, set] };
    }
    case e.SystemRetired.type:
      return { ...card, retiredOn: dataOf(e.SystemRetired, event).on };
    default:
      return card;
  }
}

const JUDGED: ReadonlySet<string> = new Set([
  e.SystemRegistered.type,
  e.CategorySet.type,
  e.FinancingPrincipleSet.type,
  DeviationRecorded.type,
]);

/** The municipality's systems, what they have been from when, and who owns them. */
export const systemRegister: Projection<SystemCard, SystemRow> = {
  name: 'system-register',
  version: 1,
  of: 'system',
  evolve: (card, event) => {
    const next = evolved(card, event);
    if (!next) return next;
    const acts = JUDGED.has(event.type) ? [...next.acts, actOf(event)] : next.acts;
    return { ...next, acts, revision: String(event.revision) };
  },
  rows: {
    columns: {
      system: 'text',
      name: 'text',
      system_type: 'text',
      category: 'text',
      administration: 'text',
      owner: 'text',
      criticality: 'text',
      principle: 'text',
      in_use_from: 'text',
      retired_on: 'text',
    },
    indexes: [['system']],
    of: (card) => {
      const last = card.categories.at(-1);
      const owner = card.owners.findLast(({ to }) => to === undefined);
      return [
        {
          system: card.system,
          name: card.name,
          system_type: card.systemType,
          category: last?.category ?? '',
          administration: last?.administration ?? null,
          owner: owner?.office ?? owner?.person ?? null,
          criticality: card.criticalities.at(-1)?.criticality ?? null,
          principle: card.principles.at(-1)?.principle ?? null,
          in_use_from: card.inUseFrom,
          retired_on: card.retiredOn ?? null,
        },
      ];
    },
  },
};
