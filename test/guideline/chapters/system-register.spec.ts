import { describe, expect, it } from '@jest/globals';
import * as o from '../../../src/domain/offices/office.events.js';
import { InformationDistributed } from '../../../src/domain/groups/group.events.js';
import * as s from '../../../src/domain/systems/system.events.js';
import * as k from '../../../src/domain/systems/upkeep.events.js';
import { NORRKOPING } from '../../../src/guideline/packs/norrkoping.js';
import { judging } from '../given.js';
import { step, type Step } from '../told.js';
import { DEPUTY, HEAD_OF_SCHOOLS, OWNER } from '../world.js';
import { owned } from '../world-systems.js';

const year = judging('year-2025');
const AFTER = '2026-01-15';
const PLATFORM = 'system-school-platform';
const ROWS = NORRKOPING.systems.map(({ code }, place) => [`S${129 + place}`, code] as const);

const retired = (on: string): Step => step(s.SystemRetired, { on }, '2025-01-02');

describe('the shared systems that the guideline lists', () => {
  const rule = 'listed-shared-systems-are-in-use';
  const found = (code: string, on: string, today = AFTER) =>
    year.knowing(`system-${code}`, { retired: retired(on) }).on(today);

  it('are all there in a spotless world', () => {
    year.on(AFTER).finds([]);
  });

  it.each(ROWS)('%s: is found when no system of %s is in use at the end of the year', (row, code) => {
    expect(
      found(code, '2025-12-31')
        .of(rule)
        .map(({ rows }) => rows),
    ).toEqual([[row]]);
    expect(found(code, '2026-01-01').of(rule)).toEqual([]);
  });

  it('S136: is not found before the year is over, and says what is missing', () => {
    found('case-register', '2025-06-01', '2025-12-31').finds([]);
    found('case-register', '2025-06-01').says(rule, [
      'Diariesystem är kommungemensamt enligt riktlinjen, men inget sådant system är i bruk enligt registret.',
    ]);
  });

  const second = (more: { category?: 'operational'; lifecycle?: 'planned' }) =>
    year
      .knowing('system-case-register', { retired: retired('2025-12-31') })
      .knowing('group-system-owners-group', {
        'told again': step(InformationDistributed, { allOwners: true }, '2025-11-05'),
      })
      .knowing('system-new-register', {
        'new register': step(
          s.SystemRegistered,
          {
            system: 'new-register',
            name: 'Nya diariet',
            systemType: 'Diariesystem',
            category: more.category ?? 'shared',
            inUseFrom: '2025-10-01',
            initiative: '2024-0017',
          },
          '2025-10-01',
        ),
        'new owner': owned(OWNER, '2025-10-01'),
        ...(more.lifecycle
          ? {
              'new life': step(
                k.LifecycleSet,
                { lifecycle: more.lifecycle, from: '2025-10-01' },
                '2025-10-01',
              ),
            }
          : {}),
      })
      .on(AFTER);

  it('S136: is kept by another shared system of the type, whatever its code', () => {
    second({}).finds([]);
  });

  it('S136: is not kept by an operational system of the type, nor by one that is planned', () => {
    second({ category: 'operational' }).finds([rule]);
    second({ lifecycle: 'planned' }).finds([rule]);
  });

  it('S136: is kept by what the guideline itself has put into the register, which has no owner yet', () => {
    const listed = step(
      s.SystemListed,
      { system: 'case-register', name: 'Diariesystem', systemType: 'Diariesystem', from: '2012-01-01' },
      '2025-01-02',
    );
    const bare = year
      .unaware('system-case-register', 'case register', 'case register principle', 'case register owned')
      .knowing('system-case-register', { listed });
    bare.in('year-2025').on(AFTER).finds(['systems-have-owners']);
    // The municipality has its own, under another code.
    bare
      .knowing('system-own-register', {
        'own register': step(
          s.SystemRegistered,
          {
            system: 'own-register',
            name: 'Eget diarium',
            systemType: 'Diariesystem',
            category: 'shared',
            inUseFrom: '2010-01-01',
          },
          '2025-01-02',
        ),
        'own owner': owned(OWNER, '2010-01-01'),
      })
      .in('year-2025')
      .on(AFTER)
      .finds([]);
  });

  it('S125: is no second system of its type while the guideline alone has listed it', () => {
    judging('system-case-register')
      .knowing('system-listed-register', {
        listed: step(
          s.SystemListed,
          { system: 'listed-register', name: 'Diarium', systemType: 'Diariesystem', from: '2012-01-01' },
          '2025-01-02',
        ),
      })
      .on(AFTER)
      .finds([]);
  });
});

