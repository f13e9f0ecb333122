import { describe, expect, it } from '@jest/globals';
import * as c from '../../../src/domain/companies/company.events.js';
import type { PURPOSES } from '../../../src/domain/companies/company.fields.js';
import { judging } from '../given.js';
import { step, type Step, type Steps } from '../told.js';
import { GUIDELINE, parameter } from '../world.js';

type Topic = keyof typeof PURPOSES;
const ALL: Topic[] = ['coordination', 'needs', 'ongoing-projects'];

const met = (meetingDate: string, topics = ALL, metBy = 'it-strategist') =>
  step(c.CompanyMet, { meetingDate, metBy, topics }, meetingDate);
const owned = (share: number, from: string) => step(c.OwnershipChanged, { share, from }, from);

const registered = (code: string, name: string, share: number) =>
  step(c.CompanyRegistered, { code, name, share, from: '2015-01-01' }, '2015-01-01');
const shares = (usesNetwork: boolean, reachable: boolean): Steps => ({
  network: step(c.CompanyNetworkUseRecorded, { usesNetwork, from: '2020-01-01' }, '2020-01-01'),
  reached: step(c.CompanyReachabilityRecorded, { reachable, from: '2020-01-01' }, '2020-01-01'),
});

/** A wholly owned company, met in the year about all there is, on the network and reached. */
const ENERGY: Steps = {
  energy: registered('energy-company', 'Energibolaget', 10_000),
  ...shares(true, true),
  'energy met': met('2025-03-14'),
};
const PORT: Steps = { port: registered('port-company', 'Hamnbolaget', 5_000) };

/** The year with the two companies; the rest of what a year expects lies in other chapters. */
const year = judging('year-2025').knowing('company-energy-company', ENERGY);
const energy = year.in('company-energy-company');
const AFTER = '2026-02-01';

const RULES = ['wholly-owned-companies-met', 'companies-on-the-network', 'companies-reachable'];
const found = (given: typeof year, on = AFTER): string[] =>
  given
    .on(on)
    .findings.map(({ rule }) => rule)
    .filter((rule) => RULES.includes(rule));
const finds = (given: typeof year, rules: readonly string[], on = AFTER): void => {
  const actual = found(given, on).sort().join();
  if (actual !== [...rules].sort().join()) throw new Error(`found ${actual || 'nothing'}`);
};

describe('a wholly owned company', () => {
  const rule = 'wholly-owned-companies-met';

  it('S024: is met in the year by the coordinator', () => {
    finds(year, []);
  });

  it('S024: is found on the last day of the year when nobody met it', () => {
    const unmet = energy.without('energy met').in('year-2025');
    finds(unmet, [rule]);
    unmet.on(AFTER).says(rule, ['Energibolaget, som är helägt, träffades inte under 2025.']);
    unmet.on(AFTER).shows(rule, 'energy');
  });

  it('S024: is found when somebody else met it, or when it was met in another year', () => {
    const byAnother = energy
      .without('energy met')
      .and('met', met('2025-03-14', ALL, 'head-of-it'))
      .in('year-2025');
    finds(byAnother, [rule]);
    byAnother
      .on(AFTER)
      .says(rule, ['Energibolaget har träffats under året, men inte av kommunens samordnare.']);
    finds(energy.without('energy met').and('met', met('2024-12-20')).in('year-2025'), [rule]);
  });

  it('S024: is to be met by the last of December, which is owed while the year goes on', () => {
    const unmet = energy.without('energy met').in('year-2025');
    finds(unmet, [], '2025-10-01');
    unmet.on('2025-10-01').owes(rule, [{ for: 'coordinator', by: '2025-12-31' }]);
    year.on('2025-10-01').owes(rule, [{ for: 'coordinator', by: '2025-12-31', doneOn: '2025-03-14' }]);
  });

  it('S024: is for the coordinator to meet: the company is what it is about', () => {
    const [owed] = energy.without('energy met').in('year-2025').on('2025-10-01').owed(rule);
    expect(owed).toMatchObject({ for: 'coordinator', holder: 'Kommunens IT-strateg' });
    expect(owed?.says.sv).toContain('Träffa Energibolaget');
  });

  it('S024: is so on the year’s last day: one that is owned in part, or was sold, need not be met', () => {
    const unmet = energy.without('energy met');
    finds(unmet.and('sold', owned(9_999, '2025-06-01')).in('year-2025'), []);
    finds(unmet.and('sold', owned(0, '2026-01-01')).in('year-2025'), [rule]);
    finds(year.knowing('company-port-company', PORT), []);
    finds(year.knowing('company-port-company', { ...PORT, bought: owned(10_000, '2025-12-01') }), [...RULES]);
  });
});

