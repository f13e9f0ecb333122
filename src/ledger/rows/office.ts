import { correctAmong } from '../../domain/corrections/correct.js';
import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as officeCommands from '../../domain/offices/office.commands.js';
import * as offices from '../../domain/offices/office.decider.js';
import * as officeEvents from '../../domain/offices/office.events.js';
import { rowsOf } from '../command-row.js';

const office = rowsOf('office', 'registrar', 'public', () => offices.office);

/** What is recorded in the stream, and corrected there. */
const recording = [
  office(officeCommands.EstablishOffice, offices.establishOffice, {
    makes: officeEvents.OfficeEstablished,
    name: 'establish',
    sv: 'Lägg upp en befattning',
    en: 'Establish an office',
    creates: 'code',
    example: { code: 'head-of-education', name: 'Utbildningsdirektören' },
  }),
  office(officeCommands.AppointHolder, offices.appointHolder, {
    makes: officeEvents.HolderAppointed,
    name: 'appoint',
    sv: 'För in vem som innehar befattningen',
    en: 'Record who holds the office',
  }),
  office(officeCommands.EndHolding, offices.endHoldingOf, {
    makes: officeEvents.HolderLeft,
    name: 'end',
    sv: 'För in att en innehavare avgått',
    en: 'Record that a holder left',
  }),
  office(officeCommands.AppointSubstitute, offices.appointSubstitute, {
    makes: officeEvents.SubstituteAppointed,
    name: 'appoint-substitute',
    sv: 'För in vem som är ersättare',
    en: 'Record who is a substitute',
  }),
  office(officeCommands.GrantDelegation, offices.grantDelegation, {
    makes: officeEvents.DelegationGranted,
    name: 'grant-delegation',
    sv: 'För in en delegation till befattningen',
    en: 'Record a delegation to the office',
    example: { mayPassOn: true },
  }),
  office(officeCommands.PassDelegationOn, offices.passDelegationOn, {
    makes: officeEvents.DelegationPassedOn,
    name: 'pass-delegation-on',
    sv: 'För in en vidaredelegation',
    en: 'Record that a delegation was passed on',
  }),
  office(officeCommands.RevokeDelegation, offices.revokeDelegation, {
    makes: officeEvents.DelegationRevoked,
    name: 'revoke-delegation',
    sv: 'För in att en delegation återkallats',
    en: 'Record that a delegation was revoked',
  }),
  office(officeCommands.ReportFollowUp, offices.reportFollowUp, {
    makes: officeEvents.FollowUpReported,
    name: 'report-follow-up',
    sv: 'För in att befattningen rapporterat sin uppföljning',
    en: 'Record that the office reported its follow-up',
  }),
];

export const officeRows = [
  ...recording,
  office(deviations.RecordOfficeDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  office(corrections.CorrectOffice, correctAmong(offices.office, recording), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
    example: { changes: [{ pointer: '/data/name', value: 'Nytt namn' }] },
  }),
];
