import { DayCloseService } from '@nuancan/canteen';
import { Journal } from '@nuancan/ledger';
import { systemScope, type Scope } from '@nuancan/platform';
import { storeMeals } from '../../libs/canteen/src/testing/store-meal.js';
import { LAST_DAY, LAST_MONTH } from './claimed-month.js';
import type { ArrangedTown } from './small-district.js';
import type { TestDatabase } from './test-database.js';

interface Canteen {
  readonly facilityId: string;
  readonly accountId: string;
}

const CANTEENS = `
  WITH f AS (
    INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on)
    SELECT 'MANY-' || lpad(n::text, 3, '0'), f.district_code, f.town_code, f.organisation_id, f.tier, '第' || lpad(n::text, 3, '0') || '食堂',
      '2020-01-01'
    FROM meal_point.facilities f, generate_series(1, $2) n WHERE f.id = $1 RETURNING *
  )
  INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
  SELECT 'op-' || lower(f.code), '经办', a.password_hash, 'operator', f.district_code, f.town_code, f.id FROM f, identity.accounts a
  WHERE a.login = $3 RETURNING facility_id AS "facilityId", id AS "accountId"`;

const SUBMIT = `SELECT reconciliation.step_claim(reconciliation.open_claim($1, $2), 'submit', 0, NULL)`;

/** What the worker stores when the checks of everything submitted found nothing. */
const CHECKED = `INSERT INTO reconciliation.check_runs (district_code, month, state, ended_at, meals, findings, raised, gone, took_ms)
  VALUES ($1, $2, 'done', now(), 0, 0, 0, 0, '{}')`;

/**
 * Makes so many canteens of a town, each with a subsidised meal more than the one before it on the last day of last month,
 * closed and submitted by its operator. @returns what each claims, fen, in the order of their names
 */
export async function submitMany(
  { owner, database }: TestDatabase,
  town: ArrangedTown,
  count: number,
): Promise<number[]> {
  const { rows } = await owner.query<Canteen>(CANTEENS, [town.facilityId, count, town.logins.operator]);
  const days = new DayCloseService(database, new Journal());
  const claimed: number[] = [];
  for (const [at, { facilityId, accountId }] of rows.entries()) {
    const operator: Scope = {
      ...{ role: 'operator', accountId, districtCode: town.districtCode, townCode: town.code, facilityId },
    };
    const site = { townCode: town.code, villageCode: town.villageCode, facilityId, operator, townOfficial: operator };
    const meal = {
      ...{ residentId: town.residents[0].id, businessDate: LAST_DAY, servedAt: `${LAST_DAY}T11:00:00+08:00` },
      ...{ ingredientsFen: 600, labourFen: 500, elderDueFen: 300, elderPaidFen: 300 },
    };
    await storeMeals(owner, site, [{ ...meal, cityFen: 300 + at, districtFen: 300, townFen: 300 }]);
    await database.scoped(systemScope(town.districtCode), (tx) =>
      days.settle(tx, { facilityId, businessDate: LAST_DAY, mode: 'automatic', reason: null, cashCount: null }),
    );
    await database.scoped(operator, (tx) => tx.query(SUBMIT, [facilityId, `${LAST_MONTH}-01`]));
    claimed.push(900 + at);
  }
  await passChecks(owner, town);
  return claimed;
}

/** Says that the checks of what was submitted until now found nothing. */
export async function passChecks(owner: TestDatabase['owner'], { districtCode }: ArrangedTown): Promise<void> {
  await owner.query(CHECKED, [districtCode, `${LAST_MONTH}-01`]);
}
