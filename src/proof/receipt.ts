import { CATALOGUE } from '../domain/catalogue.js';
import type { RecordedEvent } from '../domain/event.js';
import { Refusal } from '../domain/refusal.js';
import { partsOf, type Part } from './canonical-event.js';
import { receiptText, type ReceiptPart } from './receipt-format.js';

/** Names of parts, as `head` has them: `actor`, `metadata`, `data/reason`. What is not named goes by `isOpen`. */
export type Choice = Readonly<{ show?: readonly string[]; blank?: readonly string[] }>;

/**
 * A receipt of an event, as the text of its file.
 * @param event in its stored form, not upcast: that is what was hashed
 * @param proof a C2SP tlog-proof that the event's hash is in a tree
 * @throws Refusal unknown-part, part-shown-and-blanked, head-is-always-shown
 */
export function receiptOf(
  event: Omit<RecordedEvent, 'position'>,
  proof: string,
  { show = [], blank = [] }: Choice = {},
): string {
  const parts = partsOf(event);
  const known = parts.map(({ name }) => name);
  const unknown = [...show, ...blank].filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Refusal('unknown-part', { names: listOf(unknown), known: listOf(known) });
  const both = show.filter((name) => blank.includes(name));
  if (both.length > 0) throw new Refusal('part-shown-and-blanked', { names: listOf(both) });
  if (blank.includes('head')) throw new Refusal('head-is-always-shown');
  const isShown = ({ name }: Part): boolean =>
    show.includes(name) || (!blank.includes(name) && isOpen(event.type, name));
  return receiptText({ parts: parts.map((part) => (isShown(part) ? shown(part) : blanked(part))), proof });
}

const listOf = (names: readonly string[]): string => [...new Set(names)].join(', ');

/**
 * Whether a part is shown when nobody has said otherwise. Free texts are not, since a receipt that has left the house can
 * not be disposed of; nor is what the event's schema no longer has, of which nothing is known.
 */
function isOpen(type: string, name: string): boolean {
  const [, member] = /^data\/(.*)$/s.exec(name) ?? [];
  if (member === undefined) return true;
  const field = CATALOGUE.get(type)?.fields[member];
  return field !== undefined && !field.disposable && !field.lasting;
}

const shown = ({ name, value, saltHash }: Part): ReceiptPart => ({
  name,
  value,
  saltHash: saltHash.toString('hex'),
});

const blanked = ({ name, leafHash }: Part): ReceiptPart => ({ name, leafHash: leafHash.toString('hex') });
