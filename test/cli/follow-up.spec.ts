import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { liggare, openedFolder, type Ran } from './run.js';

let folder: string;
const run = (...args: string[]): Promise<Ran> => liggare(folder, args);
const done = async (...args: string[]): Promise<string> => {
  const { out, err, code } = await run(...args);
  if (code !== 0) throw new Error(err);
  return out;
};
const json = async <T>(...args: string[]): Promise<T> =>
  JSON.parse(await done(...args, '--format', 'json')) as T;

beforeAll(async () => {
  ({ folder } = await openedFolder());
  writeFileSync(join(folder, 'fragor.json'), await done('questions', 'shipped'));
  await done('questions', 'adopt', '--json', 'fragor.json');
  const set = ['--question-set', 'skl-internal-work', '--version', '1'];
  await done('survey', 'open', '--year', '2026', ...set);
}, 60_000);

describe('the yearly follow-up by hand', () => {
  it('proposes in words, and says what the mark of what rests on few means', async () => {
    const what = ['--title', 'Nytt diarium', '--category', 'shared', '--kind', 'purchase'];
    const whose = ['--administration', 'Kommunstyrelsens kontor', '--reporter-capacity', 'system-owner'];
    const why = ['--business-need', 'Behov.', '--expected-effect', 'Effekt.', '--occurred-at', '2026-01-02'];
    await done('initiative', 'report-need', ...what, ...whose, ...why);
    const { out, err } = await run('survey', 'propose', '2026', '--dry-run');
    expect(out).toMatch(/q01 +Uppfyller helt /);
    expect(out).not.toMatch(/ (fully|largely|partly|not) /);
    expect(out).toContain('få: ');
    expect(err).toContain('«få:» före ett belägg: förslaget vilar på färre än 5 fall');
  }, 60_000);

  it('proposes what the ledger shows, once, and keeps the group’s answer and the gap beside it', async () => {
    const told = await json<{ written: number; proposals: { question: string; answer: string }[] }>(
      'survey',
      'propose',
      '2026',
    );
    expect(told.written).toBe(told.proposals.length);
    expect(told.proposals).toContainEqual(expect.objectContaining({ question: 'q01', answer: 'fully' }));
    const again = await json<{ written: number }>('survey', 'propose', '2026');
    expect(again.written).toBe(0);
    const meeting = ['--meeting-date', '2026-01-14'];
    await done('survey', 'decide-answer', '2026', '--question', 'q01', '--answer', 'partly', ...meeting);
    const shown = await json<{ answers: { question: string }[] }>('survey', 'show', '2026');
    expect(shown.answers).toContainEqual(
      expect.objectContaining({
        question: 'q01',
        proposed: 'Uppfyller helt',
        evidence: 'Riktlinjen, version 1, gäller sedan 2012-01-01',
        decided: 'Uppfyller delvis',
        meetingDate: '2026-01-14',
        gap: -1,
      }),
    );
    expect(await done('survey', 'show', '2026')).toContain('svaret ett steg lägre');
  }, 60_000);

  it('says the scale to an answer that is not on it', async () => {
    const off = ['--question', 'q32', '--answer', 'fully', '--meeting-date', '2026-01-14'];
    const { code, err } = await run('survey', 'decide-answer', '2026', ...off);
    expect(code).toBe(1);
    expect(err).toContain('finns inte på frågans skala (Procent): 0–100');
  }, 30_000);

  it('knows no year that nobody has opened', async () => {
    expect(await run('survey', 'show', '2019')).toMatchObject({
      code: 1,
      err: expect.stringContaining('[unknown-survey]'),
    });
  }, 30_000);
});

describe('a company by hand', () => {
  it('is refused beyond the whole, and shown with its meetings and needs', async () => {
    const named = ['--code', 'energy', '--name', 'Energibolaget', '--from', '2015-01-01'];
    const { code, err } = await run('company', 'register', ...named, '--share', '13000');
    expect(code).toBe(1);
    expect(err).toContain('130 %');
    expect(err).toContain('[owned-beyond-whole]');
    await done('company', 'register', ...named, '--share', '10000');
    const topics = ['--topics', 'needs', '--topics', 'coordination'];
    const met = ['--met-by', 'it-strategist', '--initiatives', '2026-0001'];
    await done('company', 'hold-meeting', 'energy', '--meeting-date', '2026-02-02', ...topics, ...met);
    const { companies } = await json<{ companies: object[] }>('companies', '--year', '2026');
    expect(companies).toEqual([
      expect.objectContaining({
        name: 'Energibolaget',
        share: 10_000,
        wholly: true,
        captured: ['2026-0001'],
      }),
    ]);
    expect(await done('companies', '--year', '2025')).toContain('(inte träffat)');
  }, 60_000);
});
