import { describe, expect, it } from '@jest/globals';
import type { EventDefinition } from '../../src/domain/event-definition.js';
import { decidedAgain } from '../../src/domain/corrections/recorded-again.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import { commandFields } from '../../src/domain/field.js';
import * as g from '../../src/domain/groups/group.events.js';
import { GuidelineAdopted, ParameterSet } from '../../src/domain/guidelines/guideline.events.js';
import * as i from '../../src/domain/initiatives/initiative.events.js';
import type { JsonObject } from '../../src/domain/json.js';
import * as o from '../../src/domain/offices/office.events.js';
import * as s from '../../src/domain/systems/system.events.js';
import { ComponentAdded, ManagerAppointed } from '../../src/domain/systems/upkeep.events.js';
import { UnitEstablished } from '../../src/domain/units/unit.events.js';
import { CompanyRegistered } from '../../src/domain/companies/company.events.js';
import { BudgetYearOpened } from '../../src/domain/economy/economy.events.js';
import { PriceListDecided } from '../../src/domain/economy/rental.events.js';
import { QuestionSetAdopted } from '../../src/domain/follow-up/questions.events.js';
import * as v from '../../src/domain/follow-up/survey.events.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { COMMANDS, type CommandRow } from '../../src/ledger/commands.js';
import { isPublicKind, type PublicKind } from '../../src/ledger/kinds.js';
import { idOf, knowing, recorded, type Past } from './given.js';

const ROWS = COMMANDS.filter(({ kind, door }) => door === 'public' && isPublicKind(kind)).map(
  (row) => [`${row.kind} ${row.name}`, row] as const,
);

/** An event of the definition with every field it can have. Somebody is named by office or by name, never both. */
function whole(definition: { type: string }, change: JsonObject = {}): Past {
  const { fields } = definition as EventDefinition;
  const examples = Object.entries(fields).map(([name, { example }]) => [name, example]);
  const { person, ...data } = Object.fromEntries(examples) as JsonObject;
  const named = person === undefined || 'office' in data ? {} : { person };
  return [definition, { ...data, ...named, ...change } as JsonObject];
}

const OPENS: Readonly<Record<PublicKind, Past>> = {
  initiative: whole(i.NeedReported),
  office: whole(o.OfficeEstablished),
  group: [...whole(g.GroupEstablished), '2012-01-01'] as unknown as Past,
  system: whole(s.SystemRegistered),
  unit: whole(UnitEstablished),
  company: whole(CompanyRegistered),
  economy: whole(BudgetYearOpened),
  survey: whole(v.SurveyRoundOpened),
  questions: whole(QuestionSetAdopted),
  guideline: whole(GuidelineAdopted),
};

/** The example of the day on which something ends is the one on which it was to end anyway. */
const LATER = { to: '2030-01-01' };

/** What must have happened before some commands can contradict nothing. */
const BEFORE: Readonly<Record<string, Past>> = {
  'initiative report-delegated-decision': whole(i.DecisionMade),
  'initiative change-financing': whole(i.FinancingDecided),
  'office end': whole(o.HolderAppointed, LATER),
  'office revoke-delegation': whole(o.DelegationPassedOn, LATER),
  'group end-membership': whole(g.MemberAppointed, LATER),
  'group finish-notes': whole(g.MeetingHeld),
  'group inform-management-team': whole(g.MeetingHeld),
  'group distribute-information': whole(g.MeetingHeld),
  'system end-ownership': whole(s.OwnerAppointed, LATER),
  'economy change-price-list': whole(PriceListDecided, { version: '2026-0' }),
  'system end-management': whole(ManagerAppointed, LATER),
  'system remove-component': whole(ComponentAdded),
  'guideline correct': whole(ParameterSet),
  'survey follow-up-action': whole(v.ActionPlanned),
  'survey close-action': whole(v.ActionPlanned),
};
/** What a closed year takes, and no open one. */
const CLOSED: Readonly<Record<string, readonly Past[]>> = {
  'survey correct-answer': [whole(v.AnswerDecided, { answer: 'fully' }), whole(v.SurveyRoundClosed)],
};

/** The other streams that commands refer to, as the examples of the fields have them. */
const REFERRED: ReadonlyMap<string, unknown> = new Map([
  ['questions-skl-internal-work', { versions: [whole(QuestionSetAdopted)[1]] }],
]);

/** Where the example of a field is no good by itself. */
const OTHERS: Readonly<Record<string, JsonObject>> = {
  'initiative report-delegated-decision': { decision: idOf(1) },
  'guideline record-deviation': { concerns: idOf(0) },
  'guideline correct': { corrects: idOf(1), changes: [{ pointer: '/data/value', value: 30 }] },
  'guideline adopt': {
    guideline: NORRKOPING.guideline,
    version: NORRKOPING.version,
    title: NORRKOPING.title,
    pack: NORRKOPING as unknown as JsonObject,
  },
};
for (const [kind, [, data]] of Object.entries(OPENS)) {
  if (kind === 'guideline') continue;
  const [member] = Object.keys(data).filter((name) => name === 'title' || name === 'name');
  const change =
    member === undefined
      ? { pointer: '/occurredAt', value: '2025-03-01' }
      : { pointer: `/data/${member}`, value: 'Annat' };
  Object.assign(OTHERS, {
    [`${kind} record-deviation`]: { concerns: idOf(0) },
    [`${kind} correct`]: { corrects: idOf(0), changes: [change] },
  });
}

