import { describe, expect, it } from '@jest/globals';
import * as s from '../../src/domain/systems/system.events.js';
import * as k from '../../src/domain/systems/upkeep.events.js';
import type { Material } from '../../src/reports/material.js';
import { REGISTER_SECTIONS } from '../../src/reports/register-sections.js';
import { idOf, step, type Step, type Steps } from '../guideline/told.js';
import { DEPUTY, factsOf, OWNER, WORLD } from '../guideline/world.js';

const SCHOOL = 'system-school-platform';

const owner = (person: string, from: string, more: object = {}): Step =>
  step(s.OwnerAppointed, { person, from, ...more }, from);

/** The rows of the section that are not zero, of the shared world with something more in the school platform. */
function rowsOf(more: Steps, year = 2025) {
  const facts = factsOf({ ...WORLD, [SCHOOL]: { ...WORLD[SCHOOL], ...more } });
  const rows = REGISTER_SECTIONS[0]?.of({ facts } as unknown as Material, year) ?? [];
  return Object.fromEntries(rows.map(({ key, measured }) => [key, measured]));
}

describe('the register of systems in the report', () => {
  it('is counted by category and sort, each figure with its events', () => {
    const rows = rowsOf({
      sort: step(k.SubKindSet, { subKind: 'administrative-support', from: '2025-01-01' }, '2025-01-01'),
    });
    expect(rows['all']?.value).toBe(11);
    expect(rows['category-shared']?.value).toBe(10);
    expect(rows['category-operational']).toEqual({
      value: 1,
      unit: 'count',
      events: [idOf('school platform')],
    });
    // The sort is said of shared systems alone.
    expect(rows['sub-kind-administrative-support']?.value).toBe(0);
    expect(rows['sub-kind-unknown']?.value).toBe(10);
  });

  it('tells vacant owners, and changes of owner without a decision', () => {
    expect(rowsOf({})['owner-vacant']?.value).toBe(0);
    const changed = rowsOf({
      left: step(s.OwnerLeft, { person: OWNER, to: '2025-03-01' }, '2025-03-01'),
      undecided: owner(DEPUTY, '2025-03-01', { to: '2025-06-01' }),
      decided: owner(OWNER, '2025-06-01', { to: '2025-09-01', initiative: '2025-0003' }),
      office: owner(DEPUTY, '2025-09-01', { to: '2025-12-01', deciderOffice: 'head-of-schools' }),
    });
    expect(changed['owner-changed']?.events).toEqual([idOf('undecided')]);
    expect(changed['owner-vacant']?.events).toEqual([idOf('school platform')]);
  });

  it('tells which critical systems have a plan for the year', () => {
    const assessed = step(
      s.CriticalitySet,
      { criticality: 'critical', from: '2024-01-01', assessingOffice: 'it-strategist' },
      '2024-01-01',
    );
    const plan = step(k.MaintenancePlanAdopted, { planYear: '2025' }, '2025-02-05');
    const rows = rowsOf({ assessed, plan });
    expect(rows['critical']?.events).toEqual([idOf('assessed')]);
    expect(rows['critical-planned']?.events).toEqual([idOf('plan')]);
    expect(rowsOf({ assessed, plan }, 2026)['critical-planned']?.value).toBe(0);
  });

  it('tells what is classified, and what was decided on', () => {
    const classified = step(
      k.SystemClassified,
      { classifiedOn: '2025-02-10', confidentiality: 2, integrity: 2, availability: 2 },
      '2025-02-10',
    );
    const rows = rowsOf({ classified });
    expect(rows['classified']?.events).toEqual([idOf('classified')]);
    // The ten that the register began with; the school platform names its initiative.
    expect([rows['before-ledger']?.value, rows['undecided']?.value]).toEqual([10, 0]);
    const told = WORLD[SCHOOL]?.['school platform'] as Step;
    const { initiative: _none, ...data } = told.data;
    expect(rowsOf({ 'school platform': { ...told, data } })['undecided']?.value).toBe(1);
  });

  it('tells by whom they are run', () => {
    const run = step(
      k.OperationSet,
      { duties: ['operation'], supplier: 'Exempeldrift AB', from: '2025-01-01' },
      '2025-01-01',
    );
    const rows = rowsOf({ run });
    expect(rows['operation-Exempeldrift AB']?.events).toEqual([idOf('run')]);
    expect(rows['operation-IT-enheten']?.events).toEqual([idOf('platform run')]);
    expect(rows['operation-']?.value).toBe(9);
  });

  it('leaves out what is not in use at the end of the year', () => {
    const retired = step(s.SystemRetired, { on: '2025-12-31' }, '2025-12-01');
    expect([rowsOf({ retired })['all']?.value, rowsOf({ retired }, 2024)['all']?.value]).toEqual([10, 11]);
  });
});
