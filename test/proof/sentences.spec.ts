import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { answerFor } from '../../src/proof/receipt-answer.js';
import { toldOf, type Told } from './faults.js';
import { MALFORMED } from './malformed-receipts.js';
import { MALFORMED_TEXTS } from './malformed-texts.js';
import { trusted } from './receipts.js';

/** Everything malformed that the tests know, under what is told of it: each sentence once, in both languages. */
function sentences(): string {
  const told = new Map<string, string[]>();
  const tell = ({ code, sv, en }: Told, what: string): void => {
    const sentence = `[${code}]\n${sv}\n${en}`;
    told.set(sentence, [...(told.get(sentence) ?? []), `- ${what}`]);
  };
  for (const [kind, texts, read] of MALFORMED_TEXTS)
    for (const [, what, text] of texts)
      tell(
        toldOf(() => read(text)),
        `${kind}: ${what}`,
      );
  for (const [, what, receipt] of MALFORMED)
    tell(answerFor(Buffer.from(receipt), trusted) as Told, `a receipt: ${what}`);
  return [...told].map(([sentence, things]) => [sentence, ...things, ''].join('\n')).join('\n');
}

describe('what is malformed', () => {
  it('is told of in the sentences of sentences.txt', () => {
    expect(sentences()).toBe(readFileSync(new URL('sentences.txt', import.meta.url), 'utf8'));
  });
});
