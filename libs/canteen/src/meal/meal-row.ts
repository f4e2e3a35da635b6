import type { MealDto } from './meal.dto.js';

/** Columns of a meal `m`, under the names of `MealRow`. */
export const MEAL_COLUMNS = `m.id, m.client_id AS "clientId", m.facility_id AS "facilityId", m.business_date AS "businessDate",
  m.served_at AS "servedAt", m.recorded_at AS "recordedAt", m.slot, m.mode, m.resident_id AS "residentId",
  m.identified_by AS "identifiedBy", m.items, m.payment_method AS "paymentMethod", m.price_fen AS "priceFen",
  m.delivery_fee_fen AS "deliveryFeeFen",  m.elder_due_fen AS "elderDueFen", m.elder_paid_fen AS "elderPaidFen", m.elder_short_fen AS "elderShortFen",
  m.discount_fen AS "discountFen", m.government_fen AS "governmentFen", m.government_province_fen AS "provinceFen",
  m.government_city_fen AS "cityFen", m.government_district_fen AS "districtFen", m.government_town_fen AS "townFen",
  m.funding_town AS "fundingTown", m.cost_fen AS "costFen", m.garden_fen AS "gardenFen", m.volunteer_fen AS "volunteerFen",
  m.donation_fen AS "donationFen", m.unfunded_fen AS "unfundedFen", m.surplus_fen AS "surplusFen",
  m.policy_code AS "policyCode", m.policy_version AS "policyVersion", m.tier_code AS "tierCode", m.flags, m.offline`;

/** Government's part of one meal by column of the meals table, fen. */
export interface FunderColumns {
  readonly provinceFen: number;
  readonly cityFen: number;
  readonly districtFen: number;
  readonly townFen: number;
  /** The town whose share `townFen` is. */
  readonly fundingTown: string | null;
}

/** A meal as it stands in the database, or as it was just written. */
export interface MealRow extends FunderColumns, Omit<MealDto, 'shares' | 'servedAt' | 'recordedAt'> {
  readonly servedAt: Date;
  readonly recordedAt: Date;
}

/** A row as the answer shows it: the first answer and every later one are made here. */
export function mealFromRow(row: MealRow): MealDto {
  const { provinceFen, cityFen, districtFen, townFen, fundingTown, servedAt, recordedAt, ...rest } = row;
  const shares = [
    { funder: 'province', townCode: null, amountFen: provinceFen },
    { funder: 'city', townCode: null, amountFen: cityFen },
    { funder: 'district', townCode: null, amountFen: districtFen },
    { funder: 'town', townCode: fundingTown, amountFen: townFen },
  ].filter((share) => share.amountFen > 0);
  return { ...rest, shares, servedAt: servedAt.toISOString(), recordedAt: recordedAt.toISOString() };
}
