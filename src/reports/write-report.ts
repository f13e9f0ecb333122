import { localDay } from '../domain/dates.js';
import { Refusal } from '../domain/refusal.js';
import { Facts, nameOf, type Rolls } from '../guideline/facts.js';
import { modeOf } from '../guideline/judge.js';
import { RULES } from '../guideline/rules.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Clock } from '../ledger/clock.js';
import type { LedgerReader } from '../ledger/reader.js';
import { asKnownAt, type KnownThen } from '../read-models/as-known-at.js';
import { JudgedLedger } from '../read-models/judged-ledger.js';
import { knownAtOf, yearOf } from '../read-models/queries.js';
import { VERSION } from '../version.js';
import type { GuidelineRow } from '../../projections/guideline-roll.js';
import { numberRegister } from '../../projections/number-register.js';
import { ROLLS } from '../../projections/rolls.js';
import { shown } from '../../projections/shown.js';
import { gather } from './material.js';
import { renderCsv } from './render-csv.js';
import { yearlyReport, type Basis, type ReportWithEvidence } from './yearly-report.js';

export const FORMATS = ['json', 'csv', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export type ReportFile = Readonly<{ name: string; content: string }>;
export type ReportFiles = Readonly<{ position: string; report: ReportFile; evidence: ReportFile }>;

/**
 * The yearly report and its evidence, folded from the log as it was known at a time: nothing but the log, this program
 * and the guideline go into it. @throws Refusal unknown-year, malformed-field
 */
export async function writeYearlyReport(
  opened: Readonly<{ store: EventStore; ledger: LedgerReader; clock: Clock }>,
  { year, format, knownAt }: Readonly<{ year: string; format: Format; knownAt?: string | undefined }>,
): Promise<ReportFiles> {
  const checked = Number(yearOf(year));
  const { timeZone, ledger, municipality } = await opened.ledger.genesis();
  const asked = knownAtOf(knownAt, timeZone);
  const then = await asKnownAt(opened.store, shown(timeZone), asked);
  try {
    if (!then.last) throw nothingKnownYet();
    const { position, id, metadata } = then.last;
    const rolls = rollsOf(then, timeZone);
    const basis: Basis = {
      ledger,
      municipality,
      position: String(position),
      lastEvent: id,
      knownAt: metadata.recordedAt,
      judgedOn: localDay(judgedAt(asked ?? metadata.recordedAt, opened.clock), timeZone),
      events: then.events,
      program: `Liggare ${VERSION}`,
      guidelines: guidelinesOf(then, checked),
      rules: rulesOf(rolls, guidelinesOf(then, checked)),
    };
    const judged = JudgedLedger.upTo(opened.store, rolls, position, basis.judgedOn);
    const { report, evidence } = yearlyReport(checked, await gather(then, judged, checked), basis);
    const content = await RENDERERS[format]({ report, evidence });
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

/** The ledger is there, and had not been opened by then. */
const nothingKnownYet = (): Refusal =>
  new Refusal('malformed-field', {
    field: 'knownAt',
    label: 'knownAt',
    problemSv: 'ligger före liggarens första händelse',
    problemEn: 'lies before the first event of the ledger',
  });

/** When what is overdue was so: at the time asked about, never at one that has not come, as findings are (`JudgedLedger`). */
export function judgedAt(asked: string, clock: Clock): string {
  const now = clock.now().toISOString();
  return asked > now ? now : asked;
}

/** Pictures take a large library, so that it is loaded only for the form that has any. */
const RENDERERS: Readonly<Record<Format, (report: ReportWithEvidence) => string | Promise<string>>> = {
  json: ({ report }) => `${JSON.stringify(report, null, 2)}\n`,
  csv: ({ report }) => renderCsv(report),
  html: async (report) => (await import('./render-html.js')).renderHtml(report),
};

/** The rolls as they were known. */
export const rollsOf = (then: KnownThen, timeZone: string): Rolls => ({
  timeZone,
  numberOf: (initiative) =>
    (then.document(numberRegister.name, initiative) as { number?: string } | undefined)?.number,
  ...(Object.fromEntries(
    Object.entries(ROLLS).map(([kind, { projection }]) => [kind, then.documents(projection.name)]),
  ) as unknown as Omit<Rolls, 'timeZone' | 'numberOf'>),
});

/** The rules of those guidelines in the versions that they judge by; a rule that one of them has off is not among its own. */
function rulesOf(rolls: Rolls, guidelines: readonly string[]): string[] {
  const versions = new Facts(rolls).versions();
  const rules = versions
    .filter((version) => guidelines.includes(nameOf(version)))
    .flatMap((inForce) => RULES.filter((rule) => modeOf(rule, inForce) !== undefined))
    .map(({ id, version }) => `${id}@${version}`);
  return [...new Set(rules)].sort();
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
