import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who holds the money of a tranche, and whom a category's tranche may help: for those who read no tranche themselves. */
export class HoldTranches1764300200000 implements MigrationInterface {
  readonly name = 'HoldTranches1764300200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION donation.holders_of(tranches uuid[]) RETURNS TABLE (tranche_id uuid, organisation_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT t.id, t.organisation_id FROM donation.tranches t
        WHERE t.id = ANY (tranches) AND t.district_code = platform.scope_district();
      $$;
      COMMENT ON FUNCTION donation.holders_of(uuid[]) IS
        'The organisation whose bank account holds a tranche, and nothing else of it: a counter that books what its meals got reads no donor.';
      ALTER FUNCTION donation.holders_of(uuid[]) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION donation.holders_of(uuid[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION donation.holders_of(uuid[]) TO nuancan_app;

      CREATE FUNCTION donation.may_help(of_category text, resident uuid, on_date date) RETURNS boolean
        LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
        SELECT EXISTS (SELECT FROM registry.resident_categories k
          WHERE k.category = of_category AND k.valid_from <= on_date AND (k.valid_to IS NULL OR k.valid_to >= on_date)
            AND k.resident_id IN (SELECT resident UNION ALL SELECT o.other FROM registry.other_entries(ARRAY[resident]) o));
      $$;
      COMMENT ON FUNCTION donation.may_help(text, uuid, date) IS
        'Whether somebody has the category that a tranche is for on that day, under any entry of the same person. For definer functions.';
      ALTER FUNCTION donation.may_help(text, uuid, date) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION donation.may_help(text, uuid, date) FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION donation.may_help(text, uuid, date), donation.holders_of(uuid[])');
  }
}
