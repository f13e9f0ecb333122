import { readFileSync } from 'node:fs';
import { textOf } from '../ledger/utf8.js';

const STANDARD_IN = 0;

/** What a file is called when it is told where in it something is wrong. */
export const nameOf = (file: string): string => (file === '-' ? 'standard in' : file);

/** A text file that a person wrote, or `-` for standard in. @throws Refusal not-utf8 */
export function readText(file: string): string {
  try {
    return textOf(readFileSync(file === '-' ? STANDARD_IN : file), nameOf(file));
  } catch (error) {
    // What is opened but cannot be read, as a folder, is told without its name.
    if (error instanceof Error && 'code' in error && !('path' in error)) Object.assign(error, { path: file });
    throw error;
  }
}
