import { existsSync, readFileSync } from 'node:fs';
import { ConfigProblem } from '../config.js';
import { ProofFault } from '../proof/fault.js';
import { COSIGNATURE, LOG_SIGNATURE, type SignatureType } from '../proof/keys.js';
import { keysOf } from '../proof/receipt-answer.js';
import { keptIn, keysFileIn, verifyLedger, type Trust } from '../verify-ledger.js';
import { config, existing } from './opened.js';
import type { Options } from './options.js';
import { EXIT, explain, note, print, progress } from './terminal.js';
import { asJsonText, asText } from './verify-answer.js';

const STEPS = 1_000n;

/** Looks at the whole ledger and says what is wrong with it. Exits with 0 sound, 1 not, 2 wrong use, 3 could not look. */
export async function verifyCommand(options: Options): Promise<number> {
  const trust = trustFrom(options);
  if (trust === undefined) return EXIT.wrongUse;
  const bar = progress('Prövar liggaren', Number(STEPS));
  try {
    const looked = await verifyLedger(existing(config()), trust, {
      at: (position, end) => bar.at(end > 0n ? Number((position * STEPS) / end) : 0),
    });
    bar.end();
    const answer = { ...looked, trustedKeys: trust.trusted.length };
    print(options['format'] === 'json' ? asJsonText(answer) : asText(answer));
    return looked.findings.isSound ? EXIT.done : EXIT.refused;
  } catch (error) {
    bar.end();
    await explain(error, options['format'] as string | undefined);
    return error instanceof ConfigProblem ? EXIT.wrongUse : EXIT.storeAway;
  }
}

function trustFrom(options: Options): Trust | undefined {
  const given = (name: string): readonly string[] => (options[name] as string[] | undefined) ?? [];
  const keys = (texts: readonly string[], type: SignatureType) =>
    keysOf(texts, (file) => readFileSync(file, 'utf8'), type);
  const missing = given('against').find((path) => !existsSync(path));
  if (missing !== undefined) {
    note(`${missing} finns inte. Ange en fil med en kontrollpunkt, eller mappen där de är bevarade.`);
    note(
      `There is no ${missing}. Name a file with a checkpoint, or the folder where they are kept.\n[bad-file]`,
    );
    return undefined;
  }
  try {
    const against = given('against');
    return {
      kept: against.flatMap(keptIn),
      trusted: keys([...given('key'), ...against.flatMap(keysFileIn)], LOG_SIGNATURE),
      keepers: keys(given('keeper'), COSIGNATURE),
    };
  } catch (error) {
    if (!(error instanceof ProofFault)) throw error;
    note(`${error.sv}\n${error.en}\n[${error.code}]`);
    return undefined;
  }
}
