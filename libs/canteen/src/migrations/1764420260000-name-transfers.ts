import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever waits for something that was sent may know what it is; the lot itself is the sender's. */
export class NameTransfers1764420260000 implements MigrationInterface {
  readonly name = 'NameTransfers1764420260000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION canteen.crop_of_transfer(of_transfer uuid) RETURNS text
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT l.crop FROM canteen.lot_transfers t JOIN canteen.garden_lots l ON l.id = t.lot_id
        WHERE t.id = of_transfer AND t.district_code = platform.scope_district()
          AND (platform.scope_town() IS NULL OR platform.scope_town() IN (t.town_code, t.to_town_code))
          AND (platform.scope_facility() IS NULL OR platform.scope_facility() IN (t.facility_id, t.to_facility_id))
          AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system');
      $$;
      COMMENT ON FUNCTION canteen.crop_of_transfer(uuid) IS 'What is under way, for both ends; NULL: not in scope.';
      ALTER FUNCTION canteen.crop_of_transfer(uuid) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION canteen.crop_of_transfer(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.crop_of_transfer(uuid) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION canteen.crop_of_transfer(uuid)');
  }
}
