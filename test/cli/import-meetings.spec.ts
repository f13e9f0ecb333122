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

const UNIT = `Enhetskod;Steg;Datum;Enhet;Enhetens slag
education-office;Enhet;2024-01-02;Utbildningskontoret;Verksamhetskontor
`;
const HEADINGS =
  'Gruppkod;Steg;Datum;Mötesdag;Närvarande;Sammankallad av;Punkter;Planerat år;Planerade möten;Informerad enhet;System vars ägare nåddes;Alla systemägare;Person;Från och med';
const row = (step: string, cells: Readonly<Record<string, string>>): string =>
  HEADINGS.split(';')
    .map((heading) => ({ Gruppkod: 'system-owners-group', Steg: step, ...cells })[heading] ?? '')
    .join(';');
const file = (...rows: string[]): string => `${[HEADINGS, ...rows].join('\n')}\n`;
const agenda = (Punkter: string): string =>
  row('Kallelse', {
    Datum: '2026-02-20',
    Mötesdag: '2026-04-15',
    'Sammankallad av': 'Kommunens IT-strateg',
    Punkter,
  });
const MEETING = row('Möte', { Mötesdag: '2026-02-04', Närvarande: 'Alva Exempel' });

const eventsOf = async (type: string): Promise<RecordedEvent[]> =>
  (await allEvents(opened.store)).map(decode).filter((event) => event.type === type);

describe('rows about meetings', () => {
  it('bring in a plan, an agenda for a meeting to come, and what was told of one that was held', async () => {
    await bring(opened, UNIT, { name: 'enheter.csv' });
    const content = file(
      row('Mötesplan', {
        Datum: '2026-01-08',
        'Planerat år': '2026',
        'Planerade möten': '2026-02-04 | 2026-04-15',
      }),
      agenda(
        '1 Föregående anteckningar / Kommunens IT-strateg | 2 Kostnader = 2024-0003 / enhet education-office | 3 Övrigt',
      ),
      MEETING,
      row('Informerad ledningsgrupp', {
        Datum: '2026-02-12',
        Mötesdag: '2026-02-04',
        'Informerad enhet': 'education-office',
      }),
      row('Utskick till systemägare', { Datum: '2026-02-13', 'Alla systemägare': 'ja' }),
    );
    expect(await bring(opened, content, { name: 'grupper.csv' })).toMatchObject({ written: 5, problems: [] });
    expect((await eventsOf('MeetingsPlanned'))[0]?.data).toEqual({
      year: '2026',
      meetingDates: ['2026-02-04', '2026-04-15'],
    });
    expect((await eventsOf('AgendaIssued')).map(({ data, metadata }) => [metadata.occurredAt, data])).toEqual(
      [
        [
          '2026-02-20',
          {
            meetingDate: '2026-04-15',
            convenedBy: 'it-strategist',
            points: [
              { point: '1', title: 'Föregående anteckningar', preparedBy: 'it-strategist' },
              { point: '2', title: 'Kostnader', initiative: '2024-0003', preparedByUnit: 'education-office' },
              { point: '3', title: 'Övrigt' },
            ],
          },
        ],
      ],
    );
    expect((await eventsOf('ManagementTeamInformed'))[0]?.metadata.occurredAt).toBe('2026-02-12');
    expect((await eventsOf('InformationDistributed'))[0]?.data).toEqual({ allOwners: true });
    expect(await bring(opened, content, { name: 'grupper.csv' })).toMatchObject({
      written: 0,
      recordedBefore: 5,
    });
  });

  it.each([
    ['Punkter', 'unknown-office', agenda('1 Kostnader / Ingen alls')],
    ['Punkter', 'unknown-unit', agenda('1 Kostnader / enhet nowhere')],
    ['Punkter', 'malformed-parts', agenda('1 Kostnader /')],
    [
      'Planerade möten',
      'meeting-outside-year',
      row('Mötesplan', { Datum: '2026-01-08', 'Planerat år': '2026', 'Planerade möten': '2025-02-04' }),
    ],
    [
      'Från och med',
      'member-before-group',
      row('Ledamot', { Datum: '2026-01-08', Person: 'Alva Exempel', 'Från och med': '2011-12-31' }),
    ],
    [
      'System vars ägare nåddes',
      'systems-or-all-owners',
      row('Utskick till systemägare', { Datum: '2026-02-13' }),
    ],
  ])('are told in the column %s: %s', async (column, code, content) => {
    expect(told(await bring(opened, file(content), { name: 'grupper.csv' }))).toEqual([[2, column, code]]);
  });
});
