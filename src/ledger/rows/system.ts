import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as systemCommands from '../../domain/systems/system.commands.js';
import * as systems from '../../domain/systems/system.decider.js';
import * as upkeepCommands from '../../domain/systems/upkeep.commands.js';
import * as upkeep from '../../domain/systems/upkeep.decider.js';
import { rowsOf } from '../command-row.js';

const system = rowsOf('system', 'registrar', 'public', () => systems.system);

export const systemRows = [
  system(systemCommands.RegisterSystem, systems.registerSystem, {
    name: 'register',
    sv: 'Registrera ett system',
    en: 'Register a system',
    creates: 'system',
  }),
  system(systemCommands.SetCategory, systems.setCategory, {
    name: 'set-category',
    sv: 'För in att systemet bytt kategori',
    en: 'Record that the system changed category',
  }),
  system(systemCommands.AppointOwner, systems.appointOwner, {
    name: 'appoint-owner',
    sv: 'För in vem som är systemägare',
    en: 'Record who owns the system',
    oneOf: ['owner', 'person'],
  }),
  system(systemCommands.EndOwnership, systems.endOwnership, {
    name: 'end-ownership',
    sv: 'För in att en systemägare avgått',
    en: 'Record that an owner left',
    oneOf: ['owner', 'person'],
  }),
  system(systemCommands.SetCriticality, systems.setCriticality, {
    name: 'set-criticality',
    sv: 'För in hur verksamhetskritiskt systemet är',
    en: 'Record how critical the system is',
  }),
  system(systemCommands.SetFinancingPrinciple, systems.setFinancingPrinciple, {
    name: 'set-financing-principle',
    sv: 'För in systemets finansieringsprincip',
    en: 'Record the financing principle of the system',
  }),
  system(upkeepCommands.SetSubKind, upkeep.setSubKind, {
    name: 'set-sub-kind',
    sv: 'För in vad för slags system det är',
    en: 'Record what sort of system it is',
  }),
  system(upkeepCommands.AppointManager, upkeep.appointManager, {
    name: 'appoint-manager',
    sv: 'För in vem som är systemansvarig',
    en: 'Record who manages the system',
    oneOf: ['manager', 'person'],
  }),
  system(upkeepCommands.EndManagement, upkeep.endManagement, {
    name: 'end-management',
    sv: 'För in att en systemansvarig avgått',
    en: 'Record that a system manager left',
    oneOf: ['manager', 'person'],
  }),
  system(upkeepCommands.SetOperation, upkeep.setOperation, {
    name: 'set-operation',
    sv: 'För in vem som sköter systemet, och var',
    en: 'Record who runs the system, and where',
    someOf: ['unit', 'supplier'],
  }),
  system(upkeepCommands.SetResponsibleUnit, upkeep.setResponsibleUnit, {
    name: 'set-responsible-unit',
    sv: 'För in vilken enhet som svarar för systemet',
    en: 'Record which unit answers for the system',
  }),
  system(upkeepCommands.SetMaintenanceObject, upkeep.setMaintenanceObject, {
    name: 'set-maintenance-object',
    sv: 'För in systemets förvaltningsobjekt och modell',
    en: 'Record the maintenance object and model',
  }),
  system(upkeepCommands.AdoptMaintenancePlan, upkeep.adoptMaintenancePlan, {
    name: 'adopt-maintenance-plan',
    sv: 'För in årets förvaltningsplan',
    en: 'Record the maintenance plan of a year',
  }),
  system(upkeepCommands.AddComponent, upkeep.addComponent, {
    name: 'add-component',
    sv: 'För in en del av systemet',
    en: 'Record a component of the system',
  }),
  system(upkeepCommands.RemoveComponent, upkeep.removeComponent, {
    name: 'remove-component',
    sv: 'För in att en del inte längre ingår',
    en: 'Record that a component is no longer in it',
  }),
  system(upkeepCommands.ClassifySystem, upkeep.classifySystem, {
    name: 'classify',
    sv: 'För in systemets informationsklassning',
    en: 'Record the classification of its information',
  }),
  system(upkeepCommands.SetLifecycle, upkeep.setLifecycle, {
    name: 'set-lifecycle',
    sv: 'För in var i sin livscykel systemet är',
    en: 'Record where in its life cycle the system is',
  }),
  system(systemCommands.RetireSystem, systems.retireSystem, {
    name: 'retire',
    sv: 'För in att systemet avvecklats',
    en: 'Record that the system was retired',
  }),
  system(deviations.RecordSystemDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  system(corrections.CorrectSystem, systems.correctSystem, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
    example: { changes: [{ pointer: '/data/name', value: 'Nytt namn' }] },
  }),
];
