import Type, { type TString } from 'typebox';

/** What a text is to look like, in words that end the sentence "it must be …". */
export type Form = Readonly<{ sv: string; en: string }>;

const forms = new Map<string, Form>();

/**
 * A text of a form: the pattern that a program goes by, and the words that a person does. Every pattern is told here, so
 * that a text of another form is answered with the form and not with that it is wrong.
 */
export function formed(pattern: string, sv: string, en: string, more: Readonly<object> = {}): TString {
  forms.set(pattern, { sv, en });
  return Type.String({ ...more, pattern });
}

/** The words for a pattern. */
export const formOf = (pattern: string): Form | undefined => forms.get(pattern);
