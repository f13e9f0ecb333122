import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { caseHistory } from '../../projections/case-history.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import { decode } from '../../src/event-store/codec.js';
import { rowOf } from '../../src/ledger/commands.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { registerPerson } from '../../src/people/register-person.js';
import { allEvents } from '../ledger/opened.js';
import { bring, ledgerFor, remove, told, type ImportLedger } from './import-ledger.js';

let opened: ImportLedger;
let before: number;

beforeEach(async () => {
  opened = await ledgerFor('real');
  before = (await allEvents(opened.store)).length;
});

afterEach(() => remove(opened));

const added = async (): Promise<RecordedEvent[]> => (await allEvents(opened.store)).slice(before).map(decode);
const typesAdded = async () => (await added()).map(({ type }) => type);
const ofType = async (type: string) => (await added()).find((event) => event.type === type);

const CASES = `Ärende;Steg;Datum;Registrerad;Rubrik;Systemkategori;Slag;Förvaltning;Samråd med;Förankrat i;Utfall;Forum;Mötesdag;Beslut;Beslutsfattare;Finansieringsprincip;Budgetår;Budget;Återkommer;Belopp (kr);Fördelning
17;Behov;2025-01-08;2025-01-10;Nytt diariesystem;Kommungemensamt system;Systeminköp;Kommunstyrelsens kontor;;;;;;;;;;;;;
17;Samråd;2025-01-20T13:30;;;;;;Kommunens IT-strateg;;;;;;;;;;;;
17;Förankring;;;;;;;;IT-strategiska beredningsgruppen;Tillstyrkt;;2025-02-12;;;;;;;;
17;Beslut;2025-02-26;2025-03-03;;;;;;;;IT-styrgruppen;2025-02-26;Godkänt;Gunilla Exempelberg;;;;;;
17;Finansiering;2025-03-04;;;;;;;;;;;;;Fördelas på verksamheterna;2025;Drift;Årligen;1 250 000,50;"Tekniska kontoret=1 000 000,25 | Kommunstyrelsens kontor=250 000,25"
18;Behov;2025-02-03;;E-tjänst för felanmälan;verksamhetssystem;e-service;Tekniska kontoret;;;;;;;;;;;;;
`;
const WRITTEN = [
  'PersonRegistered',
  'NeedReported',
  'ConsultationHeld',
  'InitiativeAnchored',
  'DecisionMade',
  'FinancingDecided',
];

