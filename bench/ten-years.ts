import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../src/domain/json.js';
import type { NewEvent } from '../src/domain/event.js';
import type { EventStore } from '../src/event-store/event-store.js';
import { readConfig } from '../src/config.js';
import { followLedger } from '../src/follow.js';
import { duties } from '../src/read-models/duties.js';
import { findings } from '../src/read-models/judgements.js';
import { lastPosition } from '../src/cli/opened.js';
import { ACTOR, benchEvent, initiativeEvents } from './population.js';

/** A municipality's ten years, 2016–2025: as many initiatives, meetings and events as a large one leaves behind. */
const FIRST_YEAR = 2016;
const YEARS = 10;
const INITIATIVES = 5_000;
const EVENTS_EACH = 38;
const UNITS = 12;
const SYSTEMS = 60;
const COMPANIES = 8;
const GROUPS = ['it-steering-group', 'it-preparatory-group', 'system-owners-group', 'financing-group'];
const MEETINGS_A_YEAR = 15;

const years = Array.from({ length: YEARS }, (_none, place) => FIRST_YEAR + place);
const two = (number: number): string => String(number).padStart(2, '0');

type Told = readonly [type: string, data: JsonObject, on: string];

let place = 0;
const eventOf = ([type, data, on]: Told): NewEvent => {
  const event = benchEvent(type, data, (place += 1));
  return { ...event, metadata: { ...event.metadata, occurredAt: on } };
};

const registers = (): Readonly<Record<string, readonly Told[]>> => ({
  ...Object.fromEntries(
    Array.from({ length: UNITS }, (_none, unit) => [
      `unit-office-${unit}`,
      [
        [
          'UnitEstablished',
          { code: `office-${unit}`, name: `Kontor ${unit}`, kind: 'operations-office' },
          '2012-01-01',
        ],
      ] as const,
    ]),
  ),
  ...Object.fromEntries(
    Array.from({ length: COMPANIES }, (_none, company) => [
      `company-company-${company}`,
      [
        [
          'CompanyRegistered',
          {
            code: `company-${company}`,
            name: `Bolag ${company}`,
            share: company % 3 ? 10_000 : 5_000,
            from: '2010-01-01',
          },
          '2012-01-01',
        ],
        ...years.map(
          (year) =>
            [
              'CompanyMet',
              { meetingDate: `${year}-05-${10 + company}`, topics: ['coordination', 'needs'] },
              `${year}-05-${10 + company}`,
            ] as const,
        ),
      ] as readonly Told[],
    ]),
  ),
  ...Object.fromEntries(
    Array.from({ length: SYSTEMS }, (_none, system) => [
      `system-system-${system}`,
      [
        [
          'SystemRegistered',
          {
            system: `system-${system}`,
            name: `System ${system}`,
            systemType: `Typ ${system}`,
            category: system % 4 ? 'operational' : 'shared',
            inUseFrom: '2011-01-01',
          },
          '2012-01-01',
        ],
        ['OwnerAppointed', { person: ACTOR, from: '2012-01-01' }, '2012-01-01'],
        [
          'CriticalitySet',
          { criticality: 'critical', from: '2012-01-01', assessingOffice: 'it-strategist', larger: true },
          '2012-01-01',
        ],
      ] as readonly Told[],
    ]),
  ),
  ...Object.fromEntries(
    years.map((year) => [
      `economy-${year}`,
      [['BudgetYearOpened', { year: String(year) }, `${year - 1}-01-10`]] as const,
    ]),
  ),
});

/** A year of a group: its meetings, their notes, and the management teams that were told of them. */
function meetingsOf(group: string, year: number): readonly Told[] {
  return Array.from({ length: MEETINGS_A_YEAR }, (_none, nth): readonly Told[] => {
    const meetingDate = `${year}-${two(1 + Math.floor(nth * 0.8))}-${two(1 + ((nth * 11) % 26))}`;
    const informs = group === 'it-preparatory-group' || group === 'system-owners-group';
    return [
      [
        'MeetingHeld',
        { meetingDate, present: [ACTOR], chair: ACTOR, convenedBy: 'it-strategist' },
        meetingDate,
      ],
      ['NotesFinished', { meetingDate, notes: `Anteckningar ${nth}` }, meetingDate],
      ...(informs
        ? Array.from({ length: UNITS }, (_unit, unit): Told => [
            'ManagementTeamInformed',
            { meetingDate, unit: `office-${unit}` },
            meetingDate,
          ])
        : []),
    ];
  }).flat();
}

async function revisionOf(store: EventStore, stream: string): Promise<bigint> {
  let revision = -1n;
  for await (const event of store.readStream(stream)) revision = event.revision;
  return revision;
}

/** Appends the ten years to an opened ledger. */
export async function fillTenYears(store: EventStore): Promise<void> {
  for (const [stream, told] of Object.entries(registers()))
    await store.append(stream, 'no-stream', told.map(eventOf));
  for (const group of GROUPS) {
    let revision = await revisionOf(store, `group-${group}`);
    for (const year of years) {
      const events = meetingsOf(group, year).map(eventOf);
      await store.append(`group-${group}`, revision, events);
      revision += BigInt(events.length);
    }
  }
  for (let first = 0; first < INITIATIVES; first += 250)
    await Promise.all(
      Array.from({ length: 250 }, (_none, offset) => {
        const nth = first + offset;
        const year = FIRST_YEAR + Math.floor((nth * YEARS) / INITIATIVES);
        const events = initiativeEvents(nth, EVENTS_EACH, (type, data, step) =>
          eventOf([type, data, `${year}-${two(1 + (step % 12))}-${two(1 + (nth % 28))}`]),
        );
        return store.append(`initiative-${randomUUID()}`, 'no-stream', events);
      }),
    );
}

export type TenYears = Readonly<{
  scratch: number;
  one: number;
  duties: number;
  found: number;
  due: number;
  megabytes: number;
}>;

/** Finds everything, then everything in one initiative and all that is due; seconds, but for one initiative: milliseconds. */
export async function judgeTenYears(): Promise<TenYears> {
  const followed = await followLedger(readConfig(process.env));
  await followed.readModels.waitUntil(await lastPosition(followed), 600_000);
  const now = new Date('2026-02-01T08:00:00.000Z');
  const start = performance.now();
  const found = await findings(followed, {}, now);
  const scratch = (performance.now() - start) / 1_000;
  const times: number[] = [];
  const cases = followed.readModels.rows<{ initiative: string }>(
    'SELECT initiative FROM row_case_file LIMIT 200',
  );
  for (const { initiative } of cases) {
    const began = performance.now();
    await findings(followed, { initiative, year: '2016' }, now);
    times.push(performance.now() - began);
  }
  const asked = performance.now();
  const due = await duties(followed, {}, now);
  const all = (performance.now() - asked) / 1_000;
  await followed.close();
  return {
    scratch,
    one: times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0,
    duties: all,
    found: found.length,
    due: due.length,
    megabytes: process.resourceUsage().maxRSS / 1_024,
  };
}
