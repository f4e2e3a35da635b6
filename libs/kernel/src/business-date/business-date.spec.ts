import { describe, expect, test } from 'vitest';
import {
  addDays,
  ageOn,
  businessDateAt,
  daysBetween,
  isBusinessDate,
  KernelErrors,
  monthOf,
  monthStartOf,
  parseBusinessDate,
  weekdayOf,
  weekStartOf,
} from '../index.js';

const date = parseBusinessDate;

describe('BusinessDate', () => {
  test.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '1931-06-30'])('%s is a date', (text) => {
    expect(date(text)).toBe(text);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '0000-01-01',
    '2024-1-1',
    '2024-01-01T00:00:00Z',
    '2024-01-01\n',
    '２０２４-01-01',
    '',
  ])('%j is none', (text) => {
    expect(isBusinessDate(text)).toBe(false);
    expect(() => date(text)).toThrow(KernelErrors.NOT_A_DATE.code);
  });

  test('is the date in Shanghai: it turns at 16:00 UTC', () => {
    expect(businessDateAt(new Date('2024-12-31T15:59:59.999Z'))).toBe('2024-12-31');
    expect(businessDateAt(new Date('2024-12-31T16:00:00.000Z'))).toBe('2025-01-01');
    expect(() => businessDateAt(new Date(NaN))).toThrow(KernelErrors.NOT_A_DATE.code);
  });

  test('agrees with Intl on Asia/Shanghai since the last summer time of 1991', () => {
    const intl = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    for (let ms = Date.UTC(1991, 8, 15); ms < Date.UTC(2040, 0, 1); ms += 1_234_567_890) {
      expect(businessDateAt(new Date(ms))).toBe(intl.format(new Date(ms)));
    }
  });

  test('counts days over months, leap days and years', () => {
    expect(addDays(date('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(date('2023-02-28'), 1)).toBe('2023-03-01');
    expect(addDays(date('2024-01-01'), -1)).toBe('2023-12-31');
    expect(daysBetween({ from: date('2024-01-01'), to: date('2025-01-01') })).toBe(366);
    expect(daysBetween({ from: date('2024-01-02'), to: date('2024-01-01') })).toBe(-1);
    expect(() => addDays(date('9999-12-31'), 1)).toThrow(KernelErrors.NOT_A_DATE.code);
  });

  test.each([
    ['2024-05-20', 1, '2024-05-20'],
    ['2024-05-26', 7, '2024-05-20'],
    ['2024-01-01', 1, '2024-01-01'],
    ['2023-01-01', 7, '2022-12-26'],
    ['1969-12-31', 3, '1969-12-29'],
  ])('%s is weekday %d of the week of %s', (text, weekday, monday) => {
    expect(weekdayOf(date(text))).toBe(weekday);
    expect(weekStartOf(date(text))).toBe(monday);
  });

  test('knows its month', () => {
    expect(monthOf(date('2024-05-20'))).toBe('2024-05');
    expect(monthStartOf(date('2024-05-20'))).toBe('2024-05-01');
  });

  test.each([
    ['1944-05-20', '2024-05-19', 79],
    ['1944-05-20', '2024-05-20', 80],
    ['1948-02-29', '2023-02-28', 74],
    ['1948-02-29', '2023-03-01', 75],
    ['1948-02-29', '2024-02-29', 76],
    ['2024-05-20', '2024-05-20', 0],
    ['2024-05-20', '2024-05-19', -1],
  ])('born %s, on %s the age is %d', (birth, on, age) => {
    expect(ageOn({ birth: date(birth), date: date(on) })).toBe(age);
  });
});
