import { describe, it } from '@jest/globals';
import * as c from '../../../src/domain/initiatives/carrying-out.events.js';
import * as d from '../../../src/domain/initiatives/initiative.events.js';
import * as p from '../../../src/domain/initiatives/preparation.events.js';
import * as o from '../../../src/domain/offices/office.events.js';
import * as s from '../../../src/domain/systems/system.events.js';
import { given, judging } from '../given.js';
import { OPERATIONAL, SHARED } from '../spotless.js';
import { step } from '../told.js';
import {
  CHIEF,
  GUIDELINE,
  OWNER,
  STEERING_MEMBERS,
  parameter,
  preparatoryMeeting,
  steeringMeeting,
} from '../world.js';

const STATUS = 'project-status-reported';
const UNIT = { for: 'unit', whom: 'Utbildningskontoret' } as const;
const project = (data: object = {}) =>
  step(c.ProjectInitiated, { project: 'Lärplattform', ...data }, '2025-05-26');
const status = (at: string, data: object = {}) =>
  step(c.StatusReported, { status: 'on-track', forum: 'it-preparatory-group', ...data }, at);
const started = given(OPERATIONAL).without('closed').and('project', project());

describe('a running project', () => {
  it('S091: owes its status, by no day while the municipality has set none', () => {
    started.on('2025-06-30').owes(STATUS, [UNIT]);
    started.on('2025-06-30').finds([]);
  });

  it('S091: owes none when it has ended, been completed or come to the end of its time', () => {
    started
      .and('closed', step(d.InitiativeClosed, { outcome: 'completed' }, '2025-06-20'))
      .on('2025-06-30')
      .owes(STATUS, []);
    started
      .and('done', status('2025-06-10', { status: 'completed' }))
      .on('2025-06-30')
      .owes(STATUS, []);
    started
      .but('project', { period: { from: '2025-05-26', to: '2025-06-15' } })
      .on('2025-06-30')
      .owes(STATUS, []);
  });
});

describe('a running project whose status is told to every meeting', () => {
  const atMeetings = started
    .knowing(GUIDELINE, { statusAtEachMeeting: parameter('statusAtEachMeeting', true, '2025-06-01') })
    .knowing('group-it-preparatory-group', {
      before: preparatoryMeeting('2025-05-14'),
      june: preparatoryMeeting('2025-06-11'),
      august: preparatoryMeeting('2025-08-20'),
    });

  it('S091: owes it to each meeting that was held while it went on, and is found at the one it missed', () => {
    const judged = atMeetings.and('status', status('2025-06-11')).on('2025-08-30');
    judged.owes(STATUS, [
      { ...UNIT, by: '2025-06-11', doneOn: '2025-06-11' },
      { ...UNIT, by: '2025-08-20' },
    ]);
    judged.finds([STATUS]);
    judged.says(STATUS, ['Projektets läge rapporterades inte till mötet 2025-08-20.']);
    judged.shows(STATUS, 'project', 'august');
  });

  it('S091: may tell it in the days before the meeting', () => {
    atMeetings.and('one', status('2025-06-05')).and('two', status('2025-08-18')).on('2025-08-30').finds([]);
  });

  it('S091: owes nothing to meetings after its end', () => {
    atMeetings
      .and('done', status('2025-06-11', { status: 'completed' }))
      .on('2025-08-30')
      .finds([]);
  });
});

