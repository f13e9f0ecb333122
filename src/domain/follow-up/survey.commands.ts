import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as q from './questions.fields.js';
import * as s from './survey.fields.js';

export class OpenSurveyRound extends LedgerCommand {
  @Is(s.SurveyYear) year!: string;
  @Is(s.AskedSet) questionSet!: string;
  @Is(q.QuestionSetVersion) version!: string;
}
