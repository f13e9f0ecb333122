import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { allEvents } from '../ledger/opened.js';
import {
  bring,
  CASES_FILE,
  EXAMPLE_OFFICES,
  ledgerFor,
  OFFICES_FILE,
  remove,
  SYSTEMS_FILE,
  told,
  UNITS_FILE,
  type ImportLedger,
} from './import-ledger.js';

const ORIGINAL = readFileSync(CASES_FILE, 'utf8');
const RECORDS = parse(ORIGINAL, { delimiter: ';', bom: true }) as string[][];
const HEADINGS = RECORDS[0] as string[];

let opened: ImportLedger;
let before: number;

beforeEach(async () => {
  opened = await ledgerFor('real');
  await bring(opened, readFileSync(OFFICES_FILE), { name: 'befattningar.csv' });
  await bring(opened, readFileSync(UNITS_FILE), { name: 'enheter.csv' });
  await bring(opened, readFileSync(SYSTEMS_FILE), { name: 'system.csv', offices: EXAMPLE_OFFICES });
  before = (await allEvents(opened.store)).length;
});

afterEach(() => remove(opened));

type Cells = Readonly<Record<string, string>>;

/** The line, from 1, of a case's nth row of a step. */
const lineOf = (about: string, step: string, nth = 1): number =>
  RECORDS.map((record, place) => ({ record, line: place + 1 })).filter(
    ({ record }) => record[0] === about && record[1] === step,
  )[nth - 1]?.line ?? 0;

/** The example with some cells of some lines replaced. */
function broken(...changes: readonly (readonly [line: number, cells: Cells])[]): string {
  const records = RECORDS.map((record, place) => {
    const cells = Object.assign(
      {},
      ...changes.filter(([line]) => line === place + 1).map(([, with_]) => with_),
    ) as Cells;
    return record.map((cell, column) => cells[HEADINGS[column] ?? ''] ?? cell);
  });
  return stringify(records, { delimiter: ';' });
}

const example = (content: string | Uint8Array) =>
  bring(opened, content, { name: 'exempelkommun-2024-2025.csv', offices: EXAMPLE_OFFICES });

/** A line of the example that says nothing else of interest, per step. */
const NEED = lineOf('IT 2024-002', 'Behov');
const CONSULTATION = lineOf('IT 2024-002', 'Samråd');
const CONTACT = lineOf('IT 2024-003', 'Kontakt');
const ANCHORING = lineOf('IT 2024-002', 'Förankring');
const DECISION = lineOf('IT 2024-002', 'Beslut');
const FINANCING = lineOf('IT 2024-002', 'Finansiering');
const CLOSING = lineOf('IT 2024-002', 'Avslut');
const CORRECTION = lineOf('IT 2024-009', 'Rättelse');

