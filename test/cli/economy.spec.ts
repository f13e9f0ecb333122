import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { liggare, openedFolder, type Ran } from './run.js';

let folder: string;
let person: string;
const run = (...args: string[]): Promise<Ran> => liggare(folder, args, { env: { LIGGARE_ACTOR: person } });

const UNITS = [
  'Enhetskod;Steg;Datum;Enhet;Enhetens slag',
  'education-office;Enhet;2025-01-02;Utbildningskontoret;Verksamhetskontor',
  'care-office;Enhet;2025-01-02;Vård- och omsorgskontoret;Verksamhetskontor',
];
const ECONOMY = [
  'År;Steg;Datum;Mötesdag;Forum;Beslutsfattare;Beslutsfattarens befattning;Redovisat av;Kostnadsnivåer;I samverkan med;Föreslaget av;Belopp (kr);Version;Priser per styck och år;Basdag;Antal hyrda;Fördelningsnyckel;Vikter',
  '2026;Budgetår;2025-01-02;;;;;;;;;;;;;;;',
  '2026;Hyra;2025-10-17;;Finansieringsgruppen;Torsten Exempelström;Ekonomidirektören;;;;;;2026-1;dator=3 180,50 | Skärm=420;;;;',
  '2026;Hyresunderlag;2025-10-02;;;;;;;;;;;;2025-10-01;education-office / Dator=1 873 | care-office / Skärm=2;;',
  '2026;Fördelningsnyckel;2025-10-02;;;;;;;;;;2025;;2024-11-01;;Antal anställda;Utbildningskontoret=1 873 | Vård- och omsorgskontoret=1 642',
  '2026;Kostnadsnivåer;;2025-06-19;;;;Chefen för IT-enheten | it-strategist;2026 / Drift=1 000 000 | 2027 / Investering=2 000 000;;;;;;;;;',
  '2026;Finansiering av IT-plattformen;2025-09-10;;;;;;;Verksamheterna | it-unit;Kommunens IT-strateg;3 000 000;;;;;;',
];

const imported = (name: string, lines: readonly string[], ...more: string[]): Promise<Ran> => {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return run('import', file, ...more);
};

beforeAll(async () => {
  ({ folder, person } = await openedFolder());
  for (const [name, lines] of [
    ['enheter.csv', UNITS],
    ['ekonomi.csv', ECONOMY],
  ] as const) {
    const { code, err } = await imported(name, lines);
    if (code !== 0) throw new Error(err);
  }
});

describe('a budget year at the command line', () => {
  it('S044: is imported as people write it, and its rent adds up', async () => {
    const { out, err, code } = await run('rent', '2026');
    expect(code).toBe(0);
    expect(out.replaceAll('\u00A0', ' ')).toMatch(
      /Utbildningskontoret +Dator +1873 +3 180,50 kr +5 957 076,50 kr/,
    );
    expect(out.replaceAll('\u00A0', ' ')).toContain('Summa 5 957 916,50 kr');
    expect(err).toContain(
      'Prislista 2026-1, bestämd 2025-10-17, gäller från 2026-01-01; räknat 2025-10-01. Beloppen är för ett helt år.',
    );
    const csv = await run('rent', '2026', '--format', 'csv');
    expect(csv.out).toContain('2026;2026-1;care-office;Vård- och omsorgskontoret;Skärm;2;42000;84000');
    const before = await run('rent', '2026', '--known-at', '2020-01-01');
    expect([before.code, before.err]).toEqual([1, expect.stringContaining('unknown-economy')]);
  });

  it('S121: lists who decided the rent', async () => {
    const { out } = await run('price-lists', '--year', '2026');
    expect(out.replaceAll('\u00A0', ' ')).toMatch(
      /2026 +2026-1 +2025-10-17 +2026-01-01 +årets hyra +Finansieringsgruppen +Torsten Exempelström +Dator 3 180,50 kr, Skärm 420 kr/,
    );
  });

  it('S164: divides an amount by a key', async () => {
    const { out, err } = await run('split', 'Antal anställda', '2025', '--amount', '100,01');
    expect(out).toMatch(/Utbildningskontoret +53,29 kr/);
    expect(out).toMatch(/Vård- och omsorgskontoret +46,72 kr/);
    expect(err).toContain('Största rest');
    const wrong = await run('split', 'Antal anställda', '2025', '--amount', '1.5');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('malformed-request')]);
    expect((await run('allocation-keys')).out).toMatch(/Antal anställda +2025 +2024-11-01 +2026 +2 +3515/);
  });

  it('S035, A17: shows the platform, central funds and distributions, also when there are none', async () => {
    expect((await run('platform')).out).toMatch(/2026 +2025-09-10/);
    expect((await run('central-funds', '2026')).out).toContain('Beviljat 0 kr; ingen ram är införd');
    expect((await run('distributions', '--format', 'json')).out).toContain('"distributions": []');
    const { out } = await run('platform', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ years: [{ year: '2026', financingProposedOn: '2025-09-10' }] });
  });
});