describe('the meeting with a wholly owned company', () => {
  const rule = 'company-meetings-cover-purposes';
  const partly = (topics: Topic[]) => energy.without('energy met').and('met', met('2025-03-14', topics));

  it('S025: takes up coordination, needs and ongoing projects', () => {
    energy.on(AFTER).finds([]);
  });

  it('S025: is found when it left something out, which it says', () => {
    const left = partly(['needs']);
    left.on(AFTER).finds([rule]);
    left
      .on(AFTER)
      .says(rule, [
        'Mötena med Energibolaget tog inte upp: möjligheter till samordning, pågående utvecklingsprojekt.',
      ]);
    left.on(AFTER).shows(rule, 'met');
  });

  it('S025: may share the purposes with another of the same year', () => {
    partly(['needs', 'coordination'])
      .and('again', met('2025-09-01', ['ongoing-projects']))
      .on(AFTER)
      .finds([]);
    const elsewhere = partly(['needs', 'coordination']).and('again', met('2026-01-15'));
    elsewhere.on(AFTER).shows(rule, 'met');
  });

  it('S025: with a company that is owned in part is free', () => {
    energy
      .and('sold', owned(5_100, '2025-01-01'))
      .without('energy met')
      .and('met', met('2025-03-14', ['needs']))
      .on(AFTER)
      .finds([]);
  });
});

const SHARED_BY = [
  [
    'S141',
    'companies-on-the-network',
    'network',
    'använder',
    'inte infört om Energibolaget använder kommunens gemensamma nät',
  ],
  ['S143', 'companies-reachable', 'reached', 'nås', 'inte infört om Energibolaget nås genom kommunens växel'],
] as const;

for (const [row, rule, told, verb, unknown] of SHARED_BY)
  describe(`network and switchboard, ${row}`, () => {
    const since = (steps: Steps, from: string): Step => {
      const one = steps[told] as Step;
      return { ...one, at: from, data: { ...one.data, from } };
    };
    const no = told === 'network' ? shares(false, true) : shares(true, false);

    it(`${row}: reach a wholly owned company, and it is found when they do not`, () => {
      finds(year, []);
      const without = energy
        .without(told)
        .and(told, no[told] as Steps[string])
        .in('year-2025');
      finds(without, [rule]);
      if (!without.on(AFTER).of(rule)[0]?.says.sv.startsWith(`Energibolaget ${verb}`))
        throw new Error('says else');
    });

    it(`${row}: are found not to when nothing is recorded, which is said`, () => {
      const silent = energy.without(told).in('year-2025');
      finds(silent, [rule]);
      silent.on(AFTER).says(rule, [`Det är ${unknown}.`]);
    });

    it(`${row}: are found for the part of the year in which they did not, also when they do at its end`, () => {
      const again = (from: string, to: string, more: Steps = {}) =>
        energy
          .without(told)
          .and(told, since(no, from))
          .and('again', since(shares(true, true), to))
          .knowing('company-energy-company', more)
          .in('year-2025');
      finds(again('2025-03-01', '2025-06-01'), [rule]);
      again('2025-03-01', '2025-06-01').on(AFTER).shows(rule, told, 'again');
      const says = again('2025-03-01', '2025-06-01').on(AFTER).of(rule)[0];
      expect(says).toMatchObject({ on: '2025-03-01' });
      expect(says?.says.sv).toContain('från 2025-03-01 till 2025-06-01');
      finds(again('2024-12-31', '2025-06-01'), []);
      finds(again('2025-03-01', '2025-06-01', { sold: owned(0, '2025-02-01') }), []);
    });

    it(`${row}: are asked only when the year has ended`, () => {
      finds(energy.without(told).in('year-2025'), [], '2025-12-31');
    });

    it(`${row}: reach companies owned in part only from the share that the municipality has set`, () => {
      const both = year.knowing('company-port-company', PORT);
      finds(both, []);
      const from = (share: number) =>
        both.knowing(GUIDELINE, { networkCompanyShare: parameter('networkCompanyShare', share) });
      finds(from(5_001), []);
      finds(from(5_000), ['companies-on-the-network', 'companies-reachable']);
      const sold = { ...PORT, sold: owned(0, '2025-07-01') };
      finds(from(1).knowing('company-port-company', sold), []);
    });
  });
