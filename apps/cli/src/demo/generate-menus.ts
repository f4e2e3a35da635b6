import { fen, type BusinessDate } from '@nuancan/kernel';
import type { CostLines, ExpectedSources, MealSlot } from '@nuancan/five-ones';
import { demoUuid } from './demo-ids.js';
import type { DemoFacility } from './generate-facilities.js';
import { SeededRandom } from './seeded-random.js';

export interface DemoMenuItem {
  readonly id: string;
  readonly slot: MealSlot;
  readonly kind: 'set' | 'a_la_carte';
  readonly name: string;
  readonly priceFen: number;
}

/** What one facility offers and what a meal of it takes, unchanged throughout the demo. */
export interface DemoOffer {
  readonly facility: DemoFacility;
  readonly slots: readonly MealSlot[];
  readonly menu: readonly DemoMenuItem[];
  readonly costCardId: string;
  readonly cost: CostLines;
  readonly expectedId: string;
  readonly expected: ExpectedSources;
  readonly validFrom: BusinessDate;
}

type Dish = readonly [name: string, priceFen: number];

const SETS: Readonly<Record<MealSlot, readonly Dish[]>> = {
  breakfast: [['早餐套餐', 600]],
  lunch: [['A 套餐', 1200], ['B 套餐', 1400]],
  dinner: [['A 套餐', 1200], ['B 套餐', 1400]],
}; // prettier-ignore

const A_LA_CARTE: Readonly<Record<MealSlot, readonly Dish[]>> = {
  breakfast: [['肉包', 150], ['豆浆', 100], ['白粥', 50], ['茶叶蛋', 150]],
  lunch: [['荤菜一份', 700], ['素菜一份', 300], ['米饭', 100], ['例汤', 200]],
  dinner: [['荤菜一份', 700], ['素菜一份', 300], ['米饭', 100]],
}; // prettier-ignore

const FIRST_ID_MS = Date.UTC(2024, 0, 3);

/** Menus, cost card and expected sources of every facility; lunch everywhere, breakfast and dinner in some. */
export function generateOffers({
  seed,
  facilities,
}: {
  seed: number;
  facilities: readonly DemoFacility[];
}): DemoOffer[] {
  const random = SeededRandom.stream(seed, 'menus');
  let made = 0;
  const nextId = () => demoUuid(random, FIRST_ID_MS + (made += 1) * 1000);
  return facilities.map((facility) => {
    const slots = slotsOf(random, facility);
    return {
      facility,
      slots,
      menu: slots.flatMap((slot) => menuOf(slot, nextId)),
      costCardId: nextId(),
      cost: costCard(random, facility),
      expectedId: nextId(),
      expected: expectedSources(random, facility),
      validFrom: facility.openedOn,
    };
  });
}

function slotsOf(random: SeededRandom, { tier }: DemoFacility): MealSlot[] {
  const breakfast = tier === 'central_kitchen' || (tier === 'elder_canteen' && random.chance(0.22));
  const dinner = tier === 'central_kitchen' || (tier === 'elder_canteen' && random.chance(0.42));
  return [...(breakfast ? (['breakfast'] as const) : []), 'lunch', ...(dinner ? (['dinner'] as const) : [])];
}

function menuOf(slot: MealSlot, nextId: () => string): DemoMenuItem[] {
  return [
    ...SETS[slot].map(([name, priceFen]) => ({ id: nextId(), slot, kind: 'set' as const, name, priceFen })),
    ...A_LA_CARTE[slot].map(([name, priceFen]) => ({
      id: nextId(),
      slot,
      kind: 'a_la_carte' as const,
      name,
      priceFen,
    })),
  ];
}

/** Around ingredients 6, labour 5, energy 2, packaging 1 and delivery 1.50; points that only serve pay for transport. */
function costCard(random: SeededRandom, { tier }: DemoFacility): CostLines {
  const tens = (from: number, to: number) => fen(random.between({ from: from / 10, to: to / 10 }) * 10);
  return {
    ingredientsFen: tens(540, 660),
    labourFen: tier === 'central_kitchen' ? tens(400, 470) : tens(450, 550),
    energyFen: tens(160, 230),
    packagingFen: tier === 'meal_point' ? tens(110, 150) : tens(80, 110),
    deliveryFen: tens(120, 180),
  };
}

/** A village with a garden and volunteers expects more of both than a town's kitchen. */
function expectedSources(random: SeededRandom, { tier }: DemoFacility): ExpectedSources {
  const inVillage = tier === 'elder_canteen';
  return {
    gardenFen: fen(inVillage && random.chance(0.7) ? random.between({ from: 4, to: 15 }) * 10 : 0),
    volunteerFen: fen(random.between(inVillage ? { from: 2, to: 10 } : { from: 0, to: 5 }) * 10),
    donationFen: fen(random.chance(0.45) ? random.between({ from: 2, to: 8 }) * 10 : 0),
  };
}
