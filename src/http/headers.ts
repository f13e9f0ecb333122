import { randomUUID } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import { Refusal } from '../domain/refusal.js';

type Header = string | readonly string[] | undefined;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Printable ASCII: what a header may hold without anybody guessing its encoding. */
const KEY = /^[\x21-\x7E](?:[\x20-\x7E]{0,198}[\x21-\x7E])?$/;
const STRONG_TAG = /^"(\d{1,19})"$/;
const POSITION = /^\d{1,20}$/;

/** Namespace of command ids made from keys that are not UUIDs. */
const KEYS = 'b6c1a3d0-7d51-5f0e-9a63-2f4f0f7a8c11';

function malformedHeader(sv: string, en: string): Refusal {
  return new Refusal('malformed-request', { reason: en, reasonSv: sv });
}

/**
 * The command's id, from the key under which a client may send it again. A key that is not a UUID counts together with
 * the person, so that two clients that both count from 1 do not meet. @throws Refusal malformed-request
 */
export function commandIdOf(key: Header, person: string): string {
  if (key === undefined) return randomUUID();
  if (typeof key !== 'string' || !KEY.test(key))
    throw malformedHeader(
      'Idempotency-Key ska vara ett UUID eller 1–200 synliga tecken',
      'Idempotency-Key must be a UUID or 1-200 visible characters',
    );
  return UUID.test(key) ? key.toLowerCase() : uuidv5(`${person}\n${key}`, KEYS);
}

/** The revision that the client has read. @throws Refusal malformed-request for weak tags, lists and `*` */
export function revisionOf(ifMatch: Header): bigint | undefined {
  if (ifMatch === undefined) return undefined;
  const revision = typeof ifMatch === 'string' ? STRONG_TAG.exec(ifMatch)?.[1] : undefined;
  if (revision === undefined)
    throw malformedHeader(
      'If-Match ska vara en revision inom citattecken, som "3"',
      'If-Match must be a revision in quotes, as "3"',
    );
  return BigInt(revision);
}

/** @throws Refusal malformed-request */
export function correlationIdOf(header: Header): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !UUID.test(header))
    throw malformedHeader('X-Correlation-Id ska vara ett UUID', 'X-Correlation-Id must be a UUID');
  return header.toLowerCase();
}

/** The position that the answer must not lie before. @throws Refusal malformed-request */
export function positionOf(header: Header): bigint | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !POSITION.test(header))
    throw malformedHeader(
      'Ledger-Position ska vara en position ur ett tidigare svar',
      'Ledger-Position must be a position from an earlier answer',
    );
  return BigInt(header);
}

/** The token of `Authorization: Bearer …`. */
export const tokenOf = (authorization: string | undefined): string | undefined =>
  /^Bearer +(\S{1,200})$/i.exec(authorization ?? '')?.[1];

/** The language of the sentence in `detail`: Swedish, unless English is asked for more than Swedish is. */
export function languageOf(acceptLanguage: string | undefined): 'sv' | 'en' {
  const wanted = new Map<string, number>();
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    const language = tag.split('-')[0] ?? '';
    wanted.set(language, Math.max(wanted.get(language) ?? 0, quality === undefined ? 1 : Number(quality)));
  }
  return (wanted.get('en') ?? 0) > (wanted.get('sv') ?? 0) ? 'en' : 'sv';
}
