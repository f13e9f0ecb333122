import { PURPOSES } from '../domain/companies/company.fields.js';
import { PerceptionMeasured } from '../domain/follow-up/survey.events.js';
import { ActionOutcome, ActionState, Instrument, Population } from '../domain/follow-up/survey.fields.js';
import { companyStanding } from '../guideline/companies.js';
import { actsOf, answersOf, planOf, wordFor } from '../../projections/survey-answers.js';
import { gapAsText } from '../read-models/surveys.js';
import type { Material } from './material.js';
import { plainCell, type TableSection } from './table-section.js';

/** What stands beside the answers: how they agree with the ledger, what people think, what is to be done, the companies. */

/** Under so many respondents a result says too much of each of them. */
const FEWEST = 5;

const roundOf = ({ facts }: Material, year: number) =>
  facts.rolls.survey.find((round) => round.year === String(year));

const gaps: TableSection = {
  id: 'follow-up-gaps',
  title: 'Uppföljning: självskattning och belägg',
  counts:
    'Frågor där liggarens egna siffror föreslog ett svar, med siffran som den var då, gruppens svar och avståndet mellan dem i steg på skalan. Gränserna mellan siffra och svar är frågeuppsättningens egna. De största avstånden står först.',
  of: (material, year) => {
    const round = roundOf(material, year);
    const both = (round ? answersOf(round) : []).filter(({ gap }) => gap !== undefined);
    const rows = both
      .toSorted((a, b) => Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0))
      .map(({ question, scale, proposed, decided, corrected, answer = '', gap }) => ({
        key: question.id,
        label: `${question.id} ${question.text}`,
        cells: [
          {
            text: `${proposed ? wordFor(scale, proposed.data.answer) : ''}: ${proposed?.data.evidence ?? ''}`,
            events: proposed ? [proposed.event] : [],
          },
          {
            text: wordFor(scale, answer),
            events: [decided, corrected].flatMap((act) => (act ? [act.event] : [])),
          },
          plainCell(decided?.data.meetingDate ?? '–'),
          plainCell(gap === undefined ? '–' : gapAsText(gap, scale)),
          plainCell((decided && round?.said[decided.event]) ?? '–'),
        ],
      }));
    if (rows.length === 0) return { tables: [] };
    return {
      tables: [
        {
          key: 'gaps',
          caption: `Självskattning och belägg ${year}`,
          headings: ['Fråga', 'Liggaren visar', 'Gruppens svar', 'Möte', 'Avstånd', 'Kommentar'],
          rows,
        },
      ],
    };
  },
};

const perception: TableSection = {
  id: 'perception',
  title: 'Medborgarnas och företagens uppfattning',
  counts:
    'Mätningar av hur medborgare och företag uppfattar utvecklingen av e-service, efter dagen då de slutade. Med färre än fem svarande visas inget resultat. Olika skalor jämförs inte. Inte infört står för år vars uppföljning inte finns i liggaren.',
  of: (material, year) => {
    const { facts } = material;
    const measured = facts.rolls.survey
      .flatMap((round) => actsOf(round, PerceptionMeasured))
      .filter(({ data }) => Math.abs(year - 1 - Number(data.measuredTo.slice(0, 4))) <= 1)
      .toSorted((a, b) =>
        a.data.population + b.data.measuredTo < b.data.population + a.data.measuredTo ? 1 : -1,
      );
    const rows = Object.entries(Population.labels).flatMap(([population, label]) =>
      [year, year - 1, year - 2].map((one) => {
        const own = measured.filter(
          ({ data }) => data.population === population && data.measuredTo.startsWith(`${one}-`),
        );
        const told = own.map(({ data }) =>
          data.respondents < FEWEST ? 'visas inte' : String(data.result).replace('.', ','),
        );
        const events = own.map(({ event }) => event);
        return {
          key: `${population}-${one}`,
          label: `${label} ${one}`,
          cells: [
            { text: told.join('; ') || (roundOf(material, one) ? 'inte mätt' : 'inte infört'), events },
            plainCell(own.map(({ data }) => data.scale).join('; ') || '–'),
            plainCell(own.map(({ data }) => String(data.respondents)).join('; ') || '–'),
            plainCell(own.map(({ data }) => Instrument.labels[data.instrument]).join('; ') || '–'),
            plainCell(own.map(({ data }) => `${data.measuredFrom}–${data.measuredTo}`).join('; ') || '–'),
          ],
        };
      }),
    );
    if (measured.length === 0) return { tables: [] };
    const headings = ['Målgrupp och år', 'Resultat', 'Skala', 'Svarande (n)', 'Mätmetod', 'Period'] as const;
    return { tables: [{ key: 'perception', caption: 'Uppfattning', headings, rows }] };
  },
};

