import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runDemo } from '../../src/cli/demo.js';
import { readConfig } from '../../src/config.js';
import { followLedger, type FollowedLedger } from '../../src/follow.js';
import { lastPosition, namesOf } from '../../src/cli/opened.js';
import { findings, whatIf, type FoundAbout } from '../../src/read-models/judgements.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../examples/FYND.md'), 'utf8');
const YEARS = ['2024', '2025'] as const;
const FIRST_VERSION = 'norrkoping-it-styrning@1';
/** Long after the example's last day, so that whatever was due has been done or is overdue. */
const NOW = new Date('2026-11-02T09:00:00.000Z');

const folder = mkdtempSync(join(tmpdir(), 'liggare-page-'));
const env = { LIGGARE_DATA: folder };
let followed: FollowedLedger;

beforeAll(async () => {
  await runDemo({ folder, serve: false, out: () => undefined, env });
  followed = await followLedger(readConfig(env));
  await followed.readModels.waitUntil(await lastPosition(followed), 60_000);
});
afterAll(async () => {
  await followed.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The cells of a section's table, by heading. */
function tableUnder(heading: string): Readonly<Record<string, string>>[] {
  const section = PAGE.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  const [headings = [], , ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return rows.map((cells) => Object.fromEntries(headings.map((name, place) => [name, cells[place] ?? ''])));
}

const told = ({ Regel, ...row }: Readonly<Record<string, string>>): string =>
  [
    row['Dag'],
    row['Nummer'],
    row['Gäller'],
    Regel?.replaceAll('`', ''),
    row['Rader'],
    row['Vad som hände'],
    row['Avsteg'],
    row['Riktlinje'],
  ].join(' | ');

function found(finding: FoundAbout, names: (person: string) => string): string {
  const { on, about, rule, rows, law, says, guideline, deviation } = finding;
  const accepted = deviation?.acceptedBy;
  const said = accepted === undefined ? 'infört, inte accepterat' : `accepterat av ${names(accepted)}`;
  return told({
    Dag: on,
    Nummer: about.number ?? '–',
    Gäller: about.name,
    Regel: rule,
    Rader: [...rows, ...law].join(', ') || '–',
    'Vad som hände': says.sv,
    Avsteg: deviation ? said : 'inget',
    Riktlinje: guideline.split('@')[1] ?? '',
  });
}

describe('the page of the example’s findings', () => {
  it.each(YEARS)('has a row for each finding of %s, and no other', async (year) => {
    const names = await namesOf(followed);
    const actual = (await findings(followed, { year }, NOW)).map((finding) => found(finding, names));
    expect(tableUnder(year).map(told).sort()).toEqual(actual.sort());
  });

  it.each(YEARS)('tells of findings of %s that each rest on an event', async (year) => {
    const resting = await findings(followed, { year }, NOW);
    expect(resting.filter(({ events }) => events.length === 0).map(({ rule }) => rule)).toEqual([]);
  });

  it('tells of every row why it is a finding, in the words of the page, and which steps show it', () => {
    for (const row of YEARS.flatMap(tableUnder)) {
      expect(row['Vad som hände']).toMatch(/\.$/);
      expect(row['Varför det är ett fynd']).toMatch(/\.$/);
      expect(row['Händelser']).toMatch(/\d{4}-\d{2}-\d{2}/);
    }
  });

  it('lists the decisions of 2025 that the first version would have judged differently', async () => {
    const judged = await whatIf(followed, { guideline: FIRST_VERSION, year: '2025' }, NOW);
    const rules = (of: readonly { rule: string }[]) => of.map(({ rule }) => `\`${rule}\``).join(', ') || '–';
    expect(
      tableUnder('Vad riktlinjens andra version ändrar').map((row) =>
        [row['Beslutat'], row['Nummer'], row['Tillkommer'], row['Faller bort']].join(' | '),
      ),
    ).toEqual(
      judged.map(({ decidedOn, about, added, gone }) =>
        [decidedOn, about.number, rules(added), rules(gone)].join(' | '),
      ),
    );
  });
});
