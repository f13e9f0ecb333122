import type { Json } from '../domain/json.js';
import { ProofFault } from './fault.js';

/**
 * JSON that can be read in one way only. `JSON.parse` keeps the last of two members with one name and rounds numbers, so
 * that what a person sees in the file would not be what was hashed.
 */

/** More than any event has; a text of brackets alone would otherwise end in the middle of its reading. */
const MOST_LEVELS = 64;

/** Four times what an append to the ledger may weigh, so that whatever is larger is no receipt, and is not looked into. */
export const MOST_BYTES = 4 * 1024 * 1024;

/** @throws ProofFault receipt-too-large, receipt-not-utf8 */
export function textOf(bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) throw new ProofFault('receipt-too-large', { most: String(MOST_BYTES) });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ProofFault('receipt-not-utf8');
  }
}

/** @throws ProofFault receipt-too-deep, receipt-not-json, member-twice, number-inexact, lone-surrogate, in this order */
export function parseStrict(source: string): Json {
  if (levelsOf(source) > MOST_LEVELS) throw new ProofFault('receipt-too-deep', { most: String(MOST_LEVELS) });
  let value: Json;
  try {
    value = JSON.parse(source) as Json;
  } catch {
    throw new ProofFault('receipt-not-json');
  }
  scan(source);
  return value;
}

/** How deep the brackets go, of a text that may not be JSON. */
function levelsOf(source: string): number {
  let [level, deepest, inText] = [0, 0, false];
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '"') inText = !inText;
    else if (inText) continue;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, (level += 1));
    else if (character === ']' || character === '}') level -= 1;
  }
  return deepest;
}

type Token = Readonly<{ token: string; isText: boolean; isName: boolean }>;

/** The brackets, numbers and texts of a text that is JSON. An expression that matched a whole text would run out of stack on a long one. */
function* tokensOf(source: string): Generator<Token> {
  const start = /["[\]{}]|-?\d[\d.eE+-]*/g;
  const colon = /\s*:/y;
  for (let found = start.exec(source); found; found = start.exec(source)) {
    const [first] = found;
    if (first !== '"') {
      yield { token: first, isText: false, isName: false };
      continue;
    }
    const end = endOfText(source, start.lastIndex);
    colon.lastIndex = end;
    yield { token: source.slice(found.index, end), isText: true, isName: colon.test(source) };
    start.lastIndex = end;
  }
}

/** Where a text that has begun is over, past its closing quote. */
function endOfText(source: string, from: number): number {
  let at = from;
  while (source.charAt(at) !== '"') at += source.charAt(at) === '\\' ? 2 : 1;
  return at + 1;
}

/** Goes through the tokens of a text that is JSON. */
function scan(source: string): void {
  const open: Set<string>[] = [];
  let inexact: string | undefined;
  let broken = false;
  for (const { token, isText, isName } of tokensOf(source)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (!isText) inexact ??= isExact(token) ? undefined : token;
    else {
      const name = JSON.parse(token) as string;
      broken ||= !name.isWellFormed();
      if (!isName) continue;
      if (open.at(-1)?.has(name)) throw new ProofFault('member-twice', { name });
      open.at(-1)?.add(name);
    }
  }
  if (inexact !== undefined) throw new ProofFault('number-inexact', { number: inexact.slice(0, 40) });
  if (broken) throw new ProofFault('lone-surrogate');
}

/** Whether a number, read and written again (RFC 8785 §3.2.2.3), is the one that was written. */
const isExact = (number: string): boolean => decimal(number) === decimal(String(Number(number)));

/** A number's digits without zeroes around them, and how far they are moved: one text for all spellings of a number. */
function decimal(number: string): string {
  const match = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number);
  // Infinity, which no text that is JSON has, is what a number that is too large is read as.
  if (!match) return number;
  const [, whole, fraction = '', exponent = 0] = match;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  // Of a zero no digit is left, however far it was moved.
  if (end === 0) return digits;
  return `${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}
