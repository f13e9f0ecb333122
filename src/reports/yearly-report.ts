import { evidenceOf, textOf, type Evidence, type Figure, type Measured } from './figures.js';
import type { Material } from './material.js';
import { nothing, type Row } from './section.js';
import { SECTIONS, TABLE_SECTIONS } from './sections.js';
import { tabled, type Picture, type ReportTable } from './table-section.js';

/** What a report is made of, and of nothing else: the same gives the same bytes. */
export type Basis = Readonly<{
  ledger: string;
  municipality: string;
  /** The last event that is counted, and its place in the log. */
  position: string;
  lastEvent: string;
  /** Until when everything that was recorded is counted: a UTC instant. */
  knownAt: string;
  /** The local day on which it is judged what is overdue: that of the time asked about, else of the last event. */
  judgedOn: string;
  events: number;
  program: string;
  /** Guidelines of the year, as id@version. */
  guidelines: readonly string[];
  /** The rules they judge by, as id@version. */
  rules: readonly string[];
}>;

export type ReportRow = Readonly<{
  label: string;
  thisYear: Figure;
  lastYear: Figure;
  /** Shown in the section's picture too, and what it is called there. */
  pictured?: true;
  short?: string;
}>;
export type ReportSection = Readonly<{
  id: string;
  title: string;
  counts: string;
  rows: readonly ReportRow[];
  /** Tables of the section's own shape, and pictures of what stands in them. */
  tables?: readonly ReportTable[];
  pictures?: readonly Picture[];
}>;
export type YearlyReport = Readonly<{ year: number; basis: Basis; sections: readonly ReportSection[] }>;
export type ReportWithEvidence = Readonly<{ report: YearlyReport; evidence: readonly Evidence[] }>;

/** Letters and digits only, so that a figure's id is an anchor everywhere. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** A name for each key. Keys that differ in other signs alone, as `KS 4.2` and `KS 4:2`, are numbered apart. */
function namesOf(keys: readonly string[]): ReadonlyMap<string, string> {
  const keyOf = new Map<string, string>();
  for (const key of [...keys].sort()) {
    const plain = slug(key) || 'x';
    let name = plain;
    for (let place = 2; keyOf.has(name); place += 1) name = `${plain}-${place}`;
    keyOf.set(name, key);
  }
  return new Map([...keyOf].map(([name, key]) => [key, name]));
}

/** The yearly report from its material: a pure model that the renderers show. */
export function yearlyReport(year: number, material: Material, basis: Basis): ReportWithEvidence {
  const evidence: Evidence[] = [];
  const sections: ReportSection[] = SECTIONS.map(({ id, title, counts, picture, sums, of }) => {
    const [now, before] = [of(material, year), of(material, year - 1)];
    const lines = merged(now, before);
    const names = namesOf(lines.map(({ key }) => key));
    const figure = (key: string, label: string, ofYear: number, measured: Measured): Figure => {
      const name = `${id}.${names.get(key)}.${ofYear}`;
      evidence.push(evidenceOf(name, `${title} / ${label} / ${ofYear}: ${counts}`, measured));
      return {
        id: name,
        value: measured.value,
        unit: measured.unit,
        text: textOf(measured),
        ...(measured.n === undefined ? {} : { n: measured.n }),
      };
    };
    const rows = lines.map(({ key, label, short, unit }) => {
      const find = (some: readonly Row[]): Measured =>
        some.find((row) => row.key === key)?.measured ?? nothing(unit, sums);
      const [own, earlier] = [find(now), find(before)];
      const most = Math.max(own.value ?? 0, earlier.value ?? 0);
      const isPictured =
        picture && unit === 'count' && !picture.but.includes(key) && most >= (picture.least ?? 0);
      return {
        label,
        thisYear: figure(key, label, year, own),
        lastYear: figure(key, label, year - 1, earlier),
        ...(isPictured ? { pictured: true as const, ...(short === undefined ? {} : { short }) } : {}),
      };
    });
    return { id, title, counts, rows };
  });
  for (const one of TABLE_SECTIONS) {
    const told = tabled(one, material, year, slug);
    sections.push(told.section);
    evidence.push(...told.evidence);
  }
  return { report: { year, basis, sections }, evidence };
}

/** The rows of both years, those of this year first and in its order. */
function merged(now: readonly Row[], before: readonly Row[]) {
  const known = new Set(now.map(({ key }) => key));
  return [...now, ...before.filter(({ key }) => !known.has(key))].map(({ key, label, short, measured }) => ({
    key,
    label,
    short,
    unit: measured.unit,
  }));
}
