import { KernelErrors } from '../errors/kernel.errors.js';
import { calendarDateOf, dayNumberOf, type CalendarDate } from './calendar.js';

declare const businessDateBrand: unique symbol;

/** A real calendar date 'YYYY-MM-DD' (years 0001–9999) as lived in Asia/Shanghai; compare with `<`, `===`. */
export type BusinessDate = string & { readonly [businessDateBrand]: true };

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real calendar date: '2024-02-29' yes, '2023-02-29' no. */
export function isBusinessDate(text: string): text is BusinessDate {
  return SHAPE.test(text) && text >= '0001' && formatCalendarDate(calendarDateOf(dayNumberOfText(text))) === text;
}

/** @throws KERNEL.NOT_A_DATE unless the text is a real calendar date 'YYYY-MM-DD' */
export function parseBusinessDate(text: string): BusinessDate {
  if (!isBusinessDate(text)) throw KernelErrors.NOT_A_DATE({ value: text.slice(0, 40) });
  return text;
}

/** Days since 1970-01-01. */
export function dayNumber(date: BusinessDate): number {
  return dayNumberOfText(date);
}

/**
 * The date of a day number.
 * @throws KERNEL.NOT_A_DATE outside the years 0001–9999
 */
export function fromDayNumber(days: number): BusinessDate {
  return parseBusinessDate(formatCalendarDate(calendarDateOf(days)));
}

function dayNumberOfText(text: string): number {
  return dayNumberOf({ year: +text.slice(0, 4), month: +text.slice(5, 7), day: +text.slice(8, 10) });
}

function formatCalendarDate({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
