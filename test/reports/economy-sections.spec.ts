import { describe, expect, it } from '@jest/globals';
import * as e from '../../src/domain/economy/economy.events.js';
import { ECONOMY_SECTIONS } from '../../src/reports/economy-sections.js';
import { TABLE_SECTIONS } from '../../src/reports/sections.js';
import type { Material } from '../../src/reports/material.js';
import { ECONOMY } from '../guideline/economy-world.js';
import { idOf, step } from '../guideline/told.js';
import { factsOf, WORLD } from '../guideline/world.js';

const NOTHING: Material = {
  cases: [],
  decisions: [],
  findings: [],
  recordedLate: new Set(),
  deviations: [],
  steps: [],
  escalations: [],
  granted: [],
  meetings: [],
  facts: factsOf(WORLD),
  today: '2026-01-31',
};

/** The rows of a section as label, value and the names of the steps they rest on. */
const rowsOf = (id: string, year: number, material: Partial<Material> = {}) =>
  ECONOMY_SECTIONS.find((section) => section.id === id)
    ?.of({ ...NOTHING, ...material }, year)
    .map(({ label, measured }) => [label, measured.value, measured.events]);
const ids = (...names: string[]): string[] => names.map(idOf);

describe('the report about the money of budget years', () => {
  it('S044: has the rent by unit and class, resting on the price list that holds last and the base', () => {
    const rests = ids('changed rent', 'rental base');
    expect(rowsOf('rent', 2026)).toEqual([
      ['All hyra', 640 * 318_000, rests],
      ['education-office', 640 * 318_000, rests],
      ['Hyrda: dator', 640, ids('rental base')],
    ]);
    expect(rowsOf('rent', 2025)).toEqual([]);
    expect(rowsOf('rent', 2031)).toEqual([]);
  });

  it('S121: has the prices as decided and as changed', () => {
    const rows = rowsOf('price-lists', 2026) ?? [];
    expect(rows[0]).toEqual(['Dator, som hyran bestämdes', 318_000, ids('rent')]);
    expect(rows[3]).toEqual(['Dator, efter ändringar', 318_000, ids('changed rent')]);
    expect(rows.slice(-2)).toEqual([
      ['Ändringar efter beslutet', 1, ids('changed rent')],
      ['Bestämd först under året', 0, []],
    ]);
  });

  it('S118, S119: has the levels by how many years ahead they are', () => {
    const rows = rowsOf('cost-levels', 2026) ?? [];
    expect(rows.map(([label]) => label).slice(0, 3)).toEqual([
      'Investering, första året',
      'Drift, första året',
      'Investering, år 2',
    ]);
    expect(rows.length).toBe(8);
    expect(rowsOf('cost-levels', 2025)).toEqual([]);
    expect(rowsOf('presented', 2025)).toEqual([
      ['Kostnadsnivåer redovisade', 1, ids('cost levels')],
      ['Hyressystemet redovisat', 1, ids('rental system')],
    ]);
  });

  it('S067, S071: has the budget proposal and the plans that were valid', () => {
    expect(rowsOf('platform', 2026)).toEqual([
      ['Finansieringsförslag', 2_000_000_000, ids('platform financing')],
      ['Budgetförslag, investering', 1_000_000_000, ids('platform budget')],
      ['Budgetförslag, drift', 1_000_000_000, ids('platform budget')],
      ['Planer som gällt någon dag under året', 1, ids('platform plan')],
    ]);
  });

  it('S046, A17: has the frames, what was used of them, and what is left, also when it is less than nothing', () => {
    const central = step(e.BudgetFrameSet, { kind: 'central-funds', amountOre: 100 }, '2024-12-10');
    const facts = factsOf({ ...WORLD, 'economy-2025': { ...ECONOMY['economy-2025'], central } });
    const grant = (event: string, budgetYear: number) => ({
      event,
      type: 'CentralFundsGranted',
      on: '2025-05-02',
      number: '2025-0001',
      title: 'Sensorer',
      data: { grantedOre: 150, totalOre: 300, budgetYear },
    });
    const rows = rowsOf('frames', 2025, { facts, granted: [grant('g', 2025), grant('other', 2024)] });
    const equipment = 'Investering i utrustning som hyrs ut';
    expect(rows).toEqual([
      [`${equipment}, ram`, 100_000_000, ids('equipment frame')],
      [`${equipment}, använt`, 60_000_000, ids('first purchases')],
      [`${equipment}, kvar`, 40_000_000, ids('equipment frame', 'first purchases')],
      ['Centrala medel, ram', 100, ids('central')],
      ['Centrala medel, använt', 150, ['g']],
      ['Centrala medel, kvar', -50, [...ids('central'), 'g']],
    ]);
  });

  it('S039, S043: has the orders of each kind', () => {
    expect(rowsOf('orders', 2025)).toEqual([
      ['Dator- och telefoniutrustning', 0, []],
      ['Skrivare', 0, []],
      ['Systembehörigheter', 0, []],
      ['Liknande produkter och tjänster', 40, ids('similar orders')],
    ]);
  });

  it('A01: has the groups that have a say about money, by the guideline of the year', () => {
    const [table] = TABLE_SECTIONS.find(({ id }) => id === 'money-mandates')?.of(NOTHING, 2025).tables ?? [];
    expect(table?.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])).toEqual([
      ['IT-styrgruppen', 'Långsiktiga budget- och finansieringsfrågor; Besluta om centrala medel'],
      ['Systemägargruppen', 'Besluta om finansieringsprinciper'],
      ['Finansieringsgruppen', 'Bestämma hyreskostnaden'],
    ]);
    expect(table?.rows[0]?.cells[0]?.events).toEqual(ids('adopted'));
  });
});
