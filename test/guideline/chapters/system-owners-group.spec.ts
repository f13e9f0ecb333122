import { describe, expect, it } from '@jest/globals';
import * as g from '../../../src/domain/groups/group.events.js';
import * as o from '../../../src/domain/offices/office.events.js';
import * as s from '../../../src/domain/systems/system.events.js';
import * as upkeep from '../../../src/domain/systems/upkeep.events.js';
import { UnitEstablished } from '../../../src/domain/units/unit.events.js';
import { NORRKOPING } from '../../../src/guideline/packs/norrkoping.js';
import { judging, type Given } from '../given.js';
import { packSaying } from '../other-pack.js';
import { step, type Step, type Steps } from '../told.js';
import {
  CHIEF,
  DEPUTY,
  FINANCE,
  GUIDELINE,
  HEAD_OF_SCHOOLS,
  OWNER,
  parameter,
  preparatoryMeeting,
  WORLD,
} from '../world.js';

const TODAY = '2025-06-30';
const GROUP = 'group-system-owners-group';
const meeting = (on: string, said: object = {}) =>
  preparatoryMeeting(on, { present: [OWNER], chair: FINANCE, ...said });
const member = (data: object, at = '2012-01-01') => step(g.MemberAppointed, { from: at, ...data }, at);
const owned = (system: string, data: object): Steps => ({
  [`${system} owned`]: step(s.OwnerAppointed, { from: '2019-01-01', ...data }, '2019-01-01'),
});
const judged = (criticality: 'critical' | 'important', larger?: boolean, from = '2019-01-01'): Step =>
  step(
    s.CriticalitySet,
    { criticality, from, assessingOffice: 'it-strategist', ...(larger === undefined ? {} : { larger }) },
    from,
  );

/** Two systems with owners; the school platform is one of the larger and most critical, and its owner sits in the group. */
const group: Given = judging(GROUP)
  .knowing('system-school-platform', {
    ...owned('school platform', { office: 'head-of-schools' }),
    judged: judged('critical', true),
  })
  .knowing('system-case-register', {
    ...owned('case register', { person: OWNER }),
    'case judged': judged('important', true),
  })
  .and('owner of schools', member({ office: 'head-of-schools' }))
  .and('met', meeting('2025-05-14'));

