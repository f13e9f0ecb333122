import { CATALOGUE } from '../domain/catalogue.js';
import type { Json } from '../domain/json.js';
import { LedgerReader } from '../ledger/reader.js';
import { openStore } from '../open-store.js';
import { peopleFile } from '../config.js';
import { People } from '../people/people-store.js';
import { history } from '../read-models/queries.js';
import {
  compareHistories,
  type CaseHistory,
  type Corrected,
  type HistoryChange,
  type Step,
} from '../../projections/case-history.js';
import type { Options } from './options.js';
import { config, existing } from './opened.js';
import { asJson, kronor, print } from './terminal.js';
import { STAGE_LABELS, type Stage } from '../../projections/case-file.js';

/** Where an initiative stands, as a word in a sentence. */
export const stageWord = (stage: string): string => (STAGE_LABELS[stage as Stage] ?? stage).toLowerCase();

type Names = (person: string) => string;

/** `liggare history`: straight from the initiative's stream, so that it is quick and needs no read models. */
export async function showHistory(options: Options, [number = '']: readonly string[]): Promise<void> {
  const settings = existing(config());
  const store = await openStore(settings);
  const people = People.open(peopleFile(settings));
  try {
    const ledger = new LedgerReader(store);
    const knownAt = options['knownAt'] as string | undefined;
    const inForceOn = options['inForceOn'] as string | undefined;
    const shown = await history({ store, ledger }, number, { knownAt, inForceOn });
    const compare = options['compare'] as string | undefined;
    const changes =
      compare === undefined
        ? undefined
        : compareHistories(await history({ store, ledger }, number, { knownAt: compare, inForceOn }), shown);
    if (options['format'] === 'json')
      return print(
        asJson({
          number,
          knownAt,
          inForceOn,
          ...(changes ? { comparedWith: compare, changes } : { history: shown ?? null }),
        }),
      );
    const { state } = await ledger.access();
    const names: Names = (person) => people.show(person, state.persons.get(person) ?? []).name;
    if (changes) return print(changesAsText(number, compare ?? '', changes, names));
    print(
      shown
        ? historyAsText(number, shown, names, { ...when(knownAt, inForceOn), all: options['steps'] === true })
        : `${number}: ingenting var känt då.`,
    );
  } finally {
    people.close();
    await store.close();
  }
}

const when = (knownAt: string | undefined, inForceOn: string | undefined) => ({
  known: [knownAt && `känt ${knownAt}`, inForceOn && `gällande ${inForceOn}`].filter(Boolean).join(', '),
});

/** The whole history as a person reads it: a head, then one block a step. */
export function historyAsText(
  number: string,
  { file, stage, steps }: CaseHistory,
  names: Names,
  { known, all }: { known: string; all: boolean },
): string {
  const head = `${number}  ${file.title}`;
  const state = [
    stageWord(stage),
    labelOf('NeedReported', 'category', file.category),
    file.administration,
    known,
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return [
    head,
    state,
    '─'.repeat(Math.min(100, Math.max(head.length, state.length))),
    ...steps.map((step) => stepAsText(step, names, all)),
  ].join('\n');
}

const INDENT = ' '.repeat(18);

function stepAsText(step: Step, names: Names, all: boolean): string {
  const late =
    step.recordedLateDays > 0
      ? `, ${step.recordedLateDays} ${step.recordedLateDays === 1 ? 'dag' : 'dagar'} efter`
      : '';
  const office = step.office === undefined ? '' : ` (${step.office})`;
  const lines = [
    `${step.occurredAt.replace('T', ' ').padEnd(INDENT.length)}${step.what}${summaryOf(step)}`,
    `${INDENT}infört ${step.recordedAt.slice(0, 10)}${late}, av ${names(step.actor)}${office}, genom ${step.door}`,
    ...step.corrected.map((corrected) => `${INDENT}${correctedAsText(step, corrected, names)}`),
  ];
  if (all)
    lines.push(...detailsOf(step, names), `${INDENT}händelse ${step.event}, revision ${step.revision}`);
  return lines.join('\n');
}

/** The words of a step that matter most: outcome, forum, who was asked, how much. */
function summaryOf({ type, data }: Step): string {
  const say = (...fields: string[]): string[] =>
    fields.flatMap((field) => (data[field] === undefined ? [] : [wordsOf(type, field, data[field])]));
  const words = [
    ...say('kind', 'outcome', 'forum', 'body', 'party', 'consultedOffice', 'principle'),
    ...(typeof data['totalOre'] === 'number' ? [kronor(data['totalOre'])] : []),
    ...(typeof data['estimatedCostOre'] === 'number'
      ? [`uppskattat till ${kronor(data['estimatedCostOre'])}`]
      : []),
    ...say('meetingReference', 'deciderOffice'),
  ];
  return words.length === 0 ? '' : `: ${words.join(', ')}`;
}

const labelOf = (type: string, field: string, code: string): string =>
  CATALOGUE.get(type)?.fields[field]?.labels?.[code] ?? code;

function wordsOf(type: string, field: string, value: Json | undefined): string {
  if (typeof value === 'string') return labelOf(type, field, value);
  return value === undefined ? '–' : JSON.stringify(value);
}

function detailsOf({ type, data }: Step, names: Names): string[] {
  return Object.entries(data).map(([field, value]) => {
    const label = CATALOGUE.get(type)?.fields[field]?.sv ?? field;
    const text =
      typeof value === 'string' && /^p-[0-9A-Z]{8}$/.test(value)
        ? `${names(value)} (${value})`
        : wordsOf(type, field, value);
    return `${INDENT}${label}: ${text}`;
  });
}

function correctedAsText(
  { type }: Step,
  { pointer, before, after, reason, recordedAt, approvedBy }: Corrected,
  names: Names,
): string {
  const field =
    pointer === '/occurredAt'
      ? 'dagen'
      : (CATALOGUE.get(type)?.fields[pointer.split('/')[2] ?? '']?.sv ?? pointer);
  const member = pointer.split('/')[2] ?? '';
  const approved = approvedBy === undefined ? '' : `, godkänt av ${names(approvedBy)}`;
  return `rättat ${recordedAt.slice(0, 10)}: ${field} var «${wordsOf(type, member, before)}», är «${wordsOf(type, member, after)}». ${reason}${approved}`;
}

const KINDS = { new: 'tillkommit', changed: 'ändrat', gone: 'inte längre gällande' } as const;

function changesAsText(
  number: string,
  since: string,
  changes: readonly HistoryChange[],
  names: Names,
): string {
  if (changes.length === 0) return `${number}: ingenting har ändrats sedan det som var känt ${since}.`;
  const lines = changes.map(({ kind, before, after }) => {
    const step = after ?? before;
    return `${KINDS[kind]}:\n${step ? stepAsText(step, names, kind === 'changed') : ''}`;
  });
  return [`${number}: ${changes.length} ändringar sedan det som var känt ${since}`, ...lines].join('\n');
}
