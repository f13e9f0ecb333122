import { Refusal } from '../domain/refusal.js';
import type { EventStore } from '../event-store/event-store.js';
import type { LedgerReader } from '../ledger/reader.js';
import { asKnownAt, type KnownThen } from '../read-models/as-known-at.js';
import { knownAtOf, yearOf, type NumberedCase } from '../read-models/queries.js';
import { VERSION } from '../version.js';
import type { GuidelineRow } from '../../projections/guideline-roll.js';
import { shown } from '../../projections/shown.js';
import { renderCsv } from './render-csv.js';
import { renderHtml } from './render-html.js';
import { yearlyReport, type Basis } from './yearly-report.js';

export const FORMATS = ['json', 'csv', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export type ReportFile = Readonly<{ name: string; content: string }>;
export type ReportFiles = Readonly<{ position: string; report: ReportFile; evidence: ReportFile }>;

const CASES =
  'SELECT n.number, c.* FROM row_case_file c LEFT JOIN row_number_register n ON n.key = c.initiative ORDER BY c.need_at, c.initiative';

/**
 * The yearly report and its evidence, folded from the log as it was known at a time: nothing but the log, this program
 * and the guideline go into it. @throws Refusal unknown-year, malformed-field
 */
export async function writeYearlyReport(
  opened: Readonly<{ store: EventStore; ledger: LedgerReader }>,
  { year, format, knownAt }: Readonly<{ year: string; format: Format; knownAt?: string | undefined }>,
): Promise<ReportFiles> {
  const checked = Number(yearOf(year));
  const { timeZone, ledger, municipality } = await opened.ledger.genesis();
  const then = await asKnownAt(opened.store, shown(timeZone), knownAtOf(knownAt, timeZone));
  try {
    if (!then.last) throw new Refusal('no-ledger');
    const { position, id, metadata } = then.last;
    const basis: Basis = {
      ledger,
      municipality,
      position: String(position),
      lastEvent: id,
      knownAt: metadata.recordedAt,
      events: then.events,
      program: `Liggare ${VERSION}`,
      guidelines: guidelinesOf(then, checked),
    };
    const { report, evidence } = yearlyReport(checked, then.rows<NumberedCase>(CASES), basis);
    const content =
      format === 'json'
        ? `${JSON.stringify(report, null, 2)}\n`
        : format === 'csv'
          ? renderCsv(report)
          : renderHtml({ report, evidence });
    return {
      position: basis.position,
      report: { name: `arsrapport-${checked}.${format}`, content },
      evidence: {
        name: `arsrapport-${checked}.belagg.json`,
        content: `${JSON.stringify({ year: checked, basis, evidence }, null, 2)}\n`,
      },
    };
  } finally {
    then.close();
  }
}

/** The guideline versions that were in force on some day of the year. */
function guidelinesOf(then: KnownThen, year: number): string[] {
  const adopted = then.rows<GuidelineRow>(
    'SELECT * FROM row_guideline_roll ORDER BY guideline, in_force_from, version',
  );
  return adopted
    .filter((row, place) => {
      const next = adopted[place + 1];
      const replaced =
        next !== undefined && next.guideline === row.guideline && next.in_force_from <= `${year}-01-01`;
      return row.in_force_from <= `${year}-12-31` && !replaced;
    })
    .map(({ guideline, version }) => `${guideline}@${version}`);
}
