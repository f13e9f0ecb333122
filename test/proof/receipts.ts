import { readFileSync } from 'node:fs';
import type { RecordedEvent } from '../../src/domain/event.js';
import type { Json } from '../../src/domain/json.js';
import { eventHash } from '../../src/proof/canonical-event.js';
import { headText } from '../../src/proof/checkpoint.js';
import { proofText } from '../../src/proof/inclusion-proof.js';
import { hashOf, inclusionRanges } from '../../src/proof/merkle.js';
import { cosignNote, signNote } from '../../src/proof/note.js';
import { receiptOf, type Choice } from '../../src/proof/receipt.js';
import { NaiveTree } from './naive-tree.js';
import { keeperSigner, logSigner } from './signers.js';

export type Event = Omit<RecordedEvent, 'position'>;

export const ORIGIN = 'log.example/1';
export const log = logSigner(ORIGIN);
export const keeper = keeperSigner('keeper.example');
export const SEEN = 1_763_000_000;
export const trusted = { logs: [log.key], keepers: [keeper.key] };

const { examples } = JSON.parse(
  readFileSync(new URL('canonical-examples.json', import.meta.url), 'utf8'),
) as { examples: { event: Omit<Event, 'revision'> & { revision: string } }[] };

/** The events of the worked examples: a need with a title and a reason, and a consultation with nothing to say. */
export const [need, consultation] = examples.map(({ event }) => ({
  ...event,
  revision: BigInt(event.revision),
})) as unknown as readonly [Event, Event];

type Place = Readonly<{ index?: number; size?: number; seen?: number }>;

/** An event among others of a log, and the proof that it is there, kept by the keeper at a time. */
export function proofOf(event: Event, { index = 6, size = 11, seen = SEEN }: Place = {}): string {
  const entries: Buffer[] = Array.from({ length: size }, (_none, place) => Buffer.alloc(32, place));
  entries[index] = eventHash(event);
  const tree = new NaiveTree(entries);
  const hashes = inclusionRanges(index, size).map((range) => hashOf(range, tree.hashAt));
  const signed = signNote(headText({ origin: ORIGIN, size, root: tree.root(0, size) }), log.key, log.sign);
  return proofText(index, hashes, cosignNote(signed, keeper.key, seen, keeper.sign));
}

export const receiptFor = (event: Event, choice?: Choice): string => receiptOf(event, proofOf(event), choice);

/** A receipt as an object that a test may change as it likes. */
export type Loose = { format: Json; parts: Record<string, Json>[]; proof: string };

export const bent = (receipt: string, change: (loose: Loose) => unknown): string => {
  const loose = JSON.parse(receipt) as Loose;
  const other = change(loose);
  return JSON.stringify(other ?? loose);
};
