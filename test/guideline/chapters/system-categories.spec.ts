import { describe, expect, it } from '@jest/globals';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import * as s from '../../../src/domain/systems/system.events.js';
import { given, judging } from '../given.js';
import { OPERATIONAL, SHARED } from '../spotless.js';
import { step, type Step } from '../told.js';

const TODAY = '2025-06-30';
const register = judging('system-case-register');
const platform = judging('system-school-platform');

const set = (category: 'shared' | 'operational', from: string, initiative?: string): Step =>
  step(
    s.CategorySet,
    {
      category,
      from,
      ...(category === 'operational'
        ? { administration: 'Utbildningskontoret', intendedUsers: 'operation' as const }
        : { intendedUsers: 'all' as const }),
      ...(initiative === undefined ? {} : { initiative }),
    },
    from,
  );
const principle = (from: string): Step =>
  step(s.FinancingPrincipleSet, { principle: 'distributed', from, forum: 'it-steering-group' }, from);

describe('the two categories of system', () => {
  it('S124: is found when a system changed category without a decision', () => {
    const changed = (initiative?: string) =>
      platform
        .and('shared', set('shared', '2025-01-01', initiative))
        .and('principle', principle('2025-01-01'));
    changed().on(TODAY).finds(['reclassified-by-decision']);
    changed('2024-0017').on(TODAY).finds([]);
  });

  it('S124: is no change of category when the same one is set anew', () => {
    platform.and('again', set('operational', '2025-01-01')).on(TODAY).finds([]);
    platform
      .and('shared', set('shared', '2025-01-01', '2024-0017'))
      .and('principle', principle('2025-01-01'))
      .and('back', set('operational', '2025-03-01'))
      .on(TODAY)
      .finds(['reclassified-by-decision']);
  });

  it('S124: is found when the initiative takes a system for another category than the register does', () => {
    given(SHARED)
      .but('need', { systemId: 'school-platform' })
      .on(TODAY)
      .finds(['category-agrees-with-register']);
    given(OPERATIONAL).on(TODAY).finds([]);
    given(OPERATIONAL).but('need', { systemId: undefined }).on(TODAY).finds([]);
  });

  it('S124 S108 S162: is about the one registered system of the name that was told, where none was named', () => {
    const rule = 'category-agrees-with-register';
    const called = (systemName: string, administration = 'Utbildningskontoret') =>
      given(SHARED).but('need', { systemId: undefined, systemName, administration });
    const found = (history: ReturnType<typeof called>): number => history.on(TODAY).of(rule).length;
    expect(found(called('Skolplattformen'))).toBe(1);
    expect(found(called('skolPlattformen'))).toBe(1);
    expect(found(called('Skolplattformen 2'))).toBe(0);
    // A school’s own system is not what another operation calls by the same name.
    expect(found(called('Skolplattformen', 'Tekniska kontoret'))).toBe(0);
    given(SHARED)
      .but('need', { systemId: 'case-register', systemName: 'Skolplattformen' })
      .on(TODAY)
      .finds([]);
    const twice = step(
      s.SystemRegistered,
      {
        system: 'school-platform-2',
        name: 'Skolplattformen',
        systemType: 'Lärplattform',
        category: 'operational',
        administration: 'Utbildningskontoret',
        inUseFrom: '2019-01-01',
      },
      '2019-01-01',
    );
    expect(found(called('Skolplattformen').knowing('system-school-platform-2', { twice }))).toBe(0);
  });

  it('S124: asks of the system that was named last, in whatever order it was recorded', () => {
    const named = (systemId: string, at: string, recordedAt?: string): Step =>
      step(p.NeedSupplemented, { systemId }, at, recordedAt);
    given(OPERATIONAL)
      .but('need', { systemId: 'case-register' })
      .and('first', named('case-register', '2025-02-01', '2025-02-10T08:00:00.000Z'))
      .and('second', named('school-platform', '2025-02-05'))
      .on(TODAY)
      .finds([]);
  });

  it('S124: asks for the category that the register had on the day of the decision', () => {
    const changed = (from: string) =>
      given(SHARED)
        .but('need', { systemId: 'school-platform' })
        .knowing('system-school-platform', {
          shared: set('shared', from, '2024-0017'),
          principle: principle('2018-01-01'),
        })
        .on(TODAY);
    changed('2025-04-23').finds([]);
    changed('2025-04-24').finds(['category-agrees-with-register']);
  });

  it('S124: follows the assessment made last before the decision, in whatever order they were recorded', () => {
    const assessed = (category: 'shared' | 'operational', at: string, recordedAt?: string): Step =>
      step(p.CategoryAssessed, { category, assessingOffice: 'it-strategist' }, at, recordedAt);
    const twice = given(OPERATIONAL)
      .and('first', assessed('shared', '2025-02-01', '2025-02-10T08:00:00.000Z'))
      .and('second', assessed('operational', '2025-02-05'));
    twice.on(TODAY).finds([]);
    given(OPERATIONAL)
      .and('later', assessed('shared', '2025-04-24'))
      .but('financed', { principle: 'distributed' })
      .on(TODAY)
      .finds(['distribution-is-reproducible']);
  });
});

