import { randomUUID } from 'node:crypto';
import { newEventId } from '../src/ledger/chance.js';
import type { NewEvent } from '../src/domain/event.js';
import type { JsonObject } from '../src/domain/json.js';
import type { EventStore } from '../src/event-store/event-store.js';

export const ACTOR = 'p-BENCH000';

const ADMINISTRATIONS = [
  'Utbildningskontoret',
  'Vård- och omsorgskontoret',
  'Samhällsbyggnadskontoret',
  'Kultur- och fritidskontoret',
];
const SALT = 'cd'.repeat(16);

/** An event as the ledger would have made it, `place` minutes after the start of 2016. */
export function benchEvent(type: string, data: JsonObject, place: number): NewEvent {
  const recordedAt = new Date(Date.UTC(2016, 0, 1) + place * 5_000).toISOString();
  const id = newEventId();
  const metadata = {
    schema: 1,
    occurredAt: recordedAt.slice(0, 10),
    recordedAt,
    actor: ACTOR,
    door: 'rest',
    commandId: id,
    correlationId: id,
    commandDigest: 'ab'.repeat(32),
    salt: SALT,
  };
  return { id, type, data, metadata };
}

const need = (place: number): JsonObject => ({
  title: `Initiativ ${place}`,
  category: place % 3 ? 'operational' : 'shared',
  kind: 'purchase',
  administration: ADMINISTRATIONS[place % ADMINISTRATIONS.length] as string,
  businessNeed: 'Dagens system saknar stöd för det som verksamheten behöver göra varje dag.',
  estimatedCostOre: 125_000_000,
});

/** The steps of an initiative after its need, in turn. */
function step(place: number): [string, JsonObject] {
  switch (place) {
    case 9:
      return [
        'InitiativeAnchored',
        { body: 'it-preparatory-group', outcome: 'supported', meetingDate: '2016-03-02' },
      ];
    case 19:
      return [
        'DecisionMade',
        {
          round: 1,
          kind: 'approval',
          outcome: 'approved',
          forum: 'it-steering-group',
          meetingDate: '2016-03-16',
          reasons: 'Behovet är styrkt.',
        },
      ];
    case 29:
      return [
        'FinancingDecided',
        {
          round: 1,
          principle: 'own-use',
          budgetYear: 2016,
          budget: 'operating',
          recurrence: 'once',
          totalOre: 1000,
          shares: [{ unit: 'Utbildningskontoret', amountOre: 1000 }],
        },
      ];
    default:
      return place % 2
        ? ['PartyContacted', { party: place % 4 === 1 ? 'it-unit' : 'procurement-centre' }]
        : [
            'ConsultationHeld',
            { consultedOffice: 'it-strategist', note: 'Samordning med e-arkivet förordas.' },
          ];
  }
}

/** The events of one initiative: its need, and the steps after it in turn. */
export const initiativeEvents = (
  nth: number,
  count: number,
  make: (type: string, data: JsonObject, step: number) => NewEvent,
): NewEvent[] =>
  Array.from({ length: count }, (_none, place) => {
    const [type, data] = place === 0 ? ['NeedReported', need(nth)] : step(place);
    return make(type as string, data as JsonObject, place);
  });

/**
 * Fills a store with initiatives of so many events each, interleaved in rounds as years of work would leave them, and
 * with the register's numbers. Returns the initiatives' ids.
 */
export async function populate(
  store: EventStore,
  initiatives: number,
  eventsEach: number,
  onProgress: (events: number) => void,
): Promise<string[]> {
  const ids = Array.from({ length: initiatives }, () => randomUUID());
  const perRound = 10;
  let place = 0;
  for (let from = 0; from < eventsEach; from += perRound) {
    for (let first = 0; first < initiatives; first += 500) {
      const group = ids.slice(first, first + 500);
      await Promise.all(
        group.map((id, offset) => {
          const events = Array.from({ length: Math.min(perRound, eventsEach - from) }, (_, index) => {
            const nth = from + index;
            const [type, data] = nth === 0 ? ['NeedReported', need(first + offset)] : step(nth);
            return benchEvent(type as string, data as JsonObject, (place += 1));
          });
          return store.append(`initiative-${id}`, from === 0 ? 'no-stream' : BigInt(from - 1), events);
        }),
      );
      onProgress(place);
    }
  }
  for (let first = 0; first < initiatives; first += 500) {
    const numbers = ids.slice(first, first + 500).map((initiative, offset) => {
      const number = `2016-${String(first + offset + 1).padStart(4, '0')}`;
      return benchEvent('NumberAssigned', { initiative, number }, (place += 1));
    });
    await store.append('register-2016', first === 0 ? 'no-stream' : BigInt(first - 1), numbers);
  }
  return ids;
}
