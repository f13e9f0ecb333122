import { many } from '../domain/many.js';
import { CATALOGUE } from '../domain/catalogue.js';
import { dayOf } from '../domain/dates.js';
import type { Field } from '../domain/field.js';
import type { Json } from '../domain/json.js';
import type { DayFacts, Facts } from '../guideline/facts.js';
import type { Finding } from '../guideline/judge.js';
import { labelName, officeName, wordName } from '../guideline/names.js';
import { systemClock } from '../ledger/clock.js';
import {
  compareJudged,
  comparedWith,
  judgedHistory,
  type JudgedHistory,
  type JudgedStep,
  type Mandate,
} from '../read-models/judged-history.js';
import type { Viewpoint } from '../read-models/judged-ledger.js';
import type { Corrected, HistoryChange, Step } from '../../projections/case-history.js';
import { STAGE_LABELS, type Stage } from '../../projections/case-file.js';
import type { Options } from './options.js';
import { namesOf, withReader } from './opened.js';
import { asJson, cut, kronor, print } from './terminal.js';

/** Where an initiative stands, as a word in a sentence. */
export const stageWord = (stage: string): string => (STAGE_LABELS[stage as Stage] ?? stage).toLowerCase();

type Names = (person: string) => string;
/** People by their names, all else by what it was called: `facts` of whole time, `on` of the day of a step. */
export type Telling = Readonly<{ names: Names; facts: Facts }>;
type Told = Readonly<{ names: Names; on: DayFacts }>;

/** `liggare history`: with what the rules of the day say of each step. */
export function showHistory(options: Options, [number = '']: readonly string[]): Promise<void> {
  const text = (name: string): string | undefined => options[name] as string | undefined;
  const viewpoint = {
    ...given('knownAt', text('knownAt')),
    ...given('inForceOn', text('inForceOn')),
    ...given('guideline', text('guideline')),
  };
  const compare = text('compare');
  const clock = text('clock') === 'in-force' ? 'in-force' : 'known';
  return withReader(async (reader) => {
    const now = systemClock.now();
    const shown = await judgedHistory(reader, number, viewpoint, now);
    const before =
      compare === undefined
        ? undefined
        : await judgedHistory(reader, number, comparedWith(viewpoint, compare, clock), now);
    const changes = compare === undefined ? undefined : compareJudged(before, shown);
    if (options['format'] === 'json')
      return print(
        asJson({
          number,
          ...viewpoint,
          ...(changes ? { comparedWith: compare, changes } : { history: shown ?? null }),
        }),
      );
    const known = reader.readModels.facts();
    const facts = viewpoint.guideline === undefined ? known : (known.by(viewpoint.guideline) ?? known);
    const telling = { names: await namesOf(reader), facts };
    if (changes) return print(changesAsText(number, compare ?? '', clock, changes, telling));
    print(
      shown
        ? historyAsText(number, shown, telling, {
            known: when(viewpoint),
            all: options['steps'] === true,
          })
        : `${number}: ingenting var känt då.`,
    );
  });
}

const given = (name: string, value: string | undefined): { [name: string]: string } =>
  value === undefined ? {} : { [name]: value };

const when = ({ knownAt, inForceOn, guideline }: Viewpoint): string =>
  [
    knownAt && `känt ${knownAt}`,
    inForceOn && `gällande ${inForceOn}`,
    guideline && `bedömt enligt ${guideline}`,
  ]
    .filter(Boolean)
    .join(', ');