describe('a running project whose status is told at intervals', () => {
  const atIntervals = started.knowing(GUIDELINE, {
    statusIntervalDays: parameter('statusIntervalDays', 30, '2025-01-01'),
  });

  it('S091: owes it after its start and after each report, and is found on the day it was due', () => {
    const judged = atIntervals.and('status', status('2025-06-20')).on('2025-08-30');
    judged.owes(STATUS, [
      { ...UNIT, by: '2025-06-25', doneOn: '2025-06-20' },
      { ...UNIT, by: '2025-07-20' },
    ]);
    judged.says(STATUS, ['Projektets läge skulle ha rapporterats senast 2025-07-20.']);
  });

  it('S091: is found when the report came late', () => {
    atIntervals.and('status', status('2025-07-01')).on('2025-07-10').finds([STATUS]);
  });

  it('S091: owes none that would have come after its end', () => {
    atIntervals
      .and('closed', step(d.InitiativeClosed, { outcome: 'completed' }, '2025-06-20'))
      .on('2025-08-30')
      .owes(STATUS, []);
  });

  it('S091: is not found of a project that was over, by being told of late that it was', () => {
    const over = atIntervals.and('status', status('2025-08-20', { status: 'completed' }));
    over.on('2025-08-30').finds([STATUS]);
    const ended = over.but('project', { period: { from: '2025-05-26', to: '2025-06-20' } });
    ended.on('2025-08-30').finds([]);
    ended.on('2025-08-30').owes(STATUS, []);
    ended
      .but('status', { status: 'on-track' })
      .moved('status', '2025-06-15')
      .on('2025-08-30')
      .owes(STATUS, [{ ...UNIT, by: '2025-06-25', doneOn: '2025-06-15' }]);
  });
});

describe('the status of a project', () => {
  it('S092: is found when it did not reach the coordinator and the preparatory group', () => {
    const found = started.and('status', step(c.StatusReported, { status: 'on-track' }, '2025-06-11'));
    found.on('2025-06-30').finds(['status-reaches-coordinator-and-group']);
    found
      .but('status', { recipients: ['Kommunens IT-strateg'] })
      .on('2025-06-30')
      .finds(['status-reaches-coordinator-and-group']);
    found
      .but('status', { forum: 'it-steering-group' })
      .on('2025-06-30')
      .finds(['status-reaches-coordinator-and-group']);
  });

  it('S092: is not found when it was told in the group, or sent to both', () => {
    started.and('status', status('2025-06-11')).on('2025-06-30').finds([]);
    started
      .and(
        'status',
        status('2025-06-11', {
          forum: undefined,
          recipients: ['Kommunens IT-strateg', 'IT-strategiska beredningsgruppen'],
        }),
      )
      .on('2025-06-30')
      .finds([]);
  });
});

describe('a decision on a system with an owner', () => {
  const INFORMED = 'system-owner-informed';
  const owned = given(SHARED).knowing('system-case-register', {
    owner: step(s.OwnerAppointed, { office: 'head-of-schools', from: '2020-01-01' }, '2020-01-01'),
  });
  const within = owned.knowing(GUIDELINE, {
    informSystemOwnerDays: parameter('informSystemOwnerDays', 14),
  });
  const told = (at: string, office = 'head-of-schools') =>
    step(p.InformationForwarded, { recipients: ['Systemägaren'], offices: [office] }, at);

  it('S108: is to be told to the owner, by no day while none is set', () => {
    owned.on('2025-06-30').owes(INFORMED, [{ for: 'coordinator' }]);
    owned.on('2025-06-30').finds([]);
  });

  it('S108: is found when the owner was told late, never, or only before it', () => {
    within.on('2025-05-07').finds([]);
    within.on('2025-06-30').finds([INFORMED]);
    within.and('told', told('2025-05-20')).on('2025-06-30').finds([INFORMED]);
    within.and('told', told('2025-04-20')).on('2025-06-30').finds([INFORMED]);
    within.and('told', told('2025-04-28', 'finance-director')).on('2025-06-30').finds([INFORMED]);
  });

  it('S108: is not found when the owner was told in time, in the office that a named owner holds too', () => {
    const judged = within.and('told', told('2025-04-28')).on('2025-06-30');
    judged.owes(INFORMED, [{ for: 'coordinator', by: '2025-05-07', doneOn: '2025-04-28' }]);
    judged.finds([]);
    given(SHARED)
      .knowing('system-case-register', {
        owner: step(s.OwnerAppointed, { person: OWNER, from: '2020-01-01' }, '2020-01-01'),
      })
      .knowing('office-owner', {
        office: step(o.OfficeEstablished, { code: 'owner', name: 'Systemägare' }, '2012-01-01'),
        held: step(o.HolderAppointed, { person: OWNER, from: '2020-01-01' }, '2020-01-01'),
      })
      .and('told', told('2025-04-28', 'owner'))
      .on('2025-06-30')
      .owes(INFORMED, [{ for: 'coordinator', doneOn: '2025-04-28' }]);
  });

  it('S108: asks nothing of an owner who was at the meeting where it was decided', () => {
    const owning = within.knowing('system-case-register', {
      owner: step(s.OwnerAppointed, { office: 'head-of-it', from: '2020-01-01' }, '2020-01-01'),
    });
    const meeting = (present: readonly string[]) =>
      owning
        .knowing('group-it-steering-group', {
          'steering meeting': steeringMeeting('2025-04-23', { present: [...present] }),
        })
        .on('2025-06-30');
    meeting(STEERING_MEMBERS).owes(INFORMED, []);
    meeting([CHIEF]).owes(INFORMED, [{ for: 'coordinator', by: '2025-05-07' }]);
  });

  it('S108: asks nothing where nobody owns the system, or another forum decided', () => {
    given(SHARED).on('2025-06-30').owes(INFORMED, []);
    within
      .but('decided', {
        forum: 'executive-board',
        legalNature: 'committee',
        decider: undefined,
        deciderOffice: undefined,
      })
      .on('2025-06-30')
      .owes(INFORMED, []);
  });
});

