import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import type { QuestionSetData } from '../../src/domain/follow-up/question-set.js';
import * as v from '../../src/domain/follow-up/survey.events.js';
import type { JsonObject } from '../../src/domain/json.js';
import { given, idOf, knowing, type Past } from './given.js';

const SCALES = [
  {
    code: 'three-steps',
    name: 'Tre steg',
    kind: 'choice',
    values: [
      { code: 'not', sv: 'Nej' },
      { code: 'partly', sv: 'Delvis' },
      { code: 'fully', sv: 'Helt' },
    ],
  },
  { code: 'percent', name: 'Procent', kind: 'percent' },
  { code: 'grade', name: 'Betyg', kind: 'number', min: 1, max: 10 },
];
const QUESTIONS = [
  { id: 'q06', area: 'Styrning', text: 'Förankras besluten?', scale: 'three-steps', evidence: 'ledger' },
  { id: 'q32', area: 'Teknik', text: 'Hur mycket är gemensamt?', scale: 'percent', evidence: 'ledger' },
  { id: 'q39', area: 'Medborgare', text: 'Vilket betyg?', scale: 'grade', evidence: 'external' },
];
const ROUND = { year: '2025', questionSet: 'skl-internal-work', version: '1' };
const opened: Past = [v.SurveyRoundOpened, { ...ROUND, scales: SCALES, questions: QUESTIONS } as JsonObject];
const MEETING = '2025-05-14';
const decided: Past = [v.AnswerDecided, { question: 'q06', answer: 'fully', meetingDate: MEETING }];
const closed: Past = [v.SurveyRoundClosed, { meetingDate: MEETING, answeredBy: 'it-preparatory-group' }];
const planned: Past = [
  v.ActionPlanned,
  { action: 'anchor-earlier', text: 'Förankra först.', responsible: 'it-strategist', due: '2026-01-31' },
];
const survey = (...past: Past[]) => given('survey', ...past);
const ANSWER = { question: 'q06', answer: 'partly', meetingDate: MEETING };

const SET = { ...ROUND, code: 'skl-internal-work', title: 'Frågor', questionSource: 'skl' };
const adopted = {
  versions: [{ ...SET, scales: SCALES, questions: QUESTIONS } as unknown as QuestionSetData],
};
const opening = (input: JsonObject, ...past: Past[]) =>
  knowing(new Map([['questions-skl-internal-work', adopted]]), 'survey', past).when('open', input);

describe('a year nobody has opened', () => {
  it('S169: is opened with the questions and scales of the version, which stand in it from then on', () => {
    opening(ROUND).then([v.SurveyRoundOpened, opened[1]]);
  });

  it('is not opened with a version that nobody has adopted', () => {
    opening({ ...ROUND, version: '7' }).thenRefused('unknown-question-set-version', { known: '1' });
  });

  it('takes no answer', () => {
    survey().when('decide-answer', ANSWER).thenRefused('unknown-survey');
  });
});

describe('an open year', () => {
  it('is opened once', () => {
    opening(ROUND, opened).thenRefused('already-exists', { what: '2025' });
  });

  it('takes a proposal with its evidence', () => {
    const proposal = { question: 'q06', answer: 'partly', proposedBy: 'system', evidence: '8 av 12' };
    survey(opened).when('propose-answer', proposal).then([v.AnswerProposed, proposal]);
  });

  it('S170: takes the answer that the group decided at its meeting, and a better one', () => {
    survey(opened)
      .when('decide-answer', { ...ANSWER, comment: 'Med tvekan.' })
      .then([v.AnswerDecided, { ...ANSWER, comment: 'Med tvekan.' }, MEETING]);
    survey(opened, decided).when('decide-answer', ANSWER).then([v.AnswerDecided, ANSWER, MEETING]);
  });

  it.each([
    ['q06', 'wholly', 'Tre steg', 'not (Nej), partly (Delvis), fully (Helt)'],
    ['q32', '101', 'Procent', '0–100'],
    ['q39', 'fully', 'Betyg', '1–10'],
    ['q39', '0', 'Betyg', '1–10'],
  ])('takes no answer to %s that is off its scale: %s', (question, answer, scale, values) => {
    for (const [name, input] of [
      ['decide-answer', { question, answer, meetingDate: MEETING }],
      ['propose-answer', { question, answer, proposedBy: 'person' }],
    ] as const)
      survey(opened).when(name, input).thenRefused('answer-off-scale', { answer, scale, values });
  });

  it.each([
    ['q06', 'Delvis', 'partly'],
    ['q06', 'HELT', 'fully'],
    ['q39', '6,4', '6.4'],
    ['q32', '45', '45'],
  ])('takes an answer to %s as people write it, %s, and records its value', (question, answer, value) => {
    survey(opened)
      .when('decide-answer', { question, answer, meetingDate: MEETING })
      .then([v.AnswerDecided, { question, answer: value, meetingDate: MEETING }, MEETING]);
  });

  it('takes no answer to what is not asked', () => {
    survey(opened)
      .when('decide-answer', { ...ANSWER, question: 'q99' })
      .thenRefused('unknown-question', { question: 'q99', set: 'skl-internal-work version 1' });
  });

  it('is changed by deciding anew, not by a correction', () => {
    const correction = { question: 'q06', answer: 'partly', reasons: 'Fel.' };
    survey(opened, decided).when('correct-answer', correction).thenRefused('round-not-closed');
  });

  it('lets a slip of the pen be corrected to what is on the scale', () => {
    const slip = (value: string) => ({
      corrects: idOf(1),
      changes: [{ pointer: '/data/answer', value }],
      reason: 'Skrivfel.',
    });
    survey(opened, decided)
      .when('correct', slip('partly'))
      .then([CorrectionRecorded, slip('partly')]);
    survey(opened, decided).when('correct', slip('wholly')).thenRefused('answer-off-scale');
  });

  it('S170: is closed by the group at its meeting', () => {
    survey(opened, decided).when('close', closed[1]).then([v.SurveyRoundClosed, closed[1], MEETING]);
  });
});

