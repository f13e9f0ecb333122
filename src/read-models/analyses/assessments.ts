import { dayOf } from '../../domain/dates.js';
import * as p from '../../domain/initiatives/preparation.events.js';
import { officeName } from '../../guideline/names.js';
import { wordedLabel } from '../../guideline/wording.js';
import {
  column,
  grouped,
  inYear,
  numbersOf,
  type Analysis,
  type AnalysisRow,
  type Asked,
} from './analysis.js';

/** Discretion that the guideline leaves to somebody: how often it comes out one way, by whom, on what grounds. */
type Assessed = Readonly<{
  number: string;
  administration: string;
  by: string;
  event: string;
  /** Whether it came out as less: not a larger change, or no anchoring needed. */
  less: boolean;
  criteria: readonly string[];
  reasoned: boolean;
}>;

const sizesIn = ({ initiatives, facts, year }: Asked): Assessed[] =>
  initiatives.flatMap(({ number, matter }) =>
    matter
      .acts(p.ChangeSizeAssessed)
      .filter(({ at }) => inYear(at, year))
      .map(({ event, at, data, texts }) => ({
        number,
        administration: matter.administration,
        by: officeName(data.assessingOffice, facts.on(dayOf(at))),
        event,
        less: data.size === 'minor',
        criteria: data.criteria ?? [],
        reasoned: texts.includes('reasons'),
      })),
  );

const anchoringsIn = ({ initiatives, facts, year }: Asked): Assessed[] =>
  initiatives.flatMap(({ number, matter }) =>
    matter
      .acts(p.AnchoringNeedAssessed)
      .filter(({ at }) => inYear(at, year))
      .filter(({ at, data }) => facts.on(dayOf(at)).groupWith('management-team')?.code === data.body)
      .map(({ event, at, data, texts }) => ({
        number,
        administration: matter.administration,
        by: officeName(data.assessingOffice, facts.on(dayOf(at))),
        event,
        less: !data.needed,
        criteria: data.criteria ?? [],
        reasoned: texts.includes('reasons'),
      })),
  );

function rowOf(what: string, administration: string, by: string, all: readonly Assessed[]): AnalysisRow {
  const less = all.filter((one) => one.less);
  const criteria = [...new Set(all.flatMap((one) => one.criteria))];
  return {
    cells: {
      what,
      administration,
      by,
      n: all.length,
      less: less.length,
      share: all.length === 0 ? null : less.length / all.length,
      reasoned: all.filter(({ reasoned, criteria: given }) => reasoned || given.length > 0).length,
      criteria: criteria.join('; '),
    },
    initiatives: numbersOf(all),
    events: all.map(({ event }) => event),
  };
}

const rowsFor = (what: string, all: readonly Assessed[]): AnalysisRow[] =>
  grouped(all, ({ administration }) => administration).flatMap(([administration, own]) =>
    grouped(own, ({ by }) => by).map(([by, those]) => rowOf(what, administration, by, those)),
  );

const anchoringIn = ({ facts, day }: Asked): string =>
  wordedLabel('Förankring i kommunens ledningsgrupp', facts.on(day).guideline?.pack);

/** Q25, Q26. */
export const assessments: Analysis = {
  sv: 'Bedömningar: större förändring, och förankring på annat håll',
  en: 'Assessments: larger change, and anchoring elsewhere',
  counts:
    'Införda bedömningar under året, per förvaltning och den befattning som bedömde. «Mindre» är bedömningar att en förändring inte är större, eller att förankring också på annat håll inte behövs. «Med skäl» har angivna skäl eller kriterier; kriterierna står som de angavs.',
  columns: [
    column('what', 'Bedömning', 'Assessment'),
    column('administration', 'Förvaltning', 'Administration'),
    column('by', 'Bedömt av', 'Assessed by'),
    column('n', 'Antal', 'Number', 'count'),
    column('less', 'Mindre', 'Less', 'count'),
    column('share', 'Andel mindre', 'Share of less', 'share'),
    column('reasoned', 'Med skäl', 'With reasons', 'count'),
    column('criteria', 'Kriterier', 'Criteria'),
  ],
  rows: (asked) => [
    ...rowsFor('Förändringens storlek', sizesIn(asked)),
    ...rowsFor(anchoringIn(asked), anchoringsIn(asked)),
  ],
};
