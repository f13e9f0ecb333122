import { fact, type Fact } from '../decider.js';
import { sameSeat } from '../groups/group.decider.js';
import { Refusal } from '../refusal.js';
import { registered, type System } from './system.decider.js';
import type * as c from './upkeep.commands.js';
import * as e from './upkeep.events.js';

export function setSubKind({ subKind, from, reasons }: c.SetSubKind, state: System): readonly Fact[] {
  registered(state);
  return [fact(e.SubKindSet, { subKind, from, reasons })];
}

const whoOf = ({ manager, person }: Readonly<{ manager?: string; person?: string }>) => ({
  ...(manager === undefined ? {} : { office: manager }),
  ...(person === undefined ? {} : { person }),
});

export function appointManager(command: c.AppointManager, state: System): readonly Fact[] {
  const { unit, from, to } = command;
  const seat = whoOf(command);
  const overlapping = registered(state).managers.find(
    (one) =>
      sameSeat(one, seat) && (to === undefined || one.from < to) && (one.to === undefined || from < one.to),
  );
  if (overlapping) throw new Refusal('already-manager', { from: overlapping.from });
  return [fact(e.ManagerAppointed, { ...seat, unit, from, to })];
}

export function endManagement(command: c.EndManagement, state: System): readonly Fact[] {
  const seat = whoOf(command);
  const { to } = command;
  const held = registered(state).managers.some(
    (one) => sameSeat(one, seat) && one.to !== to && one.from < to && (one.to === undefined || to <= one.to),
  );
  if (!held) throw new Refusal('not-manager');
  return [fact(e.ManagerLeft, { ...seat, to })];
}

export function setOperation(command: c.SetOperation, state: System): readonly Fact[] {
  registered(state);
  const { duties, from, unit, supplier, runAt } = command;
  return [fact(e.OperationSet, { duties, from, unit, supplier, runAt })];
}

export function setResponsibleUnit(
  { unit, from, reasons }: c.SetResponsibleUnit,
  state: System,
): readonly Fact[] {
  registered(state);
  return [fact(e.ResponsibleUnitSet, { unit, from, reasons })];
}

export function setMaintenanceObject(
  { maintenanceModel, maintenanceObject, from }: c.SetMaintenanceObject,
  state: System,
): readonly Fact[] {
  registered(state);
  return [fact(e.MaintenanceObjectSet, { maintenanceModel, maintenanceObject, from })];
}

export function adoptMaintenancePlan(command: c.AdoptMaintenancePlan, state: System): readonly Fact[] {
  registered(state);
  const { planYear, budgetOre, meetingDate, decider, deciderOffice, document } = command;
  return [
    fact(
      e.MaintenancePlanAdopted,
      { planYear, budgetOre, meetingDate, decider, deciderOffice, document },
      meetingDate,
    ),
  ];
}

export function addComponent(command: c.AddComponent, state: System): readonly Fact[] {
  const { component, name, function: of, from } = command;
  if (registered(state).components.some((one) => one.component === component))
    throw new Refusal('already-exists', { what: component });
  return [fact(e.ComponentAdded, { component, name, function: of, from })];
}

export function removeComponent({ component, to }: c.RemoveComponent, state: System): readonly Fact[] {
  const added = registered(state).components.find((one) => one.component === component);
  if (!added) throw new Refusal('unknown-component', { component });
  if (to <= added.from) throw new Refusal('period-is-empty', { from: added.from, to });
  return [fact(e.ComponentRemoved, { component, to })];
}

export function classifySystem(command: c.ClassifySystem, state: System): readonly Fact[] {
  registered(state);
  const { classifiedOn, confidentiality, integrity, availability, traceability, method, document } = command;
  return [
    fact(e.SystemClassified, {
      classifiedOn,
      confidentiality,
      integrity,
      availability,
      traceability,
      method,
      document,
    }),
  ];
}

export function setLifecycle({ lifecycle, from, reasons }: c.SetLifecycle, state: System): readonly Fact[] {
  registered(state);
  return [fact(e.LifecycleSet, { lifecycle, from, reasons })];
}