describe('a closed year', () => {
  const year = () => survey(opened, decided, closed);

  it.each([
    ['propose-answer', { question: 'q06', answer: 'partly', proposedBy: 'system' }],
    ['decide-answer', ANSWER],
    ['close', closed[1]],
  ])('S170: takes no %s any more', (name, input) => {
    year().when(name, input).thenRefused('round-closed', { closed: MEETING });
  });

  it('takes a changed answer with its reasons, and nothing when it is that already', () => {
    const correction = { question: 'q06', answer: 'partly', reasons: 'Ett beslut till räknades in.' };
    year().when('correct-answer', correction).then([v.SurveyAnswerCorrected, correction]);
    year()
      .when('correct-answer', { ...correction, answer: 'fully' })
      .thenNothing();
    year()
      .when('correct-answer', { ...correction, answer: 'wholly' })
      .thenRefused('answer-off-scale');
    year()
      .when('correct-answer', { ...correction, question: 'q32', answer: '40' })
      .thenRefused('not-answered', { question: 'q32' });
  });

  it('does not let its answers be changed as a slip of the pen', () => {
    const changes = [{ pointer: '/data/answer', value: 'partly' }];
    year()
      .when('correct', { corrects: idOf(1), changes, reason: 'Skrivfel.' })
      .thenRefused('round-closed', { closed: MEETING });
  });

  it('is still compared, measured and acted upon', () => {
    year().when('plan-action', planned[1]).then([v.ActionPlanned, planned[1]]);
  });
});

describe('a comparison', () => {
  const COMPARED = {
    municipality: 'Sörmarks kommun',
    comparedYear: '2025',
    questionSet: 'skl-internal-work',
    version: '1',
    answers: [
      { question: 'q06', answer: 'fully' },
      { question: 'q32', missing: '..' },
    ],
  };

  it('is recorded with answers and with codes for those that are missing', () => {
    survey(opened).when('record-comparison', COMPARED).then([v.ComparisonRecorded, COMPARED]);
  });

  it('is held to the scales when it answers the same version, and to nothing when it answers another', () => {
    const off = { ...COMPARED, answers: [{ question: 'q06', answer: 'often' }] };
    survey(opened).when('record-comparison', off).thenRefused('answer-off-scale', { answer: 'often' });
    const unknown = { ...COMPARED, answers: [{ question: 'q99', missing: '-' }] };
    survey(opened).when('record-comparison', unknown).thenRefused('unknown-question', { question: 'q99' });
    const older = { ...off, version: '0', municipality: 'self', comparedYear: '2023' };
    survey(opened).when('record-comparison', older).then([v.ComparisonRecorded, older]);
  });

  it('has either an answer or a reason why there is none', () => {
    const both = { ...COMPARED, answers: [{ question: 'q06', answer: 'fully', missing: '-' }] };
    survey(opened).when('record-comparison', both).thenRefused('answer-or-missing', { question: 'q06' });
  });
});

describe('a measurement of what people think', () => {
  const MEASURED = {
    population: 'residents',
    instrument: 'panel',
    measuredFrom: '2025-03-01',
    measuredTo: '2025-03-14',
    result: 6.4,
    scale: 'Medelbetyg 1–10',
    respondents: 412,
  };

  it.each(['panel', 'survey', 'scb', 'insikt', 'similar'])(
    "S173: is made by a citizens' panel or a similar forum: %s",
    (instrument) => {
      const measured = { ...MEASURED, instrument };
      survey(opened).when('measure-perception', measured).then([v.PerceptionMeasured, measured]);
    },
  );

  it('S173: is made by nothing that is no such forum', () => {
    survey(opened)
      .when('measure-perception', { ...MEASURED, instrument: 'rumour' })
      .thenRefused('malformed-field', { field: 'instrument' });
  });

  it('S172: is of residents or companies, over days that follow each other', () => {
    survey(opened)
      .when('measure-perception', { ...MEASURED, population: 'employees' })
      .thenRefused('malformed-field', { field: 'population' });
    survey(opened)
      .when('measure-perception', { ...MEASURED, measuredTo: '2025-02-01' })
      .thenRefused('period-is-empty');
  });
});

describe('the action plan', () => {
  const FOLLOWED = { action: 'anchor-earlier', state: 'ongoing' };
  const DONE = { action: 'anchor-earlier', outcome: 'done' };

  it('has each action once, about a question that is asked', () => {
    survey(opened, planned).when('plan-action', planned[1]).thenRefused('already-exists');
    survey(opened)
      .when('plan-action', { ...planned[1], question: 'q99' })
      .thenRefused('unknown-question', { question: 'q99' });
  });

  it('is followed up and closed', () => {
    survey(opened, planned).when('follow-up-action', FOLLOWED).then([v.ActionFollowedUp, FOLLOWED]);
    survey(opened, planned).when('close-action', DONE).then([v.ActionClosed, DONE]);
  });

  it('knows its actions, and when they are closed', () => {
    survey(opened).when('close-action', DONE).thenRefused('unknown-action', { action: 'anchor-earlier' });
    survey(opened, planned, [v.ActionClosed, DONE])
      .when('follow-up-action', FOLLOWED)
      .thenRefused('action-closed', { action: 'anchor-earlier' });
  });
});