const STATES: Readonly<Record<string, string>> = { ...ActionState.labels, ...ActionOutcome.labels };

const actions: TableSection = {
  id: 'action-plan',
  title: 'Handlingsplan',
  counts:
    'Åtgärder ur årets och förra årets uppföljning, vem som ansvarar, när de ska vara klara och hur det har gått. Försenad är en åtgärd vars dag har passerat utan att den är avslutad.',
  of: (material, year) => {
    const rows = [year, year - 1].flatMap((one) => {
      const round = roundOf(material, one);
      return (round ? planOf(round) : []).map(({ planned, followed, closed }) => {
        const { action, question, responsible, due } = planned.data;
        const state = closed?.data.outcome ?? followed?.data.state ?? 'not-begun';
        const office = material.facts.rolls.office.find(({ code }) => code === responsible);
        return {
          key: `${one}-${action}`,
          label: round?.said[planned.event] ?? action,
          cells: [
            { text: String(one), events: [planned.event] },
            plainCell(question ?? '–'),
            plainCell(office?.name ?? responsible),
            plainCell(due),
            {
              text: closed
                ? `${STATES[state] ?? state} ${closed.at.slice(0, 10)}`
                : due < material.today
                  ? `✕ ${STATES[state] ?? state}, försenad`
                  : (STATES[state] ?? state),
              events: [followed, closed].flatMap((act) => (act ? [act.event] : [])),
            },
          ],
        };
      });
    });
    if (rows.length === 0) return { tables: [] };
    return {
      tables: [
        {
          key: 'actions',
          caption: 'Handlingsplan',
          headings: ['Åtgärd', 'Ur år', 'Fråga', 'Ansvarig', 'Klart senast', 'Läge'],
          rows,
        },
      ],
    };
  },
};

const yesNo = (value: boolean | undefined): string =>
  value === undefined ? 'inte infört' : value ? 'ja' : 'nej';

const companies: TableSection = {
  id: 'companies',
  title: 'Kommunens bolag',
  counts:
    'Bolag som kommunen ägde någon del av vid årets slut: när de träffades, vad mötena tog upp och vilka behov som fångades. Helägda bolag ska träffas varje år.',
  of: ({ facts }, year) => {
    const day = facts.on(`${year}-12-31`);
    const rows = facts.rolls.company
      .flatMap((company) => companyStanding(company, String(year), day) ?? [])
      .map(({ company, name, share, wholly, meetings, captured, usesNetwork, reachable, events }) => ({
        key: company,
        label: name,
        cells: [
          {
            text: `${String(share / 100).replace('.', ',')}\u00A0%`,
            value: share / 100,
            events: events.slice(0, 1),
          },
          {
            text:
              meetings.map(({ meetingDate }) => meetingDate).join(', ') ||
              (wholly ? '✕ inte träffat' : 'behöver inte'),
            events: events.slice(1),
          },
          plainCell(
            Object.entries(PURPOSES)
              .filter(([topic]) => meetings.some(({ topics }) => topics.includes(topic)))
              .map(([, sv]) => sv.toLowerCase())
              .join(', ') || '–',
          ),
          plainCell(captured.join(', ') || '–'),
          plainCell(yesNo(usesNetwork)),
          plainCell(yesNo(reachable)),
        ],
      }));
    if (rows.length === 0) return { tables: [] };
    return {
      tables: [
        {
          key: 'companies',
          caption: `Kommunens bolag ${year}`,
          headings: ['Bolag', 'Ägs', 'Träffat', 'Tog upp', 'Fångade behov', 'På nätet', 'Nås i växeln'],
          rows,
        },
      ],
    };
  },
};

export const FOLLOW_UP_SECTIONS: readonly TableSection[] = [gaps, actions, perception, companies];
