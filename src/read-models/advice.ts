import { dayOf } from '../domain/dates.js';
import { InitiativeCancelled } from '../domain/initiatives/carrying-out.events.js';
import { DecisionMade, InitiativeClosed, NeedWithdrawn } from '../domain/initiatives/initiative.events.js';
import { nameOf } from '../guideline/facts.js';
import { judgeInitiative, type Finding, type OpenDuty } from '../guideline/judge.js';
import { Matter } from '../guideline/matter.js';
import { RULES } from '../guideline/rules.js';
import type { Act } from '../../projections/act.js';
import { JudgedLedger, type Judgeable } from './judged-ledger.js';

/** What would be found if an initiative were decided today, what to do about it, and what is due already. */
export type Advice = Readonly<{
  /** The day that is asked about. */
  on: string;
  /** The version in force that day, as `id@version`; absent when there is none. */
  guideline?: string;
  path: 'shared' | 'operational';
  /** What ended it: nothing is left to decide. */
  ended?: Readonly<{ event: string; on: string; how: 'withdrawn' | 'closed' | 'cancelled' }>;
  /** The approval that this round has already. */
  decided?: Readonly<{ event: string; on: string; outcome: string }>;
  findings: readonly Finding[];
  duties: readonly OpenDuty[];
}>;

const ENDINGS: Readonly<Record<string, 'withdrawn' | 'closed' | 'cancelled'>> = {
  [NeedWithdrawn.type]: 'withdrawn',
  [InitiativeClosed.type]: 'closed',
  [InitiativeCancelled.type]: 'cancelled',
};

const AHEAD = RULES.filter(({ ahead }) => ahead);
const IMAGINED = 'imagined';

/** A decision of today as the path wants it; only what is missing around it is looked for. */
const imagined = (matter: Matter, today: string, forum: string, round: number): Act => {
  const { event: _event, ...like } = matter.proceedings.acts[0] as Act;
  return {
    ...like,
    event: IMAGINED,
    type: DecisionMade.type,
    at: today,
    recordedAt: `${today}T23:59:59.999Z`,
    data: { kind: 'approval', outcome: 'approved', forum, round },
    texts: [],
  };
};

/** @throws Refusal unknown-initiative */
export async function advice(opened: Judgeable, target: string, now: Date): Promise<Advice | undefined> {
  const ledger = await JudgedLedger.from(opened, {}, now);
  const { today, facts } = ledger;
  const proceedings = await ledger.proceedings(await opened.ledger.initiativeOf(target));
  if (!proceedings) return undefined;
  const matter = new Matter(proceedings);
  const { guideline } = facts.on(today);
  const path = matter.pathOn(today);
  const { round } = matter;
  const approval = matter
    .acts(DecisionMade)
    .find(({ data }) => data.kind === 'approval' && data.round === round);
  const duties = judgeInitiative(proceedings, facts, { today }).duties.filter(
    ({ done }) => done === undefined,
  );
  const decided = approval && {
    event: approval.event,
    on: dayOf(approval.at),
    outcome: approval.data.outcome,
  };
  const forum = guideline && facts.on(today).groupWith(guideline.pack.paths[path].decidedBy)?.code;
  const ended = matter.ended && {
    event: matter.ended.event,
    on: dayOf(matter.ended.at),
    how: ENDINGS[matter.ended.type] ?? 'closed',
  };
  const ahead =
    ended || decided || forum === undefined
      ? []
      : judgeInitiative(
          { ...proceedings, acts: [...proceedings.acts, imagined(matter, today, forum, round)] },
          facts,
          { today, rules: AHEAD, only: new Set([IMAGINED, matter.need.event]) },
        ).findings;
  return {
    on: today,
    ...(guideline ? { guideline: nameOf(guideline) } : {}),
    path,
    ...(ended ? { ended } : {}),
    ...(decided ? { decided } : {}),
    findings: ahead.map(withoutImagined),
    duties,
  };
}

function withoutImagined({ event, events, ...finding }: Finding): Finding {
  return {
    ...finding,
    ...(event === undefined || event === IMAGINED ? {} : { event }),
    events: events.filter((one) => one !== IMAGINED),
  };
}
