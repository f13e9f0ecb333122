import { ROLL_KINDS } from '../../projections/rolls.js';
import { PARAMETERS } from '../domain/guidelines/parameters.js';
import type { JsonObject } from '../domain/json.js';
import {
  list,
  object,
  page,
  person,
  persons,
  schemaNamed,
  text,
  texts,
  truth,
  whole,
} from './answer-parts.js';

/** The schemas of what the rules say. */

const words = object({ sv: text, en: text });
const subject = object({
  kind: { enum: ['initiative', ...ROLL_KINDS, 'year'] },
  id: { ...text, description: 'Of a year, as 2025.' },
});

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

const about = object({ number: text, name: text, administration: text }, ['name']);
const foundAbout = { allOf: [schemaNamed('Finding'), object({ about })] };

/** What is to be done, by whom, by when. */
const duty = object(
  {
    rule: text,
    rows: texts,
    subject,
    guideline: { ...text, description: 'The version it is expected by, as id@version.' },
    event: { ...text, description: 'The act it follows; absent for what a whole year expects.' },
    since: { ...text, description: 'The day it arose.' },
    for: {
      ...text,
      description:
        'A function of the guideline, the reporter, the decider, a system owner, a unit or a group.',
    },
    holder: { ...text, description: 'Who that is, in words.' },
    whom: text,
    key: { ...text, description: 'Tells several of one act or year apart.' },
    by: { ...text, description: 'Absent when the municipality has set no time.' },
    parameter: {
      enum: Object.keys(PARAMETERS),
      description: 'The parameter that sets the time, whether it is set or not.',
    },
    undated: { ...words, description: 'Why it has no day, where a parameter would not give it one.' },
    done: { ...text, description: 'The event that did it.' },
    doneOn: text,
    lateDays: whole,
    progress: object({ done: whole, of: whole }),
    says: words,
    about,
  },
  ['rule', 'rows', 'guideline', 'subject', 'since', 'for', 'holder', 'says'],
);

const toBeReported = object(
  {
    about,
    initiative: text,
    decision: text,
    decidedOn: text,
    outcome: text,
    decider: person,
    deciderOffice: text,
    delegation: text,
    committee: text,
    by: text,
  },
  ['about', 'initiative', 'decision', 'decidedOn', 'outcome', 'committee'],
);

const judgedDecision = object({
  about,
  initiative: text,
  decision: text,
  decidedOn: text,
  outcome: text,
  guideline: text,
  instead: text,
  gone: list(schemaNamed('Finding')),
  added: list(schemaNamed('Finding')),
});

/** Of a decision: by what right, as the rolls have it. */
export const mandate: JsonObject = {
  ...object(
    {
      decider: person,
      office: text,
      capacity: { enum: ['holder', 'substitute'] },
      legalNature: text,
      delegation: text,
      delegationHeld: truth,
      givenBy: text,
      passedOnBy: text,
      limitOre: whole,
    },
    [],
  ),
  description: 'Of a decision: by what right, as the rolls have it.',
};

export const judgementSchemas: Readonly<Record<string, JsonObject>> = {
  Finding: finding,
  Findings: page(foundAbout),
  Duties: object({ duties: list(duty), persons }, ['duties']),
  Advice: object(
    {
      number: text,
      on: text,
      guideline: text,
      path: { enum: ['shared', 'operational'] },
      ended: object({ event: text, on: text, how: { enum: ['withdrawn', 'closed', 'cancelled'] } }),
      decided: object({ event: text, on: text, outcome: text }),
      findings: list(schemaNamed('Finding')),
      duties: list(duty),
      persons,
    },
    ['number'],
  ),
  WhatIf: object({ guideline: text, year: text, knownAt: text, decisions: list(judgedDecision), persons }, [
    'guideline',
    'year',
    'decisions',
  ]),
  Delegated: object({ decisions: list(toBeReported), persons }, ['decisions']),
  Rules: object({
    rules: list(
      object({
        id: text,
        version: whole,
        rows: texts,
        law: texts,
        mode: text,
        of: text,
        says: words,
        remedy: words,
      }),
    ),
    metrics: list(object({ id: text, rows: texts, unit: text, says: words })),
  }),
};
