import * as f from '../fields.js';
import * as g from '../guidelines/guideline.fields.js';
import * as d from './deviation.fields.js';
import { defineEvent } from '../event-definition.js';

/**
 * A rule was not kept, and somebody says why: beside what broke it, in the same append, or later. It excuses nothing; the
 * finding stands, with the reason next to it.
 */
export const DeviationRecorded = defineEvent({
  type: 'DeviationRecorded',
  sv: 'Avsteg infört',
  schema: 1,
  required: { rule: d.Rule, concerns: d.ConcernedEvent, reasons: d.DeviationReasons },
  optional: {
    ruleVersion: d.RuleVersion,
    guideline: g.GuidelineId,
    guidelineVersion: g.GuidelineVersion,
    acceptedBy: d.AcceptedBy,
    source: f.SourceRow,
  },
});
