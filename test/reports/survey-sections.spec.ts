import { describe, expect, it } from '@jest/globals';
import * as c from '../../src/domain/companies/company.events.js';
import type { QuestionSetData } from '../../src/domain/follow-up/question-set.js';
import { QuestionSetAdopted } from '../../src/domain/follow-up/questions.events.js';
import * as v from '../../src/domain/follow-up/survey.events.js';
import type { DataOf } from '../../src/domain/event-definition.js';
import { Facts } from '../../src/guideline/facts.js';
import type { Material } from '../../src/reports/material.js';
import { TABLE_SECTIONS } from '../../src/reports/sections.js';
import { drawPicture } from '../../src/reports/survey-picture.js';
import { idOf, step, type Steps } from '../guideline/told.js';
import { factsOf, type World } from '../guideline/world.js';

const steps = (code: string, ...codes: string[]) => ({
  code,
  name: code,
  kind: 'choice' as const,
  values: codes.map((value) => ({ code: value, sv: value.toUpperCase() })),
});
const THREE = steps('three', 'no', 'partly', 'yes');
const FIVE = steps('five', 'a', 'b', 'c', 'd', 'e');
const PERCENT = { code: 'percent', name: 'Procent', kind: 'percent' as const };

const questions = (scaleOf: Readonly<Record<string, string>>) =>
  ['q1', 'q2', 'q3'].map((id) => ({
    id,
    area: id === 'q3' ? 'Nytta' : 'Styrning',
    text: `Fråga ${id}?`,
    scale: scaleOf[id] ?? 'three',
    evidence: 'ledger' as const,
  }));
const set = (version: string, more: Partial<QuestionSetData>): DataOf<typeof QuestionSetAdopted> =>
  ({
    code: 'set',
    version,
    title: 'Frågor',
    questionSource: 'skl',
    scales: [THREE],
    questions: questions({}),
    ...more,
  }) as DataOf<typeof QuestionSetAdopted>;
const FIRST = set('1', {});
/** The second version asks q2 in five steps, which a table reads, and q3 in per cent, which none does. */
const SECOND = set('2', {
  scales: [THREE, FIVE, PERCENT],
  questions: questions({ q2: 'five', q3: 'percent' }),
  conversions: [
    {
      scale: 'five',
      fromVersion: '1',
      fromScale: 'three',
      values: [
        { from: 'no', to: 'a' },
        { from: 'partly', to: 'd' },
        { from: 'yes', to: 'e' },
      ],
    },
  ],
});

const round = (
  year: string,
  { version, scales, questions: asked }: typeof FIRST,
  given: Record<string, string>,
): Steps => ({
  [`${year} opened`]: step(
    v.SurveyRoundOpened,
    { year, questionSet: 'set', version, scales, questions: asked },
    `${year}-09-01`,
  ),
  ...Object.fromEntries(
    Object.entries(given).map(([question, answer]) => [
      `${year} ${question}`,
      step(v.AnswerDecided, { question, answer, meetingDate: `${year}-11-05` }, `${year}-11-05`),
    ]),
  ),
});

const compared = (municipality: string, comparedYear: string, given: Record<string, string>) =>
  step(
    v.ComparisonRecorded,
    {
      municipality,
      comparedYear,
      questionSet: 'set',
      version: comparedYear === '2025' ? '2' : '1',
      answers: [
        ...Object.entries(given).map(([question, answer]) => ({ question, answer })),
        { question: 'q1', missing: '..' as const },
      ],
    },
    '2025-10-01',
  );

