import type { TSchema } from 'typebox';
import { CATALOGUE } from '../domain/catalogue.js';
import type { LedgerCommand } from '../domain/command.js';
import { effective, withChanges, type Change } from '../domain/corrections/effective.js';
import type { RecordedEvent } from '../domain/event.js';
import { commandFields } from '../domain/field.js';

export type Reference = Readonly<{
  to: 'person' | 'office' | 'system' | 'unit' | 'company' | 'questions' | 'rule' | 'event';
  value: string;
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

/** What the values refer to that a correction puts into an earlier event: by the fields of that event. */
export function referencesOfCorrection(
  command: LedgerCommand,
  history: readonly RecordedEvent[],
): readonly Reference[] {
  const { corrects, changes = [] } = command as { corrects?: string; changes?: readonly Change[] };
  const target = corrects === undefined ? undefined : effective(history).find(({ id }) => id === corrects);
  if (!target) return [];
  const fields = CATALOGUE.get(target.type)?.fields ?? {};
  const { data } = withChanges(target, changes);
  const named = new Set(changes.map(({ pointer }) => pointer.split('/')[2] ?? ''));
  return [...named].flatMap((name) => {
    const field = fields[name];
    return field ? referencesIn(field.schema, data[name]) : [];
  });
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
