import { readFileSync } from 'node:fs';
import { ProofFault } from '../proof/fault.js';
import { answerAsJson, answerAsText, answerFor, keysOf } from '../proof/receipt-answer.js';
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
  const answer = answerFor(readFileSync(file), trusted);
  print(options['format'] === 'json' ? answerAsJson(answer) : answerAsText(answer));
  return Promise.resolve(answer.valid ? EXIT.done : EXIT.refused);
}

function keysFrom(options: Options): TrustedKeys | ProofFault {
  const keys = (name: string) =>
    keysOf((options[name] as string[] | undefined) ?? [], (file) => readFileSync(file, 'utf8'));
  try {
    return { logs: keys('key'), keepers: keys('keeper') };
  } catch (error) {
    if (error instanceof ProofFault) return error;
    throw error;
  }
}
