import type { NewEvent } from '../domain/event.js';
import { MAX_APPEND_BYTES, StoreRefused } from './event-store.js';

/** An event's data and metadata as the text that is kept. */
export type SerialisedEvent = Readonly<{ id: string; type: string; data: string; metadata: string }>;

/** What circles in itself is nested without end; a fixed depth finds it wherever on the stack the check is made. */
const MAX_DEPTH = 128;

/**
 * What both stores ask of an append before they touch anything: that it has events, is JSON through and through (nested
 * at most 128 deep), and is small enough for either. Returns the text to keep, so that it is made once.
 * @throws StoreRefused invalid-append, append-too-large
 */
export function checkAppend(events: readonly NewEvent[]): readonly SerialisedEvent[] {
  if (events.length === 0) throw new StoreRefused('invalid-append', 'an append needs at least one event');
  let bytes = 0;
  const serialised = events.map(({ id, type, data, metadata }) => {
    checkName(id, 'an id');
    checkName(type, 'a type');
    checkObject(data, 'data');
    checkObject(metadata, 'metadata');
    const texts = { id, type, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
    bytes += Buffer.byteLength(type) + Buffer.byteLength(texts.data) + Buffer.byteLength(texts.metadata);
    return texts;
  });
  if (bytes > MAX_APPEND_BYTES)
    throw new StoreRefused(
      'append-too-large',
      `an append of ${bytes} bytes is over the limit of ${MAX_APPEND_BYTES}`,
    );
  return serialised;
}

/**
 * A stream's name, id or type goes to the store as UTF-8, where every lone surrogate becomes the same replacement
 * character: two streams would become one. @throws StoreRefused invalid-append
 */
export function checkName(name: string, what: string): void {
  if (typeof name !== 'string' || name === '' || !name.isWellFormed())
    throw new StoreRefused('invalid-append', `${what} must be text, not empty and without lone surrogates`);
}

function checkObject(value: unknown, place: string): void {
  const at = isPlain(value) ? problemIn(value, MAX_DEPTH) : '';
  if (at !== undefined)
    throw new StoreRefused('invalid-append', `${place}${at.slice(0, 100)} is not a JSON value`);
}

/** Where the value is not JSON, or undefined. JSON.stringify silently drops or changes it; what is kept must be what was given. */
function problemIn(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'boolean':
      return undefined;
    case 'string':
      return value.isWellFormed() ? undefined : '';
    case 'number':
      return Number.isFinite(value) ? undefined : '';
    case 'object':
      if (value === null) return undefined;
      if (depth === 0) return '';
      if (Array.isArray(value)) return problemInArray(value, depth);
      return isPlain(value) ? problemInMembers(value, depth) : '';
    default:
      return '';
  }
}

function problemInArray(items: readonly unknown[], depth: number): string | undefined {
  // A hole would become null; a member with a name would be dropped, or as toJSON speak for the whole.
  if (Object.keys(items).length !== items.length || Object.hasOwn(items, 'toJSON')) return '';
  for (let place = 0; place < items.length; place += 1) {
    const problem = problemIn(items[place], depth - 1);
    if (problem !== undefined) return `/${place}${problem}`;
  }
  return undefined;
}

function problemInMembers(object: object, depth: number): string | undefined {
  if (Object.getOwnPropertySymbols(object).length > 0) return '';
  for (const [name, member] of Object.entries(object)) {
    const problem = name.isWellFormed() ? problemIn(member, depth - 1) : '';
    if (problem !== undefined) return `/${name}${problem}`;
  }
  return undefined;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
