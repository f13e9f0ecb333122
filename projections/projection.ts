import type { StreamKind } from '../src/domain/catalogue.js';
import type { RecordedEvent } from '../src/domain/event.js';

export type ColumnType = 'text' | 'integer';
export type RowValue = string | number | null;

/** Typed columns for lists and sums. A document may have several rows: a decision register has one for each decision. */
export interface RowShape<Document, Row extends Readonly<Record<string, RowValue>>> {
  readonly columns: Readonly<Record<keyof Row & string, ColumnType>>;
  /** Columns that lists are ordered or searched by, each list one index. */
  readonly indexes: readonly (readonly (keyof Row & string)[])[];
  of(document: Document): readonly Row[];
}

/**
 * What is shown: a pure fold with one document per key, and the rows derived from it. All events of a key come from one
 * stream, so that a correction is one refold of that stream. Events come decoded, with every correction known so far
 * made in them. Folds never throw on an event that was ever accepted.
 */
export interface Projection<
  Document = unknown,
  Row extends Readonly<Record<string, RowValue>> = Readonly<Record<string, RowValue>>,
> {
  readonly name: string;
  /** A new version rebuilds. */
  readonly version: number;
  /** The kind of stream it folds; `log`: every event there is, as recorded, corrections being events like others. */
  readonly of: StreamKind | 'log';
  /** The document an event belongs to; by default its stream. Undefined: no document. */
  keyOf?(event: RecordedEvent): string | undefined;
  evolve(document: Document | undefined, event: RecordedEvent): Document | undefined;
  readonly rows?: RowShape<Document, Row>;
}
