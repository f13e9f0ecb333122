import { GuardedCommand, type Deviation, type LedgerCommand } from '../domain/command.js';
import { effective } from '../domain/corrections/effective.js';
import { fact, type Fact } from '../domain/decider.js';
import { DeviationRecorded } from '../domain/deviations/deviation.events.js';
import type { NewEvent, RecordedEvent } from '../domain/event.js';
import { Deviations } from '../domain/deviations/deviation.fields.js';
import { Refusal } from '../domain/refusal.js';
import type { Facts } from '../guideline/facts.js';
import { isJudged, judgeStream, type Finding } from '../guideline/judge.js';
import type { CommandRow } from './commands.js';

/**
 * The guards (design §8): a command that would break one is answered with the list, and goes through when it names each
 * rule with a reason. Nothing here decides: whatever somebody says happened is recorded, with the deviation beside it.
 */
export type Judged = Readonly<{
  findings: readonly Finding[];
  /** The reference streams that were asked about, and the revisions they were known at. */
  asked: Readonly<Record<string, string>>;
}>;

/** A stream's events, and which of them are to be judged. */
export type Judging = Readonly<{
  events: readonly RecordedEvent[];
  fresh: readonly Readonly<{ id: string }>[];
}>;

/** Whether rules are asked before the command's events are appended. */
export const isGuarded = ({ command }: Pick<CommandRow, 'command'>): boolean =>
  command.prototype instanceof GuardedCommand;

export const deviationsOf = (command: LedgerCommand): readonly Deviation[] =>
  (command as { deviations?: readonly Deviation[] }).deviations ?? [];

/** The stream as it will be with the new events in it. */
export const recordedAs = (
  stream: string,
  history: readonly RecordedEvent[],
  fresh: readonly NewEvent[],
): Judging => ({
  fresh,
  events: [
    ...history,
    ...fresh.map((event, place) => ({
      ...event,
      stream,
      revision: BigInt(history.length + place),
      position: 0n,
    })),
  ],
});

/** What is found in the fresh events, each by the guideline in force on its own day; nothing in what was imported. */
export function judgeEvents(
  { kind }: Pick<CommandRow, 'kind'>,
  { events, fresh }: Judging,
  facts: Facts,
  today: string,
): Judged {
  if (!isJudged(kind)) return { findings: [], asked: {} };
  const isFresh = new Set(fresh.map(({ id }) => id));
  const only = new Set(
    events.filter((event) => isFresh.has(event.id) && !isImported(event)).map(({ id }) => id),
  );
  const { answer, asked } = facts.noting(() => judgeStream(kind, effective(events), facts, { today, only }));
  return { findings: answer.findings, asked };
}

/** What is imported is never asked about at the door: it is only found afterwards. */
export const isImported = ({
  metadata: { door },
}: Readonly<{ metadata: Pick<NewEvent['metadata'], 'door'> }>): boolean => door.startsWith('import:');

/**
 * The deviations to be recorded beside the events: one for each event and rule that the command names.
 * @throws Refusal rules-broken when a guard is broken that the command does not name, rule-not-broken the other way
 * round, malformed-field when it gives two reasons for one rule
 */
export function deviationsFor(
  command: LedgerCommand,
  { findings }: Judged,
  events: readonly NewEvent[],
): readonly Fact[] {
  const named = deviationsOf(command);
  const again = named.findIndex(({ rule }, place) => named.findIndex((one) => one.rule === rule) < place);
  if (again >= 0) throw namedTwice(again);
  const unnamed = findings.filter(
    ({ mode, rule }) => mode === 'guard' && !named.some((one) => one.rule === rule),
  );
  if (unnamed.length > 0) throw rulesBroken(unnamed);
  return named.flatMap(({ rule, reasons, acceptedBy }) => {
    const found = findings.filter((finding) => finding.rule === rule);
    const [first] = found;
    if (!first) throw new Refusal('rule-not-broken', { rule });
    // A guideline's id has no such sign; what its version is called is the municipality's own affair.
    const at = first.guideline.indexOf('@');
    const guideline = first.guideline.slice(0, at);
    const guidelineVersion = first.guideline.slice(at + 1);
    const concerned = events.filter(({ id }) => found.some(({ event }) => event === id));
    return concerned.map(({ id, metadata }) =>
      fact(
        DeviationRecorded,
        {
          rule,
          ruleVersion: first.version,
          concerns: id,
          reasons,
          acceptedBy,
          guideline,
          guidelineVersion,
        },
        metadata.occurredAt,
      ),
    );
  });
}

/** Of two reasons for one rule nobody could say which one holds. */
const namedTwice = (place: number): Refusal =>
  new Refusal('malformed-field', {
    field: `deviations/${place}/rule`,
    label: Deviations.sv,
    problemSv: 'nämner en regel som redan har fått ett skäl',
    problemEn: 'names a rule that has been given a reason already',
  });

/** The finding with the deviation that explains it. */
export function explained(finding: Finding, deviations: readonly NewEvent[]): Finding {
  const found = deviations.find(
    ({ data }) => data['rule'] === finding.rule && data['concerns'] === finding.event,
  );
  if (!found) return finding;
  const acceptedBy = found.data['acceptedBy'] as string | undefined;
  const deviation = { event: found.id, ...(acceptedBy === undefined ? {} : { acceptedBy }) };
  return { ...finding, deviation };
}

/** The answer to a command that breaks guards: the whole list, each with what to do about it. */
function rulesBroken(findings: readonly Finding[]): Refusal {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const told = findings.map(
    ({ rule, rows, law, says, remedy }) =>
      new Refusal('rule-broken', {
        rule,
        rows: [...rows, ...law].join(', '),
        sv: says.sv,
        en: says.en,
        remedySv: remedy.sv,
        remedyEn: remedy.en,
      }),
  );
  return new Refusal('rules-broken', { count: String(rules.length), rules: rules.join(', ') }, told);
}
