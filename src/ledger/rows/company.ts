import { correctAmong } from '../../domain/corrections/correct.js';
import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as commands from '../../domain/companies/company.commands.js';
import * as decide from '../../domain/companies/company.decider.js';
import * as companyEvents from '../../domain/companies/company.events.js';
import { rowsOf } from '../command-row.js';

const company = rowsOf('company', 'registrar', 'public', () => decide.company);

/** What is recorded in the stream, and corrected there. */
const recording = [
  company(commands.RegisterCompany, decide.registerCompany, {
    makes: companyEvents.CompanyRegistered,
    name: 'register',
    sv: 'Registrera ett bolag',
    en: 'Register a company',
    creates: 'code',
  }),
  company(commands.ChangeOwnership, decide.changeOwnership, {
    makes: companyEvents.OwnershipChanged,
    name: 'change-ownership',
    sv: 'För in att kommunen äger mer eller mindre av bolaget',
    en: 'Record that the municipality owns more or less of the company',
  }),
  company(commands.MeetCompany, decide.meetCompany, {
    makes: companyEvents.CompanyMet,
    name: 'hold-meeting',
    sv: 'För in ett möte med bolaget',
    en: 'Record a meeting with the company',
  }),
  company(commands.RecordReachability, decide.recordReachability, {
    makes: companyEvents.CompanyReachabilityRecorded,
    name: 'record-reachability',
    sv: 'För in om bolaget nås genom växeln',
    en: 'Record whether the company is reached through the switchboard',
  }),
  company(commands.RecordNetworkUse, decide.recordNetworkUse, {
    makes: companyEvents.CompanyNetworkUseRecorded,
    name: 'record-network-use',
    sv: 'För in om bolaget använder kommunens nät',
    en: "Record whether the company uses the municipality's network",
  }),
];

export const companyRows = [
  ...recording,
  company(deviations.RecordCompanyDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  company(corrections.CorrectCompany, correctAmong(decide.company, recording), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
    example: { changes: [{ pointer: '/data/name', value: 'Nytt namn' }] },
  }),
];