describe('who owns a system', () => {
  const rule = 'systems-have-owners';
  const without = year.unaware(PLATFORM, 'school platform owned').in('year-2025');
  const register = year.unaware('system-case-register', 'case register owned').in('year-2025');

  it('S145, S154: is found for a year in which nobody did, by the row of its path', () => {
    const rowsOf = (given: typeof year) =>
      given
        .on(AFTER)
        .of(rule)
        .map(({ rows }) => rows);
    expect(rowsOf(register)).toEqual([['S145']]);
    expect(rowsOf(without)).toEqual([['S154']]);
    without.on(AFTER).shows(rule, 'school platform');
    without
      .on(AFTER)
      .says(rule, ['Skolplattformen saknade systemägare 365 dagar 2025, och saknar en vid årets slut.']);
  });

  const owner = (from: string, to: string | undefined, more: object = { person: OWNER }): Step =>
    step(s.OwnerAppointed, { ...more, from, ...(to === undefined ? {} : { to }) }, '2025-01-02');

  it('S154: counts the days between two owners, and before the first', () => {
    const between = without.knowing(PLATFORM, {
      first: owner('2025-01-11', '2025-03-01'),
      second: owner('2025-02-01', '2025-04-01', { person: DEPUTY }),
      third: owner('2025-04-02', undefined),
    });
    between.on(AFTER).says(rule, ['Skolplattformen saknade systemägare 11 dagar 2025.']);
    without
      .knowing(PLATFORM, { first: owner('2025-01-01', '2026-01-01') })
      .on(AFTER)
      .finds([]);
    without
      .knowing(PLATFORM, { first: owner('2025-01-01', '2025-12-31') })
      .on(AFTER)
      .says(rule, ['Skolplattformen saknade systemägare 1 dag 2025, och saknar en vid årets slut.']);
  });

  it('S154: asks only of the days on which the system was in use', () => {
    without
      .knowing(PLATFORM, { first: owner('2025-01-01', '2025-06-01'), retired: retired('2025-06-01') })
      .on(AFTER)
      .finds([]);
    without
      .knowing(PLATFORM, { first: owner('2025-01-01', '2025-06-01'), retired: retired('2025-06-03') })
      .on(AFTER)
      .says(rule, ['Skolplattformen saknade systemägare 2 dagar 2025.']);
  });

  it('S154: is nobody when the owning office has no holder, and somebody when it has a substitute', () => {
    const office = without.knowing(PLATFORM, {
      first: owner('2019-01-01', undefined, { office: 'head-of-schools' }),
    });
    office.on(AFTER).finds([]);
    const left = office.knowing('office-head-of-schools', {
      'head left': step(o.HolderLeft, { person: HEAD_OF_SCHOOLS, to: '2025-12-01' }, '2025-11-01'),
    });
    left
      .on(AFTER)
      .says(rule, ['Skolplattformen saknade systemägare 31 dagar 2025, och saknar en vid årets slut.']);
    left
      .knowing('office-head-of-schools', {
        'head substitute': step(
          o.SubstituteAppointed,
          { person: DEPUTY, from: '2025-12-01', to: '2026-02-01' },
          '2025-11-01',
        ),
      })
      .on(AFTER)
      .finds([]);
  });
});

describe('a system that is taken into use', () => {
  const rule = 'system-was-decided';
  const platform = judging(PLATFORM);

  it('S156: is found when no initiative is named in which an operational one was decided', () => {
    const undecided = platform.but('school platform', { initiative: undefined }).on(AFTER);
    undecided.finds([rule]);
    expect(undecided.of(rule).map(({ rows }) => rows)).toEqual([['S156']]);
    platform.on(AFTER).finds([]);
  });

  it('S147: is found when it is a shared one', () => {
    const shared = platform
      .but('school platform', { initiative: undefined, category: 'shared', intendedUsers: 'all' })
      .and(
        'principle',
        step(
          s.FinancingPrincipleSet,
          { principle: 'distributed', from: '2019-01-01', forum: 'it-steering-group' },
          '2019-01-01',
        ),
      )
      .on(AFTER);
    shared.finds([rule]);
    expect(shared.of(rule).map(({ rows }) => rows)).toEqual([['S147']]);
  });

  it('S156: is not found when it was there on the day the register began', () => {
    const since = (inUseFrom: string) =>
      platform.but('school platform', { initiative: undefined, inUseFrom }).on(AFTER);
    since('2018-01-01').finds([]);
    since('2018-01-02').finds([rule]);
  });
});

