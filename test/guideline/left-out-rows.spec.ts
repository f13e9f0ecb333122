import { describe, expect, it } from '@jest/globals';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import { CategoryAssessed } from '../../src/domain/initiatives/preparation.events.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { METRICS, RULES } from '../../src/guideline/rules.js';
import { metricsBy, rulesBy } from '../../src/guideline/rules-in-use.js';
import { given, judging, type Judged } from './given.js';
import { OPERATIONAL, SHARED } from './spotless.js';
import { step, type Steps } from './told.js';

const TODAY = '2025-06-30';

/** The shipped guideline without some of its rows. */
const lacking = (...rows: readonly string[]): GuidelinePack => ({
  ...NORRKOPING,
  version: '2',
  rows: NORRKOPING.rows.filter(({ id }) => !rows.includes(id)),
});
const by = (history: Steps, ...rows: readonly string[]): Judged =>
  given(history)
    .adopting('2012-01-02', lacking(...rows))
    .on(TODAY);
const cited = (judged: Judged, rule: string): readonly (readonly string[])[] =>
  judged.of(rule).map(({ rows }) => rows);

describe('a row that a guideline has left out', () => {
  it('is not judged where a part of a rule rests on it alone', () => {
    const rule = 'communicators-contacted-for-web';
    const service: Steps = {
      ...OPERATIONAL,
      need: { ...OPERATIONAL['need']!, data: { ...OPERATIONAL['need']!.data, kind: 'e-service' } },
    };
    expect(cited(by(service), rule)).toEqual([['S060'], ['S056']]);
    expect(cited(by(service, 'S060'), rule)).toEqual([['S056']]);
    expect(cited(by(service, 'S056'), rule)).toEqual([['S060']]);
    expect(cited(by(service, 'S056', 'S060'), rule)).toEqual([]);
  });

  it('is not judged on the path that has no row of a rule for both', () => {
    const late = (history: Steps): Steps => ({
      ...history,
      financed: { ...history['financed']!, at: '2025-04-01' },
    });
    const rule = 'decided-before-financed';
    expect(cited(by(late(OPERATIONAL), 'S158'), rule)).toEqual([['S147', 'S156']]);
    expect(cited(by(late(OPERATIONAL), 'S158', 'S156'), rule)).toEqual([]);
    expect(cited(by(late(SHARED), 'S158', 'S156'), rule)).toEqual([['S147']]);
    const reported = (history: Steps): Steps => ({
      ...history,
      need: { ...history['need']!, at: '2025-01-21' },
    });
    const first = 'need-reported-first';
    expect(cited(by(reported(SHARED), 'S022', 'S154'), first)).toEqual([['S145']]);
    expect(cited(by(reported(OPERATIONAL), 'S022', 'S154'), first)).toEqual([]);
  });

  it('gives no mandate that a group could lack', () => {
    const elsewhere: Steps = {
      ...OPERATIONAL,
      principled: step(
        CategoryAssessed,
        { category: 'operational', principled: true, assessingOffice: 'it-strategist' },
        '2025-02-01',
      ),
      decided: {
        ...OPERATIONAL['decided']!,
        data: { ...OPERATIONAL['decided']!.data, forum: 'system-owners-group' },
      },
    };
    const lacks = 'Systemägargruppen har inte riktlinjens mandat: ';
    by(elsewhere, 'S062').says('forum-has-mandate', [`${lacks}godkänna verksamhetssystem.`]);
    by(elsewhere, 'S066').says('forum-has-mandate', [
      `${lacks}frågor av övergripande och principiell karaktär.`,
    ]);
    by(elsewhere, 'S062', 'S066').says('forum-has-mandate', []);
  });

  it('gives nobody a role that somebody else is to have', () => {
    const alone: Steps = {
      ...OPERATIONAL,
      decided: {
        ...OPERATIONAL['decided']!,
        data: { ...OPERATIONAL['decided']!.data, decider: OPERATIONAL['need']!.data['reportedBy'] as string },
      },
    };
    expect(cited(by(alone), 'duties-are-segregated')).toEqual([['S079', 'S154', 'S156']]);
    expect(cited(by(alone, 'S154'), 'duties-are-segregated')).toEqual([]);
    expect(cited(by(alone, 'S079'), 'duties-are-segregated')).toEqual([['S154', 'S156']]);
  });

  it('is cited by no finding and no duty', () => {
    const empty = judging('group-it-preparatory-group').unaware(
      'group-it-preparatory-group',
      'it-preparatory-group it-strategist',
    );
    const judged = empty.adopting('2012-01-02', lacking('S093', 'S088')).on(TODAY);
    expect(new Set(cited(judged, 'preparatory-group-fully-appointed').flat())).toEqual(new Set(['S081']));
    const owed = judged.owed('preparatory-group-informs-management-teams');
    expect(owed.length).toBeGreaterThan(0);
    expect(new Set(owed.flatMap(({ rows }) => rows))).toEqual(new Set(['S090']));
  });

  it('is not told of among the rules that are in use; one that is not says what it takes', () => {
    const told = new Map(rulesBy(lacking('S095', 'S096', 'S149')).map(({ id, rows }) => [id, rows]));
    expect(told.get('preparatory-group-fully-appointed')).toEqual(['S081', 'S093', 'S094', 'S097']);
    expect(told.get('anchored-before-decision')).toEqual(['S149']);
    for (const { id, rows } of RULES)
      expect(new Map(rulesBy(NORRKOPING).map((one) => [one.id, one.rows])).get(id)).toEqual(rows);
    const [metric] = METRICS.filter(({ rows }) => rows.length > 1);
    if (metric) {
      const [row = '', ...others] = metric.rows;
      expect(metricsBy(lacking(row)).find(({ id }) => id === metric.id)?.rows).toEqual(others);
    }
  });
});
