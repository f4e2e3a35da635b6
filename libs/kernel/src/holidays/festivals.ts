import { addDays } from '../business-date/date-arithmetic.js';
import { parseBusinessDate, type BusinessDate } from '../business-date/business-date.js';
import { lunarDay } from './lunar-day.js';

/** 元旦、除夕、春节、清明、劳动节、端午、中秋、国庆、重阳, by their order in a usual year. */
export const FESTIVALS = [
  'new_year',
  'lunar_new_years_eve',
  'spring_festival',
  'qingming',
  'labour_day',
  'dragon_boat',
  'mid_autumn',
  'national_day',
  'double_ninth',
] as const;
export type FestivalName = (typeof FESTIVALS)[number];

/** A day that has a name of its own. */
export interface Festival {
  readonly name: FestivalName;
  readonly day: BusinessDate;
  /** A public holiday by law (全国年节及纪念日放假办法, as of 2025), beside what is announced for each year. */
  readonly isHoliday: boolean;
}

/** Month and day of each lunar festival. */
const LUNAR_DAYS = {
  spring_festival: [1, 1],
  dragon_boat: [5, 5],
  mid_autumn: [8, 15],
  double_ninth: [9, 9],
} as const satisfies Partial<Readonly<Record<FestivalName, readonly [number, number]>>>;

/** Days off by law: how many from the festival's own day on. */
const DAYS_OFF: Readonly<Record<FestivalName, number>> = {
  new_year: 1,
  lunar_new_years_eve: 1,
  spring_festival: 3,
  qingming: 1,
  labour_day: 2,
  dragon_boat: 1,
  mid_autumn: 1,
  national_day: 3,
  double_ninth: 0,
};

/**
 * The festivals of a year in the order of their days, each day off by law as a row of its own. Lunar ones by the table of
 * `lunarDay`, Qingming by the formula of its solar term.
 * @param year from 2000 to 2049
 */
export function festivalsOf(year: number): Festival[] {
  const on = (name: FestivalName, day: string): { name: FestivalName; day: BusinessDate } => ({
    name,
    day: parseBusinessDate(`${year}-${day}`),
  });
  const lunar = Object.entries(LUNAR_DAYS).map(([name, [month, day]]) => ({
    name: name as keyof typeof LUNAR_DAYS,
    day: lunarDay(year, month, day),
  }));
  const named = [
    on('new_year', '01-01'),
    { name: 'lunar_new_years_eve' as const, day: addDays(lunarDay(year, 1, 1), -1) },
    ...lunar,
    on('qingming', `04-0${qingmingOf(year)}`),
    on('labour_day', '05-01'),
    on('national_day', '10-01'),
  ];
  return named
    .flatMap(({ name, day }): Festival[] =>
      Array.from({ length: Math.max(1, DAYS_OFF[name]) }, (_, at) => ({
        ...{ name, day: addDays(day, at), isHoliday: DAYS_OFF[name] > 0 },
      })),
    )
    .toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}

/** Day of April. Source: the 寿星 formula, [Y × 0.2422 + 4.81] − [Y / 4] in this century. */
function qingmingOf(year: number): number {
  const inCentury = year % 100;
  return Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4);
}
