import { describe, it } from '@jest/globals';
import * as g from '../../../src/domain/groups/group.events.js';
import * as o from '../../../src/domain/offices/office.events.js';
import { NORRKOPING } from '../../../src/guideline/packs/norrkoping.js';
import { judging } from '../given.js';
import { step, type Steps } from '../told.js';
import {
  adopted,
  CHIEF,
  DEPUTY,
  FINANCE,
  GUIDELINE,
  STEERING_MEMBERS,
  STRATEGIST,
  steeringMeeting,
} from '../world.js';

const TODAY = '2025-06-30';
const STEERING = 'group-it-steering-group';
const group = judging(STEERING);

describe('a meeting of the steering group', () => {
  it('S072: is found when somebody else than the IT strategist convened it, or nobody is told to have', () => {
    group.on(TODAY).finds([]);
    for (const convenedBy of ['chief-executive', undefined])
      group
        .but('steering meeting', { convenedBy })
        .on(TODAY)
        .finds(['steering-group-convened-by-coordinator']);
  });

  it('S072: says nothing of who convenes the groups that have no convener in the guideline', () => {
    judging('group-system-owners-group')
      .and('owners', steeringMeeting('2025-04-23', { convenedBy: 'chief-executive', chair: FINANCE }))
      .on(TODAY)
      .finds([]);
  });

  it('S074: is found when it was led by somebody whom the chief executive has not appointed, or by nobody', () => {
    for (const chair of [FINANCE, undefined])
      group.but('steering meeting', { chair }).on(TODAY).finds(['chaired-by-chief-executive']);
  });

  it('S074: may be led by the one whom the chief executive has appointed, from ≤ day < to', () => {
    const led = (said: { from: string; to?: string; appointedBy?: string }) =>
      group
        .but('steering meeting', { chair: FINANCE })
        .and(
          'chair',
          step(
            g.ChairAppointed,
            { office: 'finance-director', appointedBy: 'chief-executive', ...said },
            '2025-01-01',
          ),
        )
        .on(TODAY);
    led({ from: '2025-04-23', to: '2025-04-24' }).finds([]);
    led({ from: '2025-04-24' }).finds(['chaired-by-chief-executive']);
    led({ from: '2025-01-01', to: '2025-04-23' }).finds(['chaired-by-chief-executive']);
    led({ from: '2025-01-01', appointedBy: 'it-strategist' }).finds(['chaired-by-chief-executive']);
  });

  it('S074: is found when it was led by a chair who had been followed by another', () => {
    const chairs: Steps = {
      first: step(
        g.ChairAppointed,
        { person: FINANCE, from: '2024-01-01', appointedBy: 'chief-executive' },
        '2024-01-01',
      ),
      second: step(
        g.ChairAppointed,
        { person: STRATEGIST, from: '2025-01-01', appointedBy: 'chief-executive' },
        '2025-01-01',
      ),
    };
    const both = Object.entries(chairs).reduce((told, [name, one]) => told.and(name, one), group);
    both.but('steering meeting', { chair: STRATEGIST }).on(TODAY).finds([]);
    both.but('steering meeting', { chair: FINANCE }).on(TODAY).finds(['chaired-by-chief-executive']);
    // The chief executive leads the group whoever else may.
    both.on(TODAY).finds([]);
  });

  it('S074: may be led by the chief executive’s substitute', () => {
    group
      .but('steering meeting', { chair: DEPUTY, present: [...STEERING_MEMBERS, DEPUTY] })
      .knowing('office-chief-executive', {
        substitute: step(
          o.SubstituteAppointed,
          { person: DEPUTY, from: '2025-04-23', to: '2025-04-24' },
          '2025-04-20',
        ),
      })
      .on(TODAY)
      .finds([]);
  });
});

