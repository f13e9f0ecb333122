import { expect } from '@jest/globals';
import type { StreamKind } from '../../src/domain/catalogue.js';
import { effective } from '../../src/domain/corrections/effective.js';
import type { Fact } from '../../src/domain/decider.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import type { EventDefinition } from '../../src/domain/event-definition.js';
import type { JsonObject } from '../../src/domain/json.js';
import { Refusal, type RefusalCode } from '../../src/domain/refusal.js';
import { problemsOfData } from '../../src/domain/event-check.js';
import { rowOf } from '../../src/ledger/commands.js';
import { readCommand } from '../../src/ledger/read-command.js';

export type Past = readonly [definition: { type: string }, data: JsonObject, occurredAt?: string];

const TODAY = '2025-06-30';

/** The id of the nth event (from 0) of a given history. */
export const idOf = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

/** A history as a stream holds it, one event a minute. */
export function recorded(stream: string, past: readonly Past[]): RecordedEvent[] {
  return past.map(([{ type }, data, occurredAt], place) => ({
    position: BigInt(place + 1),
    stream,
    revision: BigInt(place),
    id: idOf(place),
    type,
    data,
    metadata: {
      schema: 1,
      occurredAt: occurredAt ?? '2025-03-14',
      recordedAt: `2025-03-14T08:${String(place).padStart(2, '0')}:00.000Z`,
      actor: 'p-7Q2MA1B2',
      door: 'rest',
      commandId: idOf(place),
      correlationId: idOf(place),
      commandDigest: 'ab'.repeat(32),
      salt: 'cd'.repeat(16),
    },
  }));
}

/** Given events, when a command comes, then events, a refusal, or nothing. Compared exactly and in order. */
export function given(kind: StreamKind, ...past: Past[]) {
  return knowing(new Map(), kind, past);
}

/** The same with other streams that the command refers to, by name, as their states are. */
export function knowing(referred: ReadonlyMap<string, unknown>, kind: StreamKind, past: readonly Past[]) {
  return {
    when(name: string, input: JsonObject) {
      const row = rowOf(kind, name);
      const history = recorded(`${kind}-x`, past);
      const evolution = row.evolution();
      const state = effective(history).reduce(evolution.evolve, evolution.initial);
      const decide = (): readonly Fact[] => {
        const known = { history, today: TODAY, referred };
        const decided = row.decide(readCommand(row, input) as never, state, known);
        for (const { definition, data } of decided) {
          const problem = problemsOfData(definition, data);
          if (problem) throw problem;
        }
        return decided;
      };
      const refused = (): Refusal => {
        let refusal: unknown;
        try {
          decide();
        } catch (error) {
          refusal = error;
        }
        expect(refusal).toBeInstanceOf(Refusal);
        return refusal as Refusal;
      };
      return {
        /** What is decided, and on what. */
        decided: () => ({ decided: decide(), history, state }),
        then: (...events: readonly (readonly [EventDefinition, JsonObject, string?])[]) =>
          expect(
            decide().map(({ definition, data, occurredAt }) => [definition.type, data, occurredAt]),
          ).toEqual(events.map(([definition, data, occurredAt]) => [definition.type, data, occurredAt])),
        /** One event that fits its definition, with at least these members. */
        thenOneWith: (data: JsonObject) =>
          expect(decide().map(({ data: decided }) => decided)).toEqual([expect.objectContaining(data)]),
        /** As happened on a day, or whenever it is recorded. */
        thenOn: (day: string | undefined) =>
          expect(decide().map(({ occurredAt }) => occurredAt)).toEqual([day]),
        thenNothing: () => expect(decide()).toEqual([]),
        thenRefused: (code: RefusalCode, details: Record<string, string> = {}) => {
          const refusal = refused();
          expect({ code: refusal.code, details: refusal.details }).toMatchObject({ code, details });
        },
        /** Refused as a pack, with all of its problems: where, and of which kind. */
        thenRefusedAt: (...places: readonly (readonly [place: string, problem: string])[]) => {
          const { code, details, problems } = refused();
          expect({ code, details }).toMatchObject({
            code: 'bad-pack',
            details: { problems: String(places.length) },
          });
          expect(problems.map((one) => [one.details['place'], one.details['problem']])).toEqual(places);
          for (const { sv, en } of problems) expect(sv).not.toBe(en);
        },
      };
    },
  };
}
