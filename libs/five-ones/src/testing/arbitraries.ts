import { addDays, fen, parseBusinessDate, type BusinessDate, type Fen } from '@nuancan/kernel';
import fc from 'fast-check';
import {
  CAPABILITY_GRADES,
  CATEGORIES,
  DISCOUNT_BEARERS,
  FUNDERS,
  LIMIT_WINDOWS,
  MEAL_MODES,
  MEAL_SLOTS,
  parsePolicy,
  REGISTRATIONS,
  type CostLines,
  type Diner,
  type Funder,
  type MealFacts,
  type Policy,
} from '../index.js';

const TOWNS = ['330213001', '330213002', '330212001'];
const START = parseBusinessDate('2024-01-01');

export const anyFen = (max = 3000): fc.Arbitrary<Fen> => fc.integer({ min: 0, max }).map(fen);

/** Mostly `usual`: a condition that nobody meets makes a property say nothing. */
function mostly<A, B>(usual: fc.Arbitrary<A>, other: fc.Arbitrary<B>): fc.Arbitrary<A | B> {
  return fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: other });
}

const none = fc.constant(null);

const anyDate: fc.Arbitrary<BusinessDate> = fc.integer({ min: 0, max: 400 }).map((days) => addDays(START, days));

const anyCondition = fc.record({
  age: mostly(
    fc.integer({ min: 55, max: 85 }).map((from) => ({ from, to: null })),
    fc
      .record({ from: fc.integer({ min: 0, max: 100 }), span: fc.integer({ min: 0, max: 40 }) })
      .map(({ from, span }) => ({ from, to: from + span })),
  ),
  anyCategory: mostly(
    none,
    fc.array(fc.oneof(fc.constantFrom(...CATEGORIES), fc.subarray([...CATEGORIES], { minLength: 1, maxLength: 2 })), {
      minLength: 1,
      maxLength: 3,
    }),
  ),
  grades: mostly(none, fc.subarray([...CAPABILITY_GRADES], { minLength: 1 })),
  registration: mostly(fc.constant('anywhere'), fc.constantFrom(...REGISTRATIONS)),
  livesAlone: mostly(none, fc.boolean()),
});

const anyBenefit = fc.oneof(
  fc.constantFrom({ kind: 'none' }, { kind: 'fixed', amountFen: 0 }),
  fc.record({ kind: fc.constant('fixed'), amountFen: fc.integer({ min: 1, max: 1500 }) }),
  fc.record({ kind: fc.constant('elder_pays'), amountFen: anyFen(1200) }),
  fc.record({
    kind: fc.constant('percentage'),
    percent: fc.integer({ min: 1, max: 100 }),
    capFen: fc.option(anyFen(1500)),
  }),
  fc.record({
    kind: fc.constant('elder_pays_by_price'),
    levels: fc.uniqueArray(fc.record({ priceFen: fc.constantFrom(900, 1200, 1500), elderPaysFen: anyFen(2000) }), {
      selector: (level) => level.priceFen,
      minLength: 1,
      maxLength: 3,
    }),
  }),
);

const anyFunders = fc
  .record({
    funders: mostly(fc.shuffledSubarray([...FUNDERS], { minLength: 1 }), fc.constant<Funder[]>([])),
    amounts: fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 4, maxLength: 4 }),
    travels: fc.array(fc.constantFrom(0, 1, 2), { minLength: 4, maxLength: 4 }),
    rest: fc.boolean(),
  })
  .map(({ funders, amounts, travels, rest }) =>
    funders.map((funder, at) => ({
      funder,
      amountFen: rest && at === funders.length - 1 ? 'rest' : amounts[at],
      travels: { otherTown: (travels[at] ?? 0) > 0, otherDistrict: (travels[at] ?? 0) > 1 },
    })),
  );

const anyLimits = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('first', 'second', 'third'),
    window: fc.constantFrom(...LIMIT_WINDOWS),
    max: fc.integer({ min: 1, max: 3 }),
  }),
  { selector: (limit) => limit.name, maxLength: 3 },
);

const anyDiscount = fc.oneof(
  fc.constant({}),
  fc.record({ elderCeilingFen: anyFen(1500) }),
  fc.record({ discountBearer: fc.constantFrom(...DISCOUNT_BEARERS) }),
);