describe('the example, broken in one place', () => {
  it.each([
    ['a step that does not exist', CONTACT, { Steg: 'Kontkat' }, 'Steg', 'unknown-step'],
    ['no step', CONTACT, { Steg: '' }, 'Steg', 'missing-value'],
    ['no case', CONTACT, { Ärende: '' }, 'Ärende', 'missing-value'],
    ['no title', NEED, { Rubrik: '' }, 'Rubrik', 'missing-value'],
    [
      'a category that cannot be chosen',
      NEED,
      { Systemkategori: 'Gemensamt' },
      'Systemkategori',
      'unknown-choice',
    ],
    ['a day that does not exist', CONSULTATION, { Datum: '2024-02-30' }, 'Datum', 'malformed-date'],
    ['a day in another form', CONSULTATION, { Datum: '22/1 2024' }, 'Datum', 'malformed-date'],
    ['no day', CONSULTATION, { Datum: '' }, 'Datum', 'missing-value'],
    [
      'a registration day in another form',
      CONSULTATION,
      { Registrerad: '22 jan' },
      'Registrerad',
      'malformed-date',
    ],
    [
      'a meeting day that does not exist',
      ANCHORING,
      { Mötesdag: '2024-13-01' },
      'Mötesdag',
      'malformed-date',
    ],
    ['a day that has not come', CLOSING, { Datum: '2027-01-01' }, 'Datum', 'date-in-future'],
    ['a meeting that has not been', DECISION, { Mötesdag: '2027-01-01' }, 'Mötesdag', 'date-in-future'],
    ['an amount in words', FINANCING, { 'Belopp (kr)': 'ca 640' }, 'Belopp (kr)', 'malformed-money'],
    [
      'an amount with fractions of an öre',
      FINANCING,
      { 'Belopp (kr)': '640 000,005' },
      'Belopp (kr)',
      'fraction-of-ore',
    ],
    ['shares that do not sum', FINANCING, { 'Belopp (kr)': '640 000,01' }, 'Fördelning', 'shares-do-not-sum'],
    [
      'a share without its amount',
      FINANCING,
      { Fördelning: 'Samhällsbyggnadskontoret' },
      'Fördelning',
      'malformed-parts',
    ],
    ['a year in words', FINANCING, { Budgetår: 'nästa år' }, 'Budgetår', 'malformed-number'],
    ['a year long past', FINANCING, { Budgetår: '1924' }, 'Budgetår', 'malformed-field'],
    [
      'an office that does not exist',
      CONSULTATION,
      { 'Samråd med': 'IT-chefen' },
      'Samråd med',
      'unknown-office',
    ],
    [
      'an office code that does not exist',
      CONSULTATION,
      { 'Samråd med': 'it-boss' },
      'Samråd med',
      'unknown-office',
    ],
    [
      'a person reference that does not exist',
      NEED,
      { 'Anmäld av': 'p-00000000' },
      'Anmäld av',
      'unknown-person',
    ],
    ['a cell that belongs to another step', CONTACT, { Beslut: 'Godkänt' }, 'Beslut', 'column-not-for-step'],
    [
      'a need twice',
      CONSULTATION,
      {
        Steg: 'Behov',
        Rubrik: 'E-tjänst',
        Systemkategori: 'Verksamhetssystem',
        Slag: 'E-tjänst',
        Förvaltning: 'Samhällsbyggnadskontoret',
        'Samråd med': '',
        'Samråd med person': '',
        Form: '',
        Anteckning: '',
      },
      'Steg',
      'need-twice',
    ],
    [
      'a second decision without a referral',
      ANCHORING,
      {
        Steg: 'Beslut',
        'Förankrat i': '',
        Utfall: '',
        Samordningsvinster: '',
        Forum: 'IT-styrgruppen',
        Beslut: 'Avslaget',
      },
      'Steg',
      'already-decided',
      DECISION,
    ],
    [
      'a correction of a step that is not there',
      CORRECTION,
      { Rättar: 'Beslut/2' },
      'Rättar',
      'unknown-corrected-step',
    ],
    [
      'a correction of a field that is not there',
      CORRECTION,
      { Fält: 'Forum' },
      'Fält',
      'unknown-corrected-field',
    ],
    [
      'a correction that changes nothing',
      CORRECTION,
      { 'Nytt värde': '1 650 000' },
      'Nytt värde',
      'correction-changes-nothing',
    ],
    ['a text too long for its field', NEED, { Rubrik: 'x'.repeat(201) }, 'Rubrik', 'malformed-field'],
    [
      'an allocation key without its parts',
      lineOf('IT 2024-001', 'Finansiering'),
      { Fördelningsnyckel: 'Antal anställda' },
      'Fördelningsnyckel',
      'malformed-parts',
    ],
  ] as readonly (readonly [string, number, Cells, string, string, number?])[])(
    'with %s is told by line, column and code, and nothing of it is written',
    async (_what, line, cells, column, code, toldAt = line) => {
      const result = await example(broken([line, cells]));
      expect(told(result)).toEqual([[toldAt, column, code]]);
      expect(result).toMatchObject({ written: 0, initiatives: 0, newPersons: [] });
      expect(await allEvents(opened.store)).toHaveLength(before);
    },
  );

  it('without a need tells every row of its case, since none of them has a place', async () => {
    const lines = broken().split('\n');
    const without = lines.filter((_line, place) => place !== NEED - 1).join('\n');
    const rows = RECORDS.filter(([about]) => about === 'IT 2024-002').length - 1;
    const expected = Array.from({ length: rows }, (_row, place) => [NEED + place, 'Steg', 'need-missing']);
    expect(told(await example(without))).toEqual(expected);
  });

  it('with the same row twice is told where the other one is', async () => {
    const lines = broken().split('\n');
    const doubled = lines.toSpliced(CONTACT, 0, lines[CONTACT - 1] ?? '').join('\n');
    const result = await example(doubled);
    expect(told(result)).toEqual([[CONTACT + 1, 'Steg', 'duplicate-row']]);
    expect(result.problems[0]?.sv).toContain(`rad ${CONTACT}.`);
  });

  it('with the same key twice is told where the other one is', async () => {
    const content =
      'Ärende;Steg;Datum;Nyckel;Rubrik;Systemkategori;Slag;Förvaltning;Kontaktad part\n1;Behov;2025-01-01;a;Ett;shared;purchase;A;\n1;Kontakt;2025-01-02;b;;;;;IT-enheten\n1;Kontakt;2025-01-03;b;;;;;IT-enheten\n';
    expect(told(await example(content))).toEqual([[4, 'Nyckel', 'duplicate-key']]);
  });

  it('with a column that does not exist is told at the heading', async () => {
    const renamed = ORIGINAL.replace('Förväntad nytta', 'Nytta');
    expect(told(await example(renamed))).toEqual([[1, 'Nytta', 'unknown-column']]);
  });

  it('with two columns that say the same is told at the second', async () => {
    const renamed = ORIGINAL.replace('Förväntad nytta', 'Title');
    expect(told(await example(renamed))).toContainEqual([1, 'Title', 'duplicate-column']);
  });

  it('with a cell too few is told by its line', async () => {
    const lines = ORIGINAL.split('\r\n');
    const short = lines.with(CONTACT - 1, (lines[CONTACT - 1] ?? '').replace(/;$/, ''));
    expect(told(await example(short.join('\r\n')))).toEqual([[CONTACT, undefined, 'wrong-field-count']]);
  });

  it('with a quote that never ends is told where it begins', async () => {
    const lines = ORIGINAL.split('\r\n');
    const open = lines.with(CONTACT - 1, (lines[CONTACT - 1] ?? '').replace(';Kontakt;', ';"Kontakt;'));
    expect(told(await example(open.join('\r\n')))).toEqual([[CONTACT, undefined, 'malformed-csv']]);
  });

  it('as Windows-1252 is refused with how to save it, naming the first line that shows it', async () => {
    const result = await example(Buffer.from(ORIGINAL.replace('\uFEFF', ''), 'latin1'));
    expect(told(result)).toEqual([[1, undefined, 'not-utf8']]);
    expect(result.problems[0]?.sv).toContain('Windows-1252');
    expect(result.problems[0]?.sv).toContain('CSV UTF-8');
  });

  it('as UTF-16 is refused with how to save it', async () => {
    const result = await example(Buffer.from(ORIGINAL, 'utf16le'));
    expect(told(result)).toEqual([[1, undefined, 'not-utf8']]);
    expect(result.problems[0]?.sv).toContain('UTF-16');
  });
});

