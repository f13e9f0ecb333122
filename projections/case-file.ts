import { dayOf, daysUntil, isBefore } from '../src/domain/dates.js';
import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { CorrectionRecorded } from '../src/domain/corrections/correction.events.js';
import { InitiativeCancelled, ProjectInitiated } from '../src/domain/initiatives/carrying-out.events.js';
import { FinancingChanged } from '../src/domain/initiatives/funding.events.js';
import * as e from '../src/domain/initiatives/initiative.events.js';
import { CategoryAssessed, NeedSupplemented } from '../src/domain/initiatives/preparation.events.js';
import type { Projection } from './projection.js';

/** Something that happened: when, and which event says so. */
type Noted = Readonly<{ at: string; event: string }>;

/** The same with an office or a body: which function that one has is the guideline's to say, which no projection knows. */
type NotedWith = Noted & Readonly<{ with: string }>;

type Decision = Noted & Readonly<{ round: number; outcome: string; forum: string; decider?: string }>;

type Financing = Noted &
  Readonly<{
    round: number;
    principle: string;
    budgetYear: number;
    totalOre: number;
    shares: readonly Readonly<{ unit: string; amountOre: number }>[];
    /** The event that changed it last. */
    changedBy?: string;
  }>;

export type Stage =
  | 'reported'
  | 'in-preparation'
  | 'anchored'
  | 'postponed'
  | 'referred-back'
  | 'approved'
  | 'rejected'
  | 'financed'
  | 'withdrawn'
  | 'cancelled'
  | 'closed';

/** What a stage is called. */
export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  reported: 'Anmält',
  'in-preparation': 'Under beredning',
  anchored: 'Förankrat',
  postponed: 'Bordlagt',
  'referred-back': 'Återremitterat',
  approved: 'Godkänt',
  rejected: 'Avslaget',
  financed: 'Finansierat',
  withdrawn: 'Återkallat',
  cancelled: 'Makulerat',
  closed: 'Avslutat',
};

/** What an initiative's lists and figures are made of. Compact: it is rewritten at every step; the steps are not in it. */
export type CaseFile = Readonly<{
  title: string;
  category: string;
  kind: string;
  administration: string;
  reportingOffice?: string;
  systemName?: string;
  estimatedCostOre?: number;
  coordinationLevel?: string;
  deliveryForm?: string;
  origin?: string;
  need: Noted;
  /** The first with anybody, and the first with each of each day. */
  consultation?: Noted;
  consultations: readonly NotedWith[];
  procurementContact?: Noted;
  itUnitContact?: Noted;
  /** The first in any body, and the first in each of each day; those that were interrupted are none. */
  anchoring?: Noted;
  anchorings: readonly NotedWith[];
  /** The decision that counts: the last one of kind approval. Decisions of earlier rounds were superseded by it. */
  decision?: Decision;
  /** The financing decision of the last round that has one. */
  financing?: Financing;
  /** The project that was started last, and the model it follows. */
  project?: Noted & Readonly<{ model?: string }>;
  /** Handled without a decision since the last one: postponed or referred back. */
  handled?: Noted & Readonly<{ as: 'postponed' | 'referred-back' }>;
  withdrawn?: Noted;
  /** Registered in error: counted nowhere. */
  cancelled?: Noted;
  closed?: Noted;
  rounds: number;
  steps: number;
  corrections: number;
  /** The days of the first and the last thing that happened, whenever they were recorded. */
  firstOn: string;
  lastOn: string;
  /** The longest time between something happening and its being recorded, in calendar days. */
  recordedLateDays: number;
  revision: string;
}>;

const noted = (event: RecordedEvent): Noted => ({ at: event.metadata.occurredAt, event: event.id });

/** The one that happened first; of two on one day, the one recorded first. */
const earlier = (before: Noted | undefined, event: RecordedEvent): Noted =>
  before && !isBefore(event.metadata.occurredAt, before.at) ? before : noted(event);

/** With each the first of a day: who has a function may be another the day after, and more of the same day say no more. */
function firstOfDays(before: readonly NotedWith[], event: RecordedEvent, code: string): readonly NotedWith[] {
  const { occurredAt } = event.metadata;
  const place = before.findIndex((one) => one.with === code && dayOf(one.at) === dayOf(occurredAt));
  if (place < 0) return [...before, { ...noted(event), with: code }];
  return before[place]?.at !== undefined && isBefore(occurredAt, before[place].at)
    ? before.with(place, { ...noted(event), with: code })
    : before;
}

type Context = Pick<CaseFile, 'coordinationLevel' | 'deliveryForm' | 'origin'>;

/** What was said of where a need comes from; what is not said again stays as it was. */
const contextOf = ({
  coordinationLevel,
  deliveryForm,
  origin,
}: Readonly<{ [member in keyof Context]: Context[member] | undefined }>): Context => ({
  ...(coordinationLevel === undefined ? {} : { coordinationLevel }),
  ...(deliveryForm === undefined ? {} : { deliveryForm }),
  ...(origin === undefined ? {} : { origin }),
});

