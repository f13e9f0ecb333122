import type { Json } from '../domain/json.js';
import type { RecordedEvent } from '../domain/event.js';
import { leafHash, sha256 } from './hashing.js';
import { jcs } from './jcs.js';
import { merkleRoot } from './merkle.js';

/** A part of an event: what a receipt can show or blank by itself. */
export type Part = Readonly<{
  name: string;
  value: Json;
  saltHash: Buffer;
  canonical: string;
  leafHash: Buffer;
}>;

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
    return { name, value, saltHash, canonical, leafHash: leafHash(saltHash, canonical) };
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
