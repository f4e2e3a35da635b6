import { addDays, daysBetween, type BusinessDate } from '@nuancan/kernel';
import { forecastPortions, type PortionDay, type PortionForecast, type ServedDay } from './forecast-portions.js';
import type { Weather } from './forecast-words.js';

/** A day that was served, with what was noted of its weather before it began: a forecast of that day knew no more. */
export interface PastDay extends ServedDay {
  readonly foreseen: Weather | null;
}

/** How far forecasts were off on the last days, each made from what was known then. */
export interface PastError {
  readonly days: number;
  /** Mean absolute error, in portions. */
  readonly mean: number;
  /** The same of what was eaten a week before each of these days; null where too few have one. */
  readonly lastWeekMean: number | null;
}

/** A forecast with what it is worth. */
export interface PortionOutlook extends PortionForecast {
  /** Eight of ten days fall between; null while too few forecasts can be compared with what came. */
  readonly range: { readonly least: number; readonly most: number } | null;
  readonly error: PastError | null;
}

/** A past day with what was forecast of it. */
export interface Hindcast extends PortionForecast {
  readonly day: PastDay;
}

const WEEK = 7;
/** As many past forecasts as make the range and the error. */
const COMPARED_DAYS = 56;
const LEAST_COMPARED = 7;
const OUTSIDE_EACH_END = 0.1;

/**
 * What a day may need, how sure that is, and how far off the same reckoning was before. Null: not enough days. Pure.
 * @param history served days in order, all before the target; the gap to the target is the lead of every forecast compared.
 */
export function outlookOf(
  history: readonly PastDay[],
  target: PortionDay,
  through: BusinessDate,
): PortionOutlook | null {
  const forecast = forecastPortions(history, target);
  if (forecast === null) return null;
  const past = hindcastsOf(history, { last: COMPARED_DAYS, leadDays: daysBetween({ from: through, to: target.day }) });
  if (past.length < LEAST_COMPARED) return { ...forecast, range: null, error: null };
  const scaled = past
    .map(({ day, portions }) => (day.portions - portions) / spread(portions))
    .toSorted((a, b) => a - b);
  const outside = Math.floor(OUTSIDE_EACH_END * (scaled.length + 1));
  const at = (place: number): number => Math.max(0, forecast.portions + scaled[place]! * spread(forecast.portions));
  const low = Math.max(0, outside - 1);
  return {
    ...forecast,
    range: { least: Math.round(at(low)), most: Math.round(at(scaled.length - 1 - low)) },
    error: errorOf(past, history),
  };
}

/** What would have been forecast of each of the last days, `leadDays` before it, by what was known then. Pure. */
export function hindcastsOf(
  history: readonly PastDay[],
  { last, leadDays }: { readonly last: number; readonly leadDays: number },
): Hindcast[] {
  return history.slice(-last).flatMap((day): Hindcast[] => {
    const known = addDays(day.day, -leadDays);
    const before = history.filter((one) => one.day <= known);
    const forecast = forecastPortions(before, { day: day.day, kind: day.kind, weather: day.foreseen });
    return forecast === null ? [] : [{ day, ...forecast }];
  });
}

/** Errors grow with the number that is forecast, but more slowly: as those of counts do. */
function spread(portions: number): number {
  return Math.sqrt(Math.max(1, portions));
}

function errorOf(past: readonly Hindcast[], history: readonly PastDay[]): PastError {
  const eaten = new Map(history.map(({ day, portions }) => [day, portions]));
  const compared = past.map(({ day, portions }) => {
    const weekBefore = eaten.get(addDays(day.day, -WEEK));
    return {
      off: Math.abs(day.portions - Math.round(portions)),
      lastWeekOff: weekBefore === undefined ? null : Math.abs(day.portions - weekBefore),
    };
  });
  const both = compared.filter(({ lastWeekOff }) => lastWeekOff !== null);
  const isEnough = both.length >= LEAST_COMPARED;
  const shown = isEnough ? both : compared;
  return {
    days: shown.length,
    mean: meanOf(shown.map(({ off }) => off)),
    lastWeekMean: isEnough ? meanOf(both.map(({ lastWeekOff }) => lastWeekOff ?? 0)) : null,
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
