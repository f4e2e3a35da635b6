import { addDays, assert, daysBetween, weekdayOf, type BusinessDate } from '@nuancan/kernel';

/** What a budget's money was used for on a day, fen; below zero where more was taken back. */
export interface DayUse {
  readonly day: BusinessDate;
  readonly usedFen: number;
}

/** Where a year will end. */
export interface YearForecast {
  /** Used so far and expected for the days left, fen. */
  readonly expectedFen: number;
  /** Nineteen years of twenty end between these two, if days go on as they did. */
  readonly lowFen: number;
  readonly highFen: number;
  /** The day on which the budget is expected to be used up; null when it lasts. */
  readonly emptyOn: BusinessDate | null;
}

const WEEKS = 8;
const DAYS = WEEKS * 7;
/** Two-sided 95 % of a normal distribution. */
const Z = 1.96;

/**
 * Carries the last eight weeks on to the end of the year, weekday by weekday: a canteen that rests on Sundays uses nothing
 * on the Sundays to come. The interval is of the days' own scatter around their weekday's mean. Pure.
 * @param uses of the eight weeks that end yesterday; days without a row used nothing
 */
export function forecastYear({
  today,
  yearEnd,
  usedFen,
  budgetFen,
  uses,
}: {
  readonly today: BusinessDate;
  readonly yearEnd: BusinessDate;
  /** In the year so far, today included. */
  readonly usedFen: number;
  readonly budgetFen: number;
  readonly uses: readonly DayUse[];
}): YearForecast {
  const first = addDays(today, -DAYS);
  const byDay = new Map(uses.map(({ day, usedFen: fen }) => [day, fen]));
  assert(
    uses.every(({ day }) => day >= first && day < today),
    'the uses are of the eight weeks before today',
  );
  const past = Array.from({ length: DAYS }, (_, at) => addDays(first, at));
  const means = new Map<number, number>();
  for (const day of past) {
    const weekday = weekdayOf(day);
    means.set(weekday, (means.get(weekday) ?? 0) + (byDay.get(day) ?? 0) / WEEKS);
  }
  const mean = (day: BusinessDate): number => means.get(weekdayOf(day)) ?? 0;
  // Seven means were fitted to the days.
  const variance = past.reduce((sum, day) => sum + ((byDay.get(day) ?? 0) - mean(day)) ** 2, 0) / (DAYS - 7);
  const daysLeft = Math.max(0, daysBetween({ from: today, to: yearEnd }));
  let total = usedFen;
  let emptyOn: BusinessDate | null = usedFen > budgetFen ? today : null;
  for (let ahead = 1; ahead <= daysLeft; ahead += 1) {
    const day = addDays(today, ahead);
    total += mean(day);
    if (emptyOn === null && total > budgetFen) emptyOn = day;
  }
  const margin = Z * Math.sqrt(variance * daysLeft);
  return {
    expectedFen: Math.round(total),
    lowFen: Math.round(total - margin),
    highFen: Math.round(total + margin),
    emptyOn,
  };
}
