import { forecastPortions, type PortionDay, type ServedDay } from '@nuancan/canteen';
import { addDays, daysBetween, type BusinessDate } from '@nuancan/kernel';

/** A way to tell a day's portions from the days before; null: not from these. */
export type ForecastMethod = (history: readonly ServedDay[], target: PortionDay) => number | null;

const WEEK = 7;
const FOUR_WEEKS = 4;
/** Smoothing of level, trend and weekday that are tried; the best on the days before the target is taken. */
const TRIED = [0.05, 0.2, 0.4].flatMap((level) =>
  [0, 0.05].flatMap((trend) => [0.05, 0.2, 0.4].map((season) => ({ level, trend, season }))),
);

/** Ours, and the well-known ones beside it. */
export const FORECAST_METHODS: Readonly<Record<string, ForecastMethod>> = {
  ours: (history, target) => forecastPortions(history, target)?.portions ?? null,
  'last week': (history, { day }) => weeksBefore(history, day, 1),
  'mean of 4 weeks': (history, { day }) => weeksBefore(history, day, FOUR_WEEKS),
  'Holt-Winters': holtWinters,
};

/** The mean of the same weekday of the last weeks, of as many of them as there are. */
function weeksBefore(history: readonly ServedDay[], day: BusinessDate, weeks: number): number | null {
  const wanted = new Set(Array.from({ length: weeks }, (_, at) => addDays(day, -WEEK * (at + 1))));
  const found = history.filter((one) => wanted.has(one.day));
  return found.length === 0 ? null : found.reduce((sum, { portions }) => sum + portions, 0) / found.length;
}

/** Additive, over a week, from two weeks on; a day without service leaves everything as it was. */
function holtWinters(history: readonly ServedDay[], { day }: PortionDay): number | null {
  const first = history[0];
  if (first === undefined || history.length < 2 * WEEK) return null;
  const steps = daysBetween({ from: first.day, to: day });
  const values = new Map(history.map((one) => [daysBetween({ from: first.day, to: one.day }), one.portions]));
  const runs = TRIED.map((smoothing) => smooth(values, steps, smoothing));
  const best = runs.reduce((least, run) => (run.error < least.error ? run : least));
  return Math.max(0, best.next);
}

/** One pass up to the day before step `steps`. @returns its forecast, and the sum of one-step errors on the way */
function smooth(
  values: ReadonlyMap<number, number>,
  steps: number,
  by: { readonly level: number; readonly trend: number; readonly season: number },
): { readonly next: number; readonly error: number } {
  const start = [...values].slice(0, 2 * WEEK).map(([, value]) => value);
  let level = start.reduce((sum, value) => sum + value, 0) / start.length;
  let [trend, error] = [0, 0];
  const season = Array.from({ length: WEEK }, (_, at) => {
    const own = [...values].filter(([step]) => step < 2 * WEEK && step % WEEK === at).map(([, value]) => value);
    return own.length === 0 ? 0 : own.reduce((sum, value) => sum + value, 0) / own.length - level;
  });
  for (let step = 0; step < steps; step += 1) {
    const expected = level + trend + (season[step % WEEK] ?? 0);
    const value = values.get(step);
    if (value === undefined) continue;
    if (step >= 2 * WEEK) error += Math.abs(value - expected);
    const before = level;
    level = by.level * (value - (season[step % WEEK] ?? 0)) + (1 - by.level) * (level + trend);
    trend = by.trend * (level - before) + (1 - by.trend) * trend;
    season[step % WEEK] = by.season * (value - level) + (1 - by.season) * (season[step % WEEK] ?? 0);
  }
  return { next: level + trend + (season[steps % WEEK] ?? 0), error };
}
