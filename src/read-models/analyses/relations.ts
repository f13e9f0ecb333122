import { dayOf } from '../../domain/dates.js';
import { InitiativeRelated } from '../../domain/initiatives/carrying-out.events.js';
import { RelationKind } from '../../domain/initiatives/project.fields.js';
import { column, type Analysis } from './analysis.js';

/** S105: what the system owners' group has on its agenda. */
export const relations: Analysis = {
  sv: 'Samband mellan initiativ',
  en: 'Relations between initiatives',
  counts:
    'Införda samband, beroenden och dubbletter, med hur de båda initiativen står. Ett samband är öppet så länge inget av dem har avslutats, återkallats eller makulerats.',
  columns: [
    column('number', 'Nummer', 'Number'),
    column('title', 'Rubrik', 'Title'),
    column('relation', 'Art', 'Kind'),
    column('other', 'Annat initiativ', 'Other initiative'),
    column('otherTitle', 'Dess rubrik', 'Its title'),
    column('since', 'Infört', 'Recorded'),
    column('open', 'Öppet', 'Open'),
  ],
  rows: ({ initiatives, year, day }) => {
    const byNumber = new Map(initiatives.map((told) => [told.number, told]));
    const isOpen = (number: string): boolean => {
      const ended = byNumber.get(number)?.matter.ended;
      return byNumber.has(number) && (ended === undefined || dayOf(ended.at) > day);
    };
    return initiatives.flatMap(({ number, title, matter }) =>
      matter
        .acts(InitiativeRelated)
        .filter(({ at }) => year === undefined || at.slice(0, 4) <= year)
        .map(({ at, event, data }) => ({
          cells: {
            number,
            title,
            relation: RelationKind.labels[data.relation],
            other: data.initiative,
            otherTitle: byNumber.get(data.initiative)?.title ?? 'finns inte i liggaren',
            since: dayOf(at),
            open: isOpen(number) && isOpen(data.initiative) ? 'ja' : 'nej',
          },
          initiatives: [number, ...(byNumber.has(data.initiative) ? [data.initiative] : [])],
          events: [event],
        })),
    );
  },
};
