import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as systemCommands from '../../domain/systems/system.commands.js';
import * as systems from '../../domain/systems/system.decider.js';
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
  }),
  system(systemCommands.EndOwnership, systems.endOwnership, {
    name: 'end-ownership',
    sv: 'För in att en systemägare avgått',
    en: 'Record that an owner left',
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
  }),
];
