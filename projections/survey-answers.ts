import type { EventDefinition } from '../src/domain/event-definition.js';
import { boundsOf } from '../src/domain/follow-up/question-set.js';
import type { Question, Scale } from '../src/domain/follow-up/questions.fields.js';
import * as e from '../src/domain/follow-up/survey.events.js';
import type { ActOf } from './act.js';
import type { SurveyRound } from './survey-round.js';

/** A round as people ask about it: derived from what happened, so that what had happened by a day gives that day's. */

export type Proposal = ActOf<typeof e.AnswerProposed>;
export type Answered = Readonly<{
  question: Question;
  scale: Scale;
  /** The ledger's own proposal made last, and what it rests on. */
  proposed?: Proposal;
  /** What the group decided last before the round was closed. */
  decided?: ActOf<typeof e.AnswerDecided>;
  /** What it was changed to afterwards. */
  corrected?: ActOf<typeof e.SurveyAnswerCorrected>;
  /** The answer that counts now. */
  answer?: string;
  /** How far the answer lies above what the ledger shows, in steps of the scale; nothing where either is missing. */
  gap?: number;
}>;

export function actsOf<D extends EventDefinition>(round: SurveyRound, definition: D): readonly ActOf<D>[] {
  return round.acts.filter(({ type }) => type === definition.type) as unknown as readonly ActOf<D>[];
}

export const closingOf = (round: SurveyRound): ActOf<typeof e.SurveyRoundClosed> | undefined =>
  actsOf(round, e.SurveyRoundClosed)[0];

/** Where an answer stands on its scale: a step from 0, or the number itself. */
export function placeOn(scale: Scale, answer: string): number | undefined {
  if (scale.kind !== 'choice') return Number.isFinite(Number(answer)) ? Number(answer) : undefined;
  const place = (scale.values ?? []).findIndex(({ code }) => code === answer);
  return place < 0 ? undefined : place;
}

/** The same as a part of the way from the lowest to the highest, so that questions of an area can be seen together. */
export function partOf(scale: Scale, answer: string): number | undefined {
  const place = placeOn(scale, answer);
  if (place === undefined) return undefined;
  if (scale.kind === 'choice') return place / Math.max(1, (scale.values ?? []).length - 1);
  const [least, most] = boundsOf(scale);
  return most > least ? (place - least) / (most - least) : undefined;
}

/** What an answer is called. */
export const wordFor = (scale: Scale, answer: string): string =>
  scale.kind === 'choice'
    ? ((scale.values ?? []).find(({ code }) => code === answer)?.sv ?? answer)
    : `${answer.replace('.', ',')}${scale.kind === 'percent' ? ' %' : ''}`;

const UNKNOWN_SCALE: Scale = { code: 'unknown', name: 'Okänd skala', kind: 'choice', values: [] };

/** Every question of a round with what was proposed, decided and corrected. */
export function answersOf(round: SurveyRound): readonly Answered[] {
  const last = <T extends Readonly<{ data: { question: string } }>>(acts: readonly T[]) =>
    new Map(acts.map((act) => [act.data.question, act] as const));
  const proposed = last(actsOf(round, e.AnswerProposed).filter(({ data }) => data.proposedBy === 'system'));
  const decided = last(actsOf(round, e.AnswerDecided));
  const corrected = last(actsOf(round, e.SurveyAnswerCorrected));
  return round.questions.map((question): Answered => {
    const { id } = question;
    const scale = round.scales.find(({ code }) => code === question.scale) ?? UNKNOWN_SCALE;
    const [own, group, changed] = [proposed.get(id), decided.get(id), corrected.get(id)];
    const answer = (changed ?? group)?.data.answer;
    const gap = own && answer !== undefined ? gapOn(scale, answer, own.data.answer) : undefined;
    return {
      question,
      scale,
      ...(own ? { proposed: own } : {}),
      ...(group ? { decided: group } : {}),
      ...(changed ? { corrected: changed } : {}),
      ...(answer === undefined ? {} : { answer }),
      ...(gap === undefined ? {} : { gap }),
    };
  });
}

function gapOn(scale: Scale, answer: string, evidence: string): number | undefined {
  const [said, shown] = [placeOn(scale, answer), placeOn(scale, evidence)];
  return said === undefined || shown === undefined ? undefined : said - shown;
}

/** What was answered, measured or shown at a time, and what not: an action of the plan with how it went. */
export type PlannedAction = Readonly<{
  planned: ActOf<typeof e.ActionPlanned>;
  followed?: ActOf<typeof e.ActionFollowedUp>;
  closed?: ActOf<typeof e.ActionClosed>;
}>;

const plans = new WeakMap<SurveyRound, ReadonlyMap<string, PlannedAction>>();

/** By the event that planned it: folded once a round, since every action is asked about by itself. */
function planned(round: SurveyRound): ReadonlyMap<string, PlannedAction> {
  const before = plans.get(round);
  if (before) return before;
  const followed = new Map(actsOf(round, e.ActionFollowedUp).map((act) => [act.data.action, act] as const));
  const closed = new Map(
    actsOf(round, e.ActionClosed)
      .map((act) => [act.data.action, act] as const)
      .reverse(),
  );
  const plan = new Map(
    actsOf(round, e.ActionPlanned).map((one): readonly [string, PlannedAction] => {
      const [last, end] = [followed.get(one.data.action), closed.get(one.data.action)];
      return [
        one.event,
        { planned: one, ...(last ? { followed: last } : {}), ...(end ? { closed: end } : {}) },
      ];
    }),
  );
  plans.set(round, plan);
  return plan;
}

export const planOf = (round: SurveyRound): readonly PlannedAction[] => [...planned(round).values()];

/** One action of the plan, by the event that planned it. */
export const actionOf = (round: SurveyRound, event: string): PlannedAction | undefined =>
  planned(round).get(event);