describe('the example, broken in many places', () => {
  it('tells all of them at once, in the order of the file', async () => {
    const content = broken(
      [NEED, { Rubrik: '', Slag: 'Köp' }],
      [CONTACT, { Datum: 'igår', Form: 'Brevduva' }],
      [FINANCING, { 'Belopp (kr)': 'mycket' }],
      [CORRECTION, { 'Skäl till rättelsen': '' }],
    );
    expect(told(await example(content))).toEqual([
      [NEED, 'Slag', 'unknown-choice'],
      [FINANCING, 'Belopp (kr)', 'malformed-money'],
      [CONTACT, 'Form', 'unknown-choice'],
      [CONTACT, 'Datum', 'malformed-date'],
      [CORRECTION, 'Skäl till rättelsen', 'missing-value'],
    ]);
    expect(await allEvents(opened.store)).toHaveLength(before);
  });

  it('tells each in Swedish and in English, with what to do', async () => {
    const { problems } = await example(broken([CONTACT, { Steg: 'Kontkat' }]));
    expect(problems[0]?.sv).toMatch(/^Steget «Kontkat» finns inte\. Skriv ett av: .*Behov, Komplettering/);
    expect(problems[0]?.en).toMatch(/^There is no step "Kontkat"\. Write one of: /);
  });
});

describe('a JSON list', () => {
  it.each([
    ['no JSON', '[{', [[undefined, undefined, 'malformed-json']]],
    [
      'a member told twice',
      '[{"Steg": "Behov", "Steg": "Beslut"}]',
      [[undefined, undefined, 'member-told-twice']],
    ],
    [
      'a guideline in a cell',
      '[{"Kod": "sjovik", "Steg": "Riktlinje", "Datum": "2025-01-01", "Version": "1", "Rubrik": "Vår", "Gäller från": "2025-01-01", "Regelpaket": "{}"}]',
      [[1, 'Regelpaket', 'not-in-a-cell']],
    ],
    ['no list', '{"Steg": "Behov"}', [[undefined, undefined, 'malformed-json']]],
    [
      'an item that is no object',
      '[{"Ärende": "1", "Steg": "Kontakt"}, 5]',
      [
        [1, 'Datum', 'missing-value'],
        [2, undefined, 'malformed-json'],
      ],
    ],
    ['nothing in it', '[]', [[undefined, undefined, 'empty-file']]],
    [
      'an unknown name',
      '[{"Ärende": "1", "Steg": "Kontakt", "Datum": "2025-01-01", "Färg": "blå"}]',
      [
        [undefined, 'Färg', 'unknown-column'],
        [1, 'Steg', 'need-missing'],
      ],
    ],
  ] as const)('with %s is refused', async (_what, content, expected) => {
    expect(told(await bring(opened, content, { name: 'lista.json' }))).toEqual(expected);
    expect(await allEvents(opened.store)).toHaveLength(before);
  });
});

describe('a file that is not there', () => {
  it('is told, and writes nothing', async () => {
    const result = await bring(opened, '', { files: ['/nowhere/at/all.csv'] });
    expect(told(result)).toEqual([[undefined, undefined, 'unreadable-file']]);
  });
});
