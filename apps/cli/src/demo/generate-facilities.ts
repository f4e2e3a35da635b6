import { addDays, type BusinessDate } from '@nuancan/kernel';
import { demoUuid } from './demo-ids.js';
import { DEMO_TOWNS } from './fenghua-divisions.js';
import type { DemoVillage } from './generate-villages.js';
import { placeAround, type Place } from './place-around.js';
import { SeededRandom } from './seeded-random.js';
import { shareOut } from './share-out.js';

export type FacilityTier = 'central_kitchen' | 'elder_canteen' | 'meal_point';

export interface DemoOrganisation {
  readonly id: string;
  readonly name: string;
  readonly licenceNo: string;
}

export interface DemoFacility extends Place {
  readonly id: string;
  readonly code: string;
  readonly tier: FacilityTier;
  readonly name: string;
  readonly village: DemoVillage;
  readonly townName: string;
  readonly organisation: DemoOrganisation;
  readonly address: string;
  readonly seats: number;
  readonly openedOn: BusinessDate;
}

/** 96 physical points (product.md), two of them central kitchens: one in the city, one in 溪口镇. */
export const DEMO_FACILITIES = 96;
const CENTRAL_KITCHEN_TOWNS = ['330213002', '330213100'];
/** Every town has at least this many, so that each one's page shows something. */
const LEAST_PER_TOWN = 3;
/** Of three places in a town two cook for themselves. */
const CANTEEN_SHARE = 0.66;
/** 蒋家池头村, whose canteen the specification names, always has one. */
const ALWAYS = new Set(['330213004206']);

const FIRM_NAME = '宁波奉化暖餐饮食服务有限公司（演示）';
const FIRST_ID_MS = Date.UTC(2024, 0, 2);

export interface GenerateFacilitiesInput {
  readonly seed: number;
  readonly today: BusinessDate;
  readonly villages: readonly DemoVillage[];
}

/** The facilities in the order of their towns; within a town the central kitchen first, then the bigger villages. */
export function generateFacilities({ seed, today, villages }: GenerateFacilitiesInput): DemoFacility[] {
  const random = SeededRandom.stream(seed, 'facilities');
  const firm = organisation(random, { at: 0, name: FIRM_NAME });
  const perTown = shareOut(
    DEMO_FACILITIES - LEAST_PER_TOWN * DEMO_TOWNS.length,
    DEMO_TOWNS.map((town) => sumResidents(villages.filter((village) => village.townCode === town.code))),
  );
  const facilities: DemoFacility[] = [];
  DEMO_TOWNS.forEach((town, at) => {
    const own = villages.filter((village) => village.townCode === town.code).sort(byWeightThenSize);
    const sites = own.slice(0, perTown[at]! + LEAST_PER_TOWN);
    const tiers = tiersOf(town.code, sites.length);
    sites.forEach((village, index) => {
      facilities.push(
        facility(random, {
          number: facilities.length + 1,
          village,
          tier: tiers[index]!,
          townName: town.name,
          firm,
          today,
        }),
      );
    });
  });
  return facilities;
}

function byWeightThenSize(left: DemoVillage, right: DemoVillage): number {
  return Number(ALWAYS.has(right.code)) - Number(ALWAYS.has(left.code)) || right.residents - left.residents;
}

function tiersOf(townCode: string, count: number): FacilityTier[] {
  const central = CENTRAL_KITCHEN_TOWNS.includes(townCode) ? 1 : 0;
  const canteens = Math.round((count - central) * CANTEEN_SHARE);
  return Array.from({ length: count }, (_, at) => {
    if (at < central) return 'central_kitchen';
    return at < central + canteens ? 'elder_canteen' : 'meal_point';
  });
}

interface FacilityInput {
  readonly number: number;
  readonly village: DemoVillage;
  readonly tier: FacilityTier;
  readonly townName: string;
  readonly firm: DemoOrganisation;
  readonly today: BusinessDate;
}

function facility(random: SeededRandom, { number, village, tier, townName, firm, today }: FacilityInput): DemoFacility {
  const stem = village.name.replace(/居委会$/, '').replace(/村委会$/, '村');
  const runByFirm = tier !== 'elder_canteen' || random.chance(0.2);
  return {
    id: demoUuid(random, FIRST_ID_MS + number * 60_000),
    code: `FH-${String(number).padStart(3, '0')}`,
    tier,
    name: NAME[tier]({ stem, townName }),
    village,
    townName,
    organisation: runByFirm ? firm : organisation(random, { at: number, name: `${stem}股份经济合作社` }),
    address: `${townName}${stem}（演示地址）`,
    ...placeAround(random, { centre: village, radiusMetres: 180 }),
    seats: random.between(SEATS[tier]),
    openedOn: addDays(today, -random.between({ from: 200, to: 2300 })),
  };
}

const NAME: Readonly<Record<FacilityTier, (of: { stem: string; townName: string }) => string>> = {
  central_kitchen: ({ townName }) => `${townName}中心食堂`,
  elder_canteen: ({ stem }) => `${stem}老年食堂`,
  meal_point: ({ stem }) => `${stem}助餐服务点`,
};

const SEATS: Readonly<Record<FacilityTier, { from: number; to: number }>> = {
  central_kitchen: { from: 100, to: 160 },
  elder_canteen: { from: 24, to: 84 },
  meal_point: { from: 0, to: 16 },
};

/** Licences are marked as the demo's: none can be mistaken for a real one. */
function organisation(random: SeededRandom, { at, name }: { at: number; name: string }): DemoOrganisation {
  return {
    id: demoUuid(random, FIRST_ID_MS - 86_400_000 + at * 60_000),
    name,
    licenceNo: `DEMO-330213-${String(at).padStart(4, '0')}`,
  };
}

function sumResidents(villages: readonly DemoVillage[]): number {
  return villages.reduce((sum, village) => sum + village.residents, 0);
}