describe('who sits in the system owners’ group', () => {
  const rule = 'system-owners-group-of-owners';
  const lacks = 'Systemägargruppen saknar ägaren till: Skolplattformen.';
  const others =
    'Systemägargruppen har ledamöter som inte äger något av de större och mest verksamhetskritiska systemen:';

  it('S100: is kept when the owners of the larger and most critical systems do, and nobody else', () => {
    group.on(TODAY).finds([]);
  });

  it('S100: asks for no owner of a system that is only planned', () => {
    const lifecycle = step(upkeep.LifecycleSet, { lifecycle: 'planned', from: '2025-01-01' }, '2025-01-01');
    group
      .without('owner of schools')
      .knowing('system-case-register', { 'case judged': judged('critical', true) })
      .and('owner of cases', member({ person: OWNER }))
      .knowing('system-school-platform', { lifecycle })
      .on(TODAY)
      .finds([]);
  });

  it('S100: is found when such an owner does not', () => {
    group.without('owner of schools').on(TODAY).says(rule, [lacks]);
    group.but('owner of schools', { to: '2025-05-14' }).on(TODAY).says(rule, [lacks]);
    group.but('owner of schools', { capacity: 'substitute' }).on(TODAY).says(rule, [lacks]);
  });

  it('S100: is found when somebody does who owns no such system', () => {
    group
      .and('other', member({ person: OWNER }))
      .on(TODAY)
      .says(rule, [`${others} ${OWNER}.`]);
    group
      .and('other', member({ office: 'head-of-it' }))
      .on(TODAY)
      .says(rule, [`${others} Chefen för IT-enheten.`]);
    group
      .and('other', member({ person: OWNER, unit: 'Kommunstyrelsens kontor' }))
      .on(TODAY)
      .says(rule, [`${others} Kommunstyrelsens kontor.`]);
    group
      .and('other', member({ person: OWNER, capacity: 'substitute' }))
      .on(TODAY)
      .finds([]);
    group
      .and('other', member({ person: OWNER }, '2025-05-15'))
      .on(TODAY)
      .finds([]);
  });

  it('S099: tells both of one meeting', () => {
    group
      .without('owner of schools')
      .and('other', member({ person: OWNER }))
      .on(TODAY)
      .says(rule, [lacks, `${others} ${OWNER}.`]);
  });

  it('S100: knows an owner by the office, also a vacant one, and by the person in either', () => {
    group
      .without('owner of schools')
      .and('person', member({ person: HEAD_OF_SCHOOLS }))
      .on(TODAY)
      .finds([]);
    group.unaware('office-head-of-schools', 'head-of-schools held').on(TODAY).finds([]);
    // Nobody can be missed for an office that nobody holds.
    group
      .unaware('office-head-of-schools', 'head-of-schools held')
      .without('owner of schools')
      .on(TODAY)
      .finds([]);
  });

  it('S100: goes by the systems and their owners of the day', () => {
    const system = 'system-case-register';
    const critical = (from: string) =>
      group.knowing(system, { critical: judged('critical', true, from) }).on(TODAY);
    critical('2025-05-14').says(rule, ['Systemägargruppen saknar ägaren till: Diariet.']);
    critical('2025-05-15').finds([]);
    for (const same of [judged('critical', false, '2025-01-01'), judged('critical', undefined, '2025-01-01')])
      group.knowing(system, { same }).on(TODAY).finds([]);
    const retired = (on: string) =>
      group
        .knowing(system, {
          critical: judged('critical', true, '2020-01-01'),
          retired: step(s.SystemRetired, { on }, on),
        })
        .on(TODAY);
    retired('2025-05-14').finds([]);
    retired('2025-05-15').finds([rule]);
    group
      .knowing(system, { critical: judged('critical', true, '2020-01-01') })
      .unaware(system, 'case register owned')
      .on(TODAY)
      .finds([]);
  });

  it('S100: says that nobody can know while no system has been assessed (A04)', () => {
    group
      .unaware('system-school-platform', 'judged')
      .on(TODAY)
      .says(rule, [
        'Inget system är bedömt som större och mest verksamhetskritiskt, så det går inte att säga vilka som ska ingå.',
      ]);
    group.unaware('system-school-platform', 'judged').without('owner of schools').on(TODAY).finds([]);
  });

  it('S100: may have the offices that another guideline names beside, or whomever it likes', () => {
    const seats = [{ name: 'Ägarna', systemOwners: 'critical-and-larger' as const, rows: [] }];
    const other = group.and('other', member({ office: 'head-of-it' }));
    other
      .adopting(
        '2025-01-01',
        packSaying('system-owners-body', { members: { offices: ['head-of-it'], units: [], seats } }),
      )
      .on(TODAY)
      .finds([]);
    other
      .adopting('2025-01-01', packSaying('system-owners-body', { members: { offices: [], units: [] } }))
      .on(TODAY)
      .finds([]);
    other
      .adopting('2025-01-01', packSaying('system-owners-body', { members: undefined }))
      .on(TODAY)
      .finds([]);
  });
});

describe('the chair of the system owners’ group', () => {
  const rule = 'system-owners-group-has-chair';

  it('S111: is found missing at a meeting until one is appointed', () => {
    group.without('owners chair').on(TODAY).finds([rule]);
    group.but('owners chair', { to: '2025-05-14' }).on(TODAY).finds([rule]);
    group.but('owners chair', { from: '2025-05-15' }).on(TODAY).finds([rule]);
    group.but('owners chair', { from: '2025-05-14' }).on(TODAY).finds([]);
  });

  it('S111: need not be appointed where the guideline says who it is', () => {
    group
      .without('owners chair')
      .adopting('2025-01-01', packSaying('system-owners-body', { chair: 'head-of-it' }))
      .on(TODAY)
      .finds([]);
  });

  it('S111: is asked of no other group', () => {
    judging('group-management-team').and('met', meeting('2025-05-14')).on(TODAY).finds([]);
  });
});

