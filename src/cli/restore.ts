import { existsSync, readFileSync } from 'node:fs';
import { many } from '../domain/many.js';
import { readKeyFile } from '../proof/key-file.js';
import { keyText } from '../proof/keys.js';
import { LOG_SIGNATURE } from '../proof/keys.js';
import { keysOf } from '../proof/receipt-answer.js';
import { restoreLedger, type LastKnown, type Restored } from '../restore-ledger.js';
import { actorOf, withLedger } from './opened.js';
import type { Options } from './options.js';
import { announceKeyOf } from './sealing.js';
import { asJson, note, print } from './terminal.js';
import { readText } from './text-file.js';

/** `liggare restore`: says that the ledger goes on from a backup, and introduces the key in its file anew. */
export function restore(options: Options): Promise<void> {
  return withLedger(async (opened) => {
    const actor = await actorOf(opened, options);
    const { keyFile } = opened.config;
    // What is wrong with the key's file should be heard of before anything is recorded.
    if (existsSync(keyFile)) readKeyFile(keyFile, await opened.ledger.origin());
    const restored = await restoreLedger(opened, actor, {
      lastKnown: lastKnownFrom(options),
      isStoreLost: options['storeLost'] === true,
    });
    const key = existsSync(keyFile) ? keyText(readKeyFile(keyFile, restored.origin).key) : undefined;
    if (key !== undefined) await announceKeyOf(opened, key, actor, 'first');
    if (options['format'] === 'json')
      return print(asJson({ ...restored, ...(key === undefined ? {} : { key }) }));
    print(textOf(restored));
    note(
      key === undefined
        ? `Det finns ingen nyckel i ${keyFile}. Skapa en med «liggare key create».`
        : `Nyckeln heter nu ${key}\nGe den till revisorn. Vill ni byta: flytta undan ${keyFile} och kör «liggare key create».`,
    );
    note(
      'Starta om tjänsten. De som bevarar kontrollpunkter får se den nya epoken och godkänner den för hand.',
    );
  });
}

function lastKnownFrom(options: Options): LastKnown | undefined {
  const file = options['lastKnown'] as string | undefined;
  if (file === undefined) return undefined;
  const given = (options['key'] as string[] | undefined) ?? [];
  return { source: readText(file), keys: keysOf(given, (name) => readFileSync(name, 'utf8'), LOG_SIGNATURE) };
}

function textOf({ origin, keptSize, keptRoot, lastKnownSize, lost }: Restored): string {
  const known =
    lastKnownSize === undefined
      ? 'Ingen kontrollpunkt från tiden före är känd: det går inte att säga hur mycket som är förlorat.'
      : lost === 0
        ? `Allt i den senast kända kontrollpunkten (${many(lastKnownSize, 'händelse', 'händelser')}) finns kvar.`
        : `Förlorat: ${many(lost, 'händelse', 'händelser')} av de ${lastKnownSize} i den senast kända kontrollpunkten.`;
  return [
    `Liggaren går vidare som ${origin} och tar emot händelser igen.`,
    `Kvar: ${many(keptSize, 'händelse', 'händelser')}, med roten ${keptRoot}.`,
    known,
  ].join('\n');
}
