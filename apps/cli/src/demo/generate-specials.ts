import { demoUuid } from './demo-ids.js';
import type { DemoFacility } from './generate-facilities.js';
import type { DemoOffer } from './generate-menus.js';
import { SeededRandom } from './seeded-random.js';

/** A third lunch set that bigger kitchens offer on some weekdays. */
export interface DemoSpecial {
  readonly id: string;
  readonly facility: DemoFacility;
  readonly slot: 'lunch';
  readonly name: string;
  readonly priceFen: number;
  /** 1 = Monday. */
  readonly weekdays: readonly number[];
}

const SPECIALS = [
  { name: 'C 套餐（清蒸鱼）', priceFen: 1600, weekdays: [1, 3, 5] },
  { name: 'C 套餐（红烧肉）', priceFen: 1500, weekdays: [2, 4] },
] as const;
const LEAST_SEATS = 40;
const FIRST_ID_MS = Date.UTC(2024, 0, 9);

/** In the order of the facilities. Nobody has eaten one yet: the meals of the demo are of the daily sets. */
export function generateSpecials({ seed, offers }: { seed: number; offers: readonly DemoOffer[] }): DemoSpecial[] {
  const random = SeededRandom.stream(seed, 'specials');
  return offers
    .filter(({ facility }) => facility.seats >= LEAST_SEATS)
    .map(({ facility }, at) => ({
      id: demoUuid(random, FIRST_ID_MS + at * 1000),
      facility,
      slot: 'lunch',
      ...random.pick(SPECIALS),
    }));
}
