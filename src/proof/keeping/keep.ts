import { parseCheckpoint, type Checkpoint } from '../checkpoint.js';
import { ProofFault } from '../fault.js';
import type { SigningKey } from '../key-file.js';
import { LOG_SIGNATURE, keyText, verifierKey, type VerifierKey } from '../keys.js';
import { cosignNote, signedBy, withSignatures, type Signed } from '../note.js';
import { epochOf } from '../origin.js';
import { consistencyOf } from './consistency.js';
import type { KeptFolder, KeptHead, Standing } from './kept-folder.js';
import type { LogSource } from './log-source.js';

export type Keeping = Readonly<{
  /** Keys that are trusted from now on, by whoever asks; the first time there must be one. */
  keys: readonly VerifierKey[];
  /** The keeper's own key, to cosign with. */
  cosigner?: SigningKey;
  acceptEpoch: boolean;
  /** What a head is kept, cosigned and told against at. */
  now: () => Date;
}>;

/** What was done: `unchanged` when the head is the one that was kept last. `before` is how many events that had. */
export type KeptNow = Readonly<{
  outcome: 'kept' | 'unchanged';
  file: string;
  checkpoint: Checkpoint;
  before?: number;
}>;

/**
 * Fetches a log's head and keeps it when it is signed by a trusted key and the log begins with what was kept before. Of two
 * heads that do not belong together both are kept as evidence. What another run keeps in the folder meanwhile is seen.
 * @throws ProofFault no-trusted-key, log-unreachable, signer-unknown, signed-by-replaced-key, signature-wrong, other-origin,
 * origin-malformed, rolled-back, forked, tiles-disagree, tile-missing, tile-malformed, new-epoch, kept-damaged,
 * kept-keys-damaged, folder-busy, and those of a malformed note
 */
export async function keepHead(source: LogSource, folder: KeptFolder, asked: Keeping): Promise<KeptNow> {
  const looking = { source, folder, asked };
  let before = folder.standing();
  if (before.keys.length + asked.keys.length === 0) throw new ProofFault('no-trusted-key');
  let found = parseCheckpoint(await source.checkpoint());
  for (;;) {
    const standing = folder.standing();
    if (await isOvertaken(looking, before, standing, found)) {
      before = standing;
      found = parseCheckpoint(await source.checkpoint());
    }
    const kept = await keepUpon(looking, standing, found);
    if (kept) return kept;
  }
}

type Looking = Readonly<{ source: LogSource; folder: KeptFolder; asked: Keeping }>;

/** Whether the log went on from this head, and another run kept that after the head was asked for: it is no rollback. */
async function isOvertaken(
  { source }: Looking,
  before: Standing,
  { newest }: Standing,
  found: Checkpoint,
): Promise<boolean> {
  if (!newest || newest.file === before.newest?.file) return false;
  const { checkpoint } = newest;
  if (checkpoint.origin !== found.origin) return false;
  try {
    return (await consistencyOf(found, checkpoint, source.tile)) === 'consistent';
  } catch (error) {
    // Who has not the parts of the tree that was kept has not gone on to it.
    if (error instanceof ProofFault && error.code !== 'log-unreachable') return false;
    throw error;
  }
}

/** Keeps a head upon what was kept before it. @returns undefined when another run has kept something since */
async function keepUpon(
  looking: Looking,
  standing: Standing,
  found: Checkpoint,
): Promise<KeptNow | undefined> {
  const { folder, asked } = looking;
  const { keys: trusted, newest } = standing;
  const signer = signerOf(found, trusted, asked.keys);
  const names = [...trusted, ...asked.keys].map(({ name }) => name);
  if (!newest && signer instanceof ProofFault && !names.includes(found.origin))
    throw new ProofFault('other-origin', { found: found.origin, expected: names.at(-1) ?? '' });
  // Kept heads are told apart by their epochs.
  if (!newest && !(signer instanceof ProofFault) && !epochOf(found.origin))
    throw new ProofFault('origin-malformed', { origin: found.origin });
  if (newest && found.origin !== newest.checkpoint.origin) await confirmEpoch(looking, newest, found, signer);
  if (signer instanceof ProofFault) throw signer;
  if (newest?.checkpoint.origin === found.origin) {
    await confirmFollows(looking, newest, found);
    if (newest.checkpoint.note.text === found.note.text && !lacksCosignature(newest, asked))
      return { outcome: 'unchanged', ...newest, before: found.size };
  }
  const head = (at: Date): string => cosigned(found, signer, asked, at);
  const kept = folder.keepUpon(standing, signer, asked.now, head);
  return kept && { outcome: 'kept', ...kept, ...(newest && { before: newest.checkpoint.size }) };
}

/**
 * By which key a head is signed: one that is given now, or else the newest that is trusted for its origin. The key of the
 * epoch before is known again when it signs under the new name.
 */
