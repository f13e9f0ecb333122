import { dayOf, daysBetween, isMoment, knownUntil } from '../domain/dates.js';
import type { RecordedEvent } from '../domain/event.js';
import { Refusal } from '../domain/refusal.js';
import { decode } from '../event-store/codec.js';
import type { EventStore } from '../event-store/event-store.js';
import type { LedgerReader } from '../ledger/reader.js';
import type { CaseRow } from '../../projections/case-file.js';
import { caseHistory, type CaseHistory } from '../../projections/case-history.js';
import type { DecisionRow } from '../../projections/decision-register.js';
import type { GroupRow } from '../../projections/group-roll.js';
import type { GuidelineRow } from '../../projections/guideline-roll.js';
import type { OfficeRow } from '../../projections/office-roll.js';
import type { SystemRow } from '../../projections/system-register.js';
import type { ReadModels } from './read-models.js';

/** Where lists and figures come from: the read models as they are, or as they were known at a day. */
export type RowSource = Pick<ReadModels, 'rows'>;

export type Page = Readonly<{ page: number; size: number }>;
export type Paged<Row> = Readonly<{ rows: readonly Row[]; total: number; page: number; size: number }>;

export type NumberedCase = CaseRow & Readonly<{ number: string | null }>;
export type NumberedDecision = DecisionRow & Readonly<{ number: string | null }>;

export type CaseFilter = Readonly<{
  year?: string;
  administration?: string;
  category?: string;
  stage?: string;
}>;
export type DecisionFilter = Readonly<{
  year?: string;
  administration?: string;
  forum?: string;
  outcome?: string;
  decider?: string;
}>;

type Condition = readonly [sql: string, value: string | undefined];
type Listed = Readonly<{ table: string; order: string }>;

/** A year as a range of days, which an index can answer. */
const ofYear = (column: string, year: string | undefined): readonly Condition[] =>
  year === undefined
    ? []
    : [
        [`${column} >= ?`, `${year}-01-01`],
        [`${column} < ?`, `${Number(year) + 1}-01-01`],
      ];

/** A page of rows with the initiatives' numbers: looked up for the page alone, not for what was skipped before it. */
function paged<Row>(
  source: RowSource,
  { table, order }: Listed,
  conditions: readonly Condition[],
  { page, size }: Page,
): Paged<Row> {
  const given = conditions.filter((condition): condition is [string, string] => condition[1] !== undefined);
  const where = given.length === 0 ? '' : `WHERE ${given.map(([sql]) => sql).join(' AND ')}`;
  const values = given.map(([, value]) => value);
  const [count] = source.rows<{ total: number }>(`SELECT count(*) AS total FROM ${table} ${where}`, values);
  const rows = source.rows<Row>(
    `SELECT n.number, p.* FROM (SELECT * FROM ${table} ${where} ORDER BY ${order} LIMIT ? OFFSET ?) p
     LEFT JOIN row_number_register n ON n.key = p.initiative ORDER BY ${order.replaceAll(/(\w+) DESC/g, 'p.$1 DESC')}`,
    [...values, size, (page - 1) * size],
  );
  return { rows, total: count?.total ?? 0, page, size };
}

/** A year as four digits. @throws Refusal unknown-year */
export function yearOf(text: string | undefined): string | undefined {
  if (text !== undefined && !/^(19|20|21)\d\d$/.test(text)) throw new Refusal('unknown-year', { year: text });
  return text;
}

/** Initiatives by the day their need was reported, newest first. */
export const initiatives = (
  source: RowSource,
  { year, administration, category, stage }: CaseFilter,
  page: Page,
): Paged<NumberedCase> =>
  paged(
    source,
    { table: 'row_case_file', order: 'need_at DESC, initiative DESC' },
    [
      ...ofYear('need_at', yearOf(year)),
      ['administration = ?', administration],
      ['category = ?', category],
      ['stage = ?', stage],
    ],
    page,
  );

/** Decisions by the day they were made, newest first. */
export const decisions = (
  source: RowSource,
  { year, administration, forum, outcome, decider }: DecisionFilter,
  page: Page,
): Paged<NumberedDecision> =>
  paged(
    source,
    { table: 'row_decision_register', order: 'decided_at DESC, event DESC' },
    [
      ...ofYear('decided_at', yearOf(year)),
      ['administration = ?', administration],
      ['forum = ?', forum],
      ['outcome = ?', outcome],
      ['decider = ?', decider],
    ],
    page,
  );

