import { expect, it } from '@jest/globals';
import { many } from '../../src/domain/many.js';
import { Refusal } from '../../src/domain/refusal.js';

it('one is told as one, and more as more; so is none', () => {
  expect([0, 1, 2].map((count) => many(count, 'rad', 'rader'))).toEqual(['0 rader', '1 rad', '2 rader']);
});

it('a refusal tells one fault as one', () => {
  const told = (code: 'bad-pack' | 'bad-question-set', problems: string) =>
    new Refusal(code, { problems }).sv;
  expect(told('bad-pack', '1')).toBe('Regelpaketet går inte att anta: 1 fel. Rätta det och försök igen.');
  expect(told('bad-pack', '2')).toBe('Regelpaketet går inte att anta: 2 fel. Rätta dem och försök igen.');
  expect(new Refusal('bad-question-set', { problems: '1' }).en).toBe(
    'The question set cannot be adopted: 1 problem. Correct it and try again.',
  );
  expect(new Refusal('rules-broken', { count: '1', rules: 'x' }).sv).toContain('bryter mot 1 regel: x.');
});
