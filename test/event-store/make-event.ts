import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../src/domain/json.js';
import type { NewEvent } from '../../src/domain/event.js';

/** An event as the ledger makes them, with some data. */
export function makeEvent(data: JsonObject = { title: 'Nytt diariesystem' }): NewEvent {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type: 'NeedReported',
    data,
    metadata: {
      schema: 1,
      occurredAt: '2025-03-14T13:30',
      recordedAt: '2025-03-17T08:15:30.120Z',
      actor: 'p-7Q2MA1B2',
      office: 'it-strategist',
      door: 'rest',
      commandId,
      correlationId: commandId,
      commandDigest: 'ab'.repeat(32),
      facts: { access: '3' },
      salt: 'cd'.repeat(16),
    },
  };
}

export const makeEvents = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, place) => makeEvent({ place }));
