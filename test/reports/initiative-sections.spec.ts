import { describe, expect, it } from '@jest/globals';
import { INITIATIVE_SECTIONS } from '../../src/reports/initiative-sections.js';
import type { Material, ToldStep } from '../../src/reports/material.js';
import type { NumberedCase } from '../../src/read-models/queries.js';
import { factsOf, WORLD } from '../guideline/world.js';

const NOTHING: Material = {
  cases: [],
  decisions: [],
  findings: [],
  recordedLate: new Set(),
  deviations: [],
  escalations: [],
  granted: [],
  steps: [],
  meetings: [],
  facts: factsOf(WORLD),
  today: '2026-01-31',
};

const row = (change: object): NumberedCase =>
  ({
    number: '2025-0001',
    administration: 'Utbildningskontoret',
    stage: 'reported',
    need_at: '2025-02-01',
    need_event: 'need',
    coordination_level: null,
    delivery_form: null,
    origin: null,
    ...change,
  }) as NumberedCase;

const step = (type: string, event: string, data: object, on = '2025-03-01'): ToldStep => ({
  event,
  type,
  on,
  number: '2025-0001',
  title: 'T',
  data: data as ToldStep['data'],
});

const figures = (section: string, material: Partial<Material>, year = 2025) => {
  const rows = INITIATIVE_SECTIONS.find(({ id }) => id === section)?.of({ ...NOTHING, ...material }, year);
  return Object.fromEntries((rows ?? []).map(({ key, measured }) => [key, measured]));
};

describe('where initiatives come from', () => {
  it('S048: is counted by origin, and those who have not said count too', () => {
    const cases = [
      row({ origin: 'it-unit-proposal', need_event: 'a' }),
      row({ need_event: 'b' }),
      row({ origin: 'company', need_at: '2024-12-31' }),
      row({ origin: 'company', stage: 'cancelled' }),
    ];
    const told = figures('origin', { cases });
    expect(told['it-unit-proposal']).toEqual({ value: 1, unit: 'count', events: ['a'] });
    expect(told['not-said']).toEqual({ value: 1, unit: 'count', events: ['b'] });
    expect(told['company']?.value).toBe(0);
  });

  it('S007, S012: is counted by level of coordination and by form of delivery', () => {
    const cases = [row({ coordination_level: 'municipality-wide', delivery_form: 'e-service' })];
    expect(figures('coordination-level', { cases })['municipality-wide']?.value).toBe(1);
    expect(figures('delivery-form', { cases })['e-service']?.value).toBe(1);
  });
});

describe('what initiatives are tied to', () => {
  it('S105: is counted by kind', () => {
    const steps = [
      step('InitiativeRelated', 'a', { relation: 'duplicate' }),
      step('InitiativeRelated', 'b', { relation: 'duplicate' }, '2024-03-01'),
    ];
    expect(figures('relations', { steps })).toMatchObject({
      duplicate: { value: 1, events: ['a'] },
      connection: { value: 0 },
    });
  });

  it('S107: is the share of projects that follow the common model', () => {
    const steps = [step('ProjectInitiated', 'a', { model: 'common' }), step('ProjectInitiated', 'b', {})];
    expect(figures('projects', { steps })).toMatchObject({
      all: { value: 2 },
      common: { value: 0.5, of: { part: 1, whole: 2 }, events: ['a', 'b'] },
    });
    expect(figures('projects', {})['common']?.value).toBeNull();
  });

  it('S051: is the hours that each unit has set aside', () => {
    const steps = [
      step('ResourceAllocated', 'a', { unit: 'IT-enheten', hours: 120 }),
      step('ResourceAllocated', 'b', { unit: 'IT-enheten', hours: 40 }),
    ];
    expect(figures('hours', { steps })).toEqual({
      'IT-enheten': { value: 160, unit: 'count', events: ['a', 'b'] },
    });
  });
});

describe('contacts', () => {
  it('S028: are counted by administration; a consultation of another office is none', () => {
    const steps = [
      step('ConsultationHeld', 'a', { consultedOffice: 'it-strategist' }),
      step('ConsultationHeld', 'b', { consultedOffice: 'head-of-it' }),
      step('InformationForwarded', 'c', { recipients: ['IT-styrgruppen'] }),
      step('SupportGiven', 'd', { support: 'method', to: 'Utbildningskontoret' }),
    ];
    expect(figures('contacts', { cases: [row({})], steps })).toMatchObject({
      all: { value: 3, events: ['a', 'c', 'd'] },
      Utbildningskontoret: { value: 3 },
    });
  });
});
