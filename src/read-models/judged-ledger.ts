import { dayOf, localDay } from '../domain/dates.js';
import { effective } from '../domain/corrections/effective.js';
import type { RecordedEvent } from '../domain/event.js';
import { Refusal } from '../domain/refusal.js';
import { decode } from '../event-store/codec.js';
import type { EventStore } from '../event-store/event-store.js';
import { Facts, type Rolls } from '../guideline/facts.js';
import { judgeInitiative, judgeRoll, judgeYears, type Judgement } from '../guideline/judge.js';
import { Matter } from '../guideline/matter.js';
import type { LedgerReader } from '../ledger/reader.js';
import { knownBy } from '../../projections/case-history.js';
import { proceedingsOf, type Proceedings } from '../../projections/proceedings.js';
import type { LateRun } from '../../projections/known-from.js';
import { ROLL_KINDS, ROLLS, rollsIn, type RollKind, type RollOf } from '../../projections/rolls.js';
import { inForceOnOf, judgedOn, knownAtOf, type RowSource } from './queries.js';

/** The read models as far as judging needs them. */
export type JudgedBy = RowSource &
  Readonly<{
    facts(): Facts;
    /** Events that are known later than they say. */
    late(): readonly LateRun[];
  }>;
export type Judgeable = Readonly<{ store: EventStore; ledger: LedgerReader; readModels: JudgedBy }>;

/** As known when, in force when, and by which version of which guideline (`id@version`); now and that of the day by default. */
export type Viewpoint = Readonly<{ knownAt?: string; inForceOn?: string; guideline?: string }>;

/** What is found and due in an initiative, and what it was called and whose it was, as known and in force. */
export type CaseJudgement = Judgement &
  Readonly<{ named?: Readonly<{ title: string; administration: string }> }>;

const NOTHING: CaseJudgement = { findings: [], duties: [] };

type Kept = Readonly<{ revision: string; today: string; judgement: CaseJudgement }>;
/** Judgements by initiative, for as long as the facts they rest on are the same. What they say is asked for at a revision. */
const judged = new WeakMap<Facts, Map<string, Kept>>();

/** The same of the rolls, which are judged together. */
const judgedRolls = new WeakMap<Facts, Readonly<{ today: string; judgements: readonly Judgement[] }>>();

/**
 * The ledger as the rules see it from a viewpoint. The one place where initiatives, groups, systems and offices meet the
 * facts they are judged by: advice, findings, duties, histories and reports all ask here, so that they cannot differ.
 */
export class JudgedLedger {
  private constructor(
    private readonly store: EventStore,
    readonly facts: Facts,
    /** The local day on which is judged: today, or the day of the viewpoint. */
    readonly today: string,
    private readonly cut: Readonly<{
      knownAt?: string;
      inForceOn?: string;
      until?: bigint;
      late?: readonly LateRun[];
    }>,
  ) {}

  /** @throws Refusal malformed-field, unknown-guideline */
  static async from(
    { store, ledger, readModels }: Judgeable,
    { knownAt, inForceOn, guideline }: Viewpoint,
    now: Date,
  ): Promise<JudgedLedger> {
    const { timeZone } = await ledger.genesis();
    const known = knownAtOf(knownAt, timeZone);
    const late = known === undefined ? [] : readModels.late();
    // Whatever roll was ever known is known now, so that the streams to look at are known too.
    const facts = readModels.facts();
    const then =
      known === undefined
        ? facts
        : new Facts(await rollsKnownAt(store, facts.rolls, (events) => knownBy(events, known, late)));
    const inForce = inForceOnOf(inForceOn);
    const happened = inForce === undefined ? then : new Facts(rollsUntil(then.rolls, inForce));
    const cut = {
      ...(known === undefined ? {} : { knownAt: known, late }),
      ...(inForce === undefined ? {} : { inForceOn: inForce }),
    };
    // Nothing is known yet of a day that has not come, and nothing is overdue on it.
    const asked = known === undefined || known > now.toISOString() ? now : known;
    const today = judgedOn(cut.inForceOn, localDay(asked, timeZone));
    return new JudgedLedger(store, byVersion(happened, guideline), today, cut);
  }

  /** As of a place in the log, with the rolls folded up to it: what a report is made from. */
  static upTo(store: EventStore, rolls: Rolls, until: bigint, today: string): JudgedLedger {
    return new JudgedLedger(store, new Facts(rolls), today, { until });
  }

