import type { ShownPerson } from '../people/people-store.js';
import { mayAct } from '../ledger/access.js';
import type { Grant } from '../domain/access/access.decider.js';
import type { FollowedLedger } from './provided.js';

const REFERENCE = /^p-[0-9A-HJKMNP-TV-Z]{8}$/;

/**
 * The names behind every person reference in an answer, by reference. Names are shown to auditors, registrars and
 * administrators; a reader gets the references alone.
 */
export async function withNames<Answer extends object>(
  { ledger, people }: Pick<FollowedLedger, 'ledger' | 'people'>,
  { role }: Pick<Grant, 'role'>,
  answer: Answer,
): Promise<Answer & { persons?: Readonly<Record<string, ShownPerson>> }> {
  if (!mayAct(role, 'auditor')) return answer;
  const { state } = await ledger.access();
  const persons = [...referencesIn(answer)].map(
    (person) => [person, people.show(person, state.persons.get(person) ?? [])] as const,
  );
  return { ...answer, persons: Object.fromEntries(persons) };
}

function referencesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (REFERENCE.test(value)) found.add(value);
  } else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) referencesIn(member, found);
  return found;
}
