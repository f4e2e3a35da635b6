import { addDays, parseBusinessDate, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { forecastPortions, LEAST_DAYS, type ServedDay } from './forecast-portions.js';
import type { Weather } from './forecast-words.js';

const MONDAY = parseBusinessDate('2026-06-01');

/** So many days from a Monday on; Sundays have half of what other days have. */
function days(count: number, change: (day: BusinessDate, at: number) => Partial<ServedDay> = () => ({})): ServedDay[] {
  return Array.from({ length: count }, (_, at): ServedDay => {
    const day = addDays(MONDAY, at);
    return { day, kind: 'working', weather: null, portions: weekdayOf(day) === 7 ? 50 : 100, ...change(day, at) };
  }).map((one) => ({ ...one, kind: one.kind === 'working' && weekdayOf(one.day) > 5 ? 'weekend' : one.kind }));
}

const on = (at: number, weather: Weather | null = null, kind: ServedDay['kind'] = 'working') => ({
  ...{ day: addDays(MONDAY, at), kind, weather },
});
const portionsOn = (history: readonly ServedDay[], target: ReturnType<typeof on>): number =>
  forecastPortions(history, target)?.portions ?? Number.NaN;

describe('forecastPortions', () => {
  it('says nothing before there are two weeks of served days', () => {
    expect(forecastPortions(days(LEAST_DAYS - 1), on(20))).toBeNull();
    expect(forecastPortions(days(LEAST_DAYS), on(20))).not.toBeNull();
  });

  it('knows a quiet Sunday from a Monday', () => {
    const history = days(56);
    expect(portionsOn(history, on(62, null, 'weekend'))).toBeLessThan(62);
    expect(portionsOn(history, on(57))).toBeCloseTo(100, -1);
  });

  it('takes a Sunday that is worked for a Monday', () => {
    expect(portionsOn(days(56), on(62, null, 'working'))).toBeCloseTo(100, -1);
  });

  it('follows a level that has changed', () => {
    const grown = days(84, (day, at) => ({ portions: (weekdayOf(day) === 7 ? 50 : 100) * (at < 42 ? 1 : 1.5) }));
    expect(portionsOn(grown, on(85))).toBeGreaterThan(140);
  });

  it('learns what rain does, and says so of weather it has not seen', () => {
    const rainy = days(84, (day, at) =>
      at % 6 === 0 ? { weather: 'rain', portions: (weekdayOf(day) === 7 ? 50 : 100) * 0.8 } : {},
    );
    expect(portionsOn(rainy, on(85, 'rain'))).toBeCloseTo(80, -1);
    expect(portionsOn(rainy, on(85))).toBeGreaterThan(95);
    expect(forecastPortions(rainy, on(85, 'rain'))?.unlearnt).toEqual([]);
    expect(forecastPortions(rainy, on(85, 'storm'))).toEqual({
      portions: portionsOn(rainy, on(85)),
      unlearnt: ['weather'],
    });
  });

  it('learns what days off do, and says so when it has not seen one', () => {
    const withHolidays = days(84, (_, at) => (at >= 30 && at < 33 ? { kind: 'holiday', portions: 60 } : {}));
    expect(portionsOn(withHolidays, on(85, null, 'holiday'))).toBeLessThan(85);
    expect(forecastPortions(withHolidays, on(85, null, 'holiday'))?.unlearnt).toEqual([]);
    expect(forecastPortions(days(84), on(85, null, 'holiday'))?.unlearnt).toEqual(['holiday']);
  });

  it('is not moved by one day that was something else', () => {
    const once = days(56, (_, at) => (at === 50 ? { portions: 300 } : {}));
    expect(portionsOn(once, on(57))).toBeLessThan(130);
  });

  it('does without days on which nothing is served', () => {
    const open = days(84).filter(({ day }) => weekdayOf(day) !== 7);
    expect(portionsOn(open, on(85))).toBeCloseTo(100, 5);
  });
});