describe('the members of the steering group', () => {
  const rule = 'steering-group-fully-appointed';

  it.each([
    ['S075', 'chief-executive', 'Kommundirektören'],
    ['S076', 'finance-director', 'Ekonomidirektören'],
    ['S077', 'communications-director', 'Kommunikationsdirektören'],
    ['S078', 'head-of-it', 'Chefen för IT-enheten'],
    ['S079', 'it-strategist', 'Kommunens IT-strateg'],
    ['S080', 'development-officer', 'Utvecklingsledaren på kommunstyrelsens kansli'],
  ])('%s: is found when %s does not belong to the group', (_row, office, name) => {
    const without = group.without(`it-steering-group ${office}`);
    without.on(TODAY).finds([rule]);
    without.on(TODAY).says(rule, [`IT-styrgruppen saknar ledamot: ${name}.`]);
  });

  it('S080: is found when nobody holds the office, from the day it is vacant', () => {
    const left = (to: string) =>
      group.knowing('office-development-officer', {
        left: step(o.HolderLeft, { person: 'p-DEVE10PR', to }, '2025-04-01'),
      });
    left('2025-04-23').on(TODAY).finds([rule]);
    left('2025-04-24').on(TODAY).finds([]);
  });

  it('S076: may belong to the group by name instead of by office', () => {
    group
      .without('it-steering-group finance-director')
      .and('by name', step(g.MemberAppointed, { person: FINANCE, from: '2025-01-01' }, '2025-01-01'))
      .on(TODAY)
      .finds([]);
  });

  it('S061: are asked for in the deciding group alone', () => {
    judging('group-management-team').and('meeting', steeringMeeting('2025-04-23')).on(TODAY).finds([]);
    group.without('it-steering-group head-of-it').on(TODAY).finds([rule]);
  });
});

