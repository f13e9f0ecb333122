import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import type { CodeOf } from '../field.js';
import type { Role } from './access.fields.js';
import { Refusal } from '../refusal.js';
import type * as c from './access.commands.js';
import * as e from './access.events.js';

export type RoleCode = CodeOf<typeof Role>;
export type Grant = Readonly<{
  grant: string;
  person: string;
  role: RoleCode;
  tokenHash: string;
  until: string;
  grantedAt: string;
  revoked: boolean;
}>;

/** Everybody known, and every grant, by id and by token hash. The maps grow in place: nobody else holds them. */
export type Access = Readonly<{
  persons: Map<string, readonly string[]>;
  grants: Map<string, Grant>;
  byToken: Map<string, string>;
}>;

export const emptyAccess = (): Access => ({ persons: new Map(), grants: new Map(), byToken: new Map() });

/** Folds one event into the maps, in place: access is read at every request and may hold many thousands of persons. */
export function evolveAccess(state: Access, event: Parameters<Evolution<Access>['evolve']>[1]): Access {
  if (event.type === e.PersonRegistered.type) {
    const { person, commitment } = dataOf(e.PersonRegistered, event);
    state.persons.set(person, [...(state.persons.get(person) ?? []), commitment]);
  } else if (event.type === e.AccessGranted.type) {
    const granted = dataOf(e.AccessGranted, event);
    state.grants.set(granted.grant, { ...granted, grantedAt: event.metadata.recordedAt, revoked: false });
    state.byToken.set(granted.tokenHash, granted.grant);
  } else if (event.type === e.AccessRevoked.type) {
    const grant = state.grants.get(dataOf(e.AccessRevoked, event).grant);
    if (grant) state.grants.set(grant.grant, { ...grant, revoked: true });
  }
  return state;
}

export function registerPerson({ person, commitment }: c.RegisterPerson, state: Access): readonly Fact[] {
  const latest = state.persons.get(person)?.at(-1);
  return latest === commitment ? [] : [fact(e.PersonRegistered, { person, commitment })];
}

export function grantAccess(
  { grant, person, role, tokenHash, until }: c.GrantAccess,
  state: Access,
): readonly Fact[] {
  if (state.grants.has(grant)) throw new Refusal('already-exists', { what: grant });
  return [fact(e.AccessGranted, { grant, person, role, tokenHash, until })];
}

export function revokeAccess({ grant, reasons }: c.RevokeAccess, state: Access): readonly Fact[] {
  const found = state.grants.get(grant);
  if (!found) throw new Refusal('unknown-grant', { grant });
  if (found.revoked) throw new Refusal('already-revoked');
  return [fact(e.AccessRevoked, { grant, reasons })];
}
