import { describe, expect, it } from '@jest/globals';
import * as c from '../../src/domain/initiatives/carrying-out.events.js';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import * as p from '../../src/domain/initiatives/preparation.events.js';
import * as upkeep from '../../src/domain/systems/upkeep.events.js';
import * as u from '../../src/domain/units/unit.events.js';
import type { Facts } from '../../src/guideline/facts.js';
import { Matter } from '../../src/guideline/matter.js';
import { ANALYSES, type AnalysisName } from '../../src/read-models/analyses/analyses.js';
import type { Analysed } from '../../src/read-models/analyses/analysed.js';
import type { AnalysisRow, Told } from '../../src/read-models/analyses/analysis.js';
import { analysisCsv } from '../../src/reports/render-analysis.js';
import { proceedingsOf } from '../../projections/proceedings.js';
import { idOf, step, streamOf, type Steps } from '../guideline/told.js';
import { factsOf, STRATEGIST, WORLD } from '../guideline/world.js';

const FACTS = factsOf(WORLD);

const told = (number: string, steps: Steps): Told => {
  const proceedings = proceedingsOf(streamOf(`initiative-${number}`, steps));
  if (!proceedings) throw new Error('no need');
  const matter = new Matter(proceedings);
  return { number, title: matter.need.data.title, matter };
};

/** The world's facts with more in one of its streams. */
const knowing = (stream: string, steps: Steps): Facts =>
  factsOf({ ...WORLD, [stream]: { ...WORLD[stream], ...steps } });

const need = (at: string, data: object = {}) =>
  step(
    e.NeedReported,
    {
      title: 'Enkätverktyg',
      category: 'operational',
      kind: 'purchase',
      administration: 'Utbildningskontoret',
      ...data,
    },
    at,
  );

const rowsOf = (
  name: AnalysisName,
  initiatives: readonly Told[],
  { year, day = '2025-12-31', facts = FACTS }: { year?: string; day?: string; facts?: Facts } = {},
): readonly AnalysisRow[] =>
  ANALYSES[name].rows({ initiatives, facts, day, ...(year === undefined ? {} : { year }) });

const cellsOf = (...args: Parameters<typeof rowsOf>): readonly object[] =>
  rowsOf(...args).map(({ cells }) => cells);

describe('splitting', () => {
  const bought = (number: string, on: string, kronor: number, data: object = {}) =>
    told(number, {
      [`need ${number}`]: need(on, { systemName: 'Enkätverktyg' }),
      [`bought ${number}`]: step(
        c.ProcurementLinked,
        {
          procurement: 'UPP',
          procurementForm: 'direct-award',
          contractedOn: on,
          valueOre: kronor * 100,
          ...data,
        },
        on,
      ),
    });
  const small = [bought('2025-0001', '2025-02-01', 60_000), bought('2025-0002', '2025-06-01', 55_000)];

  it('tells of several purchases of one system that are each below a limit and together are not', () => {
    const rows = rowsOf('splitting', small);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.cells).toMatchObject({ of: 'System: Enkätverktyg', purchases: 2, totalOre: 11_500_000 });
    expect(rows[0]?.initiatives).toEqual(['2025-0001', '2025-0002']);
    expect(rows[0]?.events).toContain(idOf('bought 2025-0001'));
  });

  it('tells of a supplier whose contracts together pass the limit of direct awards', () => {
    const supplied = [
      bought('2025-0001', '2025-02-01', 400_000, { supplier: 'Exempelsystem AB' }),
      bought('2025-0002', '2025-06-01', 390_000, { supplier: 'Exempelsystem AB' }),
    ];
    expect(cellsOf('splitting', supplied).map((cells) => (cells as { of: string }).of)).toEqual([
      'Leverantör: Exempelsystem AB',
      'System: Enkätverktyg',
    ]);
  });

  it('is silent where the sum is below, the time is longer, it was competed for, or the law did not say so', () => {
    expect(rowsOf('splitting', [small[0] as Told, bought('2025-0003', '2025-06-01', 20_000)])).toEqual([]);
    expect(rowsOf('splitting', [small[0] as Told, bought('2026-0001', '2026-02-02', 60_000)])).toEqual([]);
    const called = bought('2025-0003', '2025-06-01', 60_000, { procurementForm: 'call-off' });
    expect(rowsOf('splitting', [small[0] as Told, called])).toEqual([]);
    const before = [bought('2021-0001', '2021-02-01', 60_000), bought('2021-0002', '2021-06-01', 60_000)];
    expect(rowsOf('splitting', before)).toEqual([]);
  });

  it('tells a run once, and only in a year that it touches', () => {
    const three = [...small, bought('2025-0003', '2025-07-01', 70_000)];
    expect(rowsOf('splitting', three).map(({ initiatives }) => initiatives.length)).toEqual([3]);
    expect(rowsOf('splitting', three, { year: '2024' })).toEqual([]);
  });
});

