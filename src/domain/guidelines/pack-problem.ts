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
  | 'unknown-parameter'
  | 'parameter-of-wrong-kind'
  | 'unknown-rule'
  | 'unknown-row'
  | 'row-told-twice'
  | 'meetings-out-of-order'
  | 'seat-for-nobody'
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
