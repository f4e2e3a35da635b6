import { describe, expect, it } from 'vitest';
import { festivalsOf, type FestivalName } from './festivals.js';

/** 春节、清明、端午、中秋、重阳 as the almanacs of these years have them. */
const KNOWN: readonly (readonly [number, string, string, string, string, string])[] = [
  [2020, '01-25', '04-04', '06-25', '10-01', '10-25'],
  [2021, '02-12', '04-04', '06-14', '09-21', '10-14'],
  [2022, '02-01', '04-05', '06-03', '09-10', '10-04'],
  [2023, '01-22', '04-05', '06-22', '09-29', '10-23'],
  [2024, '02-10', '04-04', '06-10', '09-17', '10-11'],
  [2025, '01-29', '04-04', '05-31', '10-06', '10-29'],
  [2026, '02-17', '04-05', '06-19', '09-25', '10-18'],
  [2027, '02-06', '04-05', '06-09', '09-15', '10-08'],
  [2028, '01-26', '04-04', '05-28', '10-03', '10-26'],
  [2029, '02-13', '04-04', '06-16', '09-22', '10-16'],
  [2030, '02-03', '04-05', '06-05', '09-12', '10-05'],
];

describe('festivalsOf', () => {
  const first = (year: number, name: FestivalName): string | undefined =>
    festivalsOf(year)
      .find((festival) => festival.name === name)
      ?.day.slice(5);

  it.each(KNOWN)(
    '%i: 春节 %s, 清明 %s, 端午 %s, 中秋 %s, 重阳 %s',
    (year, spring, qingming, dragonBoat, midAutumn, ninth) => {
      expect(first(year, 'spring_festival')).toBe(spring);
      expect(first(year, 'qingming')).toBe(qingming);
      expect(first(year, 'dragon_boat')).toBe(dragonBoat);
      expect(first(year, 'mid_autumn')).toBe(midAutumn);
      expect(first(year, 'double_ninth')).toBe(ninth);
    },
  );

  it('has the eve of the lunar new year the day before, and four days off with it', () => {
    const days = festivalsOf(2026).filter(({ name }) => name === 'lunar_new_years_eve' || name === 'spring_festival');
    expect(days.map(({ day }) => day)).toEqual(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19']);
    expect(days.every(({ isHoliday }) => isHoliday)).toBe(true);
  });

  it('has thirteen days off by law, Double Ninth is none of them, and a leap month gives no second festival', () => {
    for (const [year] of KNOWN) {
      const festivals = festivalsOf(year);
      expect(festivals.filter(({ isHoliday }) => isHoliday)).toHaveLength(13);
      expect(festivals.filter(({ name }) => name === 'double_ninth')).toEqual([
        expect.objectContaining({ isHoliday: false }),
      ]);
    }
  });

  it('agrees with the calendar of the runtime but for two new moons within minutes of midnight', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
    const differing = Array.from({ length: 50 }, (_, at) => 2000 + at).filter(
      (year) => lunar.format(new Date(`${year}-${first(year, 'spring_festival')}T00:00:00Z`)) !== '1/1',
    );
    // A later ICU may know them.
    expect([2027, 2030]).toEqual(expect.arrayContaining(differing));
  });

  it('refuses years that the table does not hold', () => {
    expect(() => festivalsOf(2050)).toThrow();
    expect(() => festivalsOf(1999)).toThrow();
    expect(() => festivalsOf(2026.5)).toThrow();
  });
});
