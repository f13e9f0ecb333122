import { EventEmitter, once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import {
  Metadata,
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import { DoubleLog, type Entry, type Proposal } from './streams-double-log.js';

/** What the node does to one append instead of its duty. */
export type AppendFault =
  | 'timeout-before-write'
  | 'timeout-after-write'
  | 'unavailable-after-write'
  | 'unknown-error-after-write'
  | 'connection-lost-after-write'
  | 'silence-after-write'
  | 'unavailable'
  | 'not-leader'
  | 'conflict'
  | 'denied'
  | 'denied-by-proxy'
  | 'deleted'
  | 'too-large';

/** What becomes of one read or subscription once it has handed over so many events. */
export type ReadFault = Readonly<{
  after: number;
  what: 'unavailable' | 'ended' | 'connection-lost' | 'silence' | 'denied';
}>;

type ReadCall = ServerWritableStream<ReadReq, ReadResp>;
type Failure = Readonly<{ code: status; details: string; metadata: Metadata }>;

/**
 * A node of EventStoreDB as its client sees it: the Streams and Gossip services over the client's own protocol, with a
 * log in memory. It stands in where a healthy node will not do on demand what is to be tested. Behind a proxy of its own,
 * so that a connection can be lost as in a crash: without a last word.
 */
export class StreamsDouble {
  /** One per coming append, first come first served; when there are none the node is well. */
  readonly appendFaults: AppendFault[] = [];
  readonly readFaults: ReadFault[] = [];
  /** The calls as they came, with whether they asked for the leader. */
  readonly calls: { method: 'append' | 'read'; requiresLeader: boolean }[] = [];
  openReads = 0;
  eventsSent = 0;
  /** Who leads: this node unless told otherwise. */
  leader: StreamsDouble = this;
  readonly #sockets = new Set<Socket>();
  readonly #idle = new EventEmitter();
  readonly #grpc = new Server();
  #proxy: TcpServer | undefined;
  #grpcPort = 0;
  port = 0;

  private constructor(readonly log: DoubleLog) {}

  static async start(log = new DoubleLog()): Promise<StreamsDouble> {
    const node = new StreamsDouble(log);
    node.#grpc.addService(streamsService.StreamsService, {
      append: node.#append.bind(node),
      read: node.#serveRead.bind(node),
    });
    node.#grpc.addService(gossipService.GossipService, {
      read: (_: unknown, answer: sendUnaryData<InstanceType<typeof gossip.ClusterInfo>>) =>
        answer(null, node.#members()),
    });
    node.#grpcPort = await new Promise<number>((resolve, reject) => {
      node.#grpc.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
    await node.arise();
    return node;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Comes (back) up, at the address it had. */
  async arise(): Promise<void> {
    const proxy = createServer((incoming) => this.#join(incoming, connect(this.#grpcPort, '127.0.0.1')));
    this.#proxy = proxy;
    proxy.listen(this.port, '127.0.0.1');
    await once(proxy, 'listening');
    this.port = (proxy.address() as AddressInfo).port;
  }

  /** Dies as by kill -9: every connection is gone, new ones are refused, and the log is kept. */
  async die(): Promise<void> {
    const closed = this.#proxy === undefined ? undefined : once(this.#proxy, 'close');
    this.#proxy?.close();
    this.#proxy = undefined;
    this.loseConnections();
    await closed;
  }

  loseConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Until every read and subscription is over, as the node sees it. */
  async untilIdle(): Promise<void> {
    while (this.openReads > 0) await once(this.#idle, 'read-over');
  }

  async stop(): Promise<void> {
    await this.die();
    this.#grpc.forceShutdown();
  }

  #join(a: Socket, b: Socket): void {
    for (const [socket, other] of [
      [a, b],
      [b, a],
    ] as const) {
      socket.setNoDelay(true);
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }

  #members() {
    const { VNodeState } = gossip.MemberInfo;
    const nodes = new Map([
      [this.leader, VNodeState.LEADER],
      ...(this.leader === this ? [] : [[this, VNodeState.FOLLOWER] as const]),
    ]);
    const members = [...nodes].map(([node, state]) => {
      const endPoint = new gossip.EndPoint().setAddress('127.0.0.1').setPort(node.port);
      const id = new shared.UUID().setString('00000000-0000-4000-8000-000000000000');
      return new gossip.MemberInfo()
        .setInstanceId(id)
        .setState(state)
        .setIsAlive(true)
        .setHttpEndPoint(endPoint);
    });
    return new gossip.ClusterInfo().setMembersList(members);
  }

  #arrived(method: 'append' | 'read', metadata: Metadata): Failure | undefined {
    const requiresLeader = metadata.get('requires-leader').includes('true');
    this.calls.push({ method, requiresLeader });
    return requiresLeader && this.leader !== this ? this.#notLeader() : undefined;
  }

  async #append(
    call: ServerReadableStream<AppendReq, AppendResp>,
    answer: sendUnaryData<AppendResp>,
  ): Promise<void> {
    const requests: AppendReq[] = [];
    call.on('data', (request: AppendReq) => requests.push(request));
    await once(call, 'end');
    await setImmediate();
    // A connection lost half-way ends the request too; a node writes nothing of what it has not heard to the end.
    if (call.cancelled) return undefined;
    const failure = this.#arrived('append', call.metadata);
    if (failure !== undefined) return answer(failure);
    const fault = this.appendFaults.shift();
    const options = requests[0]?.getOptions();
    if (options === undefined) throw new Error('An append without options');
    const stream = nameOf(options.getStreamIdentifier());
    const expected = options.hasRevision() ? BigInt(options.getRevision()) : 'no-stream';
    if (fault === 'conflict') return answer(null, conflictAt(this.log.revisionOf(stream), expected));
    if (fault !== undefined && !fault.endsWith('after-write')) return answer(this.#failureOf(fault));
    const result = this.log.append(stream, expected, requests.slice(1).map(proposalOf));
    if (fault === 'silence-after-write') return undefined;
    if (fault === 'connection-lost-after-write') return this.loseConnections();
    if (fault !== undefined) return answer(this.#failureOf(fault));
    if (result === 'conflict') return answer(null, conflictAt(this.log.revisionOf(stream), expected));
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(result.position)).setPreparePosition(String(result.position));
    const success = new streams.AppendResp.Success();
    success.setCurrentRevision(String(result.revision)).setPosition(position);
    return answer(null, new streams.AppendResp().setSuccess(success));
  }

  async #serveRead(call: ReadCall): Promise<void> {
    this.openReads += 1;
    try {
      await this.#read(call);
    } finally {
      this.openReads -= 1;
      this.#idle.emit('read-over');
    }
  }

  async #read(call: ReadCall): Promise<void> {
    const failure = this.#arrived('read', call.metadata);
    if (failure !== undefined) return void call.emit('error', failure);
    const fault = this.readFaults.shift();
    const options = call.request.getOptions();
    if (options === undefined) throw new Error('A read without options');
    const live = options.hasSubscription();
    const name = options.hasStream() ? nameOf(options.getStream()?.getStreamIdentifier()) : undefined;
    if (name !== undefined && this.log.revisionOf(name) === 'no-stream') {
      const identifier = options.getStream()?.getStreamIdentifier();
      call.write(
        new streams.ReadResp().setStreamNotFound(
          new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier),
        ),
      );
      return void call.end();
    }
    if (live) {
      const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('double');
      call.write(new streams.ReadResp().setConfirmation(confirmation));
    }
    const stop = new AbortController();
    call.on('cancelled', () => stop.abort());
    let sent = 0;
    for await (const step of this.log.follow(options, stop.signal)) {
      if (sent === fault?.after) return this.#failRead(call, fault.what);
      if (step === 'caught-up') {
        if (!live) break;
        await send(call, new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()), stop.signal);
      } else if (step.wanted) {
        await send(call, eventResponse(step.entry, name === undefined), stop.signal);
        sent += 1;
        this.eventsSent += 1;
      } else {
        await send(call, checkpointAt(step.entry.position), stop.signal);
      }
    }
    return void call.end();
  }

  async #failRead(call: ReadCall, fault: ReadFault['what']): Promise<void> {
    // What was sent is let through first, so that the reader is interrupted in the middle and not at its beginning.
    await sleep(20);
    if (fault === 'ended') call.end();
    else if (fault === 'connection-lost') this.loseConnections();
    else if (fault !== 'silence') call.emit('error', this.#failureOf(fault));
  }

  #notLeader(): Failure {
    const leader = { 'leader-endpoint-host': '127.0.0.1', 'leader-endpoint-port': String(this.leader.port) };
    return failure(status.NOT_FOUND, 'not-leader', leader);
  }

  #failureOf(fault: AppendFault | 'unavailable' | 'denied'): Failure {
    if (fault.startsWith('timeout')) return failure(status.ABORTED);
    if (fault.startsWith('unavailable')) return failure(status.UNAVAILABLE);
    if (fault === 'not-leader') return this.#notLeader();
    if (fault === 'denied') return failure(status.PERMISSION_DENIED, 'access-denied');
    if (fault === 'denied-by-proxy') return failure(status.PERMISSION_DENIED);
    if (fault === 'deleted')
      return failure(status.FAILED_PRECONDITION, 'stream-deleted', { 'stream-name': 'deleted' });
    if (fault === 'too-large') {
      return failure(status.INVALID_ARGUMENT, 'maximum-append-size-exceeded', {
        'maximum-append-size': '1024',
      });
    }
    return failure(status.UNKNOWN);
  }
}

