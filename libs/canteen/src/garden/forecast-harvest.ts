/** Ten days of the calendar (旬): the 1st to the 10th, to the 20th, to the end of the month. Counted on from year 0. */
export type TenDays = number;

/** Ten-day periods of a year. */
export const TEN_DAYS_A_YEAR = 36;
const FEWEST_SAMPLES = 3;
const RECENT_PERIODS = 6;
/** Student's t for 80 % on both sides, by degrees of freedom from 1 on; beyond them the normal distribution's. */
const T_80 = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345, 1.341];
const T_BEYOND = 1.282;

/** What a period of ten days may bring; 80 of 100 times within the two ends. */
export interface HarvestForecast {
  readonly grams: number;
  readonly leastGrams: number;
  readonly mostGrams: number;
  /** From the same season of earlier years, or from the last weeks. */
  readonly basis: 'same_season' | 'recent';
  /** Periods it rests on. */
  readonly samples: number;
}

/** What is known of one crop in one garden. */
export interface HarvestHistory {
  /** Grams by period; a period without is 0. */
  readonly grams: ReadonlyMap<TenDays, number>;
  /** The first period that was kept on record. */
  readonly since: TenDays;
  /** The period that is running, which tells nothing yet. */
  readonly now: TenDays;
}

/** The period of a day, 'YYYY-MM-DD'. */
export function tenDaysOf(date: string): TenDays {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return year * TEN_DAYS_A_YEAR + (month - 1) * 3 + Math.min(2, Math.floor((day - 1) / 10));
}

/** The first day of a period. */
export function firstDayOf(period: TenDays): string {
  const [year, rest] = [Math.floor(period / TEN_DAYS_A_YEAR), period % TEN_DAYS_A_YEAR];
  const [month, day] = [Math.floor(rest / 3) + 1, (rest % 3) * 10 + 1];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Forecasts a crop's harvest of a coming period: from the same and the neighbouring periods of earlier years, else from the
 * last two months. Null where fewer than three periods are on record, or where the crop's first harvest of late is of the
 * period that is running, of which the months before know nothing: too little to say anything. Pure.
 */
export function forecastHarvest(history: HarvestHistory, target: TenDays): HarvestForecast | null {
  const seasonal = onRecord(history, sameSeason(history, target));
  if (seasonal.length >= FEWEST_SAMPLES) return estimate(seasonal, 'same_season');
  const last = Array.from({ length: RECENT_PERIODS }, (_, back) => history.now - 1 - back);
  const recent = onRecord(history, last);
  const justBegun = (history.grams.get(history.now) ?? 0) > 0 && recent.every((grams) => grams === 0);
  return recent.length >= FEWEST_SAMPLES && !justBegun ? estimate(recent, 'recent') : null;
}

function sameSeason({ since }: HarvestHistory, target: TenDays): TenDays[] {
  const periods: TenDays[] = [];
  for (let same = target - TEN_DAYS_A_YEAR; same + 1 >= since; same -= TEN_DAYS_A_YEAR) {
    periods.push(same - 1, same, same + 1);
  }
  return periods;
}

function onRecord({ grams, since, now }: HarvestHistory, periods: readonly TenDays[]): number[] {
  return periods.filter((period) => period >= since && period < now).map((period) => grams.get(period) ?? 0);
}

function estimate(samples: readonly number[], basis: HarvestForecast['basis']): HarvestForecast {
  const count = samples.length;
  const mean = samples.reduce((sum, one) => sum + one, 0) / count;
  const variance = samples.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (count - 1);
  const reach = (T_80[count - 2] ?? T_BEYOND) * Math.sqrt(variance * (1 + 1 / count));
  return {
    grams: Math.round(mean),
    leastGrams: Math.max(0, Math.round(mean - reach)),
    mostGrams: Math.round(mean + reach),
    basis,
    samples: count,
  };
}
