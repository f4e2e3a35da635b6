import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever reads that somebody decided or paid reads a name, and nothing else of the account. */
export class NameAccounts1764410200000 implements MigrationInterface {
  readonly name = 'NameAccounts1764410200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.name_of(account uuid) RETURNS text
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT a.display_name FROM identity.accounts a WHERE a.id = account AND a.district_code = platform.scope_district()
          AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor');
      $$;
      COMMENT ON FUNCTION identity.name_of(uuid) IS
        'Name of an account of the district, for rows in scope that were signed by it. Accounts are not listed by it.';
      ALTER FUNCTION identity.name_of(uuid) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION identity.name_of(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.name_of(uuid) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION identity.name_of(uuid)');
  }
}
