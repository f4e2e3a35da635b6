import { assert } from '../assert/assert.js';
import { addDays } from '../business-date/date-arithmetic.js';
import { parseBusinessDate, type BusinessDate } from '../business-date/business-date.js';

/**
 * The lunar years from 2000 on. Bits 15 to 4 are months 1 to 12, set: 30 days, else 29; bits 3 to 0 the month that a leap
 * month follows, 0: none; bit 16 set: the leap month has 30 days. A table, because the Chinese calendar of ICU (`Intl`) has
 * the new years of 2027 and 2030, whose new moons are within minutes of midnight, a day off.
 */
const YEARS = [
  ...[0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5],
  ...[0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930],
  ...[0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530],
  ...[0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45],
  ...[0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0],
] as const;

const FIRST_YEAR = 2000;
const FIRST_DAY = parseBusinessDate('2000-02-05');
const MONTHS = 12;
const SHORT_DAYS = 29;
const LEAP_IS_LONG = 0x10000;

/**
 * The day on which a lunar date falls; of a month that has a leap month the one before it.
 * @param year from 2000 to 2049, the one in which the lunar year begins
 */
export function lunarDay(year: number, month: number, day: number): BusinessDate {
  const at = year - FIRST_YEAR;
  const months = YEARS[at];
  assert(months !== undefined && month >= 1 && month <= MONTHS, 'a lunar date of the table');
  const before = YEARS.slice(0, at).reduce((sum: number, one) => sum + daysOf(one, MONTHS), 0);
  return addDays(FIRST_DAY, before + daysOf(months, month - 1) + day - 1);
}

/** Days of the first so many months, with the leap month among them. */
function daysOf(year: number, months: number): number {
  let days = 0;
  for (let month = 1; month <= months; month += 1) {
    days += SHORT_DAYS + Number((year & (LEAP_IS_LONG >> month)) !== 0);
    if (month === leapOf(year)) days += SHORT_DAYS + Number((year & LEAP_IS_LONG) !== 0);
  }
  return days;
}

function leapOf(year: number): number {
  return year & 0xf;
}
