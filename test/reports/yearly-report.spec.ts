import { adopted, factsOf, GUIDELINE, WORLD } from '../guideline/world.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { median, p90 } from '../../src/read-models/analyses/spread.js';
import { hashOf, kronor, textOf } from '../../src/reports/figures.js';
import { renderCsv } from '../../src/reports/render-csv.js';
import { pictureOf } from '../../src/reports/picture.js';
import { renderHtml } from '../../src/reports/render-html.js';
import { TABLE_SECTIONS } from '../../src/reports/sections.js';
import { yearlyReport, type Basis } from '../../src/reports/yearly-report.js';
import { FinancingPrinciple } from '../../src/domain/fields.js';
import type { Material } from '../../src/reports/material.js';
import type { FoundAbout } from '../../src/read-models/judgements.js';
import type { NumberedCase } from '../../src/read-models/queries.js';

const BASIS: Basis = {
  ledger: 'l',
  municipality: 'Norrvikens kommun',
  position: '9',
  lastEvent: 'e',
  knownAt: '2026-01-31T22:59:59.999Z',
  judgedOn: '2026-01-31',
  events: 9,
  program: 'Liggare 0',
  guidelines: ['g@1'],
  rules: ['anchored-before-decision@1'],
};

const NOTHING: Omit<Material, 'cases'> = {
  decisions: [],
  findings: [],
  recordedLate: new Set(),
  deviations: [],
  steps: [],
  escalations: [],
  granted: [],
  meetings: [],
  facts: factsOf({}),
  today: '2026-01-31',
};

let serial = 0;
const row = (change: Partial<NumberedCase>): NumberedCase => {
  serial += 1;
  return {
    number: `2025-${serial}`,
    initiative: `i${serial}`,
    title: 'T',
    category: 'shared',
    kind: 'purchase',
    administration: 'KSK',
    stage: 'reported',
    need_at: '2025-02-01',
    need_event: `need-${serial}`,
    consultation_at: null,
    consultation_event: null,
    consultations: '[]',
    procurement_at: null,
    procurement_event: null,
    it_unit_at: null,
    it_unit_event: null,
    anchoring_at: null,
    anchoring_event: null,
    anchorings: '[]',
    decision_at: null,
    decision_event: null,
    decision_outcome: null,
    decision_forum: null,
    financing_at: null,
    financing_event: null,
    financing_changed_event: null,
    financing_principle: null,
    financing_budget_year: null,
    financing_total_ore: null,
    financing_shares: null,
    estimated_cost_ore: null,
    coordination_level: null,
    delivery_form: null,
    origin: null,
    project_at: null,
    project_event: null,
    project_model: null,
    rounds: 1,
    steps: 1,
    corrections: 0,
    recorded_late_days: 0,
    first_on: '2025-02-01',
    last_on: '2025-02-01',
    revision: '0',
    ...change,
  };
};

const decided = (change: Partial<NumberedCase> = {}): NumberedCase =>
  row({
    decision_at: '2025-03-10',
    decision_event: `decision-${serial}`,
    decision_outcome: 'approved',
    decision_forum: 'it-steering-group',
    stage: 'approved',
    ...change,
  });

/** With the offices, the groups and the guideline that codes are to be understood by. */
const WHOLE = factsOf(WORLD);

/** Steps with an office or a body, as a case file has them. */
const withWhom = (code: string, at: string, event: string): string =>
  JSON.stringify([{ at, event, with: code }]);
const consulted = (office: string): Partial<NumberedCase> => ({
  consultations: withWhom(office, '2025-03-01', 'c'),
});
const anchored = (at: string, body = 'it-preparatory-group'): Partial<NumberedCase> => ({
  anchorings: withWhom(body, at, 'a'),
});

const figures = (cases: readonly NumberedCase[], year = 2025, facts = NOTHING.facts) => {
  const { report, evidence } = yearlyReport(year, { ...NOTHING, facts, cases }, BASIS);
  const find = (section: string, label: string) =>
    report.sections.find(({ id }) => id === section)?.rows.find((line) => line.label === label);
  return { report, evidence, find, of: (section: string, label: string) => find(section, label)?.thisYear };
};

describe('cases of a year', () => {
  it('are those whose need was reported in it, with last year beside', () => {
    const { find } = figures([row({}), row({ need_at: '2024-12-31T23:59' }), row({ need_at: '2025-12-31' })]);
    expect(find('category', 'Alla')).toMatchObject({ thisYear: { value: 2 }, lastYear: { value: 1 } });
  });

  it('are counted by category, stage and administration', () => {
    const { of } = figures([
      row({ category: 'operational', stage: 'financed', administration: 'Ängens kontor' }),
      row({}),
    ]);
    expect(of('category', 'Verksamhetssystem')?.value).toBe(1);
    expect(of('stage', 'Finansierat')?.value).toBe(1);
    expect(of('administration', 'Ängens kontor')?.value).toBe(1);
  });
});

