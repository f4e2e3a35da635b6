import type { MealMode, MealSlot } from '@nuancan/five-ones';
import type { BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';

/** What the elder is due and who carries the rest, fen. */
export interface Shares {
  readonly elderDueFen: number;
  readonly provinceFen: number;
  readonly cityFen: number;
  readonly districtFen: number;
  readonly townFen: number;
  readonly discountFen: number;
}

/** A use of a limit. */
export interface HeldUse {
  readonly key: string;
  readonly windowStart: BusinessDate;
}

/** A meal as it stands, with what places it among others. */
export interface LoadedMeal extends Shares {
  readonly id: string;
  readonly entryId: string;
  readonly businessDate: BusinessDate;
  readonly slot: MealSlot;
  readonly mode: MealMode;
  /** Microseconds since 1970. */
  readonly servedAt: number;
  readonly recordedAt: number;
  readonly voidedAt: number | null;
  readonly facilityId: string;
  readonly facilityTown: string;
  readonly priceFen: number;
  readonly deliveryFeeFen: number;
  readonly fundingTown: string | null;
  readonly policyCode: string | null;
  readonly policyVersion: number | null;
  readonly tierCode: string | null;
  readonly held: readonly HeldUse[];
  /** Somebody corrected it otherwise than by a replay. */
  readonly isDecided: boolean;
}

type MealRow = Omit<LoadedMeal, 'held' | 'isDecided'> & { readonly quotas: readonly HeldUse[] };

interface CorrectedRow extends Shares {
  readonly mealId: string;
  readonly isDecided: boolean;
  readonly priceFen: number;
  readonly fundingTown: string | null;
  readonly policyCode: string | null;
  readonly policyVersion: number | null;
  readonly tierCode: string | null;
}

const MICROSECONDS = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;

const MEALS = `
  SELECT m.id, m.resident_id AS "entryId", m.business_date AS "businessDate", m.slot, m.mode, ${MICROSECONDS('m.served_at')} AS "servedAt",
    ${MICROSECONDS('m.recorded_at')} AS "recordedAt", ${MICROSECONDS('v.recorded_at')} AS "voidedAt", m.facility_id AS "facilityId",
    m.facility_town AS "facilityTown", m.price_fen AS "priceFen", m.delivery_fee_fen AS "deliveryFeeFen", m.elder_due_fen AS "elderDueFen",
    m.government_province_fen AS "provinceFen", m.government_city_fen AS "cityFen", m.government_district_fen AS "districtFen",
    m.government_town_fen AS "townFen", m.discount_fen AS "discountFen", m.funding_town AS "fundingTown", m.policy_code AS "policyCode",
    m.policy_version AS "policyVersion", m.tier_code AS "tierCode", m.quotas
  FROM canteen.meals m LEFT JOIN canteen.meal_voids v ON v.meal_id = m.id AND v.business_date = m.business_date
  WHERE m.district_code = $1 AND m.resident_id = ANY ($2) AND m.business_date BETWEEN $3 AND $4`;

/** What was corrected of meals; of those rated anew the tier that was found last. */
const CORRECTED = `
  SELECT k.meal_id AS "mealId", bool_or(k.kind <> 're_rate') AS "isDecided", min(k.funding_town) AS "fundingTown",
    sum(k.price_fen)::bigint AS "priceFen", sum(k.elder_due_fen)::bigint AS "elderDueFen", sum(k.government_province_fen)::bigint AS "provinceFen",
    sum(k.government_city_fen)::bigint AS "cityFen", sum(k.government_district_fen)::bigint AS "districtFen",
    sum(k.government_town_fen)::bigint AS "townFen", sum(k.discount_fen)::bigint AS "discountFen",
    (array_agg(x.after_policy ORDER BY k.recorded_at DESC))[1] AS "policyCode",
    (array_agg(x.after_version ORDER BY k.recorded_at DESC))[1] AS "policyVersion",
    (array_agg(x.after_tier ORDER BY k.recorded_at DESC))[1] AS "tierCode"
  FROM canteen.meal_corrections k
  LEFT JOIN canteen.replay_corrections c ON c.correction_id = k.id
  LEFT JOIN canteen.replay_meals x ON x.replay_id = c.replay_id AND x.meal_id = c.meal_id
  WHERE k.district_code = $1 AND k.meal_id = ANY ($2) GROUP BY k.meal_id`;

const MOVED = `
  SELECT k.meal_id AS "mealId", c.limit_key AS key, c.window_start AS "windowStart", c.change
  FROM canteen.correction_quotas c JOIN canteen.meal_corrections k ON k.id = c.correction_id
  WHERE c.district_code = $1 AND k.business_date BETWEEN $2 AND $3`;

/** A use of a limit that a swapped subsidy took along. */
export interface MovedUse extends HeldUse {
  readonly mealId: string;
  readonly change: number;
}

/** Uses that were moved between meals of these days: few, and read once. */
export async function loadMovedUses(
  tx: Tx,
  districtCode: string,
  [first, last]: readonly [string, string],
): Promise<MovedUse[]> {
  return tx.query<MovedUse[]>(MOVED, [districtCode, first, last]);
}

/** Every meal of these entries on these days, those taken back too, as they stand. */
export async function loadReplayMeals(
  tx: Tx,
  asked: {
    readonly districtCode: string;
    readonly entryIds: readonly string[];
    readonly days: readonly [string, string];
    readonly moved: readonly MovedUse[];
  },
): Promise<LoadedMeal[]> {
  const { districtCode, entryIds, days, moved } = asked;
  const rows = await tx.query<MealRow[]>(MEALS, [districtCode, entryIds, ...days]);
  const corrected = await tx.query<CorrectedRow[]>(CORRECTED, [districtCode, rows.map(({ id }) => id)]);
  const corrections = new Map(corrected.map((row) => [row.mealId, row]));
  return rows.map((row) => standing(row, corrections.get(row.id), moved));
}

function standing(
  { quotas, ...row }: MealRow,
  correction: CorrectedRow | undefined,
  moved: readonly MovedUse[],
): LoadedMeal {
  if (correction === undefined) return { ...row, held: quotas, isDecided: false };
  return {
    ...row,
    priceFen: row.priceFen + correction.priceFen,
    elderDueFen: row.elderDueFen + correction.elderDueFen,
    provinceFen: row.provinceFen + correction.provinceFen,
    cityFen: row.cityFen + correction.cityFen,
    districtFen: row.districtFen + correction.districtFen,
    townFen: row.townFen + correction.townFen,
    discountFen: row.discountFen + correction.discountFen,
    fundingTown: row.fundingTown ?? correction.fundingTown,
    policyCode: correction.isDecided ? row.policyCode : correction.policyCode,
    policyVersion: correction.isDecided ? row.policyVersion : correction.policyVersion,
    tierCode: correction.isDecided ? row.tierCode : correction.tierCode,
    held: heldAfter(
      quotas,
      moved.filter(({ mealId }) => mealId === row.id),
    ),
    isDecided: correction.isDecided,
  };
}

function heldAfter(quotas: readonly HeldUse[], moved: readonly MovedUse[]): HeldUse[] {
  const same = (a: HeldUse, b: HeldUse): boolean => a.key === b.key && a.windowStart === b.windowStart;
  const gone = moved.filter(({ change }) => change < 0);
  const come = moved.filter(({ change }) => change > 0);
  const kept = quotas.filter((use) => !gone.some((one) => same(one, use)) || come.some((one) => same(one, use)));
  return [...kept, ...come.filter((use) => !quotas.some((one) => same(one, use)))];
}
