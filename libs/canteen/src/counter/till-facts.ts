import type { CostLines, ExpectedSources, Policy } from '@nuancan/five-ones';
import { addDays, type BusinessDate } from '@nuancan/kernel';
import type { OpeningFacts } from '@nuancan/meal-point';
import type { Tx } from '@nuancan/platform';
import type { CounterFacility, QuotaUse } from '../meal/counter-facts.js';
import type { Slot } from '../meal/meal-words.js';
import { menuOn } from '../menu/offered-menu.sql.js';

/** A line of the menu on the day. */
export interface MenuLine {
  readonly id: string;
  readonly slot: Slot;
  readonly name: string;
  readonly kind: 'set' | 'a_la_carte';
  readonly priceFen: number;
  readonly soldOut: boolean;
}

/** The facility and its prices and costs on one day; `policies` are those valid on it. */
export interface TillFacts {
  readonly facility: CounterFacility & { readonly id: string; readonly name: string; readonly tier: string };
  readonly menu: readonly MenuLine[];
  readonly costCard: CostLines | null;
  readonly expected: ExpectedSources | null;
  readonly policies: readonly Policy[];
  /** What decides whether the facility is open on the day. */
  readonly opening: OpeningFacts;
}

/** A standing meal of the day with where it was eaten. */
export interface DaySlotUse {
  readonly residentId: string;
  readonly slot: Slot;
  readonly servedAt: string;
  readonly facilityName: string | null;
  /** Its price without a delivery fee. */
  readonly spentFen: number;
}

const LONGEST_WINDOW_DAYS = 31;

const LOAD_TILL = `
SELECT json_build_object('id', f.id, 'name', f.name, 'tier', f.tier, 'townCode', f.town_code, 'districtCode', f.district_code,
    'openedOn', f.opened_on, 'closedOn', f.closed_on) AS facility,
  (SELECT coalesce(json_agg(json_build_object('id', id, 'slot', slot, 'name', name, 'kind', kind, 'priceFen', price_fen,
      'soldOut', sold_out_at IS NOT NULL) ORDER BY kind DESC, price_fen, name), '[]')
    FROM ${menuOn('f.id', '$2::date')} m WHERE offered) AS menu,
  meal_point.opening_facts(f.id, ARRAY[$2::date]) AS opening,
  (SELECT json_build_object('ingredientsFen', ingredients_fen, 'labourFen', labour_fen, 'energyFen', energy_fen,
      'packagingFen', packaging_fen, 'deliveryFen', delivery_fen)
    FROM canteen.cost_cards WHERE facility_id = f.id AND superseded_at IS NULL AND valid_from <= $2
      AND (valid_to IS NULL OR valid_to >= $2)) AS "costCard",
  (SELECT json_build_object('gardenFen', garden_fen, 'volunteerFen', volunteer_fen, 'donationFen', donation_fen)
    FROM canteen.expected_sources WHERE facility_id = f.id AND superseded_at IS NULL AND valid_from <= $2
      AND (valid_to IS NULL OR valid_to >= $2)) AS expected
FROM meal_point.facilities f WHERE f.id = $1`;

/** Loads a facility's day; undefined when the facility is not in scope. */
export async function loadTill(
  tx: Tx,
  facilityId: string | null,
  on: BusinessDate,
): Promise<Omit<TillFacts, 'policies'> | undefined> {
  const [row] = await tx.query<Omit<TillFacts, 'policies'>[]>(LOAD_TILL, [facilityId, on]);
  return row;
}

/** What the given residents used: limits over the longest window, and the day's meals. */
export async function loadUse(
  tx: Tx,
  residentIds: readonly string[],
  on: BusinessDate,
): Promise<{ quotaUses: readonly QuotaUse[]; slotUses: readonly DaySlotUse[] }> {
  const quotaUses = await tx.query<QuotaUse[]>(
    `SELECT resident_id AS "residentId", limit_key AS key, window_start AS "windowStart", used FROM subsidy.quota_use($1, $2)`,
    [residentIds, addDays(on, -LONGEST_WINDOW_DAYS)],
  );
  const slotUses = await tx.query<DaySlotUse[]>(
    `SELECT u.resident_id AS "residentId", u.slot, to_json(u.served_at)#>>'{}' AS "servedAt", f.name AS "facilityName",
       u.spent_fen AS "spentFen"
     FROM canteen.slot_use($1, $2) u LEFT JOIN meal_point.facilities f ON f.id = u.facility_id`,
    [residentIds, on],
  );
  return { quotaUses, slotUses };
}