const WORLD: World = {
  'questions-set': {
    first: step(QuestionSetAdopted, FIRST, '2024-01-01'),
    second: step(QuestionSetAdopted, SECOND, '2025-01-01'),
  },
  'survey-2024': {
    ...round('2024', FIRST, { q1: 'partly', q2: 'partly', q3: 'yes' }),
    'own 2023': compared('self', '2023', { q2: 'no' }),
    'residents 2024': step(
      v.PerceptionMeasured,
      {
        population: 'residents',
        instrument: 'panel',
        measuredFrom: '2024-04-01',
        measuredTo: '2024-04-20',
        result: 6.1,
        scale: 'Medelbetyg 1–10',
        respondents: 4,
      },
      '2024-04-20',
    ),
  },
  'survey-2025': {
    ...round('2025', SECOND, { q1: 'yes', q2: 'd', q3: '40' }),
    'proposed q1': step(
      v.AnswerProposed,
      { question: 'q1', answer: 'no', proposedBy: 'system', evidence: '1 av 9 beslut' },
      '2025-11-01',
    ),
    'guessed q2': step(v.AnswerProposed, { question: 'q2', answer: 'e', proposedBy: 'person' }, '2025-11-01'),
    closed: step(
      v.SurveyRoundClosed,
      { meetingDate: '2025-11-05', answeredBy: 'it-preparatory-group' },
      '2025-11-05',
    ),
    'corrected q1': step(
      v.SurveyAnswerCorrected,
      { question: 'q1', answer: 'partly', reasons: 'Räknat fel.' },
      '2025-12-01',
    ),
    'sörmark 2025': compared('Sörmarks kommun', '2025', { q2: 'e' }),
    planned: step(
      v.ActionPlanned,
      { action: 'anchor', text: 'Förankra först.', responsible: 'nobody', due: '2025-12-31' },
      '2025-11-05',
    ),
    'residents 2025': step(
      v.PerceptionMeasured,
      {
        population: 'residents',
        instrument: 'similar',
        measuredFrom: '2025-04-01',
        measuredTo: '2025-04-20',
        result: 6.4,
        scale: 'Medelbetyg 1–10',
        respondents: 412,
      },
      '2025-04-20',
    ),
  },
  'company-energy': {
    energy: step(
      c.CompanyRegistered,
      { code: 'energy', name: 'Energibolaget', share: 10_000, from: '2015-01-01' },
      '2015-01-01',
    ),
    met: step(
      c.CompanyMet,
      { meetingDate: '2025-03-01', metBy: 'x', topics: ['needs'], initiatives: ['2025-0007'] },
      '2025-03-01',
    ),
  },
};

const material: Material = {
  cases: [],
  decisions: [],
  findings: [],
  recordedLate: new Set(),
  deviations: [],
  steps: [],
  escalations: [],
  granted: [],
  meetings: [],
  facts: factsOf(WORLD),
  today: '2026-01-31',
};
const told = (id: string, year = 2025) =>
  TABLE_SECTIONS.find((section) => section.id === id)?.of(material, year) ?? { tables: [] };
const rowsOf = (id: string, year = 2025) =>
  told(id, year).tables.flatMap(({ rows }) =>
    rows.map(({ key, cells }) => [key, ...cells.map(({ text }) => text)]),
  );

describe('the answers of three years', () => {
  it('stand side by side, with the direction in words, a correction said, and no direction across a break', () => {
    expect(rowsOf('follow-up-answers')).toEqual([
      ['q1', '–', 'PARTLY', 'PARTLY (rättat)', '→\u00A0oförändrat'],
      ['q2', 'NO', 'PARTLY', 'D', '→\u00A0oförändrat'],
      ['q3', '–', 'YES', '40 %', '✕\u00A0brott: skalan är ändrad'],
    ]);
    expect(rowsOf('follow-up-answers', 2024).map(([, , , now, moved]) => [now, moved])).toEqual([
      ['PARTLY', '–'],
      ['PARTLY', '↑\u00A0upp'],
      ['YES', '–'],
    ]);
  });

  it('rest on the events that decided and corrected them', () => {
    const [first] = told('follow-up-answers').tables.flatMap(({ rows }) => rows);
    expect(first?.cells.map(({ events }) => events)).toEqual([
      [],
      [idOf('2024 q1')],
      [idOf('2025 q1'), idOf('corrected q1')],
      [],
    ]);
  });

  it('are nothing for a year without a follow-up', () => {
    expect(told('follow-up-answers', 2026).tables).toEqual([]);
  });
});

