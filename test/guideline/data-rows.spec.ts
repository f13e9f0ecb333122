import { describe, expect, it } from '@jest/globals';
import { InitiativeKind } from '../../src/domain/fields.js';
import { NeedReported } from '../../src/domain/initiatives/initiative.events.js';
import { SupportGiven } from '../../src/domain/initiatives/preparation.events.js';
import { problemsOfData } from '../../src/domain/event-check.js';
import { placeIn } from '../../src/guideline/coverage.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';

const quote = (id: string): string => NORRKOPING.rows.find((one) => one.id === id)?.quote ?? '';
const examples = (fields: Readonly<Record<string, { example: unknown }>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, { example }]) => [name, example]));

describe('what the record can say', () => {
  it('S011: an initiative need not be about a system', () => {
    const { systemId: _system, systemName: _name, ...need } = examples(NeedReported.fields);
    expect(problemsOfData(NeedReported, { ...need, category: 'no-system' } as never)).toBeUndefined();
  });

  it('S013: an initiative is anything from a purchase to a development around an e-service', () => {
    const need = examples(NeedReported.fields);
    const kinds = Object.keys(InitiativeKind.labels);
    for (const kind of kinds)
      expect(problemsOfData(NeedReported, { ...need, kind } as never)).toBeUndefined();
    expect(kinds).toEqual(expect.arrayContaining(['purchase', 'upgrade', 'e-service', 'development']));
  });

  it('S019: support is knowledge of the world around, of technology, of methods or of procurement', () => {
    const given = examples(SupportGiven.fields);
    for (const support of ['outside-knowledge', 'technical', 'method', 'procurement'])
      expect(problemsOfData(SupportGiven, { ...given, support } as never)).toBeUndefined();
    expect(problemsOfData(SupportGiven, { ...given, support: 'money' } as never)).toBeDefined();
  });
});

describe('what the shipped guideline has', () => {
  it.each([
    ['S129', 'finance-system'],
    ['S130', 'reporting-system'],
    ['S131', 'payroll-system'],
    ['S132', 'email-system'],
    ['S133', 'geographic-system'],
    ['S134', 'population-register'],
    ['S135', 'property-register'],
    ['S136', 'case-register'],
    ['S137', 'it-platform'],
    ['S138', 'website'],
  ])('%s: lists a shared system by the name it has in the text', (row, code) => {
    expect(placeIn(NORRKOPING, `/systems/${code}`)).toMatchObject({ name: quote(row) });
  });

  it.each([
    ['S081', 'it-preparatory-group', 'preparatory-body'],
    ['S099', 'system-owners-group', 'system-owners-body'],
    ['S113', 'financing-group', 'financing-body'],
  ])('%s: has the group, with its function', (row, code, of) => {
    const group = NORRKOPING.groups.find((one) => one.code === code);
    expect(group).toMatchObject({ function: of });
    expect(group?.rows).toContain(row);
  });

  it.each([
    ['S095', 'it-preparatory-group', 'Näringslivskontoret'],
    ['S096', 'it-preparatory-group', 'Informationskontoret'],
    ['S097', 'it-preparatory-group', 'IT-enheten'],
    ['S114', 'financing-group', 'Förvaltningsekonomerna'],
    ['S116', 'financing-group', 'IT-enhetens ekonomfunktion'],
  ])('%s: has a unit represented in the group', (_row, code, unit) => {
    expect(placeIn(NORRKOPING, `/groups/${code}/members/units`)).toContain(unit);
  });

  it.each([
    ['S115', 'finance-director'],
    ['S117', 'coordinator'],
  ])('%s: has an office in the financing group', (_row, office) => {
    expect(placeIn(NORRKOPING, '/groups/financing-group/members/offices')).toContain(office);
  });
});
