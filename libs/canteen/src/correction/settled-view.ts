import type { SettledView } from '@nuancan/five-ones';
import type { Tx } from '@nuancan/platform';
import type { MealRefDto } from './correction.dto.js';

/** What stands of a settled meal, with where it belongs. */
export interface SettledRow extends SettledView {
  readonly mealId: string;
  readonly businessDate: string;
  readonly facilityId: string;
  readonly facilityTown: string;
  readonly organisationId: string;
  readonly slot: string;
  readonly residentId: string | null;
  /** Who ate was erased since: no wallet of that person takes anything any more. */
  readonly isErased: boolean;
  readonly paymentMethod: 'wallet' | 'cash' | 'wechat' | 'alipay' | 'ecny' | 'free';
  readonly fundingTown: string | null;
  readonly governmentFen: number;
  readonly corrections: number;
  /** The month its settlement is booked into is closed. */
  readonly monthClosed: boolean;
}

const LOCK = `SELECT pg_advisory_xact_lock(canteen.meal_key(m)) FROM (SELECT unnest($1::uuid[]) AS m ORDER BY 1) x`;

const LOAD = `SELECT v.meal_id AS "mealId", v.business_date AS "businessDate", v.facility_id AS "facilityId",
    v.facility_town AS "facilityTown", f.organisation_id AS "organisationId", v.slot, v.resident_id AS "residentId",
    EXISTS (SELECT FROM canteen.erased_among(ARRAY[v.resident_id])) AS "isErased",
    v.payment_method AS "paymentMethod", v.funding_town AS "fundingTown", v.price_fen AS "priceFen", v.discount_fen AS "discountFen",
    v.elder_due_fen AS "elderDueFen", v.elder_paid_fen AS "elderPaidFen", v.government_fen AS "governmentFen",
    v.government_province_fen AS "provinceFen", v.government_city_fen AS "cityFen", v.government_district_fen AS "districtFen",
    v.government_town_fen AS "townFen", v.cost_fen AS "costFen", v.garden_fen AS "gardenFen", v.volunteer_fen AS "volunteerFen",
    v.volunteer_delivery_fen AS "volunteerDeliveryFen", v.donation_fen AS "donationFen", v.unfunded_fen AS "unfundedFen",
    v.surplus_fen AS "surplusFen", v.corrections,
    coalesce((SELECT b.closed_through >= c.booked_month FROM ledger.facility_books b WHERE b.facility_id = v.facility_id), false) AS "monthClosed"
  FROM jsonb_to_recordset($1::jsonb) AS r ("mealId" uuid, "businessDate" date)
  JOIN canteen.settled_meals v ON v.meal_id = r."mealId" AND v.business_date = r."businessDate"
  JOIN canteen.day_closes c ON c.facility_id = v.facility_id AND c.business_date = v.business_date AND c.round = v.round
  JOIN meal_point.facilities f ON f.id = v.facility_id
  WHERE ($2::text IS NULL OR v.facility_town = $2) AND ($3::uuid IS NULL OR v.facility_id = $3)
  ORDER BY v.meal_id`;

/** Locks meals against other corrections and reads what stands of them; of the given place only, null: any in scope. */
export async function lockSettled(
  tx: Tx,
  meals: readonly MealRefDto[],
  { townCode, facilityId }: { readonly townCode: string | null; readonly facilityId: string | null },
): Promise<SettledRow[]> {
  await tx.query(LOCK, [meals.map((meal) => meal.mealId)]);
  return tx.query<SettledRow[]>(LOAD, [JSON.stringify(meals), townCode, facilityId]);
}
