import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ProofFault } from './fault.js';
import { COSIGNATURE, LOG_SIGNATURE } from './keys.js';
import { answerAsJson, answerAsText, answerFor, keysOf, notChecked } from './receipt-answer.js';
import { readReceipt } from './receipt-file.js';

/** The verifier that stands alone: this file with all that it imports is made into one, which needs Node and nothing else. */

const USE = `node liggare-verify.mjs <kvitto> --key <nyckel|fil> [--keeper <nyckel|fil>]… [--json]

Prövar ett kvitto mot nycklar som du redan litar på, utan liggare, nät eller databas.
Checks a receipt by keys that you trust already, without ledger, network or database.

  --key     liggarens nyckel, eller en fil med nycklar, en per rad (the ledger's key, or a file of keys, one a line)
  --keeper  nyckel för någon som har bevarat liggarens rot; får upprepas (the key of somebody who kept the ledger's root)
  --json    svara för program (answer for programs)

Avslutar med 0 om kvittot gäller, 1 om det inte gör det, 2 vid felaktig användning, 3 när det inte gick att pröva.
Exits with 0 when the receipt is valid, 1 when it is not, 2 on wrong use, 3 when it could not be checked.`;

function main(argv: readonly string[]): number {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        key: { type: 'string', multiple: true, default: [] },
        keeper: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return say(process.stdout, USE, 0);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0 || values.key.length === 0) return say(process.stderr, USE, 2);
    const read = (name: string): string => readFileSync(name, 'utf8');
    const trusted = {
      logs: keysOf(values.key, read, LOG_SIGNATURE),
      keepers: keysOf(values.keeper, read, COSIGNATURE),
    };
    const answer = answerFor(readReceipt(file), trusted);
    return say(
      process.stdout,
      values.json ? answerAsJson(answer) : answerAsText(answer),
      answer.valid ? 0 : 1,
    );
  } catch (error) {
    if (error instanceof ProofFault)
      return say(process.stderr, `${error.sv}\n${error.en}\n[${error.code}]`, 2);
    if (error instanceof Error && 'code' in error)
      return say(process.stderr, `${error.message}\n\n${USE}`, 2);
    return say(process.stderr, notChecked(error), 3);
  }
}

function say(to: NodeJS.WriteStream, text: string, exitCode: number): number {
  to.write(`${text}\n`);
  return exitCode;
}

// Where nobody reads what is said, the exit code still answers.
process.stdout.on('error', () => undefined);
process.exitCode = main(process.argv.slice(2));
