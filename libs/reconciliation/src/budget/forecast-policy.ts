import { addDays, daysBetween, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import type { DayKind } from '@nuancan/meal-point';

/** What a day's meals came to, as they stand and under the draft, fen. */
export interface RatedDay {
  readonly day: BusinessDate;
  readonly beforeFen: number;
  readonly afterFen: number;
}

/** What is expected of the rest of a month, or of all of it, fen. */
export interface MonthForecast {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Under the policies that stand. */
  readonly beforeFen: number;
  /** Under the draft from its first day on. */
  readonly afterFen: number;
}

interface Mean {
  days: number;
  beforeFen: number;
  afterFen: number;
}

const MONDAY = 1;

/**
 * Carries the days that were rated on to the end of the year: each day to come as its like were on average. A day off is
 * like days off, where there were any, and a weekend that is worked like a Monday; all others are like their weekday. Pure.
 * @param rated days without a row came to nothing
 * @param firstDay of the draft; before it both sides are what stands
 */
export function forecastPolicy({
  from,
  to,
  rated,
  today,
  yearEnd,
  firstDay,
  kindOf,
}: {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly rated: readonly RatedDay[];
  readonly today: BusinessDate;
  readonly yearEnd: BusinessDate;
  readonly firstDay: BusinessDate;
  readonly kindOf: (day: BusinessDate) => DayKind;
}): MonthForecast[] {
  const means = meansOf({ from, to, rated, kindOf });
  const months = new Map<string, { month: string; beforeFen: number; afterFen: number }>();
  for (let day = addDays(today, 1); day <= yearEnd; day = addDays(day, 1)) {
    const mean = means.get(likeOf(day, kindOf)) ?? means.get(`weekday ${weekdayOf(day)}`);
    const month = months.get(day.slice(0, 7)) ?? { month: day.slice(0, 7), beforeFen: 0, afterFen: 0 };
    months.set(month.month, month);
    if (mean === undefined) continue;
    month.beforeFen += mean.beforeFen / mean.days;
    month.afterFen += (day < firstDay ? mean.beforeFen : mean.afterFen) / mean.days;
  }
  return [...months.values()].map(({ month, beforeFen, afterFen }) => ({
    ...{ month, beforeFen: Math.round(beforeFen), afterFen: Math.round(afterFen) },
  }));
}

function meansOf({
  from,
  to,
  rated,
  kindOf,
}: {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly rated: readonly RatedDay[];
  readonly kindOf: (day: BusinessDate) => DayKind;
}): Map<string, Mean> {
  const byDay = new Map(rated.map((one) => [one.day, one]));
  const means = new Map<string, Mean>();
  for (let at = 0; at <= daysBetween({ from, to }); at += 1) {
    const day = addDays(from, at);
    const like = likeOf(day, kindOf);
    const mean = means.get(like) ?? { days: 0, beforeFen: 0, afterFen: 0 };
    const { beforeFen = 0, afterFen = 0 } = byDay.get(day) ?? {};
    means.set(like, { days: mean.days + 1, beforeFen: mean.beforeFen + beforeFen, afterFen: mean.afterFen + afterFen });
  }
  return means;
}

function likeOf(day: BusinessDate, kindOf: (day: BusinessDate) => DayKind): string {
  const weekday = weekdayOf(day);
  const kind = kindOf(day);
  if (kind === 'holiday') return 'holiday';
  return kind === 'working' && weekday > 5 ? `weekday ${MONDAY}` : `weekday ${weekday}`;
}
