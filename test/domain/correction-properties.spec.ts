import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '../../src/domain/decider.js';
import { problemsOfData } from '../../src/domain/event-check.js';
import * as v from '../../src/domain/follow-up/survey.events.js';
import { QuestionSetAdopted } from '../../src/domain/follow-up/questions.events.js';
import type { Json, JsonObject } from '../../src/domain/json.js';
import { Refusal } from '../../src/domain/refusal.js';
import { rowOf } from '../../src/ledger/commands.js';
import type { PublicKind } from '../../src/ledger/kinds.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { anyCommands, dataFields, valuesOf, type Given } from './any-commands.js';
import { idOf, recorded, type Past } from './given.js';

const TODAY = '2026-06-30';

const SET = Object.fromEntries(
  Object.entries(QuestionSetAdopted.fields).map(([name, { example }]) => [name, example]),
);
const REFERRED = new Map([['questions-skl-internal-work', { versions: [SET, { ...SET, version: '2' }] }]]);

/** What a command records after a history, or its refusal; nothing when it passes it over. */
function recordedBy({ row, input, occurredAt }: Given, past: readonly Past[]): Past | undefined | Refusal {
  const { initial, evolve } = row.evolution();
  const history = recorded(`${row.kind}-x`, past);
  try {
    const command = readCommand(row, input);
    const state = history.reduce(evolve, initial);
    const [fact] = row.decide(command as never, state, { history, today: TODAY, referred: REFERRED });
    const problem = fact && problemsOfData(fact.definition, fact.data);
    if (problem) return problem;
    return fact && asPast(fact, occurredAt);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** A meeting's day is when it happened; without one it is whenever it is told. */
const asPast = ({ definition, data, occurredAt }: Fact, told: string): Past => [
  definition,
  data,
  occurredAt ?? told,
];

/** The commands that were recorded, and the events that they made. */
function recordedOf(commands: readonly Given[]): { kept: readonly Given[]; past: readonly Past[] } {
  const kept: Given[] = [];
  const past: Past[] = [];
  for (const command of commands) {
    const event = recordedBy(command, past);
    if (event === undefined || event instanceof Refusal) continue;
    kept.push(command);
    past.push(event);
  }
  return { kept, past };
}

/** Whether the commands are all recorded when one of them said something else. Silence contradicts nothing. */
function couldBeRecorded(
  kept: readonly Given[],
  past: readonly Past[],
  place: number,
  changed: Given,
): boolean {
  const history: Past[] = [];
  for (const [at, command] of kept.entries()) {
    const event = recordedBy(at === place ? changed : command, history);
    if (event instanceof Refusal) return false;
    history.push(event ?? silent(past[at] as Past, at === place ? changed.input : {}));
  }
  return true;
}

/** What was passed over in silence stands in the corrected history all the same. */
const silent = ([definition, data, occurredAt]: Past, input: JsonObject): Past =>
  [definition, { ...data, ...input }, occurredAt] as unknown as Past;

function isTaken(kind: PublicKind, past: readonly Past[], place: number, change: Corrected['change']) {
  const row = rowOf(kind, 'correct');
  const { initial, evolve } = row.evolution();
  const history = recorded(`${kind}-x`, past);
  try {
    row.decide(
      readCommand(row, { corrects: idOf(place), changes: [change], reason: 'x' }) as never,
      history.reduce(evolve, initial),
      { history, today: TODAY, referred: REFERRED },
    );
    return true;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** Where a command's word stands in the event that it made. */
const CALLED: Readonly<Record<string, string>> = { member: 'office', owner: 'office', manager: 'office' };

type Corrected = Readonly<{ change: Readonly<{ pointer: string; value?: Json }>; changed: Given }>;

/** The command with another value in one of its fields, or without it, and the correction that says the same. */
function changedIn({ row, input, occurredAt }: Given, what: number, which: number): Corrected | undefined {
  const fields = dataFields(row).filter(({ property }) => property !== row.creates);
  const field = fields[what % fields.length];
  if (!field) return undefined;
  const { property } = field;
  const member = CALLED[property] ?? property;
  // What a command may leave out and its event may not has a value that goes without saying.
  const needed = (row.makes?.data as { required?: string[] } | undefined)?.required?.includes(member);
  const values = [...valuesOf(field), ...(needed ? [] : [undefined])];
  const value = values[which % values.length];
  const { [property]: _old, ...others } = input;
  return {
    change: { pointer: `/data/${member}`, ...(value === undefined ? {} : { value }) },
    changed: { row, input: value === undefined ? others : { ...others, [property]: value }, occurredAt },
  };
}

/** A closed year's answers are never corrected as a slip of the pen, whatever could have been recorded before. */
const isKept = (past: readonly Past[], place: number): boolean =>
  past.some(([{ type }]) => type === v.SurveyRoundClosed.type) &&
  ['AnswerDecided', 'SurveyAnswerCorrected'].includes(past[place]?.[0].type ?? '');

const KINDS: readonly PublicKind[] = [
  'initiative',
  'office',
  'group',
  'system',
  'unit',
  'company',
  'economy',
  'survey',
  'questions',
  'guideline',
];

describe('a correction', () => {
  it.each(KINDS)(
    'in a stream of kind %s is taken when commands could have recorded what it leaves',
    (kind) => {
      let taken = 0;
      fc.assert(
        fc.property(anyCommands(kind), fc.nat(), fc.nat(), fc.nat(), (commands, of, what, which) => {
          const { kept, past } = recordedOf(commands);
          fc.pre(kept.length > 0);
          const place = of % kept.length;
          const corrected = changedIn(kept[place] as Given, what, which);
          fc.pre(corrected !== undefined && !isKept(past, place));
          const { change, changed } = corrected as Corrected;
          const before = (past[place] as Past)[1][change.pointer.slice('/data/'.length)];
          fc.pre(JSON.stringify(before) !== JSON.stringify(change.value));
          const answer = isTaken(kind, past, place, change);
          taken += answer === true ? 1 : 0;
          const told = JSON.stringify({ answer, change, place, past });
          expect([answer === true, told]).toEqual([couldBeRecorded(kept, past, place, changed), told]);
        }),
        { numRuns: 300 },
      );
      expect(taken).toBeGreaterThan(20);
    },
  );
});
