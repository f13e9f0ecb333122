import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { correctAmong } from '../corrections/correct.js';
import { Refusal } from '../refusal.js';
import type * as c from './office.commands.js';
import * as e from './office.events.js';

/** One holding of an office: half-open, `from ≤ day < to`; without `to` until further notice. */
export type Holding = Readonly<{ person: string; from: string; to?: string }>;

export type Office =
  | Readonly<{ name: 'unestablished' }>
  | Readonly<{
      name: 'established';
      code: string;
      /** What people call it. */
      title: string;
      holdings: readonly Holding[];
      substitutes: readonly Holding[];
      delegations: readonly Delegation[];
    }>;

/** A delegation to the office (no receiver), or one that the office has passed on. Half-open, as a holding. */
export type Delegation = Readonly<{ delegation: string; receiver?: string; from: string; to?: string }>;

const revoked =
  ({ delegation, receiver, to }: Readonly<{ delegation: string; receiver?: string; to: string }>) =>
  <D extends Delegation>(one: D): D =>
    one.delegation === delegation && one.receiver === receiver && covers(one, to) ? { ...one, to } : one;

/** Ends the delegation, or the passing on of it, that is in force the day before `to`. */
export const endDelegation = <D extends Delegation>(
  delegations: readonly D[],
  ended: Readonly<{ delegation: string; receiver?: string; to: string }>,
): readonly D[] => delegations.map(revoked(ended));

/** Ends the person's holding that is in force the day before `to`. */
export function endHolding<H extends Holding>(
  holdings: readonly H[],
  person: string,
  to: string,
): readonly H[] {
  return holdings.map((holding) =>
    holding.person === person && covers(holding, to) ? { ...holding, to } : holding,
  );
}

const covers = (holding: Readonly<{ from: string; to?: string }>, to: string): boolean =>
  holding.from < to && (holding.to === undefined || to <= holding.to);

export const office: Evolution<Office> = {
  initial: { name: 'unestablished' },
  evolve: (state, event) => {
    if (event.type === e.OfficeEstablished.type) {
      const { code, name: title } = dataOf(e.OfficeEstablished, event);
      return { name: 'established', code, title, holdings: [], substitutes: [], delegations: [] };
    }
    if (state.name === 'unestablished') return state;
    if (event.type === e.HolderAppointed.type)
      return { ...state, holdings: [...state.holdings, dataOf(e.HolderAppointed, event)] };
    if (event.type === e.HolderLeft.type) {
      const { person, to } = dataOf(e.HolderLeft, event);
      return { ...state, holdings: endHolding(state.holdings, person, to) };
    }
    if (event.type === e.SubstituteAppointed.type)
      return { ...state, substitutes: [...state.substitutes, dataOf(e.SubstituteAppointed, event)] };
    if (event.type === e.DelegationGranted.type)
      return { ...state, delegations: [...state.delegations, dataOf(e.DelegationGranted, event)] };
    if (event.type === e.DelegationPassedOn.type)
      return { ...state, delegations: [...state.delegations, dataOf(e.DelegationPassedOn, event)] };
    if (event.type === e.DelegationRevoked.type)
      return { ...state, delegations: endDelegation(state.delegations, dataOf(e.DelegationRevoked, event)) };
    return state;
  },
};

function established(state: Office): Exclude<Office, { name: 'unestablished' }> {
  if (state.name === 'unestablished') throw new Refusal('unknown-office', { office: '?' });
  return state;
}

export function establishOffice(
  { code, name, function: inGuideline, administration }: c.EstablishOffice,
  state: Office,
): readonly Fact[] {
  if (state.name === 'established') throw new Refusal('already-exists', { what: code });
  return [fact(e.OfficeEstablished, { code, name, function: inGuideline, administration })];
}

export function appointHolder({ person, from, to }: c.AppointHolder, state: Office): readonly Fact[] {
  const same = established(state).holdings.filter((holding) => holding.person === person);
  const overlapping = overlap(same, { from, to });
  if (overlapping) throw new Refusal('already-holder', { from: overlapping.from });
  return [fact(e.HolderAppointed, { person, from, to })];
}

const overlap = <P extends Readonly<{ from: string; to?: string }>>(
  periods: readonly P[],
  { from, to }: Readonly<{ from: string; to: string | undefined }>,
): P | undefined =>
  periods.find(
    (period) => (to === undefined || period.from < to) && (period.to === undefined || from < period.to),
  );

export function endHoldingOf({ person, to }: c.EndHolding, state: Office): readonly Fact[] {
  const held = established(state).holdings.some(
    (holding) => holding.person === person && holding.to !== to && covers(holding, to),
  );
  if (!held) throw new Refusal('not-holder');
  return [fact(e.HolderLeft, { person, to })];
}

export function appointSubstitute({ person, from, to }: c.AppointSubstitute, state: Office): readonly Fact[] {
  const same = established(state).substitutes.filter((substitute) => substitute.person === person);
  const overlapping = overlap(same, { from, to });
  if (overlapping) throw new Refusal('already-substitute', { from: overlapping.from });
  return [fact(e.SubstituteAppointed, { person, from, to })];
}

export function grantDelegation(
  {
    delegation,
    matter,
    givenBy,
    from,
    to,
    limitOre,
    mayPassOn,
    forSubstitutes,
    reportedTo,
  }: c.GrantDelegation,
  state: Office,
): readonly Fact[] {
  const { code, title, delegations } = established(state);
  // Who gives a delegation is told in words.
  if (givenBy === code || givenBy === title) throw new Refusal('delegation-to-oneself', { office: code });
  const same = delegations.filter((one) => one.delegation === delegation && one.receiver === undefined);
  const overlapping = overlap(same, { from, to });
  if (overlapping) throw new Refusal('already-delegated', { delegation, from: overlapping.from });
  return [
    fact(e.DelegationGranted, {
      delegation,
      matter,
      givenBy,
      from,
      to,
      limitOre,
      mayPassOn,
      forSubstitutes,
      reportedTo,
    }),
  ];
}

export function passDelegationOn(
  { delegation, receiver, from, to, limitOre, reportedTo }: c.PassDelegationOn,
  state: Office,
): readonly Fact[] {
  const { code, delegations } = established(state);
  if (receiver === code) throw new Refusal('delegation-to-oneself', { office: code });
  const same = delegations.filter((one) => one.delegation === delegation && one.receiver === receiver);
  const overlapping = overlap(same, { from, to });
  if (overlapping) throw new Refusal('already-delegated', { delegation, from: overlapping.from });
  return [fact(e.DelegationPassedOn, { delegation, receiver, from, to, limitOre, reportedTo })];
}

export function revokeDelegation(
  { delegation, to, receiver, reasons }: c.RevokeDelegation,
  state: Office,
): readonly Fact[] {
  const held = established(state).delegations.some(
    (one) => one.delegation === delegation && one.receiver === receiver && one.to !== to && covers(one, to),
  );
  if (!held) throw new Refusal('not-delegated', { delegation });
  return [fact(e.DelegationRevoked, { delegation, to, receiver, reasons })];
}

/** Any office may follow up what it answers for; which one shall is the guideline's matter. */
export function reportFollowUp(
  { recipients, from, to, document, note }: c.ReportFollowUp,
  state: Office,
): readonly Fact[] {
  established(state);
  return [fact(e.FollowUpReported, { recipients, from, to, document, note })];
}

export const correctOffice = correctAmong(Object.values(e));
