import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { endSeat, type Seat } from '../src/domain/groups/group.decider.js';
import * as e from '../src/domain/systems/system.events.js';
import * as u from '../src/domain/systems/upkeep.events.js';
import type { Act } from './act.js';

/** Something that holds from a day until the next one of its kind. */
export type From<T> = Readonly<{ from: string; event: string }> & T;

type Category = Readonly<{
  category: string;
  administration?: string;
  intendedUsers?: string;
  initiative?: string;
}>;
export type Owner = Seat & Readonly<{ event: string; initiative?: string; deciderOffice?: string }>;
export type Manager = Seat & Readonly<{ event: string; unit?: string }>;
export type Operation = Readonly<{
  duties: readonly string[];
  unit?: string;
  supplier?: string;
  runAt?: string;
}>;
export type Component = From<Readonly<{ component: string; name: string; function: string; to?: string }>>;
type Classification = Readonly<{
  confidentiality: number;
  integrity: number;
  availability: number;
  traceability?: number;
  method?: string;
  document?: string;
}>;

/** A system with all that has held of it, each from its day. */
export type SystemCard = Readonly<{
  system: string;
  name: string;
  systemType: string;
  /** Listed by the guideline, and not yet registered by the municipality: in use from the guideline's day. */
  listed: boolean;
  inUseFrom: string;
  retiredOn?: string;
  replaces?: string;
  migrationUntil?: string;
  intendedUsers?: string;
  categories: readonly From<Category>[];
  owners: readonly Owner[];
  managers: readonly Manager[];
  criticalities: readonly From<Readonly<{ criticality: string; larger?: boolean }>>[];
  principles: readonly From<Readonly<{ principle: string; forum?: string }>>[];
  subKinds: readonly From<Readonly<{ subKind: string }>>[];
  operations: readonly From<Operation>[];
  responsibleUnits: readonly From<Readonly<{ unit: string }>>[];
  maintenanceObjects: readonly From<Readonly<{ maintenanceModel: string; maintenanceObject: string }>>[];
  components: readonly Component[];
  classifications: readonly From<Classification>[];
  lifecycles: readonly From<Readonly<{ lifecycle: string }>>[];
  acts: readonly Act[];
  revision: string;
}>;

const BLANK = {
  categories: [],
  owners: [],
  managers: [],
  criticalities: [],
  principles: [],
  subKinds: [],
  operations: [],
  responsibleUnits: [],
  maintenanceObjects: [],
  components: [],
  classifications: [],
  lifecycles: [],
  acts: [],
  revision: '0',
};

function listed(event: RecordedEvent): SystemCard {
  const { from, subKind, ...rest } = dataOf(e.SystemListed, event);
  return {
    ...BLANK,
    ...rest,
    listed: true,
    inUseFrom: from,
    categories: [{ category: 'shared', from, event: event.id }],
    subKinds: subKind === undefined ? [] : [{ subKind, from, event: event.id }],
  };
}

/** What the municipality says takes the place of what the guideline said; what was added meanwhile stays. */
function registered(card: SystemCard | undefined, event: RecordedEvent): SystemCard {
  const { category, administration, initiative, ...rest } = dataOf(e.SystemRegistered, event);
  const first = {
    category,
    from: rest.inUseFrom,
    event: event.id,
    ...(administration === undefined ? {} : { administration }),
    ...(initiative === undefined ? {} : { initiative }),
  };
  return { ...BLANK, ...card, ...rest, listed: false, categories: [first] };
}

const without = <T extends Readonly<{ reasons?: string }>>({
  reasons: _reasons,
  ...rest
}: T): Omit<T, 'reasons'> => rest;

/** The card after an event; undefined while there is no system. */
export function cardAfter(card: SystemCard | undefined, event: RecordedEvent): SystemCard | undefined {
  if (event.type === e.SystemListed.type) return listed(event);
  if (event.type === e.SystemRegistered.type) return registered(card, event);
  return card && (seated(card, event) ?? described(card, event) ?? kept(card, event) ?? card);
}

/** Who owns and who manages it. */
function seated(card: SystemCard, event: RecordedEvent): SystemCard | undefined {
  const { id } = event;
  switch (event.type) {
    case e.OwnerAppointed.type:
      return { ...card, owners: [...card.owners, { ...dataOf(e.OwnerAppointed, event), event: id }] };
    case e.OwnerLeft.type:
      return { ...card, owners: endSeat(card.owners, dataOf(e.OwnerLeft, event)) };
    case u.ManagerAppointed.type:
      return { ...card, managers: [...card.managers, { ...dataOf(u.ManagerAppointed, event), event: id }] };
    case u.ManagerLeft.type:
      return { ...card, managers: endSeat(card.managers, dataOf(u.ManagerLeft, event)) };
    default:
      return undefined;
  }
}

/** What it is. */
function described(card: SystemCard, event: RecordedEvent): SystemCard | undefined {
  const { id } = event;
  switch (event.type) {
    case e.CategorySet.type: {
      const set = { ...without(dataOf(e.CategorySet, event)), event: id };
      return { ...card, categories: [...card.categories, set] };
    }
    case e.CriticalitySet.type: {
      const { criticality, larger, from } = dataOf(e.CriticalitySet, event);
      const set = { criticality, from, event: id, ...(larger === undefined ? {} : { larger }) };
      return { ...card, criticalities: [...card.criticalities, set] };
    }
    case e.FinancingPrincipleSet.type: {
      const { principle, from, forum } = dataOf(e.FinancingPrincipleSet, event);
      const set = { principle, from, event: id, ...(forum === undefined ? {} : { forum }) };
      return { ...card, principles: [...card.principles, set] };
    }
    case u.SubKindSet.type: {
      const set = { ...without(dataOf(u.SubKindSet, event)), event: id };
      return { ...card, subKinds: [...card.subKinds, set] };
    }
    case u.LifecycleSet.type: {
      const set = { ...without(dataOf(u.LifecycleSet, event)), event: id };
      return { ...card, lifecycles: [...card.lifecycles, set] };
    }
    case e.SystemRetired.type:
      return { ...card, retiredOn: dataOf(e.SystemRetired, event).on };
    default:
      return undefined;
  }
}

/** How it is kept. */
function kept(card: SystemCard, event: RecordedEvent): SystemCard | undefined {
  const { id } = event;
  switch (event.type) {
    case u.OperationSet.type:
      return { ...card, operations: [...card.operations, { ...dataOf(u.OperationSet, event), event: id }] };
    case u.ResponsibleUnitSet.type: {
      const set = { ...without(dataOf(u.ResponsibleUnitSet, event)), event: id };
      return { ...card, responsibleUnits: [...card.responsibleUnits, set] };
    }
    case u.MaintenanceObjectSet.type: {
      const set = { ...dataOf(u.MaintenanceObjectSet, event), event: id };
      return { ...card, maintenanceObjects: [...card.maintenanceObjects, set] };
    }
    case u.ComponentAdded.type: {
      const added = { ...dataOf(u.ComponentAdded, event), event: id };
      return { ...card, components: [...card.components, added] };
    }
    case u.ComponentRemoved.type: {
      const { component, to } = dataOf(u.ComponentRemoved, event);
      const ended = card.components.map((one) =>
        one.component === component && one.to === undefined ? { ...one, to } : one,
      );
      return { ...card, components: ended };
    }
    case u.SystemClassified.type: {
      const { classifiedOn: from, ...levels } = dataOf(u.SystemClassified, event);
      return { ...card, classifications: [...card.classifications, { ...levels, from, event: id }] };
    }
    default:
      return undefined;
  }
}
