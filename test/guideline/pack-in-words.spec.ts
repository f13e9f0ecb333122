import { describe, expect, it } from '@jest/globals';
import { PARAMETERS } from '../../src/domain/guidelines/parameters.js';
import type { GuidelinePack, PackGroup, PackRow } from '../../src/domain/guidelines/pack.js';
import { packDifferences } from '../../src/guideline/pack-diff.js';
import { packChapters, rowChapters } from '../../src/guideline/pack-text.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { PARAMETER_USES, parametersOn } from '../../src/guideline/parameter-uses.js';
import { RULES } from '../../src/guideline/rules.js';
import * as g from '../../src/domain/guidelines/guideline.events.js';
import { EVERY_NAME_OTHER } from './other-pack.js';
import { step } from './told.js';
import { adopted, factsOf, GUIDELINE, parameter, WORLD } from './world.js';

const [steering, ...others] = NORRKOPING.groups;
const withSteering = (changes: object): GuidelinePack => ({
  ...NORRKOPING,
  groups: [{ ...(steering as NonNullable<typeof steering>), ...changes }, ...others],
});

describe('what differs between two packs', () => {
  it('is nothing between a pack and itself, also when only the version differs', () => {
    expect(packDifferences(NORRKOPING, { ...NORRKOPING, version: '2' })).toEqual([]);
  });

  it.each([
    [{ name: 'Rådet' }, ['Grupp: «IT-styrgruppen» blir «Rådet»']],
    [{ decides: false }, ['IT-styrgruppen: beslutar inte längre']],
    [
      { chair: 'head-of-it' },
      ['IT-styrgruppen, ordförande: «Kommundirektören» blir «Chefen för IT-enheten»'],
    ],
    [
      { meetingsPerYear: { least: 4, most: 6 } },
      ['IT-styrgruppen, möten: «10–12 möten per år» blir «4–6 möten per år»'],
    ],
    [
      { mandates: steering?.mandates.filter((one) => one !== 'central-funds') },
      ['IT-styrgruppen, uppdrag: Besluta om centrala medel utgår'],
    ],
  ])('is told of a group: %j', (changes, differences) => {
    expect(packDifferences(NORRKOPING, withSteering(changes))).toEqual(differences);
  });

  it('is told of offices, paths, systems, areas, parameters, rules and rows', () => {
    const { escalation: _escalation, ...shared } = NORRKOPING.paths.shared;
    const [first, second, ...rows] = NORRKOPING.rows;
    expect(
      packDifferences(NORRKOPING, {
        ...NORRKOPING,
        title: 'Ny titel',
        offices: [
          ...NORRKOPING.offices.filter(({ function: of }) => of !== 'development-officer'),
          // As a guideline could that was adopted when the centre was an office.
          { code: 'purchasing', name: 'Inköpschefen', function: 'procurement-centre' as 'head-of-it' },
        ],
        paths: { ...NORRKOPING.paths, shared },
        systems: NORRKOPING.systems.slice(1),
        responsibilities:
          NORRKOPING.responsibilities?.map((one) =>
            one.area === 'outlook' ? { ...one, office: 'head-of-it' as const } : one,
          ) ?? [],
        parameters: { ...NORRKOPING.parameters, lateRecordingDays: 30 },
        rules: { 'recorded-in-time': { mode: 'off' } },
        rows: [{ ...(second as NonNullable<typeof second>), quote: 'Annat' }, ...rows],
      }),
    ).toEqual([
      `Titel: «${NORRKOPING.title}» blir «Ny titel»`,
      'Utvecklingsledare vid kommunstyrelsens kansli: Utvecklingsledaren på kommunstyrelsens kansli utgår',
      'Upphandlingscenter: Inköpschefen tillkommer',
      'Kommungemensamma system, lyfts till: «Kommundirektören» blir «ingen»',
      'System: Ekonomisystem utgår',
      expect.stringMatching(/^Ansvar, .*, ligger på: «Kommunens IT-strateg» blir «Chefen för IT-enheten»$/),
      'Parameter, Dagar efter händelsen då en införing räknas som sen: «inte satt i riktlinjen» blir «30»',
      'Regel recorded-in-time: «som programmet har den» blir «avstängd»',
      `S001 utgår: «${first?.quote}»`,
      `S002: «${second?.quote}» blir «Annat»`,
    ]);
  });
});

