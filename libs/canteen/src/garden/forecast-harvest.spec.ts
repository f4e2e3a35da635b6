import { describe, expect, it } from 'vitest';
import { firstDayOf, forecastHarvest, tenDaysOf, TEN_DAYS_A_YEAR, type HarvestHistory } from './forecast-harvest.js';

const NOW = tenDaysOf('2026-07-15');
const history = (since: string, harvests: Readonly<Record<string, number>>): HarvestHistory => ({
  grams: new Map(Object.entries(harvests).map(([date, grams]) => [tenDaysOf(date), grams])),
  since: tenDaysOf(since),
  now: NOW,
});

describe('tenDaysOf', () => {
  it.each([
    ['2026-01-01', '2026-01-01'],
    ['2026-01-10', '2026-01-01'],
    ['2026-01-11', '2026-01-11'],
    ['2026-02-28', '2026-02-21'],
    ['2026-12-31', '2026-12-21'],
  ])('puts %s into the ten days from %s', (date, first) => {
    expect(firstDayOf(tenDaysOf(date))).toBe(first);
  });

  it('counts on over the turn of the year', () => {
    expect(tenDaysOf('2027-01-01') - tenDaysOf('2026-12-31')).toBe(1);
    expect(tenDaysOf('2027-01-01') - tenDaysOf('2026-01-01')).toBe(TEN_DAYS_A_YEAR);
  });
});

describe('forecastHarvest', () => {
  const target = tenDaysOf('2026-07-21');

  it('takes the same and the neighbouring periods of an earlier year', () => {
    const known = history('2025-01-01', { '2025-07-11': 10_000, '2025-07-21': 14_000, '2025-08-01': 12_000 });
    const forecast = forecastHarvest(known, target);
    expect(forecast).toMatchObject({ grams: 12_000, basis: 'same_season', samples: 3 });
    // s = 2000, t(2) = 1.886: 12000 ± 1.886 · 2000 · √(4/3)
    expect([forecast?.leastGrams, forecast?.mostGrams]).toEqual([7644, 16_356]);
  });

  it('counts a period on record without a harvest as none, and goes not below nothing', () => {
    const forecast = forecastHarvest(history('2025-01-01', { '2025-07-21': 9000 }), target);
    expect(forecast).toMatchObject({ grams: 3000, leastGrams: 0 });
  });

  it('takes the last weeks where no earlier year is on record', () => {
    const known = history('2026-06-11', { '2026-06-11': 4000, '2026-06-21': 5000, '2026-07-01': 6000 });
    expect(forecastHarvest(known, target)).toMatchObject({ grams: 5000, basis: 'recent', samples: 3 });
  });

  it('says nothing of a crop that was first harvested in the period that is running, and 0 of one that came to its end', () => {
    expect(forecastHarvest(history('2026-05-01', { '2026-07-12': 25_000 }), target)).toBeNull();
    const ended = history('2026-01-01', { '2026-02-01': 9000 });
    expect(forecastHarvest(ended, target)).toMatchObject({ grams: 0, mostGrams: 0, basis: 'recent' });
  });

  it('leaves out the period that is running, and says nothing of too little', () => {
    const known = history('2026-06-21', { '2026-06-21': 4000, '2026-07-01': 5000, '2026-07-11': 6000 });
    expect(forecastHarvest(known, target)).toBeNull();
    expect(forecastHarvest(history('2026-07-11', {}), target)).toBeNull();
  });
});
