import { describe, expect, it } from '@jest/globals';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import { problemsOfPack } from '../../src/domain/guidelines/pack-check.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';

const systemOf = (row: string) => NORRKOPING.systems.find(({ rows = [] }) => rows.includes(row));
const unitOf = (row: string) => NORRKOPING.units?.find(({ rows }) => rows.includes(row));

describe('the shared systems of the pack', () => {
  it.each([
    ['S129', 'Ekonomisystem'],
    ['S130', 'Rapport-/uppföljningssystem'],
    ['S131', 'Lön- och PA-system'],
    ['S132', 'E-postsystem'],
    ['S133', 'Geografiskt informationssystem'],
    ['S134', 'Befolkningsregister'],
    ['S135', 'Fastighetsinformationsregister'],
    ['S136', 'Diariesystem'],
    ['S137', 'Kommunens IT-plattform'],
    ['S138', 'Kommunens interna och externa webbplats'],
  ])('%s: %s is listed', (row, name) => {
    expect(systemOf(row)?.name).toBe(name);
    expect(NORRKOPING.rows.find(({ id }) => id === row)?.quote).toBe(name);
  });

  it('S128: are of a sort that the guideline says of the platform alone', () => {
    const sorted = NORRKOPING.systems.filter(({ subKind }) => subKind !== undefined);
    expect(sorted.map(({ code, subKind }) => [code, subKind])).toEqual([['it-platform', 'platform']]);
  });

  it('S037, S127, S139: have the platform, with its parts, run by the IT unit', () => {
    expect(systemOf('S137')).toMatchObject({
      runBy: 'it-unit',
      components: [{ function: 'network' }, { function: 'switchboard' }],
    });
  });

  it('S055: have the website, for which the communications department answers', () => {
    expect(systemOf('S138')?.responsibleUnit).toBe('communications-unit');
    expect(unitOf('S055')).toMatchObject({ responsibilities: ['website'] });
  });
});

describe('the units of the pack', () => {
  it('are the procurement centre too, by the name that texts have for it', () => {
    expect(unitOf('S151')).toMatchObject({ name: 'Upphandlingscentret', function: 'procurement-centre' });
    expect(unitOf('S157')).toBe(unitOf('S151'));
    const offices = [
      ...NORRKOPING.offices,
      { code: 'purchasing', name: 'Inköpschefen', function: 'procurement-centre' },
    ];
    expect(problemsOfPack({ ...NORRKOPING, offices })).toMatchObject([
      { pointer: `/offices/${NORRKOPING.offices.length}/function`, code: 'unit-told-as-office' },
    ]);
  });

  it('S036: are the IT unit, by the names that the guideline uses', () => {
    expect(unitOf('S036')).toMatchObject({
      name: 'IT-enheten',
      function: 'it-unit',
      aliases: [{ name: 'Itenheten', certainty: 'certain' }],
    });
  });

  it('S052, S057: are the communications department and the information office, which may be one', () => {
    expect(unitOf('S052')).toMatchObject({
      name: 'Kommunikationsavdelningen',
      aliases: [{ name: 'Informationskontoret', certainty: 'unsure' }],
    });
    expect(unitOf('S057')?.name).toBe('Informationskontoret');
  });

  it('S058, S059: have experts in the publishing tool and in form, style and expression', () => {
    expect(unitOf('S058')?.responsibilities).toEqual(
      expect.arrayContaining(['web-publishing-tool', 'publication-form']),
    );
    expect(unitOf('S059')).toBe(unitOf('S058'));
  });
});

describe('a pack that does not hang together', () => {
  const [platform, website] = [
    NORRKOPING.systems.findIndex(({ code }) => code === 'it-platform'),
    NORRKOPING.systems.findIndex(({ code }) => code === 'website'),
  ];
  const problems = (change: (pack: GuidelinePack) => void): readonly (readonly [string, string])[] => {
    const pack = structuredClone(NORRKOPING);
    change(pack);
    return problemsOfPack(pack).map(({ pointer, code }) => [pointer, code]);
  };

  it('gives a system to a unit that no unit is', () => {
    expect(problems((pack) => void delete pack.units)).toEqual([
      [`/systems/${platform}/runBy`, 'function-not-held'],
      [`/systems/${website}/responsibleUnit`, 'function-not-held'],
    ]);
    expect(
      problems(({ systems }) => void Object.assign(systems[platform] ?? {}, { runBy: 'mayor' })),
    ).toEqual([[`/systems/${platform}/runBy`, 'unknown-function']]);
  });

  it('names a system or a unit twice, or gives two units one function', () => {
    expect(
      problems(({ systems }) => void Object.assign(systems[1] ?? {}, { code: systems[0]?.code })),
    ).toEqual([['/systems/1/code', 'code-told-twice']]);
    expect(problems(({ units = [] }) => void Object.assign(units[1] ?? {}, { name: 'IT-enheten' }))).toEqual([
      ['/units/1/name', 'code-told-twice'],
    ]);
    expect(problems(({ units = [] }) => void Object.assign(units[2] ?? {}, { function: 'it-unit' }))).toEqual(
      [['/units/2/function', 'function-held-twice']],
    );
  });

  it('points at rows that it does not have', () => {
    expect(problems(({ systems }) => void Object.assign(systems[0] ?? {}, { rows: ['S999'] }))).toEqual([
      ['/systems/0/rows/0', 'unknown-row'],
    ]);
    expect(problems(({ units = [] }) => void Object.assign(units[0] ?? {}, { rows: ['S999'] }))).toEqual([
      ['/units/0/rows/0', 'unknown-row'],
    ]);
  });

  it('is whole without units, when no system is given to one', () => {
    const without = problems((pack) => {
      delete pack.units;
      for (const system of pack.systems) {
        delete system.runBy;
        delete system.responsibleUnit;
        delete system.rows;
      }
    });
    expect(without).toEqual([]);
  });
});
