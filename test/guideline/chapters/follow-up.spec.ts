import { describe, expect, it } from '@jest/globals';
import * as v from '../../../src/domain/follow-up/survey.events.js';
import { judging } from '../given.js';
import { answered, closing, ROUND, SURVEY_MEETING as MEETING } from '../survey-world.js';
import { step } from '../told.js';
import { GUIDELINE, parameter, preparatoryMeeting } from '../world.js';

const survey = judging('survey-2025');
const AFTER = '2026-02-01';
const RULES = ['follow-up-answered-yearly', 'perception-measured'];
const finds = (given: typeof survey, rules: readonly string[], on = AFTER): void => {
  const found = given.on(on).findings.map(({ rule }) => rule);
  expect(found.filter((rule) => RULES.includes(rule)).sort()).toEqual([...rules].sort());
};

describe('the yearly follow-up', () => {
  const rule = 'follow-up-answered-yearly';
  const year = survey.in('year-2025');

  it('S170: is answered by the preparatory group within the year', () => {
    finds(year, []);
    survey.on(AFTER).finds([]);
  });

  it('S170: is found on the last day when it was never opened, or not closed', () => {
    const unopened = judging('year-2025').unaware('survey-2025', ...Object.keys(ROUND));
    finds(unopened, [rule]);
    unopened.on(AFTER).says(rule, ['Uppföljningen för 2025 har inte besvarats.']);
    const open = survey.without('closed').in('year-2025');
    finds(open, [rule]);
    open.on(AFTER).shows(rule, 'opened');
  });

  it('S170: is found when it was closed in the next year', () => {
    const late = survey
      .without('closed')
      .and('closed late', closing('2026-01-21'))
      .knowing('group-it-preparatory-group', { 'late meeting': preparatoryMeeting('2026-01-21') })
      .in('year-2025');
    finds(late, [rule]);
    late.on(AFTER).says(rule, ['Uppföljningen för 2025 stängdes först 2026-01-21.']);
    late.on(AFTER).shows(rule, 'opened', 'closed late');
  });

  it('S170: is owed by the group until the last of December', () => {
    const open = survey.without('closed').in('year-2025');
    finds(open, [], '2025-12-31');
    const owed = { for: 'group', whom: 'IT-strategiska beredningsgruppen', by: '2025-12-31' } as const;
    open.on('2025-12-01').owes(rule, [owed]);
    year.on('2025-12-01').owes(rule, [{ ...owed, doneOn: MEETING }]);
  });

  it('S170: of one year does not answer for another', () => {
    finds(survey.in('year-2026'), [], '2026-02-01');
    survey
      .in('year-2026')
      .on(AFTER)
      .owes(rule, [{ for: 'group', whom: 'IT-strategiska beredningsgruppen', by: '2026-12-31' }]);
  });

  it('S170: is found when another group answered it', () => {
    const byAnother = survey
      .but('closed', { answeredBy: 'it-steering-group' })
      .knowing('group-it-steering-group', { survey: preparatoryMeeting(MEETING) });
    byAnother.on(AFTER).finds(['follow-up-answered-by-group']);
    byAnother.on(AFTER).shows('follow-up-answered-by-group', 'closed');
  });

  it('S170: is found when the group has no recorded meeting that day, and says which day', () => {
    const nowhere = survey.unaware('group-it-preparatory-group', 'preparatory meeting');
    nowhere.on(AFTER).finds(['follow-up-answered-at-meetings']);
    nowhere
      .on(AFTER)
      .says('follow-up-answered-at-meetings', [
        'Gruppen som besvarade uppföljningen har inget infört möte 2025-03-12.',
      ]);
    const other = survey.without('q02 answered').and('other day', answered('q02', '2025-10-08'));
    other.on(AFTER).shows('follow-up-answered-at-meetings', 'closed', 'other day');
  });

  it('S170: asks for no meetings of a body that the guideline does not know as a group', () => {
    survey.but('closed', { answeredBy: 'executive-board' }).on(AFTER).finds(['follow-up-answered-by-group']);
  });

  it('S170: is found when it was closed with questions left over', () => {
    const left = survey.without('q02 answered');
    left.on(AFTER).finds(['follow-up-answered-whole']);
    left.on(AFTER).says('follow-up-answered-whole', ['1 av 2 frågor fick inget svar: q02.']);
  });
});

