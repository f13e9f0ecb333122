import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as d from './deviation.fields.js';

/** Explains afterwards why a rule was not kept. Every kind of stream has a class of its own, as for corrections. */
abstract class Deviate extends LedgerCommand {
  @Is(d.Rule) rule!: string;
  @Is(d.ConcernedEvent) concerns!: string;
  @Is(d.DeviationReasons) reasons!: string;
  @Is(d.AcceptedBy, 'optional') acceptedBy?: string;
  @Is(f.SourceRow, 'optional') source?: { name: string; key: string; registeredOn?: string };
}

export class RecordDeviation extends Deviate {}

export class RecordOfficeDeviation extends Deviate {}

export class RecordGroupDeviation extends Deviate {}

export class RecordSystemDeviation extends Deviate {}

export class RecordUnitDeviation extends Deviate {}

export class RecordCompanyDeviation extends Deviate {}

export class RecordEconomyDeviation extends Deviate {}

export class RecordSurveyDeviation extends Deviate {}

export class RecordGuidelineDeviation extends Deviate {}
