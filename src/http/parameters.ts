import Type from 'typebox';
import type { Field } from '../domain/field.js';
import * as f from '../domain/fields.js';
import { Day } from '../domain/shapes.js';
import { STAGE_LABELS } from '../../projections/case-file.js';
import { FORMATS } from '../reports/write-report.js';
import { fieldList } from './read-fields.js';

/** What queries are asked by, and the bodies of the requests that are no commands. */

const field = <S extends Field>(definition: S): S => definition;

const Year = field({
  schema: Type.String({ maxLength: 10 }),
  sv: 'År',
  en: 'Year',
  example: '2025',
});
const Stage = field({
  schema: Type.Enum(Object.keys(STAGE_LABELS)),
  sv: 'Läge',
  en: 'Stage',
  example: 'approved',
  labels: STAGE_LABELS,
});
const ReportFormat = field({
  schema: Type.Enum([...FORMATS]),
  sv: 'Format',
  en: 'Format, json unless told otherwise',
  example: 'html',
});
const Page = field({ schema: Type.Integer({ minimum: 1 }), sv: 'Sida', en: 'Page, from 1', example: 1 });
const Size = field({
  schema: Type.Integer({ minimum: 1, maximum: 200 }),
  sv: 'Rader per sida',
  en: 'Rows per page',
  example: 50,
});
const Time = (sv: string, en: string): Field => ({
  schema: Type.String({ maxLength: 40 }),
  sv,
  en,
  example: '2025-06-30',
});

const KnownAt = Time('Känt till och med', 'As known at: a day, a local time, or an instant in UTC');
const paging = { page: Page, size: Size };

export const initiativeParameters = fieldList(
  {},
  { year: Year, administration: f.Administration, category: f.SystemCategory, stage: Stage, ...paging },
);
export const decisionParameters = fieldList(
  {},
  {
    year: Year,
    administration: f.Administration,
    forum: f.Forum,
    outcome: f.DecisionOutcome,
    decider: f.Decider,
    ...paging,
  },
);
export const historyParameters = fieldList(
  {},
  {
    knownAt: KnownAt,
    inForceOn: Time('I kraft till och med', 'As in force on: a day'),
    compare: Time('Jämfört med det som var känt', 'What has changed since what was known then'),
  },
);
export const officeParameters = fieldList(
  {},
  { on: field({ schema: Day, sv: 'Den dagen', en: 'On that day', example: '2025-06-30' }) },
);
export const evidenceParameters = fieldList({}, { knownAt: KnownAt });
export const reportParameters = fieldList({}, { format: ReportFormat, knownAt: KnownAt });
export const noParameters = fieldList({});

export const personBody = fieldList({
  name: field({
    schema: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    sv: 'Namn',
    en: 'Name',
    example: 'Alva Exempel',
  }),
});
export const tokenBody = fieldList({
  person: f.GrantedTo,
  role: f.Role,
  days: field({
    schema: Type.Integer({ minimum: 1, maximum: 3_650 }),
    sv: 'Dagar',
    en: 'Days it is valid',
    example: 90,
  }),
});
export const revocationBody = fieldList({}, { reasons: f.Reasons });

export const PAGE = { page: 1, size: 50 };