describe('how it was recorded', () => {
  const told = (late: readonly string[], facts: Material['facts']) => {
    const cases = ['a', 'b'].map((initiative) => row({ initiative, recorded_late_days: 400 }));
    const material = { ...NOTHING, cases, facts, recordedLate: new Set(late) };
    const { report } = yearlyReport(2025, material, BASIS);
    const [first] = report.sections.find(({ id }) => id === 'recording')?.rows ?? [];
    return [first?.label, first?.thisYear.text];
  };

  it('counts as late what the rules find so, by the time that is set', () => {
    expect(told(['b', 'of another year'], WHOLE)).toEqual([
      'Initiativ med något steg infört sent (efter mer än 14 dagar)',
      '1',
    ]);
    expect(told([], WHOLE)[1]).toBe('0');
  });

  it('says so where nobody has set when it is late: then nothing is', () => {
    expect(told([], factsOf({ [GUIDELINE]: { adopted: adopted('2012-01-01', NORRKOPING) } }))).toEqual([
      'Initiativ med något steg infört sent (hur sent är inte satt)',
      '–',
    ]);
  });
});

describe('preparation before the decision', () => {
  const early = consulted('it-strategist');

  it('is told as parts when there are fewer than five decisions, and in per cent from five', () => {
    const label = 'Samråd med IT-strategen före beslutet: alla';
    expect(figures([decided(early), decided()], 2025, WHOLE).of('preparation', label)?.text).toBe('1 av 2');
    expect(
      figures([decided(early), decided(), decided(), decided(), decided()], 2025, WHOLE).of(
        'preparation',
        label,
      )?.text,
    ).toBe('20\u00A0% (1 av 5)');
    expect(figures([row({})]).of('preparation', label)?.text).toBe('–');
  });

  it('proves nothing on the same day without times, and the order with them', () => {
    const label = 'Förankrat i beredningsgruppen före beslutet: alla';
    const on = (anchoring: string, decision: string) =>
      figures([decided({ ...anchored(anchoring), decision_at: decision })], 2025, WHOLE).of(
        'preparation',
        label,
      )?.text;
    expect(on('2025-03-10', '2025-03-10')).toBe('0 av 1');
    expect(on('2025-03-10T09:00', '2025-03-10T13:00')).toBe('1 av 1');
    expect(on('2025-03-11', '2025-03-10')).toBe('0 av 1');
  });

  it('is with the office and the group that have the function, whatever their codes are', () => {
    const others = {
      ...NORRKOPING,
      version: '2',
      offices: NORRKOPING.offices.map((one) =>
        one.function === 'coordinator' ? { ...one, code: 'digital-officer' } : one,
      ),
      groups: NORRKOPING.groups.map((one) => {
        if (one.function === 'preparatory-body') return { ...one, code: 'financing-group' as const };
        return one.function === 'financing-body' ? { ...one, code: 'it-preparatory-group' as const } : one;
      }),
    };
    const facts = factsOf({ ...WORLD, [GUIDELINE]: { other: adopted('2025-01-01', others) } });
    const told = (change: Partial<NumberedCase>, of = facts) => {
      const { report } = figures([decided(change)], 2025, of);
      const rows = report.sections.find(({ id }) => id === 'preparation')?.rows ?? [];
      return rows
        .filter(({ label }) => /^(Samråd|Förankrat).*: alla$/.test(label))
        .map((row) => row.thisYear.text);
    };
    expect(told(consulted('digital-officer'))).toEqual(['1 av 1', '0 av 1']);
    expect(told(consulted('it-strategist'))).toEqual(['0 av 1', '0 av 1']);
    expect(told(anchored('2025-03-01', 'financing-group'))).toEqual(['0 av 1', '1 av 1']);
    expect(told(anchored('2025-03-01'))).toEqual(['0 av 1', '0 av 1']);
    const days = figures([decided(consulted('digital-officer'))], 2025, facts);
    expect(days.of('lead-times', 'Behov → samråd, median')).toMatchObject({ value: 28, n: 1 });
    // Before there is a guideline an office has the function that it was established with, and no body has one.
    const none = factsOf({ 'office-it-strategist': WORLD['office-it-strategist'] ?? {} });
    expect(told(consulted('it-strategist'), none)).toEqual(['1 av 1', '0 av 1']);
  });

  it('takes both parties to have been contacted', () => {
    const label = 'Upphandlingscentret och IT-enheten kontaktade före beslutet: alla';
    const both = {
      procurement_at: '2025-03-01',
      procurement_event: 'p',
      it_unit_at: '2025-03-02',
      it_unit_event: 'u',
    };
    expect(
      figures([decided(both), decided({ ...both, it_unit_at: null, it_unit_event: null })]).of(
        'preparation',
        label,
      )?.text,
    ).toBe('1 av 2');
  });

  it('takes only the party to have been contacted that the guideline asks for', () => {
    const { shared, operational } = NORRKOPING.paths;
    const contacted = ['it-unit' as const];
    const pack = {
      ...NORRKOPING,
      version: '2',
      paths: { shared: { ...shared, contacted }, operational: { ...operational, contacted } },
    };
    const facts = factsOf({ ...WORLD, [GUIDELINE]: { other: adopted('2025-01-01', pack) } });
    const one = decided({ it_unit_at: '2025-03-02', it_unit_event: 'u' });
    const label = 'Kontakt med IT-enheten före beslutet: alla';
    expect(figures([one, decided()], 2025, facts).of('preparation', label)?.text).toBe('1 av 2');
  });
});