describe('a spreadsheet of past initiatives', () => {
  it('becomes the events it tells of, between the start and the end of its import', async () => {
    const result = await bring(opened, CASES);
    expect(result).toMatchObject({
      initiatives: 2,
      written: 6,
      recordedBefore: 0,
      newPersons: ['Gunilla Exempelberg'],
      problems: [],
    });
    const types = await typesAdded();
    expect(types[0]).toBe('ImportStarted');
    expect(types.at(-1)).toBe('ImportFinished');
    expect(types.filter((type) => WRITTEN.includes(type)).sort()).toEqual(
      ['NeedReported', ...WRITTEN].sort(),
    );
    const [{ import: id, fileHash } = { import: '', fileHash: '' }] = result.imports;
    expect((await added())[0]?.data).toEqual({ import: id, fileHash, rows: 6 });
    expect((await added()).at(-1)?.data).toEqual({ import: id, fileHash, commands: 6 });
    expect(new Set((await added()).map(({ metadata }) => metadata.door))).toEqual(new Set([`import:${id}`]));
  });

  it('keeps labels as codes, money as öre, and the source with its own registration day', async () => {
    await bring(opened, CASES);
    expect((await ofType('NeedReported'))?.data).toEqual({
      title: 'Nytt diariesystem',
      category: 'shared',
      kind: 'purchase',
      administration: 'Kommunstyrelsens kontor',
      source: { name: 'ärenden', key: '17/Behov', registeredOn: '2025-01-10' },
    });
    expect((await ofType('FinancingDecided'))?.data).toMatchObject({
      totalOre: 125_000_050,
      shares: [
        { unit: 'Tekniska kontoret', amountOre: 100_000_025 },
        { unit: 'Kommunstyrelsens kontor', amountOre: 25_000_025 },
      ],
    });
  });

  it('keeps no name: a person is a reference, and an office its code', async () => {
    await bring(opened, CASES);
    const log = JSON.stringify((await added()).map(({ data, metadata }) => ({ data, metadata })));
    expect(log).not.toContain('Gunilla');
    const [person] = opened.people.named('Gunilla Exempelberg');
    expect((await ofType('DecisionMade'))?.data).toMatchObject({ decider: person });
    expect((await ofType('ConsultationHeld'))?.data).toMatchObject({ consultedOffice: 'it-strategist' });
  });

  it('is recorded now, whatever it says of earlier: a real ledger is never told the time', async () => {
    await bring(opened, CASES);
    const times = new Set((await added()).map(({ metadata }) => metadata.recordedAt));
    expect(times).toEqual(new Set(['2026-03-02T09:00:00.000Z']));
    expect((await ofType('InitiativeAnchored'))?.metadata.occurredAt).toBe('2025-02-12');
    expect((await ofType('ConsultationHeld'))?.metadata.occurredAt).toBe('2025-01-20T13:30');
  });

  it('gives numbers in the order the needs were reported', async () => {
    await bring(opened, CASES);
    const numbers = (await added())
      .filter(({ type }) => type === 'NumberAssigned')
      .map(({ data }) => data['number']);
    expect(numbers).toEqual(['2026-0001', '2026-0002']);
    const first = (await added()).find(({ type }) => type === 'NumberAssigned');
    const need = await ofType('NeedReported');
    expect(`initiative-${String(first?.data['initiative'])}`).toBe(need?.stream);
  });

  it('adds nothing when it is brought in again, in any order of its rows', async () => {
    await bring(opened, CASES);
    const length = (await allEvents(opened.store)).length;
    const [heading, ...rows] = CASES.trim().split('\n');
    const shuffled = [heading, ...rows.toReversed()].join('\n');
    for (const content of [CASES, shuffled])
      expect(await bring(opened, content)).toMatchObject({ written: 0, recordedBefore: 6, problems: [] });
    expect((await allEvents(opened.store)).length).toBe(length);
  });

  it('adds only what is new when rows have come to it', async () => {
    await bring(opened, CASES);
    const more = `${CASES}18;Beslut;2025-04-02;;;;;;;;;IT-styrgruppen;;Avslaget;;;;;;;\n`;
    expect(await bring(opened, more)).toMatchObject({
      written: 1,
      recordedBefore: 6,
      newPersons: [],
      problems: [],
    });
    expect((await added()).filter(({ type }) => type === 'ImportFinished')).toHaveLength(2);
  });

  it('reports a row that has changed since, leaves what was recorded, and writes the others', async () => {
    await bring(opened, CASES);
    const changed = CASES.replace('Nytt diariesystem', 'Nytt diarium').replace(
      '1 250 000,50',
      '1 300 000,50',
    );
    const more = `${changed}18;Beslut;2025-04-02;;;;;;;;;IT-styrgruppen;;Avslaget;;;;;;;\n`;
    const result = await bring(opened, more);
    expect(told(result)).toEqual([
      [2, 'Rubrik', 'row-changed'],
      [6, 'Belopp (kr)', 'row-changed'],
    ]);
    expect(result).toMatchObject({ written: 1, recordedBefore: 4 });
    expect((await ofType('NeedReported'))?.data['title']).toBe('Nytt diariesystem');
    expect((await added()).filter(({ type }) => type === 'ImportFinished')).toHaveLength(1);
  });

  it('is another source under another name', async () => {
    await bring(opened, CASES);
    expect(await bring(opened, CASES, { source: 'gamla listan' })).toMatchObject({
      written: 6,
      recordedBefore: 0,
    });
  });
});

describe('a dry run', () => {
  it('counts what would be recorded and registered, and writes nothing anywhere', async () => {
    const result = await bring(opened, CASES, { dryRun: true });
    expect(result).toMatchObject({
      initiatives: 2,
      written: 6,
      newPersons: ['Gunilla Exempelberg'],
      problems: [],
    });
    expect(await added()).toEqual([]);
    expect(opened.people.named('Gunilla Exempelberg')).toEqual([]);
  });
});

const rewritten = (separator: string): string =>
  CASES.split('\n')
    .map((line) =>
      line
        .split(';')
        .map((cell) => (cell.includes(separator) && !cell.startsWith('"') ? `"${cell}"` : cell))
        .join(separator),
    )
    .join('\r\n');

/** Headings, steps and choices as some systems write their accents; texts stay as they are. */
const twoCodePoints = (content: string): string =>
  content
    .replace(/^.*\n/, (headings) => headings.normalize('NFD'))
    .replaceAll(/(Samråd;|Förankring;|Årligen;)/g, (word) => word.normalize('NFD'));

