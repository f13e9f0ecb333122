import Type from 'typebox';
import type { Field } from '../domain/field.js';
import * as f from '../domain/fields.js';
import * as a from '../domain/access/access.fields.js';
import * as d from '../domain/deviations/deviation.fields.js';
import { Day, RuleReference, text } from '../domain/shapes.js';
import { GroupCode } from '../domain/groups/group.fields.js';
import { Committee } from '../domain/initiatives/initiative.fields.js';
import { RegisteredCategory } from '../domain/systems/system.fields.js';
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
const AnalysisFormat = field({
  schema: Type.Enum(['json', 'csv']),
  sv: 'Format',
  en: 'Format, json unless told otherwise',
  example: 'csv',
});
const Rule = field({
  schema: RuleReference,
  sv: d.Rule.sv,
  en: d.Rule.en,
  example: d.Rule.example,
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

export const KnownAt = Time('Känt till och med', 'As known at: a day, a local time, or an instant in UTC');
const InForceOn = Time('I kraft till och med', 'As in force on: a day');
const JudgedBy = field({
  schema: Type.String({ maxLength: 120 }),
  sv: 'Bedömt enligt',
  en: 'Judged by this version of a guideline, as id@version, instead of the one of the day',
  example: 'norrkoping-it-styrning@1',
});
const Clock = field({
  schema: Type.Enum(['known', 'in-force']),
  sv: 'Klocka',
  en: 'For compare: what was known then (the default), or what was in force then',
  example: 'known',
});
const Since = field({ schema: Day, sv: 'Från och med', en: 'Since', example: '2025-01-01' });
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
    inForceOn: InForceOn,
    guideline: JudgedBy,
    compare: Time('Jämfört med', 'What has changed since then'),
    clock: Clock,
  },
);
export const onDayParameters = fieldList(
  {},
  { on: field({ schema: Day, sv: 'Den dagen', en: 'On that day', example: '2025-06-30' }) },
);
export const officeParameters = onDayParameters;
export const groupParameters = fieldList({}, { group: GroupCode, year: Year });
export const seatParameters = fieldList(
  {},
  { group: GroupCode, on: field({ schema: Day, sv: 'Den dagen', en: 'On that day', example: '2025-06-30' }) },
);
export const meetingParameters = fieldList(
  {},
  {
    group: GroupCode,
    year: Year,
    knownAt: KnownAt,
    format: field({
      schema: Type.Enum(['json', 'csv']),
      sv: 'Format',
      en: 'Format, json unless told otherwise',
      example: 'csv',
    }),
  },
);
export const systemParameters = fieldList({}, { category: RegisteredCategory });
export const findingParameters = fieldList(
  {},
  {
    year: Year,
    rule: Rule,
    administration: f.Administration,
    knownAt: KnownAt,
    inForceOn: InForceOn,
    guideline: JudgedBy,
    ...paging,
  },
);
export const dutyParameters = fieldList(
  {},
  {
    at: field({ schema: Day, sv: 'Den dagen', en: 'As on that day', example: '2025-06-30' }),
    year: Year,
    done: field({
      schema: Type.Enum(['true', 'false']),
      sv: 'Också det som är gjort',
      en: 'What has been done too',
      example: 'true',
    }),
    administration: f.Administration,
    knownAt: KnownAt,
  },
);
export const whatIfParameters = fieldList({ guideline: JudgedBy, year: Year }, { knownAt: KnownAt });
export const delegatedParameters = fieldList({}, { committee: Committee, since: Since, knownAt: KnownAt });
export const evidenceParameters = fieldList({}, { knownAt: KnownAt });
export const analysisParameters = fieldList({}, { year: Year, knownAt: KnownAt, format: AnalysisFormat });
export const reportParameters = fieldList({}, { format: ReportFormat, knownAt: KnownAt });
export const companyParameters = fieldList({}, { year: Year, knownAt: KnownAt });
export const noParameters = fieldList({});

export const personBody = fieldList({
  name: field({
    schema: text(200),
    sv: 'Namn',
    en: 'Name',
    example: 'Alva Exempel',
  }),
});
export const tokenBody = fieldList({
  person: a.GrantedTo,
  role: a.Role,
  days: field({
    schema: Type.Integer({ minimum: 1, maximum: 3_650 }),
    sv: 'Dagar',
    en: 'Days it is valid',
    example: 90,
  }),
});
export const revocationBody = fieldList({}, { reasons: f.Reasons });

export const PAGE = { page: 1, size: 50 };
