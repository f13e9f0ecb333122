import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Door } from './opened.js';

let door: Door;
beforeAll(async () => {
  door = await Door.open(undefined, { inForceFrom: '2012-01-01' });
});
afterAll(() => door.close());

describe('what is asked about guidelines', () => {
  it('is told of a version whole, and that another is not there', async () => {
    const { status, body } = await door.get('/api/guidelines/norrkoping-it-styrning@1');
    expect(status).toBe(200);
    expect(body).toMatchObject({ guideline: 'norrkoping-it-styrning', version: '1' });
    expect(body['rows']).toHaveLength(176);
    const missing = await door.get('/api/guidelines/norrkoping-it-styrning@9');
    expect([missing.status, missing.body['code']]).toEqual([404, 'unknown-guideline']);
  });

  it('is told what differs', async () => {
    const { body } = await door.get(
      '/api/guidelines/norrkoping-it-styrning@1/differences?to=norrkoping-it-styrning@1',
    );
    expect(body['differences']).toEqual([]);
  });

  it('is told what is set, since when, and what depends on it', async () => {
    const { body } = await door.get('/api/parameters?on=2025-01-01');
    const parameters = body['parameters'] as { parameter: string }[];
    expect(parameters.find(({ parameter }) => parameter === 'centralFundsUnits')).toMatchObject({
      value: ['Centrala medel'],
      by: { guideline: 'norrkoping-it-styrning@1' },
    });
    expect(parameters.find(({ parameter }) => parameter === 'publishRulesDays')).not.toHaveProperty('value');
  });

  it('is told what carries a row', async () => {
    const { body } = await door.get('/api/coverage?row=S149');
    expect(body['rows']).toEqual([
      expect.objectContaining({
        row: 'S149',
        by: expect.arrayContaining([{ kind: 'rule', name: 'anchored-before-decision' }]),
      }),
    ]);
    expect((await door.get('/api/coverage')).body['rows']).toHaveLength(176);
    expect((await door.get('/api/coverage?row=S999')).body['code']).toBe('unknown-row');
    expect((await door.get('/api/coverage?row=149')).status).toBe(400);
  });
});
