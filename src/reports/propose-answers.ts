import { localDay } from '../domain/dates.js';
import type { Question, Scale } from '../domain/follow-up/questions.fields.js';
import { Refusal } from '../domain/refusal.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Clock } from '../ledger/clock.js';
import type { LedgerReader } from '../ledger/reader.js';
import { asKnownAt } from '../read-models/as-known-at.js';
import { JudgedLedger } from '../read-models/judged-ledger.js';
import { knownAtOf } from '../read-models/queries.js';
import { shown } from '../../projections/shown.js';
import type { SurveyRound } from '../../projections/survey-round.js';
import type { Shown } from './evidence-counting.js';
import { FORMULAS } from './evidence-formulas.js';
import { FEWEST } from './figures.js';
import { gather, type Material } from './material.js';
import { judgedAt, rollsOf } from './write-report.js';

/** An answer that the ledger's own figures suggest, with what they say and the events they rest on. */
export type ProposedAnswer = Readonly<{
  question: string;
  answer: string;
  evidence: string;
  events: readonly string[];
}>;

/** The value of a scale that a part of the whole suggests: by the set's own thresholds, or the per cent as it is told everywhere. */
export function answerOn(scale: Scale, { part, whole }: Pick<Shown, 'part' | 'whole'>): string | undefined {
  if (scale.kind === 'percent') return String(Math.round((100 * part) / whole));
  const reached = (scale.thresholds ?? []).filter(({ leastPercent }) => leastPercent * whole <= 100 * part);
  return reached.toSorted((a, b) => b.leastPercent - a.leastPercent)[0]?.value;
}

function proposalFor(
  { id, formula }: Question,
  scale: Scale | undefined,
  material: Material,
  year: number,
): ProposedAnswer | undefined {
  const found = formula === undefined ? undefined : FORMULAS[formula]?.(material, year);
  const answer = found && scale && answerOn(scale, found);
  if (!found || answer === undefined) return undefined;
  return { question: id, answer, evidence: evidenceIn(found), events: [...new Set(found.events)] };
}

/** How evidence begins that rests on few. */
export const RESTS_ON_FEW = 'få: ';

/** What a proposal rests on. One that rests on few says so, for the group is to weigh it. */
const evidenceIn = ({ says, whole, whether }: Shown): string =>
  whole < FEWEST && !whether ? `${RESTS_ON_FEW}${says}` : says;

/** Every answer of a round that can be computed. */
export const proposalsFor = (round: SurveyRound, material: Material): readonly ProposedAnswer[] =>
  round.questions.flatMap((question) => {
    const scale = round.scales.find(({ code }) => code === question.scale);
    return proposalFor(question, scale, material, Number(round.year)) ?? [];
  });

/** The proposals for a year as the ledger was known at a time. @throws Refusal unknown-survey, malformed-field */
export async function proposalsKnownAt(
  opened: Readonly<{ store: EventStore; ledger: LedgerReader; clock: Clock }>,
  year: string,
  knownAt?: string,
): Promise<readonly ProposedAnswer[]> {
  const { timeZone } = await opened.ledger.genesis();
  const asked = knownAtOf(knownAt, timeZone);
  const then = await asKnownAt(opened.store, shown(timeZone), asked);
  try {
    const rolls = rollsOf(then, timeZone);
    const round = rolls.survey.find((one) => one.year === year);
    if (!then.last || !round) throw new Refusal('unknown-survey', { year });
    const { position, metadata } = then.last;
    const today = localDay(judgedAt(asked ?? metadata.recordedAt, opened.clock), timeZone);
    const judged = JudgedLedger.upTo(opened.store, rolls, position, today);
    return proposalsFor(round, await gather(then, judged, Number(year)));
  } finally {
    then.close();
  }
}
