import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { allEvents } from '../ledger/opened.js';
import { bring, ledgerFor, remove, told, type ImportLedger } from './import-ledger.js';

const CALLED: Readonly<Record<string, string>> = {
  'it-unit': 'Digitala enheten',
  'procurement-centre': 'Inköpsavdelningen',
};

/** A municipality that calls its deciding group, its IT unit and its procurement by names of its own. */
const SJOVIK: GuidelinePack = {
  ...NORRKOPING,
  groups: NORRKOPING.groups.map((group) =>
    group.function === 'decision-body' ? { ...group, name: 'Digitaliseringsrådet' } : group,
  ),
  offices: NORRKOPING.offices.map((office) =>
    office.function === 'chief-executive' ? { ...office, name: 'Kommunchefen' } : office,
  ),
  units: (NORRKOPING.units ?? []).map((unit) => ({
    ...unit,
    name: CALLED[unit.function ?? ''] ?? unit.name,
  })),
};

const HEADINGS =
  'Ärende;Steg;Datum;Rubrik;Systemkategori;Slag;Förvaltning;Forum;Mötesdag;Beslut;Kontaktad part;Remissinstans';
const NEED =
  '17;Behov;2025-01-08;Nytt diariesystem;Kommungemensamt system;Systeminköp;Kommunstyrelsens kontor;;;;;';
const file = (...rows: string[]): string => [HEADINGS, NEED, ...rows].join('\n');
const decided = (forum: string): string => `17;Beslut;2025-02-26;;;;;${forum};2025-02-26;Godkänt;;`;
const contacted = (party: string): string => `17;Kontakt;2025-01-20;;;;;;;;${party};`;

describe('the names of a municipality with a guideline of its own', () => {
  let opened: ImportLedger;
  beforeEach(async () => {
    opened = await ledgerFor('real');
  });
  afterEach(() => remove(opened));

  const valuesOf = async (type: string, member: string): Promise<unknown[]> =>
    (await allEvents(opened.store))
      .filter((event) => event.type === type)
      .map(({ data }) => (data as Record<string, unknown>)[member]);

  it('are choices in the cells, in any case of letters', async () => {
    const result = await bring(
      opened,
      file(contacted('Digitala enheten'), contacted('inköpsavdelningen'), decided('Digitaliseringsrådet')),
      { packs: [SJOVIK] },
    );
    expect(result.problems).toEqual([]);
    expect(await valuesOf('DecisionMade', 'forum')).toEqual(['it-steering-group']);
    expect(await valuesOf('PartyContacted', 'party')).toEqual(
      expect.arrayContaining(['it-unit', 'procurement-centre']),
    );
  });

  it.each(['IT-styrgruppen', 'it-steering-group', 'IT-Styrgruppen'])(
    'leave %s, the shipped word or code, as good as it was',
    async (forum) => {
      const { problems } = await bring(opened, file(decided(forum)), { packs: [SJOVIK] });
      expect(problems).toEqual([]);
    },
  );

  it('may be those of an earlier guideline, under which it happened', async () => {
    const { problems } = await bring(opened, file(decided('Digitaliseringsrådet')), {
      packs: [NORRKOPING, SJOVIK],
    });
    expect(problems).toEqual([]);
  });

  it('are the choices that are listed when a cell is none of them', async () => {
    const result = await bring(opened, file(decided('Rådet'), contacted('Inköp')), { packs: [SJOVIK] });
    expect(told(result)).toEqual([
      [3, 'Forum', 'unknown-choice'],
      [4, 'Kontaktad part', 'unknown-choice'],
    ]);
    const [forum, party] = result.problems;
    expect(forum?.sv).toContain('Digitaliseringsrådet, IT-strategiska beredningsgruppen');
    expect(forum?.sv).toContain('Kommunchefen');
    expect(forum?.sv).not.toContain('IT-styrgruppen');
    expect(party?.sv).toContain('Inköpsavdelningen, Digitala enheten, Kommunikationsavdelningen');
  });
});

describe('the unit that a member sits for', () => {
  let opened: ImportLedger;
  beforeEach(async () => {
    opened = await ledgerFor('real');
  });
  afterEach(() => remove(opened));

  const seats = (...units: string[]): string =>
    [
      'Kod;Steg;Datum;Enhet;Enhetens slag;Person;Företräder;Från och med',
      'port-office;Enhet;2020-01-01;Hamnkontoret;Verksamhetskontor;;;',
      ...units.map(
        (unit, place) =>
          `it-preparatory-group;Ledamot;2024-01-0${place + 1};;;Person Exempel${place};${unit};2024-01-01`,
      ),
    ].join('\n');

  it('may be told by its code, its name or a word of the guideline, known before or established in the file', async () => {
    const told = ['port-office', 'Hamnkontoret', 'Utbildningskontoret', 'IT-enhetens ekonomfunktion'];
    const { problems, written } = await bring(opened, seats(...told), {
      units: ['Utbildningskontoret'],
      packs: [NORRKOPING],
    });
    expect([problems, written]).toEqual([[], 5]);
  });

  it.each(['Finns inte alls', 'no-such-unit'])('is refused at its cell when it is %s', async (unit) => {
    expect(told(await bring(opened, seats(unit)))).toEqual([[3, 'Företräder', 'unknown-unit']]);
  });
});
