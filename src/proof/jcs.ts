import type { Json } from '../domain/json.js';

/**
 * The JSON Canonicalization Scheme, RFC 8785: members by UTF-16 code units, numbers and strings as ECMAScript writes them.
 * Written out in loops, since every event is hashed by it.
 */
export function jcs(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) text += text === '' ? jcs(item) : `,${jcs(item)}`;
    return `[${text}]`;
  }
  const members = value as Readonly<Record<string, Json>>;
  // Without a comparison of its own, `sort` goes by UTF-16 code units.
  for (const name of Object.keys(members).sort())
    text += `${text === '' ? '' : ','}${quoted(name)}:${jcs(members[name] as Json)}`;
  return `{${text}}`;
}

/** What a string cannot have as it is: quotes, backslashes, controls, and halves of a pair, which are checked one by one. */
// eslint-disable-next-line no-control-regex
const TO_ESCAPE = /["\\\u0000-\u001F\uD800-\uDFFF]/;

const quoted = (text: string): string => (TO_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`);
