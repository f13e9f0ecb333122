import { Refusal } from '../domain/refusal.js';

/**
 * Bytes as text, or undefined when they are not UTF-8: a letter that was lost in reading would be recorded for ever. A NUL
 * is what UTF-16 has for every other letter.
 */
export function utf8(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The first line that is not UTF-8, from 1, which is where a person will see the broken letter. */
export function lineNotUtf8(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    if (utf8(bytes.subarray(from, to)) === undefined) break;
    from = to + 1;
  }
  return line;
}

export const isUtf16 = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** What a door was given, as text. @param source what it is called, for a person; @throws Refusal not-utf8 */
export function textOf(bytes: Uint8Array, source?: string): string {
  const text = utf8(bytes);
  if (text !== undefined) return text;
  throw new Refusal('not-utf8', {
    line: String(lineNotUtf8(bytes)),
    encoding: isUtf16(bytes) ? 'UTF-16' : 'Windows-1252',
    ...(source === undefined ? {} : { source }),
  });
}
