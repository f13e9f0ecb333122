import { addDays, dayOf, isBefore } from '../../domain/dates.js';
import * as c from '../../domain/initiatives/carrying-out.events.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import { FollowUpReported } from '../../domain/offices/office.events.js';
import * as p from '../../domain/initiatives/preparation.events.js';
import type { ActOf } from '../../../projections/act.js';
import type { HeldMeeting } from '../../../projections/group-roll.js';
import { covers, type DayFacts } from '../facts.js';
import { systemConcerned } from '../system-facts.js';
import { earliest, type Matter } from '../matter.js';
import { dutiesAfter, dutyAfter, metric, rule, yearDuties, type Context, type Duty } from '../rule.js';
import { attended, meetingsFor } from './decision-meetings.js';

/** Chapters 3, 7 and 8: how running projects are told of, to whom, and what the coordinator follows up. */

type Started = Context<'initiative', ActOf<typeof c.ProjectInitiated>>;
type Status = ActOf<typeof c.StatusReported>;

const inOrder = <T extends Readonly<{ at: string }>>(acts: readonly T[]): T[] =>
  [...acts].sort((a, b) => (a.at < b.at ? -1 : 1));

/** The day from which a project goes on no more: it was carried out, it ended otherwise, or its time is over. */
function endOf({ act, subject }: Started): string | undefined {
  const completed = subject.acts(c.StatusReported).filter(({ data }) => data.status === 'completed');
  const days = [subject.ended?.at, act.data.period?.to, ...completed.map(({ at }) => at)];
  return days
    .filter((day) => day !== undefined)
    .map(dayOf)
    .sort()[0];
}

const startOf = ({ act }: Started): string => act.data.period?.from ?? dayOf(act.at);

/** Where each meeting has been set as the time to report: one duty for each that was held while the project went on. */
function atMeetings(context: Started, statuses: readonly Status[]): Duty[] {
  const { subject, facts } = context;
  const group = facts.groupWith('preparatory-body');
  const held: readonly HeldMeeting[] =
    group === undefined ? [] : (facts.all.group(group.code)?.meetings ?? []);
  const [start, end] = [startOf(context), endOf(context)];
  const during = held
    .filter(({ meetingDate }) => meetingDate > start && (end === undefined || meetingDate <= end))
    .filter(({ meetingDate }) => facts.all.on(meetingDate).isSet('statusAtEachMeeting'))
    .sort((a, b) => (a.meetingDate < b.meetingDate ? -1 : 1));
  return during.map(({ meetingDate, event }, place) => {
    const before = during[place - 1]?.meetingDate ?? start;
    const done = statuses.find(({ at }) => dayOf(at) > before && dayOf(at) <= meetingDate);
    return {
      for: 'unit',
      whom: subject.administration,
      key: meetingDate,
      by: meetingDate,
      parameter: 'statusAtEachMeeting',
      ...(done ? { done } : {}),
      missed: {
        sv: `Projektets läge rapporterades inte till mötet ${meetingDate}.`,
        en: `The project’s status was not reported to the meeting of ${meetingDate}.`,
      },
      events: [event],
    };
  });
}

/** Where a number of days has been set: one duty after the start and after each report, until the project ends. */
function atIntervals(context: Started, statuses: readonly Status[]): Duty[] {
  const { subject, facts } = context;
  const end = endOf(context);
  const duties: Duty[] = [];
  for (const [place, from] of [startOf(context), ...statuses.map(({ at }) => dayOf(at))].entries()) {
    const within = facts.all.on(from).daysOf('statusIntervalDays');
    const done = statuses[place];
    if (within === undefined) continue;
    const by = addDays(from, within);
    // A project that was over by then need not have been told of; what was told in time before that stays done.
    if (end !== undefined && end <= by && !(done && dayOf(done.at) <= by)) continue;
    duties.push({
      for: 'unit',
      whom: subject.administration,
      key: by,
      by,
      parameter: 'statusIntervalDays',
      ...(done ? { done } : {}),
      missed: {
        sv: `Projektets läge skulle ha rapporterats senast ${by}.`,
        en: `The project’s status should have been reported by ${by}.`,
      },
    });
  }
  return duties;
}

export const projectStatusReported = dutiesAfter({
  id: 'project-status-reported',
  version: 1,
  rows: ['S091'],
  judges: [c.ProjectInitiated],
  dated: true,
  says: {
    sv: 'Det pågående projektets läge har inte rapporterats i tid.',
    en: 'The status of the running project was not reported in time.',
  },
  remedy: { sv: 'Rapportera projektets läge.', en: 'Report the project’s status.' },
  duties: (context) => {
    const { subject, today } = context;
    const start = startOf(context);
    const statuses = inOrder(subject.acts(c.StatusReported).filter(({ at }) => dayOf(at) >= start));
    const set = [...atMeetings(context, statuses), ...atIntervals(context, statuses)];
    if (set.length > 0) return set;
    const end = endOf(context);
    const goesOn = end === undefined || end > today;
    return goesOn ? [{ for: 'unit', whom: subject.administration, parameter: 'statusAtEachMeeting' }] : [];
  },
});

/** Told in the group, or sent to it and to the coordinator by name. */
function reaches({ data }: Status, facts: DayFacts): boolean {
  const group = facts.groupWith('preparatory-body');
  if (data.forum !== undefined && data.forum === group?.code) return true;
  const told = data.recipients ?? [];
  return (
    group !== undefined && [group.name, facts.nameOfOffice('coordinator')].every((one) => told.includes(one))
  );
}

