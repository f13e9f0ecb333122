import { localMoment } from '../domain/dates.js';
import { effective } from '../domain/corrections/effective.js';
import type { RecordedEvent } from '../domain/event.js';
import { commandFields, type CommandField } from '../domain/field.js';
import type { Json } from '../domain/json.js';
import * as e from '../domain/systems/system.events.js';
import * as u from '../domain/systems/upkeep.events.js';
import { csvOf } from '../read-models/csv.js';
import { headingOf, isMoney } from './import/columns.js';
import { STEPS, type ImportStep } from './import/steps.js';

/** The register of systems as the import reads it: what comes out goes in. */

/** The command that records each event. What the guideline lists, and what is said of deviations, is not the register's. */
const COMMAND_OF: Readonly<Record<string, string>> = {
  [e.SystemRegistered.type]: 'register',
  [e.CategorySet.type]: 'set-category',
  [e.OwnerAppointed.type]: 'appoint-owner',
  [e.OwnerLeft.type]: 'end-ownership',
  [e.CriticalitySet.type]: 'set-criticality',
  [e.FinancingPrincipleSet.type]: 'set-financing-principle',
  [e.SystemRetired.type]: 'retire',
  [u.SubKindSet.type]: 'set-sub-kind',
  [u.ManagerAppointed.type]: 'appoint-manager',
  [u.ManagerLeft.type]: 'end-management',
  [u.OperationSet.type]: 'set-operation',
  [u.ResponsibleUnitSet.type]: 'set-responsible-unit',
  [u.MaintenanceObjectSet.type]: 'set-maintenance-object',
  [u.MaintenancePlanAdopted.type]: 'adopt-maintenance-plan',
  [u.ComponentAdded.type]: 'add-component',
  [u.ComponentRemoved.type]: 'remove-component',
  [u.SystemClassified.type]: 'classify',
  [u.LifecycleSet.type]: 'set-lifecycle',
};

const stepOf = ({ type }: RecordedEvent): ImportStep | undefined =>
  STEPS.find(({ row }) => row.kind === 'system' && row.name === COMMAND_OF[type]);

/** An office that owns or manages has a name of its own in the command, where `office` is who records. */
const MEMBER_OF: Readonly<Record<string, string>> = { owner: 'office', manager: 'office' };

const CONTROLS = ['Systemkod', 'Steg', 'Datum', 'Registrerad'];
/** What the row itself says, and what everybody who records may say of any step. */
const LEFT_OUT = new Set(['occurredAt', 'office', 'onBehalfOf', 'deviations']);

export type Told = Readonly<{
  timeZone: string;
  /** A person's name, by which the import knows them. */
  names: (person: string) => string;
}>;

/** The events of the systems, each system's in their order, as one spreadsheet. */
export function registerAsCsv(streams: readonly (readonly RecordedEvent[])[], told: Told): string {
  const lines = streams.flatMap((events) => linesOf(effective(events), told));
  const used = new Set(lines.flatMap((line) => [...line.keys()]));
  const headings = [...CONTROLS, ...fieldHeadings().filter((heading) => used.has(heading))];
  const rows = lines.map((line) => headings.map((heading) => line.get(heading) ?? ''));
  return csvOf(headings, rows);
}

const fieldsOf = ({ row }: ImportStep): readonly CommandField[] =>
  commandFields(row.command).filter(({ property }) => property !== row.creates && !LEFT_OUT.has(property));

/** All headings there can be, in the order of the steps. */
const fieldHeadings = (): readonly string[] => [
  ...new Set(
    STEPS.filter(({ row }) => row.kind === 'system' && Object.values(COMMAND_OF).includes(row.name)).flatMap(
      (step) => fieldsOf(step).map(headingOf),
    ),
  ),
];

function linesOf(events: readonly RecordedEvent[], told: Told): Map<string, string>[] {
  return events.flatMap((event) => {
    const step = stepOf(event);
    if (!step) return [];
    const { metadata, stream, data } = event;
    const cells = fieldsOf(step).flatMap((field): [string, string][] => {
      const value = data[MEMBER_OF[field.property] ?? field.property];
      return value === undefined ? [] : [[headingOf(field), cellOf(field, value, told)]];
    });
    return new Map([
      ['Systemkod', stream.slice('system-'.length)],
      ['Steg', step.sv],
      ['Datum', metadata.occurredAt],
      ['Registrerad', localMoment(metadata.recordedAt, told.timeZone).slice(0, 16)],
      ...cells,
    ]);
  });
}

/** A value as somebody would write it in the cell. */
function cellOf(field: CommandField, value: Json, { names }: Told): string {
  const { labels, schema } = field.field;
  const word = (one: Json): string => labels?.[String(one)] ?? String(one);
  if (Array.isArray(value)) return value.map(word).join(' | ');
  if ((schema as { 'x-ref'?: string })['x-ref'] === 'person') return names(String(value));
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (isMoney(field)) return kronor(Number(value));
  return word(value);
}

/** Digits are moved, nothing is divided. */
const kronor = (ore: number): string => {
  const digits = String(ore).padStart(3, '0');
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
};