describe('the same rows in another form', () => {
  it.each([
    ['commas and Windows line ends', rewritten(',')],
    ['tabs', rewritten('\t')],
    ['a byte order mark', `\uFEFF${CASES}`],
    ['headings in other letters', CASES.replace('Ärende;Steg;Datum', 'ÄRENDE; steg ;datum')],
    ['hard blanks between thousands', CASES.replace('1 250 000,50', '1\u00A0250\u202F000,50 kr')],
    ['letters of two code points', twoCodePoints(CASES)],
  ])('are the same rows: %s', async (_form, content) => {
    await bring(opened, CASES);
    const length = (await allEvents(opened.store)).length;
    expect(await bring(opened, content)).toMatchObject({ written: 0, recordedBefore: 6, problems: [] });
    expect((await allEvents(opened.store)).length).toBe(length);
  });

  it('are the same rows as JSON, by headings or by the English names of the fields', async () => {
    await bring(opened, CASES);
    const items = [
      {
        Case: '17',
        Step: 'Need',
        Date: '2025-01-08',
        Registered: '2025-01-10',
        title: 'Nytt diariesystem',
        category: 'shared',
        kind: 'purchase',
        administration: 'Kommunstyrelsens kontor',
      },
      {
        Case: '17',
        Step: 'Finansiering',
        Date: '2025-03-04',
        principle: 'distributed',
        budgetYear: 2025,
        budget: 'operating',
        recurrence: 'yearly',
        'Belopp (kr)': 1_250_000.5,
        shares: [
          { unit: 'Tekniska kontoret', amountOre: 100_000_025 },
          { unit: 'Kommunstyrelsens kontor', amountOre: 25_000_025 },
        ],
      },
      {
        Case: '17',
        Step: 'decide',
        Date: '2025-02-26',
        Registered: '2025-03-03',
        Forum: 'IT-styrgruppen',
        meetingDate: '2025-02-26',
        outcome: 'approved',
        decider: 'Gunilla Exempelberg',
      },
    ];
    const result = await bring(opened, JSON.stringify(items), { name: 'ärenden.json' });
    expect(result).toMatchObject({ written: 0, recordedBefore: 3, problems: [] });
  });
});

describe('an amount', () => {
  const financing = (amount: string, heading = 'Belopp (kr)') =>
    `Ärende;Steg;Datum;Rubrik;Systemkategori;Slag;Förvaltning;Finansieringsprincip;Budgetår;Budget;Återkommer;${heading};Fördelning (öre)\n` +
    `1;Behov;2025-01-08;Ett;shared;purchase;A;;;;;;\n1;Finansiering;2025-01-09;;;;;own-use;2025;operating;once;"${amount}";A=0\n`;

  it.each([
    ['0', 0],
    ['0,1', 10],
    ['1,01', 101],
    ['4,35', 435],
    ['1 250 000', 125_000_000],
    ['90071992547409,91', 9_007_199_254_740_991],
  ])('of %s kronor is %d öre exactly', async (text, ore) => {
    const content = financing(text).replace('A=0', `A=${ore}`);
    expect((await bring(opened, content)).problems).toEqual([]);
    expect((await ofType('FinancingDecided'))?.data['totalOre']).toBe(ore);
  });

  it('is öre where the heading says so', async () => {
    const content = financing('435', 'Belopp (öre)').replace('A=0', 'A=435');
    expect((await bring(opened, content)).problems).toEqual([]);
    expect((await ofType('FinancingDecided'))?.data['totalOre']).toBe(435);
  });

  it.each([
    ['1.250,50', 'malformed-money'],
    ['1250.50', 'malformed-money'],
    ['1 25', 'malformed-money'],
    ['-5', 'malformed-money'],
    ['en miljon', 'malformed-money'],
    ['1,005', 'fraction-of-ore'],
    ['90071992547409,92', 'malformed-field'],
  ])('written as %s is refused', async (text, code) => {
    expect(told(await bring(opened, financing(text)))).toEqual([[3, 'Belopp (kr)', code]]);
    expect(await added()).toEqual([]);
  });
});

