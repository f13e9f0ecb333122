/** What is wrong with a pack: where in it, as a JSON pointer (RFC 6901), and why. */
export type PackProblem = Readonly<{
  pointer: string;
  code: PackProblemCode;
  sv: string;
  en: string;
  /** The line of the file, from 1, when the pack came from one. */
  line?: number;
}>;
export type PackProblemCode =
  | 'malformed-pack'
  | 'unknown-function'
  | 'missing-group'
  | 'function-held-twice'
  | 'function-not-held'
  | 'code-told-twice'
  | 'name-told-twice'
  | 'unknown-parameter'
  | 'parameter-of-wrong-kind'
  | 'unknown-rule'
  | 'unknown-row'
  | 'row-told-twice'
  | 'meetings-out-of-order'
  | 'seat-for-nobody'
  | 'seat-for-unknown-unit'
  | 'lines-out-of-order'
  | 'deciding-group-decides-not'
  | 'path-decided-by-none'
  | 'mandate-without-deciding'
  | 'two-chairs'
  | 'unit-told-as-office'
  | 'member-told-twice';

export const problem = (pointer: string, code: PackProblemCode, sv: string, en: string): PackProblem => ({
  pointer,
  code,
  sv,
  en,
});

/** A member's name as one step of a JSON pointer. */
export const step = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** What stands earlier in a list already, each at its own place. */
export const toldAgain = (
  codes: readonly (string | undefined)[],
  pointerTo: (place: number) => string,
): readonly PackProblem[] =>
  codes.flatMap((code, place) =>
    code === undefined || codes.indexOf(code) === place
      ? []
      : [
          problem(
            pointerTo(place),
            'code-told-twice',
            `${code} står redan tidigare i listan`,
            `${code} stands earlier in the list`,
          ),
        ],
  );
