import { isDay } from '../domain/dates.js';
import * as f from '../domain/fields.js';
import { Refusal } from '../domain/refusal.js';
import { systemClock } from '../ledger/clock.js';
import { STAGE_LABELS } from '../../projections/case-file.js';
import { decisions, initiatives, type Page } from '../read-models/queries.js';
import { labelName } from '../guideline/names.js';
import { groupsShown, officesShown } from '../read-models/shown-names.js';
import { forumCalled, forumNamesIn } from './forum-names.js';
import type { Options } from './options.js';
import { namesOf, withReader } from './opened.js';
import { stageWord } from './show-history.js';
import { asJson, kronor, note, print, table, type Column } from './terminal.js';

const text = (options: Options, name: string): { [name: string]: string } =>
  options[name] === undefined ? {} : { [name]: String(options[name]) };

function pageOf(options: Options): Page {
  const [page, size] = [Number(options['page']), Number(options['size'])];
  if (!Number.isInteger(page) || !Number.isInteger(size) || page < 1 || size < 1 || size > 1_000)
    throw new Refusal('malformed-request', {
      reason: '--page is a number from 1, --size one from 1 to 1000',
      reasonSv: '--page är ett tal från 1, --size ett tal mellan 1 och 1000',
    });
  return { page, size };
}

/** Refuses a code that no row can have, instead of an empty list that looks like an answer. */
export function codeOf(
  options: Options,
  name: string,
  field: { sv: string; labels: Readonly<Record<string, string>> },
): { [name: string]: string } {
  const code = options[name] as string | undefined;
  const codes = Object.keys(field.labels).join(', ');
  if (code !== undefined && field.labels[code] === undefined)
    throw new Refusal('malformed-field', {
      field: name,
      label: field.sv,
      problemSv: `ska vara något av: ${codes}`,
      problemEn: `must be one of: ${codes}`,
    });
  return text(options, name);
}

/** The word for a code; the code itself where there is none. */
export const label = (field: { labels: Readonly<Record<string, string>> }, code: string | null): string =>
  code === null ? '' : (field.labels[code] ?? code);

const shownOf = (rows: number, { total, page }: { total: number; page: number }): void => {
  if (rows < total) note(`${rows} av ${total}, sida ${page}. --page och --size visar resten.`);
};

export function showDecisions(options: Options): Promise<void> {
  return withReader(async (opened) => {
    const facts = opened.readModels.facts();
    const forum = options['forum'] as string | undefined;
    const names = forumNamesIn(facts, systemClock.now());
    const filter = {
      ...text(options, 'year'),
      ...text(options, 'administration'),
      ...(forum === undefined
        ? {}
        : { forum: forumCalled(forum, names, { property: 'forum', sv: f.Forum.sv }) }),
      ...codeOf(options, 'outcome', f.DecisionOutcome),
    };
    const found = decisions(opened.readModels, filter, pageOf(options));
    if (options['format'] === 'json') return print(asJson(found));
    const person = await namesOf(opened);
    const forumOf = ({ forum: code, decided_at }: (typeof found.rows)[number]): string =>
      labelName(f.Forum.labels, code, facts.on(decided_at.slice(0, 10)));
    print(
      table(found.rows, [
        { heading: 'Beslutat', of: (row) => row.decided_at.slice(0, 10) },
        { heading: 'Nummer', of: (row) => row.number ?? '' },
        { heading: 'Rubrik', of: (row) => row.title, max: 44 },
        {
          heading: 'Beslut',
          of: (row) => `${label(f.DecisionOutcome, row.outcome)}${row.corrected ? ' (rättat)' : ''}`,
        },
        { heading: 'Forum', of: forumOf },
        { heading: 'Beslutsfattare', of: (row) => (row.decider === null ? '' : person(row.decider)) },
      ]),
    );
    shownOf(found.rows.length, found);
  });
}

export function showInitiatives(options: Options): Promise<void> {
  return withReader(async (opened) => {
    const filter = {
      ...text(options, 'year'),
      ...text(options, 'administration'),
      ...codeOf(options, 'category', f.SystemCategory),
      ...codeOf(options, 'stage', { sv: 'Läge', labels: STAGE_LABELS }),
    };
    const found = initiatives(opened.readModels, filter, pageOf(options));
    if (options['format'] === 'json') return print(asJson(found));
    print(
      table(found.rows, [
        { heading: 'Nummer', of: (row) => row.number ?? '' },
        { heading: 'Anmält', of: (row) => row.need_at.slice(0, 10) },
        { heading: 'Rubrik', of: (row) => row.title, max: 48 },
        { heading: 'Förvaltning', of: (row) => row.administration, max: 30 },
        { heading: 'Läge', of: (row) => stageWord(row.stage) },
        {
          heading: 'Uppskattat',
          of: (row) => (row.estimated_cost_ore === null ? '' : kronor(row.estimated_cost_ore)),
          right: true,
        },
      ]),
    );
    shownOf(found.rows.length, found);
  });
}

export function dayOn(options: Options): string | undefined {
  const on = options['on'] as string | undefined;
  if (on === undefined || isDay(on)) return on;
  throw new Refusal('malformed-request', {
    reason: '--on is a day, as 2025-06-30',
    reasonSv: '--on är en dag, som 2025-06-30',
  });
}

/** The event behind a row, for those who ask: a correction names it. */
export const eventColumn = (options: Options): readonly Column<Readonly<{ event: string | null }>>[] =>
  options['events'] === true ? [{ heading: 'Händelse', of: ({ event }) => event ?? '' }] : [];

export function showOffices(options: Options): Promise<void> {
  const on = dayOn(options);
  return withReader(async (opened) => {
    const found = officesShown(opened.readModels, on, systemClock.now());
    if (options['format'] === 'json') return print(asJson(found));
    const names = await namesOf(opened);
    print(
      table(found, [
        { heading: 'Kod', of: (row) => row.office },
        { heading: 'Befattning', of: (row) => row.name },
        { heading: 'Innehavare', of: (row) => (row.person === null ? '(vakant)' : names(row.person)) },
        { heading: 'Från', of: (row) => row.held_from ?? '' },
        { heading: 'Till', of: (row) => row.held_to ?? '' },
        ...eventColumn(options),
      ]),
    );
  });
}

export function showGroups(options: Options): Promise<void> {
  return withReader(async (opened) => {
    const filter = { ...text(options, 'group'), ...text(options, 'year') };
    const found = groupsShown(opened.readModels, filter, systemClock.now());
    if (options['format'] === 'json') return print(asJson(found));
    const names = await namesOf(opened);
    print(
      table(found, [
        { heading: 'Kod', of: (row) => row.group_code },
        { heading: 'Grupp', of: (row) => row.name, max: 36 },
        { heading: 'Möte', of: (row) => row.meeting_date ?? '(inget möte)' },
        { heading: 'Beteckning', of: (row) => row.meeting_reference ?? '', max: 24 },
        { heading: 'Ordförande', of: (row) => (row.chair === null ? '' : names(row.chair)) },
        { heading: 'Närvarande', of: (row) => String(row.present ?? ''), right: true },
        { heading: 'Punkter', of: (row) => String(row.points ?? ''), right: true },
        ...eventColumn(options),
      ]),
    );
  });
}
