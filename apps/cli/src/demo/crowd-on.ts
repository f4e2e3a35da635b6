import { daysBetween, festivalsOf, parseBusinessDate, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import type { DemoFacility } from './generate-facilities.js';
import { demoWeatherOn } from './demo-weather.js';

/** Monday to Sunday; mean 1. */
const WEEKDAY = [1.03, 1.06, 1.05, 1.05, 1.04, 0.91, 0.86];
/** On days off children come home and cook. */
const HOLIDAY = 0.84;
/** Each facility is liked more and less in turn. */
const SWING = 0.06;
const SWING_DAYS = 110;
const EPOCH = parseBusinessDate('2024-01-01');

/** How many come to a facility on a day beside an average one, but for chance. */
export function crowdOn(date: BusinessDate, facility: DemoFacility, seed: number): number {
  const isHoliday = festivalsOf(Number(date.slice(0, 4))).some((one) => one.day === date && one.isHoliday);
  const turns = daysBetween({ from: EPOCH, to: date }) / SWING_DAYS + (facility.longitude + facility.latitude) * 1000;
  return (
    (WEEKDAY[weekdayOf(date) - 1] ?? 1) *
    (isHoliday ? HOLIDAY : 1) *
    demoWeatherOn(date, seed).coming *
    (1 + SWING * Math.sin(2 * Math.PI * turns))
  );
}
