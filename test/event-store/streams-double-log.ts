import { EventEmitter, once } from 'node:events';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';

export type Proposal = Readonly<{
  id: string;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
}>;
export type Entry = Proposal & Readonly<{ stream: string; revision: bigint; position: bigint }>;

/** An event of the log on its way to a reader, who may have asked for others only; or the log's end. */
export type Step = Readonly<{ entry: Entry; wanted: boolean }> | 'caught-up';

/** Places have gaps, as a real log's byte offsets have. */
const GAP = 97n;

/** What a node keeps: one log of all streams, with the node's own rule for a write that comes twice. */
export class DoubleLog {
  readonly entries: Entry[] = [];
  readonly #grown = new EventEmitter().setMaxListeners(0);

  revisionOf(stream: string): bigint | 'no-stream' {
    return this.entries.findLast((entry) => entry.stream === stream)?.revision ?? 'no-stream';
  }

  /**
   * Where the stream has moved on from `expected`, the events that stand next are compared by id: all the same is the
   * first answer again. Where it has not, they are written without a look at their ids.
   */
  append(
    stream: string,
    expected: bigint | 'no-stream',
    proposals: readonly Proposal[],
  ): Readonly<{ revision: bigint; position: bigint }> | 'conflict' {
    const first = expected === 'no-stream' ? 0n : expected + 1n;
    if (this.revisionOf(stream) === expected) {
      for (const [index, proposal] of proposals.entries()) {
        const position = (this.entries.at(-1)?.position ?? 0n) + GAP;
        this.entries.push({ ...proposal, stream, revision: first + BigInt(index), position });
      }
      this.#grown.emit('grown');
    }
    const standing = this.entries.filter((entry) => entry.stream === stream && entry.revision >= first);
    const same = proposals.every((proposal, index) => standing[index]?.id === proposal.id);
    const last = standing[proposals.length - 1];
    return same && last !== undefined ? { revision: last.revision, position: last.position } : 'conflict';
  }

  /** What a read asks for, in its order. A subscription goes on after the end; a read ends there. */
  async *follow(options: ReadReq.Options, stop: AbortSignal): AsyncGenerator<Step> {
    const live = options.hasSubscription();
    if (options.getReadDirection() === 1) {
      const found = this.entries.toReversed().filter((entry) => streamWanted(options, entry));
      for (const entry of found.slice(0, Number(options.getCount()))) yield { entry, wanted: true };
      return yield 'caught-up';
    }
    let next = this.#startOf(options, live);
    let caughtUp = false;
    while (!stop.aborted) {
      const entry = this.entries[next];
      if (entry !== undefined) {
        next += 1;
        if (streamWanted(options, entry)) yield { entry, wanted: filterOf(options)(entry.stream) };
        continue;
      }
      if (!caughtUp) {
        caughtUp = true;
        yield 'caught-up';
        continue;
      }
      await once(this.#grown, 'grown', { signal: stop }).catch(() => undefined);
    }
  }

  /** Reads begin at the place they name, subscriptions after it. */
  #startOf(options: ReadReq.Options, live: boolean): number {
    const stream = options.getStream();
    const place = options.getAll()?.getPosition();
    const index = this.entries.findIndex((entry) => {
      if (stream !== undefined)
        return streamWanted(options, entry) && entry.revision >= BigInt(stream.getRevision() || '0');
      const from = BigInt(place?.getCommitPosition() ?? '0');
      return live ? entry.position > from : entry.position >= from;
    });
    return index === -1 ? this.entries.length : index;
  }
}

function streamWanted(options: ReadReq.Options, entry: Entry): boolean {
  const name = options.getStream()?.getStreamIdentifier()?.getStreamName_asU8();
  return name === undefined || Buffer.from(name).toString('utf8') === entry.stream;
}

function filterOf(options: ReadReq.Options): (stream: string) => boolean {
  const expression = options.getFilter()?.getStreamIdentifier();
  if (expression === undefined) return () => true;
  const regex = expression.getRegex();
  if (regex !== '') return (stream) => new RegExp(regex).test(stream);
  return (stream) => expression.getPrefixList().some((prefix) => stream.startsWith(prefix));
}
