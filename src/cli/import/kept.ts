/** What a row may refer to by its code, and the command that brings it about. */
export const BEGUN_BY = {
  office: 'establish',
  system: 'register',
  unit: 'establish',
  company: 'register',
  questions: 'adopt',
} as const;
export type Kept = keyof typeof BEGUN_BY;
export const isKept = (to: string): to is Kept => Object.hasOwn(BEGUN_BY, to);