describe('a row of a budget year that is not right', () => {
  const row = (...cells: string[]) => [
    'År;Steg;Datum;Version;Priser per styck och år;Forum;Beslutsfattare;Beslutsfattarens befattning;Antal hyrda;Basdag;Fördelningsnyckel;Vikter;Slag av beställning;Antal',
    `2026;${cells.join(';')}`,
  ];

  it.each([
    [
      row(
        'Hyra',
        '2025-11-01',
        '2026-2',
        'Dator=1',
        'Finansieringsgruppen',
        'Torsten Exempelström',
        'Ekonomidirektören',
        '',
        '',
        '',
        '',
        '',
        '',
      ),
      'Version',
      'price-list-already-decided',
    ],
    [
      row(
        'Hyresunderlag',
        '2025-11-01',
        '',
        '',
        '',
        '',
        '',
        'no-such-office / Dator=1',
        '2025-10-01',
        '',
        '',
        '',
        '',
      ),
      'Antal hyrda',
      'unknown-unit',
    ],
    [
      row(
        'Hyresunderlag',
        '2025-11-01',
        '',
        '',
        '',
        '',
        '',
        'care-office / Server=1',
        '2025-10-01',
        '',
        '',
        '',
        '',
      ),
      'Antal hyrda',
      'unknown-choice',
    ],
    [
      row('Hyresunderlag', '2025-11-01', '', '', '', '', '', 'care-office=1', '2025-10-01', '', '', '', ''),
      'Antal hyrda',
      'malformed-parts',
    ],
    [
      row(
        'Hyresunderlag',
        '2025-11-01',
        '',
        '',
        '',
        '',
        '',
        'care-office / Dator=1,5',
        '2025-10-01',
        '',
        '',
        '',
        '',
      ),
      'Antal hyrda',
      'malformed-number',
    ],
    [
      row(
        'Fördelningsnyckel',
        '2025-11-01',
        '2025',
        '',
        '',
        '',
        '',
        '',
        '2024-11-01',
        'Antal anställda',
        'A=1',
        '',
        '',
      ),
      'Version',
      'key-version-exists',
    ],
    [
      row(
        'Fördelningsnyckel',
        '2025-11-01',
        '2026',
        '',
        '',
        '',
        '',
        '',
        '2024-11-01',
        'Antal anställda',
        'A=0',
        '',
        '',
      ),
      'Vikter',
      'key-without-weight',
    ],
    [
      row('Beställningar', '2025-11-01', '', '', '', '', '', '', '', '', '', 'Server', '1'),
      'Slag av beställning',
      'unknown-choice',
    ],
  ])('%j is told at its column', async (lines, column, code) => {
    const { err, out, code: exit } = await imported('fel.csv', lines as string[], '--dry-run');
    expect(exit).toBe(1);
    expect(`${out}${err}`).toContain(column);
    expect(`${out}${err}`).toContain(code);
  });
});