describe('the agenda of the system owners’ group', () => {
  const rule = 'owners-agenda-prepared';
  const agenda = (...points: object[]) =>
    group
      .knowing('unit-education-office', {
        schools: step(
          UnitEstablished,
          { code: 'education-office', name: 'Utbildningskontoret', kind: 'operations-office' },
          '2024-01-01',
        ),
      })
      .knowing('unit-hr', {
        hr: step(UnitEstablished, { code: 'hr', name: 'HR-avdelningen', kind: 'department' }, '2024-01-01'),
      })
      .knowing('unit-it-unit', {
        it: step(UnitEstablished, { code: 'it-unit', name: 'IT-enheten', kind: 'department' }, '2024-01-01'),
      })
      .knowing('office-head-of-schools', {
        'head-of-schools established': step(
          o.OfficeEstablished,
          { code: 'head-of-schools', name: 'Utbildningsdirektören', administration: 'Utbildningskontoret' },
          '2012-01-01',
        ),
      })
      .knowing('office-head-of-it', {
        'head-of-it established': step(
          o.OfficeEstablished,
          { code: 'head-of-it', name: 'Chefen för IT-enheten', administration: 'IT-enheten' },
          '2012-01-01',
        ),
      })
      .and(
        'agenda',
        step(g.AgendaIssued, { meetingDate: '2025-05-14', points: points as never }, '2025-05-07'),
      );

  it('S110: is kept when the IT strategist, the IT unit and the operations offices prepared its points', () => {
    agenda(
      { point: '1', preparedBy: 'it-strategist' },
      { point: '2', preparedBy: 'head-of-it' },
      { point: '3', preparedBy: 'head-of-schools' },
      { point: '4', preparedByUnit: 'it-unit' },
      { point: '5', preparedByUnit: 'education-office' },
      { point: '6', preparedBy: 'finance-director', preparedByUnit: 'education-office' },
    )
      .on(TODAY)
      .finds([]);
  });

  it('S110: is found when others prepared a point, or nobody is told to have', () => {
    agenda(
      { point: '1', preparedBy: 'it-strategist' },
      { point: '2', preparedBy: 'finance-director' },
      { point: '3', preparedByUnit: 'hr' },
      { point: '4' },
    )
      .on(TODAY)
      .says(rule, ['Inte beredd av dem som riktlinjen anger: punkt 2, 3, 4 till mötet 2025-05-14.']);
  });

  it('S110: has nothing to keep in another group, or where the guideline says nothing of it', () => {
    agenda({ point: '1' })
      .adopting('2025-01-01', packSaying('system-owners-body', { preparation: undefined }))
      .on(TODAY)
      .finds([]);
    judging('group-management-team')
      .and(
        'agenda',
        step(g.AgendaIssued, { meetingDate: '2025-05-14', points: [{ point: '1' }] }, '2025-05-07'),
      )
      .on(TODAY)
      .finds([]);
  });
});

describe('what the members of the system owners’ group take home', () => {
  const rule = 'system-owners-group-informs-management-teams';
  const belonging = group
    .knowing('office-head-of-schools', {
      'head-of-schools established': step(
        o.OfficeEstablished,
        { code: 'head-of-schools', name: 'Utbildningsdirektören', administration: 'Utbildningskontoret' },
        '2012-01-01',
      ),
    })
    .knowing('unit-education-office', {
      schools: step(
        UnitEstablished,
        { code: 'education-office', name: 'Utbildningskontoret', kind: 'operations-office' },
        '2024-01-01',
      ),
    })
    .knowing(GUIDELINE, { informed: parameter('informManagementTeamDays', 30) });

  it('S106: is due for the units whose offices own the systems, by the days that are set', () => {
    belonging.on(TODAY).owes(rule, [{ for: 'unit', whom: 'Utbildningskontoret', by: '2025-06-13' }]);
    belonging.on('2025-06-13').finds([]);
    belonging.on('2025-06-14').finds([rule]);
  });

  it('S106: is done when the management team was told', () => {
    belonging
      .and(
        'told',
        step(g.ManagementTeamInformed, { meetingDate: '2025-05-14', unit: 'education-office' }, '2025-06-13'),
      )
      .on(TODAY)
      .finds([]);
  });
});

describe('a year of the system owners’ group', () => {
  const rule = 'system-owners-group-meets-often';
  const meetings = (...months: string[]) =>
    months.reduce((told, month) => told.and(`met in ${month}`, meeting(`2025-${month}-10`)), group);

  it('S112: is found when there were fewer than four meetings, once the year is over', () => {
    meetings('02', '09').on('2025-12-31').finds([]);
    meetings('02', '09').on('2026-01-01').finds([rule]);
    meetings('02', '09')
      .on('2026-01-01')
      .says(rule, ['Systemägargruppen höll 3 möten 2025, minst 4 väntas.']);
  });

  it('S112: is kept with four, and five are no fault (A28)', () => {
    meetings('02', '09', '11').on('2026-01-01').finds([]);
    meetings('02', '03', '09', '11').on('2026-01-01').finds([]);
  });

  it('S112: is told while the year goes on, to the group, which has no convener', () => {
    const due = { for: 'group' as const, whom: 'Systemägargruppen', by: '2025-12-31' };
    meetings('02').on(TODAY).owes(rule, [due]);
    expect(meetings('02').on(TODAY).progressOf(rule)).toEqual([{ done: 2, of: 4 }]);
    meetings('02', '09', '11')
      .on('2025-12-31')
      .owes(rule, [{ ...due, doneOn: '2025-11-10' }]);
  });
});

