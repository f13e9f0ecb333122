import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { peopleFile, proofFolder, readConfig, readModelsFile, type Config } from '../../../src/config.js';
import type { RecordedEvent } from '../../../src/domain/event.js';
import type { EventStore } from '../../../src/event-store/event-store.js';
import type { JsonObject } from '../../../src/domain/json.js';
import { followLedger } from '../../../src/follow.js';
import { systemClock } from '../../../src/ledger/clock.js';
import { initLedger } from '../../../src/ledger/init-ledger.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { NORRKOPING } from '../../../src/guideline/packs/norrkoping.js';
import { openLedger, type OpenedLedger } from '../../../src/open-ledger.js';
import { registerAs, registerPerson } from '../../../src/people/register-person.js';
import { createKeyFile, readKeyFile, type SigningKey } from '../../../src/proof/key-file.js';
import { keyText } from '../../../src/proof/keys.js';
import { headText } from '../../../src/proof/checkpoint.js';
import { signNote } from '../../../src/proof/note.js';
import { checkpointPath } from '../../../src/proof/tree-folder.js';
import type { Place } from '../../../src/proof/verify/faults.js';
import { openTree, signNow } from '../../../src/seal-log.js';
import { verifyIn, verifyLedger, type Trust, type Verified } from '../../../src/verify-ledger.js';
import { openStore } from '../../../src/open-store.js';
import { allEvents, execute, NEED } from '../../ledger/opened.js';
import { temporaryFolder } from '../../temporary-folder.js';

const LEDGER = '0190a5b0-0000-7000-8000-000000000001';
export const ORIGIN = `${LEDGER}/1`;

/** Trusts nothing but what the ledger says itself. */
export const NO_TRUST: Trust = { kept: [], trusted: [], keepers: [] };

export const configOf = (folder: string): Config =>
  readConfig({ LIGGARE_DATA: folder, LIGGARE_LOG_LEVEL: 'silent' });

/** Somebody who has the folder, and does with it what the program would not. */
export class Ledgers {
  private constructor(
    readonly folder: string,
    readonly anna: string,
  ) {}

  /**
   * A real ledger with a guideline, two persons, three initiatives and so many consultations, so that its tree has full tiles;
   * its read models; a key, and two checkpoints with more events between and after.
   */
  static async make(): Promise<Ledgers> {
    const folder = temporaryFolder('verify');
    const anna = await opened(configOf(folder));
    const made = new Ledgers(folder, anna);
    await made.write(async (ledger) => {
      const number = await made.need(ledger);
      await made.consult(ledger, number, 520);
      await made.announce(ledger);
      await made.sign(ledger);
      await made.consult(ledger, await made.need(ledger), 30);
      await made.sign(ledger);
      await made.consult(ledger, await made.need(ledger), 5);
    });
    await made.show();
    return made;
  }

  /** The same in a folder of its own, to be tampered with. */
  copy(): Ledgers {
    const folder = temporaryFolder('tampered');
    cpSync(this.folder, folder, { recursive: true });
    return new Ledgers(folder, this.anna);
  }

  get config(): Config {
    return configOf(this.folder);
  }

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  async write<T>(doing: (opened: OpenedLedger) => Promise<T>): Promise<T> {
    const opening = await openLedger(this.config);
    try {
      return await doing(opening);
    } finally {
      await opening.close();
    }
  }

  /** Builds the read models. */
  async show(): Promise<void> {
    const followed = await followLedger(this.config);
    const last = (await allEvents(followed.store)).at(-1)?.position ?? 0n;
    await followed.readModels.waitUntil(last, 60_000);
    await followed.close();
  }

  async need({ ledger }: OpenedLedger): Promise<string> {
    const { stream } = await execute(ledger, 'initiative', 'report-need', NEED, { actor: this.anna });
    return stream.slice('initiative-'.length);
  }

  async consult({ ledger }: OpenedLedger, target: string, count: number): Promise<void> {
    const consultation = { consultedOffice: 'it-strategist', note: 'Samordning förordas.' };
    for (let place = 0; place < count; place += 1)
      await execute(ledger, 'initiative', 'consult', consultation, { target, actor: this.anna });
  }

  /** As `consult`, many at a time and straight into the store, for a log so large that another thread hashes it too. */
  async consultMany({ store }: OpenedLedger, count: number): Promise<void> {
    const { stream } = this.where("type = 'NeedReported'");
    const events: RecordedEvent[] = [];
    for await (const event of store.readStream(stream)) events.push(event);
    const last = events.at(-1) as RecordedEvent;
    for (let done = 0; done < count; done += 500) {
      const { type, data, metadata } = last;
      const batch = Array.from({ length: 500 }, () => ({ id: randomUUID(), type, data, metadata }));
      await store.append(stream, last.revision + BigInt(done), batch);
    }
  }

  async announce({ ledger, config }: OpenedLedger, reason = 'first', origin = ORIGIN): Promise<void> {
    const { key } = createKeyFile(config.keyFile, origin);
    await this.ledgerCommand(ledger, 'announce-key', { key: keyText(key), algorithm: 'ed25519', reason });
  }

