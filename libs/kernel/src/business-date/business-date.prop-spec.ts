import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, daysBetween, isBusinessDate, parseBusinessDate, weekdayOf, weekStartOf } from '../index.js';

const DAY_MS = 86_400_000;
/** Any day of the years 0001–9999, as days since 1970, leaving room to add. */
const days = fc.integer({ min: -700_000, max: 2_900_000 });
const isoOf = (dayNumber: number): string => new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);

describe('BusinessDate against the built-in calendar', () => {
  test('adds days, finds the distance back, and the weekday', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -10_000, max: 10_000 }), (start, add) => {
        const from = parseBusinessDate(isoOf(start));
        const to = addDays(from, add);
        expect(to).toBe(isoOf(start + add));
        expect(daysBetween({ from, to })).toBe(add);
        expect(weekdayOf(from) % 7).toBe(new Date(start * DAY_MS).getUTCDay());
        expect(weekdayOf(weekStartOf(from))).toBe(1);
        expect(daysBetween({ from: weekStartOf(from), to: from })).toBeLessThan(7);
      }),
    );
  });

  test('admits exactly the days that exist', () => {
    const part = (max: number): fc.Arbitrary<string> =>
      fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part(14), part(33), (year, month, day) => {
        const text = `${String(year).padStart(4, '0')}-${month}-${day}`;
        const ms = Date.parse(`${text}T00:00:00Z`);
        expect(isBusinessDate(text)).toBe(!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text));
      }),
    );
  });
});
