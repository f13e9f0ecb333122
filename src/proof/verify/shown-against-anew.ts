import type Database from 'better-sqlite3';
import type { Projection } from '../../../projections/projection.js';
import type { Json } from '../../domain/json.js';
import { rowTable } from '../../read-models/document-store.js';
import { jcs } from '../jcs.js';
import { found, type Found } from './faults.js';

/** A thing that is shown, by its key. */
type Shown = Readonly<{ key: string; what: string }>;

/** Of which keys the documents or rows of a projection are not the same in two files. */
export function* differencesOf(
  shown: Database.Database,
  anew: Database.Database,
  projection: Projection,
): Iterable<Found> {
  const { name, rows } = projection;
  const differing = (key: string, what: string): Found =>
    found('read-model-differs', { projection: name, key, what });
  for (const key of unequal(documents(shown, name), documents(anew, name), areSameJson))
    yield differing(key, 'document');
  if (!rows) return;
  const columns = Object.keys(rows.columns).map((column) => `"${column}"`);
  const table = `SELECT key, ${columns.join(', ')} FROM ${rowTable(projection)} ORDER BY key, ${columns.join(', ')}`;
  for (const key of unequal(rowsOf(shown, table), rowsOf(anew, table), (a, b) => a === b))
    yield differing(key, 'rows');
}

function* documents(database: Database.Database, projection: string): Generator<Shown, undefined> {
  const statement = database.prepare<[string], { key: string; body: string }>(
    'SELECT key, body FROM document WHERE projection = ? ORDER BY key',
  );
  for (const { key, body } of statement.iterate(projection)) yield { key, what: body };
  return undefined;
}

/** All rows of a key as one text. */
function* rowsOf(database: Database.Database, table: string): Generator<Shown, undefined> {
  let last: { key: string; what: string } | undefined;
  for (const row of database.prepare<[], unknown[]>(table).raw().iterate()) {
    const [key, ...values] = row as [string, ...unknown[]];
    const what = JSON.stringify(values);
    if (last?.key === key) last.what += what;
    else {
      if (last) yield last;
      last = { key, what };
    }
  }
  if (last) yield last;
  return undefined;
}

/** Goes along both in the order of their keys, and yields those that are in one only or not the same in both. */
function* unequal(
  one: Iterator<Shown, undefined>,
  other: Iterator<Shown, undefined>,
  same: (a: string, b: string) => boolean,
): Iterable<string> {
  let [left, right] = [one.next().value, other.next().value];
  while (left || right) {
    if (left && right && left.key === right.key) {
      if (!same(left.what, right.what)) yield left.key;
      [left, right] = [one.next().value, other.next().value];
    } else if (left && (!right || isBefore(left.key, right.key))) {
      yield left.key;
      left = one.next().value;
    } else if (right) {
      yield right.key;
      right = other.next().value;
    }
  }
}

/** As SQLite orders texts: by their bytes. */
const isBefore = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

/** The order of an object's members says nothing. */
function areSameJson(a: string, b: string): boolean {
  if (a === b) return true;
  try {
    return jcs(JSON.parse(a) as Json) === jcs(JSON.parse(b) as Json);
  } catch {
    return false;
  }
}
