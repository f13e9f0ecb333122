import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { Refusal } from '../refusal.js';
import * as e from './initiative.events.js';
import * as carried from './carrying-out.events.js';
import type { RecordedEvent } from '../event.js';
import type { Cancel } from './carrying-out.commands.js';
import type * as c from './initiative.commands.js';

/**
 * What an initiative's own stream has to know to refuse what contradicts it, and nothing more: what a guideline thinks
 * of it is never asked here. A round ends when the matter is postponed or referred back.
 */
export type Initiative =
  | Readonly<{ name: 'unreported' }>
  | Readonly<{
      name: 'open' | 'withdrawn' | 'closed' | 'cancelled';
      round: number;
      decided: readonly string[];
      /** Whether the financing is decided in this round, and whether it ever was. */
      financed: boolean;
      everFinanced: boolean;
    }>;

export const initiative: Evolution<Initiative> = {
  initial: { name: 'unreported' },
  evolve: (state, event) => {
    if (event.type === e.NeedReported.type)
      return { name: 'open', round: 1, decided: [], financed: false, everFinanced: false };
    if (state.name === 'unreported') return state;
    switch (event.type) {
      case e.DecisionMade.type:
        return { ...state, decided: [...state.decided, dataOf(e.DecisionMade, event).kind] };
      case e.DecisionPostponed.type:
      case e.InitiativeReferredBack.type:
        return { ...state, round: state.round + 1, decided: [], financed: false };
      case e.FinancingDecided.type:
        return { ...state, financed: true, everFinanced: true };
      case e.NeedWithdrawn.type:
        return { ...state, name: 'withdrawn' };
      case e.InitiativeClosed.type:
        return { ...state, name: 'closed' };
      case carried.InitiativeCancelled.type:
        return { ...state, name: 'cancelled' };
      default:
        return state;
    }
  },
};

type Reported = Exclude<Initiative, { name: 'unreported' }>;

export function reported(state: Initiative): Reported {
  if (state.name === 'unreported') throw new Refusal('unknown-initiative', { number: '?' });
  return state;
}

/** The members of a command that are the event's data; when, for whom and despite what are told elsewhere. */
export function content<C extends Surrounded>(command: C): Omit<C, keyof Surrounded> {
  const {
    occurredAt: _when,
    office: _office,
    onBehalfOf: _whom,
    deviations: _why,
    ...data
  } = command as C & Surrounded;
  return data;
}

type Surrounded = { occurredAt?: string; office?: string; onBehalfOf?: string; deviations?: unknown };

export function reportNeed(command: c.ReportNeed, state: Initiative): readonly Fact[] {
  if (state.name !== 'unreported') throw new Refusal('already-exists', { what: 'Initiativet' });
  return [fact(e.NeedReported, content(command))];
}

export function consult(command: c.Consult, state: Initiative): readonly Fact[] {
  reported(state);
  return [fact(e.ConsultationHeld, content(command))];
}

export function contactParty(command: c.ContactParty, state: Initiative): readonly Fact[] {
  reported(state);
  return [fact(e.PartyContacted, content(command))];
}

export function anchor(command: c.Anchor, state: Initiative): readonly Fact[] {
  reported(state);
  return [fact(e.InitiativeAnchored, content(command), command.meetingDate)];
}

export function decide(command: c.Decide, state: Initiative): readonly Fact[] {
  const { round, decided } = reported(state);
  const kind = command.kind ?? 'approval';
  if (decided.includes(kind)) throw new Refusal('already-decided', { round: String(round) });
  return [fact(e.DecisionMade, { ...content(command), kind, round }, command.meetingDate)];
}

export function postpone(command: c.Postpone, state: Initiative): readonly Fact[] {
  const { round } = reported(state);
  return [fact(e.DecisionPostponed, { ...content(command), round }, command.meetingDate)];
}

export function referBack(command: c.ReferBack, state: Initiative): readonly Fact[] {
  const { round } = reported(state);
  return [fact(e.InitiativeReferredBack, { ...content(command), round }, command.meetingDate)];
}

export function decideFinancing(command: c.DecideFinancing, state: Initiative): readonly Fact[] {
  const { round, financed } = reported(state);
  if (financed) throw new Refusal('already-financed', { round: String(round) });
  return [fact(e.FinancingDecided, { ...content(command), round })];
}

export function withdraw(command: c.Withdraw, state: Initiative): readonly Fact[] {
  endable(state);
  return [fact(e.NeedWithdrawn, content(command))];
}

export function close(command: c.Close, state: Initiative): readonly Fact[] {
  endable(state);
  return [fact(e.InitiativeClosed, content(command))];
}

function endable(state: Initiative): void {
  const { name } = reported(state);
  if (name === 'withdrawn') throw new Refusal('already-withdrawn');
  if (name === 'closed') throw new Refusal('already-closed');
  if (name === 'cancelled') throw new Refusal('already-cancelled');
}

/** That it was registered in error may be seen also after it has ended. */
export function cancel(command: Cancel, state: Initiative): readonly Fact[] {
  if (reported(state).name === 'cancelled') throw new Refusal('already-cancelled');
  return [fact(carried.InitiativeCancelled, content(command))];
}

/** The refusal when an event that is told to be a decision of this initiative is none. */
export const notDecided = (decision: string, history: readonly RecordedEvent[]): Refusal | undefined =>
  history.some(({ id, type }) => id === decision && type === e.DecisionMade.type)
    ? undefined
    : new Refusal('unknown-event', { event: decision });
