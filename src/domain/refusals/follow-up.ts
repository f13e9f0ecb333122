import { many } from '../many.js';
import type { RefusalTexts } from './texts.js';

/** Refusals about the year's survey and its questions. */
export const FOLLOW_UP_REFUSALS = {
  'unknown-survey': {
    status: 404,
    sv: (d) =>
      `Ingen uppföljning har öppnats för ${d['year']}. Öppna den med «liggare survey open», eller rätta året.`,
    en: (d) =>
      `No follow-up has been opened for ${d['year']}. Open it with "liggare survey open", or correct the year.`,
  },
  'unknown-questions': {
    status: 404,
    sv: (d) =>
      `Frågeuppsättningen ${d['questions']} finns inte i liggaren. Anta den med «liggare questions adopt», eller rätta koden.`,
    en: (d) =>
      `There is no question set ${d['questions']} in the ledger. Adopt it with "liggare questions adopt", or correct the code.`,
  },
  'bad-question-set': {
    status: 422,
    sv: (d) =>
      `Frågeuppsättningen går inte att anta: ${d['problems']} fel. Rätta ${d['problems'] === '1' ? 'det' : 'dem'} och försök igen.`,
    en: (d) =>
      `The question set cannot be adopted: ${many(Number(d['problems']), 'problem', 'problems')}. Correct ${d['problems'] === '1' ? 'it' : 'them'} and try again.`,
  },
  'bad-question-set-place': {
    status: 422,
    sv: (d) => `I frågeuppsättningen, ${d['place']}: ${d['problemSv']} (${d['problem']}).`,
    en: (d) => `In the question set, ${d['place']}: ${d['problemEn']} (${d['problem']}).`,
  },
  'unknown-question-set-version': {
    status: 404,
    sv: (d) =>
      `Frågeuppsättningen ${d['questions']} är inte antagen i version ${d['version']}. Ange en av: ${d['known']}.`,
    en: (d) =>
      `The question set ${d['questions']} is not adopted in version ${d['version']}. Name one of: ${d['known']}.`,
  },
  'unknown-question': {
    status: 422,
    sv: (d) =>
      `Frågan ${d['question']} ställs inte i uppföljningen, som frågar efter ${d['set']}. Rätta beteckningen; «liggare survey show» visar frågorna.`,
    en: (d) =>
      `The question ${d['question']} is not asked in the follow-up, which asks ${d['set']}. Correct its id; "liggare survey show" shows the questions.`,
  },
  'answer-off-scale': {
    status: 422,
    sv: (d) => `Svaret ${d['answer']} finns inte på frågans skala (${d['scale']}): ${d['values']}.`,
    en: (d) => `The answer ${d['answer']} is not on the question's scale (${d['scale']}): ${d['values']}.`,
  },
  'round-closed': {
    status: 409,
    sv: (d) =>
      `Uppföljningen stängdes ${d['closed']} och öppnas inte igen. Ändra ett svar med «liggare survey correct-answer»; det syns i rapporten.`,
    en: (d) =>
      `The follow-up was closed on ${d['closed']} and is not opened again. Change an answer with "liggare survey correct-answer"; the report shows it.`,
  },
  'round-not-closed': {
    status: 409,
    sv: () =>
      'Uppföljningen är inte stängd, så svaret kan bestämmas på nytt med «liggare survey decide-answer».',
    en: () =>
      'The follow-up is not closed, so the answer can be decided anew with "liggare survey decide-answer".',
  },
  'not-answered': {
    status: 409,
    sv: (d) =>
      `Frågan ${d['question']} fick inget svar i den stängda uppföljningen, så det finns inget att rätta.`,
    en: (d) =>
      `The question ${d['question']} got no answer in the closed follow-up; there is nothing to correct.`,
  },
  'answer-or-missing': {
    status: 422,
    sv: (d) =>
      `Frågan ${d['question']} ska ha antingen ett svar eller en kod för varför det saknas (-, . eller ..).`,
    en: (d) =>
      `The question ${d['question']} has either an answer or a code for why it is missing (-, . or ..).`,
  },
  'unknown-action': {
    status: 404,
    sv: (d) =>
      `Åtgärden ${d['action']} finns inte i årets handlingsplan. För in den med «liggare survey plan-action», eller rätta beteckningen.`,
    en: (d) =>
      `There is no action ${d['action']} in the year's plan. Record it with "liggare survey plan-action", or correct its code.`,
  },
  'action-closed': {
    status: 409,
    sv: (d) => `Åtgärden ${d['action']} är redan avslutad. Planera en ny om arbetet börjar om.`,
    en: (d) => `The action ${d['action']} is closed already. Plan a new one if the work starts again.`,
  },
} as const satisfies RefusalTexts;