describe('lead times', () => {
  const decided = (number: string, days: number) =>
    told(number, {
      need: need('2025-01-01'),
      decided: step(
        e.DecisionMade,
        { round: 1, kind: 'approval', outcome: 'approved', forum: 'it-steering-group' },
        `2025-02-${String(days).padStart(2, '0')}`,
      ),
    });

  it('are counted by administration and year, with how many there were', () => {
    const rows = cellsOf('lead-times', [decided('2025-0001', 1), decided('2025-0002', 3)]);
    expect(rows).toEqual([
      {
        administration: 'Utbildningskontoret',
        year: '2025',
        interval: 'behov → beslut',
        n: 2,
        median: 32,
        p90: null,
        reversed: 0,
      },
    ]);
  });

  it('have a ninth decile when there are five', () => {
    const five = [1, 2, 3, 4, 5].map((day) => decided(`2025-000${day}`, day));
    expect(cellsOf('lead-times', five)[0]).toMatchObject({ n: 5, median: 33, p90: 35 });
  });
});

describe('silent projects', () => {
  const project = told('2025-0001', {
    need: need('2025-01-01'),
    project: step(c.ProjectInitiated, { project: 'Enkät' }, '2025-03-01'),
    status: step(c.StatusReported, { status: 'on-track' }, '2025-06-01'),
  });

  it('go on, and have not been heard of since a day', () => {
    expect(cellsOf('silent-projects', [project], { day: '2025-07-01' })).toMatchObject([
      { project: 'Enkät', statuses: 1, heard: '2025-06-01', silent: 30 },
    ]);
    expect(cellsOf('silent-projects', [project], { day: '2025-04-01' })).toMatchObject([
      { statuses: 0, heard: null, silent: 31 },
    ]);
  });

  it('are none when they are over', () => {
    const over = told('2025-0001', {
      need: need('2025-01-01'),
      project: step(c.ProjectInitiated, { project: 'Enkät' }, '2025-03-01'),
      closed: step(e.InitiativeClosed, { outcome: 'completed' }, '2025-06-20'),
    });
    expect(rowsOf('silent-projects', [over])).toEqual([]);
  });
});

describe('assessments', () => {
  const assessed = (number: string, size: 'minor' | 'major', data: object = {}) =>
    told(number, {
      need: need('2025-01-01'),
      size: step(p.ChangeSizeAssessed, { size, assessingOffice: 'it-strategist', ...data }, '2025-02-01'),
      team: step(
        p.AnchoringNeedAssessed,
        { body: 'management-team', needed: size === 'major', assessingOffice: 'chief-executive' },
        '2025-02-02',
      ),
    });

  it('tell who assessed what, how many came out as less, and on which grounds', () => {
    const three = [
      assessed('2025-0001', 'minor', { criteria: ['Under tio användare'] }),
      assessed('2025-0002', 'major'),
      assessed('2025-0003', 'minor', { reasons: 'Liten.' }),
    ];
    expect(cellsOf('assessments', three)).toEqual([
      {
        what: 'Förändringens storlek',
        administration: 'Utbildningskontoret',
        by: 'Kommunens IT-strateg',
        n: 3,
        less: 2,
        share: 2 / 3,
        reasoned: 2,
        criteria: 'Under tio användare',
      },
      {
        what: 'Förankring i kommunens ledningsgrupp',
        administration: 'Utbildningskontoret',
        by: 'Kommundirektören',
        n: 3,
        less: 2,
        share: 2 / 3,
        reasoned: 0,
        criteria: '',
      },
    ]);
    expect(rowsOf('assessments', three, { year: '2024' })).toEqual([]);
  });
});

describe('contacts', () => {
  const met = told('2025-0001', {
    need: need('2025-01-01'),
    consulted: step(
      e.ConsultationHeld,
      { consultedOffice: 'it-strategist', consultedPerson: STRATEGIST },
      '2025-02-01',
    ),
    informed: step(
      p.InformationForwarded,
      { recipients: ['IT-styrgruppen', 'Utbildningskontoret'] },
      '2025-05-01',
    ),
    supported: step(p.SupportGiven, { support: 'method', to: 'Utbildningskontoret' }, '2025-05-02'),
  });
  const unmet = told('2024-0001', { need: need('2024-01-01', { administration: 'Socialkontoret' }) });

  it('S021: are counted by administration and quarter, and those without any stand last', () => {
    expect(cellsOf('contacts', [met, unmet])).toEqual([
      {
        administration: 'Utbildningskontoret',
        period: '2025 kv 1',
        consultations: 1,
        informed: 0,
        supported: 0,
        all: 1,
      },
      {
        administration: 'Utbildningskontoret',
        period: '2025 kv 2',
        consultations: 0,
        informed: 1,
        supported: 1,
        all: 2,
      },
      {
        administration: 'Socialkontoret',
        period: 'inga på tolv månader, 2025-12-31',
        consultations: 0,
        informed: 0,
        supported: 0,
        all: 0,
      },
    ]);
  });
});

