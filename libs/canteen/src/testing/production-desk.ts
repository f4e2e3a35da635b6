import { randomUUID } from 'node:crypto';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DishService } from '../dish/dish.service.js';
import { FoodSampleService } from '../production/food-sample.service.js';
import { PortionMatchService } from '../production/portion-match.service.js';
import { ProductionDayService } from '../production/production-day.service.js';
import type { EnterProductionDto } from '../production/production-entry.dto.js';
import { ProductionEntryService } from '../production/production-entry.service.js';
import { createCanteenDistrict, type CanteenDistrict, type CanteenSite } from './canteen-district.js';
import { newClientId } from './meal-draft.js';

const SLOTS = ['breakfast', 'lunch', 'dinner'];
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$not-a-real-hash';

type Entry = Omit<EnterProductionDto, 'clientId'>;

/** A kitchen (the first town's canteen) that feeds a point in its own town and one in the other. */
export interface ProductionDesk {
  readonly test: TestDatabase;
  readonly district: CanteenDistrict;
  readonly kitchen: CanteenSite;
  readonly points: readonly [CanteenSite, CanteenSite];
  readonly dishes: DishService;
  readonly entries: ProductionEntryService;
  readonly samples: FoodSampleService;
  readonly days: ProductionDayService;
  readonly matches: PortionMatchService;
  enter(site: CanteenSite, entry: Entry): Promise<string>;
}

interface Home {
  readonly test: TestDatabase;
  readonly district: CanteenDistrict;
}

/** Opens it on a database of its own, or in a district that is there. */
export async function openProductionDesk(home?: Home): Promise<ProductionDesk> {
  const { test, district } = home ?? (await openHome());
  const { home: town, away } = district;
  const { database } = test;
  const matches = new PortionMatchService(database);
  const entries = new ProductionEntryService(database);
  return {
    ...{ test, district, kitchen: town, matches, entries },
    points: [await point(test, town, town), await point(test, away, town)],
    dishes: new DishService(database),
    samples: new FoodSampleService(database),
    days: new ProductionDayService(database, matches),
    enter: async (site, entry) => (await entries.enter(site.operator, { clientId: newClientId(), ...entry })).id,
  };
}

async function openHome(): Promise<Home> {
  const test = await openTestDatabase();
  return { test, district: await createCanteenDistrict(test.owner) };
}

/** A meal point of a town, with its operator, that the kitchen feeds in every slot. */
async function point({ owner }: TestDatabase, town: CanteenSite, kitchen: CanteenSite): Promise<CanteenSite> {
  const facilityId = randomUUID();
  await owner.query(
    `INSERT INTO meal_point.facilities (id, code, district_code, town_code, organisation_id, tier, name, opened_on)
     SELECT $1::uuid, 'P-' || upper(left($1::uuid::text, 8)), district_code, $2, organisation_id, 'meal_point', '助餐点', '2020-01-01' FROM meal_point.facilities WHERE id = $3`,
    [facilityId, town.townCode, town.facilityId],
  );
  await owner.query(
    `INSERT INTO meal_point.supplies (district_code, town_code, facility_id, supplier_id, supplier_town, supplier_tier, slot, valid_from)
     SELECT left($1::text, 6), $1, $2, $3, $4, 'elder_canteen', s, '2020-01-01' FROM unnest($5::text[]) s`,
    [town.townCode, facilityId, kitchen.facilityId, kitchen.townCode, SLOTS],
  );
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
     VALUES ($1, '测试', $2, 'operator', left($3::text, 6), $3, $4) RETURNING id`,
    [`point-${facilityId}`, HASH, town.townCode, facilityId],
  );
  const operator: Scope = { ...town.operator, accountId: rows[0]?.id ?? '', facilityId };
  return { ...town, facilityId, operator };
}
