import { randomUUID } from 'node:crypto';
import { RegisterPerson } from '../domain/access/access.commands.js';
import { Refusal } from '../domain/refusal.js';
import { rowOf } from '../ledger/commands.js';
import type { Ledger } from '../ledger/ledger.js';
import { newReference } from '../ledger/reference.js';
import type { People } from './people-store.js';

const LONGEST_NAME = 200;

/**
 * Registers a person, or gives a known reference a changed name: the name durably in the people store first, then its
 * commitment in the ledger. Returns the reference. @throws Refusal malformed-field, unknown-person
 */
export async function registerPerson(
  people: People,
  ledger: Ledger,
  name: string,
  by: Readonly<{ actor?: string; door: string }>,
  reference?: string,
): Promise<string> {
  if (reference !== undefined && !(await ledger.access(true)).state.persons.has(reference))
    throw new Refusal('unknown-person', { person: reference });
  const person = reference ?? newReference('p');
  await registerAs(people, ledger, person, name, by);
  return person;
}

/** @throws Refusal malformed-field */
export function checkName(name: string): void {
  if (name.trim() === '' || name.length > LONGEST_NAME || !name.isWellFormed())
    throw new Refusal('malformed-field', {
      field: 'name',
      label: 'Namn',
      problemSv: 'saknas eller är för långt',
      problemEn: 'is missing or too long',
    });
}

/** Registers a name under a reference that was chosen before. @throws Refusal malformed-field; no name is kept when the ledger takes nothing */
export async function registerAs(
  people: People,
  ledger: Ledger,
  person: string,
  name: string,
  by: Readonly<{ actor?: string; door: string }>,
): Promise<void> {
  checkName(name);
  await ledger.confirmOpen();
  const command = Object.assign(new RegisterPerson(), { person, commitment: people.write(person, name) });
  await ledger.execute(rowOf('access', 'register-person'), command, {
    commandId: randomUUID(),
    actor: by.actor ?? person,
    door: by.door,
  });
}
