import type { Json } from '../../domain/json.js';
import type { Refusal } from '../../domain/refusal.js';
import type { ProblemCode } from './problems.js';

/** What a cell means to the field it fills, or why it means nothing. */
export type Meaning =
  | Readonly<{ value: Json }>
  | Readonly<{ refusal: Refusal }>
  | Readonly<{ code: ProblemCode; details: Readonly<Record<string, string>> }>;

/** Money is written in kronor unless the heading says öre. */
export type MoneyUnit = 'kr' | 'ore';
