import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as q from './questions.fields.js';

export class AdoptQuestionSet extends LedgerCommand {
  @Is(q.QuestionSetCode) code!: string;
  @Is(q.QuestionSetVersion) version!: string;
  @Is(f.Title) title!: string;
}