describe('a system whose manager is placed at the IT unit', () => {
  const rule = 'managed-at-it-unit-is-run-by-it';
  const manager = (unit?: string, to?: string): Step =>
    step(
      k.ManagerAppointed,
      {
        office: 'head-of-it',
        from: '2024-01-01',
        ...(unit === undefined ? {} : { unit }),
        ...(to === undefined ? {} : { to }),
      },
      '2024-01-01',
    );
  const run = (unit: string | undefined, duties: ('operation' | 'development' | 'maintenance')[]): Step =>
    step(
      k.OperationSet,
      { duties, from: '2024-01-01', ...(unit === undefined ? { supplier: 'Exempeldrift AB' } : { unit }) },
      '2024-01-01',
    );
  const ALL = ['operation', 'development', 'maintenance'] as const;
  const managed = (more: Readonly<Record<string, Step>>, one = manager('it-unit')) =>
    year.knowing(PLATFORM, { manager: one, ...more }).on(AFTER);

  it('S049, S050: is found when somebody else, or nobody who is recorded, runs it', () => {
    managed({}).finds([rule]);
    managed({}).says(rule, [
      'Skolplattformen har sin systemansvariga på IT-enheten, men för drift, utveckling och förvaltning svarar ingen som är införd.',
    ]);
    const supplied = managed({ own: run('it-unit', [...ALL]), operation: run(undefined, ['operation']) });
    supplied.says(rule, [
      'Skolplattformen har sin systemansvariga på IT-enheten, men för drift svarar Exempeldrift AB.',
    ]);
    supplied.shows(rule, 'manager', 'operation');
    managed({ own: run('communications-department', ['operation', 'maintenance']) }).says(rule, [
      'Skolplattformen har sin systemansvariga på IT-enheten, men för drift, utveckling och förvaltning svarar Kommunikationsavdelningen.',
    ]);
  });

  it('S050: is kept when the IT unit has all three duties, set at once or one by one', () => {
    managed({ own: run('it-unit', [...ALL]) }).finds([]);
    managed({
      operation: run('it-unit', ['operation']),
      rest: run('it-unit', ['development', 'maintenance']),
    }).finds([]);
  });

  it('S049: is not asked of a manager who is placed elsewhere, nowhere that is known, or has left', () => {
    managed({}, manager('communications-department')).finds([]);
    managed({}, manager()).finds([]);
    managed({}, manager('it-unit', '2025-12-31')).finds([]);
    managed({}, manager('it-unit', '2026-01-01')).finds([rule]);
  });
});

describe('a critical system', () => {
  const rule = 'critical-systems-have-a-plan';
  const critical = (criticality: 'critical' | 'important', from: string): Step =>
    step(s.CriticalitySet, { criticality, from, assessingOffice: 'it-strategist' }, from);
  const plan = (planYear: string, at: string): Step => step(k.MaintenancePlanAdopted, { planYear }, at);
  const assessed = year.knowing(PLATFORM, { assessed: critical('critical', '2024-01-01') });

  it('S104: is to have a maintenance plan for the year before the year ends', () => {
    const duty = { for: 'system-owner', by: '2025-12-31' } as const;
    assessed.on('2025-06-30').owes(rule, [duty]);
    expect(assessed.on('2025-06-30').owed(rule)[0]?.holder).toBe('systemägaren');
    assessed.on('2025-12-31').finds([]);
    assessed.on(AFTER).finds([rule]);
    assessed
      .on(AFTER)
      .says(rule, ['Skolplattformen, som är verksamhetskritiskt, saknar förvaltningsplan för 2025.']);
    const planned = assessed.knowing(PLATFORM, { plan: plan('2025', '2025-02-05') });
    planned.on(AFTER).owes(rule, [{ ...duty, doneOn: '2025-02-05' }]);
    planned.on(AFTER).finds([]);
  });

  it('S104: has none by the plan of another year, or by one that was adopted afterwards', () => {
    assessed
      .knowing(PLATFORM, { plan: plan('2024', '2025-02-05') })
      .on(AFTER)
      .finds([rule]);
    assessed
      .knowing(PLATFORM, { plan: plan('2025', '2026-01-05') })
      .on(AFTER)
      .finds([rule]);
  });

  it('S104: is not asked when it is not critical, or no longer', () => {
    year.on('2025-06-30').owes(rule, []);
    assessed
      .knowing(PLATFORM, { less: critical('important', '2025-12-01') })
      .on(AFTER)
      .owes(rule, []);
    assessed
      .knowing(PLATFORM, { retired: retired('2025-12-31') })
      .on(AFTER)
      .owes(rule, []);
  });
});
