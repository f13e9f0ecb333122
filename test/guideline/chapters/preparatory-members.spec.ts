import { describe, expect, it } from '@jest/globals';
import * as g from '../../../src/domain/groups/group.events.js';
import * as o from '../../../src/domain/offices/office.events.js';
import { UnitEnded, UnitEstablished } from '../../../src/domain/units/unit.events.js';
import { judging, type Given } from '../given.js';
import { packSaying } from '../other-pack.js';
import { step, type Step } from '../told.js';
import {
  CHIEF,
  COMMUNICATIONS,
  DEPUTY,
  FINANCE,
  GUIDELINE,
  HEAD_OF_SCHOOLS,
  parameter,
  preparatoryMeeting,
  seatFor,
  STRATEGIST,
} from '../world.js';

const TODAY = '2025-06-30';
const group = judging('group-it-preparatory-group');
const unit = (code: string, name: string, kind = 'operations-office', at = '2024-01-01') => ({
  [code]: step(UnitEstablished, { code, name, kind: kind as 'operations-office' }, at),
});
const schools = (at?: string) => ({
  'unit-education-office': unit('education-office', 'Utbildningskontoret', 'operations-office', at),
});
const knowing = (given: Given, streams: Record<string, Record<string, Step>>): Given =>
  Object.entries(streams).reduce((told, [stream, steps]) => told.knowing(stream, steps), given);
const seat = (name: string, office: string, more: object = {}) =>
  [name, step(g.MemberAppointed, { office, from: '2012-01-01', ...more }, '2012-01-01')] as const;

/** The head of schools sits for the education office, which is in the register. */
const represented = knowing(group, schools()).and(
  ...seat('schools', 'head-of-schools', { unit: 'Utbildningskontoret' }),
);

describe('a meeting of the preparatory group', () => {
  it('S083: is found when somebody else than the IT strategist convened it, or nobody is told to have', () => {
    group.on(TODAY).finds([]);
    for (const convenedBy of ['head-of-it', undefined])
      group
        .but('preparatory meeting', { convenedBy })
        .on(TODAY)
        .finds(['preparatory-group-convened-by-coordinator']);
  });

  it('S083: was convened by who sent the agenda, when the meeting itself does not say', () => {
    const agenda = (said: object) =>
      step(g.AgendaIssued, { meetingDate: '2025-03-12', points: [{ point: '1' }], ...said }, '2025-03-05');
    const quiet = group.but('preparatory meeting', { convenedBy: undefined, meetingReference: 'Möte 3' });
    quiet
      .and('agenda', agenda({ convenedBy: 'it-strategist' }))
      .on(TODAY)
      .finds([]);
    quiet
      .and('agenda', agenda({ convenedBy: 'it-strategist', meetingReference: 'Möte 3' }))
      .on(TODAY)
      .finds([]);
    for (const other of [
      { convenedBy: 'head-of-it' },
      { convenedBy: 'it-strategist', meetingReference: 'Möte 4' },
      { convenedBy: 'it-strategist', meetingDate: '2025-03-13' },
    ])
      quiet.and('agenda', agenda(other)).on(TODAY).finds(['preparatory-group-convened-by-coordinator']);
    group
      .but('preparatory meeting', { convenedBy: 'head-of-it' })
      .and('agenda', agenda({ convenedBy: 'it-strategist' }))
      .on(TODAY)
      .finds(['preparatory-group-convened-by-coordinator']);
  });

  it('S083: says nothing of who convenes where the guideline names nobody', () => {
    group
      .but('preparatory meeting', { convenedBy: undefined })
      .adopting('2025-01-01', packSaying('preparatory-body', { convener: undefined }))
      .on(TODAY)
      .finds([]);
  });

  it('S093: is found when anybody but the IT strategist led it, or nobody is told to have', () => {
    for (const chair of [CHIEF, undefined])
      group
        .but('preparatory meeting', { chair })
        .on(TODAY)
        .finds(['preparatory-group-chaired-by-coordinator']);
    group
      .but('preparatory meeting', { chair: CHIEF })
      .on(TODAY)
      .says('preparatory-group-chaired-by-coordinator', [
        'Beredningsgruppens möte leddes inte av kommunens IT-strateg.',
      ]);
  });

  it('S093: is found when a substitute led it, since the row has none: somebody says why', () => {
    group
      .but('preparatory meeting', { chair: DEPUTY })
      .knowing('office-it-strategist', {
        substitute: step(
          o.SubstituteAppointed,
          { person: DEPUTY, from: '2025-03-01', to: '2025-04-01' },
          '2025-03-01',
        ),
      })
      .on(TODAY)
      .says('preparatory-group-chaired-by-coordinator', [
        'Beredningsgruppens möte leddes av IT-strategens ersättare; riktlinjen nämner ingen ersättare för ordföranden.',
      ]);
  });

  it('S093: may be led by an appointed chair only where the guideline lets an office appoint one', () => {
    const led = group
      .but('preparatory meeting', { chair: DEPUTY })
      .and(
        'deputy',
        step(
          g.ChairAppointed,
          { person: DEPUTY, from: '2025-01-01', appointedBy: 'chief-executive' },
          '2025-01-01',
        ),
      );
    led.on(TODAY).finds(['preparatory-group-chaired-by-coordinator']);
    led
      .adopting('2025-01-01', packSaying('preparatory-body', { chairAppointedBy: 'chief-executive' }))
      .on(TODAY)
      .finds([]);
    group
      .but('preparatory meeting', { chair: CHIEF })
      .adopting('2025-01-01', packSaying('preparatory-body', { chair: undefined }))
      .on(TODAY)
      .finds([]);
  });

  it('says nothing of the meetings of other groups', () => {
    judging('group-management-team')
      .and('met', preparatoryMeeting('2025-03-12', { convenedBy: 'head-of-it', chair: CHIEF }))
      .on(TODAY)
      .finds([]);
  });
});

