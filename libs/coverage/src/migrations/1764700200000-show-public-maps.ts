import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which districts have a map for anybody: by no account, so by a function that tells this and nothing else. */
export class ShowPublicMaps1764700200000 implements MigrationInterface {
  readonly name = 'ShowPublicMaps1764700200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION coverage.public_maps() RETURNS TABLE (district_code text, name text, source text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT d.code, d.name, n.source FROM coverage.networks n JOIN registry.districts d ON d.code = n.district_code
        WHERE n.state = 'active' ORDER BY d.code LIMIT 2000;
      $$;
      COMMENT ON FUNCTION coverage.public_maps() IS 'The districts that have a map, to anybody.';
      ALTER FUNCTION coverage.public_maps() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION coverage.public_maps() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION coverage.public_maps() TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION coverage.public_maps()');
  }
}