/** What is told about when, for whom and despite what stands in the metadata or in an event of its own. */
const ELSEWHERE = new Set(['occurredAt', 'office', 'onBehalfOf', 'deviations']);
/** The office that is a member, an owner or a manager has another name in a command, whose office is that of who records it. */
const CALLED: Readonly<Record<string, string>> = {
  member: 'office',
  owner: 'office',
  manager: 'office',
};

function inputOf(name: string, row: CommandRow): JsonObject {
  const examples = commandFields(row.command).map(({ property, field }) => [property, field.example]);
  const input = { ...Object.fromEntries(examples), ...OTHERS[name] } as Record<string, unknown>;
  if ('member' in input || 'owner' in input || 'manager' in input) delete input['person'];
  if (row.name === 'correct') delete input['together'];
  return input as JsonObject;
}

function historyOf(name: string, { kind, creates }: CommandRow) {
  const before = BEFORE[name];
  const past = [OPENS[kind as PublicKind], ...(before ? [before] : []), ...(CLOSED[name] ?? [])];
  return knowing(REFERRED, kind, creates ? [] : past);
}

/** An agenda is sent before the meeting that it names; notes, and what is told of a meeting, come after it. */
const ANOTHER_DAY: ReadonlySet<string> = new Set([
  'group issue-agenda',
  'group finish-notes',
  'group inform-management-team',
  'group distribute-information',
]);

describe('every command', () => {
  it.each(ROWS)('%s is recorded whole, with nothing that was told left out', (name, row) => {
    const input = inputOf(name, row);
    const told = Object.entries(input)
      .filter(([property]) => !ELSEWHERE.has(property))
      .map(([property, value]) => [CALLED[property] ?? property, value] as const);
    const { pack: _pinned, ...expected } = Object.fromEntries(told) as JsonObject;
    historyOf(name, row).when(row.name, input).thenOneWith(expected);
  });

  it.each(ROWS.filter(([, { creates }]) => !creates))(
    '%s contradicts a stream that is not there',
    (name, row) => {
      const empty = knowing(REFERRED, row.kind, []).when(row.name, inputOf(name, row));
      const unknown = row.name === 'correct' || row.name === 'record-deviation';
      empty.thenRefused(unknown ? 'unknown-event' : `unknown-${row.kind as PublicKind}`);
    },
  );

  it.each(ROWS)('%s happened on the day of its meeting, if it has one', (name, row) => {
    const input = inputOf(name, row);
    const { reportedOn, meetingDate } = input as { reportedOn?: string; meetingDate?: string };
    const day = ANOTHER_DAY.has(name) ? undefined : (reportedOn ?? meetingDate);
    historyOf(name, row).when(row.name, input).thenOn(day);
  });

  it.each(ROWS.filter(([, { makes }]) => makes))(
    '%s records the event that the table says, and would record it again',
    (name, row) => {
      const input = inputOf(name, row);
      const { decided, history, state } = historyOf(name, row).when(row.name, input).decided();
      const [fact] = decided;
      expect(fact?.definition).toBe(row.makes);
      const [event] = recorded(`${row.kind}-x`, [[fact?.definition as EventDefinition, fact?.data ?? {}]]);
      const known = { history, today: '2025-06-30', referred: REFERRED };
      expect(decidedAgain(row, event as RecordedEvent, state, known).fact?.data).toEqual(fact?.data);
    },
  );

  it.each(ROWS.filter(([, { name }]) => !['correct', 'record-deviation'].includes(name)))(
    '%s can be corrected, except in what its stream is named after',
    (_name, { kind, creates, makes }) => {
      expect(makes).toBeDefined();
      if (!makes || !creates || creates === 'command-id') return;
      const past = whole(makes);
      const other = /^\d+$/.test(String(past[1][creates])) ? '2019' : 'another';
      const changes = [{ pointer: `/data/${creates}`, value: other }];
      knowing(REFERRED, kind, [past])
        .when('correct', { corrects: idOf(0), changes, reason: 'x' })
        .thenRefused('correction-of-name', { field: creates, value: String(past[1][creates]) });
    },
  );

  it('makes streams of every kind but one under a name that is told', () => {
    const named = ROWS.filter(([, { creates }]) => creates && creates !== 'command-id');
    expect(new Set(named.map(([, { kind }]) => kind))).toEqual(
      new Set(Object.keys(OPENS).filter((kind) => kind !== 'initiative')),
    );
  });

  it('stands in the table once', () => {
    expect(new Set(ROWS.map(([name]) => name)).size).toBe(ROWS.length);
  });
});
