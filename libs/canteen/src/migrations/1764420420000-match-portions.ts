import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is on record of a slot's production, without its meals. */
const PRODUCTION = `
  CREATE VIEW canteen.production_counts WITH (security_invoker = true) AS
  SELECT c.*, k.kept, k.kept + c.received - c.returned - c.waste - c.samples - c.staff AS available FROM (
    SELECT facility_id, business_date, slot, district_code, town_code,
      coalesce(sum(n) FILTER (WHERE what = 'planned'), 0)::int AS planned,
      coalesce(sum(n) FILTER (WHERE what = 'cooked'), 0)::int AS cooked,
      coalesce(sum(n) FILTER (WHERE what = 'dispatched'), 0)::int AS dispatched,
      (sum(n) FILTER (WHERE what = 'kept'))::int AS kept_counted,
      coalesce(sum(n) FILTER (WHERE what = 'sent'), 0)::int AS sent,
      coalesce(sum(n) FILTER (WHERE what = 'awaited'), 0)::int AS awaited,
      coalesce(sum(n) FILTER (WHERE what = 'received'), 0)::int AS received,
      coalesce(sum(n) FILTER (WHERE what = 'returned'), 0)::int AS returned,
      coalesce(sum(n) FILTER (WHERE what = 'waste'), 0)::int AS waste,
      coalesce(sum(n) FILTER (WHERE what = 'samples'), 0)::int AS samples,
      coalesce(sum(n) FILTER (WHERE what = 'staff'), 0)::int AS staff,
      bool_or(what IN ('cooked', 'dispatched', 'kept', 'sent', 'awaited', 'received')) AS logged
    FROM (
      SELECT facility_id, business_date, slot, district_code, town_code, kind AS what, portions AS n
      FROM canteen.standing_production WHERE dish_id IS NULL
      UNION ALL SELECT d.counterpart_id, d.business_date, d.slot, d.district_code, d.counterpart_town,
        CASE WHEN EXISTS (SELECT FROM canteen.standing_production r WHERE r.dispatch_id = d.id) THEN 'sent' ELSE 'awaited' END, d.portions
      FROM canteen.standing_production d WHERE d.kind = 'dispatched'
    ) entries GROUP BY 1, 2, 3, 4, 5
  ) c CROSS JOIN LATERAL (SELECT coalesce(c.kept_counted, greatest(c.cooked - c.dispatched, 0)) AS kept) k`;

/** A meal counts once, and none that was voided or taken back whole. */
const EATEN = `
  SELECT m.facility_id, m.business_date, m.slot, m.district_code, m.facility_town,
    count(*) FILTER (WHERE m.resident_id IS NOT NULL AND m.mode <> 'home_delivery')::int AS diners,
    count(*) FILTER (WHERE m.resident_id IS NOT NULL AND m.mode = 'home_delivery')::int AS delivered,
    count(*) FILTER (WHERE m.resident_id IS NULL)::int AS public_guests
  FROM canteen.meals m
  WHERE NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
    AND NOT EXISTS (SELECT FROM canteen.meal_corrections k WHERE k.meal_id = m.id AND k.business_date = m.business_date AND k.kind = 'reverse')
  GROUP BY 1, 2, 3, 4, 5`;

const OF_PRODUCTION =
  'planned, cooked, dispatched, kept, sent, awaited, received, returned, waste, samples, staff, available';
const summed = (columns: string): string =>
  columns
    .split(', ')
    .map((name) => `coalesce(sum(${name}), 0)::int AS ${name}`)
    .join(', ');

/** Rows of both sides in one list: a join of both would read every meal before it knew which facility is asked for. */
const MATCHES = `
  CREATE VIEW canteen.portion_matches WITH (security_invoker = true) AS
  SELECT c.*, c.cooked - c.dispatched - c.kept AS kitchen_difference, c.sent - c.received AS lost,
    c.available - c.diners - c.delivered - c.public_guests AS serving_difference
  FROM (SELECT facility_id, business_date, slot, district_code, town_code, ${summed(`${OF_PRODUCTION}, diners, delivered, public_guests`)},
      max(kept_counted) AS kept_counted, coalesce(bool_or(logged), false) AS logged
    FROM (
      SELECT facility_id, business_date, slot, district_code, town_code, ${OF_PRODUCTION}, kept_counted, logged, 0 AS diners, 0 AS delivered,
        0 AS public_guests FROM canteen.production_counts
      UNION ALL SELECT facility_id, business_date, slot, district_code, facility_town, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, false,
        diners, delivered, public_guests FROM (${EATEN}) eaten
    ) sides GROUP BY 1, 2, 3, 4, 5) c`;

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
    await queryRunner.query(PRODUCTION);
    await queryRunner.query(MATCHES);
    await queryRunner.query(`
      COMMENT ON VIEW canteen.production_counts IS
        'Whole meals of a slot: what was sent is that of the point it went to. Where nobody counted what was kept, it is what was not sent. available: what there was to eat.';
      COMMENT ON VIEW canteen.portion_matches IS
        'cooked = dispatched + kept; sent to it = received + lost; received + kept = what became of them: three differences of a slot,
        the kitchen''s, the transport''s (and what is awaited: the point entered no receipt) and that of who served.
        Of facilities that are the caller''s own; of others a caller sees meals in part.';
      GRANT SELECT ON canteen.standing_production, canteen.production_counts, canteen.portion_matches TO nuancan_app, nuancan_definer;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP VIEW canteen.portion_matches, canteen.production_counts, canteen.standing_production',
    );
  }
}
