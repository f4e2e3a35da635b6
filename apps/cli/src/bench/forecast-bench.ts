import { outlookOf, type PastDay } from '@nuancan/canteen';
import { addDays, businessDateAt, festivalsOf, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import { generateDemoDistrict, type DemoDistrict } from '../demo/demo-district.js';
import { demoWeatherOn } from '../demo/demo-weather.js';
import type { DemoCount } from '../demo/generate-meals.js';
import { DEMO_SEED } from '../demo/load-demo.js';
import { FORECAST_METHODS } from './forecast-alternatives.js';

/** Issue: at least so much better than the same day of last week. */
export const FORECAST_GOAL = 0.1;

/** Tomorrow is planned today, when only yesterday is known whole. */
const LEAD_DAYS = 2;
const HELD_BACK_DAYS = 14;
const LONG_DAYS = 182;
const LONG_HELD_BACK_DAYS = 56;
const SATURDAY = 6;
const RANGE_EVERY = 8;

/** One history held against every method, on the same days. */
export interface ForecastBenchRow {
  readonly name: string;
  readonly series: number;
  /** Forecasts of each method. */
  readonly forecasts: number;
  /** What was eaten a slot, on average. */
  readonly mean: number;
  /** Mean absolute error in portions, by method. */
  readonly errors: Readonly<Record<string, number>>;
  /** 1 − ours / last week's. */
  readonly better: number;
  /** Share of the days within the range that was told, where one was. */
  readonly within: number;
  readonly ranges: number;
  readonly reached: boolean;
}

/**
 * The last weeks of the demo district's meals, each day forecast from what was known two days before; and the same over half a
 * year that the same generator makes, since the demo itself has thirty days.
 */
export function measureForecast(
  onProgress: (line: string) => void,
  { today = businessDateAt(new Date()), seed = DEMO_SEED, scale = 1, isLong = true } = {},
): ForecastBenchRow[] {
  onProgress('generating the demo district');
  const district = generateDemoDistrict({ seed, today, scale });
  const demo = compare('demo, last 2 weeks', seriesOf(mealCounts(district), seed), HELD_BACK_DAYS);
  if (!isLong) return [demo];
  onProgress('generating half a year of counts');
  const long = seriesOf(district.meals.counts({ from: addDays(today, -LONG_DAYS), to: addDays(today, -1) }), seed);
  return [demo, compare('half a year, last 8 weeks', long, LONG_HELD_BACK_DAYS)];
}

/** What was eaten by slot: voided meals are none. */
function* mealCounts({ meals }: DemoDistrict): Generator<DemoCount> {
  for (const { offer, date, slot, voided } of meals.meals()) {
    if (!voided) yield { facilityId: offer.facility.id, date, slot, meals: 1 };
  }
}

function seriesOf(counts: Iterable<DemoCount>, seed: number): PastDay[][] {
  const series = new Map<string, Map<BusinessDate, number>>();
  for (const { facilityId, slot, date, meals } of counts) {
    const key = `${facilityId} ${slot}`;
    const days = series.get(key) ?? new Map<BusinessDate, number>();
    days.set(date, (days.get(date) ?? 0) + meals);
    series.set(key, days);
  }
  return [...series.values()].map((days) =>
    [...days].filter(([, portions]) => portions > 0).map(([day, portions]) => pastDay(day, portions, seed)),
  );
}

function pastDay(day: BusinessDate, portions: number, seed: number): PastDay {
  const isHoliday = festivalsOf(Number(day.slice(0, 4))).some((one) => one.day === day && one.isHoliday);
  const { was, foreseen } = demoWeatherOn(day, seed);
  const kind = isHoliday ? 'holiday' : weekdayOf(day) >= SATURDAY ? 'weekend' : 'working';
  return { day, portions, kind, weather: was, foreseen };
}

function compare(name: string, series: readonly (readonly PastDay[])[], heldBack: number): ForecastBenchRow {
  const off = new Map(Object.keys(FORECAST_METHODS).map((method) => [method, 0]));
  let [forecasts, eaten, ranges, within] = [0, 0, 0, 0];
  for (const history of series) {
    for (const target of history.slice(-heldBack)) {
      const through = addDays(target.day, -LEAD_DAYS);
      const known = history.filter(({ day }) => day <= through);
      const asked = { day: target.day, kind: target.kind, weather: target.foreseen };
      const told = Object.entries(FORECAST_METHODS).map(([method, of]) => [method, of(known, asked)] as const);
      // A day that one of them cannot tell is left out for all.
      if (told.some(([, portions]) => portions === null)) continue;
      for (const [method, portions] of told)
        off.set(method, (off.get(method) ?? 0) + Math.abs(target.portions - Math.round(portions ?? 0)));
      forecasts += 1;
      eaten += target.portions;
      // A range takes 56 forecasts of its own.
      const range = forecasts % RANGE_EVERY === 0 ? (outlookOf(known, asked, through)?.range ?? null) : null;
      if (range === null) continue;
      ranges += 1;
      if (range.least <= target.portions && target.portions <= range.most) within += 1;
    }
  }
  const errors = Object.fromEntries([...off].map(([method, sum]) => [method, sum / forecasts]));
  const better = 1 - (errors.ours ?? 0) / (errors['last week'] ?? 1);
  return {
    ...{ name, series: series.length, forecasts, mean: eaten / forecasts, errors, better },
    ...{ within: within / Math.max(1, ranges), ranges, reached: better >= FORECAST_GOAL },
  };
}
