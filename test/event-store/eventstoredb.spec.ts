import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BEFORE_FIRST, type NewEvent } from '../../src/domain/event.js';
import type { ExpectedRevision } from '../../src/event-store/event-store.js';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { collect, eventStoreContract } from './contract.js';
import { makeEvent } from './make-event.js';
import { StreamsDouble } from './streams-double.js';

const DOCKER_SOCKET = '/var/run/docker.sock';

async function answers(socket: string): Promise<boolean> {
  const connection = connect(socket);
  try {
    await once(connection, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    connection.destroy();
  }
}

/** The image of docker/compose.yaml, so that what is tested is what is recommended. */
function pinnedImage(): string {
  const compose = readFileSync(new URL('../../docker/compose.yaml', import.meta.url), 'utf8');
  const image = /^ +image: (\S+)$/m.exec(compose)?.[1];
  if (image === undefined) throw new Error('docker/compose.yaml names no image');
  return image;
}

/** Starts a node of its own in a container. */
async function startContainer() {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(pinnedImage())
    .withEnvironment({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_CLUSTER_SIZE: '1', EVENTSTORE_MEM_DB: 'true' })
    .withExposedPorts(2113)
    .withWaitStrategy(Wait.forHttp('/health/live', 2113).forStatusCode(204))
    .withStartupTimeout(120_000)
    .start();
  const url = `esdb://${container.getHost()}:${container.getMappedPort(2113)}?tls=false`;
  return { url, stop: async () => void (await container.stop()) };
}

const given = process.env['EVENTSTOREDB_URL'];
const mayRun = given !== undefined || (await answers(DOCKER_SOCKET));

if (!mayRun) {
  process.stderr.write(
    '\n*** The EventStoreDB contract was NOT run against a node: no EVENTSTOREDB_URL and no Docker engine. ' +
      "Run: docker compose -f docker/compose.yaml up --wait, then EVENTSTOREDB_URL='esdb://127.0.0.1:2113?tls=false' npm test ***\n\n",
  );
}

const open = (url: string, ledger: string) => EventStoreDbEventStore.open({ url, ledger });
const freshName = () => `test-${randomUUID().slice(0, 13)}`;

/** A ledger of its own in the same database. */
function freshLog(url: string) {
  const ledger = freshName();
  return () => open(url, ledger);
}

describe('the adapter over a double of the protocol', () => {
  let node: StreamsDouble;

  beforeAll(async () => {
    node = await StreamsDouble.start();
  });
  afterAll(() => node.stop());

  eventStoreContract('EventStoreDB (double)', () => freshLog(node.url));
});

(mayRun ? describe : describe.skip)('the adapter over a real node', () => {
  let url = given ?? '';
  let stop = (): Promise<void> => Promise.resolve();

  beforeAll(async () => {
    if (given === undefined) ({ url, stop } = await startContainer());
  }, 180_000);
  afterAll(() => stop());

  eventStoreContract('EventStoreDB', () => freshLog(url), { long: 1_000 });

  const withStore = async (use: (store: EventStoreDbEventStore, ledger: string) => Promise<void>) => {
    const ledger = freshName();
    const store = await open(url, ledger);
    try {
      await use(store, ledger);
    } finally {
      await store.close();
    }
  };

  it('acknowledges an append at the position where its last event is read', () =>
    withStore(async (store) => {
      const { position } = await store.append('initiative-1', 'no-stream', [
        makeEvent(),
        makeEvent(),
        makeEvent(),
      ]);
      const read = await collect(store.readAll(BEFORE_FIRST));
      expect(read.map((event) => event.position)).toContain(position);
      expect(read.at(-1)?.position).toBe(position);
      expect((await collect(store.readStream('initiative-1'))).map((event) => event.position)).toEqual(
        read.map((event) => event.position),
      );
      const next = makeEvent();
      await store.append('initiative-2', 'no-stream', [next]);
      expect((await collect(store.readAll(position!))).map(({ id }) => id)).toEqual([next.id]);
    }));

  it('reads every acknowledged event at once while others write to the same database', () =>
    withStore(async (store) => {
      await withStore(async (other) => {
        const enough = new AbortController();
        const noise = (async () => {
          let expected: ExpectedRevision = 'no-stream';
          while (!enough.signal.aborted)
            ({ lastRevision: expected } = await other.append('noise-1', expected, [makeEvent()]));
        })();
        const acknowledged: string[] = [];
        for (let round = 0; round < 40; round += 1) {
          const event = makeEvent();
          await store.append(`initiative-${round}`, 'no-stream', [event]);
          acknowledged.push(event.id);
          expect((await collect(store.readAll(BEFORE_FIRST))).map(({ id }) => id)).toEqual(acknowledged);
        }
        enough.abort();
        await noise;
      });
    }));

  it('knows a re-sent append after everything that remembered it is gone', () =>
    withStore(async (store, ledger) => {
      const sent: NewEvent[] = [makeEvent(), makeEvent()];
      await store.append('initiative-1', 'no-stream', sent);
      await store.append('initiative-1', 1n, [makeEvent()]);
      const again = await open(url, ledger);
      const answer = await again.append('initiative-1', 'no-stream', sent);
      expect(answer).toMatchObject({ firstRevision: 0n, lastRevision: 1n });
      expect(await collect(again.readStream('initiative-1'))).toHaveLength(3);
      await again.close();
    }));
});