describe('contacts with administrations that come and go', () => {
  const office = { code: 'old-office', name: 'Gamla kontoret', kind: 'operations-office' } as const;
  const facts = knowing('unit-old-office', {
    established: step(u.UnitEstablished, office, '2023-01-01'),
    ended: step(u.UnitEnded, { on: '2024-06-01' }, '2024-05-01'),
  });
  const silent = (day: string): readonly unknown[] =>
    cellsOf('contacts', [told('2025-0001', { need: need('2025-03-01') })], { day, facts });
  const row = (administration: string, day: string) =>
    expect.objectContaining({ administration, period: `inga på tolv månader, ${day}` });

  it('S021: are missed of those that are there on the day, and of no others', () => {
    expect(silent('2023-12-31')).toEqual([row('Gamla kontoret', '2023-12-31')]);
    expect(silent('2022-12-31')).toEqual([]);
    expect(silent('2024-12-31')).toEqual([]);
    expect(silent('2025-12-31')).toEqual([row('Utbildningskontoret', '2025-12-31')]);
  });

  it('S021: are counted over twelve calendar months, in a leap year too', () => {
    const met = told('2024-0001', {
      need: need('2023-12-01'),
      supported: step(p.SupportGiven, { support: 'method', to: 'Utbildningskontoret' }, '2024-01-01'),
    });
    expect(cellsOf('contacts', [met], { day: '2024-12-31' })).toHaveLength(1);
    expect(cellsOf('contacts', [met], { day: '2025-01-01' })).toHaveLength(2);
  });
});

describe('relations', () => {
  it('S105: stand with both initiatives, open until one of them has ended', () => {
    const one = told('2025-0001', {
      need: need('2025-01-01'),
      same: step(c.InitiativeRelated, { initiative: '2025-0002', relation: 'duplicate' }, '2025-02-01'),
      gone: step(c.InitiativeRelated, { initiative: '2019-0001', relation: 'connection' }, '2025-02-01'),
    });
    const other = told('2025-0002', {
      need: need('2025-01-02', { title: 'Enkäter' }),
      withdrawn: step(e.NeedWithdrawn, {}, '2025-06-01'),
    });
    expect(cellsOf('relations', [one, other], { day: '2025-05-01' })).toMatchObject([
      { number: '2025-0001', relation: 'Dubblett', otherTitle: 'Enkäter', open: 'ja' },
      { other: '2019-0001', otherTitle: 'finns inte i liggaren', open: 'nej' },
    ]);
    expect(cellsOf('relations', [one, other])[0]).toMatchObject({ open: 'nej' });
  });
});

describe('unknown systems', () => {
  it('are in the register and in no initiative; purchases outside the ledger are said not to be seen', () => {
    const concerned = told('2025-0001', { need: need('2025-01-01', { systemId: 'school-platform' }) });
    expect(cellsOf('unknown-systems', [concerned])).not.toContainEqual(
      expect.objectContaining({ system: 'school-platform' }),
    );
    expect(cellsOf('unknown-systems', [concerned])).toContainEqual(
      expect.objectContaining({ system: 'case-register', systemType: 'Diariesystem' }),
    );
    expect(ANALYSES['unknown-systems'].counts).toContain('leverantörsreskontran');
  });

  it('are in use: what is planned is not, as everywhere', () => {
    const planned = step(upkeep.LifecycleSet, { lifecycle: 'planned', from: '2025-01-01' }, '2025-01-01');
    const facts = knowing('system-case-register', { planned });
    const systems = (day: string) =>
      cellsOf('unknown-systems', [], { day, facts }).map((cells) => (cells as { system: string }).system);
    expect(systems('2024-12-31')).toContain('case-register');
    expect(systems('2025-12-31')).not.toContain('case-register');
  });
});

describe('an analysis', () => {
  it.each(Object.entries(ANALYSES))(
    '%s has a cell for every column, and events for what it counts',
    (_name, analysis) => {
      expect(new Set(analysis.columns.map(({ key }) => key)).size).toBe(analysis.columns.length);
      expect(analysis.counts).toMatch(/^[A-ZÅÄÖ].+\.$/);
    },
  );

  it('is a table for a spreadsheet, in which nothing is a formula', () => {
    const made: Analysed = {
      analysis: 'splitting',
      title: 'T',
      counts: 'C.',
      day: '2025-12-31',
      columns: [
        { key: 'of', sv: 'Gäller', en: 'About', kind: 'text' },
        { key: 'share', sv: 'Andel', en: 'Share', kind: 'share' },
        { key: 'ore', sv: 'Belopp', en: 'Amount', kind: 'ore' },
      ],
      rows: [
        { cells: { of: '=1+1', share: 0.5, ore: null }, initiatives: ['2025-0001'], events: ['e1', 'e2'] },
      ],
    };
    expect(analysisCsv(made)).toBe(
      "\uFEFFGäller;Andel;Belopp (öre);Initiativ;Händelser\r\n'=1+1;0,5;;2025-0001;e1 | e2\r\n",
    );
  });
});
