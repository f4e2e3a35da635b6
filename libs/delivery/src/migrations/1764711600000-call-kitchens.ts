import type { MigrationInterface, QueryRunner } from 'typeorm';

const NUMBERS = 'delivery.own_kitchen_phones()';

/** Whoever carries a kitchen's meals today may call it: at a door nobody opens, or where somebody has fallen. */
export class CallKitchens1764711600000 implements MigrationInterface {
  readonly name = 'CallKitchens1764711600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION ${NUMBERS} RETURNS TABLE (facility_id uuid, phone text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT k.facility_id, k.phone FROM meal_point.kitchen_phones k
        WHERE k.facility_id IN (SELECT s.facility_id FROM delivery.own_route_stops() s);
      $$;
      COMMENT ON FUNCTION ${NUMBERS} IS 'Where the kitchens of one''s own routes of today are reached, as far as they have said.';
      ALTER FUNCTION ${NUMBERS} OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION ${NUMBERS} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${NUMBERS} TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION ${NUMBERS}`);
  }
}
