import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { Door, type Answer } from './opened.js';

let door: Door;
let rentEvents: string[];

const UNITS = [
  ['education-office', 'Utbildningskontoret'],
  ['care-office', 'Vård- och omsorgskontoret'],
] as const;
const KEY = {
  key: 'Antal anställda',
  version: '2025',
  baseDate: '2024-11-01',
  weights: [
    { unit: 'Utbildningskontoret', weight: 2 },
    { unit: 'Vård- och omsorgskontoret', weight: 1 },
  ],
};
const eventOf = ({ body }: Answer): string => (body['eventIds'] as string[])[0] ?? '';

async function posted(path: string, body: object, as: 'registrar' | 'admin' = 'registrar'): Promise<Answer> {
  const answer = await door.post(path, body, { as });
  if (answer.status >= 300) throw new Error(answer.text);
  return answer;
}

const year = (name: string, body: object): Promise<Answer> => posted(`/api/budget-years/2026/${name}`, body);

/** A financing of 100 kronor, distributed by the key. */
async function financed(
  title: string,
  shares: readonly number[],
  version = '2025',
  baseDate = KEY.baseDate,
): Promise<string> {
  const number = await door.need({ title });
  await posted(`/api/initiatives/${number}/decide-financing`, {
    principle: 'distributed',
    budgetYear: 2026,
    budget: 'operating',
    recurrence: 'once',
    totalOre: 10_000,
    shares: shares.map((amountOre, place) => ({ unit: UNITS[place]?.[1], amountOre })),
    allocationKey: { name: KEY.key, version, baseDate },
  });
  return number;
}

beforeAll(async () => {
  door = await Door.open();
  await posted('/api/offices/establish', { code: 'finance-director', name: 'Ekonomidirektören' });
  for (const [code, name] of UNITS)
    await posted('/api/units/establish', { code, name, kind: 'operations-office' });
  await posted('/api/budget-years/open', { year: '2026' });
  const rent = await year('decide-price-list', {
    version: '2026-1',
    prices: [
      { assetClass: 'computer', pricePerUnitOre: 318_001 },
      { assetClass: 'screen', pricePerUnitOre: 42_000 },
    ],
    forum: 'financing-group',
    decider: door.anna,
    deciderOffice: 'finance-director',
    occurredAt: '2025-06-02',
  });
  const base = await year('record-rental-base', {
    baseDate: '2025-05-01',
    counts: [
      { unit: 'education-office', assetClass: 'computer', count: 3 },
      { unit: 'care-office', assetClass: 'screen', count: 2 },
      { unit: 'care-office', assetClass: 'printer', count: 1 },
    ],
  });
  rentEvents = [eventOf(rent), eventOf(base)];
  await year('set-allocation-key', KEY);
  await year('set-frame', { kind: 'central-funds', amountOre: 50_000 });
  await year('adopt-budget-proposal', {
    forum: 'it-steering-group',
    meetingDate: '2025-06-18',
    investmentOre: 1,
    operatingOre: 2,
  });
});
afterAll(() => door.close());

