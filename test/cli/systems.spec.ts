import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { STEPS } from '../../src/cli/import/steps.js';
import { liggare, openedFolder } from './run.js';

/** A register in which every step of a system occurs, as a municipality would write it. */
const UNITS = `Enhetskod;Steg;Datum;Enhet;Enhetens slag;Kallas också;Säkerhet;Ansvarsområden;Från och med;Nås via växeln
it-unit;Enhet;2024-01-02;IT-enheten;Avdelning eller enhet;;;;;
it-unit;Enhetens ansvar;2024-01-02;;;;;Drift, utveckling och förvaltning av IT-plattformen | Annat;2024-01-01;
it-unit;Enhetens nåbarhet;2024-01-02;;;;;;2024-01-01;ja
communications-department;Enhet;2024-01-02;Kommunikationsavdelningen;Avdelning eller enhet;;;;;
communications-department;Enhetens andra namn;2024-01-02;;;Informationskontoret;Osäkert;;;
`;
const FROM = 'Från och med';
const TO = 'Till (dagen efter sista dagen)';
const platform = (Steg: string, Datum: string, more: Readonly<Record<string, string>>) => ({
  Systemkod: 'it-platform',
  Steg,
  Datum,
  ...more,
});
const school = (Steg: string, Datum: string, more: Readonly<Record<string, string>>) => ({
  ...platform(Steg, Datum, more),
  Systemkod: 'school-platform',
});
const SYSTEMS = [
  platform('Systemregistrering', '2024-01-03', {
    System: 'IT-plattformen',
    Systemtyp: 'Kommunens IT-plattform',
    Systemkategori: 'Kommungemensamt system',
    'I bruk från': '2005-01-01',
    'Avsedda användare': 'Hela kommunens organisation',
  }),
  platform('Systemägare', '2024-01-03', { 'Systemägande befattning': 'head-of-it', [FROM]: '2024-01-01' }),
  platform('Systemets slag', '2024-01-03', { 'Systemets slag': 'Plattform', [FROM]: '2024-01-01' }),
  platform('Systemets drift', '2024-01-03', {
    [FROM]: '2024-01-01',
    Uppgifter: 'Drift | Utveckling | Förvaltning',
    'Utförs av enhet (enhetskod)': 'it-unit',
    Driftställe: 'Kommunens egen drift',
  }),
  platform('Systemdel', '2024-01-03', {
    [FROM]: '2024-01-01',
    'Delens kod': 'network',
    Systemdel: '=SUMMA(A1:A9)',
    'Delens funktion': 'Kommunikationsnät',
  }),
  platform('Systemdel', '2024-01-03', {
    [FROM]: '2024-01-01',
    'Delens kod': 'helpdesk',
    Systemdel: 'Kundservice',
    'Delens funktion': 'Kundservice',
  }),
  platform('Systemdel borttagen', '2024-06-03', { 'Delens kod': 'helpdesk', [TO]: '2024-07-01' }),
  platform('Förvaltningsobjekt', '2024-01-03', {
    [FROM]: '2024-01-01',
    Förvaltningsmodell: 'pm3 (På-modellen)',
    Förvaltningsobjekt: 'IT-plattform',
  }),
  platform('Förvaltningsplan', '2024-02-07', {
    'Plan för år': '2024',
    Mötesdag: '2024-02-07',
    'Förvaltningsbudget (kr)': '1 250 000,50',
  }),
  platform('Systemets klassning', '2024-03-01', {
    Klassat: '2024-02-28',
    'Konfidentialitet (0–4)': '2',
    'Riktighet (0–4)': '3',
    'Tillgänglighet (0–4)': '4',
    'Metod och version': "'@KLASSA 4.0",
  }),
  school('Systemregistrering', '2024-01-03', {
    System: 'Skolplattformen',
    Systemtyp: 'Lärplattform',
    Systemkategori: 'Verksamhetssystem',
    'I bruk från': '2019-01-01',
    Förvaltning: 'Utbildningskontoret',
    'Avsedda användare': 'En viss verksamhet',
  }),
  school('Systemägare', '2024-01-03', {
    Systemägare: 'Karin Exempelnäs',
    [FROM]: '2019-01-01',
    [TO]: '2024-06-01',
  }),
  school('Systemägare', '2024-05-03', {
    Systemägare: 'Bo Exempelhagen',
    [FROM]: '2024-06-01',
    'Beslutat i initiativ': '2024-0003',
    'Beslutsfattarens befattning': 'chief-executive',
  }),
  school('Systemansvarig', '2024-01-03', {
    Systemansvarig: 'Alva Exempel',
    'Systemansvarig placerad på (enhetskod)': 'it-unit',
    [FROM]: '2024-01-01',
  }),
  school('Systemansvarig avgår', '2024-05-03', { Systemansvarig: 'Alva Exempel', [TO]: '2024-06-01' }),
  school('Verksamhetskritiskhet', '2024-01-03', {
    Verksamhetskritiskt: 'Viktigt',
    'Större system': 'nej',
    'Bedömt av befattning': 'it-strategist',
    [FROM]: '2024-01-01',
    Kriterier: 'Avbrott kan bäras några dagar | Manuell rutin finns',
  }),
  school('Systemkategori', '2024-09-02', {
    Systemkategori: 'Kommungemensamt system',
    'Avsedda användare': 'Hela kommunens organisation',
    [FROM]: '2024-09-01',
    'Beslutat i initiativ': '2024-0004',
    Skäl: 'Flera förvaltningar använder det; delat.',
  }),
  school('Systemets finansieringsprincip', '2024-09-04', {
    Finansieringsprincip: 'Fördelas på verksamheterna',
    'Beslutat i': 'IT-styrgruppen',
    Mötesdag: '2024-09-04',
    [FROM]: '2024-09-01',
  }),
  school('Systemets ansvariga enhet', '2024-01-03', {
    'Ansvarig enhet (enhetskod)': 'communications-department',
    [FROM]: '2024-01-01',
  }),
  school('Livscykel', '2024-11-04', { Livscykel: 'Under avveckling', [FROM]: '2024-12-01' }),
  school('Systemägare avgår', '2025-06-03', { Systemägare: 'Bo Exempelhagen', [TO]: '2025-07-01' }),
  school('Avveckling', '2025-03-03', { 'Ur bruk (dagen efter sista dagen)': '2025-04-01' }),
];

