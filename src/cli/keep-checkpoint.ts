import { readFileSync } from 'node:fs';
import { many } from '../domain/many.js';
import { keepHead, type KeptNow } from '../proof/keeping/keep.js';
import { KeptFolder } from '../proof/keeping/kept-folder.js';
import { sourceAt } from '../proof/keeping/log-source.js';
import { readKeeperKeyFile } from '../proof/key-file.js';
import { LOG_SIGNATURE } from '../proof/keys.js';
import { keysOf } from '../proof/receipt-answer.js';
import type { Options } from './options.js';
import { asJson, print } from './terminal.js';

/** `liggare checkpoint keep`: run by somebody else than who runs the ledger; no ledger is opened. */
export async function keepCheckpoint(options: Options, [log = '']: readonly string[]): Promise<void> {
  const signWith = options['signWith'] as string | undefined;
  const given = (options['key'] as string[] | undefined) ?? [];
  const kept = await keepHead(sourceAt(log), new KeptFolder(options['in'] as string), {
    keys: keysOf(given, (file) => readFileSync(file, 'utf8'), LOG_SIGNATURE),
    ...(signWith === undefined ? {} : { cosigner: readKeeperKeyFile(signWith) }),
    acceptEpoch: options['acceptEpoch'] === true,
    now: () => new Date(),
  });
  print(options['format'] === 'json' ? asJson(told(kept)) : textOf(kept));
}

const told = ({ outcome, file, checkpoint: { origin, size, root }, before }: KeptNow): object => ({
  outcome,
  file,
  origin,
  size,
  root: root.toString('hex'),
  ...(before === undefined ? {} : { before }),
});

function textOf({ outcome, file, checkpoint: { origin, size }, before }: KeptNow): string {
  const head = `${origin} med ${many(size, 'händelse', 'händelser')}`;
  if (outcome === 'unchanged') return `Ingenting nytt: ${head} är bevarat i ${file}.`;
  const since =
    before === undefined ? 'den första' : `${many(before, 'händelse', 'händelser')} var bevarade förut`;
  return `Bevarat: ${head} (${since}), i ${file}.`;
}
