import { questionSets } from '../../projections/question-sets.js';
import type { JsonObject } from '../domain/json.js';
import { list, object, rowOf, text, texts, truth, whole } from './answer-parts.js';

/** The schemas of the answers about companies and follow-ups. */

const company = object(
  {
    company: text,
    name: text,
    share: { ...whole, description: 'In hundredths of a per cent.' },
    ownedFrom: text,
    wholly: truth,
    meetings: list(object({ meetingDate: text, metBy: text, topics: texts, initiatives: texts })),
    captured: { ...texts, description: 'Initiatives that needs of the company became.' },
    usesNetwork: truth,
    reachable: truth,
    inScope: { ...truth, description: 'Whether network and switchboard are to cover it.' },
    events: texts,
  },
  ['company', 'name', 'share', 'ownedFrom', 'wholly', 'meetings', 'captured', 'inScope', 'events'],
);

const answer = object(
  {
    question: text,
    area: text,
    text,
    proposed: text,
    evidence: text,
    decided: text,
    meetingDate: text,
    comment: text,
    corrected: text,
    reasons: text,
    gap: {
      type: 'number',
      description: 'How far the answer lies above what the ledger shows, in steps of the scale.',
    },
    apart: { ...text, description: 'How the gap reads, in Swedish.' },
    events: texts,
  },
  ['question', 'area', 'text', 'events'],
);

const action = object(
  { action: text, text, question: text, responsible: text, due: text, state: text, event: text },
  ['action', 'responsible', 'due', 'state', 'event'],
);

export const followUpSchemas: Readonly<Record<string, JsonObject>> = {
  Companies: object({ rows: list(company) }),
  QuestionSets: object({ rows: list(rowOf(questionSets.rows?.columns ?? {})) }),
  SurveyRound: object(
    {
      year: text,
      questionSet: text,
      version: text,
      closedOn: text,
      answeredBy: text,
      answers: list(answer),
      actions: list(action),
    },
    ['year', 'questionSet', 'version', 'answers', 'actions'],
  ),
  Proposals: object({
    year: text,
    proposals: list(object({ question: text, answer: text, evidence: text, events: texts })),
  }),
};
