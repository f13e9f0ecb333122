import { caseFile, STAGE_LABELS } from '../../projections/case-file.js';
import { decisionRegister } from '../../projections/decision-register.js';
import { groupRoll } from '../../projections/group-roll.js';
import { guidelineRoll } from '../../projections/guideline-roll.js';
import { officeRoll } from '../../projections/office-roll.js';
import type { JsonObject } from '../domain/json.js';
import { REFUSALS } from '../domain/refusal.js';
import { ANALYSES } from '../read-models/analyses/analyses.js';
import { Role } from '../domain/access/access.fields.js';
import { INTERNAL_ERROR } from './problem.js';
import { followUpSchemas } from './follow-up-answers.js';
import { economySchemas } from './economy-answers.js';
import { seatSchemas } from './seat-answers.js';
import { guidelineSchemas } from './guideline-answers.js';
import { mandate, judgementSchemas } from './judgement-answers.js';
import {
  anything,
  list,
  object,
  page,
  person,
  persons,
  rowOf,
  schemaNamed,
  shownPerson,
  text,
  texts,
  truth,
  whole,
} from './answer-parts.js';
import { registerSchemas } from './register-answers.js';
import { schemaOf } from './schema-of.js';

/** The schemas of the answers, by the name that the documentation gives them. */

const shares = list(object({ unit: text, amountOre: whole }));
const withWhom = list(object({ at: text, event: text, with: text }));
const caseRow = rowOf(caseFile('UTC').rows?.columns ?? {}, { number: text });
const caseColumns = {
  ...caseRow,
  properties: {
    ...(caseRow['properties'] as JsonObject),
    financingShares: shares,
    consultations: withWhom,
    anchorings: withWhom,
  },
};
const decisionRow = rowOf(decisionRegister.rows?.columns ?? {}, { number: text });
const decisionColumns = {
  ...decisionRow,
  properties: { ...(decisionRow['properties'] as JsonObject), corrected: truth },
};

const step = object(
  {
    event: text,
    revision: text,
    type: text,
    what: { ...text, description: 'What happened, in Swedish.' },
    occurredAt: text,
    recordedAt: text,
    recordedLateDays: whole,
    actor: person,
    office: text,
    onBehalfOf: text,
    door: text,
    data: anything,
    guideline: { ...text, description: 'The guideline in force on its day, as id@version.' },
    mandate,
    findings: list(schemaNamed('Finding')),
    corrected: list(
      object(
        {
          by: text,
          recordedAt: text,
          pointer: text,
          before: {},
          after: {},
          reason: text,
          approvedBy: person,
        },
        ['by', 'recordedAt', 'pointer', 'reason'],
      ),
    ),
    stage: text,
  },
  [
    'event',
    'revision',
    'type',
    'what',
    'occurredAt',
    'recordedAt',
    'actor',
    'door',
    'data',
    'corrected',
    'stage',
  ],
);

const grant = object({
  grant: text,
  person,
  role: schemaOf(Role),
  until: text,
  grantedAt: text,
  revoked: truth,
});

const readModelState = object({ projection: text, state: text, position: text });

const problem = object(
  {
    type: { ...text, examples: ['about:blank'] },
    title: text,
    status: whole,
    detail: {
      ...text,
      description: 'The sentence in Swedish, or in English when Accept-Language asks for it.',
    },
    instance: { ...text, description: 'The request, as in X-Request-Id.' },
    code: { type: 'string', enum: [...Object.keys(REFUSALS), INTERNAL_ERROR.code] },
    sv: text,
    en: text,
    details: { type: 'object', additionalProperties: text },
    problems: {
      ...list(object({ code: text, sv: text, en: text, details: anything }, ['code', 'sv', 'en'])),
      description: 'All that is wrong, when it is more than one thing.',
    },
  },
  ['type', 'title', 'status', 'detail', 'instance', 'code', 'sv', 'en'],
);

const countedDuties = { done: whole, late: whole, missing: whole, waiting: whole } as const;
/** A group's year: how often it met, who came, and what became of the meetings. */
const meetingYear = object(
  {
    group: text,
    name: text,
    year: text,
    held: whole,
    least: { ...whole, description: 'The least that the guideline expects; absent where it says nothing.' },
    most: whole,
    planned: whole,
    seats: { ...whole, description: "Members' seats at the meetings, added up." },
    seated: { ...whole, description: 'Those of them that the member or a substitute sat in.' },
    attendance: { ...whole, description: 'Per cent; absent where nobody has a seat.' },
    withoutNotes: whole,
    notesLate: whole,
    informed: object(countedDuties),
    units: list(object({ unit: text, ...countedDuties })),
    events: { ...texts, description: 'The meetings.' },
  },
  [
    'group',
    'name',
    'year',
    'held',
    'seats',
    'seated',
    'withoutNotes',
    'notesLate',
    'informed',
    'units',
    'events',
  ],
);

