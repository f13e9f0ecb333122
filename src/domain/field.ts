import type { TSchema, Static } from 'typebox';
import type { Json } from './json.js';

/** One field, defined once: every command, event, REST body, CLI option and import column that has it uses this. */
export interface Field<S extends TSchema = TSchema> {
  readonly schema: S;
  /** What the field is called, for people. */
  readonly sv: string;
  readonly en: string;
  readonly example: Static<S>;
  /**
   * Free text that a lawful disposal may have to destroy one day (design §3). It warns against personal names in its
   * help, and it stays out of the command digest, which would otherwise let the destroyed text be guessed.
   */
  readonly disposable?: true;
  /** A day or moment that must not lie after the ledger's today. */
  readonly past?: true;
  /** What of a value with disposable parts goes into the command digest. */
  readonly lasting?: (value: Json) => Json;
  /** Swedish words for the codes of an enumeration. */
  readonly labels?: Readonly<Record<string, string>>;
}

export type Fields = Readonly<Record<string, Field>>;

export type CommandField = Readonly<{ property: string; field: Field; required: boolean }>;

const fieldsOfClass = new WeakMap<object, CommandField[]>();
const allFields = new WeakMap<object, readonly CommandField[]>();

/** A command's own and inherited fields, in the order of their definition. */
export function commandFields(command: abstract new (...args: never[]) => object): readonly CommandField[] {
  const known = allFields.get(command);
  if (known) return known;
  const inherited = Object.getPrototypeOf(command.prototype) as { constructor: typeof command } | null;
  const own = fieldsOfClass.get(command.prototype as object) ?? [];
  const more = inherited && inherited.constructor !== Object ? commandFields(inherited.constructor) : [];
  const all = [...own, ...more];
  allFields.set(command, all);
  return all;
}

/** Takes note of a command's property. Only the decorator calls it. */
export function noteField(prototype: object, field: CommandField): void {
  fieldsOfClass.set(prototype, [...(fieldsOfClass.get(prototype) ?? []), field]);
}

/** The codes of an enumeration field, or the type of any other. */
export type CodeOf<F extends Field> = Static<F['schema']>;