const anyTier = fc
  .record({
    fields: fc.record({
      who: fc.array(anyCondition, { minLength: 1, maxLength: 2 }),
      slots: mostly(none, fc.subarray([...MEAL_SLOTS], { minLength: 1 })),
      modes: mostly(fc.constant(MEAL_MODES), fc.subarray([...MEAL_MODES], { minLength: 1 })),
      weekdays: mostly(none, fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 3 })),
      benefit: anyBenefit,
      minimumSpend: mostly(none, fc.record({ amountFen: anyFen(1500), per: fc.constantFrom('meal', 'day') })),
      limits: mostly(none, anyLimits),
      funders: anyFunders,
    }),
    discount: anyDiscount,
    feeFen: mostly(none, anyFen(500)),
  })
  .map(({ fields, discount, feeFen }) =>
    feeFen === null ? { ...fields, ...discount } : { ...fields, kind: 'delivery', feeFen },
  );

/** Any valid policy document, as JSON. */
export const anyPolicyDocument: fc.Arbitrary<Record<string, unknown>> = fc
  .record({
    code: fc.constantFrom('alpha', 'beta', 'gamma'),
    version: fc.integer({ min: 1, max: 3 }),
    scope: mostly(
      fc.constant({ districtCode: '330213' }),
      fc.constantFrom({ districtCode: '330213', townCodes: ['330213001'] }, { districtCode: '330212' }),
    ),
    effectiveTo: mostly(none, anyDate),
    limits: anyLimits,
    tiers: fc.array(anyTier, { minLength: 1, maxLength: 4 }),
  })
  .map(({ tiers, ...fields }) => ({
    ...fields,
    name: { zh: '政策', en: 'Policy' },
    effectiveFrom: START,
    tiers: tiers.map((tier, at) => ({ code: `tier-${at}`, name: { zh: `档次 ${at}`, en: `Tier ${at}` }, ...tier })),
  }));

export const anyPolicy: fc.Arbitrary<Policy> = anyPolicyDocument.map(parsePolicy);

/** Any set of policies whose codes and versions differ, as the database keeps them. */
export const anyPolicies: fc.Arbitrary<Policy[]> = fc.uniqueArray(anyPolicy, {
  selector: ({ code, version }) => `${code}@${version}`,
  minLength: 1,
  maxLength: 3,
});

export const anyDiner: fc.Arbitrary<Diner> = fc
  .record({
    ageDays: mostly(fc.integer({ min: 20_000, max: 37_000 }), fc.integer({ min: 0, max: 40_000 })),
    categories: fc.subarray([...CATEGORIES]),
    grade: fc.option(fc.constantFrom(...CAPABILITY_GRADES)),
    registered: mostly(fc.constantFrom(...TOWNS), none),
    home: fc.constantFrom(...TOWNS.slice(0, 2)),
    livesAlone: fc.boolean(),
  })
  .map(({ ageDays, categories, grade, registered, home, livesAlone }) => ({
    birthDate: addDays(START, -ageDays),
    categories,
    grade,
    registration: registered === null ? null : { districtCode: registered.slice(0, 6), townCode: registered },
    homeTownCode: home,
    homeDistrictCode: home.slice(0, 6),
    livesAlone,
  }));

export const anyMeal: fc.Arbitrary<MealFacts> = fc
  .record({
    businessDate: anyDate,
    slot: fc.constantFrom(...MEAL_SLOTS),
    mode: fc.constantFrom(...MEAL_MODES),
    mealFen: mostly(fc.constantFrom(900, 1200, 1500).map(fen), anyFen()),
    deliveryFeeFen: fc.oneof(fc.constant(fen(0)), anyFen(600)),
    spentEarlierTodayFen: anyFen(2000),
    facility: mostly(fc.constantFrom(...TOWNS.slice(0, 2)), fc.constantFrom(...TOWNS)),
  })
  .map(({ mealFen, facility, ...fields }) => ({
    ...fields,
    priceFen: fen(mealFen + fields.deliveryFeeFen),
    facilityTownCode: facility,
    facilityDistrictCode: facility.slice(0, 6),
  }));

export const anyCost: fc.Arbitrary<CostLines> = fc.record({
  ingredientsFen: anyFen(1000),
  labourFen: anyFen(1000),
  energyFen: anyFen(400),
  packagingFen: anyFen(200),
  deliveryFen: anyFen(500),
});

/** Uses of limits: a number per key, the same whenever it is asked. */
export const anyLimitUse = fc.func(mostly(fc.constant(0), fc.integer({ min: 0, max: 4 })));