function signerOf(
  { origin, note }: Checkpoint,
  trusted: readonly VerifierKey[],
  given: readonly VerifierKey[],
): VerifierKey | ProofFault {
  const known = trusted.filter(({ name }) => name === origin);
  const fresh = given.filter(
    (key) =>
      key.type === LOG_SIGNATURE &&
      key.name === origin &&
      !known.some((one) => keyText(one) === keyText(key)),
  );
  const ledger = epochOf(origin)?.ledger;
  const renamed = trusted
    .slice(-1)
    .filter(({ name }) => ledger !== undefined && epochOf(name)?.ledger === ledger)
    .map(({ type, publicKey }) => verifierKey(origin, type, publicKey));
  const candidates = fresh.length > 0 ? fresh : known.length > 0 ? known.slice(-1) : renamed;
  try {
    return (signedBy(note, candidates) as readonly [Signed])[0].key;
  } catch (error) {
    if (!(error instanceof ProofFault)) throw error;
    const replaced = known.find(({ id }) => note.signatures.some((signature) => signature.id === id));
    return error.code === 'signer-unknown' && replaced
      ? new ProofFault('signed-by-replaced-key', { key: keyText(replaced) })
      : error;
  }
}

/** @throws ProofFault rolled-back, forked, tiles-disagree, with both heads as evidence */
async function confirmFollows(
  { source, folder, asked }: Looking,
  { checkpoint: kept }: KeptHead,
  found: Checkpoint,
): Promise<void> {
  if (found.size < kept.size) throw refusal('rolled-back', folder, kept, found, asked.now());
  const consistency = await consistencyOf(kept, found, source.tile);
  if (consistency !== 'consistent') throw refusal(consistency, folder, kept, found, asked.now());
}

function refusal(
  code: 'rolled-back' | 'forked' | 'tiles-disagree',
  folder: KeptFolder,
  kept: Checkpoint,
  found: Checkpoint,
  at: Date,
): ProofFault {
  return new ProofFault(code, {
    kept: String(kept.size),
    found: String(found.size),
    keptOrigin: kept.origin,
    foundOrigin: found.origin,
    evidence: folder.keepEvidence(code, kept.source, found.source, at),
  });
}

/** A later epoch of the same ledger is accepted by hand only. @throws ProofFault other-origin, rolled-back, new-epoch */
async function confirmEpoch(
  looking: Looking,
  { checkpoint: kept }: KeptHead,
  found: Checkpoint,
  signer: VerifierKey | ProofFault,
): Promise<void> {
  const { folder, asked } = looking;
  const [before, now] = [epochOf(kept.origin), epochOf(found.origin)];
  if (!before || now?.ledger !== before.ledger)
    throw new ProofFault('other-origin', { found: found.origin, expected: kept.origin });
  if (now.epoch < before.epoch) {
    if (signer instanceof ProofFault) throw signer;
    throw refusal('rolled-back', folder, kept, found, asked.now());
  }
  if (asked.acceptEpoch) return;
  const isKnown = !(signer instanceof ProofFault);
  if (isKnown) folder.keepEvidence('new-epoch', kept.source, found.source, asked.now());
  throw new ProofFault('new-epoch', {
    origin: found.origin,
    previous: kept.origin,
    kept: String(kept.size),
    found: String(found.size),
    ...lossOf(kept, await newestContained(looking, before.epoch, found)),
    signerSv: isKnown
      ? 'Den är undertecknad med en nyckel som ni litar på.'
      : 'Nyckeln den är undertecknad med är okänd: begär den, och ange den med --key.',
    signerEn: isKnown
      ? 'It is signed by a key that you trust.'
      : 'The key it is signed by is unknown: ask for it, and give it with --key.',
  });
}

/**
 * How many events the newest kept head has that the later tree begins with, as far as its tiles can be had. Kept heads
 * begin with one another: a tree that begins with one begins with all before it.
 */
async function newestContained(
  { source, folder }: Looking,
  epoch: number,
  found: Checkpoint,
): Promise<number | undefined> {
  try {
    const heads = folder.of(epoch);
    let [from, to] = [0, heads.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const { checkpoint } = (heads[middle] as (typeof heads)[number]).head();
      if ((await consistencyOf(checkpoint, found, source.tile)) === 'consistent') to = middle;
      else from = middle + 1;
    }
    return heads[from]?.size ?? 0;
  } catch (error) {
    if (error instanceof ProofFault && error.code !== 'kept-damaged') return undefined;
    throw error;
  }
}

function lossOf({ size }: Checkpoint, contained: number | undefined): Record<string, string> {
  if (contained === undefined)
    return {
      lostSv: 'hur mycket av det som finns kvar gick inte att pröva',
      lostEn: 'how much of it is left could not be checked',
    };
  if (contained === size)
    return { contained: String(size), lost: '0', lostSv: 'allt det finns kvar', lostEn: 'all of it is left' };
  const lost = String(size - contained);
  return {
    contained: String(contained),
    lost,
    lostSv: `av det finns de första ${contained} säkert kvar, och högst ${lost} är förlorade`,
    lostEn: `of it the first ${contained} are left for certain, and at most ${lost} are lost`,
  };
}

const lacksCosignature = ({ checkpoint }: KeptHead, { cosigner }: Keeping): boolean =>
  cosigner !== undefined && !checkpoint.note.signatures.some(({ id }) => id === cosigner.key.id);

/** The head with the signature that was checked, and the keeper's own: what others put upon it they vouch for themselves. */
function cosigned({ note }: Checkpoint, signer: VerifierKey, { cosigner }: Keeping, at: Date): string {
  const own = note.signatures.filter(({ name, id }) => name === signer.name && id === signer.id).slice(0, 1);
  const source = withSignatures(note.text, own);
  return cosigner ? cosignNote(source, cosigner.key, Math.floor(at.getTime() / 1000), cosigner.sign) : source;
}
