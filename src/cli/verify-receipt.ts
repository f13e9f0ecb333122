import { readFileSync } from 'node:fs';
import { ProofFault } from '../proof/fault.js';
import { COSIGNATURE, LOG_SIGNATURE, type SignatureType } from '../proof/keys.js';
import { answerAsJson, answerAsText, answerFor, keysOf, notChecked } from '../proof/receipt-answer.js';
import { readReceipt } from '../proof/receipt-file.js';
import type { TrustedKeys } from '../proof/verify-receipt.js';
import type { Options } from './options.js';
import { EXIT, note, print } from './terminal.js';

/** Answers as the verifiers that stand alone do, and with their exit codes. */
export function verifyReceiptFile(options: Options, [file = '']: readonly string[]): Promise<number> {
  const trusted = keysFrom(options);
  if (trusted instanceof ProofFault) {
    note(`${trusted.sv}\n${trusted.en}\n[${trusted.code}]`);
    return Promise.resolve(EXIT.wrongUse);
  }
  const bytes = readReceipt(file);
  try {
    const answer = answerFor(bytes, trusted);
    print(options['format'] === 'json' ? answerAsJson(answer) : answerAsText(answer));
    return Promise.resolve(answer.valid ? EXIT.done : EXIT.refused);
  } catch (error) {
    note(notChecked(error));
    return Promise.resolve(EXIT.storeAway);
  }
}

function keysFrom(options: Options): TrustedKeys | ProofFault {
  const keys = (name: string, type: SignatureType) =>
    keysOf((options[name] as string[] | undefined) ?? [], (file) => readFileSync(file, 'utf8'), type);
  try {
    return { logs: keys('key', LOG_SIGNATURE), keepers: keys('keeper', COSIGNATURE) };
  } catch (error) {
    if (error instanceof ProofFault) return error;
    throw error;
  }
}