/** Who holds which office; with a day, only those who held one on that day. */
export const offices = (source: RowSource, on?: string): readonly OfficeRow[] =>
  on === undefined
    ? source.rows<OfficeRow>('SELECT * FROM row_office_roll ORDER BY office, held_from')
    : source.rows<OfficeRow>(
        'SELECT * FROM row_office_roll WHERE held_from <= ? AND (held_to IS NULL OR held_to > ?) ORDER BY office, held_from',
        [on, on],
      );

/**
 * The groups with the meetings they have held, newest first; a group without a meeting has one row all the same.
 * @throws Refusal unknown-year, unknown-group
 */
export const groups = (
  source: RowSource,
  { group, year }: Readonly<{ group?: string; year?: string }>,
): readonly GroupRow[] => {
  if (group !== undefined && !isGroup(source, group)) throw new Refusal('unknown-group', { group });
  const conditions = [
    ...(group === undefined ? [] : [['group_code = ?', group] as const]),
    ...ofYear('meeting_date', yearOf(year)),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`;
  return source.rows<GroupRow>(
    `SELECT * FROM row_group_roll ${where} ORDER BY group_code, meeting_date DESC`,
    conditions.map(([, value]) => String(value)),
  );
};

const isGroup = (source: RowSource, code: string): boolean =>
  source.rows('SELECT 1 FROM row_group_roll WHERE group_code = ? LIMIT 1', [code]).length > 0;

/** The municipality's systems as they are now. */
export const systems = (source: RowSource, category?: string): readonly SystemRow[] =>
  category === undefined
    ? source.rows<SystemRow>('SELECT * FROM row_system_register ORDER BY system')
    : source.rows<SystemRow>('SELECT * FROM row_system_register WHERE category = ? ORDER BY system', [
        category,
      ]);

/** Every version of a guideline that was ever adopted, by the day it came into force. */
export const guidelines = (source: RowSource): readonly GuidelineRow[] =>
  source.rows<GuidelineRow>('SELECT * FROM row_guideline_roll ORDER BY guideline, in_force_from, version');

/** A day or moment as the last UTC instant it means. @throws Refusal malformed-field */
export function knownAtOf(text: string | undefined, timeZone: string): string | undefined {
  if (text === undefined) return undefined;
  const instant = knownUntil(text, timeZone);
  if (instant === undefined) throw malformedDay('knownAt');
  return instant;
}

/** The day of a day or moment. @throws Refusal malformed-field */
export function inForceOnOf(text: string | undefined): string | undefined {
  if (text !== undefined && !isMoment(text)) throw malformedDay('inForceOn');
  return text && dayOf(text);
}

/** Every year up to the day is judged, and of what lies further ahead than plans do there is nothing to judge. */
const DAYS_AHEAD = 3660;

/** @throws Refusal malformed-field for a day too far ahead of today to be judged. */
export function judgedOn(day: string | undefined, today: string): string {
  if (day !== undefined && daysBetween(today, day) > DAYS_AHEAD)
    throw new Refusal('malformed-field', {
      field: 'inForceOn',
      label: 'inForceOn',
      problemSv: 'ligger mer än tio år fram, och så långt fram bedöms inget',
      problemEn: 'lies more than ten years ahead, further than anything is judged',
    });
  return day ?? today;
}

export function malformedDay(field: string): Refusal {
  return new Refusal('malformed-field', {
    field,
    label: field,
    problemSv: 'ska vara en dag eller en tid som finns, som 2025-03-14',
    problemEn: 'must be a day or a time that exists, as 2025-03-14',
  });
}

/** An initiative's events, decoded, as recorded. @throws Refusal unknown-initiative */
export async function eventsOf(
  { store, ledger }: Readonly<{ store: EventStore; ledger: LedgerReader }>,
  target: string,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(`initiative-${await ledger.initiativeOf(target)}`))
    events.push(decode(event));
  if (events.length === 0) throw new Refusal('unknown-initiative', { number: target });
  return events;
}

/** An initiative as it stands now. @throws Refusal unknown-initiative */
export async function initiativeNow(
  opened: Readonly<{ store: EventStore; ledger: LedgerReader }>,
  target: string,
): Promise<CaseHistory> {
  const { timeZone } = await opened.ledger.genesis();
  const history = caseHistory(await eventsOf(opened, target), { timeZone });
  if (!history) throw new Refusal('unknown-initiative', { number: target });
  return history;
}
