import { placeOn } from '../../projections/survey-answers.js';
import { FEWEST } from './figures.js';
import type { Material } from './material.js';
import { plainCell, type Cell, type Picture, type Table, type TableSection } from './table-section.js';
import {
  answersIn,
  areasOf,
  areaValue,
  brokenBetween,
  comparedIn,
  readOn,
  shownAnswerOf,
  type AreaValue,
  type YearAnswers,
} from './survey-years.js';

/** The yearly follow-up in the report: answers, areas and their development (S169–S171). */

const NOTHING = plainCell('–');

const answerCell = (year: YearAnswers | undefined, question: string): Cell => {
  const given = year?.answers.get(question);
  return given ? { text: shownAnswerOf(given), events: given.events } : NOTHING;
};

const DIRECTIONS = {
  up: '↑\u00A0upp',
  down: '↓\u00A0ned',
  same: '→\u00A0oförändrat',
  broken: '✕\u00A0brott: skalan är ändrad',
} as const;

/** Where the answer has gone since the year before, told in words and with a sign; never across a break. */
function direction(
  { facts }: Material,
  before: YearAnswers | undefined,
  now: YearAnswers,
  question: string,
): Cell {
  const [earlier, given] = [before?.answers.get(question), now.answers.get(question)];
  if (!before || !earlier || !given) return NOTHING;
  const read = readOn(facts, before, earlier, now);
  if (!read) return plainCell(DIRECTIONS.broken);
  const moved = (placeOn(given.scale, given.answer) ?? 0) - (placeOn(read.scale, read.answer) ?? 0);
  return plainCell(DIRECTIONS[moved > 0 ? 'up' : moved < 0 ? 'down' : 'same']);
}

const answers: TableSection = {
  id: 'follow-up-answers',
  title: 'Uppföljning: svar per fråga',
  counts:
    'Beredningsgruppens svar på årets frågor, med två år bredvid. Riktningen är mot året före. Där en fråga har bytt skala utan omräkningstabell står det brott, och ingenting jämförs. Rättade svar är ändrade efter att året stängdes.',
  of: (material, year) => {
    const now = answersIn(material.facts, year);
    if (!now) return { tables: [] };
    const [before, first] = [answersIn(material.facts, year - 1), answersIn(material.facts, year - 2)];
    const tables = areasOf(now).map((area): Table => ({
      key: area,
      caption: area,
      headings: ['Fråga', String(year - 2), String(year - 1), String(year), 'Riktning'],
      rows: [...now.answers.values()]
        .filter(({ question }) => question.area === area)
        .map(({ question: { id, text } }) => ({
          key: id,
          label: `${id} ${text}`,
          cells: [
            answerCell(first, id),
            answerCell(before, id),
            answerCell(now, id),
            direction(material, before, now, id),
          ],
        })),
    }));
    return { tables };
  },
};

const areaCell = (found: AreaValue | undefined, broken = false): Cell =>
  found
    ? {
        text: `${found.value} (n\u00A0=\u00A0${found.n})${broken ? ' ✕\u00A0brott' : ''}`,
        value: found.value,
        events: found.events,
      }
    : NOTHING;

