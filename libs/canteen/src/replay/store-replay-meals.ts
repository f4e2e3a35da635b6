import type { ReplayedMeal, ReplayedSide } from './replayed-meal.js';

const SIDE = ['elder_due', 'province', 'city', 'district', 'town', 'discount'] as const;
const columnsOf = (side: string): string =>
  `${side}_town, ${side}_policy, ${side}_version, ${side}_tier, ${SIDE.map((part) => `${side}_${part}_fen`).join(', ')}`;
const typesOf = (side: string): string =>
  `${side}_town text, ${side}_policy text, ${side}_version int, ${side}_tier text, ${SIDE.map((part) => `${side}_${part}_fen bigint`).join(', ')}`;

/** $1 replay, $2 district, $3 meals as `storedMeal` makes them. */
export const STORE_MEALS = `
  INSERT INTO canteen.replay_meals (replay_id, district_code, meal_id, business_date, facility_town, facility_id, price_fen, left_as,
    ${columnsOf('before')}, ${columnsOf('after')})
  SELECT $1, $2, meal_id, business_date, facility_town, facility_id, price_fen, left_as, ${columnsOf('before')}, ${columnsOf('after')}
  FROM json_to_recordset($3::json) AS r (meal_id uuid, business_date date, facility_town text, facility_id uuid, price_fen bigint,
    left_as text, ${typesOf('before')}, ${typesOf('after')})`;

/** A meal by the columns of `canteen.replay_meals`. */
export function storedMeal({ meal, before, after, leftAs }: ReplayedMeal): Record<string, unknown> {
  return {
    meal_id: meal.id,
    business_date: meal.businessDate,
    facility_town: meal.facilityTown,
    facility_id: meal.facilityId,
    price_fen: meal.priceFen,
    left_as: leftAs,
    ...sideColumns('before', before),
    ...sideColumns('after', after),
  };
}

function sideColumns(side: 'before' | 'after', of: ReplayedSide): Record<string, unknown> {
  return {
    [`${side}_town`]: of.fundingTown,
    [`${side}_policy`]: of.policyCode,
    [`${side}_version`]: of.policyVersion,
    [`${side}_tier`]: of.tierCode,
    [`${side}_elder_due_fen`]: of.elderDueFen,
    [`${side}_province_fen`]: of.provinceFen,
    [`${side}_city_fen`]: of.cityFen,
    [`${side}_district_fen`]: of.districtFen,
    [`${side}_town_fen`]: of.townFen,
    [`${side}_discount_fen`]: of.discountFen,
  };
}
