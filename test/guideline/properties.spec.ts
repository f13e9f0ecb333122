import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf } from '../../src/domain/dates.js';
import { DecisionMade } from '../../src/domain/initiatives/initiative.events.js';
import { judgeStream, type Finding, type JudgeOptions } from '../../src/guideline/judge.js';
import { RULES } from '../../src/guideline/rules.js';
import { anyHistory, recordedAs } from './any-history.js';
import { idOf, streamOf, type Steps } from './told.js';
import { factsOf, WORLD } from './world.js';

const shared = factsOf(WORLD);

const judged = (history: Steps, options: Partial<JudgeOptions> = {}, facts = shared): readonly Finding[] =>
  judgeStream('initiative', streamOf('initiative-x', history), facts, { today: '2025-06-30', ...options })
    .findings;

/** A finding without the events that show it, whose order is that of recording. */
const told = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ rule, event, says }) => `${rule} at ${event}: ${says.sv}`).sort();

describe('any history at all', () => {
  it('is judged without failing, by its own events alone', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const own = new Map(Object.entries(history).map(([name, { at }]) => [idOf(name), dayOf(at)]));
        for (const { rule, rows, event, events, on } of judged(history)) {
          expect(RULES.find(({ id }) => id === rule)?.rows).toEqual(expect.arrayContaining([...rows]));
          expect(own.get(event ?? '')).toBe(on);
          expect(events[0]).toBe(event);
        }
      }),
    );
  });

  it('is judged alone as it is among others, in whatever order they are judged', () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { minLength: 2, maxLength: 5 }), (histories) => {
        const alone = histories.map((history) => judged(history, {}, factsOf(WORLD)));
        const together = histories
          .toReversed()
          .map((history) => judged(history))
          .reverse();
        expect(together).toEqual(alone);
      }),
      { numRuns: 30 },
    );
  });

  it('is judged by when things happened, in whatever order they were recorded', () => {
    const orders = anyHistory.chain((history) => {
      const names = Object.keys(history);
      return fc.tuple(
        fc.constant(history),
        fc.shuffledSubarray(names, { minLength: names.length, maxLength: names.length }),
      );
    });
    fc.assert(
      fc.property(orders, ([history, names]) => {
        const asTold = recordedAs(history, Object.keys(history));
        expect(told(judged(recordedAs(history, names)))).toEqual(told(judged(asTold)));
      }),
    );
  });

  it('shows the same at an act that is asked about alone, as at the door, as in the whole', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const whole = judged(history);
        for (const name of Object.keys(history)) {
          const event = idOf(name);
          expect(judged(history, { only: new Set([event]) })).toEqual(
            whole.filter((finding) => finding.event === event),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is not judged with hindsight: what comes after a decision changes nothing that is found of it', () => {
    const duties = new Set(RULES.filter(({ mode }) => mode === 'due').map(({ id }) => id));
    const foundAt = (history: Steps, event: string): readonly string[] =>
      judged(history, { only: new Set([event]) })
        .map(({ rule }) => rule)
        .filter((rule) => !duties.has(rule))
        .sort();
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const [name, { definition, at }] of Object.entries(history)) {
          if (definition.type !== DecisionMade.type) continue;
          const until = Object.entries(history).filter(([other, step]) => other === 'need' || step.at <= at);
          const event = idOf(name);
          expect(foundAt(Object.fromEntries(until), event)).toEqual(foundAt(history, event));
        }
      }),
    );
  });
});
