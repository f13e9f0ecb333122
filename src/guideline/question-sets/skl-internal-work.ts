import type { QuestionSetData } from '../../domain/follow-up/question-set.js';
import set from './skl-internal-work.json' with { type: 'json' };

/**
 * The question set that comes with the program: forty topics of SKL's and SKR's surveys of municipalities' internal work
 * with e-government, asked in our own words (S169, S171). A municipality adopts it, or a set of its own.
 */
export const SKL_INTERNAL_WORK = set as QuestionSetData;