/** The node names its own exceptions in the call's metadata; without one the client has only the code to go by. */
function failure(code: status, exception?: string, details: Readonly<Record<string, string>> = {}): Failure {
  const metadata = new Metadata();
  if (exception !== undefined) metadata.set('exception', exception);
  for (const [key, value] of Object.entries(details)) metadata.set(key, value);
  return { code, details: exception ?? status[code], metadata };
}

function conflictAt(actual: bigint | 'no-stream', expected: bigint | 'no-stream'): AppendResp {
  const conflict = new streams.AppendResp.WrongExpectedVersion();
  if (actual === 'no-stream') conflict.setCurrentNoStream(new shared.Empty());
  else conflict.setCurrentRevision(String(actual));
  if (expected === 'no-stream') conflict.setExpectedNoStream(new shared.Empty());
  else conflict.setExpectedRevision(String(expected));
  return new streams.AppendResp().setWrongExpectedVersion(conflict);
}

function proposalOf(request: AppendReq): Proposal {
  const message = request.getProposedMessage();
  if (message === undefined) throw new Error('An append with a part that is no event');
  return {
    id: message.getId()?.getString() ?? '',
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function eventResponse(entry: Entry, ofLog: boolean): ReadResp {
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(entry.stream, 'utf8'));
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(entry.id))
    .setStreamIdentifier(identifier)
    .setStreamRevision(String(entry.revision))
    .setPreparePosition(String(entry.position))
    .setCommitPosition(String(entry.position))
    .setData(entry.data)
    .setCustomMetadata(entry.metadata);
  event.getMetadataMap().set('type', entry.type).set('content-type', entry.contentType).set('created', '0');
  const resolved = new streams.ReadResp.ReadEvent().setEvent(event);
  if (ofLog) resolved.setCommitPosition(String(entry.position));
  else resolved.setNoPosition(new shared.Empty());
  return new streams.ReadResp().setEvent(resolved);
}

function checkpointAt(position: bigint): ReadResp {
  const checkpoint = new streams.ReadResp.Checkpoint();
  return new streams.ReadResp().setCheckpoint(
    checkpoint.setCommitPosition(String(position)).setPreparePosition(String(position)),
  );
}

async function send(call: ReadCall, response: ReadResp, stop: AbortSignal): Promise<void> {
  if (stop.aborted || call.write(response)) return;
  await once(call, 'drain', { signal: stop }).catch(() => undefined);
}

const nameOf = (identifier: { getStreamName_asU8(): Uint8Array } | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