describe('the areas', () => {
  it('are the mean of their answers with how many there are, beside the year before and other municipalities', () => {
    expect(rowsOf('follow-up-areas')).toEqual([
      ['Styrning', '63 (n\u00A0=\u00A02)', '63 (n\u00A0=\u00A02)', '100 (n\u00A0=\u00A01)'],
      ['Nytta', '40 (n\u00A0=\u00A01)', '100 (n\u00A0=\u00A01) ✕\u00A0brott', '–'],
    ]);
  });

  it('stand in no picture beside a year on another scale', () => {
    const { rolls } = material.facts;
    const survey = rolls.survey.map((one) => ({
      ...one,
      questions: one.questions.map((asked) => (asked.id === 'q2' ? { ...asked, area: 'Ledning' } : asked)),
    }));
    const section = TABLE_SECTIONS.find(({ id }) => id === 'follow-up-areas');
    const [radar] = section?.of({ ...material, facts: new Facts({ ...rolls, survey }) }, 2025).pictures ?? [];
    const series = radar?.kind === 'radar' ? radar.series : [];
    expect(series.map(({ name, values }) => [name, values])).toEqual([
      ['2025', [50, 75, 40]],
      ['2024', [50, 75, null]],
      ['Sörmarks kommun 2025', [100, null, null]],
    ]);
    const svg = radar ? drawPicture(radar) : '';
    // What has no value is no point in the middle, as nought is.
    const nought = series.map(({ name, values }) => ({ name, values: values.map((value) => value ?? 0) }));
    expect(radar?.kind === 'radar' && drawPicture({ ...radar, series: nought })).not.toBe(svg);
    for (const ring of ['20', '40', '60', '80', '100']) expect(svg).toContain(`>${ring}</text>`);
  });

  it('are followed over the years, and the line is broken where a scale was changed without a table', () => {
    const { tables, pictures = [] } = told('follow-up-trend');
    expect(tables[0]?.rows.map(({ key, cells }) => [key, cells.at(-1)?.text])).toEqual([
      ['Styrning', '–'],
      ['Nytta', '✕ 2025: q3 på ny skala'],
    ]);
    const [trend] = pictures;
    expect(trend).toMatchObject({ years: ['2023', '2024', '2025'] });
    const lines = trend?.kind === 'trend' ? trend.lines : [];
    expect(lines).toEqual([
      { name: 'Styrning', values: [0, 63, 63], breaks: [], few: true },
      { name: 'Nytta', values: [null, 100, 40], breaks: ['2025'], few: true },
    ]);
    const svg = trend ? drawPicture(trend) : '';
    expect(svg).toContain('Nytta 40 (få), ✕ brott 2025');
    expect(svg).toContain('Styrning 63 (få)');
    expect(trend && drawPicture(trend)).toBe(svg);
  });
});

describe('the names in the picture of the years', () => {
  const line = (name: string, value: number) => ({ name, values: [50, value], breaks: [] });
  const svg = drawPicture({
    kind: 'trend',
    label: '',
    years: ['2024', '2025'],
    lines: [line('A', 66), line('B', 66), line('C', 67), line('D', 0), line('E', 1)],
  });

  it('stand apart with their values, in the order of the values, within the picture', () => {
    const heights = ['C 67', 'A 66', 'B 66', 'E 1', 'D 0'].map((text) =>
      Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)"[^>]*>${text}<`).exec(svg)?.[1]),
    );
    expect(heights.every((height) => height > 0 && height < 440)).toBe(true);
    for (const [place, height] of heights.slice(1).entries())
      expect(height - (heights[place] ?? 0)).toBeGreaterThanOrEqual(16);
  });
});

describe('the answers beside the evidence', () => {
  it('are told where the ledger itself proposed, with the figure and how far they lie apart', () => {
    expect(rowsOf('follow-up-gaps')).toEqual([
      ['q1', 'NO: 1 av 9 beslut', 'PARTLY', '2025-11-05', 'svaret ett steg högre', '–'],
    ]);
  });
});

describe('what people think', () => {
  it('is told with the scale and how many answered, and not of fewer than five', () => {
    expect(rowsOf('perception').map(([key, result, , n, by]) => [key, result, n, by])).toEqual([
      ['residents-2025', '6,4', '412', 'Annat liknande forum'],
      ['residents-2024', 'visas inte', '4', 'Medborgarpanel'],
      ['residents-2023', 'inte infört', '–', '–'],
      ['companies-2025', 'inte mätt', '–', '–'],
      ['companies-2024', 'inte mätt', '–', '–'],
      ['companies-2023', 'inte infört', '–', '–'],
    ]);
  });
});

describe('the plan and the companies', () => {
  it('are told as they stand', () => {
    expect(rowsOf('action-plan')).toEqual([
      ['2025-anchor', '2025', '–', 'nobody', '2025-12-31', '✕ Inte påbörjad, försenad'],
    ]);
    const onItsDay = TABLE_SECTIONS.find(({ id }) => id === 'action-plan')?.of(
      { ...material, today: '2025-12-31' },
      2025,
    );
    expect(onItsDay?.tables[0]?.rows[0]?.cells.at(-1)?.text).toBe('Inte påbörjad');
    expect(rowsOf('companies')).toEqual([
      ['energy', '100\u00A0%', '2025-03-01', 'utvecklingsbehov', '2025-0007', 'inte infört', 'inte infört'],
    ]);
    expect(rowsOf('companies', 2024).map(([, , met]) => met)).toEqual(['✕ inte träffat']);
  });
});
