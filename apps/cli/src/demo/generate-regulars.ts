import type { MealMode, MealSlot } from '@nuancan/five-ones';
import type { DinerPool } from './diner-pool.js';
import type { DemoOffer } from './generate-menus.js';
import { SeededRandom } from './seeded-random.js';
import { WeightedChoice } from './weighted-choice.js';

export type PaymentMethod = 'wallet' | 'cash' | 'wechat' | 'alipay' | 'ecny' | 'free';

/** Somebody who comes to one facility again and again. */
export interface Regular {
  readonly residentIndex: number;
  /** Chance of eating in the slot on an average day. */
  readonly attends: Readonly<Record<MealSlot, number>>;
  readonly mode: MealMode;
  readonly usualSet: number;
  readonly paymentMethod: PaymentMethod;
}

/** What one facility's slot expects on an average day, and who comes. */
export interface FacilityDiners {
  readonly offer: DemoOffer;
  readonly expected: Readonly<Record<MealSlot, number>>;
  readonly regulars: readonly Regular[];
}

/** Meals a day in the whole district (product.md: 5,000 diners and more). */
export const DEMO_MEALS_A_DAY = 5000;
/** The rest of a slot are occasional diners and the public. */
export const REGULAR_SHARE = 0.88;

const TIER_WEIGHT = { central_kitchen: 2.4, elder_canteen: 1, meal_point: 0.36 } as const;
const SLOT_WEIGHT: Readonly<Record<MealSlot, number>> = { breakfast: 0.24, lunch: 1, dinner: 0.4 };

const PAYMENT = new WeightedChoice<PaymentMethod>([
  ['cash', 42],
  ['wechat', 30],
  ['wallet', 18],
  ['alipay', 7],
  ['ecny', 3],
]);
const MODE = new WeightedChoice<MealMode>([
  ['dine_in', 80],
  ['pickup', 12],
  ['proxy_pickup', 3],
  ['home_delivery', 5],
]);

export interface GenerateRegularsInput {
  readonly seed: number;
  readonly offers: readonly DemoOffer[];
  readonly pool: DinerPool;
  /** 1 = the whole district. */
  readonly scale: number;
}

/** Regulars of every facility, each resident a regular of one at most. */
export function generateRegulars({ seed, offers, pool, scale }: GenerateRegularsInput): FacilityDiners[] {
  const random = SeededRandom.stream(seed, 'regulars');
  const weights = offers.map(
    ({ facility }) => TIER_WEIGHT[facility.tier] * Math.exp(random.normal({ mean: 0, deviation: 0.3 })),
  );
  const total = offers.reduce(
    (sum, { slots }, at) => sum + weights[at]! * slots.reduce((own, slot) => own + SLOT_WEIGHT[slot], 0),
    0,
  );
  const taken = new Set<number>();
  return offers.map((offer, at) => {
    const expected = { breakfast: 0, lunch: 0, dinner: 0 };
    for (const slot of offer.slots)
      expected[slot] = (DEMO_MEALS_A_DAY * scale * weights[at]! * SLOT_WEIGHT[slot]) / total;
    return { offer, expected, regulars: regularsOf(random, { offer, expected, pool, taken }) };
  });
}

interface RegularsInput {
  readonly offer: DemoOffer;
  readonly expected: Readonly<Record<MealSlot, number>>;
  readonly pool: DinerPool;
  readonly taken: Set<number>;
}

function regularsOf(random: SeededRandom, { offer, expected, pool, taken }: RegularsInput): Regular[] {
  const regulars: Regular[] = [];
  let missing = expected.lunch * REGULAR_SHARE;
  // Bounded: a catchment may hold fewer people than a small scale asks for.
  for (let tries = 0; missing > 0 && tries < 20_000; tries += 1) {
    const residentIndex = pool.drawNear(random, offer.facility);
    if (taken.has(residentIndex)) continue;
    const lunch = Math.min(attendance(random), missing);
    missing -= lunch;
    taken.add(residentIndex);
    regulars.push({
      residentIndex,
      attends: {
        breakfast: alsoAt(random, expected.breakfast, { lunch, expected }),
        lunch,
        dinner: alsoAt(random, expected.dinner, { lunch, expected }),
      },
      mode: pool.cannotCome(residentIndex) ? random.pick(['home_delivery', 'proxy_pickup']) : MODE.draw(random),
      usualSet: random.chance(0.72) ? 0 : 1,
      paymentMethod: PAYMENT.draw(random),
    });
  }
  return regulars;
}

/** Most come on most days; some a few times a week; a few now and then. */
function attendance(random: SeededRandom): number {
  const draw = random.unit();
  if (draw < 0.6) return 0.75 + 0.23 * random.unit();
  return draw < 0.9 ? 0.35 + 0.4 * random.unit() : 0.05 + 0.3 * random.unit();
}

/** A part of those who lunch here eat here in another slot too, so that together they are as many as expected. */
function alsoAt(
  random: SeededRandom,
  expectedThere: number,
  { lunch, expected }: { lunch: number; expected: Readonly<Record<MealSlot, number>> },
): number {
  const ratio = expected.lunch === 0 ? 0 : expectedThere / expected.lunch;
  return random.chance(ratio / 0.8) ? lunch * 0.8 : 0;
}
