import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../src/domain/json.js';
import { SKL_INTERNAL_WORK } from '../../src/guideline/question-sets/skl-internal-work.js';
import { Door } from './opened.js';

let door: Door;

beforeAll(async () => {
  door = await Door.open(undefined, { inForceFrom: '2012-01-01' });
  await door.post('/api/question-sets/adopt', SKL_INTERNAL_WORK as unknown as JsonObject);
  await door.post('/api/surveys/open', { year: '2025', questionSet: 'skl-internal-work', version: '1' });
  const energy = { code: 'energy', name: 'Energibolaget', share: 10_000, from: '2015-01-01' };
  await door.post('/api/companies/register', energy);
});
afterAll(() => door.close());

describe('the follow-up over REST', () => {
  it('lists the question sets that are adopted', async () => {
    const { body } = await door.get('/api/question-sets');
    expect(body['rows']).toEqual([
      {
        questionSet: 'skl-internal-work',
        version: '1',
        title: SKL_INTERNAL_WORK.title,
        source: 'equivalent',
        questions: 40,
      },
    ]);
  });

  it('proposes without recording, and shows what was recorded with the gap', async () => {
    const { body } = await door.get('/api/surveys/2025/proposals');
    expect(body['proposals']).toContainEqual(expect.objectContaining({ question: 'q29', answer: 'not' }));
    const answered = { question: 'q29', answer: 'fully', meetingDate: '2025-06-04' };
    const proposed = { question: 'q29', answer: 'not', proposedBy: 'system', evidence: '0 av 1' };
    await door.post('/api/surveys/2025/propose-answer', proposed);
    await door.post('/api/surveys/2025/decide-answer', answered);
    const shown = await door.get('/api/surveys/2025');
    expect(shown.body['answers']).toContainEqual(
      expect.objectContaining({ question: 'q29', evidence: '0 av 1', meetingDate: '2025-06-04', gap: 2 }),
    );
    expect((await door.get('/api/surveys/2019')).body).toMatchObject({ code: 'unknown-survey' });
  });

  it('proposes what it can where no guideline is in force', async () => {
    const bare = await Door.open();
    await bare.post('/api/question-sets/adopt', SKL_INTERNAL_WORK as unknown as JsonObject);
    await bare.post('/api/surveys/open', { year: '2025', questionSet: 'skl-internal-work', version: '1' });
    const { body } = await bare.get('/api/surveys/2025/proposals');
    expect(body['proposals']).toContainEqual(expect.objectContaining({ question: 'q01', answer: 'not' }));
    await bare.close();
  });

  it('shows the companies of a year, and a refusal of its own for more than the whole', async () => {
    const { body } = await door.get('/api/companies?year=2025');
    expect(body['rows']).toEqual([
      expect.objectContaining({ company: 'energy', wholly: true, meetings: [] }),
    ]);
    const more = await door.post('/api/companies/energy/change-ownership', {
      share: 13_000,
      from: '2025-01-01',
    });
    expect(more.body).toMatchObject({ code: 'owned-beyond-whole', details: { share: '130 %' } });
  });
});
