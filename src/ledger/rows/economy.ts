import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as commands from '../../domain/economy/economy.commands.js';
import * as decide from '../../domain/economy/economy.decider.js';
import { rowsOf } from '../command-row.js';

const economy = rowsOf('economy', 'registrar', 'public', () => decide.economy);

export const economyRows = [
  economy(commands.OpenBudgetYear, decide.openBudgetYear, {
    name: 'open',
    sv: 'Lägg upp ett budgetår',
    en: 'Open a budget year',
    creates: 'year',
  }),
  economy(deviations.RecordEconomyDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  economy(corrections.CorrectEconomy, decide.correctEconomy, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),
];
