import { fact, type Circumstances, type Fact } from '../decider.js';
import { Refusal } from '../refusal.js';
import { CorrectionRecorded } from '../corrections/correction.events.js';
import { DeviationRecorded } from './deviation.events.js';

/** What is said of other events breaks no rule itself. */
const SAID_OF_OTHERS: readonly string[] = [DeviationRecorded.type, CorrectionRecorded.type];

type Deviating = Readonly<{
  rule: string;
  concerns: string;
  reasons: string;
  acceptedBy?: string;
  source?: { name: string; key: string; registeredOn?: string };
}>;

/** Decides a deviation that is told afterwards: it concerns an event of the same stream. */
export function deviate(
  { rule, concerns, reasons, acceptedBy, source }: Deviating,
  _state: unknown,
  { history }: Circumstances,
): readonly Fact[] {
  if (!history.some(({ id, type }) => id === concerns && !SAID_OF_OTHERS.includes(type)))
    throw new Refusal('unknown-event', { event: concerns });
  return [fact(DeviationRecorded, { rule, concerns, reasons, acceptedBy, source })];
}