describe('what people think of the e-services', () => {
  const rule = 'perception-measured';
  const measured = (population: 'residents' | 'companies', measuredTo: string) =>
    step(
      v.PerceptionMeasured,
      {
        population,
        instrument: 'panel',
        measuredFrom: `${measuredTo.slice(0, 7)}-01`,
        measuredTo,
        result: 6.4,
        scale: 'Medelbetyg 1–10',
        respondents: 400,
      },
      measuredTo,
    );
  const yearly = survey.knowing(GUIDELINE, { every: parameter('perceptionEveryYears', 1) });
  const both = yearly
    .and('residents', measured('residents', '2025-04-20'))
    .and('companies', measured('companies', '2025-05-20'));

  it('S172: is measured of residents and of companies as often as the municipality has set', () => {
    finds(both.in('year-2025'), []);
  });

  it('S172: is found for each of them that was not asked', () => {
    finds(yearly.in('year-2025'), [rule, rule]);
    const one = both.without('companies').in('year-2025');
    finds(one, [rule]);
    one.on(AFTER).says(rule, ['Uppfattningen hos företag mättes inte 2025.']);
  });

  it('S172: is shown by the last measurement there was', () => {
    const longAgo = both.without('companies').and('companies before', measured('companies', '2023-05-20'));
    longAgo.in('year-2025').on(AFTER).shows(rule, 'companies before');
  });

  it('S172: counts on the day the measuring ended', () => {
    finds(both.without('companies').and('next', measured('companies', '2026-01-10')).in('year-2025'), [rule]);
  });

  it('S172: may be measured every other year where that is set', () => {
    const every = both.knowing(GUIDELINE, { every: parameter('perceptionEveryYears', 2) });
    finds(every.in('year-2026'), ['follow-up-answered-yearly'], '2027-02-01');
    finds(both.in('year-2026'), ['follow-up-answered-yearly', rule, rule], '2027-02-01');
  });

  it('S172: is never late where no interval is set, and owed all the same (A24)', () => {
    finds(survey.in('year-2025'), []);
    survey
      .in('year-2025')
      .on('2025-10-01')
      .owes(rule, [{ for: 'coordinator' }, { for: 'coordinator' }]);
    both
      .in('year-2025')
      .on('2025-10-01')
      .owes(rule, [
        { for: 'coordinator', by: '2025-12-31', doneOn: '2025-04-20' },
        { for: 'coordinator', by: '2025-12-31', doneOn: '2025-05-20' },
      ]);
  });
});

describe('an action of the plan', () => {
  const rule = 'planned-action-carried-out';
  const planned = survey.and(
    'planned',
    step(
      v.ActionPlanned,
      { action: 'anchor-earlier', text: 'Förankra först.', responsible: 'it-strategist', due: '2026-01-15' },
      MEETING,
    ),
  );
  const done = (at: string) => step(v.ActionClosed, { action: 'anchor-earlier', outcome: 'done' }, at);

  it('is found among very many others, each by itself', () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_none, place) => [
        `planned ${place}`,
        step(
          v.ActionPlanned,
          { action: `action-${place}`, text: 'Gör det.', responsible: 'it-strategist', due: '2026-01-15' },
          MEETING,
        ),
      ]),
    );
    const judged = survey
      .knowing('survey-2025', many)
      .and('closed', step(v.ActionClosed, { action: 'action-7', outcome: 'done' }, '2026-01-10'));
    judged.on('2026-01-16').says(
      rule,
      Array.from(
        { length: 199 },
        (_none, place) =>
          `Åtgärden action-${place < 7 ? place : place + 1} skulle vara klar 2026-01-15 och är inte avslutad.`,
      ),
    );
  });

  it('is found when its day has passed', () => {
    planned.on('2026-01-15').finds([]);
    planned.on('2026-01-16').finds([rule]);
    planned
      .on('2026-01-16')
      .says(rule, ['Åtgärden anchor-earlier skulle vara klar 2026-01-15 och är inte avslutad.']);
    planned.on('2025-12-01').owes(rule, [{ for: 'unit', whom: 'Kommunens IT-strateg', by: '2026-01-15' }]);
  });

  it('is kept when it was closed in time, and found when it was later', () => {
    planned.and('done', done('2026-01-10')).on(AFTER).finds([]);
    const late = planned.and('done', done('2026-01-20'));
    late.on(AFTER).finds([rule]);
    late.on(AFTER).shows(rule, 'planned', 'done');
  });
});
