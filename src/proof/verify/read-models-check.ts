import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import { kindOf } from '../../domain/catalogue.js';
import type { RecordedEvent } from '../../domain/event.js';
import { decode } from '../../event-store/codec.js';
import type { EventStore } from '../../event-store/event-store.js';
import { definedIn, type Defined } from '../../event-store/sqlite/definitions.js';
import { codeOf } from '../../event-store/sqlite/errors.js';
import { openReadOnly } from '../../event-store/sqlite/open-read-only.js';
import { checkpointIn, DocumentStore, rowTable, type Checkpoint } from '../../read-models/document-store.js';
import { Track } from '../../read-models/track.js';
import { found, type Place } from './faults.js';
import { checkFile } from './file-check.js';
import type { Findings } from './findings.js';
import { placeOf } from './log-checks.js';
import { readWholeLog } from './log-reading.js';
import { differencesOf } from './shown-against-anew.js';

/** Documents that wait to be written when a batch ends. */
const BATCH = 40_000;
/** How often that is looked at, in events. */
const LOOK = 1_024;

/** Where the read models lie, and what they are made by. */
export type ReadModelsFile = Readonly<{ file: string; ledger: string; projections: readonly Projection[] }>;

/**
 * Folds the log once more, as far as each read model says that it has come, into a file of SQLite's own that is gone
 * afterwards, and compares every document and every row. A service that goes on writing is not waited for.
 */
export async function checkReadModels(
  store: EventStore,
  { file, ledger, projections }: ReadModelsFile,
  findings: Findings,
): Promise<void> {
  if (!existsSync(file)) return findings.add(found('read-models-missing'));
  let shown: Database.Database | undefined;
  const anew = DocumentStore.temporary(projections);
  try {
    shown = openReadOnly(file);
    // All that follows sees the file as it is now.
    shown.exec('BEGIN');
    const refolding = new Refolding(store, anew, ledger, findings);
    for (const projection of projections)
      refolding.begin(projection, checkpointIn(shown, projection, ledger));
    const compared = await refolding.fold();
    for (const projection of compared) findings.add(...differencesOf(shown, anew.database, projection));
    findings.add(...checkFile(shown, basename(file), definedFor(compared, projections, anew)));
  } catch (error) {
    // Whatever went wrong here, what was found in the log is told.
    const why = codeOf(error) || (error as Error).name;
    findings.add(found(codeOf(error) === '' ? 'read-models-unchecked' : 'read-models-unreadable', { why }));
  } finally {
    shown?.close();
    anew.close();
  }
}

/** What is defined, but for the tables of projections that were not compared: they may be of another version. */
function definedFor(
  compared: readonly Projection[],
  projections: readonly Projection[],
  { database }: DocumentStore,
): readonly Defined[] {
  const others = new Set(projections.filter((one) => !compared.includes(one)).map(rowTable));
  return definedIn(database).filter(({ name }) => !others.has(name));
}

type Followed = { readonly track: Track; readonly to: Checkpoint; state: 'folding' | 'reached' | 'failed' };

/** Projections on their way along the log once more, each up to where it is shown to be. */
class Refolding {
  private readonly followed: Followed[] = [];
  private byKind: ReadonlyMap<string, readonly Followed[]> = new Map();
  private last: Checkpoint | undefined;
  private index = 0;
  private place: Place | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly anew: DocumentStore,
    private readonly ledger: string,
    private readonly findings: Findings,
  ) {}

  begin(projection: Projection, to: Checkpoint | undefined): void {
    if (!to) return this.findings.add(found('read-model-behind', { projection: projection.name }));
    const track = new Track(projection, this.anew, this.store, undefined);
    this.followed.push({ track, to, state: 'folding' });
  }

  /** Folds all, and returns those that can be compared. */
  async fold(): Promise<readonly Projection[]> {
    this.byKind = Map.groupBy(this.followed, ({ track }) => track.projection.of);
    const until = this.followed.reduce((most, { to }) => (to.position > most ? to.position : most), 0n);
    const reader = {
      event: (event: RecordedEvent) => this.see(event),
      broken: () => void (this.index += 1),
    };
    await readWholeLog(this.store, reader, { until });
    this.write();
    for (const one of this.followed) if (one.state === 'folding') this.beyond(one);
    return this.followed.flatMap(({ state, track }) => (state === 'reached' ? [track.projection] : []));
  }

  private see(stored: RecordedEvent): Promise<unknown> | void {
    const place = placeOf(stored, this.index);
    this.place = place;
    this.index += 1;
    let waiting: Promise<unknown>[] | undefined;
    for (const kind of [kindOf(stored.stream) ?? '', 'log'])
      for (const one of this.byKind.get(kind) ?? []) {
        const folding = one.state === 'folding' ? this.take(one, stored, place) : undefined;
        if (folding) (waiting ??= []).push(folding);
      }
    // Only a correction takes a while; waiting for nothing would cost as much as folding.
    if (waiting) return Promise.all(waiting).then(() => this.taken(stored));
    this.taken(stored);
  }

  private take(one: Followed, stored: RecordedEvent, place: Place): Promise<unknown> | undefined {
    const failed = (): void => this.unfolded(one, place);
    try {
      return one.track.take(decode(stored))?.catch(failed);
    } catch {
      failed();
      return undefined;
    }
  }

  private taken({ position, stream, revision, id: event }: RecordedEvent): void {
    this.last = { position, stream, revision, event };
    for (const one of this.followed)
      if (one.to.position === position && one.state === 'folding') {
        one.state = 'reached';
        if (one.to.event !== event) this.beyond(one);
      }
    if (this.index % LOOK === 0 && this.pending() > BATCH) this.write();
  }

  private beyond(one: Followed): void {
    one.state = 'failed';
    const { event, position } = one.to;
    const details = { projection: one.track.projection.name, event, position: String(position) };
    this.findings.add(found('read-model-beyond-log', details));
  }

  private pending(): number {
    return this.followed.reduce((sum, { track }) => sum + track.pending, 0);
  }

  private write(): void {
    const { last } = this;
    if (!last) return;
    const { database } = this.anew;
    const save = database.transaction((track: Track) => track.save(this.ledger, last));
    database.transaction(() => {
      for (const one of this.followed.filter(({ state }) => state !== 'failed'))
        try {
          save(one.track);
        } catch (error) {
          if (!database.inTransaction) throw error;
          this.unfolded(one);
        }
    })();
    for (const { track, state } of this.followed) if (state !== 'failed') track.committed(last);
  }

  /** Of what was folded no document can be made, whichever event of the batch it was. */
  private unfolded(one: Followed, place = this.place): void {
    one.state = 'failed';
    one.track.discard();
    this.findings.add(found('read-model-unfolded', { projection: one.track.projection.name }, place));
  }
}