/** The whole history as a person reads it: a head, then one block a step. */
export function historyAsText(
  number: string,
  { file, stage, steps }: JudgedHistory,
  telling: Telling,
  { known, all }: { known: string; all: boolean },
): string {
  const head = `${number}  ${file.title}`;
  const state = [
    stageWord(stage),
    fieldOf('NeedReported', 'category')?.labels?.[file.category] ?? file.category,
    file.administration,
    known,
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return [
    head,
    state,
    '─'.repeat(Math.min(100, Math.max(head.length, state.length))),
    ...steps.map((step) => stepAsText(step, telling, all)),
  ].join('\n');
}

const INDENT = ' '.repeat(18);

function stepAsText(step: JudgedStep, { names, facts }: Telling, all: boolean): string {
  const told = { names, on: facts.on(dayOf(step.occurredAt)) };
  const late = step.recordedLateDays > 0 ? `, ${many(step.recordedLateDays, 'dag', 'dagar')} efter` : '';
  const office = step.office === undefined ? '' : ` (${officeName(step.office, told.on)})`;
  const lines = [
    `${step.occurredAt.replace('T', ' ').padEnd(INDENT.length)}${step.what}${summaryOf(step, told)}`,
    `${INDENT}infört ${step.recordedAt.slice(0, 10)}${late}, av ${names(step.actor)}${office}, genom ${step.door}`,
    ...step.corrected.map((corrected) => `${INDENT}${correctedAsText(step, corrected, told)}`),
  ];
  if (step.mandate) lines.push(`${INDENT}${mandateAsText(step.mandate, told)}`);
  lines.push(...step.findings.map((finding) => `${INDENT}${findingAsText(finding, names)}`));
  if (all)
    lines.push(
      ...detailsOf(step, told),
      `${INDENT}läge: ${stageWord(step.stage)}; riktlinje: ${step.guideline ?? 'ingen'}`,
      `${INDENT}händelse ${step.event}, revision ${step.revision}`,
    );
  return lines.join('\n');
}

const CAPACITY = { holder: 'innehavare', substitute: 'ersättare' } as const;

/** By what right it was decided, as the rolls have it. */
function mandateAsText(mandate: Mandate, { names, on }: Told): string {
  const { decider, office, capacity, legalNature, delegation, delegationHeld, limitOre, passedOnBy } =
    mandate;
  if (decider === undefined) return 'mandat: ingen beslutsfattare angiven';
  const how = capacity ? CAPACITY[capacity] : 'varken innehavare eller ersättare den dagen';
  const nature =
    legalNature === undefined
      ? []
      : [labelName(fieldOf('DecisionMade', 'legalNature')?.labels, legalNature, on).toLowerCase()];
  const power =
    delegationHeld === undefined
      ? []
      : [
          delegationHeld
            ? `${delegation ?? 'delegation'}${limitOre === undefined ? '' : `, högst ${kronor(limitOre)}`}${passedOnBy === undefined ? '' : `, vidaredelegerad av ${officeName(passedOnBy, on)}`}`
            : `${delegation ?? 'delegation'} fanns inte den dagen`,
        ];
  return `mandat: ${[`${names(decider)}, ${office === undefined ? 'ingen befattning' : officeName(office, on)} (${how})`, ...nature, ...power].join('; ')}`;
}

/** A finding as a line: what, by which rule and rows, and what somebody said about it. */
export function findingAsText(
  { says, rule, version, rows, law, deviation }: Finding,
  names: Names = (person) => person,
): string {
  const by =
    deviation?.acceptedBy === undefined
      ? ', inte accepterat'
      : `, accepterat av ${names(deviation.acceptedBy)}`;
  return `fynd: ${says.sv} [${rule} v${version}; ${[...rows, ...law].join(', ') || 'införing'}]${deviation ? ` Avsteg infört${by}.` : ''}`;
}

/** The fields of a step that matter most, in the order they are told. */
const TOLD = [
  'kind',
  'outcome',
  'category',
  'size',
  'needed',
  'forum',
  'body',
  'party',
  'position',
  'support',
  'to',
  'person',
  'ground',
  'rule',
  'consultedOffice',
  'principle',
] as const;
/** Steps whose reason is the point of them. */
const REASONED: readonly string[] = ['DecisionEscalated', 'DeviationRecorded', 'ReferralWaived'];
const REASON_LETTERS = 140;

/** Outcome, forum, who was asked, how much, and why where that is the point. */
function summaryOf({ type, data }: Step, told: Told): string {
  const say = (...fields: readonly string[]): string[] =>
    fields.flatMap((field) => (data[field] === undefined ? [] : [wordsOf(type, field, data[field], told)]));
  const reasons = REASONED.includes(type) ? data['reasons'] : undefined;
  const words = [
    ...say(...TOLD),
    ...(typeof data['totalOre'] === 'number' ? [kronor(data['totalOre'])] : []),
    ...(typeof data['estimatedCostOre'] === 'number'
      ? [`uppskattat till ${kronor(data['estimatedCostOre'])}`]
      : []),
    ...say('meetingReference', 'deciderOffice'),
    ...(typeof reasons === 'string' ? [`«${cut(reasons, REASON_LETTERS)}»`] : []),
  ];
  return words.length === 0 ? '' : `: ${words.join(', ')}`;
}

const fieldOf = (type: string, field: string): Field | undefined => CATALOGUE.get(type)?.fields[field];

const PERSON = /^p-[0-9A-Z]{8}$/;

function wordsOf(type: string, field: string, value: Json | undefined, told: Told): string {
  if (typeof value === 'string')
    return PERSON.test(value) ? told.names(value) : wordName(fieldOf(type, field), value, told.on);
  if (typeof value === 'boolean') return `${labelled(type, field)}: ${value ? 'ja' : 'nej'}`;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.map((item) => wordsOf(type, field, item, told)).join(', ');
  return value === undefined ? '–' : JSON.stringify(value);
}

const labelled = (type: string, field: string): string => fieldOf(type, field)?.sv ?? field;

function detailsOf({ type, data }: Step, told: Told): string[] {
  return Object.entries(data).map(([field, value]) => {
    if (typeof value === 'boolean') return `${INDENT}${wordsOf(type, field, value, told)}`;
    const person = typeof value === 'string' && PERSON.test(value) ? ` (${value})` : '';
    return `${INDENT}${labelled(type, field)}: ${wordsOf(type, field, value, told)}${person}`;
  });
}

function correctedAsText(
  { type }: Step,
  { pointer, before, after, reason, recordedAt, approvedBy }: Corrected,
  told: Told,
): string {
  const field =
    pointer === '/occurredAt' ? 'dagen' : (fieldOf(type, pointer.split('/')[2] ?? '')?.sv ?? pointer);
  const member = pointer.split('/')[2] ?? '';
  const approved = approvedBy === undefined ? '' : `, godkänt av ${told.names(approvedBy)}`;
  return `rättat ${recordedAt.slice(0, 10)}: ${field} var «${wordsOf(type, member, before, told)}», är «${wordsOf(type, member, after, told)}». ${reason}${approved}`;
}

const KINDS = { new: 'tillkommit', changed: 'ändrat', gone: 'inte längre gällande' } as const;

function changesAsText(
  number: string,
  since: string,
  clock: 'known' | 'in-force',
  changes: readonly HistoryChange<JudgedStep>[],
  telling: Telling,
): string {
  const then = clock === 'known' ? `det som var känt ${since}` : `det som gällde ${since}`;
  if (changes.length === 0) return `${number}: ingenting har ändrats sedan ${then}.`;
  const lines = changes.map(({ kind, before, after }) => {
    const step = after ?? before;
    return `${KINDS[kind]}:\n${step ? stepAsText(step, telling, kind === 'changed') : ''}`;
  });
  return [`${number}: ${many(changes.length, 'ändring', 'ändringar')} sedan ${then}`, ...lines].join('\n');
}