describe('who sits in the preparatory group', () => {
  const rule = 'preparatory-group-fully-appointed';

  it('S094, S097: asks for nobody from a unit that has ended, but from the one that took its place', () => {
    const ended = (successor?: string) =>
      step(UnitEnded, { on: '2025-01-01', ...(successor === undefined ? {} : { successor }) }, '2024-12-01');
    const none = knowing(represented, {
      'unit-culture-office': unit('culture-office', 'Kulturkontoret'),
      'unit-it-unit': unit('it-unit', 'IT-enheten', 'department'),
      'unit-digital-unit': unit('digital-unit', 'Digitaliseringsenheten', 'department'),
    });
    const lacking = none.without('it-preparatory-group head-of-it for IT-enheten');
    lacking
      .on(TODAY)
      .says(rule, ['IT-strategiska beredningsgruppen saknar ledamot: Kulturkontoret, IT-enheten.']);
    const gone = lacking.knowing('unit-culture-office', { gone: ended() });
    gone.knowing('unit-it-unit', { ended: ended() }).on(TODAY).finds([]);
    gone
      .knowing('unit-it-unit', { ended: ended('digital-unit') })
      .on(TODAY)
      .says(rule, ['IT-strategiska beredningsgruppen saknar ledamot: IT-enheten (Digitaliseringsenheten).']);
  });

  it.each([
    ['S095', 'development-officer', 'Näringslivskontoret'],
    ['S096', 'communications-director', 'Informationskontoret'],
    ['S097', 'head-of-it', 'IT-enheten'],
  ])('%s: is found when nobody sits for the unit', (row, office, name) => {
    const without = group.without(`it-preparatory-group ${office} for ${name}`);
    without.on(TODAY).says(rule, [`IT-strategiska beredningsgruppen saknar ledamot: ${name}.`]);
    expectRows(without, rule, ['S081', row]);
  });

  it('S094: is found when an operations office of the register has nobody in the group', () => {
    const lacking = knowing(group, schools());
    lacking.on(TODAY).says(rule, ['IT-strategiska beredningsgruppen saknar ledamot: Utbildningskontoret.']);
    expectRows(lacking, rule, ['S081', 'S094']);
    represented.on(TODAY).finds([]);
  });

  it('S094: is kept by who sits by an office that belongs to the unit, however its name is spelt', () => {
    const belonging = (administration: string) =>
      knowing(group, schools()).knowing('office-head-of-schools', {
        'head-of-schools established': step(
          o.OfficeEstablished,
          { code: 'head-of-schools', name: 'Utbildningsdirektören', administration },
          '2012-01-01',
        ),
      });
    belonging('utbildningskontoret').on(TODAY).finds([]);
    belonging('Socialkontoret').on(TODAY).finds([rule]);
  });

  it('S094: is kept by who sits for the unit by its code, as by its name', () => {
    const seated = (name: string) =>
      knowing(group, schools()).and(...seat('schools', 'head-of-schools', { unit: name }));
    for (const name of ['education-office', 'Utbildningskontoret']) seated(name).on(TODAY).finds([]);
    seated('Finns inte alls').on(TODAY).finds([rule]);
    // A unit that is called what another has for a code is meant by its name.
    knowing(group, { ...schools(), 'unit-odd': unit('odd', 'education-office', 'department') })
      .and(...seat('schools', 'head-of-schools', { unit: 'education-office' }))
      .on(TODAY)
      .finds([rule]);
  });

  it('S094: asks for offices that were there on the day, and for no departments', () => {
    knowing(group, schools('2025-03-12')).on(TODAY).finds([rule]);
    knowing(group, schools('2025-03-13')).on(TODAY).finds([]);
    const ended = (on: string) =>
      knowing(group, {
        'unit-education-office': {
          ...schools()['unit-education-office'],
          ended: step(UnitEnded, { on }, '2025-01-01'),
        },
      }).on(TODAY);
    ended('2025-03-12').finds([]);
    ended('2025-03-13').finds([rule]);
    knowing(group, { 'unit-hr': unit('hr', 'HR-avdelningen', 'department') })
      .on(TODAY)
      .finds([]);
  });

  it('S094: is not kept by a substitute alone, by a vacant office, or before or after the seat', () => {
    const seated = (more: object, office = 'head-of-schools') =>
      knowing(group, schools()).and(...seat('schools', office, { unit: 'Utbildningskontoret', ...more }));
    seated({ capacity: 'substitute' }).on(TODAY).finds([rule]);
    seated({ from: '2025-03-13' }).on(TODAY).finds([rule]);
    seated({ to: '2025-03-12' }).on(TODAY).finds([rule]);
    seated({ capacity: 'member', to: '2025-03-13' }).on(TODAY).finds([]);
    seated({}).unaware('office-head-of-schools', 'head-of-schools held').on(TODAY).finds([rule]);
  });

  it('S096: knows the unit by its name in the register, and by the word of the guideline', () => {
    const renamed = {
      'unit-information-office': unit('information-office', 'Kommunikationsavdelningen', 'department'),
    };
    knowing(group, renamed).on(TODAY).finds([]);
    knowing(group, renamed)
      .without('it-preparatory-group communications-director for Informationskontoret')
      .on(TODAY)
      .says(rule, [
        'IT-strategiska beredningsgruppen saknar ledamot: Informationskontoret (Kommunikationsavdelningen).',
      ]);
    knowing(group, renamed)
      .without('it-preparatory-group communications-director for Informationskontoret')
      .and(...seat('renamed', 'communications-director', { unit: 'Kommunikationsavdelningen' }))
      .on(TODAY)
      .finds([]);
  });

  it('S081: is found when the IT strategist, who leads the group, has no seat in it', () => {
    expectRows(group.without('it-preparatory-group it-strategist'), rule, ['S081', 'S093']);
  });

  it('S081: has nothing to keep where the guideline tells no seats, as those adopted before', () => {
    const members = { offices: [], units: ['Verksamhetskontorens ledningsgrupper'] };
    for (const told of [{ members }, { members: undefined }])
      knowing(group, schools())
        .without('it-preparatory-group head-of-it for IT-enheten')
        .adopting('2025-01-01', packSaying('preparatory-body', told))
        .on(TODAY)
        .finds([]);
  });

  it('S094: is found when a member is told not to belong to the management team of the office', () => {
    const appointed = (managementTeam: boolean | undefined, name = 'Utbildningskontoret') =>
      represented.and(
        'named',
        step(
          g.MemberAppointed,
          {
            person: FINANCE,
            from: '2025-01-01',
            unit: name,
            ...(managementTeam === undefined ? {} : { managementTeam }),
          },
          '2025-01-01',
        ),
      );
    appointed(false).on(TODAY).finds(['member-from-management-team']);
    appointed(true).on(TODAY).finds([]);
    appointed(undefined).on(TODAY).finds([]);
    appointed(false, 'Näringslivskontoret').on(TODAY).finds([]);
    knowing(judging('group-management-team'), schools())
      .and(...seat('other', 'head-of-schools', { unit: 'Utbildningskontoret', managementTeam: false }))
      .on(TODAY)
      .finds([]);
  });
});

