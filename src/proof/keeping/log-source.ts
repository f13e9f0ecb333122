import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ProofFault } from '../fault.js';
import { HASH_BYTES } from '../hashing.js';
import { TILE_WIDTH, tilePath, type Tile } from '../tiles.js';

/** Where a log is looked at from: its head, and the parts of its tree. Nobody there is trusted. */
export type LogSource = Readonly<{
  /** @throws ProofFault log-unreachable */
  checkpoint: () => Promise<string>;
  /** The hashes of a tile. @throws ProofFault log-unreachable, tile-missing, tile-malformed */
  tile: (tile: Tile) => Promise<Buffer>;
}>;

/** The bytes below a log's address or folder, or undefined when there are none. */
type Fetch = (path: string, atMost: number) => Promise<Buffer | undefined>;

/** Longer than any checkpoint with all the signatures that it may have. */
const CHECKPOINT_BYTES = 65_536;
const TILE_BYTES = TILE_WIDTH * HASH_BYTES;
const PATIENCE_MS = 30_000;

/**
 * @param where the address of a log (of a server, `/log` is understood), its folder, or its checkpoint as a file, beside
 * which its tiles may lie
 */
export function sourceAt(where: string, patienceMs = PATIENCE_MS): LogSource {
  if (/^https?:\/\//i.test(where)) {
    const base = addressOf(where);
    return sourceOf(base, fetching(base, patienceMs), 'checkpoint');
  }
  if (!existsSync(where)) return sourceOf(where, nowhere(where), '');
  if (statSync(where).isDirectory()) return sourceOf(where, reading(where), 'checkpoint');
  const file = basename(where);
  return sourceOf(where, reading(dirname(where)), file);
}

function sourceOf(where: string, fetch: Fetch, checkpoint: string): LogSource {
  return {
    checkpoint: async () => {
      const bytes = await fetch(checkpoint, CHECKPOINT_BYTES);
      if (bytes) return bytes.toString('utf8');
      throw unreachable(where, 'där finns ingen kontrollpunkt', 'there is no checkpoint');
    },
    tile: async (tile) => {
      const path = tilePath(tile);
      // A log may have let a full tile take the place of the partial ones that it begins with.
      const full = { ...tile, width: TILE_WIDTH };
      const bytes = (await fetch(path, TILE_BYTES)) ?? (await fetch(tilePath(full), TILE_BYTES));
      if (!bytes) throw new ProofFault('tile-missing', { path, where });
      const wanted = tile.width * HASH_BYTES;
      if (bytes.length !== wanted && bytes.length !== TILE_BYTES)
        throw new ProofFault('tile-malformed', { path, where });
      return bytes.subarray(0, wanted);
    },
  };
}

/** `https://liggare.norrvik.se` stands for its `/log`, and so does the checkpoint's own address. */
function addressOf(where: string): string {
  let url: URL;
  try {
    url = new URL(where);
  } catch {
    throw unreachable(where, 'adressen har fel form', 'the address is malformed');
  }
  const path = url.pathname
    .replace(/\/+$/, '')
    .replace(/\/checkpoint$/, '')
    .replace(/\/+$/, '');
  return `${url.origin}${path === '' ? '/log' : path}`;
}

const fetching =
  (base: string, patienceMs: number): Fetch =>
  async (path, atMost) => {
    const answer = await answerFrom(`${base}/${path}`, patienceMs);
    try {
      if (answer.status === 404) return undefined;
      if (!answer.ok) throw unreachable(base, `svaret är ${answer.status}`, `the answer is ${answer.status}`);
      return await bodyOf(answer, base, atMost);
    } catch (error) {
      throw error instanceof ProofFault ? error : silent(base, error, patienceMs);
    } finally {
      await answer.body?.cancel().catch(() => undefined);
    }
  };

async function answerFrom(address: string, patienceMs: number): Promise<Response> {
  try {
    // What lies between may hold parts of a tree that was there before the ledger was restored.
    const headers = { 'cache-control': 'no-cache' };
    return await fetch(address, { headers, signal: AbortSignal.timeout(patienceMs) });
  } catch (error) {
    throw silent(address, error, patienceMs);
  }
}

function silent(where: string, error: unknown, patienceMs: number): ProofFault {
  const seconds = patienceMs / 1000;
  return (error as Error).name === 'TimeoutError'
    ? unreachable(where, `inget svar på ${seconds} sekunder`, `no answer in ${seconds} seconds`)
    : unreachable(where, reasonOf(error), reasonOf(error));
}

/** Nobody there is trusted to end what it sends. */
async function bodyOf(answer: Response, where: string, atMost: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.length;
    if (bytes > atMost)
      throw unreachable(
        where,
        `svaret är längre än ${atMost} byte`,
        `the answer is longer than ${atMost} bytes`,
      );
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const reading =
  (folder: string): Fetch =>
  (path, atMost) => {
    try {
      const file = join(folder, path);
      if (statSync(file).size > atMost) throw unreachable(file, 'filen är för stor', 'the file is too large');
      return Promise.resolve(readFileSync(file));
    } catch (error) {
      if (error instanceof ProofFault) return Promise.reject(error);
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return Promise.resolve(undefined);
      return Promise.reject(unreachable(folder, reasonOf(error), reasonOf(error)));
    }
  };

/** Most likely an address whose beginning was left out. */
const nowhere =
  (where: string): Fetch =>
  () =>
    Promise.reject(
      unreachable(
        where,
        'där finns ingen fil eller mapp, och en adress börjar med https:// eller http://',
        'there is no file or folder, and an address begins with https:// or http://',
      ),
    );

/** The reason below a reason says more: a connection that was refused, a name that nobody knows. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  // Of several reasons at once, none is told.
  return (cause as Partial<Error> | undefined)?.message || message;
}

const unreachable = (where: string, sv: string, en: string): ProofFault =>
  new ProofFault('log-unreachable', { where, sv, en });
