import { dataOf } from '../../domain/decider.js';
import type { RecordedEvent } from '../../domain/event.js';
import { PersonRegistered } from '../../domain/access/access.events.js';
import { found, NOTHING, type Found, type Place, type VerifyCode } from './faults.js';

/** A person of the people store, and the commitment that the name there makes. */
export type Binding = Readonly<{ person: string; commitment: string }>;

/** `open` are the commitments for which no name was found; `stray` is how many names match none. */
type Person = { newest: string; open: Set<string>; stray: number; rows: number; place: Place };

/**
 * Names match the commitments that the ledger has for them, the newest of each person above all. A name that was disposed of
 * is gone, and a registration that was interrupted has left a name too many; one in the place of another is neither.
 * Kept: the commitments.
 */
export class NamesCheck {
  private readonly persons = new Map<string, Person>();

  see(event: RecordedEvent, place: Place): readonly Found[] {
    if (event.type !== PersonRegistered.type) return NOTHING;
    const { person, commitment: newest } = dataOf(PersonRegistered, event);
    const open = this.persons.get(person)?.open ?? new Set();
    this.persons.set(person, { newest, open: open.add(newest), stray: 0, rows: 0, place });
    return NOTHING;
  }

  /** @param bindings of the people store, or undefined when it is not here */
  end(bindings: Iterable<Binding> | undefined): readonly Found[] {
    if (!bindings) return [found('people-missing')];
    const finds: Found[] = [];
    for (const { person, commitment } of bindings) {
      const known = this.persons.get(person);
      if (!known) finds.push(found('name-unregistered', { person }));
      else {
        known.rows += 1;
        if (!known.open.delete(commitment)) known.stray += 1;
      }
    }
    for (const [person, known] of this.persons) {
      const code = codeFor(known);
      if (code) finds.push(found(code, { person }, known.place));
    }
    return finds;
  }
}

function codeFor({ newest, open, stray, rows }: Person): VerifyCode | undefined {
  if (open.size === 0) return stray > 0 ? 'name-unregistered' : undefined;
  const isAnother = stray > 0 || (open.has(newest) && rows > 0);
  return isAnother ? 'name-differs' : 'name-gone';
}
