import { CHECKPOINT_TEXTS } from './checkpoint-faults.js';
import { FILE_TEXTS } from './file-faults.js';
import { LOG_TEXTS } from './log-faults.js';
import { READ_MODELS_TEXTS } from './read-models-faults.js';
import { TREE_TEXTS } from './tree-faults.js';

/** Everything that `liggare verify` can say, by its stable code. */
const TEXTS = { ...LOG_TEXTS, ...TREE_TEXTS, ...CHECKPOINT_TEXTS, ...READ_MODELS_TEXTS, ...FILE_TEXTS };

export type LogCode = keyof typeof LOG_TEXTS;
export type TreeCode = keyof typeof TREE_TEXTS;
export type HeadCode = keyof typeof CHECKPOINT_TEXTS;
export type ReadModelsCode = keyof typeof READ_MODELS_TEXTS;
export type FileCode = keyof typeof FILE_TEXTS;
export type VerifyCode = LogCode | TreeCode | HeadCode | ReadModelsCode | FileCode;
export const VERIFY_CODES = Object.keys(TEXTS) as readonly VerifyCode[];

/** What is worth knowing without being wrong: it does not make a ledger unsound. */
const NOTES: ReadonlySet<VerifyCode> = new Set<VerifyCode>([
  'clock-back',
  'number-missing',
  'name-gone',
  'name-unregistered',
  'people-missing',
  'no-tree',
  'tile-ahead',
  'tile-stale',
  'tree-stale',
  'file-unknown',
  'no-key',
  'nothing-sealed',
  'not-sealed',
  'kept-of-another',
  'kept-lost',
  'checkpoint-lost',
  'newest-checkpoint-old',
  'guards-missing',
  'read-models-missing',
  'read-model-behind',
]);

export const isNote = (code: VerifyCode): boolean => NOTES.has(code);

/** Where in the log: `index` is the event's place in the tree, from 0. */
export type Place = Readonly<{
  index: number;
  position: bigint;
  event: string;
  stream: string;
  revision: bigint;
}>;

/** Something that was found. `details` are the words its sentences are filled with. */
export type Found = Readonly<{
  code: VerifyCode;
  place?: Place | undefined;
  details: Readonly<Record<string, string>>;
}>;

export const found = (
  code: VerifyCode,
  details: Readonly<Record<string, string>> = {},
  place?: Place,
): Found => ({ code, details, place });

export const sentenceOf = ({ code, details }: Found, language: 'sv' | 'en'): string =>
  TEXTS[code][language](details);

/** What a check that finds nothing returns, at every event. */
export const NOTHING: readonly Found[] = [];
