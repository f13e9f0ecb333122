import { readConfig } from '../../src/config.js';
import { parseKey } from '../../src/proof/keys.js';
import { isNote, type Found } from '../../src/proof/verify/faults.js';
import { keptIn, verifyLedger } from '../../src/verify-ledger.js';
import { CHECKPOINT_NAMES, type Finds } from './attack.js';
import type { LedgerCopy } from './ledger-copy.js';

/** What `liggare verify` says of a ledger: what makes it unsound, and what is only told. */
export type Verdict = Readonly<{ faults: Finds; notes: Finds }>;

/** @param by whether the one who verifies has the ledger's keys from elsewhere, and the checkpoint that was kept */
export async function verdictOn(
  copy: LedgerCopy,
  by: Readonly<{ keyKnown: boolean; kept: boolean }>,
): Promise<Verdict> {
  const { kept, keys } = copy.original;
  const { findings } = await verifyLedger(readConfig({ LIGGARE_DATA: copy.folder }), {
    kept: by.kept ? keptIn(kept) : [],
    trusted: by.keyKnown ? keys.map(parseKey) : [],
    keepers: [],
  });
  const said = (wanted: boolean): Finds => {
    const finds = findings.all.filter(({ code }) => isNote(code) === wanted && code !== GONE_AT_ANY_TIME);
    return [...new Set(finds.map((one) => `${one.code}: ${whereOf(one, copy)}`))].toSorted();
  };
  return { faults: said(false), notes: said(true) };
}

/** Read models may be removed whenever one likes: that they are says nothing. */
const GONE_AT_ANY_TIME = 'read-models-missing';

/** Where something was found, by the names that the attack has given: ids and counts differ from ledger to ledger. */
function whereOf({ code, place, details }: Found, copy: LedgerCopy): string {
  const { file, person, after, from, key, event, names, size } = details;
  if (code.startsWith('kept-')) return 'kept';
  if (code.startsWith('state-')) return 'state.db';
  if (code === 'not-sealed') return `after ${sizeNamed(copy, place?.index ?? 0)}`;
  if (file !== undefined)
    return from === undefined
      ? fileNamed(copy, file)
      : `${fileNamed(copy, file)} (after ${sizeNamed(copy, Number(from))})`;
  if (code === 'event-removed') return `after ${eventNamed(copy, /\((.*)\)$/.exec(after ?? '')?.[1] ?? '')}`;
  if (code === 'checkpoint-missing') return sizeNamed(copy, Number(size));
  if (names !== undefined) return names;
  if (code === 'event-hidden') return eventNamed(copy, String(event));
  if (code === 'trusted-key-not-announced' || code === 'read-model-differs')
    return copy.nameOf(key ?? '') ?? String(key);
  if (person !== undefined && copy.nameOf(person) !== undefined) return String(copy.nameOf(person));
  return place === undefined ? 'the ledger' : eventNamed(copy, place.event);
}

const eventNamed = (copy: LedgerCopy, id: string): string => copy.nameOf(id) ?? `event ${copy.indexOf(id)}`;

function sizeNamed(copy: LedgerCopy, size: number): string {
  if (size === 0) return 'the beginning';
  return (
    CHECKPOINT_NAMES.find((name) => copy.original.sizes[name] === size) ??
    (size > copy.original.sizes.newest ? 'beyond newest' : String(size))
  );
}

/** A checkpoint's file by its name; a tile that is not full by the name of the size that it is of. */
function fileNamed(copy: LedgerCopy, file: string): string {
  const name = copy.nameOf(file);
  if (name !== undefined) return name;
  const [, head] = /^checkpoints\/(?:.*\/)?(\d+)$/.exec(file) ?? [];
  if (head !== undefined) return sizeNamed(copy, Number(head));
  const [, path = '', index, width] = /^(tile\/(?:0|entries))\/(\d+)\.p\/(\d+)$/.exec(file) ?? [];
  return width === undefined ? file : `${path} of ${sizeNamed(copy, Number(index) * 256 + Number(width))}`;
}
