import { dayNumber, fromDayNumber, type BusinessDate } from './business-date.js';

/** Day of the week, ISO 8601: 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The date `days` later (earlier when negative). */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween({ from, to }: { from: BusinessDate; to: BusinessDate }): number {
  return dayNumber(to) - dayNumber(from);
}

/** The month 'YYYY-MM' of a date. */
export function monthOf(date: BusinessDate): string {
  return date.slice(0, 7);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: BusinessDate): Weekday {
  // Day 0, 1970-01-01, was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The Monday of the date's week. */
export function weekStartOf(date: BusinessDate): BusinessDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The first day of the date's month. */
export function monthStartOf(date: BusinessDate): BusinessDate {
  return `${date.slice(0, 7)}-01` as BusinessDate;
}
