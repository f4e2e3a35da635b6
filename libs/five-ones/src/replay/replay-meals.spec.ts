import { fen, parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { parsePolicy, replayMeals, replayPolicies, type Diner, type ReplayMeal } from '../index.js';
import { policyDocument, share, tierDocument } from '../testing/documents.js';

const DAY = parseBusinessDate('2024-03-04');
const POLICY = parsePolicy(
  policyDocument({
    limits: [{ name: 'week', window: 'week', max: 2 }],
    tiers: [tierDocument({ benefit: { kind: 'fixed', amountFen: 300 }, funders: [share('district', 'rest')] })],
  }),
);
const { districtCode } = POLICY.scope;
const DINER: Diner = {
  ...{ birthDate: parseBusinessDate('1940-01-01'), categories: [], grade: null, registration: null, livesAlone: false },
  ...{ homeTownCode: `${districtCode}001`, homeDistrictCode: districtCode },
};

function meal(
  id: string,
  at: number,
  changes: Partial<ReplayMeal> & { slot?: 'lunch' | 'dinner'; day?: string } = {},
): ReplayMeal {
  const { slot = 'lunch', day = DAY, ...rest } = changes;
  const facts = {
    ...{ businessDate: parseBusinessDate(day), slot, mode: 'dine_in' as const, priceFen: fen(1200) },
    ...{ facilityTownCode: DINER.homeTownCode, facilityDistrictCode: districtCode },
  };
  return { id, entryId: 'one', at, voidedAt: null, held: null, facts, ...rest };
}

function government(meals: readonly ReplayMeal[], diner: Diner | null = DINER): Record<string, number> {
  const ratings = replayMeals({
    meals,
    policiesOn: () => replayPolicies([], { versions: [POLICY], keepOthers: false }),
    dinerOf: () => diner,
    entriesOf: ({ entryId }) => (entryId === 'alone' ? ['alone'] : ['one', 'two']),
  });
  return Object.fromEntries([...ratings].map(([id, { governmentFen }]) => [id, governmentFen]));
}

describe('replayMeals', () => {
  it('counts limits in the order of the meals, over the entries of a person', () => {
    const meals = [
      meal('c', 30, { slot: 'dinner', day: '2024-03-06' }),
      meal('a', 10),
      meal('b', 20, { entryId: 'two', day: '2024-03-05' }),
    ];
    expect(government(meals)).toEqual({ a: 300, b: 300, c: 0 });
    expect(government([meal('a', 10), meal('b', 20, { entryId: 'two' })])).toEqual({ a: 300, b: 0 });
    expect(government([meal('a', 10), meal('b', 20, { entryId: 'alone' })])).toEqual({ a: 300, b: 300 });
  });

  it('lets the id decide between two at one moment', () => {
    expect(government([meal('b', 10), meal('a', 10)])).toEqual({ a: 300, b: 0 });
  });

  it('gives a use back where a meal was taken back, and not before', () => {
    const first = meal('a', 10, { voidedAt: 25 });
    expect(government([first, meal('b', 20), meal('c', 30)])).toEqual({ a: 300, b: 0, c: 300 });
  });

  it('leaves meals outside with what they hold', () => {
    const outside = meal('a', 10, { held: [{ key: 'subsidised:lunch', windowStart: DAY }] });
    expect(government([outside, meal('b', 20)])).toEqual({ b: 0 });
    expect(government([meal('a', 10, { held: [] }), meal('b', 20)])).toEqual({ b: 300 });
  });

  it('pays nothing for whom nobody pays any more', () => {
    expect(government([meal('a', 10)], null)).toEqual({ a: 0 });
  });
});

describe('replayPolicies', () => {
  it('puts versions in the place of their own policy, on any day, beside the others or alone', () => {
    const other = parsePolicy(policyDocument({ code: 'other' }));
    const later = { ...POLICY, version: 2, effectiveFrom: parseBusinessDate('2099-01-01') };
    const named = (keepOthers: boolean): string[] =>
      replayPolicies([POLICY, other], { versions: [later], keepOthers }).map(
        ({ code, version }) => `${code} ${version}`,
      );
    expect(named(true)).toEqual(['other 1', `${POLICY.code} 2`]);
    expect(named(false)).toEqual([`${POLICY.code} 2`]);
    expect(replayPolicies([POLICY], { versions: [], keepOthers: true })).toEqual([POLICY]);
    const [tried] = replayPolicies([], { versions: [later], keepOthers: true });
    expect(tried?.effectiveFrom && tried.effectiveFrom < '2000-01-01').toBe(true);
  });
});
