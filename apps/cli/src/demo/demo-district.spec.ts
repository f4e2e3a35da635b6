import { createHash } from 'node:crypto';
import { addDays, parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { crowdOn } from './crowd-on.js';
import { generateDemoDistrict, type DemoDistrict } from './demo-district.js';
import { demoWeatherOn } from './demo-weather.js';
import { DEMO_TOWNS } from './fenghua-divisions.js';
import type { DemoMeal } from './generate-meals.js';

const TODAY = parseBusinessDate('2026-11-02');

/** Of everything, meals included. */
function digest({ meals, ...district }: DemoDistrict): string {
  const hash = createHash('sha256').update(JSON.stringify(district));
  for (const meal of meals.meals()) hash.update(JSON.stringify(meal));
  return hash.digest('hex');
}

function mealsOfOrdinaryDay({ meals }: DemoDistrict): DemoMeal[] {
  const ofDay: DemoMeal[] = [];
  for (const meal of meals.meals()) {
    // The first days are holidays, on which fewer come.
    if (meal.date < '2026-10-09') continue;
    if (meal.date !== '2026-10-09') break;
    ofDay.push(meal);
  }
  return ofDay;
}

describe('the demo district', () => {
  it('has the size of the reference district', () => {
    const district = generateDemoDistrict({ seed: 330213, today: TODAY });
    const { residents, facilities, accounts } = district;
    expect(residents).toHaveLength(140_105);
    expect(facilities).toHaveLength(96);
    expect(facilities.filter(({ tier }) => tier === 'central_kitchen')).toHaveLength(2);
    expect(new Set(facilities.map(({ village }) => village.townCode))).toEqual(
      new Set(DEMO_TOWNS.map(({ code }) => code)),
    );
    expect(new Set(residents.map(({ village }) => village.townCode)).size).toBe(12);
    expect(new Set(accounts.map(({ role }) => role)).size).toBe(6);
    const meals = mealsOfOrdinaryDay(district);
    expect(meals.length).toBeGreaterThan(4_000);
    expect(meals.length).toBeLessThan(6_000);
  });

  it('has fewer come on days off and in storms', () => {
    const district = generateDemoDistrict({ seed: 330213, today: TODAY, scale: 0.05 });
    const facility = district.facilities[0]!;
    const friday = parseBusinessDate('2026-10-09');
    const off = parseBusinessDate('2026-10-02');
    const usual = crowdOn(friday, facility, 330213) / demoWeatherOn(friday, 330213).coming;
    const holiday = crowdOn(off, facility, 330213) / demoWeatherOn(off, 330213).coming;
    expect(holiday).toBeLessThan(usual * 0.95);
    const year = Array.from({ length: 365 }, (_, at) => demoWeatherOn(addDays(TODAY, at), 330213));
    expect(new Set(year.map(({ was }) => was)).size).toBe(6);
    expect(Math.min(...year.map(({ coming }) => coming))).toBeLessThan(0.8);
    const right = year.filter(({ was, foreseen }) => was === foreseen).length;
    expect(right).toBeGreaterThan(365 * 0.85);
    expect(right).toBeLessThan(365);
  });

  it('is the same to the byte for the same seed, and another for another', () => {
    const of = (seed: number): string => digest(generateDemoDistrict({ seed, today: TODAY, scale: 0.01 }));
    const first = of(7);
    expect(of(7)).toBe(first);
    expect(of(8)).not.toBe(first);
  });
});
