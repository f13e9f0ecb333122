import * as c from './correction.fields.js';
import { defineEvent } from '../event-definition.js';

/**
 * Replaces values in one earlier, original event of the same stream: pointers into `/data/…`, or `/occurredAt`. A change
 * without a value removes an optional member. In force from the corrected event's date, known from its own recording.
 */
export const CorrectionRecorded = defineEvent({
  type: 'CorrectionRecorded',
  sv: 'Rättelse',
  schema: 1,
  required: { corrects: c.CorrectedEvent, changes: c.Changes, reason: c.CorrectionReason },
  optional: { approvedBy: c.ApprovedBy },
});