describe('a correction in a spreadsheet', () => {
  const HEADINGS =
    'Ärende;Steg;Datum;Rubrik;Systemkategori;Slag;Förvaltning;Uppskattad kostnad (kr);Kontaktad part;Rättar;Fält;Nytt värde;Fält 2;Nytt värde 2;Skäl till rättelsen;Godkänd av';
  const CORRECTED = [
    HEADINGS,
    '5;Behov;2025-01-08;Nytt diarium;Kommungemensamt system;Systeminköp;Kommunstyrelsens kontor;120 000;;;;;;;;',
    '5;Kontakt;2025-01-09;;;;;;IT-enheten;;;;;;;',
    '5;Kontakt;2025-01-10;;;;;;Upphandlingscentret;;;;;;;',
    '5;Rättelse;2025-02-01;;;;;;;Behov;Uppskattad kostnad (kr);210 000,50;Datum;2025-01-07;Siffror bytte plats.;Alva Exempel',
    '5;Rättelse;2025-02-02;;;;;;;Kontakt/2;Datum;2025-01-13;;;Fel dag.;',
    '5;Rättelse;2025-02-03;;;;;;;Behov;Uppskattad kostnad (kr);;;;Kostnaden är inte känd.;',
  ].join('\n');

  it('corrects the step it names, with field, value, reason and approver', async () => {
    expect((await bring(opened, CORRECTED)).problems).toEqual([]);
    const events = (await added()).filter(({ stream }) => stream.startsWith('initiative-'));
    const [need, , second] = events;
    const corrections = events.filter(({ type }) => type === 'CorrectionRecorded');
    const [approver] = opened.people.named('Alva Exempel');
    expect(corrections.map(({ data }) => data)).toEqual([
      {
        corrects: need?.id,
        changes: [
          { pointer: '/data/estimatedCostOre', value: 21_000_050 },
          { pointer: '/occurredAt', value: '2025-01-07' },
        ],
        reason: 'Siffror bytte plats.',
        approvedBy: approver,
      },
      {
        corrects: second?.id,
        changes: [{ pointer: '/occurredAt', value: '2025-01-13' }],
        reason: 'Fel dag.',
      },
      {
        corrects: need?.id,
        changes: [{ pointer: '/data/estimatedCostOre' }],
        reason: 'Kostnaden är inte känd.',
      },
    ]);
    const shown = caseHistory(events, { timeZone: 'Europe/Stockholm' });
    expect(shown?.steps[0]).toMatchObject({ occurredAt: '2025-01-07', data: { title: 'Nytt diarium' } });
    expect(shown?.steps[0]?.data).not.toHaveProperty('estimatedCostOre');
  });

  it('is recorded once, also when it comes in a later file', async () => {
    const lines = CORRECTED.split('\n');
    await bring(opened, lines.slice(0, 4).join('\n'));
    expect(await bring(opened, CORRECTED)).toMatchObject({ written: 3, recordedBefore: 3, problems: [] });
    expect(await bring(opened, CORRECTED)).toMatchObject({ written: 0, recordedBefore: 6, problems: [] });
  });

  it.each([
    [
      'a step that is not there',
      'Behov;Uppskattad',
      'Beslut;Uppskattad',
      [5, 'Rättar', 'unknown-corrected-step'],
    ],
    [
      'a field the step has not',
      'Uppskattad kostnad (kr);210',
      'Forum;210',
      [5, 'Fält', 'unknown-corrected-field'],
    ],
    ['a value that is no amount', '210 000,50', 'mycket', [5, 'Nytt värde', 'malformed-money']],
    [
      'the value that stands already',
      '210 000,50;Datum;2025-01-07',
      '120 000;;',
      [5, 'Nytt värde', 'correction-changes-nothing'],
    ],
    ['no reason', 'Siffror bytte plats.', '', [5, 'Skäl till rättelsen', 'missing-value']],
  ])('is refused for %s', async (_what, text, by, problem) => {
    expect(told(await bring(opened, CORRECTED.replace(text, by)))[0]).toEqual(problem);
    expect(await added()).toEqual([]);
  });
});

describe('a correction that would leave what no step could have recorded', () => {
  it('is told at the new value', async () => {
    const content = [
      'Ärende;Steg;Datum;Rubrik;Systemkategori;Slag;Förvaltning;Forum;Beslut;Beslutet gäller;Rättar;Fält;Nytt värde;Skäl till rättelsen',
      '5;Behov;2025-01-08;Nytt diarium;Kommungemensamt system;Systeminköp;Kommunstyrelsens kontor;;;;;;;',
      '5;Beslut;2025-01-09;;;;;IT-styrgruppen;approved;approval;;;;',
      '5;Beslut;2025-01-10;;;;;IT-styrgruppen;approved;central-funding;;;;',
      '5;Rättelse;2025-02-01;;;;;;;;Beslut/2;Beslutet gäller;approval;Fel slag.',
    ].join('\n');
    expect(told(await bring(opened, content))).toEqual([[5, 'Nytt värde', 'already-decided']]);
    expect(await added()).toEqual([]);
  });
});

