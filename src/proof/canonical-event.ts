import { createHash } from 'node:crypto';
import type { Json } from '../domain/json.js';
import type { RecordedEvent } from '../domain/event.js';

/** A part of an event: what a receipt can show or blank by itself. */
export type Part = Readonly<{
  name: string;
  value: Json;
  saltHash: Buffer;
  canonical: string;
  leafHash: Buffer;
}>;

/** The JSON Canonicalization Scheme, RFC 8785: members by UTF-16 code units, numbers and strings as ECMAScript writes them. */
export function jcs(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value as Record<string, Json>).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${jcs(member)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

const sha256 = (...pieces: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** The Merkle tree hash over leaves that are hashed already, RFC 6962 §2.1. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(NODE, merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}

/** An event's parts in their order: head, actor, metadata without the salt, then the members of data by name (design §3). */
export function partsOf(event: Omit<RecordedEvent, 'position'>): readonly Part[] {
  const { salt, actor, office, ...metadata } = event.metadata;
  const members = Object.keys(event.data).sort();
  const names = ['head', 'actor', 'metadata', ...members.map((member) => `data/${member}`)];
  const head = {
    id: event.id,
    stream: event.stream,
    revision: String(event.revision),
    type: event.type,
    parts: names,
  };
  const values: Json[] = [
    head,
    office === undefined ? { actor } : { actor, office },
    metadata as unknown as Json,
    ...members.map((member) => event.data[member] as Json),
  ];
  const saltBytes = Buffer.from(salt, 'hex');
  return names.map((name, place) => {
    const value = values[place] as Json;
    const saltHash = sha256(saltBytes, name);
    const canonical = jcs([name, value]);
    return { name, value, saltHash, canonical, leafHash: sha256(LEAF, saltHash, canonical) };
  });
}

/** The 32 bytes that stand for an event in the proof log, in `copy` and in receipts. Always of the stored form. */
export const eventHash = (event: Omit<RecordedEvent, 'position'>): Buffer =>
  merkleRoot(partsOf(event).map(({ leafHash }) => leafHash));

/** A hash over a whole log, event by event, so that two stores can be shown to hold the same events in the same order. */
export class RunningHash {
  private state = Buffer.alloc(32);
  private events = 0;

  add(event: Omit<RecordedEvent, 'position'>): void {
    this.state = sha256(this.state, eventHash(event)) as Buffer<ArrayBuffer>;
    this.events += 1;
  }

  get count(): number {
    return this.events;
  }

  get hex(): string {
    return this.state.toString('hex');
  }
}
