import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as commands from '../../domain/companies/company.commands.js';
import * as decide from '../../domain/companies/company.decider.js';
import { rowsOf } from '../command-row.js';

const company = rowsOf('company', 'registrar', 'public', () => decide.company);

export const companyRows = [
  company(commands.RegisterCompany, decide.registerCompany, {
    name: 'register',
    sv: 'Registrera ett bolag',
    en: 'Register a company',
    creates: 'code',
  }),
  company(deviations.RecordCompanyDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  company(corrections.CorrectCompany, decide.correctCompany, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),
];
