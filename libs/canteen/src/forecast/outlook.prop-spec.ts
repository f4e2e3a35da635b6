import { addDays, parseBusinessDate, weekdayOf } from '@nuancan/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEATHERS } from './forecast-words.js';
import { hindcastsOf, outlookOf, type PastDay } from './outlook.js';

const FIRST = parseBusinessDate('2026-05-04');
const pastDay = fc.record({
  portions: fc.integer({ min: 1, max: 400 }),
  served: fc.integer({ min: 0, max: 9 }).map((draw) => draw > 0),
  weather: fc.option(fc.constantFrom(...WEATHERS)),
  foreseen: fc.option(fc.constantFrom(...WEATHERS)),
  isHoliday: fc.integer({ min: 0, max: 19 }).map((draw) => draw === 0),
});
/** Up to ten weeks, some days without service. */
const history = fc.array(pastDay, { minLength: 30, maxLength: 70 }).map((days) =>
  days.flatMap(({ served, isHoliday, ...rest }, at): PastDay[] => {
    const day = addDays(FIRST, at);
    const kind = isHoliday ? 'holiday' : weekdayOf(day) > 5 ? 'weekend' : 'working';
    return served ? [{ day, kind, ...rest }] : [];
  }),
);

describe('outlookOf', () => {
  it('forecasts of a day what was known before it, whatever comes later', () => {
    fc.assert(
      fc.property(history, history, fc.integer({ min: 1, max: 7 }), (days, others, leadDays) => {
        const cut = days.at(-10)?.day;
        // Of a later day the forecast may know what was changed.
        const firstOf = (told: readonly PastDay[]) =>
          hindcastsOf(told, { last: 10, leadDays }).find(({ day }) => day.day === cut);
        const made = firstOf(days);
        fc.pre(made !== undefined);
        // Everything from the first compared day on is another; its own calendar and foreseen weather stay.
        const moved = days.map((day, at) =>
          cut === undefined || day.day < cut
            ? day
            : { ...day, portions: others[at % others.length]?.portions ?? 1, weather: 'storm' as const },
        );
        expect(firstOf(moved)?.portions).toBe(made?.portions);
      }),
      { numRuns: 60 },
    );
  });

  it('has the forecast within its range, and never below zero', () => {
    fc.assert(
      fc.property(history, (days) => {
        const last = days.at(-1);
        if (last === undefined) return;
        const outlook = outlookOf(days, { day: addDays(last.day, 2), kind: 'working', weather: null }, last.day);
        if (outlook === null) return;
        expect(outlook.portions).toBeGreaterThanOrEqual(0);
        if (outlook.range === null) return;
        expect(outlook.range.least).toBeGreaterThanOrEqual(0);
        expect(outlook.range.least).toBeLessThanOrEqual(outlook.range.most);
      }),
      { numRuns: 60 },
    );
  });
});
