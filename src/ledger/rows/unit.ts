import { correctAmong } from '../../domain/corrections/correct.js';
import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as commands from '../../domain/units/unit.commands.js';
import * as decide from '../../domain/units/unit.decider.js';
import * as unitEvents from '../../domain/units/unit.events.js';
import { rowsOf } from '../command-row.js';

const unit = rowsOf('unit', 'registrar', 'public', () => decide.unit);

/** What is recorded in the stream, and corrected there. */
const recording = [
  unit(commands.EstablishUnit, decide.establishUnit, {
    makes: unitEvents.UnitEstablished,
    name: 'establish',
    sv: 'Lägg upp en enhet',
    en: 'Establish a unit',
    creates: 'code',
  }),
  unit(commands.RecordUnitAlias, decide.recordAlias, {
    makes: unitEvents.UnitAliasRecorded,
    name: 'record-alias',
    sv: 'För in ett annat namn som kan betyda enheten',
    en: 'Record another name that may mean the unit',
  }),
  unit(commands.SetUnitResponsibilities, decide.setResponsibilities, {
    makes: unitEvents.UnitResponsibilitiesSet,
    name: 'set-responsibilities',
    sv: 'För in vad enheten svarar för och är expert på',
    en: 'Record what the unit answers for and is expert in',
  }),
  unit(commands.RecordUnitReachability, decide.recordReachability, {
    makes: unitEvents.UnitReachabilityRecorded,
    name: 'record-reachability',
    sv: 'För in om enheten nås via växeln',
    en: 'Record whether the unit is reached through the switchboard',
  }),
  unit(commands.EndUnit, decide.endUnit, {
    makes: unitEvents.UnitEnded,
    name: 'end',
    sv: 'För in att enheten upphör',
    en: 'Record that the unit ends',
  }),
];

export const unitRows = [
  ...recording,
  unit(deviations.RecordUnitDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  unit(corrections.CorrectUnit, correctAmong(decide.unit, recording), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
    example: { changes: [{ pointer: '/data/name', value: 'Nytt namn' }] },
  }),
];