describe('the rent of a budget year', () => {
  it('S044: is computed by unit and class, with the events that it rests on', async () => {
    const { body, status } = await door.get('/api/budget-years/2026/rent', { as: 'reader' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      year: '2026',
      version: '2026-1',
      baseDate: '2025-05-01',
      totalOre: 3 * 318_001 + 84_000,
      units: [
        { unit: 'education-office', amountOre: 954_003 },
        { unit: 'care-office', amountOre: 84_000 },
      ],
      unpriced: [{ unit: 'care-office', assetClass: 'printer', count: 1 }],
      events: rentEvents,
      names: { 'care-office': 'Vård- och omsorgskontoret' },
    });
  });

  it('comes as a table for a spreadsheet', async () => {
    const { text, headers } = await door.get('/api/budget-years/2026/rent?format=csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text.split('\r\n').slice(1)).toEqual([
      '2026;2026-1;education-office;Utbildningskontoret;Dator;3;318001;954003',
      '2026;2026-1;care-office;Vård- och omsorgskontoret;Skärm;2;42000;84000',
      '2026;2026-1;care-office;Vård- och omsorgskontoret;Skrivare;1;Pris saknas;',
      '2026;2026-1;;Summa;;;;1038003',
      '2026;2026-1;;Prislistan gäller från;2026-01-01;;;',
      ...rentEvents.map((event) => `2026;2026-1;;Vilar på händelsen;${event};;;`),
      '',
    ]);
  });

  it.each([
    ['/api/budget-years/2030/rent', 404, 'unknown-economy'],
    ['/api/budget-years/abcd/rent', 400, 'unknown-year'],
    ['/api/budget-years/abcd/central-funds', 400, 'unknown-year'],
    ['/api/budget-years/2026/rent?version=2026-9', 404, 'unknown-price-list'],
    ['/api/budget-years/2026/rent?format=pdf', 400, 'malformed-field'],
    ['/api/allocation-keys/Antal%20elever/2025/split?amount=1', 404, 'unknown-key'],
    ['/api/allocation-keys/Antal%20anst%C3%A4llda/2025/split?amount=1,5', 400, 'malformed-field'],
  ])('%s is refused', async (url, status, code) => {
    const answer = await door.get(url);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('is refused while there is no price list or no base', async () => {
    await posted('/api/budget-years/open', { year: '2027' });
    const rent = () => door.get('/api/budget-years/2027/rent');
    expect((await rent()).body['code']).toBe('no-price-list');
    await posted('/api/budget-years/2027/decide-price-list', {
      version: '2027-1',
      prices: [{ assetClass: 'computer', pricePerUnitOre: 1 }],
      forum: 'executive-board',
      decider: door.anna,
      deciderOffice: 'finance-director',
    });
    expect((await rent()).body['code']).toBe('no-rental-base');
  });

  it('S121: is listed with who decided it, and what was changed', async () => {
    await year('change-price-list', {
      version: '2026-2',
      prices: [{ assetClass: 'computer', pricePerUnitOre: 1 }],
      from: '2026-07-01',
      forum: 'financing-group',
      decider: door.anna,
      deciderOffice: 'finance-director',
      reasons: 'Nytt avtal.',
    });
    const { body } = await door.get('/api/price-lists?year=2026', { as: 'auditor' });
    expect(body['priceLists']).toMatchObject([
      { version: '2026-1', decidedOn: '2025-06-02', from: '2026-01-01', changed: false, late: false },
      { version: '2026-2', from: '2026-07-01', changed: true, late: false },
    ]);
    expect(body['persons']).toHaveProperty(door.anna);
    expect((await door.get('/api/budget-years/2026/rent')).body).toMatchObject({
      version: '2026-2',
      from: '2026-07-01',
      others: [{ version: '2026-1', from: '2026-01-01' }],
    });
    const first = await door.get('/api/budget-years/2026/rent?version=2026-1');
    expect(first.body['totalOre']).toBe(1_038_003);
  });
});

describe('an allocation key', () => {
  it('S164: divides an amount to the öre, and says how', async () => {
    const { body } = await door.get('/api/allocation-keys/Antal%20anst%C3%A4llda/2025/split?amount=10000');
    expect(body).toMatchObject({
      amountOre: 10_000,
      shares: [
        { unit: 'Utbildningskontoret', amountOre: 6_667 },
        { unit: 'Vård- och omsorgskontoret', amountOre: 3_333 },
      ],
    });
    expect(JSON.stringify(body['method'])).toContain('Största rest');
    const { keys } = (await door.get('/api/allocation-keys')).body as { keys: { event: string }[] };
    expect(keys).toMatchObject([{ ...KEY, year: '2026' }]);
    expect(body['events']).toEqual(keys.map(({ event }) => event));
  });

  it('S164: is what every distributed financing is computed again from', async () => {
    const same = await financed('Rätt', [6_667, 3_333]);
    const off = await financed('Ett öre fel', [6_666, 3_334]);
    const unknown = await financed('Okänd nyckel', [1, 9_999], '1999');
    const { body } = await door.get('/api/distributions?year=2026');
    const found = body['distributions'] as { number: string; recomputed: string; differing: object[] }[];
    expect(found.map(({ number, recomputed }) => [number, recomputed])).toEqual([
      [same, 'same'],
      [off, 'differs'],
      [unknown, 'not-on-record'],
    ]);
    expect(found[1]?.differing).toEqual([
      { unit: 'Utbildningskontoret', paidOre: 6_666, byKeyOre: 6_667 },
      { unit: 'Vård- och omsorgskontoret', paidOre: 3_334, byKeyOre: 3_333 },
    ]);
    expect((await door.get('/api/distributions?year=2025')).body['distributions']).toEqual([]);
  });

  it('S164: that says another base date, or that two years have set, is told as the rules find it', async () => {
    const otherDay = await financed('Annan basdag', [6_667, 3_333], '2025', '2024-10-01');
    await posted('/api/budget-years/open', { year: '2028' });
    const key = { ...KEY, version: 'två' };
    await year('set-allocation-key', key);
    const [first, second] = key.weights;
    const weights = [first, { ...second, weight: 7 }];
    await posted('/api/budget-years/2028/set-allocation-key', { ...key, weights });
    const twice = await financed('Två vikter', [6_667, 3_333], 'två');
    const { body } = await door.get('/api/distributions?year=2026');
    const found = body['distributions'] as { number: string; recomputed: string; differing: object[] }[];
    expect(found.slice(-2)).toMatchObject([
      { number: otherDay, recomputed: 'other-base-date', differing: [] },
      { number: twice, recomputed: 'ambiguous', differing: [] },
    ]);
  });
});

describe('central funds', () => {
  it('A17: are shown against their frame, with motive and follow-up', async () => {
    const number = await door.need({ title: 'Sensorer', category: 'operational' });
    await posted(`/api/initiatives/${number}/grant-central-funds`, {
      grantedOre: 20_000,
      totalOre: 60_000,
      budgetYear: 2026,
    });
    const { body } = await door.get('/api/budget-years/2026/central-funds');
    expect(body).toMatchObject({
      grantedOre: 20_000,
      frameOre: 50_000,
      leftOre: 30_000,
      grants: [{ number, title: 'Sensorer', grantedOre: 20_000, totalOre: 60_000, gainStated: false }],
    });
    const other = (await door.get('/api/budget-years/2025/central-funds')).body;
    expect(other).toEqual({ year: '2025', grants: [], grantedOre: 0, events: [] });
  });
});

describe('the platform', () => {
  it('S067: is shown year by year, with the day that the municipality has set', async () => {
    const before = (await door.get('/api/platform')).body['years'] as object[];
    expect(before[0]).toMatchObject({
      year: '2026',
      budgetAdoptedOn: '2025-06-18',
      investmentOre: 1,
      operatingOre: 2,
      plans: [],
    });
    const { guideline, version, title } = NORRKOPING;
    const adopted = { guideline, version, title, inForceFrom: '2012-01-01', pack: NORRKOPING };
    await posted('/api/guidelines/adopt', adopted, 'admin');
    const due = { parameter: 'budgetProposalDue', value: '10-15', from: '2025-01-01' };
    await posted('/api/guidelines/norrkoping-it-styrning/set-parameter', due, 'admin');
    const { years } = (await door.get('/api/platform')).body as { years: object[] };
    expect(years[0]).toMatchObject({ budgetDue: '2025-10-15' });
  });

  it.each(['02-29', '13-01', '04-31', '10-15x', 15])('is never due on %s', async (value) => {
    const due = { parameter: 'budgetProposalDue', value, from: '2025-01-01' };
    const path = '/api/guidelines/norrkoping-it-styrning/set-parameter';
    const { status } = await door.post(path, due, { as: 'admin' });
    expect(status).toBe(400);
  });
});

describe('what finance is answered', () => {
  it('has no member that its schema does not know', async () => {
    const { body: document } = await door.get('/api/docs-json');
    const { schemas } = document['components'] as {
      schemas: Record<string, { properties: object; required: string[] }>;
    };
    for (const [url, name] of [
      ['/api/budget-years/2026/rent', 'Rent'],
      ['/api/price-lists', 'PriceLists'],
      ['/api/allocation-keys', 'AllocationKeys'],
      ['/api/allocation-keys/Antal%20anst%C3%A4llda/2025/split?amount=1', 'Split'],
      ['/api/distributions', 'Distributions'],
      ['/api/budget-years/2026/central-funds', 'CentralFunds'],
      ['/api/platform', 'Platform'],
    ] as const) {
      const { body } = await door.get(url, { as: 'admin' });
      expect([url, Object.keys(schemas[name]?.properties ?? {})]).toEqual([
        url,
        expect.arrayContaining(Object.keys(body)),
      ]);
      expect([url, Object.keys(body)]).toEqual([url, expect.arrayContaining(schemas[name]?.required ?? [])]);
    }
  });
});