describe('the owners of all systems', () => {
  const rule = 'system-owners-reached';
  const year = group.in('year-2025');
  const due = { for: 'group' as const, whom: 'Systemägargruppen', by: '2025-12-31' };
  /** The owners of the other systems of the world are told whatever happens. */
  const rest = {
    systems: NORRKOPING.systems.map(({ code }) => code).filter((one) => one !== 'case-register'),
  };
  const untold = group
    .without('owners told')
    .and('rest told', step(g.InformationDistributed, rest, '2025-01-15'))
    .in('year-2025');
  const finds = (given: Given, on: string, times: number): void =>
    expect(given.on(on).of(rule).length).toEqual(times);
  const telling = (data: object, at = '2025-09-01') =>
    untold.knowing(GROUP, { told: step(g.InformationDistributed, data, at) });

  it('S109: are reached when information went to all of them in the year', () => {
    finds(year, '2026-01-31', 0);
    year.on(TODAY).owes(rule, [{ ...due, doneOn: '2025-02-12' }]);
    finds(telling({ systems: ['case-register', 'school-platform'] }), '2026-01-31', 0);
  });

  it('S109: are found when some were not, on the last day of the year, and which', () => {
    finds(untold, '2025-12-31', 0);
    untold
      .on('2026-01-01')
      .says(rule, ['Ägarna till dessa system nåddes inte av information 2025: Diariet, Skolplattformen.']);
    const some = telling({ systems: ['school-platform'] });
    some.on('2026-01-01').says(rule, ['Ägarna till dessa system nåddes inte av information 2025: Diariet.']);
    some.on('2026-01-01').shows(rule, 'system-owners-group established', 'rest told', 'told');
    expect(some.on(TODAY).progressOf(rule)).toEqual([{ done: 10, of: 11 }]);
    expect(
      some
        .on('2026-01-01')
        .of(rule)
        .map(({ on }) => on),
    ).toEqual(['2025-12-31']);
  });

  it('S109: are reached by several tellings, the last of which does it', () => {
    telling({ systems: ['school-platform'] })
      .knowing(GROUP, { more: step(g.InformationDistributed, { systems: ['case-register'] }, '2025-11-03') })
      .on('2026-01-01')
      .owes(rule, [{ ...due, doneOn: '2025-11-03' }]);
  });

  it('S109: are reached anew each year', () => {
    finds(telling({ allOwners: true }, '2024-12-31'), '2026-01-01', 1);
    finds(telling({ allOwners: true }, '2026-01-01'), '2026-01-01', 1);
    finds(telling({ allOwners: true }, '2025-01-01'), '2026-01-01', 0);
    finds(telling({ allOwners: true }, '2025-12-31'), '2026-01-01', 0);
  });

  it('S109: are those of systems in use, which have an owner to reach', () => {
    const left = (system: string, steps: Steps) =>
      telling({ systems: ['school-platform'] }).knowing(system, steps);
    finds(
      left('system-case-register', { gone: step(s.SystemRetired, { on: '2025-12-31' }, '2025-12-31') }),
      '2026-01-01',
      0,
    );
    finds(
      telling({ systems: ['school-platform'] }).unaware('system-case-register', 'case register owned'),
      '2026-01-01',
      0,
    );
    // Information to all reached nobody for a system that had no owner yet.
    finds(
      telling({ allOwners: true })
        .unaware('system-case-register', 'case register owned')
        .knowing('system-case-register', {
          later: step(s.OwnerAppointed, { person: CHIEF, from: '2025-09-02' }, '2025-09-02'),
        }),
      '2026-01-01',
      1,
    );
    telling({ allOwners: true })
      .knowing('system-new', {
        new: step(
          s.SystemRegistered,
          { system: 'new', name: 'Nytt', systemType: 'Nytt', category: 'shared', inUseFrom: '2025-10-01' },
          '2025-10-01',
        ),
        ...owned('new', { person: DEPUTY }),
      })
      .on('2026-01-01')
      .says(rule, ['Ägarna till dessa system nåddes inte av information 2025: Nytt.']);
  });

  it('S109: are nobody’s to reach where there is no such group, or no owner', () => {
    Object.keys(WORLD)
      .filter((stream) => stream.startsWith('system-'))
      .reduce<Given>((given, stream) => given.unaware(stream, ...Object.keys(WORLD[stream] ?? {})), year)
      .on('2026-01-31')
      .owes(rule, []);
    finds(
      untold.adopting('2025-01-01', {
        ...packSaying('system-owners-body', {}),
        groups: packSaying('system-owners-body', {}).groups.filter(
          ({ function: of }) => of !== 'system-owners-body',
        ),
      }),
      '2026-01-31',
      0,
    );
  });
});
