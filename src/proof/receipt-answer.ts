import { jcs } from './jcs.js';
import { ProofFault, type FaultCode } from './fault.js';
import { LOG_SIGNATURE, parseKey, type SignatureType, type VerifierKey } from './keys.js';
import type { Signed } from './note.js';
import { textOf } from './strict-json.js';
import { verifyReceipt, type ProvedReceipt, type TrustedKeys } from './verify-receipt.js';

/** How what a receipt shows is told, at the command line of Liggare and by the verifier that stands alone. */

export type Answer =
  | Readonly<{ valid: true; proved: ProvedReceipt }>
  | Readonly<{ valid: false; code: FaultCode; sv: string; en: string }>;

/** What is said when something went wrong that shows the receipt neither to be valid nor not to be. */
export const notChecked = (error: unknown): string =>
  [
    `Ett oväntat fel inträffade, och kvittot är inte prövat: ${error instanceof Error ? error.message : String(error)}`,
    'An unexpected error occurred, and the receipt was not checked.',
    '[internal-error]',
  ].join('\n');

export function answerFor(bytes: Uint8Array, trusted: TrustedKeys): Answer {
  try {
    return { valid: true, proved: verifyReceipt(textOf(bytes), trusted) };
  } catch (error) {
    if (!(error instanceof ProofFault)) throw error;
    const { code, sv, en } = error;
    return { valid: false, code, sv, en };
  }
}

const KEY = /^[^+]+\+[0-9a-f]{8}\+/;

/**
 * The keys that are given as trusted: each as it is written, or a file with keys, one a line.
 * @param type of logs, or of keepers: one given for the other would be trusted for what it does not sign
 * @throws ProofFault key-malformed, unknown-algorithm, key-of-other-kind; and whatever `read` throws
 */
export function keysOf(
  given: readonly string[],
  read: (file: string) => string,
  type: SignatureType,
): readonly VerifierKey[] {
  return given.flatMap((text) => {
    const content = KEY.test(text) ? text : read(text);
    const lines = content.split(/\r?\n|\r$/).filter((line) => line !== '');
    // A file without any key is a mistake, and parseKey says of what kind.
    const keys = lines.length === 0 ? [parseKey(content)] : lines.map(parseKey);
    const other = keys.find((key) => key.type !== type);
    if (other) throw ofOtherKind(other);
    return keys;
  });
}

function ofOtherKind({ name, id, type }: VerifierKey): ProofFault {
  const isLog = type === LOG_SIGNATURE;
  return new ProofFault('key-of-other-kind', {
    key: `${name}+${id}`,
    sv: isLog ? 'en liggares: den hör till --key, inte' : 'en bevarares: den hör till --keeper, inte',
    en: isLog ? "a ledger's: it belongs to --key, not" : "a keeper's: it belongs to --keeper, not",
    given: isLog ? '--keeper' : '--key',
  });
}

/** An answer for programs: hashes as the formats have them, times in seconds since 1970. */
export function answerAsJson(answer: Answer): string {
  if (!answer.valid) return JSON.stringify(answer, undefined, 2);
  const { root, eventHash, signed, notSignedBy, ...rest } = answer.proved;
  const told = {
    valid: true,
    ...rest,
    root: root.toString('base64'),
    eventHash: eventHash.toString('hex'),
    signed: signed.map(({ key: { name, id }, time }) => ({ name, id, time })),
    notSignedBy: notSignedBy.map(({ name, id }) => ({ name, id })),
  };
  return JSON.stringify(told, undefined, 2);
}

/** Names that are longer stand out of line. */
const WIDEST = 40;

/** An answer for people, in both languages. */
export function answerAsText(answer: Answer): string {
  if (!answer.valid)
    return `Kvittot gäller inte. ${answer.sv}\nThe receipt is not valid. ${answer.en}\n[${answer.code}]`;
  const { origin, size, root, index, eventHash, head, shown, blanked, signed, notSignedBy } = answer.proved;
  const width = shown.reduce((widest, { name }) => Math.max(widest, name.length), 0);
  const lines = [
    'Kvittot gäller: händelsen stod i liggaren när den undertecknades. Om det den säger är sant visar det inte.',
    'The receipt is valid: the event stood in the ledger when it was signed. Whether it tells the truth is not shown.',
    '',
    `Händelse (event): ${head.type}, revision ${head.revision}, ${head.stream}`,
    `Hash: ${eventHash.toString('hex')}`,
    `Liggare (ledger): ${origin}`,
    `Plats (place): ${index + 1} / ${size}`,
    `Rot (root): ${root.toString('base64')}`,
    '',
    'Visat (shown):',
    ...shown.map(({ name, value }) => `  ${name.padEnd(Math.min(width, WIDEST))}  ${jcs(value)}`),
    `Maskat (blanked): ${blanked.length === 0 ? '–' : blanked.join(', ')}`,
    '',
    'Undertecknat av (signed by):',
    ...signed.map(signedLine),
    ...(notSignedBy.length === 0 ? [] : ['INTE undertecknat av (NOT signed by):']),
    ...notSignedBy.map((key) => signedLine({ key })),
  ];
  return lines.map(visible).join('\n');
}

const signedLine = ({ key: { name, id }, time }: Signed): string =>
  `  ${name}+${id}${time === undefined ? '' : `, sett (seen) ${instant(time)}`}`;

/** The year 10000, from which on an instant is told as its number alone. */
const LAST = 253_402_300_800;

const instant = (time: number): string =>
  time < LAST ? new Date(time * 1000).toISOString().replace('.000Z', 'Z') : String(time);

/** What would move the cursor or turn the writing around on a screen is told by its number, so that it cannot deceive. */
export const visible = (line: string): string =>
  line.replaceAll(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
