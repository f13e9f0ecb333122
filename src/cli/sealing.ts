import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { rowOf } from '../ledger/commands.js';
import { readCommand } from '../ledger/read-command.js';
import type { OpenedLedger } from '../open-ledger.js';
import { readFileSync } from 'node:fs';
import { parseCheckpoint } from '../proof/checkpoint.js';
import { takeCosigned as takeCosignedInto } from '../proof/cosigned.js';
import { keysOf } from '../proof/receipt-answer.js';
import { readText } from './text-file.js';
import { ProofFault } from '../proof/fault.js';
import { createKeeperKeyFile, createKeyFile, readKeyFile } from '../proof/key-file.js';
import { COSIGNATURE, keyText } from '../proof/keys.js';
import { openTree, signNow } from '../seal-log.js';
import { actorOf, withLedger } from './opened.js';
import type { Options } from './options.js';
import { asJson, note, print, table } from './terminal.js';

const told = (options: Options, json: object, text: string): void =>
  print(options['format'] === 'json' ? asJson(json) : text);

const LOG_KEY_NOTE =
  'Den här raden är allt som behövs för att kontrollera loggen och kvitton. Ge den till revisorn.';

/** Makes the key that heads of the log are signed with, in its file first, and announces its public half. */
export function createKey(options: Options): Promise<void> {
  if (options['keeper'] !== undefined) return createKeeperKey(options);
  return withLedger(async (opened) => {
    const actor = await actorOf(opened, options);
    await opened.ledger.confirmOpen();
    const { keyFile } = opened.config;
    const { key } = createKeyFile(keyFile, await opened.ledger.origin(true));
    await announce(opened, keyText(key), actor, options);
    note(`Nyckeln ligger i ${keyFile}. Säkerhetskopiera den för sig, aldrig tillsammans med liggaren.`);
    told(options, { key: keyText(key), file: keyFile }, keyText(key));
    note(LOG_KEY_NOTE);
  });
}

/** Whoever keeps checkpoints of others has a key and no ledger. */
function createKeeperKey(options: Options): Promise<void> {
  const file = resolve((options['file'] as string | undefined) ?? 'keeper-key.pem');
  const { key } = createKeeperKeyFile(file, options['keeper'] as string);
  told(options, { key: keyText(key), file }, keyText(key));
  note(
    `Den hemliga nyckeln ligger i ${file}. Raden ovan är den öppna: ge den till den som ska pröva kvitton.`,
  );
  return Promise.resolve();
}

/** Announces the key in the file, when making it was interrupted or it was made elsewhere. */
export function announceKey(options: Options): Promise<void> {
  return withLedger(async (opened) => {
    const actor = await actorOf(opened, options);
    const { key } = readKeyFile(opened.config.keyFile, await opened.ledger.origin(true));
    await announce(opened, keyText(key), actor, options);
    told(options, { key: keyText(key) }, keyText(key));
  });
}

async function announce(opened: OpenedLedger, key: string, actor: string, options: Options): Promise<void> {
  const { keys, earlierKeys } = await opened.ledger.standing(true);
  const isFirst = keys.length === earlierKeys || keys.at(-1) === key;
  const reason = options['reason'] ?? (isFirst ? 'first' : 'rotation');
  await announceKeyOf(opened, key, actor, String(reason));
}

/** Introduces a key, by whose hand and why. */
export async function announceKeyOf(
  { ledger }: OpenedLedger,
  key: string,
  actor: string,
  reason: string,
): Promise<void> {
  const row = rowOf('ledger', 'announce-key');
  const command = readCommand(row, { key, algorithm: 'ed25519', reason });
  await ledger.execute(row, command, { commandId: randomUUID(), actor, door: 'cli' });
}

export function showKeys(options: Options): Promise<void> {
  return withLedger(async (opened) => {
    const { keys, earlierKeys } = await opened.ledger.standing(true);
    const inUse = keys.length > earlierKeys ? keys.length - 1 : undefined;
    const rows = keys.map((key, place) => ({ key, inUse: place === inUse }));
    told(
      options,
      rows,
      table(rows, [
        { heading: 'Nyckel', of: ({ key }) => key, max: 220 },
        {
          heading: 'Används',
          of: ({ inUse }) => (inUse ? 'ja' : 'nej, gäller för det den har undertecknat'),
        },
      ]),
    );
  });
}

/** Takes a checkpoint that a keeper has cosigned, so that receipts have it. */
export function takeCosigned(options: Options, [file = '']: readonly string[]): Promise<void> {
  return withLedger(async (opened) => {
    const keepers = keysOf(options['keeper'] as string[], (name) => readFileSync(name, 'utf8'), COSIGNATURE);
    const folder = await openTree(opened);
    try {
      const source = takeCosignedInto(readText(file), folder, keepers);
      const { size, note: taken } = parseCheckpoint(source);
      const signers = taken.signatures.map(({ name, id }) => `${name}+${id}`);
      told(
        options,
        { size, signers, checkpoint: source },
        `Kvitton på de första ${size} händelserna har nu med: ${signers.join(', ')}.`,
      );
    } finally {
      folder.close();
    }
  });
}

/** The newest checkpoint, as it stands; or, on demand, one of the log as it is now. */
export function showCheckpoint(options: Options): Promise<void> {
  return withLedger(async (opened) => {
    const folder = await openTree(opened);
    try {
      const source = options['now'] === true ? await signNow(opened, folder) : folder.checkpoint();
      if (source === undefined) throw new ProofFault('no-checkpoint');
      const { origin, size, root } = parseCheckpoint(source);
      const json = { origin, size, root: root.toString('hex'), checkpoint: source };
      told(options, json, source.trimEnd());
    } finally {
      folder.close();
    }
  });
}
