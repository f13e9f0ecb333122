import { describe, it } from '@jest/globals';
import * as o from '../../../src/domain/offices/office.events.js';
import { judging } from '../given.js';
import { step } from '../told.js';
import { DEPUTY, STRATEGIST } from '../world.js';

const OFFICE = 'office-it-strategist';
const year = judging('year-2025');
const until = (to: string) => ({ left: step(o.HolderLeft, { person: STRATEGIST, to }, to) });
const next = (from: string) => ({ next: step(o.HolderAppointed, { person: DEPUTY, from }, from) });

describe("the coordinator's office in a year", () => {
  it('S027: is not found when one person held it all the time, or one after another', () => {
    year.on('2026-01-01').finds([]);
    year
      .knowing(OFFICE, { ...until('2025-06-01'), ...next('2025-06-01') })
      .on('2026-01-01')
      .finds([]);
  });

  it('S027: is found for the days on which nobody held it, when the year is over', () => {
    const vacant = year.knowing(OFFICE, { ...until('2025-06-01'), ...next('2025-07-01') });
    vacant.on('2025-12-31').finds([]);
    vacant
      .on('2026-01-01')
      .says('coordinator-held-by-one', [
        'Ingen innehade befattningen som kommunens IT-strateg, eller var ersättare, från 2025-06-01 till 2025-07-01.',
      ]);
    vacant
      .on('2026-01-01')
      .shows('coordinator-held-by-one', 'it-strategist established', 'it-strategist held', 'next');
    year
      .knowing(OFFICE, { ...until('2024-12-01'), ...next('2025-02-01') })
      .on('2026-01-01')
      .shows('coordinator-held-by-one', 'it-strategist established', 'it-strategist held', 'next');
    year
      .knowing(OFFICE, until('2025-12-01'))
      .on('2026-01-01')
      .says('coordinator-held-by-one', [
        'Ingen innehade befattningen som kommunens IT-strateg, eller var ersättare, från 2025-12-01 till 2026-01-01.',
      ]);
  });

  it('S027: is not found when somebody acted in the place of the holder', () => {
    year
      .knowing(OFFICE, {
        ...until('2025-06-01'),
        ...next('2025-07-01'),
        substitute: step(
          o.SubstituteAppointed,
          { person: DEPUTY, from: '2025-06-01', to: '2025-07-01' },
          '2025-06-01',
        ),
      })
      .on('2026-01-01')
      .finds([]);
  });

  it('S027: is found when two held it at the same time', () => {
    year
      .knowing(OFFICE, next('2025-06-01'))
      .on('2026-01-01')
      .says('coordinator-held-by-one', [
        'Två personer innehade befattningen som kommunens IT-strateg samtidigt.',
      ]);
    year
      .knowing(OFFICE, next('2025-06-01'))
      .on('2026-01-01')
      .shows('coordinator-held-by-one', 'it-strategist established', 'it-strategist held', 'next');
    year
      .knowing(OFFICE, { ...until('2025-06-02'), ...next('2025-06-01') })
      .on('2026-01-01')
      .finds(['coordinator-held-by-one']);
  });

  it('S027: is not found before the first holder that is known', () => {
    year.unaware(OFFICE, 'it-strategist held').knowing(OFFICE, next('2025-03-01')).on('2026-01-01').finds([]);
    year.unaware(OFFICE, 'it-strategist held').on('2026-01-01').finds([]);
  });
});