describe('the operations offices at a meeting of the preparatory group', () => {
  const rule = 'operations-offices-represented';
  const absent = represented.but('preparatory meeting', { present: [STRATEGIST] });

  it('S089: is found when nobody came for an office', () => {
    absent.on(TODAY).says(rule, ['Inte företrätt vid mötet: Utbildningskontoret.']);
    represented.on(TODAY).finds([]);
  });

  it('S089: is kept when a substitute of the seat came, or of the office, or who led the meeting', () => {
    const came = represented.but('preparatory meeting', { present: [STRATEGIST, DEPUTY] });
    came.on(TODAY).finds([rule]);
    came
      .and(
        'substitute',
        step(
          g.MemberAppointed,
          { person: DEPUTY, from: '2025-01-01', unit: 'Utbildningskontoret', capacity: 'substitute' },
          '2025-01-01',
        ),
      )
      .on(TODAY)
      .finds([]);
    came
      .knowing('office-head-of-schools', {
        substitute: step(o.SubstituteAppointed, { person: DEPUTY, from: '2025-01-01' }, '2025-01-01'),
      })
      .on(TODAY)
      .finds([]);
    absent
      .but('preparatory meeting', { present: [STRATEGIST], chair: HEAD_OF_SCHOOLS })
      .on(TODAY)
      .finds(['preparatory-group-chaired-by-coordinator']);
  });

  it('S089: says nothing of the other units, or where the guideline has no such seats', () => {
    group
      .but('preparatory meeting', { present: [STRATEGIST] })
      .on(TODAY)
      .finds([]);
    absent
      .adopting(
        '2025-01-01',
        packSaying('preparatory-body', { members: { offices: [], units: [], seats: [] } }),
      )
      .on(TODAY)
      .finds([]);
    absent
      .adopting('2025-01-01', packSaying('preparatory-body', { members: undefined }))
      .on(TODAY)
      .finds([]);
  });
});

