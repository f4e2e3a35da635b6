import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Portions of a slot by what became of them; a meal counts once, and none that was voided or taken back whole. */
const COUNTS = `
  CREATE VIEW canteen.portion_counts WITH (security_invoker = true) AS
  SELECT facility_id, business_date, slot, district_code, town_code,
    coalesce(sum(n) FILTER (WHERE what = 'planned'), 0)::int AS planned,
    coalesce(sum(n) FILTER (WHERE what = 'cooked'), 0)::int AS cooked,
    coalesce(sum(n) FILTER (WHERE what = 'dispatched'), 0)::int AS dispatched,
    (sum(n) FILTER (WHERE what = 'kept'))::int AS kept_counted,
    coalesce(sum(n) FILTER (WHERE what = 'sent'), 0)::int AS sent,
    coalesce(sum(n) FILTER (WHERE what = 'awaited'), 0)::int AS awaited,
    coalesce(sum(n) FILTER (WHERE what = 'received'), 0)::int AS received,
    coalesce(sum(n) FILTER (WHERE what = 'diners'), 0)::int AS diners,
    coalesce(sum(n) FILTER (WHERE what = 'delivered'), 0)::int AS delivered,
    coalesce(sum(n) FILTER (WHERE what = 'public'), 0)::int AS public_guests,
    coalesce(sum(n) FILTER (WHERE what = 'returned'), 0)::int AS returned,
    coalesce(sum(n) FILTER (WHERE what = 'waste'), 0)::int AS waste,
    coalesce(sum(n) FILTER (WHERE what = 'samples'), 0)::int AS samples,
    coalesce(sum(n) FILTER (WHERE what = 'staff'), 0)::int AS staff,
    bool_or(what IN ('cooked', 'dispatched', 'kept', 'sent', 'awaited', 'received')) AS logged
  FROM (
    SELECT facility_id, business_date, slot, district_code, town_code, kind AS what, portions AS n FROM canteen.standing_production WHERE dish_id IS NULL
    UNION ALL SELECT d.counterpart_id, d.business_date, d.slot, d.district_code, d.counterpart_town,
      CASE WHEN EXISTS (SELECT FROM canteen.standing_production r WHERE r.dispatch_id = d.id) THEN 'sent' ELSE 'awaited' END, d.portions
      FROM canteen.standing_production d WHERE d.kind = 'dispatched'
    UNION ALL SELECT m.facility_id, m.business_date, m.slot, m.district_code, m.facility_town,
      CASE WHEN m.resident_id IS NULL THEN 'public' WHEN m.mode = 'home_delivery' THEN 'delivered' ELSE 'diners' END, 1
      FROM canteen.meals m
      WHERE NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
        AND NOT EXISTS (SELECT FROM canteen.meal_corrections k WHERE k.meal_id = m.id AND k.business_date = m.business_date AND k.kind = 'reverse')
  ) portions GROUP BY 1, 2, 3, 4, 5`;

const MATCHES = `
  CREATE VIEW canteen.portion_matches WITH (security_invoker = true) AS
  SELECT c.*, k.kept, c.cooked - c.dispatched - k.kept AS kitchen_difference, c.sent - c.received AS lost,
    k.kept + c.received - (c.diners + c.delivered + c.public_guests + c.returned + c.waste + c.samples + c.staff) AS serving_difference
  FROM canteen.portion_counts c
  CROSS JOIN LATERAL (SELECT coalesce(c.kept_counted, greatest(c.cooked - c.dispatched, 0)) AS kept) k`;

/** The three-way portion match of a facility, day and slot. */
export class MatchPortions1764420420000 implements MigrationInterface {
  readonly name = 'MatchPortions1764420420000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE VIEW canteen.standing_production WITH (security_invoker = true) AS
      SELECT e.* FROM canteen.production_entries e
      WHERE NOT EXISTS (SELECT FROM canteen.production_withdrawals w WHERE w.entry_id = e.id);
      COMMENT ON VIEW canteen.standing_production IS 'Entries that nobody withdrew, in the caller''s scope.';
    `);
    await queryRunner.query(COUNTS);
    await queryRunner.query(MATCHES);
    await queryRunner.query(`
      COMMENT ON VIEW canteen.portion_matches IS
        'cooked = dispatched + kept; sent to it = received + lost; received + kept = what became of them: three differences of a slot,
        the kitchen''s, the transport''s (and what is awaited: the point entered no receipt) and that of who served. Where nobody
        counted what was kept, it is what was not sent. Of facilities that are the caller''s own; of others a caller sees meals in part.';
      GRANT SELECT ON canteen.standing_production, canteen.portion_counts, canteen.portion_matches TO nuancan_app, nuancan_definer;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW canteen.portion_matches, canteen.portion_counts, canteen.standing_production');
  }
}