/** A pack with one thing in it otherwise, for every word, number and member in it. */
function* otherwise(value: unknown, put: (other: unknown) => unknown): Generator<unknown> {
  if (typeof value === 'string') yield put(`${value}x`);
  if (typeof value === 'number') yield put(value + 1);
  if (typeof value === 'boolean') yield put(!value);
  if (Array.isArray(value))
    for (const [at, one] of value.entries()) {
      yield put(value.toSpliced(at, 1));
      yield* otherwise(one, (other) => put(value.with(at, other)));
    }
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value))
      yield* otherwise(one, (other) => put({ ...value, [name]: other }));
}

describe('whatever two packs do not have alike', () => {
  const whole: GuidelinePack = { ...NORRKOPING, rules: { 'recorded-in-time': { mode: 'check' } } };
  const { version: _version, rows: _rows, rules: _rules, ...members } = whole;

  it.each(Object.keys(members).map((name) => [name as keyof GuidelinePack]))(
    'is told of %s, wherever in it',
    (name) => {
      const others = [...otherwise(whole[name], (other) => ({ ...whole, [name]: other }))];
      expect(others.length).toBeGreaterThan(0);
      for (const other of others)
        expect(packDifferences(whole, other as GuidelinePack).length).toBeGreaterThan(0);
    },
  );

  it('is told of what one has and the other does not, of a row’s place, and of how a rule is used', () => {
    for (const name of [
      'scope',
      'signatory',
      'source',
      'responsibilities',
      'norms',
      'overlaps',
      'units',
    ] as const) {
      const { [name]: _gone, ...without } = whole;
      expect(packDifferences(whole, without)).not.toEqual([]);
    }
    const { preparation: _preparation, ...owners } = whole.groups[2] as PackGroup;
    expect(packDifferences(whole, { ...whole, groups: whole.groups.with(2, owners) })).toEqual([
      expect.stringMatching(
        /^Systemägargruppen, möten bereds av: «Kommunens IT-strateg; Chefen för IT-enheten; IT-enheten \(.*» blir «inte angivet»$/,
      ),
    ]);
    expect(packDifferences(whole, { ...whole, rules: {} })).not.toEqual([]);
    const [first, ...rest] = whole.rows;
    const moved = { ...(first as PackRow), section: '1 Inledning' };
    expect(packDifferences(whole, { ...whole, rows: [moved, ...rest] })).toEqual([
      'S001, avsnitt: «0 Preamble» blir «1 Inledning»',
    ]);
  });

  it('is told by names, and a thing that is renamed once, not wherever it is spoken of', () => {
    const differences = packDifferences(NORRKOPING, EVERY_NAME_OTHER);
    expect(differences.filter((one) => /[a-z]+-[a-z]+/.test(one.replaceAll(/IT-\w+/g, '')))).toEqual([]);
    expect(differences).toContain('Grupp: «IT-styrgruppen» blir «Digitaliseringsrådet»');
    expect(differences.filter((one) => one.includes('Digitaliseringschefen'))).toEqual([
      'Samordnare (IT-strateg): «Kommunens IT-strateg» blir «Digitaliseringschefen»',
    ]);
  });
});

describe('a pack in words', () => {
  const text = packChapters(NORRKOPING)
    .flatMap(({ title, lines }) => [title, ...lines])
    .join('\n');

  it('S174 S175: names the office that signed it, and no person', () => {
    expect(text).toContain('Undertecknad av: Kommundirektören');
    expect(text).not.toContain(NORRKOPING.rows.find(({ id }) => id === 'S174')?.quote);
  });

  it('lists every parameter there is, with what the guideline does not set', () => {
    for (const { sv } of Object.values(PARAMETERS)) expect(text).toContain(sv);
    expect(text).toContain('(lateRecordingDays): inte satt i riktlinjen');
    expect(text).toContain('(centralFundsUnits): Centrala medel');
    expect(text).toContain('(anchoringRequiredForOperational): nej');
  });

  it('has each row under its section, or one with what carries it', () => {
    expect(rowChapters(NORRKOPING).flatMap(({ lines }) => lines)).toHaveLength(176);
    expect(rowChapters(NORRKOPING, 'S129')).toEqual([
      expect.objectContaining({
        lines: [
          'S129 (rad 258) «Ekonomisystem»',
          '  regel: listed-shared-systems-are-in-use',
          '  plats i regelpaketet: /systems/finance-system',
        ],
      }),
    ]);
  });
});

describe('the parameters', () => {
  it('each say which rules ask for them, and these exist', () => {
    expect(Object.keys(PARAMETER_USES).sort()).toEqual(Object.keys(PARAMETERS).sort());
    const ids = RULES.map(({ id }) => id);
    for (const rules of Object.values(PARAMETER_USES))
      for (const rule of rules ?? []) expect(ids).toContain(rule);
  });

  it('have the value in force on a day: nobody’s, the pack’s, or the municipality’s own since a day', () => {
    const world = {
      ...WORLD,
      [GUIDELINE]: {
        adopted: adopted('2012-01-01', NORRKOPING),
        own: parameter('centralFundsUnits', ['Utvecklingsmedel'], '2024-01-01'),
      },
    };
    const on = (day: string) =>
      parametersOn(factsOf(world), day).find(({ parameter: name }) => name === 'centralFundsUnits');
    expect(on('2023-12-31')).toMatchObject({
      value: ['Centrala medel'],
      from: '2012-01-01',
      by: { guideline: 'norrkoping-it-styrning@1' },
    });
    expect(on('2024-01-01')).toMatchObject({ value: ['Utvecklingsmedel'], from: '2024-01-01' });
    expect(on('2011-12-31')).not.toHaveProperty('value');
  });
});

describe('a guideline that was repealed', () => {
  it('is in force until the day, and leaves nothing behind: the one before it had been replaced', () => {
    const facts = factsOf({
      ...WORLD,
      [GUIDELINE]: {
        adopted: adopted('2012-01-01', NORRKOPING),
        second: adopted('2020-01-01', { ...NORRKOPING, version: '2' }),
        repealed: step(g.GuidelineRepealed, { version: '2', repealedFrom: '2025-01-01' }, '2024-12-01'),
      },
    });
    expect(facts.on('2024-12-31').guideline?.version).toBe('2');
    expect(facts.on('2025-01-01').guideline).toBeUndefined();
    expect(facts.on('2019-12-31').guideline?.version).toBe('1');
  });
});

describe('a pack in words', () => {
  const linesOf = (pack: GuidelinePack): string =>
    packChapters(pack)
      .flatMap(({ lines }) => lines)
      .join('\n');

  it('tells who reports a need, who is contacted, and who prepares the meetings of a group', () => {
    const told = linesOf(NORRKOPING);
    expect(told).toContain('Kommungemensamma system\n  Anmäls av systemägaren, motsvarande\n');
    expect(told).toContain('  Anmäls av verksamhetschefen, systemägaren, motsvarande\n');
    expect(told).toContain('  Kontakter med Upphandlingscentret, IT-enheten\n');
    expect(told).toMatch(/ {2}Möten bereds av: .*IT-strateg; .*IT-enheten \(enheten it-unit, S110\)/);
    expect(told).toContain('Näringslivskontoret (enheten business-office, S095)');
  });

  it('tells whatever else a difference would tell: of units, of systems and of rules', () => {
    const told = linesOf({ ...NORRKOPING, rules: { 'recorded-in-time': { mode: 'off' } } });
    expect(told).toMatch(/ {2}Kod i registret: it-unit\n {2}Kallas också: Itenheten/);
    expect(told).toMatch(/ {2}Ansvarar för: .*IT-plattformen/);
    expect(told).toMatch(/ {2}Sköts av: IT-enheten/);
    expect(told).toContain('recorded-in-time: avstängd');
    expect(linesOf(NORRKOPING)).not.toContain('recorded-in-time');
  });
});
