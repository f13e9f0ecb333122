import * as f from '../fields.js';
import { defineEvent } from '../event-definition.js';

/**
 * A rule was not kept, and somebody says why: beside what broke it, in the same append, or later. It excuses nothing; the
 * finding stands, with the reason next to it.
 */
export const DeviationRecorded = defineEvent({
  type: 'DeviationRecorded',
  sv: 'Avsteg infört',
  schema: 1,
  required: { rule: f.Rule, concerns: f.ConcernedEvent, reasons: f.DeviationReasons },
  optional: {
    ruleVersion: f.RuleVersion,
    guideline: f.GuidelineId,
    guidelineVersion: f.GuidelineVersion,
    acceptedBy: f.AcceptedBy,
    source: f.SourceRow,
  },
});
