import { dayOf } from '../../domain/dates.js';
import { inUseOn, systemConcerned } from '../../guideline/system-facts.js';
import { column, inYear, type Analysis } from './analysis.js';

/** Q07: its first half. The second half needs what the ledger does not have. */
export const unknownSystems: Analysis = {
  sv: 'System i registret utan något initiativ',
  en: 'Registered systems without any initiative',
  counts:
    'System i bruk den dag frågan gäller som inget initiativ har gällt. Med ett år räknas bara initiativ vars behov anmäldes det året. Avtal och inköp utan initiativ syns inte här: liggaren har bara det som förts in. De finns genom att jämföra med leverantörsreskontran, som inte ingår i liggaren.',
  columns: [
    column('system', 'Systemkod', 'System code'),
    column('name', 'System', 'System'),
    column('systemType', 'Systemtyp', 'System type'),
    column('inUseFrom', 'I bruk från', 'In use from'),
  ],
  rows: ({ initiatives, facts, day, year }) => {
    const concerned = new Set(
      initiatives
        .filter(({ matter }) => inYear(matter.need.at, year))
        .flatMap(({ matter }) => systemConcerned(matter, facts.on(dayOf(matter.need.at)))?.system ?? []),
    );
    return facts.rolls.system
      .filter((card) => inUseOn(card, day))
      .filter(({ system }) => !concerned.has(system))
      .map(({ system, name, systemType, inUseFrom, categories }) => ({
        cells: { system, name, systemType, inUseFrom },
        initiatives: [],
        events: categories.slice(0, 1).map(({ event }) => event),
      }));
  },
};