describe('a shared system', () => {
  it('S126: is found when it is meant for a particular operation', () => {
    const rule = 'shared-system-is-meant-for-all';
    register.but('case register', { intendedUsers: 'operation' }).on(TODAY).finds([rule]);
    register.but('case register', { intendedUsers: undefined }).on(TODAY).finds([]);
  });

  it('S126: is meant for whom was said last, when an operational system becomes one', () => {
    const shared = (intendedUsers?: 'all' | 'operation'): Step =>
      step(
        s.CategorySet,
        {
          category: 'shared',
          from: '2025-01-01',
          initiative: '2024-0017',
          ...(intendedUsers === undefined ? {} : { intendedUsers }),
        },
        '2025-01-01',
      );
    const changed = (told: Step, more: { [name: string]: Step } = {}) =>
      Object.entries(more)
        .reduce((so, [name, one]) => so.and(name, one), platform)
        .and('shared', told)
        .and('principle', principle('2025-01-01'))
        .on(TODAY);
    changed(shared()).finds(['shared-system-is-meant-for-all']);
    changed(shared('all')).finds([]);
    changed(shared(), {
      before: step(
        s.CategorySet,
        {
          category: 'operational',
          from: '2024-01-01',
          administration: 'Utbildningskontoret',
          intendedUsers: 'all',
        },
        '2024-01-01',
      ),
    }).finds(['operational-system-has-owner-unit']);
  });

  const second = (inUseFrom: string, more: { migrationUntil?: string } = {}): Step =>
    step(
      s.SystemRegistered,
      {
        system: 'new-register',
        name: 'Nya diariet',
        systemType: 'Diariesystem',
        category: 'shared',
        inUseFrom,
        initiative: '2024-0017',
        ...more,
      },
      inUseFrom,
    );
  const other = (told: Step, at = TODAY) =>
    register
      .in('system-new-register')
      .and('new register', told)
      .and('new principle', principle('2010-01-01'))
      .on(at);
  const rule = 'one-shared-system-of-a-type';

  it('S125: is found when there is one of its type already', () => {
    other(second('2025-01-01')).finds([rule]);
    other(second('2025-01-01')).shows(rule, 'new register', 'case register');
    other(second('2025-01-01')).says(rule, [
      'Kommunen har redan ett kommungemensamt system av typen Diariesystem: Diariet.',
    ]);
  });

  it('S125: is found at the later of the two alone', () => {
    register
      .knowing('system-new-register', { 'new register': second('2025-01-01') })
      .on(TODAY)
      .finds([]);
    other(second('2017-01-01')).finds([]);
    // From one day neither is the later one.
    other(second('2018-01-01')).finds([rule]);
  });

  it('S125: may be of a type that only operational systems have', () => {
    register
      .in('system-new-register')
      .and('new register', {
        ...second('2025-01-01'),
        data: { ...second('2025-01-01').data, systemType: 'Lärplattform' },
      })
      .and('new principle', principle('2025-01-01'))
      .on(TODAY)
      .finds([]);
  });

  it('S125: may follow one that is retired, from the day of its retirement', () => {
    const retired = (on: string) =>
      register
        .knowing('system-case-register', { retired: step(s.SystemRetired, { on }, '2024-12-01') })
        .in('system-new-register')
        .and('new register', second('2025-01-01'))
        .and('new principle', principle('2025-01-01'))
        .on(TODAY);
    retired('2025-01-01').finds([]);
    retired('2025-01-02').finds([rule]);
  });

  it('S125: may overlap while data is moved over, and no longer', () => {
    const moving = second('2025-01-01', { migrationUntil: '2025-06-01' });
    other(moving, '2025-05-31').finds([]);
    other(moving, '2025-06-01').finds([rule]);
    const retired = (on: string) =>
      register
        .knowing('system-case-register', { retired: step(s.SystemRetired, { on }, '2024-12-01') })
        .in('system-new-register')
        .and('new register', moving)
        .and('new principle', principle('2025-01-01'))
        .on(TODAY);
    retired('2025-06-01').finds([]);
    retired('2025-06-02').finds([rule]);
  });

  it('S125: is found when an operational system is made a second one', () => {
    register
      .knowing('system-school-platform', {})
      .in('system-school-platform')
      .but('school platform', { systemType: 'Diariesystem' })
      .and('shared', set('shared', '2025-01-01', '2024-0017'))
      .and('principle', principle('2025-01-01'))
      .on(TODAY)
      .finds([rule]);
  });

  it('S162: is found when it has no principle of financing, from the day it is in use', () => {
    const without = register
      .without('case register principle')
      .but('case register', { inUseFrom: '2025-06-30', initiative: '2024-0017' });
    without.on('2025-06-29').finds([]);
    without.on('2025-06-30').finds(['shared-system-has-principle']);
    without.and('principle', principle('2025-06-30')).on('2025-06-30').finds([]);
  });

  it('S162: is found when its principle came later than it, however long ago', () => {
    const late = register.without('case register principle').and('principle', principle('2025-02-01'));
    late.on(TODAY).finds(['shared-system-has-principle']);
    late
      .on(TODAY)
      .says('shared-system-has-principle', [
        'Det kommungemensamma systemet har en finansieringsprincip först från 2025-02-01.',
      ]);
  });

  it('S162: is found when it was made shared and nobody has said how it is paid for', () => {
    platform
      .and('shared', set('shared', '2025-01-01', '2024-0017'))
      .on(TODAY)
      .finds(['shared-system-has-principle']);
  });

  it('S162: has a principle of its own when another one holds for operational systems', () => {
    register
      .but('case register principle', { principle: 'own-use' })
      .on(TODAY)
      .finds(['shared-system-has-principle']);
  });
});

describe('an operational system', () => {
  it('S152: is found when it belongs to no operation', () => {
    platform
      .but('school platform', { administration: undefined })
      .on(TODAY)
      .finds(['operational-system-has-owner-unit']);
  });

  it('S126, S152: is found when it is meant for everybody', () => {
    const rule = 'operational-system-has-owner-unit';
    const rowsOf = (change: { [member: string]: string | undefined }) =>
      platform
        .but('school platform', change)
        .on(TODAY)
        .of(rule)
        .map(({ rows }) => rows);
    expect(rowsOf({ intendedUsers: 'all' })).toEqual([['S126', 'S152']]);
    expect(rowsOf({ administration: undefined })).toEqual([['S152']]);
    platform
      .but('school platform', { intendedUsers: 'all' })
      .on(TODAY)
      .finds(['operational-system-has-owner-unit']);
    platform.but('school platform', { intendedUsers: undefined }).on(TODAY).finds([]);
  });

  it('S152: is not asked of shared systems', () => {
    register.but('case register', { intendedUsers: 'all' }).on(TODAY).finds([]);
  });
});
