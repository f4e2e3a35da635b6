import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was issued from a lot is booked when it is issued; a close books only what was harvested and issued at once. */
export class BookLots1764420240000 implements MigrationInterface {
  readonly name = 'BookLots1764420240000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const [{ now }] = (await queryRunner.query('SELECT clock_timestamp()::text AS now')) as [{ now: string }];
    await queryRunner.query(`
      CREATE FUNCTION canteen.lots_since() RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN timestamptz '${now}';
      COMMENT ON FUNCTION canteen.lots_since() IS
        'Since when produce and goods come from lots in this installation; what was entered before has none.';

      CREATE FUNCTION canteen.issued_from_lots(at_facility uuid, on_date date) RETURNS TABLE (garden_fen bigint, goods_fen bigint)
        LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
        SELECT coalesce(sum(d.value_fen) FILTER (WHERE d.kind = 'garden'), 0)::bigint,
          coalesce(sum(d.value_fen) FILTER (WHERE d.kind = 'goods'), 0)::bigint
        FROM canteen.day_sources d JOIN canteen.garden_lots l ON l.id = d.lot_id AND NOT l.at_once
        WHERE d.facility_id = at_facility AND d.business_date = on_date
          AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id);
      $$;
      COMMENT ON FUNCTION canteen.issued_from_lots(uuid, date) IS
        'Value of what a day was issued from lots, in the caller''s scope: in the ledger since it was issued.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION canteen.issued_from_lots(uuid, date), canteen.lots_since()');
  }
}
