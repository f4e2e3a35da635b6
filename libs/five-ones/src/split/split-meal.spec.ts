import { fen } from '@nuancan/kernel';
import { describe, expect, test } from 'vitest';
import {
  mealCost,
  RatingErrors,
  splitMeal,
  splitPublicSale,
  totalCost,
  type ExpectedSources,
  type MealSplit,
  type Rating,
} from '../index.js';
import { COST_14, policy, rate, share, tierDocument, uses } from '../testing/documents.js';

const NOTHING: ExpectedSources = { gardenFen: fen(0), volunteerFen: fen(0), donationFen: fen(0) };
const GARDEN_2: ExpectedSources = { ...NOTHING, gardenFen: fen(200) };

function split(rating: Rating, elderPaidFen: number, expected = NOTHING, cost = COST_14): MealSplit {
  return splitMeal({ rating, cost, elderPaidFen: fen(elderPaidFen), expected });
}

describe('the cases, one meal each: cost 14.00, price 12, 80+ pays 3 of 12', () => {
  const nine = policy();

  test('a: garden 2.00 covers what is open', () => {
    expect(split(rate([nine]), 300, GARDEN_2)).toMatchObject({
      elderPaidFen: 300,
      governmentFen: 900,
      gardenFen: 200,
      unfundedFen: 0,
      surplusFen: 0,
      elderShortFen: 0,
      flags: [],
    });
  });

  test('c: offline, 3 collected, subsidy refused later: 9 short and unfunded, never covered in kind', () => {
    const refused = rate([nine], { limitUse: uses({ 'subsidised:lunch@2024-05-15': 1 }) });
    expect(split(refused, 300, GARDEN_2)).toMatchObject({
      elderDueFen: 1200,
      elderPaidFen: 300,
      governmentFen: 0,
      elderShortFen: 900,
      gardenFen: 200,
      unfundedFen: 900,
      flags: ['second_in_slot', 'elder_short'],
    });
  });

  test('c, with all the donations there are: still 9 unfunded', () => {
    const refused = rate([nine], { limitUse: uses({ 'subsidised:lunch@2024-05-15': 1 }) });
    const generous = { gardenFen: fen(9999), volunteerFen: fen(9999), donationFen: fen(9999) };
    expect(split(refused, 300, generous)).toMatchObject({ gardenFen: 200, donationFen: 0, unfundedFen: 900 });
  });

  test('g: the other town first: government 6 and elder 6; then home: government 0, 9 short', () => {
    const elsewhere = rate([nine], { meal: { facilityTownCode: '330213002' } });
    expect(split(elsewhere, 600)).toMatchObject({
      governmentFen: 600,
      elderDueFen: 600,
      elderShortFen: 0,
      shares: [
        { funder: 'city', townCode: null, amountFen: 300 },
        { funder: 'district', townCode: null, amountFen: 300 },
      ],
      flags: ['cross_town'],
    });
    const taken = elsewhere.limits.map(({ key, windowStart }) => [`${key}@${windowStart}`, 1]);
    const home = rate([nine], { limitUse: uses(Object.fromEntries(taken)) });
    expect(split(home, 300)).toMatchObject({
      governmentFen: 0,
      elderShortFen: 900,
      flags: ['second_in_slot', 'elder_short'],
    });
  });

  test('h: 7/5 becomes 6/6 at midnight; 80 meals with 5 collected are 1 short each', () => {
    const younger = (version: number, amountFen: number): ReturnType<typeof policy> =>
      policy({
        version,
        tiers: [tierDocument({ benefit: { kind: 'fixed', amountFen }, funders: [share('district', 'rest')] })],
      });
    const displayed = rate([younger(1, 700)]);
    expect(displayed).toMatchObject({ governmentFen: 700, elderDueFen: 500 });
    const meals = Array.from({ length: 80 }, () => split(rate([younger(2, 600)]), displayed.elderDueFen));
    const total = (field: 'elderPaidFen' | 'governmentFen' | 'elderShortFen'): number =>
      meals.reduce((sum, each) => sum + each[field], 0);
    expect(total('elderPaidFen')).toBe(40_000);
    expect(total('governmentFen')).toBe(80 * 600);
    expect(total('elderShortFen')).toBe(8_000);
    expect(meals[0]?.flags).toEqual(['elder_short']);
  });
});

describe('caps', () => {
  const free = rate([]);
  const cost = {
    ...COST_14,
    ingredientsFen: fen(100),
    labourFen: fen(150),
    energyFen: fen(2000),
    deliveryFen: fen(50),
  };

  test('garden up to the ingredients, volunteers up to labour and delivery, donations for all that is open', () => {
    const plenty = { gardenFen: fen(5000), volunteerFen: fen(5000), donationFen: fen(5000) };
    expect(split(free, 1200, plenty, cost)).toMatchObject({
      costFen: 2400,
      gardenFen: 100,
      volunteerFen: 200,
      donationFen: 900,
      unfundedFen: 0,
    });
  });

  test('garden is served before volunteers, volunteers before donations', () => {
    const tight = { ...COST_14, ingredientsFen: fen(600), labourFen: fen(400), energyFen: fen(300) };
    const plenty = { gardenFen: fen(120), volunteerFen: fen(70), donationFen: fen(70) };
    expect(split(free, 1200, plenty, tight)).toMatchObject({
      costFen: 1400,
      gardenFen: 120,
      volunteerFen: 70,
      donationFen: 10,
    });
  });

  test('nothing is open when price covers cost: surplus', () => {
    expect(split(free, 1200, GARDEN_2, { ...COST_14, ingredientsFen: fen(0) })).toMatchObject({
      gardenFen: 0,
      surplusFen: 400,
      unfundedFen: 0,
    });
  });

  test('what the elder pays over is surplus, and flagged', () => {
    expect(split(free, 1500, GARDEN_2)).toMatchObject({
      elderOverFen: 300,
      surplusFen: 300,
      flags: ['elder_overpaid'],
    });
  });

  test('short where price exceeds cost: unfunded is what cost lacks, not more', () => {
    const cheap = { ...COST_14, ingredientsFen: fen(0) };
    expect(split(free, 500, NOTHING, cheap)).toMatchObject({ costFen: 800, elderShortFen: 700, unfundedFen: 300 });
  });
});

test('a public sale has no government, nothing in kind and no donation', () => {
  expect(splitPublicSale({ priceFen: fen(1200), paidFen: fen(1200), cost: COST_14 })).toMatchObject({
    elderDueFen: 1200,
    elderPaidFen: 1200,
    governmentFen: 0,
    gardenFen: 0,
    volunteerFen: 0,
    donationFen: 0,
    unfundedFen: 200,
    policyCode: null,
    shares: [],
    flags: [],
  });
});

test('delivery costs only what is delivered', () => {
  const card = { ...COST_14, deliveryFen: fen(300) };
  expect(totalCost(mealCost({ card, mode: 'dine_in' }))).toBe(1400);
  expect(totalCost(mealCost({ card, mode: 'home_delivery' }))).toBe(1700);
});

test('negative amounts are refused', () => {
  const code = RatingErrors.NEGATIVE_AMOUNT.code;
  expect(() => split(rate([]), -1)).toThrow(code);
  expect(() => split(rate([]), 0, { ...NOTHING, donationFen: fen(-1) })).toThrow(code);
  expect(() => split(rate([]), 0, NOTHING, { ...COST_14, energyFen: fen(-1) })).toThrow(code);
  expect(() => splitPublicSale({ priceFen: fen(-1), paidFen: fen(0), cost: COST_14 })).toThrow(code);
});
