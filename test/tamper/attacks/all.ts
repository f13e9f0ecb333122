import type { Attack } from '../attack.js';
import { CHECKPOINT_EDITS } from './checkpoint-edits.js';
import { DATA_EDITS, HEAD_AND_METADATA_EDITS } from './event-edits.js';
import { FILE_EDITS } from './file-edits.js';
import { KEY_EDITS } from './key-edits.js';
import { LATER_EDITS } from './later-edits.js';
import { LOG_EDITS } from './log-edits.js';
import { NUMBER_EDITS, PEOPLE_EDITS } from './people-edits.js';
import { TREE_EDITS } from './tree-edits.js';

/** Every attack of the tournament, in the order of its table. */
export const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  'An event: what it is, and what surrounds it': HEAD_AND_METADATA_EDITS,
  'An event: what it says': DATA_EDITS,
  'Events removed, put in and moved': [...LOG_EDITS, ...LATER_EDITS],
  Numbers: NUMBER_EDITS,
  'Names of people': PEOPLE_EDITS,
  Checkpoints: CHECKPOINT_EDITS,
  Keys: KEY_EDITS,
  'The tree': TREE_EDITS,
  'Whole files': FILE_EDITS,
};
