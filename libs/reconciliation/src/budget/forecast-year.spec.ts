import { addDays, parseBusinessDate, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { forecastYear, type DayUse } from './forecast-year.js';

const TODAY = parseBusinessDate('2026-12-21');
const YEAR_END = parseBusinessDate('2026-12-31');

function weeks(of: (day: BusinessDate, at: number) => number): DayUse[] {
  return Array.from({ length: 56 }, (_, at) => {
    const day = addDays(TODAY, at - 56);
    return { day, usedFen: of(day, at) };
  }).filter(({ usedFen }) => usedFen !== 0);
}

describe('forecastYear', () => {
  it('carries an even use on to the last day, with nothing between low and high', () => {
    const forecast = forecastYear({
      ...{ today: TODAY, yearEnd: YEAR_END, usedFen: 90_000, budgetFen: 100_000 },
      uses: weeks(() => 1000),
    });
    expect(forecast).toEqual({ expectedFen: 100_000, lowFen: 100_000, highFen: 100_000, emptyOn: null });
  });

  it('expects nothing on the weekdays that used nothing', () => {
    const onSundays = weeks((day) => (weekdayOf(day) === 7 ? 500 : 0));
    const at = { today: TODAY, yearEnd: YEAR_END, usedFen: 0 };
    // 2026-12-27 is the one Sunday left.
    expect(forecastYear({ ...at, budgetFen: 500, uses: onSundays })).toMatchObject({ expectedFen: 500, emptyOn: null });
    expect(forecastYear({ ...at, budgetFen: 499, uses: onSundays }).emptyOn).toBe('2026-12-27');
  });

  it('names today when it is used up, and widens with the scatter of the days', () => {
    const uses = weeks((_, at) => (Math.floor(at / 7) % 2 === 0 ? 900 : 1100));
    const forecast = forecastYear({ today: TODAY, yearEnd: YEAR_END, usedFen: 10, budgetFen: 9, uses });
    expect(forecast).toMatchObject({ expectedFen: 10_010, emptyOn: TODAY });
    // Each day is 100 off its mean: √(56 · 100² / 49) · √10 · 1.96.
    expect(forecast.highFen - forecast.expectedFen).toBe(663);
    expect(forecast.expectedFen - forecast.lowFen).toBe(663);
  });

  it('has nothing to expect on the last day of the year', () => {
    const uses = [{ day: addDays(YEAR_END, -1), usedFen: 700 }];
    const forecast = forecastYear({ today: YEAR_END, yearEnd: YEAR_END, usedFen: 700, budgetFen: 700, uses });
    expect(forecast).toEqual({ expectedFen: 700, lowFen: 700, highFen: 700, emptyOn: null });
  });
});
