import type { Evidence, Figure } from './figures.js';
import { pictureOf } from './picture.js';
import { drawPicture } from './survey-picture.js';
import type { ReportCell, ReportTable } from './table-section.js';
import type { ReportSection, ReportWithEvidence } from './yearly-report.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

/** Readable on screen, in print and without any of this: no scripts, nothing from elsewhere. */
const STYLE = `
:root { color-scheme: light; --ink: #1a1a1a; --soft: #555; --line: #c9c9c9; --accent: #0b4f6c; --band: #f3f6f8; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: var(--ink); background: #fff; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; outline: 3px solid var(--accent); }
header, main, footer { max-width: 56rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; border-bottom: 4px solid var(--accent); padding-bottom: 1.25rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; color: var(--accent); }
p.lead { margin: 0; font-size: 1.1rem; color: var(--soft); }
p.counts { margin: 0 0 .75rem; color: var(--soft); max-width: 46rem; }
nav ol { columns: 2; padding-left: 1.25rem; }
a { color: var(--accent); }
a:focus { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { border-bottom: 2px solid var(--ink); }
th.figure, td.figure { text-align: right; white-space: nowrap; width: 12rem; font-variant-numeric: tabular-nums; }
tbody tr:nth-child(even) { background: var(--band); }
tbody th { font-weight: 400; } .day { white-space: nowrap; } table + table { margin-top: 1.25rem; }
td.figure a { color: inherit; text-decoration-color: #9ab; text-underline-offset: .2em; }
figure { margin: .5rem 0 1rem; overflow-x: auto; } figure svg { max-width: 100%; height: auto; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; }
dt, summary { font-weight: 600; } details { overflow-wrap: anywhere; } dd { margin: 0; overflow-wrap: anywhere; }
code { font: .8rem/1.4 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
.evidence td, .evidence th { font-size: .8rem; }
.evidence tr:target { background: #fff3bf; }
footer { margin-top: 3rem; padding-bottom: 3rem; color: var(--soft); font-size: .9rem; }
@page { size: A4; margin: 18mm 16mm 20mm; }
@media print {
  body { font-size: 10pt; } nav, .skip { display: none; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; } header { padding-top: 0; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; } section { break-inside: auto; } figure { break-inside: avoid; } h2 { break-after: avoid; } tr, caption, p.counts { break-inside: avoid; } thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; } td.figure a { text-decoration: none; }
}
`;

const figureCell = (figure: Figure): string =>
  `<td class="figure"><a href="#${figure.id}">${escaped(figure.text)}</a></td>`;

/** A picture for those who see it; the table below it says the same to everybody. */
function figureOf(section: ReportSection, year: number): string {
  const svg = pictureOf(section, year);
  if (svg === undefined) return '';
  const label = `${section.title}, ${year} och ${year - 1}, som staplar. Samma siffror står i tabellen.`;
  return `<figure role="img" aria-label="${escaped(label)}">${svg.replace('<svg ', '<svg aria-hidden="true" focusable="false" ')}</figure>\n`;
}

