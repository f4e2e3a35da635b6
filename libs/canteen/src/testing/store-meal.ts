import { randomUUID } from 'node:crypto';
import type { BusinessDate } from '@nuancan/kernel';
import type { Client } from 'pg';
import type { CanteenSite } from './canteen-district.js';

/** A meal as it is stored, without the way through the till; fen. */
export interface StoredMeal {
  readonly residentId: string | null;
  readonly businessDate: BusinessDate;
  /** Within the day. */
  readonly servedAt: string;
  readonly id?: string;
  readonly slot?: string;
  readonly delivered?: boolean;
  readonly paymentMethod?: string;
  readonly ingredientsFen: number;
  readonly labourFen: number;
  readonly energyFen?: number;
  readonly packagingFen?: number;
  readonly deliveryFen?: number;
  readonly elderDueFen: number;
  readonly elderPaidFen: number;
  readonly cityFen?: number;
  readonly districtFen?: number;
  readonly townFen?: number;
}

/** Stores meals as the owner, with nothing estimated of garden, volunteers and donations. @returns their ids in order */
export async function storeMeals(owner: Client, site: CanteenSite, meals: readonly StoredMeal[]): Promise<string[]> {
  const rows = meals.map((meal) => ({ id: randomUUID(), ...meal }));
  await owner.query(
    `WITH input AS (
       SELECT m.*, "ingredientsFen" + "labourFen" + coalesce("energyFen", 0) + coalesce("packagingFen", 0)
           + coalesce("deliveryFen", 0) AS cost, coalesce("cityFen", 0) + coalesce("districtFen", 0) + coalesce("townFen", 0) AS gov
       FROM jsonb_to_recordset($1::jsonb) AS m (id uuid, "residentId" uuid, "businessDate" date, "servedAt" timestamptz, slot text,
         delivered boolean, "paymentMethod" text, "ingredientsFen" bigint, "labourFen" bigint, "energyFen" bigint,
         "packagingFen" bigint, "deliveryFen" bigint, "elderDueFen" bigint, "elderPaidFen" bigint, "cityFen" bigint,
         "districtFen" bigint, "townFen" bigint))
     INSERT INTO canteen.meals (id, business_date, district_code, facility_town, facility_id, slot, mode, resident_id, identified_by,
       items, served_at, payment_method, price_fen, elder_due_fen, elder_paid_fen, discount_fen, government_fen,
       government_province_fen, government_city_fen, government_district_fen, government_town_fen, funding_town,
       cost_ingredients_fen, cost_labour_fen, cost_energy_fen, cost_packaging_fen, cost_delivery_fen, cost_fen, garden_fen,
       volunteer_fen, donation_fen, unfunded_fen, surplus_fen, policy_code, policy_version, quotas, offline, device_id, client_id, account_id)
     SELECT id, "businessDate", $2, $3, $4, coalesce(slot, 'lunch'), CASE WHEN delivered THEN 'home_delivery' ELSE 'dine_in' END,
       "residentId", CASE WHEN "residentId" IS NULL THEN 'none' ELSE 'card' END, '[{}]', "servedAt",
       coalesce("paymentMethod", 'cash'), "elderDueFen" + gov, "elderDueFen", "elderPaidFen", 0, gov, 0, coalesce("cityFen", 0),
       coalesce("districtFen", 0), coalesce("townFen", 0), CASE WHEN "townFen" > 0 THEN $3 END, "ingredientsFen", "labourFen",
       coalesce("energyFen", 0), coalesce("packagingFen", 0), coalesce("deliveryFen", 0), cost, 0, 0, 0,
       greatest(0, cost - "elderPaidFen" - gov), greatest(0, "elderPaidFen" + gov - cost),
       CASE WHEN gov > 0 THEN 'district-meal' END, CASE WHEN gov > 0 THEN 1 END, CASE WHEN gov > 0 THEN '[{}]' ELSE '[]' END::jsonb,
       false, gen_random_uuid(), id, $5
     FROM input`,
    [JSON.stringify(rows), site.operator.districtCode, site.townCode, site.facilityId, site.operator.accountId],
  );
  return rows.map(({ id }) => id);
}