type Table = Readonly<Record<string, string>>[];
const read = (csv: string): Table =>
  parse(csv, { delimiter: ';', bom: true, columns: true, record_delimiter: ['\r\n', '\n'] }) as Table;

async function brought(files: Readonly<Record<string, string>>): Promise<{ folder: string; csv: string }> {
  const { folder, person } = await openedFolder();
  const env = { LIGGARE_ACTOR: person };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
    const imported = await liggare(folder, ['import', name], { env });
    if (imported.code !== 0) throw new Error(imported.out + imported.err);
  }
  const { out, code, err } = await liggare(folder, ['systems', '--format', 'csv'], { env });
  if (code !== 0) throw new Error(err);
  return { folder, csv: out };
}

let first: { folder: string; csv: string };

beforeAll(async () => {
  first = await brought({ 'enheter.csv': UNITS, 'system.json': JSON.stringify(SYSTEMS) });
}, 120_000);

describe('the register of systems as a spreadsheet', () => {
  it('tells every step in the words of the import', () => {
    const rows = read(first.csv);
    expect(rows).toHaveLength(SYSTEMS.length);
    expect(rows.find(({ Steg }) => Steg === 'Systemets drift')).toMatchObject({
      Systemkod: 'it-platform',
      Datum: '2024-01-03',
      Uppgifter: 'Drift | Utveckling | Förvaltning',
      'Utförs av enhet (enhetskod)': 'it-unit',
      Driftställe: 'Kommunens egen drift',
    });
    expect(rows.find(({ Steg }) => Steg === 'Förvaltningsplan')).toMatchObject({
      'Förvaltningsbudget (kr)': '1250000,50',
    });
    expect(rows.filter(({ Steg }) => Steg === 'Systemägare').map((row) => row['Systemägare'])).toEqual([
      '',
      'Karin Exempelnäs',
      'Bo Exempelhagen',
    ]);
  });

  it('has every step of a system but what is said about deviations', () => {
    const steps = STEPS.filter(({ row }) => row.kind === 'system' && row.name !== 'record-deviation');
    expect(new Set(read(first.csv).map(({ Steg }) => Steg))).toEqual(new Set(steps.map(({ sv }) => sv)));
  });

  it('runs nothing in a spreadsheet: what begins like a formula is text', () => {
    const cell = (step: string, heading: string) =>
      read(first.csv).find(({ Steg }) => Steg === step)?.[heading];
    expect(cell('Systemdel', 'Systemdel')).toBe("'=SUMMA(A1:A9)");
    expect(cell('Systemets klassning', 'Metod och version')).toBe("''@KLASSA 4.0");
  });

  it('goes in as it came out', async () => {
    const second = await brought({ 'enheter.csv': UNITS, 'register.csv': first.csv });
    const without = ({ Registrerad: _clock, ...row }: Readonly<Record<string, string>>) => row;
    expect(read(second.csv).map(without)).toEqual(read(first.csv).map(without));
  }, 120_000);
});

