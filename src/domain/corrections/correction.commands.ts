import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import { ApprovedBy, Changes, CorrectedEvent, CorrectionReason, Together } from './correction.fields.js';

/** Every kind of stream that takes corrections has a class of its own, since a command bus knows commands by class. */
export abstract class Correct extends LedgerCommand {
  @Is(CorrectedEvent) corrects!: string;
  @Is(Changes) changes!: { pointer: string; value?: unknown }[];
  @Is(CorrectionReason) reason!: string;
  @Is(Together, 'optional') together?: { corrects: string; changes: Correct['changes'] }[];
  @Is(ApprovedBy, 'optional') approvedBy?: string;
}

export class CorrectInitiative extends Correct {}

export class CorrectOffice extends Correct {}

export class CorrectGroup extends Correct {}

export class CorrectSystem extends Correct {}

export class CorrectGuideline extends Correct {}

export class CorrectUnit extends Correct {}

export class CorrectCompany extends Correct {}

export class CorrectEconomy extends Correct {}

export class CorrectSurvey extends Correct {}

export class CorrectQuestions extends Correct {}