describe('what members of the preparatory group take home', () => {
  const rule = 'preparatory-group-informs-management-teams';
  const units = {
    ...schools(),
    'unit-it-unit': unit('it-unit', 'IT-enheten', 'department'),
    'unit-information-office': unit('information-office', 'Informationskontoret', 'department'),
    'unit-business-office': unit('business-office', 'Näringslivskontoret', 'department'),
  };
  const set = knowing(represented, units).knowing(GUIDELINE, {
    informed: parameter('informManagementTeamDays', 30),
  });
  const told = (unitCode: string, at: string, said: object = {}) =>
    step(g.ManagementTeamInformed, { meetingDate: '2025-03-12', unit: unitCode, ...said }, at);
  const all = ['education-office', 'it-unit', 'information-office', 'business-office'].reduce(
    (given, code) => given.and(`told ${code}`, told(code, '2025-04-11')),
    set,
  );

  it('S090: is due for each member unit after each meeting', () => {
    set.on('2025-03-20').owes(rule, [
      { for: 'unit', whom: 'IT-enheten', by: '2025-04-11' },
      { for: 'unit', whom: 'Informationskontoret', by: '2025-04-11' },
      { for: 'unit', whom: 'Näringslivskontoret', by: '2025-04-11' },
      { for: 'unit', whom: 'Utbildningskontoret', by: '2025-04-11' },
    ]);
    set.on('2025-04-11').finds([]);
    set.on('2025-04-12').finds([rule]);
  });

  it('S090: is done when it was told in time, found when it was told late, and shown by both', () => {
    all.on(TODAY).finds([]);
    const late = all.moved('told it-unit', '2025-04-12');
    late
      .on(TODAY)
      .says(rule, [
        'IT-enheten: den egna ledningsgruppen informerades för sent om mötet i IT-strategiska beredningsgruppen 2025-03-12.',
      ]);
    late.on(TODAY).shows(rule, 'preparatory meeting', 'told it-unit');
    all.and('told again', told('it-unit', '2025-05-01')).on(TODAY).finds([]);
  });

  it('S090: is not done by what was told before the meeting, of another meeting, or in another unit', () => {
    for (const other of [
      told('it-unit', '2025-03-11'),
      told('education-office', '2025-03-20'),
      told('it-unit', '2025-03-20', { meetingDate: '2025-04-09' }),
      told('it-unit', '2025-03-20', { meetingReference: 'Möte 3' }),
    ])
      all
        .without('told it-unit')
        .and('other', other)
        .on(TODAY)
        .says(rule, [
          'IT-enheten: den egna ledningsgruppen informerades inte om mötet i IT-strategiska beredningsgruppen 2025-03-12.',
        ]);
    all.moved('told it-unit', '2025-03-12').on(TODAY).finds([]);
  });

  it('S090: tells meetings of one day apart by their references', () => {
    const second = all.and('second', preparatoryMeeting('2025-03-12', { meetingReference: 'Möte 4' }));
    second.on(TODAY).finds([rule]);
    second.on(TODAY).says(
      rule,
      ['IT-enheten', 'Informationskontoret', 'Näringslivskontoret', 'Utbildningskontoret'].map(
        (name) =>
          `${name}: den egna ledningsgruppen informerades inte om mötet i IT-strategiska beredningsgruppen 2025-03-12.`,
      ),
    );
  });

  it('S088: is for those who sit in the group, once a unit, and for nobody by an office of the guideline', () => {
    const twice = knowing(group, {})
      .without('it-preparatory-group communications-director for Informationskontoret')
      .without('it-preparatory-group development-officer for Näringslivskontoret')
      .and(...seat('again', 'head-of-schools', { unit: 'it-enheten', from: '2025-01-01' }));
    twice.on(TODAY).owes(rule, [{ for: 'unit', whom: 'IT-enheten' }]);
    twice
      .without('it-preparatory-group head-of-it for IT-enheten')
      .but('again', { to: '2025-03-12' })
      .on(TODAY)
      .owes(rule, []);
  });

  it('S090: is one thing to do for a unit that seats name by its code and by its name', () => {
    const owed = set
      .and(...seat('by code', 'finance-director', { unit: 'education-office' }))
      .and(...seat('it by code', 'chief-executive', { unit: 'it-unit', from: '2025-01-01' }))
      .on('2025-03-20')
      .owed(rule);
    expect(owed.map(({ whom, key }) => `${whom} ${key}`).toSorted()).toEqual([
      'IT-enheten it-unit',
      'Informationskontoret information-office',
      'Näringslivskontoret business-office',
      'Utbildningskontoret education-office',
    ]);
  });

  it('S090: has no day where the municipality has set none', () => {
    knowing(represented, units)
      .on('2026-06-30')
      .owes(rule, [
        { for: 'unit', whom: 'IT-enheten' },
        { for: 'unit', whom: 'Informationskontoret' },
        { for: 'unit', whom: 'Näringslivskontoret' },
        { for: 'unit', whom: 'Utbildningskontoret' },
      ]);
  });

  it('S090: is owed by no other group', () => {
    set
      .in('group-management-team')
      .and(
        'seat',
        seatFor('management-team', 'head-of-schools', 'Utbildningskontoret')[
          'management-team head-of-schools for Utbildningskontoret'
        ] as Step,
      )
      .and('met', preparatoryMeeting('2025-03-12', { present: [COMMUNICATIONS] }))
      .on(TODAY)
      .owes(rule, []);
  });
});

function expectRows(given: Given, rule: string, rows: readonly string[]): void {
  const found = given.on(TODAY).of(rule);
  if (JSON.stringify(found.map((one) => one.rows)) !== JSON.stringify([rows]))
    throw new Error(`rows of ${rule}: ${JSON.stringify(found.map((one) => one.rows))}`);
}