describe('the systems and units at the command line', () => {
  const shown = async (...args: string[]): Promise<string> => (await liggare(first.folder, args)).out;

  it('begin with the shared systems of the guideline, without owners', async () => {
    const out = await shown('systems');
    expect(out).toMatch(
      /^payroll-system +Lön- och PA-system +Kommungemensamt system .*\(vakant\).*\(ur riktlinjen\)/m,
    );
    expect(out).toMatch(/^it-platform +IT-plattformen +Kommungemensamt system +Plattform .*2005-01-01–/m);
  });

  it('show one system whole, as it was on a day', async () => {
    const before = await shown('systems', 'school-platform', '--on', '2024-03-01');
    expect(before).toContain('Karin Exempelnäs (2019-01-01–2024-06-01)');
    expect(before).toContain('Alva Exempel, IT-enheten (2024-01-01–2024-06-01)');
    expect(before).toMatch(/Systemkategori +Verksamhetssystem/);
    const later = await shown('systems', 'school-platform', '--on', '2025-05-01');
    expect(later).toContain('Bo Exempelhagen (2024-06-01–2025-07-01)');
    expect(later).toMatch(/Systemkategori +Kommungemensamt system/);
    expect(later).toContain('(inte i bruk den dagen)');
    expect(later).not.toContain('Systemansvarig ');
    const platform = JSON.parse(await shown('systems', 'it-platform', '--format', 'json')) as object;
    expect(platform).toMatchObject({
      subKind: 'platform',
      plans: ['2024'],
      components: [{ component: 'network', function: 'network' }],
      classification: { from: '2024-02-28', confidentiality: 2, integrity: 3, availability: 4 },
      maintenanceModel: 'pm3',
    });
  });

  it('say what is wrong with what is asked', async () => {
    const codes = async (...args: string[]) => (await liggare(first.folder, args)).err.match(/\[(.*)\]/)?.[1];
    expect(await codes('systems', 'no-such-system')).toBe('unknown-system');
    expect(await codes('systems', 'no-such-system', '--format', 'csv')).toBe('unknown-system');
    expect(await codes('systems', '--on', '2024-03-01')).toBe('malformed-request');
    expect(await codes('units', '--on', 'i går')).toBe('malformed-request');
  });

  it('show the units with what may be another name, and how they are reached', async () => {
    const out = await shown('units');
    expect(out).toMatch(
      /^communications-department +Kommunikationsavdelningen +Informationskontoret \(osäkert\) .*\(inte infört\)/m,
    );
    expect(out).toMatch(/^it-unit +IT-enheten .*IT-plattformen; Annat +ja/m);
    expect(await shown('units', '--on', '2023-12-31')).not.toContain('it-unit');
  });
});