describe('lead times', () => {
  it('are calendar days with median, nearest-rank p90 and how many there were', () => {
    const days = [10, 20, 30, 41].map((length) =>
      decided({ need_at: new Date(Date.UTC(2025, 2, 10) - length * 86_400_000).toISOString().slice(0, 10) }),
    );
    const { of } = figures(days);
    expect(of('lead-times', 'Behov → beslut, median')).toMatchObject({
      value: 25,
      n: 4,
      text: '25 dagar (n\u00A0=\u00A04)',
    });
    expect(of('lead-times', 'Behov → beslut, 90 av 100 högst')).toMatchObject({ value: 41 });
  });

  it('leave out what happened in reverse, and count it', () => {
    const { of } = figures([decided(anchored('2025-03-20'))], 2025, WHOLE);
    expect(of('lead-times', 'Förankring → beslut, median')).toMatchObject({ value: null, n: 0 });
    expect(of('lead-times', 'Förankring → beslut, i omvänd ordning')).toMatchObject({ value: 1 });
  });

  it('have a median and a ninth decile that order does not change', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        expect(median([...values].reverse())).toBe(median(values));
        expect(
          values.filter((value) => value <= (p90(values) as number)).length / values.length,
        ).toBeGreaterThanOrEqual(0.9);
        expect(sorted).toContain(p90(values));
      }),
    );
  });
});

describe('financing', () => {
  const financed = (principle: string, shares: readonly { unit: string; amountOre: number }[]) =>
    decided({
      financing_at: '2025-04-01',
      financing_event: `f-${serial}`,
      financing_principle: principle,
      financing_total_ore: shares.reduce((sum, { amountOre }) => sum + amountOre, 0),
      financing_shares: JSON.stringify(shares),
    });

  it('is zero where a sum comes to nothing, and nothing where nobody has recorded an amount', () => {
    const told = figures([financed('own-use', [{ unit: 'A', amountOre: 100 }])]).find('financing-payer', 'A');
    expect(told?.lastYear).toMatchObject({ value: 0, text: '0\u00A0kr' });
    const budgets = yearlyReport(2026, { ...NOTHING, cases: [], facts: factsOf(WORLD) }, BASIS).report;
    const prices = budgets.sections.find(({ id }) => id === 'price-lists')?.rows ?? [];
    expect(prices[0]?.thisYear.value).toBe(318_000);
    expect(prices[0]?.lastYear).toMatchObject({ value: null, text: '–' });
    const summed = figures([]).find('financing-principle', `${FinancingPrinciple.labels['own-use']}, belopp`);
    expect(summed?.lastYear).toMatchObject({ value: 0, text: '0\u00A0kr' });
  });

  it('is summed by principle and by payer to the öre, and both come to the same', () => {
    const { report, of } = figures([
      financed('distributed', [
        { unit: 'A', amountOre: 101 },
        { unit: 'B', amountOre: 202 },
      ]),
      financed('own-use', [{ unit: 'A', amountOre: 1_000_000 }]),
    ]);
    expect(of('financing-payer', 'A')?.text).toBe('10\u00A0001,01\u00A0kr');
    const sum = (id: string) =>
      report.sections
        .find((section) => section.id === id)
        ?.rows.filter(({ thisYear }) => thisYear.unit === 'ore')
        .reduce((total, { thisYear }) => total + (thisYear.value ?? 0), 0);
    expect(sum('financing-payer')).toBe(1_000_303);
    expect(sum('financing-principle')).toBe(1_000_303);
  });
});