describe('the coordinator’s follow-up', () => {
  const FOLLOW_UP = 'coordinator-reports-follow-up';
  const report = (at: string) =>
    step(o.FollowUpReported, { recipients: ['IT-styrgruppen'], from: '2025-01-01', to: '2025-05-01' }, at);
  const year = judging('year-2025');
  const set = year.knowing(GUIDELINE, { followUpReportDays: parameter('followUpReportDays', 120) });

  it('S033: is to be reported, by no day while none is set', () => {
    year.on('2025-06-30').owes(FOLLOW_UP, [{ for: 'coordinator' }]);
    year.on('2026-06-30').owes(FOLLOW_UP, []);
    year
      .knowing('office-it-strategist', { report: report('2025-05-05') })
      .on('2025-06-30')
      .owes(FOLLOW_UP, [{ for: 'coordinator', doneOn: '2025-05-05' }]);
  });

  it('S033: is found each time it was not reported in time', () => {
    const judged = set.knowing('office-it-strategist', { report: report('2025-04-28') }).on('2026-01-31');
    judged.owes(FOLLOW_UP, [
      { for: 'coordinator', by: '2025-05-01', doneOn: '2025-04-28' },
      { for: 'coordinator', by: '2025-08-26' },
      { for: 'coordinator', by: '2025-12-24' },
    ]);
    judged.says(FOLLOW_UP, [
      'IT-strategens uppföljning skulle ha rapporterats senast 2025-08-26.',
      'IT-strategens uppföljning skulle ha rapporterats senast 2025-12-24.',
    ]);
  });

  it('S033: counts from the last report of the year before', () => {
    set
      .knowing('office-it-strategist', { last: report('2024-12-20'), one: report('2025-04-10') })
      .on('2025-06-30')
      .owes(FOLLOW_UP, [
        { for: 'coordinator', by: '2025-04-19', doneOn: '2025-04-10' },
        { for: 'coordinator', by: '2025-08-08' },
        { for: 'coordinator', by: '2025-12-06' },
      ]);
  });

  it('S033: is not due before the municipality set a time', () => {
    year
      .knowing(GUIDELINE, { followUpReportDays: parameter('followUpReportDays', 120, '2025-06-01') })
      .on('2026-01-31')
      .owes(FOLLOW_UP, [
        { for: 'coordinator', by: '2025-08-29' },
        { for: 'coordinator', by: '2025-12-27' },
      ]);
  });
});

describe('what is measured of projects', () => {
  it('S107: the share that follows the common model', () => {
    started.on('2025-06-30').measures('project-model-share', [0]);
    started.but('project', { model: 'common' }).on('2025-06-30').measures('project-model-share', [1]);
  });

  it('S051: the hours that were set aside', () => {
    started
      .and('hours', step(c.ResourceAllocated, { unit: 'IT-enheten', hours: 120 }, '2025-05-27'))
      .and('more', step(c.ResourceAllocated, { unit: 'IT-enheten', hours: 40 }, '2025-06-02'))
      .on('2025-06-30')
      .measures('hours-allocated', [120, 40]);
  });
});
