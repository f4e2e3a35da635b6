import type { MealSlot } from '@nuancan/five-ones';
import type { Tx } from '@nuancan/platform';
import type { HeldPart } from './journal-lines.js';

/** How the money of meals came in. */
export type PaidBy = 'wallet' | 'cash' | 'wechat' | 'alipay' | 'ecny' | 'free';

/** What the meals of one round and slot add up to, by where it comes from; fen. */
export interface SlotSums {
  readonly slot: MealSlot;
  readonly elder: readonly {
    readonly method: PaidBy;
    readonly publicSale: boolean;
    /** Cash that a count has found over before its meal was recorded: it lies in the drawer's account already. */
    readonly counted: boolean;
    readonly amountFen: number;
  }[];
  readonly government: readonly {
    readonly funder: 'province' | 'city' | 'district' | 'town';
    readonly townCode: string | null;
    readonly amountFen: number;
  }[];
  /** What came out of tranches; `organisationId`: whose bank holds it. */
  readonly donations: readonly (HeldPart & { readonly trancheId: string })[];
  /** What came out of wallets, by the organisation that owed it to the elders; arrears are part of it. */
  readonly wallets: readonly HeldPart[];
  readonly gardenFen: number;
  readonly volunteerFen: number;
}

/** A settled round with what the ledger books of it. */
export interface RoundSums {
  readonly facilityId: string;
  readonly townCode: string;
  readonly organisationId: string;
  readonly businessDate: string;
  readonly round: number;
  readonly slots: readonly SlotSums[];
  /** What the day's entries say was supplied, hours only when confirmed; booked with round 1. */
  readonly gardenSuppliedFen: number;
  readonly goodsSuppliedFen: number;
  readonly volunteerSuppliedFen: number;
  readonly cashExpectedFen: number;
  /** Null when nobody counted. */
  readonly cashCountedFen: number | null;
}

const SUMS = `
WITH settled AS (
  SELECT m.*, s.garden_fen AS settled_garden, s.volunteer_fen AS settled_volunteer,
    m.payment_method = 'cash' AND EXISTS (SELECT FROM canteen.drawer_counts k
      WHERE k.facility_id = m.facility_id AND k.counted_at > m.served_at AND k.counted_at < m.recorded_at) AS counted
  FROM canteen.meal_settlements s JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date
  WHERE s.facility_id = $1 AND s.business_date = $2 AND s.round = $3
), elder AS (
  SELECT slot, payment_method AS method, resident_id IS NULL AS public_sale, counted, sum(elder_paid_fen)::bigint AS amount
  FROM settled GROUP BY 1, 2, 3, 4 HAVING sum(elder_paid_fen) > 0
), government AS (
  SELECT slot, funder, CASE WHEN funder = 'town' THEN funding_town END AS town, sum(amount)::bigint AS amount
  FROM settled, LATERAL (VALUES ('province', government_province_fen), ('city', government_city_fen),
    ('district', government_district_fen), ('town', government_town_fen)) AS g (funder, amount)
  GROUP BY 1, 2, 3 HAVING sum(amount) > 0
), donated AS (
  SELECT m.slot, d.tranche_id, sum(d.amount_fen)::bigint AS amount
  FROM settled m JOIN canteen.meal_donations d ON d.meal_id = m.id AND d.business_date = m.business_date
  GROUP BY 1, 2
), holder AS (
  SELECT * FROM donation.holders_of(ARRAY(SELECT DISTINCT tranche_id FROM donated))
), wallet AS (
  SELECT m.slot, w.organisation_id, -sum(w.amount_fen)::bigint AS amount
  FROM settled m JOIN canteen.wallet_movements w ON w.meal_id = m.id AND w.kind IN ('spend', 'void_return')
  WHERE m.payment_method = 'wallet' GROUP BY 1, 2 HAVING sum(w.amount_fen) <> 0
), supplied AS (
  SELECT coalesce(sum(d.value_fen) FILTER (WHERE d.kind = 'garden'), 0)::bigint AS garden,
    coalesce(sum(d.value_fen) FILTER (WHERE d.kind = 'goods'), 0)::bigint AS goods,
    coalesce(sum(d.value_fen) FILTER (WHERE d.kind IN ('kitchen_hours', 'delivery_hours')
      AND EXISTS (SELECT FROM canteen.hours_confirmations h WHERE h.source_id = d.id)), 0)::bigint AS volunteer
  FROM canteen.day_sources d WHERE d.facility_id = $1 AND d.business_date = $2
    AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)
)
SELECT c.facility_id AS "facilityId", c.town_code AS "townCode", f.organisation_id AS "organisationId",
  c.business_date AS "businessDate", c.round, supplied.garden AS "gardenSuppliedFen", supplied.goods AS "goodsSuppliedFen",
  supplied.volunteer AS "volunteerSuppliedFen", c.cash_expected_fen AS "cashExpectedFen", c.cash_counted_fen AS "cashCountedFen",
  (SELECT coalesce(json_agg(json_build_object('slot', x.slot,
      'elder', (SELECT coalesce(json_agg(json_build_object('method', e.method, 'publicSale', e.public_sale, 'counted', e.counted,
          'amountFen', e.amount) ORDER BY e.method, e.public_sale, e.counted), '[]') FROM elder e WHERE e.slot = x.slot),
      'government', (SELECT coalesce(json_agg(json_build_object('funder', g.funder, 'townCode', g.town, 'amountFen', g.amount)
          ORDER BY g.funder, g.town), '[]') FROM government g WHERE g.slot = x.slot),
      'donations', (SELECT coalesce(json_agg(json_build_object('trancheId', d.tranche_id, 'organisationId', h.organisation_id,
          'amountFen', d.amount) ORDER BY d.tranche_id), '[]') FROM donated d JOIN holder h USING (tranche_id) WHERE d.slot = x.slot),
      'wallets', (SELECT coalesce(json_agg(json_build_object('organisationId', w.organisation_id, 'amountFen', w.amount)
          ORDER BY w.organisation_id), '[]') FROM wallet w WHERE w.slot = x.slot),
      'gardenFen', x.garden, 'volunteerFen', x.volunteer) ORDER BY x.slot), '[]')
    FROM (SELECT slot, sum(settled_garden)::bigint AS garden, sum(settled_volunteer)::bigint AS volunteer FROM settled GROUP BY 1) x) AS slots
FROM canteen.day_closes c JOIN meal_point.facilities f ON f.id = c.facility_id CROSS JOIN supplied
WHERE c.facility_id = $1 AND c.business_date = $2 AND c.round = $3`;

/** What a settled round adds up to; undefined when it is not in scope. */
export async function loadRoundSums(
  tx: Tx,
  { facilityId, businessDate, round }: Pick<RoundSums, 'facilityId' | 'businessDate' | 'round'>,
): Promise<RoundSums | undefined> {
  const [sums] = await tx.query<RoundSums[]>(SUMS, [facilityId, businessDate, round]);
  return sums;
}
