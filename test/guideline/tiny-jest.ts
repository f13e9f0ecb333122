import { isDeepStrictEqual } from 'node:util';

/**
 * As much of Jest as the chapters' specs use, so that all their tests can be run again and again in one process: tests
 * are kept as they are registered, and run by whoever asks. Only `npm run test:rules` uses it.
 */
export type Kept = Readonly<{ name: string; run: () => void }>;

export const kept: Kept[] = [];
const within: string[] = [];

export function describe(name: string, tests: () => void): void {
  within.push(name);
  tests();
  within.pop();
}

function keep(name: string, run: () => void): void {
  kept.push({ name: [...within, name].join(' › '), run });
}

/** One test a row. A row that is no list is the only argument; `%s` in the name stands for the next of them. */
const each =
  (rows: readonly unknown[]) =>
  (name: string, run: (...row: never[]) => void): void => {
    for (const row of rows) {
      const list = Array.isArray(row) ? (row as unknown[]) : [row];
      const words = list.map(String);
      keep(
        name.replaceAll('%s', () => words.shift() ?? ''),
        () => run(...(list as never[])),
      );
    }
  };

export const it = Object.assign(keep, { each });

const must = (holds: boolean): void => {
  if (!holds) throw new Error('not as expected');
};

/** Whether all that is expected is there, whatever there is beside it. */
const matches = (actual: unknown, expected: unknown): boolean =>
  typeof expected === 'object' && expected !== null && !Array.isArray(expected)
    ? Object.entries(expected).every(([name, value]) =>
        matches((actual as Record<string, unknown> | undefined)?.[name], value),
      )
    : isDeepStrictEqual(actual, expected);

/** Jest's `toEqual` leaves members that are undefined out of account; the specs have none. */
export const expect = (actual: unknown) => ({
  toBe: (expected: unknown): void => must(Object.is(actual, expected)),
  toBeUndefined: (): void => must(actual === undefined),
  toContain: (expected: string): void => must(String(actual).includes(expected)),
  toEqual: (expected: unknown): void => must(isDeepStrictEqual(actual, expected)),
  toMatchObject: (expected: object): void => must(matches(actual, expected)),
});
