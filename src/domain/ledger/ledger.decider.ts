import { isTimeZone } from '../dates.js';
import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { Refusal } from '../refusal.js';
import type * as c from './ledger.commands.js';
import * as e from './ledger.events.js';
import { originOf } from './origin.js';

export type Genesis = Readonly<{
  ledger: string;
  municipality: string;
  timeZone: string;
  kind: 'real' | 'example';
}>;

/** What stays with a ledger when it moves: its genesis, the epoch it is in, and its keys, those of the epoch last. */
export type Standing = Readonly<{
  genesis: Genesis;
  /** 1 until a backup was restored. */
  epoch: number;
  keys: readonly string[];
  /** How many of the keys were announced in earlier epochs: they sign no more. */
  earlierKeys: number;
}>;

/** The ledger's own stream: unopened, open, or moved to another store. */
export type LedgerState =
  | Readonly<{ name: 'unopened' }>
  | (Readonly<{ name: 'open' }> & Standing)
  | (Readonly<{ name: 'moved'; to: string }> & Standing);

export const ledgerStream: Evolution<LedgerState> = {
  initial: { name: 'unopened' },
  evolve: (state, event) => {
    if (event.type === e.LedgerOpened.type)
      return { name: 'open', genesis: dataOf(e.LedgerOpened, event), epoch: 1, keys: [], earlierKeys: 0 };
    if (state.name === 'unopened') return state;
    const { genesis, epoch, keys, earlierKeys } = state;
    const standing = { genesis, epoch, keys, earlierKeys };
    if (event.type === e.LedgerMoved.type)
      return { name: 'moved', ...standing, to: dataOf(e.LedgerMoved, event).to };
    if (event.type === e.LedgerContinued.type) return { name: 'open', ...standing };
    if (event.type === e.SigningKeyAnnounced.type)
      return { ...state, keys: [...keys, dataOf(e.SigningKeyAnnounced, event).key] };
    if (event.type === e.EpochOpened.type)
      return {
        name: 'open',
        ...standing,
        epoch: dataOf(e.EpochOpened, event).epoch,
        earlierKeys: keys.length,
      };
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
  const { keys, earlierKeys } = opened(state);
  if (keys.at(-1) === key) return [];
  if (keys.includes(key)) throw new Refusal('key-replaced');
  const ofEpoch = keys.length - earlierKeys;
  if ((reason === 'first') !== (ofEpoch === 0))
    throw new Refusal('key-reason-disagrees', { keys: String(ofEpoch) });
  return [fact(e.SigningKeyAnnounced, { key, algorithm, reason })];
}

/** Epochs follow upon one another, each under the name that comes after the one before it. */
export function openEpoch(command: c.OpenEpoch, state: LedgerState): readonly Fact[] {
  const { epoch, previousOrigin, keptSize, keptRoot, lastKnownCheckpoint } = command;
  const { genesis, epoch: before } = opened(state);
  const origin = originOf(genesis.ledger, before);
  if (epoch !== before + 1 || previousOrigin !== origin)
    throw new Refusal('epoch-out-of-order', { epoch: String(epoch), origin });
  return [
    fact(e.EpochOpened, {
      epoch,
      previousOrigin,
      keptSize,
      keptRoot,
      ...(lastKnownCheckpoint === undefined ? {} : { lastKnownCheckpoint }),
    }),
  ];
}

function opened(state: LedgerState): Standing {
  if (state.name === 'unopened') throw new Refusal('no-ledger');
  return state;
}
