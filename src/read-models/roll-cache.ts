import { Facts, type Rolls } from '../guideline/facts.js';
import { ROLLS } from '../../projections/rolls.js';
import type { DocumentStore } from './document-store.js';

const NAMES: ReadonlySet<string> = new Set(Object.values(ROLLS).map(({ projection }) => projection.name));

export const isRoll = ({ name }: Readonly<{ name: string }>): boolean => NAMES.has(name);

type Kept = Readonly<{ body: string; document: unknown }>;

/**
 * The facts as the documents have them. They are few and asked for at every guarded command, so a document is parsed when
 * it has changed, and the facts, with all that has been computed from them, stay the same object until then.
 */
export class RollCache {
  constructor(private readonly ledger: Pick<Rolls, 'timeZone' | 'numberOf'>) {}

  private kept = new Map<string, Kept>();
  private facts: Facts | undefined;
  private mark = '';

  /** `mark` differs whenever a document may have been written since. */
  read(documents: DocumentStore, mark: string): Facts {
    if (this.facts && mark === this.mark) return this.facts;
    this.mark = mark;
    let changed = false;
    const next = new Map<string, Kept>();
    const rolls = Object.fromEntries(
      Object.entries(ROLLS).map(([kind, { projection }]) => [
        kind,
        documents.all(projection.name).map(({ key, body }) => {
          const name = `${kind} ${key}`;
          const before = this.kept.get(name);
          const now = before?.body === body ? before : { body, document: JSON.parse(body) as unknown };
          changed ||= now !== before;
          next.set(name, now);
          return now.document;
        }),
      ]),
    ) as unknown as Omit<Rolls, 'timeZone' | 'numberOf'>;
    changed ||= next.size !== this.kept.size;
    this.kept = next;
    if (!this.facts || changed) this.facts = new Facts({ ...rolls, ...this.ledger });
    return this.facts;
  }
}
