import { describe, expect, it } from '@jest/globals';
import * as c from '../../src/domain/companies/company.events.js';
import type { JsonObject } from '../../src/domain/json.js';
import { SKL_INTERNAL_WORK } from '../../src/guideline/question-sets/skl-internal-work.js';
import { FORMULAS } from '../../src/reports/evidence-formulas.js';
import type { Material, ToldStep } from '../../src/reports/material.js';
import { answerOn, proposalsFor } from '../../src/reports/propose-answers.js';
import type { SurveyRound } from '../../projections/survey-round.js';
import { idOf, step, type Steps } from '../guideline/told.js';
import { factsOf, WORLD } from '../guideline/world.js';

const told = (number: string, type: string, on: string, data: JsonObject = {}): ToldStep => ({
  event: `${number} ${type} ${on}`,
  type,
  on,
  number,
  title: '',
  data,
});
const APPROVED = { kind: 'approval', outcome: 'approved' };
const STEPS = [
  told('1', 'NeedReported', '2025-01-10', { goalRefs: ['UN-1'] }),
  told('1', 'InitiativeAnchored', '2025-02-12', { outcome: 'supported' }),
  told('1', 'PartyContacted', '2025-02-01', { party: 'it-unit' }),
  told('1', 'PartyContacted', '2025-02-01', { party: 'procurement-centre' }),
  told('1', 'DecisionMade', '2025-03-01', APPROVED),
  told('1', 'FinancingDecided', '2025-03-20', { principle: 'own-use' }),
  told('2', 'NeedReported', '2025-01-20'),
  told('2', 'NeedSupplemented', '2025-01-25', { goalRefs: ['UN-2'], expectedEffect: 'Snabbare.' }),
  told('2', 'InitiativeAnchored', '2025-04-01', { outcome: 'supported' }),
  told('2', 'PartyContacted', '2025-01-15', { party: 'procurement-centre' }),
  told('2', 'DecisionMade', '2025-04-01', APPROVED),
  told('3', 'NeedReported', '2024-12-20', { goalRefs: ['UN-3'] }),
];
const companies: Steps = {
  energy: step(
    c.CompanyRegistered,
    { code: 'energy', name: 'Energibolaget', share: 10_000, from: '2015-01-01' },
    '2015-01-01',
  ),
};
const material: Material = {
  cases: [],
  decisions: [],
  findings: [],
  recordedLate: new Set(),
  deviations: [],
  steps: STEPS,
  escalations: [],
  granted: [],
  meetings: [
    { group: 'a', name: 'A', year: 2025, held: 12, events: ['m'], norm: { least: 10, most: 12 } },
    { group: 'b', name: 'B', year: 2025, held: 3, events: [], norm: { least: 4, most: 5 } },
    { group: 'c', name: 'C', year: 2025, held: 3, events: [] },
  ],
  facts: factsOf({ ...WORLD, 'company-energy': companies }),
  today: '2026-01-31',
};
const saying = (formula: string, known: Partial<Material>) =>
  FORMULAS[formula]?.({ ...material, ...known }, 2025);
const shown = (formula: string) => {
  const found = saying(formula, {});
  return found && [found.part, found.whole];
};

describe('what the ledger shows of a question', () => {
  it.each([
    ['guideline-in-force', [1, 1]],
    ['needs-linked-to-goals', [2, 2]],
    ['effects-described', [1, 2]],
    ['coordinator-held', [365, 365]],
    ['groups-meet', [13, 14]],
    ['decisions-anchored', [1, 2]],
    ['decisions-without-findings', [2, 2]],
    ['approved-financed', [1, 2]],
    ['financed-by-principle', [1, 1]],
    ['needs-before-procurement', [1, 2]],
    ['parties-contacted-early', [1, 2]],
    ['approved-with-project', [0, 2]],
    ['decisions-classified', [0, 2]],
    ['central-funds-granted', [0, 1]],
    ['systems-owned', [11, 11]],
    ['systems-shared', [10, 11]],
    ['companies-met', [0, 1]],
    ['companies-on-network', [0, 1]],
    ['chief-executive-attends', [1, 1]],
  ])('%s is %j of this year', (formula, parts) => {
    expect(shown(formula)).toEqual(parts);
  });

  it.each([
    'referrals-answered',
    'benefits-followed-up',
    'projects-report-status',
    'follow-up-closed',
    'actions-carried-out',
  ])('is nothing where there was nothing to do: %s', (formula) => {
    expect(shown(formula)).toBeUndefined();
  });

  it('says nothing of days after the one it is known on', () => {
    const known = { today: '2025-11-04' };
    expect(saying('coordinator-held', known)?.says).toBe('befattningen hade en innehavare 308 av 308 dagar');
    expect(saying('systems-owned', known)?.says).toBe('11 av 11 system hade en ägare den 4 november');
    expect(saying('systems-owned', {})?.says).toBe('11 av 11 system hade en ägare den 31 december');
    expect(saying('coordinator-held', { today: '2024-11-04' })).toBeUndefined();
  });

  it('shows the appointments of those who held the office', () => {
    const appointed = saying('coordinator-held', {})?.events;
    expect(appointed).toEqual([idOf('it-strategist held')]);
  });

  it('rests on the events that were counted and on those that show it', () => {
    expect(FORMULAS['decisions-anchored']?.(material, 2025)?.events).toEqual([
      '1 DecisionMade 2025-03-01',
      '1 InitiativeAnchored 2025-02-12',
      '2 DecisionMade 2025-04-01',
    ]);
  });
});

describe('a proposed answer', () => {
  const [steps, percent] = SKL_INTERNAL_WORK.scales;

  it("stands on the scale by the set's own thresholds", () => {
    const answers = [10, 9, 8.99, 5, 4.99, 0].map((part) => steps && answerOn(steps, { part, whole: 10 }));
    expect(answers).toEqual(['fully', 'fully', 'partly', 'partly', 'not', 'not']);
  });

  it('is made of part and whole as they are told everywhere, and never reaches a step by being rounded', () => {
    expect(percent && answerOn(percent, { part: 12, whole: 18 })).toBe('67');
    expect(steps && answerOn(steps, { part: 179, whole: 199 })).toBe('partly');
  });

  it('is made of each question that can be computed, and of no other', () => {
    const { scales, questions, version } = SKL_INTERNAL_WORK;
    const asked = { year: '2025', questionSet: 'set', version, scales, questions };
    const round: SurveyRound = { ...asked, said: {}, acts: [], revision: '0' };
    const proposed = proposalsFor(round, material);
    expect(proposed.map(({ question }) => question)).not.toContain('q13');
    expect(proposed.find(({ question }) => question === 'q06')).toMatchObject({
      answer: 'partly',
      evidence: 'få: 1 av 2 godkännanden var förankrade dagen före eller tidigare',
    });
    const evidence = Object.fromEntries(proposed.map((one) => [one.question, one.evidence]));
    expect(evidence).toMatchObject({
      // A yes or no rests on no few: there is only one to rest on.
      q01: 'Riktlinjen, version 1, gäller sedan 2012-01-01',
      q10: '11 av 11 system hade en ägare den 31 december',
      q15: 'få: 1 av 2 godkännanden har finansiering beslutad efter godkännandet',
      q33: 'få: 0 av 1 bolag som ska vara på nätet är på kommunens nät',
    });
  });
});
