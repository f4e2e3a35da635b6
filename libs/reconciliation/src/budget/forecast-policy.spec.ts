import { addDays, parseBusinessDate, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { forecastPolicy } from './forecast-policy.js';

const day = parseBusinessDate;
const WORKING = (): 'working' => 'working';
/** Four whole weeks: Monday the 5th to Sunday the 1st of February; weekdays 100 fen, weekends nothing. */
const FROM = day('2026-01-05');
const TO = day('2026-02-01');
const rated = Array.from({ length: 28 }, (_, at) => addDays(FROM, at))
  .filter((one) => weekdayOf(one) <= 5)
  .map((one) => ({ day: one, beforeFen: 100, afterFen: 70 }));
const plain = (one: BusinessDate): 'working' | 'weekend' => (weekdayOf(one) > 5 ? 'weekend' : 'working');

describe('forecastPolicy', () => {
  it('carries weekdays on by month, the draft from its first day', () => {
    const span = { from: FROM, to: TO, rated, today: TO, yearEnd: day('2026-03-31'), kindOf: plain };
    // February 2026 has 20 weekdays, March 22.
    expect(forecastPolicy({ ...span, firstDay: day('2026-03-01') })).toEqual([
      { month: '2026-02', beforeFen: 2000, afterFen: 2000 },
      { month: '2026-03', beforeFen: 2200, afterFen: 1540 },
    ]);
  });

  it('takes days off for days off, and a worked Sunday for a Monday', () => {
    const off = day('2026-01-12');
    const kindOf = (one: BusinessDate): 'working' | 'weekend' | 'holiday' => {
      if (one === off || one === '2026-02-03') return 'holiday';
      return one === '2026-02-08' ? 'working' : plain(one);
    };
    const some = rated.filter((one) => one.day !== off);
    const span = {
      from: FROM,
      to: TO,
      rated: some,
      today: TO,
      yearEnd: day('2026-02-08'),
      firstDay: day('2027-01-01'),
      kindOf,
    };
    // Monday, Wednesday to Friday and the Sunday; nothing on Tuesday the 3rd, for nothing was eaten on the day off.
    expect(forecastPolicy(span)).toEqual([{ month: '2026-02', beforeFen: 500, afterFen: 500 }]);
  });

  it('expects nothing of nothing, and no months when the year is over', () => {
    const span = { from: FROM, to: TO, rated: [], today: TO, firstDay: FROM, kindOf: WORKING };
    expect(forecastPolicy({ ...span, yearEnd: day('2026-02-02') })).toEqual([
      { month: '2026-02', beforeFen: 0, afterFen: 0 },
    ]);
    expect(forecastPolicy({ ...span, yearEnd: day('2026-01-31') })).toEqual([]);
  });
});
