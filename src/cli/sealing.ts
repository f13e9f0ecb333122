import { randomUUID } from 'node:crypto';
import { rowOf } from '../ledger/commands.js';
import { readCommand } from '../ledger/read-command.js';
import type { OpenedLedger } from '../open-ledger.js';
import { parseCheckpoint } from '../proof/checkpoint.js';
import { ProofFault } from '../proof/fault.js';
import { createKeyFile, readKeyFile } from '../proof/key-file.js';
import { keyText } from '../proof/keys.js';
import { originOf } from '../proof/origin.js';
import { announcedKeys, openTree, signNow } from '../seal-log.js';
import { actorOf, withLedger } from './opened.js';
import type { Options } from './options.js';
import { asJson, note, print, table } from './terminal.js';

const told = (options: Options, json: object, text: string): void =>
  print(options['format'] === 'json' ? asJson(json) : text);

const LOG_KEY_NOTE =
  'Den här raden är allt som behövs för att kontrollera loggen och kvitton. Ge den till revisorn.';

/** Makes the key that heads of the log are signed with, in its file first, and announces its public half. */
export function createKey(options: Options): Promise<void> {
  return withLedger(async (opened) => {
    const actor = await actorOf(opened, options);
    const { keyFile } = opened.config;
    const { key } = createKeyFile(keyFile, originOf((await opened.ledger.genesis()).ledger));
    await announce(opened, keyText(key), actor, options);
    note(`Nyckeln ligger i ${keyFile}. Säkerhetskopiera den för sig, aldrig tillsammans med liggaren.`);
    told(options, { key: keyText(key), file: keyFile }, keyText(key));
    note(LOG_KEY_NOTE);
  });
}

/** Announces the key in the file, when making it was interrupted or it was made elsewhere. */
export function announceKey(options: Options): Promise<void> {
  return withLedger(async (opened) => {
    const actor = await actorOf(opened, options);
    const { key } = readKeyFile(opened.config.keyFile, originOf((await opened.ledger.genesis()).ledger));
    await announce(opened, keyText(key), actor, options);
    told(options, { key: keyText(key) }, keyText(key));
  });
}

async function announce(opened: OpenedLedger, key: string, actor: string, options: Options): Promise<void> {
  const row = rowOf('ledger', 'announce-key');
  const known = await announcedKeys(opened);
  const reason = options['reason'] ?? (known.length === 0 || known.at(-1) === key ? 'first' : 'rotation');
  await opened.ledger.execute(row, readCommand(row, { key, algorithm: 'ed25519', reason: String(reason) }), {
    commandId: randomUUID(),
    actor,
    door: 'cli',
  });
}

export function showKeys(options: Options): Promise<void> {
  return withLedger(async (opened) => {
    const keys = await announcedKeys(opened);
    const rows = keys.map((key, place) => ({ key, inUse: place === keys.length - 1 }));
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