describe('the picture of the findings', () => {
  it('tells the rules that were broken more than once, without their codes', () => {
    const found = (rule: string, event: string): FoundAbout => ({
      rule,
      version: 1,
      mode: 'guard',
      rows: [],
      law: [],
      guideline: 'g@1',
      on: '2025-03-10',
      subject: { kind: 'initiative', id: 'i' },
      event,
      events: [event],
      says: { sv: 'x', en: 'x' },
      remedy: { sv: 'x', en: 'x' },
      about: { name: 'T' },
    });
    const late = 'recorded-in-time';
    const findings = [found(late, 'a'), found(late, 'b'), found('anchored-before-decision', 'c')];
    const { report } = yearlyReport(2025, { ...NOTHING, cases: [], findings }, BASIS);
    const section = report.sections.find(({ id }) => id === 'findings-rule');
    const svg = section ? pictureOf(section, 2025) : '';
    expect(svg).toContain('Händelsen fördes in sent');
    expect(svg).not.toContain(late);
    expect(svg).not.toContain('Beslutet är inte förankrat');
    expect(section?.rows.map(({ label }) => label)).toContain(`Händelsen fördes in sent (${late})`);
  });
});

describe('the page', () => {
  it('tells the rules of the report where they are asked for', () => {
    const html = renderHtml(yearlyReport(2025, { ...NOTHING, cases: [] }, BASIS));
    expect(html).toContain('<details><summary>Regler (1)</summary>anchored-before-decision@1</details>');
    expect(html).not.toContain('<dt>Regler</dt>');
  });

  it('has the follow-up together, and the companies after it', () => {
    const ids = TABLE_SECTIONS.map(({ id }) => id);
    const followUp = ids.filter((id) => id.startsWith('follow-up') || id === 'action-plan');
    const from = ids.indexOf('follow-up-answers');
    expect(ids.slice(from, from + followUp.length)).toEqual(followUp);
    expect(ids.indexOf('companies')).toBeGreaterThan(ids.indexOf('follow-up-gaps'));
  });
});

describe('every figure', () => {
  const cases = [row({}), decided(consulted('it-strategist')), row({ need_at: '2024-05-05' })];

  it('leads to the events behind it: how many, their hash and their ids', () => {
    const { report, evidence } = figures(cases);
    const ids = report.sections.flatMap(({ rows }) =>
      rows.flatMap(({ thisYear, lastYear }) => [thisYear.id, lastYear.id]),
    );
    expect(evidence.map(({ figure }) => figure)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { events, count, hash } of evidence) {
      expect(count).toBe(events.length);
      expect(hash).toBe(hashOf(events));
    }
    const all = evidence.find(({ figure }) => figure === 'category.all.2025');
    expect(all?.events).toEqual(
      cases
        .slice(0, 2)
        .map(({ need_event }) => need_event)
        .sort(),
    );
  });

  it('has a name of its own, however alike the words beside it are', () => {
    const alike = ['Kultur & fritid', 'Kultur-fritid', 'Ängens kontor', 'Angens kontor', '§', '¤'];
    const { report, evidence, of } = figures(
      [...alike, '§'].map((administration) => row({ administration })),
    );
    const names = evidence.map(({ figure }) => figure);
    expect(new Set(names).size).toBe(names.length);
    const section = report.sections.find(({ id }) => id === 'administration');
    expect(section?.rows.length).toBeGreaterThanOrEqual(alike.length);
    const twice = evidence.find(({ figure }) => figure === of('administration', '§')?.id);
    expect(twice?.count).toBe(2);
  });

  it('is the same, byte for byte, when the report is made again', () => {
    const once = () => {
      const made = yearlyReport(2025, { ...NOTHING, cases }, BASIS);
      return JSON.stringify(made) + renderHtml(made) + renderCsv(made.report);
    };
    expect(once()).toBe(once());
  });
});

describe('what people write', () => {
  const hostile = '=HYPERLINK("x")<script>alert(1)</script>"\'&';
  const HELD = { group: 'g', name: hostile, year: 2025, held: 3, events: ['m'] };
  const made = yearlyReport(
    2025,
    { ...NOTHING, cases: [row({ administration: hostile })], meetings: [HELD] },
    { ...BASIS, municipality: hostile },
  );

  it('is text in the page, whatever it looks like', () => {
    const html = renderHtml(made);
    expect(html).not.toContain('<script');
    expect(html).toContain('<svg');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
  });

  it('is no formula in the spreadsheet', () => {
    expect(renderCsv(made.report)).toContain(`"'=HYPERLINK(""x"")`);
    expect(renderCsv(made.report)).not.toMatch(/;"?=HYPER/);
  });
});

describe('amounts', () => {
  it('are written in kronor without a double in between', () => {
    expect([0, 5, 100, 125_000_000, 99_999_999_999_99, -150].map(kronor)).toEqual([
      '0\u00A0kr',
      '0,05\u00A0kr',
      '1\u00A0kr',
      '1\u00A0250\u00A0000\u00A0kr',
      '99\u00A0999\u00A0999\u00A0999,99\u00A0kr',
      '−1,50\u00A0kr',
    ]);
    expect(textOf({ value: 1, unit: 'days', events: [] })).toBe('1 dag');
  });
});
