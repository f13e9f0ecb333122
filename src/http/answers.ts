import { caseFile } from '../../projections/case-file.js';
import { decisionRegister } from '../../projections/decision-register.js';
import { officeRoll } from '../../projections/office-roll.js';
import type { ColumnType } from '../../projections/projection.js';
import type { JsonObject } from '../domain/json.js';
import { REFUSALS } from '../domain/refusal.js';
import { Role } from '../domain/fields.js';
import { INTERNAL_ERROR } from './problem.js';
import { camelCase } from './rows.js';
import { schemaOf } from './schema-of.js';

/** The schemas of the answers, by the name that the documentation gives them. */

const schemaNamed = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const truth = { type: 'boolean' } as const;
const whole = { type: 'integer' } as const;
const anything = { type: 'object' } as const;
const person = { type: 'string', pattern: '^p-[0-9A-HJKMNP-TV-Z]{8}$' } as const;

const object = (properties: JsonObject, required = Object.keys(properties)): JsonObject => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});

const list = (items: JsonObject): JsonObject => ({ type: 'array', items });

const shownPerson = object({ person, name: text, verified: truth });

/** Names by reference; left out for readers. */
const persons: JsonObject = {
  type: 'object',
  description: 'The names behind the references, for auditors, registrars and administrators.',
  additionalProperties: shownPerson,
};

/** A row of a read model: what is empty is left out. */
function rowOf(columns: Readonly<Record<string, ColumnType>>, more: JsonObject = {}): JsonObject {
  const properties = Object.entries(columns).map(([column, type]) => [
    camelCase(column),
    type === 'text' ? text : whole,
  ]);
  return object({ ...more, ...(Object.fromEntries(properties) as JsonObject) }, []);
}

const page = (row: JsonObject): JsonObject =>
  object({ rows: list(row), total: whole, page: whole, size: whole, persons }, [
    'rows',
    'total',
    'page',
    'size',
  ]);

const shares = list(object({ unit: text, amountOre: whole }));
const caseRow = rowOf(caseFile('UTC').rows?.columns ?? {}, { number: text });
const caseColumns = {
  ...caseRow,
  properties: { ...(caseRow['properties'] as JsonObject), financingShares: shares },
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

const words = object({ sv: text, en: text });
const subject = object({ kind: { enum: ['initiative', 'group', 'system', 'office'] }, id: text });

/** A rule that was not kept. */
const finding = object(
  {
    rule: text,
    version: whole,
    mode: { enum: ['guard', 'check', 'acl', 'due'] },
    rows: { ...texts, description: "The guideline's rows." },
    law: texts,
    guideline: { ...text, description: 'The version that was in force on the judged day, as id@version.' },
    on: { ...text, description: 'The judged day.' },
    subject,
    event: { ...text, description: 'The judged event; absent when it is a whole year.' },
    events: { ...texts, description: 'All events that show it.' },
    says: words,
    remedy: words,
    deviation: object({ event: text, acceptedBy: person }, ['event']),
  },
  ['rule', 'version', 'mode', 'rows', 'law', 'guideline', 'on', 'subject', 'events', 'says', 'remedy'],
);

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

export const answerSchemas: Readonly<Record<string, JsonObject>> = {
  Finding: finding,
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
  Initiative: {
    ...object({ number: text, stage: text, revision: text, title: text, persons }, [
      'number',
      'stage',
      'revision',
      'title',
    ]),
    description: 'The case file: what the initiative is about and where it stands.',
  },
  History: object(
    {
      number: text,
      knownAt: text,
      inForceOn: text,
      compare: text,
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
