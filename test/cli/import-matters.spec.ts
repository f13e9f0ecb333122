import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../src/domain/event.js';
import { decode } from '../../src/event-store/codec.js';
import { allEvents } from '../ledger/opened.js';
import { bring, ledgerFor, remove, told, type ImportLedger } from './import-ledger.js';

let opened: ImportLedger;

beforeEach(async () => {
  opened = await ledgerFor('real');
});
afterEach(() => remove(opened));

const NEEDS = `Ärende;Steg;Datum;Rubrik;Systemkategori;Slag;Förvaltning
IT 17;Behov;2025-01-08;Nytt diariesystem;Kommungemensamt system;Systeminköp;Kommunstyrelsens kontor
IT 18;Behov;2025-02-03;Felanmälan;Verksamhetssystem;E-tjänst;Tekniska kontoret
`;
const meeting = (points: string): string =>
  `Gruppkod;Steg;Mötesdag;Närvarande;Punkter\nit-steering-group;Möte;2025-02-26;Gunilla Exempelberg | Alva Exempel;${points}\n`;
const POINTS =
  '3 Pågående projekt | 4 Nytt diariesystem = IT 17 / Alva Exempel | 5 Felanmälan = IT 18 | 6 Äldre = 2024-0003';

const eventsOf = async (type: string): Promise<RecordedEvent[]> =>
  (await allEvents(opened.store)).map(decode).filter((event) => event.type === type);

async function pointsHeld(): Promise<readonly unknown[]> {
  const [held] = await eventsOf('MeetingHeld');
  return (held?.data['points'] ?? []) as readonly unknown[];
}

const numberOf = async (title: string): Promise<unknown> => {
  const need = (await eventsOf('NeedReported')).find(({ data }) => data['title'] === title);
  return (await eventsOf('NumberAssigned')).find(
    ({ data }) => need?.stream === `initiative-${String(data['initiative'])}`,
  )?.data['number'];
};

describe('a meeting’s point that names its matter as the source calls it', () => {
  it('gets the number that the need is given, from a file brought in earlier', async () => {
    await bring(opened, NEEDS);
    expect(told(await bring(opened, meeting(POINTS), { name: 'grupper.csv' }))).toEqual([]);
    const points = await pointsHeld();
    expect(points).toEqual([
      { point: '3', title: 'Pågående projekt' },
      {
        point: '4',
        title: 'Nytt diariesystem',
        initiative: await numberOf('Nytt diariesystem'),
        steppedAside: [expect.stringMatching(/^p-/)],
      },
      { point: '5', title: 'Felanmälan', initiative: await numberOf('Felanmälan') },
      { point: '6', title: 'Äldre', initiative: '2024-0003' },
    ]);
  });

  it('adds nothing when it is brought in again', async () => {
    await bring(opened, NEEDS);
    await bring(opened, meeting(POINTS), { name: 'grupper.csv' });
    expect(await bring(opened, meeting(POINTS), { name: 'grupper.csv' })).toMatchObject({
      written: 0,
      recordedBefore: 1,
      problems: [],
    });
  });

  it('is refused for a case that nobody has brought in', async () => {
    await bring(opened, NEEDS);
    const result = await bring(opened, meeting('4 Okänt = IT 99'), { name: 'grupper.csv' });
    expect(told(result)).toEqual([[2, 'Punkter', 'malformed-field']]);
    expect(await eventsOf('MeetingHeld')).toEqual([]);
  });
});

describe('rows of one file that name cases of the same file', () => {
  const MIXED = JSON.stringify([
    {
      Ärende: 'new-register',
      Steg: 'Systemregistrering',
      Datum: '2024-12-01',
      System: 'Nytt diariesystem',
      Systemtyp: 'Diariesystem',
      Systemkategori: 'Kommungemensamt system',
      'I bruk från': '2024-12-01',
      'Beslutat i initiativ': 'IT 17',
    },
    {
      Ärende: 'it-steering-group',
      Steg: 'Möte',
      Mötesdag: '2025-01-08',
      Närvarande: 'Gunilla Exempelberg',
      Punkter: '4 Diariet = IT 17',
    },
    {
      Ärende: 'IT 17',
      Steg: 'Behov',
      Datum: '2025-01-08',
      Rubrik: 'Nytt diariesystem',
      Systemkategori: 'Kommungemensamt system',
      Slag: 'Systeminköp',
      Förvaltning: 'Kommunstyrelsens kontor',
    },
  ]);

  it('come after the need, and get its number', async () => {
    expect(await bring(opened, MIXED, { name: 'allt.json' })).toMatchObject({ written: 3, problems: [] });
    const number = await numberOf('Nytt diariesystem');
    expect(number).toMatch(/^2026-\d{4}$/);
    expect((await eventsOf('SystemRegistered'))[0]?.data['initiative']).toBe(number);
    expect(await pointsHeld()).toEqual([{ point: '4', title: 'Diariet', initiative: number }]);
    expect(await bring(opened, MIXED, { name: 'allt.json' })).toMatchObject({
      written: 0,
      recordedBefore: 3,
      problems: [],
    });
  });

  it('are refused in an example ledger when they were registered before the need', async () => {
    const example = await ledgerFor('example');
    const result = await bring(example, MIXED, { name: 'allt.json' });
    expect(told(result)).toEqual([[1, 'Registrerad', 'registered-before-need']]);
    await remove(example);
  });
});

describe('a system that is not in the register', () => {
  it('is told in the column that names it, also when its code is a choice of another column', async () => {
    const content = NEEDS.replace('Förvaltning\n', 'Förvaltning;System i registret\n')
      .replace('Systeminköp;Kommunstyrelsens kontor', 'E-tjänst;Kommunstyrelsens kontor;e-service')
      .replace('Tekniska kontoret', 'Tekniska kontoret;');
    expect(told(await bring(opened, content))).toEqual([[2, 'System i registret', 'unknown-system']]);
  });
});

describe('a relation that names the other initiative as the source calls it', () => {
  const RELATED = `Ärende;Steg;Datum;Rubrik;Systemkategori;Slag;Förvaltning;Annat initiativ;Sambandets art
IT 17;Behov;2025-01-08;Nytt diariesystem;Kommungemensamt system;Systeminköp;Kommunstyrelsens kontor;;
IT 17;Samband;2025-01-09;;;;;IT 18;Beroende
IT 18;Behov;2025-02-03;Felanmälan;Verksamhetssystem;E-tjänst;Tekniska kontoret;;
`;

  it('S105: gets its number, also when the other need comes later in the file', async () => {
    expect(told(await bring(opened, RELATED))).toEqual([]);
    const [related] = await eventsOf('InitiativeRelated');
    expect(related?.data).toMatchObject({
      initiative: await numberOf('Felanmälan'),
      relation: 'dependency',
    });
  });

  it('S105: is refused when there is no such initiative', async () => {
    const unknown = RELATED.replace('IT 18;Beroende', 'IT 99;Beroende');
    expect(told(await bring(opened, unknown))).toEqual([[3, 'Annat initiativ', 'malformed-field']]);
  });
});
