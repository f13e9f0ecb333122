import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  aYearAfter,
  aYearBefore,
  daysBetween,
  daysUntil,
  isBefore,
  isDay,
  isMoment,
  knownUntil,
  localDay,
  localMoment,
} from '../../src/domain/dates.js';

const ZONE = 'Europe/Stockholm';

describe('a day', () => {
  it('is one that exists', () => {
    expect(['2024-02-29', '2025-12-31'].map(isDay)).toEqual([true, true]);
    expect(['2025-02-29', '2025-13-01', '2025-1-1', '25-01-01', '0000-01-01', ''].map(isDay)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('lies in the years that plans are made for, so that no sum of days leaves four digits', () => {
    expect(['1900-01-01', '2199-12-31'].map(isDay)).toEqual([true, true]);
    expect(['1899-12-31', '2200-01-01', '9999-12-31'].map(isDay)).toEqual([false, false, false]);
  });

  it('may have a time of day, to the minute', () => {
    expect(['2025-03-14', '2025-03-14T13:30'].map(isMoment)).toEqual([true, true]);
    expect(
      ['2025-03-14T24:00', '2025-03-14 13:30', '2025-03-14T13:30:00', '2025-03-14T13:30Z'].map(isMoment),
    ).toEqual([false, false, false, false]);
  });
});

describe('order', () => {
  it('proves nothing between two dates of one day without times', () => {
    expect(isBefore('2025-03-14', '2025-03-14')).toBe(false);
    expect(isBefore('2025-03-14T08:00', '2025-03-14')).toBe(false);
    expect(isBefore('2025-03-14', '2025-03-14T08:00')).toBe(false);
  });

  it('is the order of times within a day, and of days else', () => {
    expect(isBefore('2025-03-14T08:00', '2025-03-14T08:01')).toBe(true);
    expect(isBefore('2025-03-14T23:59', '2025-03-15')).toBe(true);
    expect(isBefore('2025-03-15', '2025-03-14T23:59')).toBe(false);
  });

  it('counts calendar days, over a change to summer time too', () => {
    expect(daysBetween('2025-03-29', '2025-03-31')).toBe(2);
    expect(daysBetween('2025-03-14T23:00', '2025-03-14T01:00')).toBe(0);
    expect(daysBetween('2025-01-01', '2024-12-31')).toBe(-1);
  });
});

describe("the ledger's time zone", () => {
  it('decides the day of an instant', () => {
    expect(localMoment('2025-12-31T23:30:00.000Z', ZONE)).toBe('2026-01-01T00:30');
    expect(localDay('2025-06-30T22:00:00.000Z', ZONE)).toBe('2025-07-01');
  });

  it('decides how many days late something was recorded', () => {
    expect(daysUntil('2025-12-31', '2025-12-31T23:30:00.000Z', ZONE)).toBe(1);
    expect(daysUntil('2025-12-31T23:59', '2025-12-31T22:30:00.000Z', ZONE)).toBe(0);
    expect(daysUntil('2025-03-29', '2025-03-31T00:00:00.000Z', ZONE)).toBe(2);
  });

  it('ends a day, in winter and in summer', () => {
    expect(knownUntil('2025-12-31', ZONE)).toBe('2025-12-31T22:59:59.999Z');
    expect(knownUntil('2025-06-30', ZONE)).toBe('2025-06-30T21:59:59.999Z');
    expect(knownUntil('2025-03-30', ZONE)).toBe('2025-03-30T21:59:59.999Z');
    expect(knownUntil('2025-06-30T12:00', ZONE)).toBe('2025-06-30T10:00:59.999Z');
    expect(knownUntil('2025-06-30T10:00:00Z', ZONE)).toBe('2025-06-30T10:00:00.000Z');
    expect(knownUntil('i går', ZONE)).toBeUndefined();
  });

  it('puts every instant of a day, and no other, before the end of that day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }),
        fc.constantFrom(ZONE, 'UTC', 'America/St_Johns', 'Pacific/Apia'),
        (instant, zone) => {
          const day = localDay(instant, zone);
          expect(instant.toISOString() <= (knownUntil(day, zone) as string)).toBe(true);
          const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
          expect(instant.toISOString() > (knownUntil(before, zone) as string)).toBe(true);
        },
      ),
    );
  });
});

describe('twelve calendar months', () => {
  it('are 365 days, or 366 where the leap day lies between, and end with February where it does', () => {
    expect(['2024-02-28', '2024-02-29', '2024-03-01', '2025-01-31'].map(aYearAfter)).toEqual([
      '2025-02-28',
      '2025-03-01',
      '2025-03-01',
      '2026-01-31',
    ]);
    expect(['2024-12-31', '2024-02-29', '2025-03-01'].map(aYearBefore)).toEqual([
      '2023-12-31',
      '2023-02-28',
      '2024-03-01',
    ]);
  });
});
