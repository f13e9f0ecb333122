import Type from 'typebox';
import { Forum } from '../fields.js';
import {
  choice,
  closed,
  Code,
  Day,
  field,
  line,
  OfficeReference,
  QuestionSetReference,
  text,
  Year,
} from '../shapes.js';
import { AnswerText, QuestionSchema } from './questions.fields.js';

/** The yearly follow-up: one round a calendar year (S169–S173). */

export const SurveyYear = field({ schema: Year, sv: 'Uppföljningsår', en: 'Survey year', example: '2025' });
export const AskedSet = field({
  schema: QuestionSetReference,
  sv: 'Frågeuppsättning',
  en: 'Question set',
  example: 'skl-internal-work',
});

// Answers -------------------------------------------------------------------------------------------------------

export const AskedQuestion = field({
  schema: QuestionSchema.properties.id,
  sv: 'Fråga',
  en: 'Question',
  example: 'q06',
});
export const Answer = field({ schema: AnswerText, sv: 'Svar', en: 'Answer', example: 'partly' });
/** What the answer rests on when it is proposed: the ledger's own figure in words, or what a person writes. */
export const AnswerEvidence = field({
  schema: line(300),
  sv: 'Belägg',
  en: 'Evidence',
  example: '19 av 24 beslut var förankrade dagen före',
  disposable: true,
});
export const ProposedBy = field(
  choice('Föreslaget av', 'Proposed by', { system: 'Liggaren', person: 'En person' }),
);
export const AnswerComment = field({
  schema: text(5_000),
  sv: 'Kommentar',
  en: 'Comment',
  example: 'Ett beslut förankrades först efteråt.',
  disposable: true,
});
export const AnsweredBy = field({
  ...Forum,
  sv: 'Besvarad av',
  en: 'Answered by',
  example: 'it-preparatory-group' as const,
});

// Comparison ----------------------------------------------------------------------------------------------------

export const ComparedMunicipality = field({
  schema: line(80),
  sv: 'Kommun (self för den egna)',
  en: 'Municipality (self for its own)',
  example: 'Sörmarks kommun',
});
export const ComparedYear = field({ ...SurveyYear, sv: 'Jämfört år', en: 'Compared year' });
/** Why an answer is missing, as Kolada says it: not given, not applicable, secret. */
export const MISSING = { '-': 'Bortfall', '.': 'Ej tillämpligt', '..': 'Sekretess' } as const;
const ComparedAnswer = closed({
  question: QuestionSchema.properties.id,
  answer: Type.Optional(AnswerText),
  missing: Type.Optional(choice('', '', MISSING).schema),
});
export const ComparedAnswers = field({
  schema: Type.Array(ComparedAnswer, { minItems: 1, maxItems: 500 }),
  sv: 'Jämförda svar',
  en: 'Compared answers',
  example: [{ question: 'q06', answer: 'fully' }],
});

// Perception ----------------------------------------------------------------------------------------------------

/** Whose perception of the e-services is measured: S172. */
export const Population = field(
  choice('Målgrupp', 'Population', { residents: 'Medborgare', companies: 'Företag' }),
);
/** By citizens' panels or other similar forums: S173. */
export const Instrument = field(
  choice('Mätmetod', 'Instrument', {
    panel: 'Medborgarpanel',
    survey: 'Enkät',
    scb: 'SCB:s medborgarundersökning',
    insikt: 'Insikt',
    similar: 'Annat liknande forum',
  }),
);
export const MeasuredFrom = field({
  schema: Day,
  sv: 'Mätt från',
  en: 'Measured from',
  example: '2025-03-01',
  past: true,
});
export const MeasuredTo = field({
  schema: Day,
  sv: 'Mätt till och med',
  en: 'Measured to (inclusive)',
  example: '2025-03-14',
  past: true,
});
export const MeasuredResult = field({
  schema: Type.Number({ minimum: -1_000, maximum: 1_000 }),
  sv: 'Resultat',
  en: 'Result',
  example: 6.4,
});
export const MeasuredScale = field({
  schema: line(80),
  sv: 'Resultatets skala',
  en: 'Scale of the result',
  example: 'Medelbetyg 1–10',
});
export const Respondents = field({
  schema: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  sv: 'Antal svarande',
  en: 'Respondents',
  example: 412,
});
export const MeasurementReference = field({
  schema: line(200),
  sv: 'Mätningens handling',
  en: 'Reference of the measurement',
  example: 'KS 2025/0456',
});

// Action plan ---------------------------------------------------------------------------------------------------

export const ActionCode = field({ schema: Code, sv: 'Åtgärd', en: 'Action', example: 'anchor-earlier' });
export const ActionText = field({
  schema: text(2_000),
  sv: 'Vad som ska göras',
  en: 'What is to be done',
  example: 'Ta upp alla initiativ i gruppen innan de beslutas.',
  disposable: true,
});
export const ResponsibleOffice = field({
  schema: OfficeReference,
  sv: 'Ansvarig befattning',
  en: 'Responsible office',
  example: 'it-strategist',
});
export const DueOn = field({ schema: Day, sv: 'Klart senast', en: 'Due', example: '2026-06-30' });
export const ActionState = field(
  choice('Åtgärdens läge', 'State of the action', {
    'not-begun': 'Inte påbörjad',
    ongoing: 'Pågår',
    done: 'Genomförd',
  }),
);
export const ActionOutcome = field(
  choice('Åtgärden avslutad som', 'Closed as', { done: 'Genomförd', dropped: 'Inte längre aktuell' }),
);
