import { describe, it } from '@jest/globals';
import * as u from '../../../src/domain/units/unit.events.js';
import { judging } from '../given.js';
import { step, type Step } from '../told.js';

const RULE = 'unit-name-is-its-own';
const named = (code: string, name: string, on: string): Step =>
  step(u.UnitEstablished, { code, name, kind: 'department' }, on);
const ended = (on: string): Step => step(u.UnitEnded, { on }, on);
const TODAY = '2025-06-30';
const second = (name: string, on: string) =>
  judging('unit-second').knowing('unit-second', { second: named('second', name, on) });

describe('units of one name', () => {
  it('are found at the one that came last, with both codes and what shows the other', () => {
    const found = second('IT-enheten', '2025-03-01').on(TODAY);
    found.finds([RULE]);
    found.says(RULE, [
      'IT-enheten heter både it-unit och second: det som räknas efter namn går inte att skilja åt.',
    ]);
    found.shows(RULE, 'second', 'it-unit established');
  });

  it('are found however the name is spelt', () => {
    second('it-enheten', '2025-03-01').on(TODAY).finds([RULE]);
  });

  it('are found once, whichever was recorded first', () => {
    second('Kontaktcenter', '2025-03-01')
      .knowing('unit-first', { first: named('first', 'Kontaktcenter', '2024-01-01') })
      .on(TODAY)
      .finds([RULE]);
    second('Kontaktcenter', '2025-03-01')
      .knowing('unit-later', { later: named('later', 'Kontaktcenter', '2025-05-01') })
      .on(TODAY)
      .finds([]);
  });

  it('are not found when they have other names, or when the first had ended', () => {
    second('Kontaktcenter', '2025-03-01').on(TODAY).finds([]);
    const after = (endedOn: string) =>
      second('Kontaktcenter', '2025-03-01').knowing('unit-first', {
        first: named('first', 'Kontaktcenter', '2024-01-01'),
        'first ended': ended(endedOn),
      });
    after('2025-03-01').on(TODAY).finds([]);
    after('2025-03-02').on(TODAY).finds([RULE]);
  });
});
