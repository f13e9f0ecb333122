import { describe, expect, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import { DeviationRecorded } from '../../src/domain/deviations/deviation.events.js';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import { InitiativeCancelled, ProjectInitiated } from '../../src/domain/initiatives/carrying-out.events.js';
import { HolderAppointed, HolderLeft, OfficeEstablished } from '../../src/domain/offices/office.events.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { given, judging, type Given } from './given.js';
import { OPERATIONAL, SHARED } from './spotless.js';
import { idOf, step } from './told.js';
import { DEPUTY, GUIDELINE, STRATEGIST, adopted, parameter } from './world.js';

const TODAY = '2025-06-30';
const unanchored = given(OPERATIONAL).without('anchored');
const rule = 'operational-decision-referred';

const second = (changes: Partial<GuidelinePack>): GuidelinePack => ({
  ...NORRKOPING,
  version: '2',
  ...changes,
});
const withRules = (rules: GuidelinePack['rules']): GuidelinePack => second({ rules });

describe('an act', () => {
  it('is judged by the guideline in force on its own day', () => {
    const stricter = second({
      paths: {
        ...NORRKOPING.paths,
        operational: { ...NORRKOPING.paths.operational, consulted: ['coordinator', 'head-of-it'] },
      },
    });
    const consulting = 'operational-consulted-before-decision';
    const decided = given(OPERATIONAL);
    decided.adopting('2025-04-24', stricter).on(TODAY).finds([]);
    decided.adopting('2025-04-23', stricter).on(TODAY).finds([consulting]);
    expect(decided.adopting('2025-04-23', stricter).on(TODAY).of(consulting)[0]?.guideline).toBe(
      'norrkoping-it-styrning@2',
    );
  });

  it('is judged by another version when one is chosen, whatever its day', () => {
    const both = unanchored.adopting('2026-01-01', withRules({ [rule]: { mode: 'off' } })).on(TODAY);
    both.finds([rule]);
    both.by('norrkoping-it-styrning@2').finds([]);
    both.by('norrkoping-it-styrning@1').finds([rule]);
  });

  it('is judged by nothing before there was a guideline', () => {
    const unruled = (from: string) =>
      unanchored
        .unaware(GUIDELINE, 'adopted')
        .knowing(GUIDELINE, { adopted: adopted(from, NORRKOPING) })
        .on(TODAY);
    unruled('2025-04-23').finds([rule]);
    unruled('2025-04-24').finds([]);
  });

  it('is judged alone when it alone is asked about, as at the door', () => {
    const late = unanchored.moved('procurement', '2025-04-24').on(TODAY);
    late.finds([rule, 'operational-parties-contacted']);
    expect(
      late
        .findingsAt('decided')
        .map((finding) => finding.rule)
        .sort(),
    ).toEqual([rule, 'operational-parties-contacted'].sort());
    expect(late.findingsAt('procurement')).toEqual([]);
  });

  it('is judged as it was corrected', () => {
    const corrected = given(OPERATIONAL).and(
      'corrected',
      step(
        CorrectionRecorded,
        {
          corrects: idOf('anchored'),
          changes: [{ pointer: '/occurredAt', value: '2025-04-24' }],
          reason: 'Fel dag i anteckningarna.',
        },
        '2025-05-02',
      ),
    );
    // The meeting was after the decision; it was recorded before it had been.
    corrected.on(TODAY).finds([rule]);
  });

  it('of an initiative that was registered in error is judged by nothing', () => {
    unanchored
      .and('cancelled', step(InitiativeCancelled, { reasons: 'Dubblett.' }, '2025-06-25'))
      .on(TODAY)
      .finds([]);
  });
});

describe('a rule', () => {
  const mode = (rules: GuidelinePack['rules']) =>
    unanchored
      .adopting('2025-01-01', withRules(rules))
      .on(TODAY)
      .of(rule)
      .map((finding) => finding.mode);

  it('has its own mode, or the one a guideline gives it', () => {
    expect(mode({})).toEqual(['check']);
    expect(mode({ [rule]: { mode: 'guard' } })).toEqual(['guard']);
    expect(mode({ [rule]: { version: 1 } })).toEqual(['check']);
  });

  it('is switched off by a guideline', () => {
    expect(mode({ [rule]: { mode: 'off' } })).toEqual([]);
  });

  it('judges nothing by a guideline that has another version of it', () => {
    expect(mode({ [rule]: { version: 2 } })).toEqual([]);
  });

  it('judges nothing by a guideline that has none of its rows', () => {
    const rows = NORRKOPING.rows.filter(({ id }) => id !== 'S086');
    unanchored.adopting('2025-01-01', second({ rows })).on(TODAY).finds([]);
  });

  it('tells which rows, which guideline and which day it found by', () => {
    const [found] = unanchored.on(TODAY).of(rule);
    expect(found).toMatchObject({
      rule,
      version: 1,
      rows: ['S086'],
      guideline: 'norrkoping-it-styrning@1',
      on: '2025-04-23',
      event: idOf('decided'),
      events: [idOf('decided')],
    });
    expect(found?.deviation).toBeUndefined();
  });
});

describe('a breach that is not of the day of the act', () => {
  const gap = 'coordinator-held-by-one';
  const OFFICE = 'office-it-strategist';
  const without = (row: string) => NORRKOPING.rows.filter(({ id }) => id !== row);
  /** The office is vacant from one day to another in 2025. */
  const vacant = (from: string, to: string) =>
    judging('year-2025').knowing(OFFICE, {
      left: step(HolderLeft, { person: STRATEGIST, to: from }, from),
      next: step(HolderAppointed, { person: DEPUTY, from: to }, to),
    });
  const byOf = (history: Given, of: string) =>
    history
      .on('2026-06-30')
      .of(of)
      .map(({ on, guideline }) => [on, guideline.split('@')[1]]);

  it('is judged by the guideline of its own day, before and after a new version', () => {
    const newer = (from: string, to: string) => vacant(from, to).adopting('2025-07-01', second({}));
    expect(byOf(newer('2025-03-01', '2025-04-01'), gap)).toEqual([['2025-03-01', '1']]);
    expect(byOf(newer('2025-06-30', '2025-07-02'), gap)).toEqual([['2025-06-30', '1']]);
    expect(byOf(newer('2025-07-01', '2025-08-01'), gap)).toEqual([['2025-07-01', '2']]);
    expect(byOf(newer('2025-09-01', '2025-10-01'), gap)).toEqual([['2025-09-01', '2']]);
  });

  it('is no breach before a guideline has the rule, and one from then on while it lasts', () => {
    const later = (from: string, to: string) =>
      vacant(from, to)
        .unaware(GUIDELINE, 'adopted')
        .knowing(GUIDELINE, { adopted: adopted('2012-01-01', { ...NORRKOPING, rows: without('S027') }) })
        .adopting('2025-07-01', second({}));
    const judged = (from: string, to: string) => byOf(later(from, to).in('year-2025'), gap);
    expect(judged('2025-03-01', '2025-04-01')).toEqual([]);
    expect(judged('2025-03-01', '2025-07-01')).toEqual([]);
    expect(judged('2025-03-01', '2025-07-02')).toEqual([['2025-07-01', '2']]);
    expect(judged('2025-08-01', '2025-09-01')).toEqual([['2025-08-01', '2']]);
  });

  it('is what the guideline of the act expected, also when a newer one has no such rule, or has it off', () => {
    const due = 'project-status-reported';
    const running = given(OPERATIONAL)
      .knowing(GUIDELINE, { interval: parameter('statusIntervalDays', 60) })
      .without('closed')
      .and('begun', step(ProjectInitiated, { project: 'Exempelprojektet' }, '2025-05-26'));
    expect(byOf(running, due)).toEqual([['2025-07-25', '1']]);
    expect(byOf(running.adopting('2025-07-25', second({})), due)).toEqual([['2025-07-25', '2']]);
    expect(byOf(running.adopting('2025-07-26', second({})), due)).toEqual([['2025-07-25', '1']]);
    const silent = second({ rows: without('S091') });
    expect(byOf(running.adopting('2025-06-01', silent), due)).toEqual([['2025-07-25', '1']]);
    const off = withRules({ [due]: { mode: 'off' } });
    expect(byOf(running.adopting('2025-06-01', off), due)).toEqual([['2025-07-25', '1']]);
    expect(byOf(running.adopting('2025-05-01', off), due)).toEqual([]);
  });
});

describe('what the municipality has set itself', () => {
  const late = given(OPERATIONAL).recorded('closed', '2025-07-05T12:00:00.000Z');
  const setting = (days: number | undefined): GuidelinePack =>
    second({
      parameters: {
        ...NORRKOPING.parameters,
        ...(days === undefined ? {} : { lateRecordingDays: days }),
      },
    });

  it('holds by a newer version that says nothing else', () => {
    late.adopting('2025-01-01', setting(undefined)).on('2025-07-31').finds(['recorded-in-time']);
  });

  it('holds no more when a newer version says another value, until it is set anew', () => {
    const newer = late.adopting('2025-01-01', setting(30));
    newer.on('2025-07-31').finds([]);
    newer
      .knowing(GUIDELINE, { anew: parameter('lateRecordingDays', 14, '2025-01-01') })
      .on('2025-07-31')
      .finds(['recorded-in-time']);
  });
});

describe('an office that the guideline does not name', () => {
  it('has its function by its own establishing', () => {
    const asking = second({
      paths: {
        ...NORRKOPING.paths,
        // As a guideline could that was adopted when the centre was an office.
        operational: {
          ...NORRKOPING.paths.operational,
          consulted: ['procurement-centre' as 'head-of-it'],
        },
      },
    });
    const consulted = given(OPERATIONAL)
      .adopting('2025-01-01', asking)
      .but('consulted', { consultedOffice: 'buying', consultedPerson: undefined });
    const established = (inGuideline: string) =>
      consulted.knowing('office-buying', {
        established: step(
          OfficeEstablished,
          { code: 'buying', name: 'Upphandlingscentret', function: inGuideline },
          '2012-01-01',
        ),
      });
    established('procurement-centre').on(TODAY).finds([]);
    established('head-of-it').on(TODAY).finds(['operational-consulted-before-decision']);
  });
});

describe('a deviation', () => {
  const told = (said: { rule?: string; concerns?: string; acceptedBy?: string } = {}) =>
    unanchored
      .and(
        'told',
        step(
          DeviationRecorded,
          { rule, concerns: idOf('decided'), reasons: 'Avtalet löpte ut.', ...said },
          '2025-04-23',
        ),
      )
      .on(TODAY);

  it('stands beside the finding, and excuses nothing', () => {
    told().finds([rule]);
    expect(told().of(rule)[0]?.deviation).toEqual({ event: idOf('told') });
    expect(told({ acceptedBy: 'p-CH1EF000' }).of(rule)[0]?.deviation).toEqual({
      event: idOf('told'),
      acceptedBy: 'p-CH1EF000',
    });
  });

  it('explains no other rule, and no other act', () => {
    expect(told({ rule: 'decider-competent' }).of(rule)[0]?.deviation).toBeUndefined();
    expect(told({ concerns: idOf('need') }).of(rule)[0]?.deviation).toBeUndefined();
  });

  it('is told of a group’s meeting as well', () => {
    const meeting = judging('group-it-steering-group')
      .but('steering meeting', { convenedBy: undefined })
      .and(
        'told',
        step(
          DeviationRecorded,
          {
            rule: 'steering-group-convened-by-coordinator',
            concerns: idOf('steering meeting'),
            reasons: 'IT-strategen var sjuk.',
          },
          '2025-04-23',
        ),
      );
    const [found] = meeting.on(TODAY).of('steering-group-convened-by-coordinator');
    expect(found?.deviation).toEqual({ event: idOf('told') });
  });
});

describe('the guideline as it was shipped', () => {
  it('finds the same in both paths when nobody did anything but decide', () => {
    const bare = given(SHARED).without(
      'forwarded',
      'consulted',
      'procurement',
      'it-unit',
      'anchored',
      'assessed',
    );
    bare
      .on(TODAY)
      .finds([
        'anchored-before-decision',
        'information-forwarded',
        'management-team-anchoring-assessed',
        'referred-before-decision',
        'shared-consulted-before-decision',
        'shared-parties-contacted',
      ]);
    given(OPERATIONAL)
      .without('forwarded', 'consulted', 'procurement', 'it-unit', 'anchored')
      .on(TODAY)
      .finds([
        'information-forwarded',
        'operational-consulted-before-decision',
        'operational-decision-referred',
        'operational-parties-contacted',
      ]);
  });
});
