import type { MealSlot } from '@nuancan/five-ones';
import { addDays, type BusinessDate } from '@nuancan/kernel';
import { demoUuid } from './demo-ids.js';
import type { DemoAccount } from './generate-accounts.js';
import type { DemoFacility } from './generate-facilities.js';
import type { DemoOffer } from './generate-menus.js';
import { metresBetween } from './place-around.js';
import { SeededRandom } from './seeded-random.js';

/** How one facility stands: accepted and open since its first day, fed, graded, with hours and capacity. */
export interface DemoStanding {
  readonly facility: DemoFacility;
  readonly acceptanceId: string;
  /** Two accounts: four eyes. */
  readonly proposedBy: string;
  readonly decidedBy: string;
  readonly inspectedOn: BusinessDate;
  /** The kitchen that feeds a meal point at lunch; null for one that cooks. */
  readonly supplier: DemoFacility | null;
  readonly suppliedFrom: BusinessDate;
  /** Null: not graded yet. */
  readonly stars: number | null;
  readonly starsFrom: BusinessDate;
  readonly slots: readonly DemoSlot[];
  /** Days to come on which it is closed; null: none. */
  readonly closedDays: { readonly from: BusinessDate; readonly to: BusinessDate; readonly reason: string } | null;
}

/** When and for how many a slot is served. */
export interface DemoSlot {
  readonly slot: MealSlot;
  readonly opensAt: string;
  readonly lastOrderAt: string;
  readonly closesAt: string;
  readonly seats: number;
  readonly dineInPortions: number;
  readonly deliveryPortions: number;
}

/** Around the rush of the visits, which all fall between opening and closing. */
const HOURS: Readonly<Record<MealSlot, Pick<DemoSlot, 'opensAt' | 'lastOrderAt' | 'closesAt'>>> = {
  breakfast: { opensAt: '06:20', lastOrderAt: '08:15', closesAt: '08:40' },
  lunch: { opensAt: '10:30', lastOrderAt: '12:30', closesAt: '13:00' },
  dinner: { opensAt: '16:15', lastOrderAt: '17:55', closesAt: '18:30' },
};
/** How often the seats are filled in one slot. */
const SITTINGS = 3;
const STARS = {
  central_kitchen: { from: 4, to: 5 },
  elder_canteen: { from: 3, to: 5 },
  meal_point: { from: 2, to: 4 },
} as const;
const CLOSED_REASONS = ['设备检修', '村里停水', '厨房消杀'];
const FIRST_ID_MS = Date.UTC(2024, 0, 7);

export interface GenerateStandingsInput {
  readonly seed: number;
  readonly today: BusinessDate;
  readonly offers: readonly DemoOffer[];
  readonly accounts: readonly DemoAccount[];
}

/** The standings in the order of the facilities; every one was open on each day of the demo's meals. */
export function generateStandings({ seed, today, offers, accounts }: GenerateStandingsInput): DemoStanding[] {
  const random = SeededRandom.stream(seed, 'standings');
  const decidedBy = accounts.find(({ role }) => role === 'district_official')!.id;
  const kitchens = offers.map(({ facility }) => facility).filter(({ tier }) => tier === 'central_kitchen');
  return offers.map(({ facility, slots }, at) => {
    const { tier, openedOn, village } = facility;
    const supplier = tier === 'meal_point' ? nearest(facility, kitchens) : null;
    return {
      facility,
      acceptanceId: demoUuid(random, FIRST_ID_MS + at * 1000),
      proposedBy: accounts.find(({ role, townCode }) => role === 'town_official' && townCode === village.townCode)!.id,
      decidedBy,
      inspectedOn: addDays(openedOn, -random.between({ from: 3, to: 20 })),
      supplier,
      suppliedFrom: openedOn,
      stars: random.chance(0.8) ? random.between(STARS[tier]) : null,
      starsFrom: addDays(today, -random.between({ from: 40, to: 180 })),
      slots: slots.map((slot) => slotOf(random, { slot, facility })),
      closedDays: random.chance(0.08) ? closedDays(random, today) : null,
    };
  });
}

function nearest(point: DemoFacility, kitchens: readonly DemoFacility[]): DemoFacility {
  return kitchens.toSorted((one, other) => metresBetween(point, one) - metresBetween(point, other))[0]!;
}

function slotOf(random: SeededRandom, { slot, facility }: { slot: MealSlot; facility: DemoFacility }): DemoSlot {
  const { seats, tier } = facility;
  const delivered = tier === 'meal_point' ? 10 : 30;
  return {
    slot,
    ...HOURS[slot],
    seats,
    dineInPortions: Math.max(seats * SITTINGS, 30),
    deliveryPortions: delivered + random.between({ from: 0, to: 3 }) * 10,
  };
}

function closedDays(random: SeededRandom, today: BusinessDate): DemoStanding['closedDays'] {
  const from = addDays(today, random.between({ from: 3, to: 20 }));
  return { from, to: addDays(from, random.between({ from: 0, to: 2 })), reason: random.pick(CLOSED_REASONS) };
}
