import { isTimeZone } from '../dates.js';
import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { Refusal } from '../refusal.js';
import type * as c from './ledger.commands.js';
import * as e from './ledger.events.js';

export type Genesis = Readonly<{
  ledger: string;
  municipality: string;
  timeZone: string;
  kind: 'real' | 'example';
}>;

/** The ledger's own stream: unopened, open, or moved to another store. */
export type LedgerState =
  | Readonly<{ name: 'unopened' }>
  | Readonly<{ name: 'open'; genesis: Genesis }>
  | Readonly<{ name: 'moved'; genesis: Genesis; to: string }>;

export const ledgerStream: Evolution<LedgerState> = {
  initial: { name: 'unopened' },
  evolve: (state, event) => {
    if (event.type === e.LedgerOpened.type) return { name: 'open', genesis: dataOf(e.LedgerOpened, event) };
    if (event.type === e.LedgerMoved.type && state.name !== 'unopened')
      return { name: 'moved', genesis: state.genesis, to: dataOf(e.LedgerMoved, event).to };
    if (event.type === e.LedgerContinued.type && state.name === 'moved')
      return { name: 'open', genesis: state.genesis };
    return state;
  },
};

export function openLedger(
  { ledger, municipality, timeZone, kind }: c.OpenLedger,
  state: LedgerState,
): readonly Fact[] {
  if (state.name !== 'unopened') throw new Refusal('already-exists', { what: 'Liggaren' });
  if (!isTimeZone(timeZone))
    throw new Refusal('malformed-field', {
      field: 'timeZone',
      label: 'Tidszon',
      problemSv: 'är ingen känd tidszon, som Europe/Stockholm',
      problemEn: 'is no known time zone, as Europe/Stockholm',
    });
  return [fact(e.LedgerOpened, { ledger, municipality, timeZone, kind })];
}

export function startImport(
  { import: id, fileHash, rows }: c.StartImport,
  state: LedgerState,
): readonly Fact[] {
  opened(state);
  return [fact(e.ImportStarted, { import: id, fileHash, rows })];
}

export function finishImport(
  { import: id, fileHash, commands }: c.FinishImport,
  state: LedgerState,
): readonly Fact[] {
  opened(state);
  return [fact(e.ImportFinished, { import: id, fileHash, commands })];
}

export function moveLedger({ to }: c.MoveLedger, state: LedgerState): readonly Fact[] {
  opened(state);
  return [fact(e.LedgerMoved, { to })];
}

export function continueLedger(
  { from, events, hash }: c.ContinueLedger,
  state: LedgerState,
): readonly Fact[] {
  opened(state);
  return state.name === 'moved' ? [fact(e.LedgerContinued, { from, events, hash })] : [];
}

function opened(state: LedgerState): void {
  if (state.name === 'unopened') throw new Refusal('no-ledger');
}
