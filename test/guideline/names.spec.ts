import { describe, expect, it } from '@jest/globals';
import * as f from '../../src/domain/fields.js';
import { MemberUnit } from '../../src/domain/groups/group.fields.js';
import { Recipients } from '../../src/domain/initiatives/initiative.fields.js';
import { UnitEstablished } from '../../src/domain/units/unit.events.js';
import { groupName, labelName, officeName, wordName } from '../../src/guideline/names.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { step } from './told.js';
import { adopted, factsOf, GUIDELINE, WORLD } from './world.js';

const renamed = {
  ...NORRKOPING,
  version: '2',
  groups: NORRKOPING.groups.map((one) =>
    one.function === 'decision-body' ? { ...one, name: 'Digitala rådet' } : one,
  ),
  offices: NORRKOPING.offices.map((one) =>
    one.function === 'coordinator' ? { ...one, name: 'Digitaliseringschefen' } : one,
  ),
};
const facts = factsOf({
  ...WORLD,
  [GUIDELINE]: { adopted: adopted('2012-01-01', NORRKOPING), later: adopted('2025-01-01', renamed) },
});
const [before, after] = [facts.on('2024-12-31'), facts.on('2025-01-01')];

describe('what a code is called', () => {
  it('is what the guideline of the day calls the group or the office, and no rename has to be recorded', () => {
    expect([before, after].map((day) => groupName('it-steering-group', day))).toEqual([
      'IT-styrgruppen',
      'Digitala rådet',
    ]);
    expect([before, after].map((day) => officeName('it-strategist', day))).toEqual([
      'Kommunens IT-strateg',
      'Digitaliseringschefen',
    ]);
    expect([before, after].map((day) => labelName(f.Forum.labels, 'it-steering-group', day))).toEqual([
      'IT-styrgruppen',
      'Digitala rådet',
    ]);
  });

  it('is the name it was laid up with, or the code, where the guideline does not know it', () => {
    const own = facts.rolls.office.filter(({ code }) => !NORRKOPING.offices.some((one) => one.code === code));
    expect(own.map(({ code }) => officeName(code, after))).toEqual(own.map(({ name }) => name));
    expect(own.length).toBeGreaterThan(0);
    expect(officeName('nobody', after)).toBe('nobody');
    expect(groupName('committee', after)).toBe('committee');
  });

  it('is told of a reference by the field that has it', () => {
    expect(wordName(f.ConsultedOffice, 'it-strategist', after)).toBe('Digitaliseringschefen');
    expect(wordName(f.ContactedParty, 'it-unit', after)).toBe('IT-enheten');
    expect(wordName(undefined, 'as it is', after)).toBe('as it is');
  });

  it('is told of whoever was informed, and a name that is told stays', () => {
    const told = (text: string) => wordName(Recipients, text, after);
    expect(told('it-steering-group')).toBe('Digitala rådet');
    expect(told('it-strategist')).toBe('Digitaliseringschefen');
    expect(told('Utbildningskontoret')).toBe('Utbildningskontoret');
  });

  it('is told of the unit that a member sits for', () => {
    const known = factsOf({
      ...WORLD,
      'unit-education-office': {
        established: step(
          UnitEstablished,
          { code: 'education-office', name: 'Utbildningskontoret', kind: 'operations-office' },
          '2012-01-01',
        ),
      },
    }).on('2025-01-01');
    expect(wordName(MemberUnit, 'education-office', known)).toBe('Utbildningskontoret');
    expect(wordName(Recipients, 'education-office', known)).toBe('Utbildningskontoret');
    expect(wordName(MemberUnit, 'Finns inte alls', known)).toBe('Finns inte alls');
  });
});