function reported(event: RecordedEvent): CaseFile {
  const need = dataOf(e.NeedReported, event);
  const { title, category, kind, administration, reportingOffice, systemName, estimatedCostOre } = need;
  return {
    title,
    category,
    kind,
    administration,
    ...(reportingOffice === undefined ? {} : { reportingOffice }),
    ...(systemName === undefined ? {} : { systemName }),
    ...(estimatedCostOre === undefined ? {} : { estimatedCostOre }),
    ...contextOf(need),
    need: noted(event),
    consultations: [],
    anchorings: [],
    rounds: 1,
    steps: 0,
    corrections: 0,
    firstOn: dayOf(event.metadata.occurredAt),
    lastOn: dayOf(event.metadata.occurredAt),
    recordedLateDays: 0,
    revision: '0',
  };
}

/** What a step adds to the file, besides that it was taken. */
function changed(file: CaseFile, event: RecordedEvent): Partial<CaseFile> {
  switch (event.type) {
    case e.ConsultationHeld.type: {
      const { consultedOffice } = dataOf(e.ConsultationHeld, event);
      return {
        consultation: earlier(file.consultation, event),
        consultations: firstOfDays(file.consultations, event, consultedOffice),
      };
    }
    case NeedSupplemented.type:
      return contextOf(dataOf(NeedSupplemented, event));
    case e.PartyContacted.type: {
      const { party } = dataOf(e.PartyContacted, event);
      if (party === 'it-unit') return { itUnitContact: earlier(file.itUnitContact, event) };
      return party === 'procurement-centre'
        ? { procurementContact: earlier(file.procurementContact, event) }
        : {};
    }
    case ProjectInitiated.type: {
      const { model } = dataOf(ProjectInitiated, event);
      return { project: { ...noted(event), ...(model === undefined ? {} : { model }) } };
    }
    case e.InitiativeAnchored.type: {
      const { body, outcome } = dataOf(e.InitiativeAnchored, event);
      if (outcome === 'interrupted') return {};
      return {
        anchoring: earlier(file.anchoring, event),
        anchorings: firstOfDays(file.anchorings, event, body),
      };
    }
    case e.DecisionMade.type:
      return decided(event);
    case e.DecisionPostponed.type:
      return { handled: { ...noted(event), as: 'postponed' }, rounds: file.rounds + 1 };
    case e.InitiativeReferredBack.type:
      return { handled: { ...noted(event), as: 'referred-back' }, rounds: file.rounds + 1 };
    case e.FinancingDecided.type: {
      const { round, principle, budgetYear, totalOre, shares } = dataOf(e.FinancingDecided, event);
      return { financing: { ...noted(event), round, principle, budgetYear, totalOre, shares } };
    }
    case FinancingChanged.type: {
      if (!file.financing) return {};
      const { principle, budgetYear, totalOre, shares } = dataOf(FinancingChanged, event);
      // It was decided when it was decided; what it says now is what the change says.
      return {
        financing: { ...file.financing, principle, budgetYear, totalOre, shares, changedBy: event.id },
      };
    }
    case e.NeedWithdrawn.type:
      return { withdrawn: noted(event) };
    case e.InitiativeClosed.type:
      return { closed: noted(event) };
    case InitiativeCancelled.type:
      return { cancelled: noted(event) };
    case CategoryAssessed.type:
      return { category: dataOf(CategoryAssessed, event).category };
    case CorrectionRecorded.type:
      return { corrections: file.corrections + 1 };
    default:
      return {};
  }
}

function decided(event: RecordedEvent): Partial<CaseFile> {
  const { kind, round, outcome, forum, decider } = dataOf(e.DecisionMade, event);
  if (kind !== 'approval') return {};
  return {
    decision: { ...noted(event), round, outcome, forum, ...(decider === undefined ? {} : { decider }) },
  };
}

/** Where an initiative stands: derived, never stored as an event. */
export function stageOf(file: CaseFile): Stage {
  if (file.cancelled) return 'cancelled';
  if (file.closed) return 'closed';
  if (file.withdrawn) return 'withdrawn';
  const { decision, handled } = file;
  if (handled && decision?.round !== file.rounds) return handled.as;
  if (decision?.outcome === 'rejected') return 'rejected';
  if (file.financing?.round === file.rounds) return 'financed';
  if (decision) return 'approved';
  if (file.anchoring) return 'anchored';
  return file.consultation || file.procurementContact || file.itUnitContact ? 'in-preparation' : 'reported';
}