describe('a year of the steering group', () => {
  const rule = 'steering-group-meets-often';
  const months = ['01', '02', '03', '05', '06', '08', '09', '10', '11'];
  /** The meeting in April, and the first of these. */
  const meeting = (more: number, year = '2025') =>
    months
      .slice(0, more)
      .reduce(
        (told, month) => told.and(`met in ${month}`, steeringMeeting(`${year}-${month}-15`)),
        year === '2025' ? group : group.without('steering meeting'),
      );

  it('S073: is found when there were fewer than ten meetings, once the year is over', () => {
    meeting(8).on('2025-12-31').finds([]);
    meeting(8).on('2026-01-01').finds([rule]);
    meeting(8).on('2026-01-01').says(rule, ['IT-styrgruppen höll 9 möten 2025, minst 10 väntas.']);
  });

  it('S073: is kept with ten meetings, and with more than twelve (A28)', () => {
    meeting(9).on('2026-01-01').finds([]);
    const thirteen = ['01', '02', '03'].reduce(
      (told, month) => told.and(`extra in ${month}`, steeringMeeting(`2025-${month}-28`)),
      meeting(9),
    );
    thirteen.on('2026-01-01').finds([]);
  });

  it('S073: is told while the year goes on, for the IT strategist, and is done with the tenth', () => {
    const due = { for: 'coordinator' as const, by: '2025-12-31' };
    meeting(3).on(TODAY).owes(rule, [due]);
    meeting(9)
      .on('2025-12-01')
      .owes(rule, [{ ...due, doneOn: '2025-11-15' }]);
  });

  it('S073: is found for every year since the first recorded meeting', () => {
    meeting(9).on('2028-01-01').finds([rule]);
    meeting(9)
      .on('2028-01-01')
      .says(rule, [
        'IT-styrgruppen höll 0 möten 2026, minst 10 väntas.',
        'IT-styrgruppen höll 0 möten 2027, minst 10 väntas.',
      ]);
  });

  it('S073: is found of a group that never met, for every year in which another group did', () => {
    const never = group.without('steering meeting');
    never.on('2025-12-31').finds([]);
    never.on('2025-12-31').owes(rule, [{ for: 'coordinator', by: '2025-12-31' }]);
    never.on('2026-01-01').says(rule, ['IT-styrgruppen höll 0 möten 2025, minst 10 väntas.']);
    never
      .on('2027-01-01')
      .says(rule, [
        'IT-styrgruppen höll 0 möten 2025, minst 10 väntas.',
        'IT-styrgruppen höll 0 möten 2026, minst 10 väntas.',
      ]);
  });

  it('S073: is found where no group at all met, for every year since the ledger was given its guideline', () => {
    const silent = group
      .without('steering meeting')
      .unaware('group-it-preparatory-group', 'preparatory meeting')
      .unaware(GUIDELINE, 'adopted')
      .knowing(GUIDELINE, {
        adopted: { ...adopted('2012-01-01', NORRKOPING), recordedAt: '2025-02-03T09:00:00.000Z' },
      });
    silent.on('2025-12-31').finds([]);
    silent.on('2026-01-01').says(rule, ['IT-styrgruppen höll 0 möten 2025, minst 10 väntas.']);
  });

  it('S073: asks nothing of the years before there was such a group', () => {
    const bare = NORRKOPING.offices.reduce(
      (told, { code }) => told.without(`it-steering-group ${code}`),
      group.without('steering meeting'),
    );
    const from = (day: string) => bare.moved('it-steering-group established', day);
    from('2026-01-01').on('2026-12-31').finds([]);
    from('2026-07-01').on('2027-01-01').says(rule, ['IT-styrgruppen höll 0 möten 2026, minst 5 väntas.']);
    from('2012-01-01').on('2026-01-01').says(rule, ['IT-styrgruppen höll 0 möten 2025, minst 10 väntas.']);
  });

  it('S073: asks for a part when the guideline came into force in the year', () => {
    const since = (day: string, more: number) =>
      meeting(more)
        .unaware(GUIDELINE, 'adopted')
        .knowing(GUIDELINE, { adopted: adopted(day, NORRKOPING) })
        .on('2026-01-01');
    // From July there is half a year left: five meetings, counted over the whole year.
    since('2025-07-01', 4).finds([]);
    since('2025-07-01', 3).says(rule, ['IT-styrgruppen höll 4 möten 2025, minst 5 väntas.']);
    since('2025-01-01', 8).says(rule, ['IT-styrgruppen höll 9 möten 2025, minst 10 väntas.']);
    since('2025-12-31', 0).finds([]);
    // A version that says nothing of the group's meetings asked for none.
    const silent = {
      ...NORRKOPING,
      version: '0',
      groups: NORRKOPING.groups.map(({ meetingsPerYear, ...one }) =>
        one.function === 'decision-body' || meetingsPerYear === undefined ? one : { ...one, meetingsPerYear },
      ),
    };
    meeting(4)
      .unaware(GUIDELINE, 'adopted')
      .knowing(GUIDELINE, {
        silent: adopted('2012-01-01', silent),
        adopted: adopted('2025-07-01', NORRKOPING),
      })
      .on('2026-01-01')
      .finds([]);
  });

  it('S073: asks for a part when the group came in the year', () => {
    const fresh = judging(STEERING);
    const seats = NORRKOPING.offices.map(({ code }) => code);
    const since = (from: string) =>
      seats
        .reduce((told, office) => told.but(`it-steering-group ${office}`, { from }), fresh)
        .and('autumn', steeringMeeting('2025-10-15'));
    since('2025-04-01').on('2026-01-01').says(rule, ['IT-styrgruppen höll 2 möten 2025, minst 7 väntas.']);
    since('2012-01-01').on('2026-01-01').says(rule, ['IT-styrgruppen höll 2 möten 2025, minst 10 väntas.']);
  });

  it('S073: asks nothing before there was a guideline', () => {
    meeting(1)
      .unaware(GUIDELINE, 'adopted')
      .knowing(GUIDELINE, { adopted: adopted('2026-01-01', NORRKOPING) })
      .on('2026-01-01')
      .finds([]);
  });

  it('S073: counts a whole leap year as one', () => {
    meeting(9, '2024').and('tenth', steeringMeeting('2024-12-15')).on('2025-01-01').finds([]);
    meeting(9, '2024').on('2025-01-01').finds([rule]);
  });
});

describe('the person who leads the steering group', () => {
  it('S075: is the chief executive of the day', () => {
    const changed = group.knowing('office-chief-executive', {
      left: step(o.HolderLeft, { person: CHIEF, to: '2025-04-23' }, '2025-04-01'),
      new: step(o.HolderAppointed, { person: DEPUTY, from: '2025-04-23' }, '2025-04-01'),
    });
    changed.on(TODAY).finds(['chaired-by-chief-executive']);
    changed
      .but('steering meeting', { chair: DEPUTY, present: [DEPUTY] })
      .on(TODAY)
      .finds([]);
  });
});
