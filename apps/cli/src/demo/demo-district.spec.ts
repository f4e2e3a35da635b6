import { createHash } from 'node:crypto';
import { parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { generateDemoDistrict, type DemoDistrict } from './demo-district.js';
import { DEMO_TOWNS } from './fenghua-divisions.js';
import type { DemoMeal } from './generate-meals.js';

const TODAY = parseBusinessDate('2026-11-02');

/** Of everything, meals included. */
function digest({ meals, ...district }: DemoDistrict): string {
  const hash = createHash('sha256').update(JSON.stringify(district));
  for (const meal of meals.meals()) hash.update(JSON.stringify(meal));
  return hash.digest('hex');
}

function mealsOfFirstDay({ meals }: DemoDistrict): DemoMeal[] {
  const ofDay: DemoMeal[] = [];
  for (const meal of meals.meals()) {
    // 西坞 alone has days before.
    if (meal.date < '2026-10-03') continue;
    if (meal.date !== '2026-10-03') break;
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
    const meals = mealsOfFirstDay(district);
    expect(meals.length).toBeGreaterThan(4_000);
    expect(meals.length).toBeLessThan(6_000);
  });

  it('is the same to the byte for the same seed, and another for another', () => {
    const of = (seed: number): string => digest(generateDemoDistrict({ seed, today: TODAY, scale: 0.01 }));
    const first = of(7);
    expect(of(7)).toBe(first);
    expect(of(8)).not.toBe(first);
  });
});