  async ledgerCommand(ledger: Ledger, name: string, input: JsonObject): Promise<void> {
    await execute(ledger, 'ledger', name, input, { actor: this.anna });
  }

  async sign(opening: OpenedLedger): Promise<void> {
    const tree = await openTree(opening);
    try {
      await signNow(opening, tree);
    } finally {
      tree.close();
    }
  }

  /** The ledger's own key, for the attacker who has it. */
  get key(): SigningKey {
    return readKeyFile(this.config.keyFile, ORIGIN);
  }

  /** A head as the key would sign it, in a file of the tree's folder or of another. */
  head(size: number, root: Buffer, { key, sign }: SigningKey = this.key, origin = ORIGIN): string {
    return signNote(headText({ origin, size, root }), key, sign);
  }

  keep(file: string, source: string): string {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), source);
    return this.path(file);
  }

  /** A file or folder, and what SQLite keeps beside it. */
  remove(name: string): void {
    for (const part of ['', '-wal', '-shm']) rmSync(this.path(name) + part, { recursive: true, force: true });
  }

  proof(name: string): string {
    return join(proofFolder(this.config), name);
  }

  partialWidths(folder: string): readonly number[] {
    return readdirSync(this.proof(folder)).map(Number);
  }

  checkpointFile(size: number): string {
    return this.proof(checkpointPath(ORIGIN, size));
  }

  edit(file: string, change: (bytes: Buffer) => Buffer | string): void {
    for (const part of ['-wal', '-shm']) rmSync(file + part, { force: true });
    writeFileSync(file, change(readFileSync(file)));
  }

  /** Changes a database behind the program's back, with every trigger gone. */
  sql(which: 'ledger' | 'people' | 'read-models' | 'tree', text: string, ...values: unknown[]): unknown {
    const files = {
      ledger: this.path('ledger.db'),
      people: peopleFile(this.config),
      'read-models': readModelsFile(this.config),
      tree: this.proof('state.db'),
    };
    const database = new Database(files[which]);
    try {
      const triggers = database
        .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        .pluck()
        .all();
      for (const name of triggers) database.exec(`DROP TRIGGER ${String(name)}`);
      const statement = database.prepare(text);
      return statement.reader ? statement.raw().get(...values) : statement.run(...values).changes;
    } finally {
      database.close();
    }
  }

  /** The table of events without what keeps ids, revisions and positions apart. */
  unguarded(): void {
    for (const text of [
      'CREATE TABLE loose AS SELECT * FROM event',
      'DROP TABLE event',
      'ALTER TABLE loose RENAME TO event',
    ])
      this.sql('ledger', text);
  }

  /** An event's place by what is asked of it in SQL; the first one that fits. */
  where(condition: string): Place {
    const [position, event, stream, revision, before] = this.sql(
      'ledger',
      `SELECT position, id, stream, revision, (SELECT count(*) FROM event b WHERE b.position < e.position)
       FROM event e WHERE ${condition} ORDER BY position LIMIT 1`,
    ) as [number, string, string, number, number];
    return { index: before, position: BigInt(position), event, stream, revision: BigInt(revision) };
  }

  /** @param Through a store that the real one is read through */
  async verify(
    trust: Partial<Trust> = {},
    Through?: new (store: EventStore) => EventStore,
  ): Promise<Verified> {
    const given = { ...NO_TRUST, ...trust };
    if (!Through) return verifyLedger(this.config, given);
    const store = await openStore(this.config, this.config.store, { readOnly: true });
    try {
      return await verifyIn(new Through(store), this.config, given);
    } finally {
      await store.close();
    }
  }

  /** Has the key, changes an event, and makes tree, heads and read models anew, as if it had never been otherwise. */
  async rewrite(): Promise<void> {
    this.sql(
      'ledger',
      `UPDATE event SET data = json_set(data, '$.note', 'Nej') WHERE type = 'ConsultationHeld' AND revision = 7`,
    );
    for (const name of ['proof', 'read-models.db']) this.remove(name);
    await this.write((opening) => this.sign(opening));
    await this.show();
  }

  async root(size: number): Promise<Buffer> {
    const { rootOfLog } = await import('../logs.js');
    const store = await openStore(this.config, this.config.store, { readOnly: true });
    try {
      return await rootOfLog(store, size);
    } finally {
      await store.close();
    }
  }
}

async function opened(config: Config): Promise<string> {
  const opening = await openLedger(config);
  const ledger = new Ledger(opening.store, systemClock);
  const anna = await initLedger(
    ledger,
    {
      municipality: 'Norrvikens kommun',
      timeZone: 'Europe/Stockholm',
      kind: 'real',
      inForceFrom: '2012-01-01',
      pack: NORRKOPING,
      ledgerId: LEDGER,
    },
    (person) => registerAs(opening.people, ledger, person, 'Anna Exempel', { door: 'cli' }),
  );
  await registerPerson(opening.people, ledger, 'Bo Exempel', { door: 'cli', actor: anna });
  await opening.close();
  return anna;
}

export const newId = (): string => randomUUID();
