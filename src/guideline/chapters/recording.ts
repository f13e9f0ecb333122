import { many } from '../../domain/many.js';
import { daysBetween, isBefore } from '../../domain/dates.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import { CorrectionRecorded } from '../../domain/corrections/correction.events.js';
import { DeviationRecorded } from '../../domain/deviations/deviation.events.js';
import * as d from '../../domain/initiatives/decision.events.js';
import * as p from '../../domain/initiatives/preparation.events.js';
import type { Act } from '../../../projections/act.js';
import type { DayFacts } from '../facts.js';
import { everyActRule, rule } from '../rule.js';

/** The two clocks: what is recorded late, and what is dated back behind a decision it should have come before. */

/** The day on which something was put on record: by the register it came from, or by the ledger. */
function recordedOn({ data, recordedAt }: Act, facts: DayFacts): string {
  const { source } = data as { source?: { registeredOn?: string } };
  return source?.registeredOn ?? facts.dayOfInstant(recordedAt);
}

/** What is said of other events is no event of its own: a deviation has the day of what it explains. */
const ABOUT_THE_RECORD: readonly string[] = [DeviationRecorded.type, CorrectionRecorded.type];

export const recordedInTime = everyActRule({
  id: 'recorded-in-time',
  version: 1,
  rows: [],
  mode: 'check',
  says: { sv: 'Händelsen fördes in sent.', en: 'The event was recorded late.' },
  remedy: {
    sv: 'För in det som händer inom den tid som är satt.',
    en: 'Record what happens within the time set.',
  },
  check: ({ act, facts }) => {
    if (ABOUT_THE_RECORD.includes(act.type)) return undefined;
    const within = facts.daysOf('lateRecordingDays');
    if (within === undefined) return undefined;
    const late = daysBetween(act.at, recordedOn(act, facts));
    return (
      late > within && {
        sv: `Händelsen fördes in ${many(late, 'dag', 'dagar')} efteråt; ${within} är satt.`,
        en: `The event was recorded ${many(late, 'day', 'days')} afterwards; ${within} is set.`,
      }
    );
  },
});

export const notDatedBack = rule({
  id: 'not-dated-back',
  version: 1,
  rows: [],
  mode: 'check',
  judges: [
    e.ConsultationHeld,
    e.PartyContacted,
    e.InitiativeAnchored,
    p.ReferralAnswered,
    p.ReferralWaived,
    p.AnchoringNeedAssessed,
    p.ChangeSizeAssessed,
    p.CategoryAssessed,
    d.DecisionEscalated,
  ],
  says: {
    sv: 'Händelsen är daterad före beslutet men infördes efter att beslutet hade förts in.',
    en: 'The event is dated before the decision but was recorded after the decision had been.',
  },
  remedy: {
    sv: 'Visa med en handling att det hände när det sägs.',
    en: 'Show by a document that it happened when it is said to have.',
  },
  check: ({ act, subject, facts }) => {
    const on = recordedOn(act as Act, facts);
    const decided = subject
      .acts(e.DecisionMade)
      .filter((decision) => isBefore(act.at, decision.at) && recordedOn(decision as Act, facts) < on);
    return decided.length > 0 && { events: decided.map(({ event }) => event) };
  },
});