export const statusReachesCoordinatorAndGroup = rule({
  id: 'status-reaches-coordinator-and-group',
  version: 1,
  rows: ['S092'],
  mode: 'acl',
  judges: [c.StatusReported],
  says: {
    sv: 'Rapporten om projektets läge har inte nått både IT-strategen och beredningsgruppen.',
    en: 'The report of the project’s status did not reach both the IT strategist and the preparatory group.',
  },
  remedy: {
    sv: 'Rapportera i beredningsgruppen, eller skicka rapporten till IT-strategen och gruppen.',
    en: 'Report in the preparatory group, or send the report to the IT strategist and the group.',
  },
  check: ({ act, facts }) => !reaches(act, facts) && {},
});

/** The offices in which a system's owners sit that day; an owner who is named in person may hold one. */
function ownersOf(subject: Matter, facts: DayFacts): readonly string[] {
  const owners = (systemConcerned(subject, facts)?.owners ?? []).filter((seat) => covers(seat, facts.day));
  return owners.flatMap(({ office, person }) =>
    office !== undefined
      ? [office]
      : facts.all.rolls.office
          .filter(({ code }) => person !== undefined && facts.holdersOf(code).includes(person))
          .map(({ code }) => code),
  );
}

export const systemOwnerInformed = dutyAfter({
  id: 'system-owner-informed',
  version: 1,
  rows: ['S108'],
  judges: [e.DecisionMade],
  says: {
    sv: 'Systemägaren har inte fått veta IT-styrgruppens beslut om systemet i tid.',
    en: 'The system’s owner was not told in time of the steering group’s decision on the system.',
  },
  remedy: {
    sv: 'Informera systemägaren om beslutet och för in det.',
    en: 'Tell the system’s owner of the decision and record it.',
  },
  duty: ({ act, subject, facts }) => {
    if (act.data.forum !== facts.groupWith('decision-body')?.code) return undefined;
    const owners = ownersOf(subject, facts);
    const wasThere = owners
      .flatMap((office) => facts.holdersOf(office))
      .some((person) => meetingsFor(act, facts).some((meeting) => attended(meeting, person)));
    if (owners.length === 0 || wasThere) return undefined;
    const within = facts.daysOf('informSystemOwnerDays');
    const done = earliest(
      subject
        .acts(p.InformationForwarded)
        .filter(({ at }) => !isBefore(at, act.at))
        .filter(({ data }) => data.offices?.some((office) => owners.includes(office)) === true),
    );
    return {
      for: 'coordinator',
      parameter: 'informSystemOwnerDays',
      ...(within === undefined ? {} : { by: addDays(dayOf(act.at), within) }),
      ...(done ? { done } : {}),
    };
  },
});

export const coordinatorReportsFollowUp = yearDuties({
  id: 'coordinator-reports-follow-up',
  version: 1,
  rows: ['S033'],
  says: {
    sv: 'IT-strategens uppföljning har inte rapporterats i tid.',
    en: 'The IT strategist’s follow-up was not reported in time.',
  },
  remedy: {
    sv: 'Följ upp utvecklingen, rapportera den och för in rapporten.',
    en: 'Follow the development up, report it and record the report.',
  },
  duties: ({ subject: { firstDay, lastDay }, facts, today }) => {
    const reports = inOrder(
      facts
        .officesWith('coordinator')
        .flatMap((code) => facts.all.office(code)?.acts ?? [])
        .filter(({ type }) => type === FollowUpReported.type),
    );
    const owed = { for: 'coordinator', parameter: 'followUpReportDays' } as const;
    const within = facts.daysOf('followUpReportDays');
    if (within === undefined) {
      // Without a time that is set nothing of a year gone by can be late, or is waited for.
      if (lastDay < today) return [];
      const done = reports.findLast(({ at }) => dayOf(at) >= firstDay && dayOf(at) <= lastDay);
      return [{ ...owed, ...(done ? { done } : {}) }];
    }
    const duties: Duty[] = [];
    let from = dayOf(reports.findLast(({ at }) => dayOf(at) < firstDay)?.at ?? firstDay);
    for (;;) {
      const by = addDays(from, Math.max(within, 1));
      if (by > lastDay) return duties;
      const done = reports.find(({ at }) => dayOf(at) > from);
      const isSet = facts.all.on(by).daysOf('followUpReportDays') !== undefined;
      if (by >= firstDay && isSet)
        duties.push({
          ...owed,
          key: by,
          by,
          ...(done ? { done } : {}),
          missed: {
            sv: `IT-strategens uppföljning skulle ha rapporterats senast ${by}.`,
            en: `The coordinator’s follow-up should have been reported by ${by}.`,
          },
        });
      from = done ? dayOf(done.at) : by;
    }
  },
});

export const projectModelShare = metric({
  id: 'project-model-share',
  rows: ['S107'],
  unit: 'share',
  says: {
    sv: 'Projekt som följer kommunens gemensamma modell',
    en: 'Projects that follow the municipality’s common model',
  },
  measure: (matter) =>
    matter.acts(c.ProjectInitiated).map(({ at, event, data }) => ({
      value: data.model === 'common' ? 1 : 0,
      on: at,
      events: [event],
    })),
});

export const hoursAllocated = metric({
  id: 'hours-allocated',
  rows: ['S051'],
  unit: 'hours',
  says: { sv: 'Timmar som avsatts i projekt', en: 'Hours set aside for projects' },
  measure: (matter) =>
    matter
      .acts(c.ResourceAllocated)
      .map(({ at, event, data }) => ({ value: data.hours, on: at, events: [event] })),
});
