import type { TSchema } from 'typebox';
import { CATALOGUE } from '../domain/catalogue.js';
import type { LedgerCommand } from '../domain/command.js';
import { effective, withChanges, type Change } from '../domain/corrections/effective.js';
import type { Correct } from '../domain/corrections/correction.commands.js';
import type { RecordedEvent } from '../domain/event.js';
import { commandFields } from '../domain/field.js';

export type Reference = Readonly<{
  /** `unit-word` is a unit by its code or by what it is called; every other is what its stream or its register has for a key. */
  to: 'person' | 'office' | 'system' | 'unit' | 'unit-word' | 'company' | 'questions' | 'rule' | 'event';
  value: string;
  /** It stands in the ledger already, where nobody looks any more whether it is known. */
  stands?: true;
}>;

type ReferringSchema = TSchema & {
  'x-ref'?: Reference['to'];
  items?: TSchema;
  properties?: Record<string, TSchema>;
};

/** What a command refers to outside its own stream: the schemas of its fields say which values are references. */
export function referencesOf(command: LedgerCommand): readonly Reference[] {
  const values = command as unknown as Record<string, unknown>;
  return commandFields(command.constructor as new () => LedgerCommand).flatMap(({ property, field }) =>
    referencesIn(field.schema, values[property]),
  );
}

/**
 * What an event that is corrected refers to, by its fields: what the changes put there, and what stands in it already,
 * which the decision may have to read.
 */
export function referencesOfCorrection(
  command: LedgerCommand,
  history: readonly RecordedEvent[],
): readonly Reference[] {
  const { corrects, changes = [], together = [] } = command as Partial<Correct>;
  if (corrects === undefined) return [];
  const events = effective(history);
  return [{ corrects, changes }, ...together].flatMap((one) => {
    const target = events.find(({ id }) => id === one.corrects);
    return target ? referencesInCorrected(target, one.changes as readonly Change[]) : [];
  });
}

function referencesInCorrected(target: RecordedEvent, changes: readonly Change[]): Reference[] {
  const { data } = withChanges(target, changes);
  const named = new Set(changes.map(({ pointer }) => pointer.split('/')[2] ?? ''));
  return Object.entries(CATALOGUE.get(target.type)?.fields ?? {}).flatMap(([name, { schema }]) =>
    referencesIn(schema, data[name]).map((one) =>
      named.has(name) ? one : { ...one, stands: true as const },
    ),
  );
}

/** What a value of a schema refers to, itself and in its parts. */
export function referencesIn(schema: ReferringSchema, value: unknown): Reference[] {
  if (value === undefined) return [];
  if (schema['x-ref'] && typeof value === 'string') return [{ to: schema['x-ref'], value }];
  if (schema.items && Array.isArray(value))
    return value.flatMap((item) => referencesIn(schema.items as ReferringSchema, item));
  if (schema.properties && typeof value === 'object' && value !== null)
    return Object.entries(schema.properties).flatMap(([name, member]) =>
      referencesIn(member, (value as Record<string, unknown>)[name]),
    );
  return [];
}
