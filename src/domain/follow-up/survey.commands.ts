import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import type { CodeOf } from '../field.js';
import * as q from './questions.fields.js';
import * as s from './survey.fields.js';

export class OpenSurveyRound extends LedgerCommand {
  @Is(s.SurveyYear) year!: string;
  @Is(s.AskedSet) questionSet!: string;
  @Is(q.QuestionSetVersion) version!: string;
}

export class ProposeAnswer extends LedgerCommand {
  @Is(s.AskedQuestion) question!: string;
  @Is(s.Answer) answer!: string;
  @Is(s.ProposedBy) proposedBy!: CodeOf<typeof s.ProposedBy>;
  @Is(s.AnswerEvidence, 'optional') evidence?: string;
}

export class DecideAnswer extends LedgerCommand {
  @Is(s.AskedQuestion) question!: string;
  @Is(s.Answer) answer!: string;
  @Is(f.MeetingDate) meetingDate!: string;
  @Is(s.AnswerComment, 'optional') comment?: string;
}

export class CloseSurveyRound extends LedgerCommand {
  @Is(f.MeetingDate) meetingDate!: string;
  @Is(s.AnsweredBy) answeredBy!: CodeOf<typeof s.AnsweredBy>;
}

export class CorrectAnswer extends LedgerCommand {
  @Is(s.AskedQuestion) question!: string;
  @Is(s.Answer) answer!: string;
  @Is(f.Reasons) reasons!: string;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
}

export class RecordComparison extends LedgerCommand {
  @Is(s.ComparedMunicipality) municipality!: string;
  @Is(s.ComparedYear) comparedYear!: string;
  @Is(s.AskedSet) questionSet!: string;
  @Is(q.QuestionSetVersion) version!: string;
  @Is(s.ComparedAnswers) answers!: CodeOf<typeof s.ComparedAnswers>;
}

export class MeasurePerception extends LedgerCommand {
  @Is(s.Population) population!: CodeOf<typeof s.Population>;
  @Is(s.Instrument) instrument!: CodeOf<typeof s.Instrument>;
  @Is(s.MeasuredFrom) measuredFrom!: string;
  @Is(s.MeasuredTo) measuredTo!: string;
  @Is(s.MeasuredResult) result!: number;
  @Is(s.MeasuredScale) scale!: string;
  @Is(s.Respondents) respondents!: number;
  @Is(s.MeasurementReference, 'optional') reference?: string;
}

export class PlanAction extends LedgerCommand {
  @Is(s.ActionCode) action!: string;
  @Is(s.ActionText) text!: string;
  @Is(s.ResponsibleOffice) responsible!: string;
  @Is(s.DueOn) due!: string;
  @Is(s.AskedQuestion, 'optional') question?: string;
}

export class FollowUpAction extends LedgerCommand {
  @Is(s.ActionCode) action!: string;
  @Is(s.ActionState) state!: CodeOf<typeof s.ActionState>;
  @Is(f.Summary, 'optional') note?: string;
}

export class CloseAction extends LedgerCommand {
  @Is(s.ActionCode) action!: string;
  @Is(s.ActionOutcome) outcome!: CodeOf<typeof s.ActionOutcome>;
  @Is(f.Summary, 'optional') note?: string;
}
