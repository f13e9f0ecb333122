import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANALYSES } from '../../src/read-models/analyses/analyses.js';
import { Door } from './opened.js';

let door: Door;
let number: string;
beforeAll(async () => {
  door = await Door.open();
  number = await door.need({ businessNeed: 'Mer plats.' });
  const other = await door.need({ title: 'Samma sak' });
  await door.post(`/api/initiatives/${number}/relate`, { initiative: other, relation: 'duplicate' });
});
afterAll(() => door.close());

describe('analyses over REST', () => {
  it('are listed by name', async () => {
    const { body } = await door.get('/api/analyses');
    const names = (body['analyses'] as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(Object.keys(ANALYSES));
  });

  it('answer with what is counted, and rows that name their initiatives and events', async () => {
    const { status, body } = await door.get('/api/analyses/relations');
    expect(status).toBe(200);
    expect(body).toMatchObject({ analysis: 'relations', title: 'Samband mellan initiativ' });
    const [row] = body['rows'] as { cells: object; initiatives: string[]; events: string[] }[];
    expect(row?.cells).toMatchObject({ number, relation: 'Dubblett', otherTitle: 'Samma sak' });
    expect(row?.initiatives).toHaveLength(2);
    expect(row?.events).toHaveLength(1);
  });

  it('are tables for a spreadsheet when asked for', async () => {
    const { text, headers } = await door.get('/api/analyses/relations?format=csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text).toContain(`${number};`);
  });

  it('answer every name there is', async () => {
    for (const name of Object.keys(ANALYSES)) {
      const { status, body } = await door.get(`/api/analyses/${name}?year=2025`);
      expect([name, status, body['year']]).toEqual([name, 200, '2025']);
    }
  });

  it('are refused by a name there is none of, and for a year that is none', async () => {
    expect((await door.get('/api/analyses/costs')).body).toMatchObject({ code: 'unknown-analysis' });
    expect((await door.get('/api/analyses/contacts?year=25')).body).toMatchObject({ code: 'unknown-year' });
  });
});
