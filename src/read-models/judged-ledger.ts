import { dayOf, localDay } from '../domain/dates.js';
import { effective } from '../domain/corrections/effective.js';
import type { RecordedEvent } from '../domain/event.js';
import { Refusal } from '../domain/refusal.js';
import { decode } from '../event-store/codec.js';
import type { EventStore } from '../event-store/event-store.js';
import { Facts, type Rolls } from '../guideline/facts.js';
import { judgeGroup, judgeInitiative, judgeOffice, judgeSystem, type Judgement } from '../guideline/judge.js';
import { Matter } from '../guideline/matter.js';
import type { LedgerReader } from '../ledger/reader.js';
import { knownBy } from '../../projections/case-history.js';
import { proceedingsOf, type Proceedings } from '../../projections/proceedings.js';
import type { Projection } from '../../projections/projection.js';
import { inForceOnOf, knownAtOf, type RowSource } from './queries.js';
import { ROLLS } from './roll-cache.js';

/** The read models as far as judging needs them. */
export type JudgedBy = RowSource & Readonly<{ facts(): Facts }>;
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
    private readonly cut: Readonly<{ knownAt?: string; inForceOn?: string; until?: bigint }>,
  ) {}

  /** @throws Refusal malformed-field, unknown-guideline */
  static async from(
    { store, ledger, readModels }: Judgeable,
    { knownAt, inForceOn, guideline }: Viewpoint,
    now: Date,
  ): Promise<JudgedLedger> {
    const { timeZone } = await ledger.genesis();
    const known = knownAtOf(knownAt, timeZone);
    // Whatever roll was ever known is known now, so that the streams to look at are known too.
    const facts = readModels.facts();
    const then = known === undefined ? facts : new Facts(await rollsKnownAt(store, facts.rolls, known));
    const inForce = inForceOnOf(inForceOn);
    const cut = {
      ...(known === undefined ? {} : { knownAt: known }),
      ...(inForce === undefined ? {} : { inForceOn: inForce }),
    };
    // Nothing is known yet of a day that has not come, and nothing is overdue on it.
    const asked = known === undefined || known > now.toISOString() ? now : known;
    const today = cut.inForceOn ?? localDay(asked, timeZone);
    return new JudgedLedger(store, byVersion(then, guideline), today, cut);
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

  /** What is found in groups, systems and offices. */
  rolls(): readonly Judgement[] {
    const { today, facts } = this;
    const { inForceOn } = this.cut;
    const happened = ({ at }: Readonly<{ at: string }>): boolean =>
      inForceOn === undefined || dayOf(at) <= inForceOn;
    const then = <Roll extends Readonly<{ acts: readonly Readonly<{ at: string }>[] }>>(roll: Roll): Roll =>
      inForceOn === undefined ? roll : { ...roll, acts: roll.acts.filter(happened) };
    return [
      ...facts.rolls.groups.map((group) =>
        judgeGroup({ ...then(group), meetings: group.meetings.filter(happened) }, facts, { today }),
      ),
      ...facts.rolls.systems.map((card) => judgeSystem(then(card), facts, { today })),
      ...facts.rolls.offices.map((office) => judgeOffice(then(office), facts, { today })),
    ];
  }

  private known(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
    const { knownAt, until } = this.cut;
    return knownBy(
      until === undefined ? events : events.filter(({ position }) => position <= until),
      knownAt,
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

async function rollsKnownAt(store: EventStore, rolls: Rolls, knownAt: string): Promise<Rolls> {
  const fold = async <Document>(projection: Projection<Document>, stream: string): Promise<Document[]> => {
    const events = effective(knownBy(await eventsOfStream(store, stream), knownAt));
    const document = events.reduce<Document | undefined>(projection.evolve, undefined);
    return document === undefined ? [] : [document];
  };
  const all = async <Document, Roll>(
    projection: Projection<Document>,
    known: readonly Roll[],
    streamOf: (roll: Roll) => string,
  ): Promise<Document[]> => (await Promise.all(known.map((roll) => fold(projection, streamOf(roll))))).flat();
  return {
    offices: await all(ROLLS.offices, rolls.offices, ({ code }) => `office-${code}`),
    groups: await all(ROLLS.groups, rolls.groups, ({ code }) => `group-${code}`),
    systems: await all(ROLLS.systems, rolls.systems, ({ system }) => `system-${system}`),
    guidelines: await all(ROLLS.guidelines, rolls.guidelines, ({ guideline }) => `guideline-${guideline}`),
    timeZone: rolls.timeZone,
    numberOf: rolls.numberOf,
  };
}
