import { correctAmong } from '../../domain/corrections/correct.js';
import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as systemCommands from '../../domain/systems/system.commands.js';
import * as systems from '../../domain/systems/system.decider.js';
import * as upkeepCommands from '../../domain/systems/upkeep.commands.js';
import * as upkeep from '../../domain/systems/upkeep.decider.js';
import * as systemEvents from '../../domain/systems/system.events.js';
import * as upkeepEvents from '../../domain/systems/upkeep.events.js';
import { rowsOf } from '../command-row.js';

const system = rowsOf('system', 'registrar', 'public', () => systems.system);
const internal = rowsOf('system', 'admin', 'internal', () => systems.system);

/** What is recorded in the stream, and corrected there. */
const recording = [
  system(systemCommands.RegisterSystem, systems.registerSystem, {
    makes: systemEvents.SystemRegistered,
    name: 'register',
    sv: 'Registrera ett system',
    en: 'Register a system',
    creates: 'system',
  }),
  system(systemCommands.SetCategory, systems.setCategory, {
    makes: systemEvents.CategorySet,
    name: 'set-category',
    sv: 'För in att systemet bytt kategori',
    en: 'Record that the system changed category',
  }),
  system(systemCommands.AppointOwner, systems.appointOwner, {
    makes: systemEvents.OwnerAppointed,
    name: 'appoint-owner',
    sv: 'För in vem som är systemägare',
    en: 'Record who owns the system',
    oneOf: ['owner', 'person'],
  }),
  system(systemCommands.EndOwnership, systems.endOwnership, {
    makes: systemEvents.OwnerLeft,
    name: 'end-ownership',
    sv: 'För in att en systemägare avgått',
    en: 'Record that an owner left',
    oneOf: ['owner', 'person'],
  }),
  system(systemCommands.SetCriticality, systems.setCriticality, {
    makes: systemEvents.CriticalitySet,
    name: 'set-criticality',
    sv: 'För in hur verksamhetskritiskt systemet är',
    en: 'Record how critical the system is',
  }),
  system(systemCommands.SetFinancingPrinciple, systems.setFinancingPrinciple, {
    makes: systemEvents.FinancingPrincipleSet,
    name: 'set-financing-principle',
    sv: 'För in systemets finansieringsprincip',
    en: 'Record the financing principle of the system',
  }),
  system(upkeepCommands.SetSubKind, upkeep.setSubKind, {
    makes: upkeepEvents.SubKindSet,
    name: 'set-sub-kind',
    sv: 'För in vad för slags system det är',
    en: 'Record what sort of system it is',
  }),
  system(upkeepCommands.AppointManager, upkeep.appointManager, {
    makes: upkeepEvents.ManagerAppointed,
    name: 'appoint-manager',
    sv: 'För in vem som är systemansvarig',
    en: 'Record who manages the system',
    oneOf: ['manager', 'person'],
  }),
  system(upkeepCommands.EndManagement, upkeep.endManagement, {
    makes: upkeepEvents.ManagerLeft,
    name: 'end-management',
    sv: 'För in att en systemansvarig avgått',
    en: 'Record that a system manager left',
    oneOf: ['manager', 'person'],
  }),
  system(upkeepCommands.SetOperation, upkeep.setOperation, {
    makes: upkeepEvents.OperationSet,
    name: 'set-operation',
    sv: 'För in vem som sköter systemet, och var',
    en: 'Record who runs the system, and where',
    someOf: ['unit', 'supplier'],
  }),
  system(upkeepCommands.SetResponsibleUnit, upkeep.setResponsibleUnit, {
    makes: upkeepEvents.ResponsibleUnitSet,
    name: 'set-responsible-unit',
    sv: 'För in vilken enhet som svarar för systemet',
    en: 'Record which unit answers for the system',
  }),
  system(upkeepCommands.SetMaintenanceObject, upkeep.setMaintenanceObject, {
    makes: upkeepEvents.MaintenanceObjectSet,
    name: 'set-maintenance-object',
    sv: 'För in systemets förvaltningsobjekt och modell',
    en: 'Record the maintenance object and model',
  }),
  system(upkeepCommands.AdoptMaintenancePlan, upkeep.adoptMaintenancePlan, {
    makes: upkeepEvents.MaintenancePlanAdopted,
    name: 'adopt-maintenance-plan',
    sv: 'För in årets förvaltningsplan',
    en: 'Record the maintenance plan of a year',
  }),
  system(upkeepCommands.AddComponent, upkeep.addComponent, {
    makes: upkeepEvents.ComponentAdded,
    name: 'add-component',
    sv: 'För in en del av systemet',
    en: 'Record a component of the system',
  }),
  system(upkeepCommands.RemoveComponent, upkeep.removeComponent, {
    makes: upkeepEvents.ComponentRemoved,
    name: 'remove-component',
    sv: 'För in att en del inte längre ingår',
    en: 'Record that a component is no longer in it',
  }),
  system(upkeepCommands.ClassifySystem, upkeep.classifySystem, {
    makes: upkeepEvents.SystemClassified,
    name: 'classify',
    sv: 'För in systemets informationsklassning',
    en: 'Record the classification of its information',
  }),
  system(upkeepCommands.SetLifecycle, upkeep.setLifecycle, {
    makes: upkeepEvents.LifecycleSet,
    name: 'set-lifecycle',
    sv: 'För in var i sin livscykel systemet är',
    en: 'Record where in its life cycle the system is',
  }),
  system(systemCommands.RetireSystem, systems.retireSystem, {
    makes: systemEvents.SystemRetired,
    name: 'retire',
    sv: 'För in att systemet avvecklats',
    en: 'Record that the system was retired',
  }),
  internal(systemCommands.ListSystem, systems.listSystem, {
    makes: systemEvents.SystemListed,
    name: 'list',
    sv: 'Ta upp ett system ur riktlinjen',
    en: 'List a system of the guideline',
    creates: 'system',
  }),
];

export const systemRows = [
  ...recording,
  system(deviations.RecordSystemDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  system(corrections.CorrectSystem, correctAmong(systems.system, recording), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
    example: { changes: [{ pointer: '/data/name', value: 'Nytt namn' }] },
  }),
];
