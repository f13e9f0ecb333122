import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as commands from '../../domain/units/unit.commands.js';
import * as decide from '../../domain/units/unit.decider.js';
import { rowsOf } from '../command-row.js';

const unit = rowsOf('unit', 'registrar', 'public', () => decide.unit);

export const unitRows = [
  unit(commands.EstablishUnit, decide.establishUnit, {
    name: 'establish',
    sv: 'Lägg upp en enhet',
    en: 'Establish a unit',
    creates: 'code',
  }),
  unit(deviations.RecordUnitDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  unit(corrections.CorrectUnit, decide.correctUnit, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),
];