export const answerSchemas: Readonly<Record<string, JsonObject>> = {
  ...judgementSchemas,
  ...followUpSchemas,
  ...economySchemas,
  ...seatSchemas,
  ...registerSchemas,
  ...guidelineSchemas,
  Acknowledgement: object(
    {
      number: { ...text, description: "The initiative's number." },
      stream: text,
      revision: { ...text, description: 'A whole number as text, for If-Match.' },
      position: { ...text, description: 'A whole number as text, for Ledger-Position.' },
      eventIds: { ...texts, description: 'Empty when there was nothing to record.' },
      recordedAt: text,
      findings: { ...list(schemaNamed('Finding')), description: 'What the rules find in what was recorded.' },
      readModels: { type: 'string', enum: ['current', 'behind'] },
    },
    ['stream', 'revision', 'position', 'eventIds', 'recordedAt', 'findings', 'readModels'],
  ),
  Problem: problem,
  Initiatives: page(caseColumns),
  Decisions: page(decisionColumns),
  Offices: object({ rows: list(rowOf(officeRoll.rows?.columns ?? {})), persons }, ['rows']),
  Groups: object({ rows: list(rowOf(groupRoll.rows?.columns ?? {})), persons }, ['rows']),
  Meetings: object({ rows: list(meetingYear) }),
  Guidelines: object({ rows: list(rowOf(guidelineRoll.rows?.columns ?? {})) }),
  Initiative: {
    ...object(
      {
        number: text,
        stage: { enum: Object.keys(STAGE_LABELS) },
        revision: text,
        title: text,
        category: text,
        kind: text,
        administration: text,
        reportingOffice: text,
        systemName: text,
        estimatedCostOre: whole,
        coordinationLevel: text,
        deliveryForm: text,
        origin: text,
        need: anything,
        consultation: anything,
        consultations: withWhom,
        procurementContact: anything,
        itUnitContact: anything,
        anchoring: anything,
        anchorings: withWhom,
        decision: anything,
        financing: anything,
        project: anything,
        handled: anything,
        withdrawn: anything,
        cancelled: anything,
        closed: anything,
        rounds: whole,
        steps: whole,
        corrections: whole,
        firstOn: text,
        lastOn: text,
        recordedLateDays: whole,
        persons,
      },
      ['number', 'stage', 'revision', 'title', 'category', 'administration', 'need'],
    ),
    description: 'The case file: what the initiative is about and where it stands.',
  },
  History: object(
    {
      number: text,
      knownAt: text,
      inForceOn: text,
      guideline: text,
      compare: text,
      clock: text,
      stage: text,
      revision: text,
      case: anything,
      steps: list(step),
      changes: list(
        object(
          { event: text, what: text, kind: { enum: ['new', 'changed', 'gone'] }, before: step, after: step },
          ['event', 'what', 'kind'],
        ),
      ),
      persons,
    },
    ['number', 'steps'],
  ),
  LogCheckpoint: { ...text, description: 'A signed note (C2SP tlog-checkpoint).' },
  LogTile: { type: 'string', format: 'binary', description: 'Hashes or entries (C2SP tlog-tiles).' },
  Calendar: { ...text, description: 'An iCalendar (RFC 5545).' },
  Analysis: object(
    {
      analysis: { type: 'string', enum: Object.keys(ANALYSES) },
      title: text,
      counts: { ...text, description: 'What is counted and how, in Swedish.' },
      day: { ...text, description: 'The day it is asked about.' },
      year: text,
      columns: list(object({ key: text, sv: text, en: text, kind: text })),
      rows: {
        ...list(object({ cells: anything, initiatives: texts, events: texts })),
        description: 'Each row with the numbers of its initiatives and the events it rests on.',
      },
    },
    ['analysis', 'title', 'counts', 'day', 'columns', 'rows'],
  ),
  Analyses: object({ analyses: list(object({ name: text, sv: text, en: text })) }),
  Report: { ...anything, description: 'In `json`; in `csv` and `html` the same figures.' },
  Evidence: object({ year: whole, basis: anything, evidence: list(anything) }),
  PersonReference: object({ person }),
  Person: shownPerson,
  Token: object({ token: text, grant: text, until: text }),
  Grants: object({ rows: list(grant), persons }, ['rows']),
  Live: object({ status: text }),
  Readiness: object({ status: text, store: text, access: text, readModels: list(readModelState) }),
  Metrics: text,
  Ledger: object({
    ledger: text,
    municipality: text,
    timeZone: text,
    kind: text,
    shown: { ...text, description: 'The position that this node shows.' },
    newest: { ...text, description: 'The newest position in the log.' },
    behind: { ...whole, description: 'Events between them, counted to 10,000.' },
  }),
};
