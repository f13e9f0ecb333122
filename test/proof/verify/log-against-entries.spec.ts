import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../src/proof/hashing.js';
import { ANY_ENTRY, LogAgainstEntries } from '../../../src/proof/verify/log-against-entries.js';
import { placeOf } from '../../../src/proof/verify/log-checks.js';
import { recorded } from './events.js';

/** A log and the tree's entries, each a list of words that stand for an event's hash. */
type Words = readonly string[];
const hashOf = (word: string): Buffer => (word === '?' ? ANY_ENTRY : sha256(word));

/** What is said of a log beside its entries, in short: the word or the entry's word, and the place. */
function said(log: Words, entries: Words, first = 0): { told: string[]; more: number } {
  const beside = new LogAgainstEntries(entries.slice(first).map(hashOf)[Symbol.iterator](), first);
  log.forEach((word, index) => {
    if (index >= first) beside.see(hashOf(word), placeOf(recorded({ id: word }), index));
  });
  beside.end();
  const wordOf = new Map([...log, ...entries].map((word) => [hashOf(word).toString('hex'), word]));
  const word = (hash: Buffer): string => wordOf.get(hash.toString('hex')) ?? '';
  const told = beside.differences.map((one) => {
    switch (one.kind) {
      case 'changed':
        return `${one.entry} ${word(one.expected)} is ${word(one.hash)} at ${one.place.index}`;
      case 'inserted':
        return `${word(one.hash)} was put in at ${one.place.index}`;
      case 'removed':
        return `${one.entry} ${word(one.expected)} is gone after ${one.after?.event ?? '–'}`;
      case 'moved':
        return `${one.place.event} of ${one.entry} is at ${one.place.index}`;
    }
  });
  return { told, more: beside.more };
}
const told = (log: string, entries: string, first = 0): string[] =>
  said(log.split(''), entries.split(''), first).told;
const many = (count: number, name = 'e'): string[] =>
  Array.from({ length: count }, (_none, place) => `${name}${place}`);

describe('a log beside the entries of its tree', () => {
  it('is the same, or has gone on since', () => {
    expect(told('abcd', 'abcd')).toEqual([]);
    expect(told('abcdef', 'abcd')).toEqual([]);
    expect(told('', '')).toEqual([]);
    expect(told('xxcd', 'abcd', 2)).toEqual([]);
  });

  it('has an event changed, or some in a row, or the last', () => {
    expect(told('aXcd', 'abcd')).toEqual(['1 b is X at 1']);
    expect(told('aXYd', 'abcd')).toEqual(['1 b is X at 1', '2 c is Y at 2']);
    expect(told('abcX', 'abcd')).toEqual(['3 d is X at 3']);
    expect(told('abXde', 'abcde', 1)).toEqual(['2 c is X at 2']);
  });

  it('has an event put in, or some', () => {
    expect(told('abXcd', 'abcd')).toEqual(['X was put in at 2']);
    expect(told('XYabcd', 'abcd')).toEqual(['X was put in at 0', 'Y was put in at 1']);
    expect(told('aXYcd', 'abcd')).toEqual(['1 b is X at 1', 'Y was put in at 2']);
  });

  it('lacks an event, or some, or all', () => {
    expect(told('acd', 'abcd')).toEqual(['1 b is gone after a']);
    expect(told('cd', 'abcd')).toEqual(['0 a is gone after –', '1 b is gone after –']);
    expect(told('ab', 'abcd')).toEqual(['2 c is gone after b', '3 d is gone after b']);
    expect(told('aXd', 'abcd')).toEqual(['1 b is X at 1', '2 c is gone after X']);
    expect(told('', 'ab')).toEqual(['0 a is gone after –', '1 b is gone after –']);
  });

  it('has events in another order', () => {
    expect(told('acbd', 'abcd')).toEqual(['b of 1 is at 2']);
    expect(told('bcda', 'abcd')).toEqual(['a of 0 is at 3']);
    expect(told('bcdXae', 'abcd')).toEqual(['a of 0 is at 4']);
    expect(told('bcdae', 'abcde')).toEqual(['a of 0 is at 3']);
    expect(told('adbc', 'abcd').toSorted()).toEqual(['b of 1 is at 2', 'c of 2 is at 3']);
  });

  it('has an event that stands elsewhere in the place of another', () => {
    // c is in the place of b, which is gone.
    expect(told('acXd', 'abcd')).toEqual(['1 b is gone after a', 'X was put in at 2']);
    expect(told('abad', 'abcd')).toEqual(['2 c is a at 2']);
    expect(told('aXcbe', 'abcde')).toEqual(['X was put in at 1', 'b of 1 is at 3', '3 d is gone after –']);
    expect(told('adcbe', 'abcde')).toEqual(['c of 2 is at 2', 'b of 1 is at 3']);
    expect(told('bcdXa', 'abcde')).toEqual(['4 e is X at 3', 'a of 0 is at 4']);
  });

  it('may be any where an entry cannot be read', () => {
    expect(told('aXcd', 'a?cd')).toEqual([]);
    expect(told('aXcd', 'ab?d')).toEqual(['1 b is X at 1']);
    expect(told('a', 'a?')).toEqual([]);
  });

  it('is followed over long stretches, whatever was put in or taken away', () => {
    const entries = many(2_000);
    const gone = entries.filter((_word, place) => place < 700 || place >= 1_100);
    expect(said(gone, entries).told).toEqual(
      many(1_100)
        .slice(700)
        .map((word, place) => `${700 + place} ${word} is gone after e699`),
    );
    const put = [...entries.slice(0, 900), ...many(300, 'x'), ...entries.slice(900)];
    expect(said(put, entries).told).toEqual(
      many(300, 'x').map((word, place) => `${word} was put in at ${900 + place}`),
    );
  });

  it('that was rewritten whole is told event by event, the first thousand of them', () => {
    const { told: all, more } = said(many(1_700, 'x'), many(1_700));
    expect([all.length, more]).toEqual([1_000, 700]);
    expect([all[0], all[999]]).toEqual(['0 e0 is x0 at 0', '999 e999 is x999 at 999']);
  });

  it('is told of nowhere but between what is the same before and after', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('X', 'Y', 'Z'), { maxLength: 5 }),
        fc.nat({ max: 20 }),
        fc.nat({ max: 5 }),
        (other, from, count) => {
          const entries = many(30);
          const log = [...entries.slice(0, from), ...other, ...entries.slice(from + count)];
          const found = said(log, entries).told;
          expect(found).toHaveLength(Math.max(other.length, count));
        },
      ),
    );
  });
});