export type CaseRow = Readonly<{
  initiative: string;
  title: string;
  category: string;
  kind: string;
  administration: string;
  stage: Stage;
  need_at: string;
  need_event: string;
  consultation_at: string | null;
  consultation_event: string | null;
  /** JSON: the first consultation with each of each day. */
  consultations: string;
  procurement_at: string | null;
  procurement_event: string | null;
  it_unit_at: string | null;
  it_unit_event: string | null;
  anchoring_at: string | null;
  anchoring_event: string | null;
  /** JSON: the first anchoring in each body of each day, of those that were not interrupted. */
  anchorings: string;
  decision_at: string | null;
  decision_event: string | null;
  decision_outcome: string | null;
  decision_forum: string | null;
  financing_at: string | null;
  financing_event: string | null;
  financing_changed_event: string | null;
  financing_principle: string | null;
  financing_budget_year: number | null;
  financing_total_ore: number | null;
  /** JSON: the shares as decided, unit and öre. */
  financing_shares: string | null;
  estimated_cost_ore: number | null;
  coordination_level: string | null;
  delivery_form: string | null;
  origin: string | null;
  project_at: string | null;
  project_event: string | null;
  project_model: string | null;
  rounds: number;
  steps: number;
  corrections: number;
  recorded_late_days: number;
  first_on: string;
  last_on: string;
  revision: string;
}>;

const at = (prefix: string, value: Noted | undefined) => ({
  [`${prefix}_at`]: value?.at ?? null,
  [`${prefix}_event`]: value?.event ?? null,
});

function rowOf(initiative: string, file: CaseFile): CaseRow {
  const { decision, financing } = file;
  return {
    initiative,
    title: file.title,
    category: file.category,
    kind: file.kind,
    administration: file.administration,
    stage: stageOf(file),
    ...at('need', file.need),
    ...at('consultation', file.consultation),
    consultations: JSON.stringify(file.consultations),
    ...at('procurement', file.procurementContact),
    ...at('it_unit', file.itUnitContact),
    ...at('anchoring', file.anchoring),
    anchorings: JSON.stringify(file.anchorings),
    ...at('decision', decision),
    decision_outcome: decision?.outcome ?? null,
    decision_forum: decision?.forum ?? null,
    ...at('financing', financing),
    financing_changed_event: financing?.changedBy ?? null,
    financing_principle: financing?.principle ?? null,
    financing_budget_year: financing?.budgetYear ?? null,
    financing_total_ore: financing?.totalOre ?? null,
    financing_shares: financing ? JSON.stringify(financing.shares) : null,
    estimated_cost_ore: file.estimatedCostOre ?? null,
    coordination_level: file.coordinationLevel ?? null,
    delivery_form: file.deliveryForm ?? null,
    origin: file.origin ?? null,
    ...at('project', file.project),
    project_model: file.project?.model ?? null,
    rounds: file.rounds,
    steps: file.steps,
    corrections: file.corrections,
    recorded_late_days: file.recordedLateDays,
    first_on: file.firstOn,
    last_on: file.lastOn,
    revision: file.revision,
  } as CaseRow;
}

const COLUMNS = {
  initiative: 'text',
  title: 'text',
  category: 'text',
  kind: 'text',
  administration: 'text',
  stage: 'text',
  need_at: 'text',
  need_event: 'text',
  consultation_at: 'text',
  consultation_event: 'text',
  consultations: 'text',
  procurement_at: 'text',
  procurement_event: 'text',
  it_unit_at: 'text',
  it_unit_event: 'text',
  anchoring_at: 'text',
  anchoring_event: 'text',
  anchorings: 'text',
  decision_at: 'text',
  decision_event: 'text',
  decision_outcome: 'text',
  decision_forum: 'text',
  financing_at: 'text',
  financing_event: 'text',
  financing_changed_event: 'text',
  financing_principle: 'text',
  financing_budget_year: 'integer',
  financing_total_ore: 'integer',
  financing_shares: 'text',
  estimated_cost_ore: 'integer',
  coordination_level: 'text',
  delivery_form: 'text',
  origin: 'text',
  project_at: 'text',
  project_event: 'text',
  project_model: 'text',
  rounds: 'integer',
  steps: 'integer',
  corrections: 'integer',
  recorded_late_days: 'integer',
  first_on: 'text',
  last_on: 'text',
  revision: 'text',
} as const;

type KeyedCaseFile = CaseFile & Readonly<{ initiative: string }>;

/**
 * The case file, one per initiative. The ledger's time zone says on which local day something was recorded, and so how
 * late.
 */
export function caseFile(timeZone: string): Projection<KeyedCaseFile, CaseRow> {
  return {
    name: 'case-file',
    version: 4,
    of: 'initiative',
    evolve: (before, event) => {
      const file =
        event.type === e.NeedReported.type
          ? { ...reported(event), initiative: event.stream.slice('initiative-'.length) }
          : before;
      if (!file) return before;
      const late = daysUntil(event.metadata.occurredAt, event.metadata.recordedAt, timeZone);
      const day = dayOf(event.metadata.occurredAt);
      return {
        ...file,
        ...changed(file, event),
        steps: file.steps + 1,
        firstOn: day < file.firstOn ? day : file.firstOn,
        lastOn: day > file.lastOn ? day : file.lastOn,
        recordedLateDays: Math.max(file.recordedLateDays, late),
        revision: String(event.revision),
      };
    },
    rows: {
      columns: COLUMNS,
      indexes: [['need_at', 'initiative'], ['last_on']],
      of: (file) => [rowOf(file.initiative, file)],
    },
  };
}
