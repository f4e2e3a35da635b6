import { fen, parseBusinessDate } from '@nuancan/kernel';
import type { CostLines, Diner, LimitUse, MealFacts, Rating } from '../index.js';
import { parsePolicy, rateMeal, type Policy } from '../index.js';

/** A share as JSON; by default it travels to other towns and not to other districts. */
export function share(funder: string, amountFen: number | 'rest', travels: [boolean, boolean] = [true, false]): object {
  return { funder, amountFen, travels: { otherTown: travels[0], otherDistrict: travels[1] } };
}

/** A tier as JSON: ¥9 from 60, city 3, district 3, town the rest. */
export function tierDocument(fields: object = {}): Record<string, unknown> {
  return {
    code: 'age-60',
    name: { zh: '60 岁以上', en: '60 and over' },
    who: [{ age: { from: 60 } }],
    benefit: { kind: 'fixed', amountFen: 900 },
    funders: [share('city', 300, [true, true]), share('district', 300), share('town', 'rest', [false, false])],
    ...fields,
  };
}

/** A policy of the district 330213 as JSON, with one tier. */
export function policyDocument(fields: object = {}): Record<string, unknown> {
  return {
    code: 'lunch-2024',
    version: 1,
    name: { zh: '午餐', en: 'Lunch' },
    scope: { districtCode: '330213' },
    effectiveFrom: '2024-01-01',
    tiers: [tierDocument()],
    ...fields,
  };
}

export function policy(fields: object = {}): Policy {
  return parsePolicy(policyDocument(fields));
}

/** An 80-year-old at home in 330213001. */
export function diner(fields: Partial<Diner> = {}): Diner {
  return {
    birthDate: parseBusinessDate('1944-01-01'),
    categories: [],
    grade: null,
    registration: { districtCode: '330213', townCode: '330213001' },
    homeTownCode: '330213001',
    homeDistrictCode: '330213',
    livesAlone: false,
    ...fields,
  };
}

/** A ¥12 lunch in the home town on Wednesday, 15 May 2024. */
export function meal(fields: Partial<MealFacts> = {}): MealFacts {
  return {
    businessDate: parseBusinessDate('2024-05-15'),
    slot: 'lunch',
    mode: 'dine_in',
    priceFen: fen(1200),
    facilityTownCode: '330213001',
    facilityDistrictCode: '330213',
    ...fields,
  };
}

export const unused: LimitUse = () => 0;

/** Uses by 'key@windowStart'. */
export function uses(counts: Readonly<Record<string, number>>): LimitUse {
  return (key, windowStart) => counts[`${key}@${windowStart}`] ?? 0;
}

export function rate(
  policies: readonly Policy[],
  facts: { diner?: Partial<Diner>; meal?: Partial<MealFacts>; limitUse?: LimitUse } = {},
): Rating {
  return rateMeal({ policies, diner: diner(facts.diner), meal: meal(facts.meal), limitUse: facts.limitUse ?? unused });
}

/** The cost card of the cases: 14.00 = ingredients 6, labour 5, energy 2, packaging 1. */
export const COST_14: CostLines = {
  ingredientsFen: fen(600),
  labourFen: fen(500),
  energyFen: fen(200),
  packagingFen: fen(100),
  deliveryFen: fen(0),
};
