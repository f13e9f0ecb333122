/**
 * What people have written into the ledger and a rule quotes: the title of a document, the name of a unit or a system. A
 * guideline with other names than the shipped one's rewords the rule's own sentence, and leaves the quotation as it is.
 */

/** Characters of private use, which stand in no sentence that anybody reads: `worded` takes them away. */
const [BEGINS, ENDS] = ['\uE000', '\uE001'];

/** A quotation, as a source of a pattern whose group `quoted` is what was written. */
export const QUOTED = `${BEGINS}(?<quoted>[^${ENDS}]*)${ENDS}`;

const MARKS = new RegExp(`[${BEGINS}${ENDS}]`, 'g');

/** A sentence as it is read. */
export const unmarked = (text: string): string => text.replace(MARKS, '');

/** Something quoted in a rule's sentence. */
export const asWritten = (text: string): string => `${BEGINS}${unmarked(text)}${ENDS}`;