function sectionOf(section: ReportSection, year: number): string {
  const { id, title, counts, rows, tables } = section;
  if (tables) return tabledSection(section, tables);
  const lines = rows.map(
    ({ label, thisYear, lastYear }) =>
      `<tr><th scope="row">${escaped(label)}</th>${figureCell(thisYear)}${figureCell(lastYear)}</tr>`,
  );
  const body =
    lines.length > 0
      ? lines.join('\n')
      : '<tr><td colspan="3">Inget att redovisa för något av åren.</td></tr>';
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escaped(title)}</h2>
<p class="counts">${escaped(counts)}</p>
${figureOf(section, year)}<table>
<caption>${escaped(title)}, ${year} och ${year - 1}</caption>
<thead><tr><th scope="col">Redovisat</th><th scope="col" class="figure">${year}</th><th scope="col" class="figure">${year - 1}</th></tr></thead>
<tbody>
${body}
</tbody>
</table>
</section>`;
}

/** Days are not broken at their hyphens in a narrow column. */
const wholeDays = (text: string): string =>
  escaped(text).replaceAll(/\d{4}-\d\d-\d\d/g, '<span class="day">$&</span>');

const cellOf = ({ text, figure }: ReportCell): string =>
  `<td>${figure === undefined ? wholeDays(text) : `<a href="#${figure}">${wholeDays(text)}</a>`}</td>`;

const tableOf = ({ caption, headings, rows }: ReportTable): string => `<table>
<caption>${escaped(caption)}</caption>
<thead><tr>${headings.map((heading) => `<th scope="col">${escaped(heading)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map(({ label, cells }) => `<tr><th scope="row">${escaped(label)}</th>${cells.map(cellOf).join('')}</tr>`).join('\n')}
</tbody>
</table>`;

/** A section that is told in tables of its own: pictures first, and the tables that say the same. */
function tabledSection(
  { id, title, counts, pictures = [] }: ReportSection,
  tables: readonly ReportTable[],
): string {
  const drawn = pictures.map(
    (picture) =>
      `<figure role="img" aria-label="${escaped(picture.label)}">${drawPicture(picture).replace('<svg ', '<svg aria-hidden="true" focusable="false" ')}</figure>`,
  );
  const told = tables.length > 0 ? tables.map(tableOf).join('\n') : '<p>Inget att redovisa för året.</p>';
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escaped(title)}</h2>
<p class="counts">${escaped(counts)}</p>
${[...drawn, told].join('\n')}
</section>`;
}

function evidenceTable(evidence: readonly Evidence[]): string {
  const rows = evidence.map(
    ({ figure, count, hash }) =>
      `<tr id="${figure}"><th scope="row"><code>${figure}</code></th><td>${count}</td><td><code>${hash}</code></td></tr>`,
  );
  return `<section aria-labelledby="evidence">
<h2 id="evidence">Belägg</h2>
<p class="counts">Varje siffra vilar på händelser i liggaren. Här står hur många de är och deras kontrollsumma (SHA-256 över händelsernas id i ordning, ett per rad). Händelsernas id finns i bevisfilen som hör till rapporten, under siffrans beteckning.</p>
<table class="evidence">
<caption>Belägg för varje siffra</caption>
<thead><tr><th scope="col">Siffra</th><th scope="col">Händelser</th><th scope="col">Kontrollsumma</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>`;
}

/** The report as one accessible, printable page in Swedish. */
export function renderHtml({ report, evidence }: ReportWithEvidence): string {
  const { year, basis, sections } = report;
  const title = `Årsrapport ${year}: IT-styrning i ${basis.municipality}`;
  const about: readonly (readonly [string, string])[] = [
    ['Känt till och med', basis.knownAt],
    ['Bedömt den', basis.judgedOn],
    ['Liggare', basis.ledger],
    ['Plats i loggen', `${basis.position} (${basis.events} händelser)`],
    ['Sista händelse', basis.lastEvent],
    ['Riktlinje', basis.guidelines.join(', ') || 'ingen'],
    ['Program', basis.program],
  ];
  return `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#innehall">Till innehållet</a>
<header>
<h1>Årsrapport ${year}</h1>
<p class="lead">IT-styrning och e-förvaltning i ${escaped(basis.municipality)}, med ${year - 1} bredvid</p>
</header>
<main id="innehall">
<nav aria-label="Innehåll"><h2>Innehåll</h2><ol>
${sections.map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`).join('\n')}
<li><a href="#evidence">Belägg</a></li>
</ol></nav>
<section aria-labelledby="underlag">
<h2 id="underlag">Underlag</h2>
<p class="counts">Rapporten är räknad ur liggarens händelser. Samma plats i loggen, bedömd samma dag av samma program enligt samma riktlinje, ger samma rapport, tecken för tecken.</p>
<dl>
${about.map(([term, text]) => `<dt>${term}</dt><dd>${escaped(text)}</dd>`).join('\n')}
</dl>
<details><summary>Regler (${basis.rules.length})</summary>${escaped(basis.rules.join(', '))}</details>
</section>
${sections.map((section) => sectionOf(section, year)).join('\n')}
${evidenceTable(evidence)}
</main>
<footer><p>Skapad av ${escaped(basis.program)}. Belopp är i kronor exklusive moms; dagar är kalenderdagar.</p></footer>
</body>
</html>
`;
}