  /** The same by another version of the guideline. @throws Refusal unknown-guideline */
  by(guideline: string): JudgedLedger {
    return new JudgedLedger(this.store, byVersion(this.facts, guideline), this.today, this.cut);
  }

  /** An initiative's events as known and in force, with the corrections known then made in them. */
  async events(initiative: string): Promise<readonly RecordedEvent[]> {
    const { inForceOn } = this.cut;
    const events = effective(this.known(await eventsOfStream(this.store, `initiative-${initiative}`)));
    return inForceOn === undefined
      ? events
      : events.filter(({ metadata }) => dayOf(metadata.occurredAt) <= inForceOn);
  }

  /** An initiative's proceedings as known and in force, or undefined when nothing was. */
  async proceedings(initiative: string): Promise<Proceedings | undefined> {
    return proceedingsOf(await this.events(initiative));
  }

  /** What is found and due in an initiative. With its revision, a judgement made before is used again. */
  async initiative(initiative: string, revision?: string): Promise<CaseJudgement> {
    let kept = judged.get(this.facts);
    if (!kept) judged.set(this.facts, (kept = new Map()));
    const whole = Object.keys(this.cut).length === 0;
    const before = whole && revision !== undefined ? kept.get(initiative) : undefined;
    if (before?.revision === revision && before?.today === this.today) return before.judgement;
    const proceedings = await this.proceedings(initiative);
    if (!proceedings) return NOTHING;
    const { title, administration } = new Matter(proceedings).need.data;
    const judgement = {
      ...judgeInitiative(proceedings, this.facts, { today: this.today }),
      named: { title, administration },
    };
    if (whole) kept.set(initiative, { revision: proceedings.revision, today: this.today, judgement });
    return judgement;
  }

  /** What is found and due in groups, systems and the other rolls, and in the municipality's years. */
  rolls(): readonly Judgement[] {
    const { today, facts } = this;
    let kept = judgedRolls.get(facts);
    if (kept?.today !== today) {
      const of = <K extends RollKind>(kind: K): Judgement[] =>
        rollsIn(facts.rolls, kind).map((roll) => judgeRoll(kind, roll, facts, { today }));
      kept = { today, judgements: [...ROLL_KINDS.flatMap(of), judgeYears(facts, { today })] };
      judgedRolls.set(facts, kept);
    }
    return kept.judgements;
  }

  /** Those of a stream's events that are known, as recorded. */
  known(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
    const { knownAt, until, late } = this.cut;
    return knownBy(
      until === undefined ? events : events.filter(({ position }) => position <= until),
      knownAt,
      late,
    );
  }
}

function byVersion(facts: Facts, guideline: string | undefined): Facts {
  if (guideline === undefined) return facts;
  const chosen = facts.by(guideline);
  if (!chosen) throw new Refusal('unknown-guideline', { guideline });
  return chosen;
}

export async function eventsOfStream(store: EventStore, stream: string): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream(stream)) events.push(decode(event));
  return events;
}

/** The rolls with what had happened by a day. What holds from a day is asked by day, and stays. */
function rollsUntil(rolls: Rolls, day: string): Rolls {
  const happened = ({ at }: Readonly<{ at: string }>): boolean => dayOf(at) <= day;
  const cut = <K extends RollKind>(kind: K): RollOf[K][] =>
    rollsIn(rolls, kind).map((roll) => ({ ...roll, acts: roll.acts.filter(happened) }));
  const all = Object.fromEntries(ROLL_KINDS.map((kind) => [kind, cut(kind)])) as unknown as Rolls;
  const group = all.group.map((one) => ({ ...one, meetings: one.meetings.filter(happened) }));
  return { ...rolls, ...all, group };
}

async function rollsKnownAt(
  store: EventStore,
  rolls: Rolls,
  known: (events: readonly RecordedEvent[]) => readonly RecordedEvent[],
): Promise<Rolls> {
  const folded = async <K extends RollKind>(kind: K): Promise<RollOf[K][]> => {
    const { projection, id } = ROLLS[kind];
    const documents = await Promise.all(
      rollsIn(rolls, kind).map(async (roll) => {
        const events = effective(known(await eventsOfStream(store, `${kind}-${id(roll)}`)));
        return events.reduce<RollOf[K] | undefined>(projection.evolve, undefined);
      }),
    );
    return documents.filter((roll) => roll !== undefined);
  };
  const all = await Promise.all(ROLL_KINDS.map(async (kind) => [kind, await folded(kind)] as const));
  return { ...rolls, ...(Object.fromEntries(all) as unknown as Rolls) };
}
