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
  | Readonly<{ name: 'open'; genesis: Genesis; keys: readonly string[] }>
  | Readonly<{ name: 'moved'; genesis: Genesis; keys: readonly string[]; to: string }>;

export const ledgerStream: Evolution<LedgerState> = {
  initial: { name: 'unopened' },
  evolve: (state, event) => {
    if (event.type === e.LedgerOpened.type)
      return { name: 'open', genesis: dataOf(e.LedgerOpened, event), keys: [] };
    if (state.name === 'unopened') return state;
    const { genesis, keys } = state;
    if (event.type === e.LedgerMoved.type)
      return { name: 'moved', genesis, keys, to: dataOf(e.LedgerMoved, event).to };
    if (event.type === e.LedgerContinued.type) return { name: 'open', genesis, keys };
    if (event.type === e.SigningKeyAnnounced.type)
      return { ...state, keys: [...keys, dataOf(e.SigningKeyAnnounced, event).key] };
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

/** The last key that was announced signs. Announcing it again says nothing new; an earlier one does not come back. */
export function announceKey({ key, algorithm, reason }: c.AnnounceKey, state: LedgerState): readonly Fact[] {
  opened(state);
  const keys = state.name === 'unopened' ? [] : state.keys;
  if (keys.at(-1) === key) return [];
  if (keys.includes(key)) throw new Refusal('key-replaced');
  if ((reason === 'first') !== (keys.length === 0))
    throw new Refusal('key-reason-disagrees', { keys: String(keys.length) });
  return [fact(e.SigningKeyAnnounced, { key, algorithm, reason })];
}

function opened(state: LedgerState): void {
  if (state.name === 'unopened') throw new Refusal('no-ledger');
}
