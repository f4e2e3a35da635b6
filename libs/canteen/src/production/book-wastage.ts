import type { Tx } from '@nuancan/platform';

/** The wastage of an entry is known by the entry's id. Without a cost card nobody knows what a portion cost. */
const BOOK = `
  INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity, unit_fen,
    client_id, body_hash, account_id)
  SELECT e.district_code, e.town_code, e.facility_id, e.business_date, 'wastage',
    CASE e.kind WHEN 'returned' THEN '送餐退回' ELSE '份餐损耗' END, e.portions,
    c.ingredients_fen + c.labour_fen + c.energy_fen + c.packaging_fen, e.id, e.body_hash, e.account_id
  FROM canteen.production_entries e JOIN canteen.cost_cards c ON c.facility_id = e.facility_id AND c.valid_from <= e.business_date
    AND (c.valid_to IS NULL OR c.valid_to >= e.business_date)
  WHERE e.id = $1 AND e.kind IN ('waste', 'returned') AND e.dish_id IS NULL AND e.portions > 0
  ORDER BY c.valid_from DESC LIMIT 1`;

const UNBOOK = `
  INSERT INTO canteen.day_source_withdrawals (source_id, district_code, town_code, facility_id, business_date, reason, account_id)
  SELECT s.id, s.district_code, s.town_code, s.facility_id, s.business_date, $2, platform.scope_account()
  FROM canteen.production_entries e JOIN canteen.day_sources s ON s.facility_id = e.facility_id AND s.client_id = e.id
  WHERE e.id = $1 AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = s.id)`;

/** What was wasted or came back from a door is wastage of the day at the cost of a portion (five-ones.md, case e). */
export async function bookWastage(tx: Tx, entryId: string): Promise<void> {
  await tx.query(BOOK, [entryId]);
}

/** Takes it back with its entry. */
export async function unbookWastage(tx: Tx, entryId: string, reason: string): Promise<void> {
  await tx.query(UNBOOK, [entryId, reason]);
}
