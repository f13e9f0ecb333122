import { isBefore } from '../domain/dates.js';
import type { Act } from '../../projections/act.js';

/** Those acts that are not known to have come after another: the same day without times proves nothing (design §3). */
export const notAfter = <A extends Pick<Act, 'at'>>(
  acts: readonly A[],
  { at }: Pick<Act, 'at'>,
): readonly A[] => acts.filter((act) => !isBefore(at, act.at));
