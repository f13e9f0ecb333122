import { problemsOfData } from '../domain/event-check.js';
import type { RecordedEvent } from '../domain/event.js';
import type { Refusal } from '../domain/refusal.js';
import { decode, definitionOf } from './codec.js';

/** What is wrong with an event's data after upcasting, if anything: for `verify` and the tests of golden events. */
export const problemsOf = (event: RecordedEvent): Refusal | undefined =>
  problemsOfData(definitionOf(event), decode(event).data);