describe('an initiative that is in the ledger already', () => {
  const HEADINGS = 'Nummer;Steg;Datum;Forum;Beslut';

  it('gets steps by its number', async () => {
    await bring(opened, CASES);
    const content = `${HEADINGS}\n2026-0002;Beslut;2025-05-01;IT-styrgruppen;Godkänt\n`;
    expect(await bring(opened, content, { name: 'beslut.csv' })).toMatchObject({
      written: 1,
      initiatives: 0,
      problems: [],
    });
    const needs = (await added()).filter(({ type }) => type === 'NeedReported');
    const [decided] = (await added()).filter(({ type }) => type === 'DecisionMade').slice(-1);
    expect(decided?.stream).toBe(needs[1]?.stream);
    expect(decided?.data).toMatchObject({ source: { name: 'beslut', key: '2026-0002/Beslut' }, round: 1 });
  });

  it('refuses what contradicts what stands there, before anything is written', async () => {
    await bring(opened, CASES);
    const content = `${HEADINGS}\n2026-0001;Beslut;2025-05-01;IT-styrgruppen;Godkänt\n2026-0009;Beslut;2025-05-01;IT-styrgruppen;Godkänt\n`;
    const length = (await allEvents(opened.store)).length;
    expect(told(await bring(opened, content, { name: 'beslut.csv' }))).toEqual([
      [2, 'Steg', 'already-decided'],
      [3, 'Nummer', 'unknown-initiative'],
    ]);
    expect((await allEvents(opened.store)).length).toBe(length);
  });
});

describe('a name in a spreadsheet', () => {
  const row = (name: string) =>
    `Ärende;Steg;Datum;Rubrik;Systemkategori;Slag;Förvaltning;Anmäld av\n1;Behov;2025-01-08;Ett;shared;purchase;A;${name}\n`;

  it('means the person who is registered under it, and registers nobody', async () => {
    const person = await registerPerson(opened.people, opened.ledger, 'Alva Exempel', { door: 'cli' });
    expect(await bring(opened, row(' Alva  Exempel'))).toMatchObject({ newPersons: [], problems: [] });
    expect((await ofType('NeedReported'))?.data['reportedBy']).toBe(person);
  });

  it('that two persons have is refused, and a reference says which', async () => {
    const [first] = [
      await registerPerson(opened.people, opened.ledger, 'Alva Exempel', { door: 'cli' }),
      await registerPerson(opened.people, opened.ledger, 'Alva Exempel', { door: 'cli' }),
    ];
    expect(told(await bring(opened, row('Alva Exempel')))).toEqual([[2, 'Anmäld av', 'ambiguous-name']]);
    expect((await bring(opened, row(first))).problems).toEqual([]);
    expect((await ofType('NeedReported'))?.data['reportedBy']).toBe(first);
  });

  it('keeps the reference it was given when the first run ended before the ledger knew it', async () => {
    const commitment = opened.people.write('p-BEGAN000', 'Alva Exempel');
    expect(commitment).toHaveLength(64);
    expect(await bring(opened, row('Alva Exempel'))).toMatchObject({
      newPersons: ['Alva Exempel'],
      problems: [],
    });
    expect((await ofType('NeedReported'))?.data['reportedBy']).toBe('p-BEGAN000');
    const { state } = await opened.ledger.access(true);
    expect(opened.people.show('p-BEGAN000', state.persons.get('p-BEGAN000') ?? [])).toEqual({
      person: 'p-BEGAN000',
      name: 'Alva Exempel',
      verified: true,
    });
  });
});

describe('a row that somebody else got in the way of after the check', () => {
  it('is told with what the ledger says, and the others are written', async () => {
    await bring(opened, CASES);
    const more = [
      'Ärende;Steg;Datum;Kontaktad part;Forum;Beslut',
      '17;Kontakt;2025-02-01;IT-enheten;;',
      '18;Beslut;2025-04-02;;IT-styrgruppen;Avslaget',
      '18;Kontakt;2025-04-03;IT-enheten;;',
    ].join('\n');
    const row = rowOf('initiative', 'decide');
    const decision = readCommand(row, { outcome: 'approved', forum: 'it-steering-group' });
    const envelope = { commandId: randomUUID(), actor: opened.actor, door: 'rest', target: '2026-0002' };
    let other: Promise<unknown> | undefined;
    const result = await bring(opened, more, {
      onProgress: () => (other ??= opened.ledger.execute(row, decision, envelope)),
    });
    await other;
    expect(told(result)).toEqual([[3, 'Steg', 'already-decided']]);
    expect(result).toMatchObject({ written: 2 });
    const decisions = (await added()).filter(({ type }) => type === 'DecisionMade');
    expect(decisions.map(({ metadata }) => metadata.door)).toEqual([
      expect.stringMatching(/^import:/),
      'rest',
    ]);
    expect((await added()).filter(({ type }) => type === 'ImportFinished')).toHaveLength(1);
  });
});
