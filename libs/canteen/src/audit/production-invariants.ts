import type { Invariant } from '@nuancan/platform';

/** What a kitchen logged says the same everywhere. */
export const PRODUCTION_INVARIANTS: readonly Invariant[] = [
  {
    name: 'production-received-once',
    zh: '每一批发出最多有一次有效签收，签收的批次没有被撤回',
    en: 'A dispatch has at most one receipt that stands, and none that stands of one that was taken back',
    sql: `SELECT e.dispatch_id, count(*) AS receipts FROM canteen.standing_production e WHERE e.kind = 'received'
      GROUP BY 1 HAVING count(*) > 1 OR NOT EXISTS (SELECT FROM canteen.standing_production d WHERE d.id = e.dispatch_id AND d.kind = 'dispatched')`,
  },
  {
    name: 'production-wastage',
    zh: '有成本卡的损耗和退回，都按份数记入当天损耗，撤回的一并撤回，没有撤回的都在',
    en: 'What was wasted or returned is wastage of its day by the same number of portions, and taken back with its entry only',
    sql: `SELECT e.id, e.portions, s.quantity FROM canteen.production_entries e
      LEFT JOIN canteen.day_sources s ON s.facility_id = e.facility_id AND s.client_id = e.id
      WHERE (s.id IS NULL AND e.kind IN ('waste', 'returned') AND e.dish_id IS NULL AND e.portions > 0 AND EXISTS (
          SELECT FROM canteen.cost_cards c WHERE c.facility_id = e.facility_id AND c.valid_from <= e.business_date
            AND (c.valid_to IS NULL OR c.valid_to >= e.business_date) AND uuid_extract_timestamp(c.id) <= e.recorded_at))
        OR s.kind <> 'wastage' OR s.business_date <> e.business_date OR s.quantity <> e.portions
        OR (s.id IS NOT NULL AND e.kind NOT IN ('waste', 'returned'))
        OR (s.id IS NOT NULL AND EXISTS (SELECT FROM canteen.production_withdrawals w WHERE w.entry_id = e.id)
          <> EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = s.id))`,
  },
  {
    name: 'food-samples-kept',
    zh: '留样处理要么已满规定时间，要么写明原因；保存期限晚于留样时间',
    en: 'A sample was thrown away when its time was over, or with a reason',
    sql: `SELECT s.id, s.keep_until, x.ended_at FROM canteen.food_samples s LEFT JOIN canteen.food_sample_ends x ON x.sample_id = s.id
      WHERE s.keep_until <= s.kept_at OR x.keep_until <> s.keep_until OR (x.reason IS NULL AND (x.kind <> 'disposed' OR x.ended_at < x.keep_until))`,
  },
];
