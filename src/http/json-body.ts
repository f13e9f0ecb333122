import type { FastifyInstance } from 'fastify';
import type { Json } from '../domain/json.js';
import { refuseToldAgain } from '../ledger/read-json.js';
import { textOf } from '../ledger/utf8.js';

/**
 * Bodies are read as the framework reads them, and held to what is no less wrong for being readable: bytes that are not
 * UTF-8, which would be recorded as garbage, and a member told twice, of which the last would be kept.
 */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    let text: string;
    try {
      text = textOf(bytes as Buffer);
    } catch (error) {
      return done(error as Error);
    }
    void parse(request, text, (error, value) => done(error ?? toldAgainIn(text, value as Json), value));
  });
}

function toldAgainIn(text: string, value: Json): Error | null {
  try {
    refuseToldAgain(text, value);
    return null;
  } catch (error) {
    return error as Error;
  }
}
