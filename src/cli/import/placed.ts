import type { Draft } from './drafts.js';

/** A draft with its place: its stream, and when it is written in relation to the others. */
export type Placed = Readonly<{
  draft: Draft;
  commandId: string;
  stream: string;
  target?: string;
  /** Sorts all rows: the told instant in an example ledger, else the day it happened. */
  time: string;
  /** The needs of the cases that the row's cells name, by that name. */
  matters?: ReadonlyMap<string, Readonly<{ commandId: string; stream: string }>>;
}>;

export type Placing = Readonly<{ timeZone: string; told: boolean }>;
