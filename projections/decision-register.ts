import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { CorrectionRecorded } from '../src/domain/corrections/correction.events.js';
import * as e from '../src/domain/initiatives/initiative.events.js';
import { CategoryAssessed } from '../src/domain/initiatives/preparation.events.js';
import type { Projection } from './projection.js';

/** One decision as the register has it, corrections made. Days are ISO. */
export type RegisteredDecision = Readonly<{
  event: string;
  decided_at: string;
  recorded_at: string;
  kind: string;
  outcome: string;
  round: number;
  forum: string;
  meeting_date: string | null;
  meeting_reference: string | null;
  decider: string | null;
  decider_office: string | null;
  delegation: string | null;
  legal_nature: string | null;
  corrected: number;
}>;

type Decisions = Readonly<{
  initiative: string;
  title: string;
  category: string;
  administration: string;
  corrected: readonly string[];
  decisions: readonly RegisteredDecision[];
}>;

export type DecisionRow = RegisteredDecision &
  Readonly<{ initiative: string; title: string; category: string; administration: string }>;

function registered(event: RecordedEvent): RegisteredDecision {
  const data = dataOf(e.DecisionMade, event);
  return {
    event: event.id,
    decided_at: event.metadata.occurredAt,
    recorded_at: event.metadata.recordedAt,
    kind: data.kind,
    outcome: data.outcome,
    round: data.round,
    forum: data.forum,
    meeting_date: data.meetingDate ?? null,
    meeting_reference: data.meetingReference ?? null,
    decider: data.decider ?? null,
    decider_office: data.deciderOffice ?? null,
    delegation: data.delegation ?? null,
    legal_nature: data.legalNature ?? null,
    corrected: 0,
  };
}

/** Every decision ever made, those of earlier rounds too: one row each. */
export const decisionRegister: Projection<Decisions, DecisionRow> = {
  name: 'decision-register',
  version: 2,
  of: 'initiative',
  evolve: (document, event) => {
    if (event.type === e.NeedReported.type) {
      const { title, category, administration } = dataOf(e.NeedReported, event);
      return {
        initiative: event.stream.slice('initiative-'.length),
        title,
        category,
        administration,
        corrected: [],
        decisions: [],
      };
    }
    if (!document) return document;
    if (event.type === CategoryAssessed.type)
      return { ...document, category: dataOf(CategoryAssessed, event).category };
    if (event.type === e.DecisionMade.type)
      return { ...document, decisions: [...document.decisions, registered(event)] };
    if (event.type === CorrectionRecorded.type)
      return { ...document, corrected: [...document.corrected, dataOf(CorrectionRecorded, event).corrects] };
    return document;
  },
  rows: {
    columns: {
      initiative: 'text',
      title: 'text',
      category: 'text',
      administration: 'text',
      event: 'text',
      decided_at: 'text',
      recorded_at: 'text',
      kind: 'text',
      outcome: 'text',
      round: 'integer',
      forum: 'text',
      meeting_date: 'text',
      meeting_reference: 'text',
      decider: 'text',
      decider_office: 'text',
      delegation: 'text',
      legal_nature: 'text',
      corrected: 'integer',
    },
    indexes: [['decided_at', 'event']],
    of: ({ initiative, title, category, administration, corrected, decisions }) =>
      decisions.map((decision) => ({
        initiative,
        title,
        category,
        administration,
        ...decision,
        corrected: corrected.includes(decision.event) ? 1 : 0,
      })),
  },
};
