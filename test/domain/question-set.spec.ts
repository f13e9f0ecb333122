import { describe, expect, it } from '@jest/globals';
import { problemsOfSet, type QuestionSetData } from '../../src/domain/follow-up/question-set.js';
import * as q from '../../src/domain/follow-up/questions.events.js';
import { SKL_INTERNAL_WORK } from '../../src/guideline/question-sets/skl-internal-work.js';
import type { JsonObject } from '../../src/domain/json.js';
import { FORMULAS } from '../../src/reports/evidence-formulas.js';
import { given, type Past } from './given.js';

const SET = SKL_INTERNAL_WORK;
const asInput = (set: QuestionSetData): JsonObject => set as unknown as JsonObject;
const adopted: Past = [q.QuestionSetAdopted, asInput(SET)];
const adopting = (changes: Partial<QuestionSetData>) =>
  given('questions').when('adopt', asInput({ ...SET, ...changes }));
const placesIn = (changes: Partial<QuestionSetData>) =>
  problemsOfSet({ ...SET, ...changes }).map(({ place, problem }) => [place, problem]);
const first = SET.questions[0] as QuestionSetData['questions'][number];
const steps = SET.scales[0] as QuestionSetData['scales'][number];

describe('the question set that is shipped', () => {
  it('S169: asks the forty topics, each on a scale of its own choice, and is adopted whole', () => {
    expect(problemsOfSet(SET)).toEqual([]);
    expect(SET.questions.map(({ id }) => id)).toHaveLength(40);
    given('questions')
      .when('adopt', asInput(SET))
      .then([q.QuestionSetAdopted, asInput(SET)]);
  });

  it('S171: says that its questions are equivalent, and how', () => {
    expect(SET.questionSource).toBe('equivalent');
    expect(SET.equivalenceNote).toContain('egna ord');
  });

  it('names only formulas that there are, and every formula there is', () => {
    const named = SET.questions.flatMap(({ formula }) => (formula === undefined ? [] : [formula]));
    expect(named.toSorted()).toEqual(Object.keys(FORMULAS).toSorted());
  });

  it('lets the ledger propose an answer to half of the questions or more', () => {
    const byLedger = SET.questions.filter(({ evidence, formula }) => evidence === 'ledger' && formula);
    expect(byLedger.length).toBeGreaterThanOrEqual(20);
  });
});

describe('a question set', () => {
  it('S169: is adopted once in each version, and never edited', () => {
    given('questions', adopted).when('adopt', asInput(SET)).thenRefused('already-exists');
    const second = asInput({ ...SET, version: '2' });
    given('questions', adopted).when('adopt', second).then([q.QuestionSetAdopted, second]);
  });

  it("S171: that is not SKL's says how it is equivalent", () => {
    const { equivalenceNote: _note, ...silent } = SET;
    expect(problemsOfSet(silent).map(({ place, problem }) => [place, problem])).toEqual([
      ['/equivalenceNote', 'equivalence-not-said'],
    ]);
    expect(problemsOfSet({ ...silent, questionSource: 'skr' })).toEqual([]);
  });

  it('asks on scales that it has, and each question once', () => {
    expect(placesIn({ questions: [first, { ...first, scale: 'no-such-scale' }] })).toEqual([
      ['/questions/1/id', 'question-told-twice'],
      ['/questions/1/scale', 'unknown-scale'],
    ]);
  });

  it('has scales with values or bounds, and thresholds on them', () => {
    const { values: _values, thresholds: _thresholds, ...bare } = steps;
    const odd = [
      bare,
      {
        ...steps,
        code: 'twice',
        values: [
          { code: 'not', sv: 'Nej' },
          { code: 'not', sv: 'Nej' },
        ],
      },
      { code: 'grade', name: 'Betyg', kind: 'number' as const, min: 5, max: 1 },
      { code: 'grade', name: 'Betyg', kind: 'number' as const, min: 1, max: 5 },
    ];
    expect(placesIn({ scales: odd, questions: [first] })).toEqual([
      ['/scales/3/code', 'scale-told-twice'],
      ['/scales/0', 'scale-without-values'],
      ['/scales/1/values/1/code', 'value-told-twice'],
      ['/scales/1/thresholds/0/value', 'threshold-off-scale'],
      ['/scales/1/thresholds/1/value', 'threshold-off-scale'],
      ['/scales/2', 'scale-without-bounds'],
    ]);
  });

  it('converts to values and scales that it has, each earlier value once', () => {
    const conversion = { scale: 'three-steps', fromVersion: '0', fromScale: 'yes-no' };
    const table = (...values: { from: string; to: string }[]) => ({ ...conversion, values });
    expect(
      placesIn({
        conversions: [
          table({ from: 'yes', to: 'wholly' }, { from: 'yes', to: 'fully' }),
          { ...table({ from: 'yes', to: 'fully' }), scale: 'six-steps' },
        ],
        mappings: [{ question: 'q99', set: 'skl-internal-work', version: '0', to: 'q01' }],
      }),
    ).toEqual([
      ['/mappings/0/question', 'unknown-question'],
      ['/conversions/0/values/1/from', 'value-converted-twice'],
      ['/conversions/0/values/0/to', 'conversion-to-unknown-value'],
      ['/conversions/1/scale', 'unknown-scale'],
    ]);
  });

  it('is refused with every problem and its place', () => {
    adopting({ questions: [first, first] }).thenRefused('bad-question-set', { problems: '1' });
    adopting({ questions: [first, first], scales: [] }).thenRefused('malformed-field', { field: 'scales' });
  });
});