const areas: TableSection = {
  id: 'follow-up-areas',
  title: 'Uppföljning: områdena jämförda',
  counts:
    'Hur långt varje område har kommit, från 0 till 100: medelvärdet av områdets svar, vart och ett som en del av sin skala. Inom parentes står hur många svar det är räknat på. Jämförelsekommunernas svar är införda av kommunen; svar som saknas räknas inte. Där det står brott har någon av områdets frågor en annan skala än årets, och värdet går inte att jämföra med årets.',
  of: (material, year) => {
    const now = answersIn(material.facts, year);
    if (!now) return { tables: [] };
    const before = answersIn(material.facts, year - 1);
    const others = comparedIn(material.facts, year).filter(({ municipality }) => municipality !== 'self');
    const columns: readonly (readonly [string, YearAnswers | undefined])[] = [
      [String(year), now],
      [String(year - 1), before],
      ...others.map((other) => [`${other.municipality} ${year}`, other] as const),
    ];
    const later = { facts: material.facts, year: now };
    const isBroken = (of: YearAnswers, area: string): boolean =>
      brokenBetween(material.facts, of, now, area).length > 0;
    const axes = areasOf(now);
    const shown = columns.filter(([, of]) => of !== undefined).slice(0, 3);
    const radar: Picture = {
      kind: 'radar',
      label: `Områdena ${year} som nätdiagram, med ${shown
        .slice(1)
        .map(([name]) => name)
        .join(' och ')} bredvid. Samma siffror står i tabellen; områden på en annan skala är inte ritade.`,
      axes,
      series: shown.map(([name, of]) => ({
        name,
        values: axes.map((area) =>
          of && !isBroken(of, area) ? (areaValue(of, area, later)?.value ?? null) : null,
        ),
      })),
    };
    return {
      tables: [
        {
          key: 'areas',
          caption: `Områdena ${year}`,
          headings: ['Område', ...columns.map(([name]) => name)],
          rows: axes.map((area) => ({
            key: area,
            label: area,
            cells: columns.map(([, of]) =>
              of ? areaCell(areaValue(of, area, later), isBroken(of, area)) : NOTHING,
            ),
          })),
        },
      ],
      pictures: axes.length > 2 ? [radar] : [],
    };
  },
};

/** So many years back a trend is told. */
const TREND_YEARS = 5;

const trend: TableSection = {
  id: 'follow-up-trend',
  title: 'Uppföljning: utvecklingen över åren',
  counts:
    'Samma värde för varje område år för år, med hur många svar det är räknat på inom parentes. Områden som något av åren vilar på färre än fem svar är ritade utan linje: där väger ett enda svar tungt. Där någon av områdets frågor har bytt skala utan omräkningstabell är linjen bruten: åren före och efter går inte att jämföra.',
  of: (material, year) => {
    const { facts } = material;
    const years = Array.from({ length: TREND_YEARS }, (_none, place) => year - TREND_YEARS + 1 + place)
      .map((one) => answersIn(facts, one))
      .filter((one) => one !== undefined);
    const now = years.find((one) => one.year === year);
    if (!now || years.length < 2) return { tables: [] };
    const breaksOf = (area: string) =>
      years.slice(1).flatMap((later, place) => {
        const questions = brokenBetween(facts, years[place] as YearAnswers, later, area);
        return questions.length > 0 ? [{ year: String(later.year), questions }] : [];
      });
    const later = { facts, year: now };
    const restsOnFew = (area: string): boolean =>
      years.some((one) => (areaValue(one, area, later)?.n ?? FEWEST) < FEWEST);
    const lines = areasOf(now).map((area) => ({
      name: area,
      values: years.map((one) => areaValue(one, area, later)?.value ?? null),
      breaks: breaksOf(area).map((one) => one.year),
      ...(restsOnFew(area) ? { few: true as const } : {}),
    }));
    const names = years.map((one) => String(one.year));
    return {
      tables: [
        {
          key: 'trend',
          caption: `Områdena ${names[0]}–${year}`,
          headings: ['Område', ...names, 'Brott'],
          rows: areasOf(now).map((area) => ({
            key: area,
            label: area,
            cells: [
              ...years.map((one) => areaCell(areaValue(one, area, later))),
              plainCell(
                breaksOf(area)
                  .map((one) => `✕ ${one.year}: ${one.questions.join(', ')} på ny skala`)
                  .join('; ') || '–',
              ),
            ],
          })),
        },
      ],
      pictures: [
        {
          kind: 'trend',
          label: `Områdena ${names[0]}–${year} som linjer och tecken. Linjer är brutna där skalan är ändrad. Samma siffror står i tabellen.`,
          years: names,
          lines,
        },
      ],
    };
  },
};

export const SURVEY_SECTIONS: readonly TableSection[] = [answers, areas, trend];
