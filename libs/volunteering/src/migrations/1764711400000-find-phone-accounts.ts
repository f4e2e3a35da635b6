import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An official knows the log-in that a volunteer was given, not the id behind it; accounts themselves only admins read. */
export class FindPhoneAccounts1764711400000 implements MigrationInterface {
  readonly name = 'FindPhoneAccounts1764711400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION volunteering.phone_account(of_login text) RETURNS uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT a.id FROM identity.accounts a
        WHERE a.login = of_login AND a.role = 'volunteer' AND a.disabled_at IS NULL AND a.district_code = platform.scope_district()
          AND platform.scope_role() IN ('town_official', 'district_official')
          AND (platform.scope_town() IS NULL OR a.town_code = platform.scope_town())
      $$;
      COMMENT ON FUNCTION volunteering.phone_account(text) IS
        'The account that a volunteer of the official''s own town logs in with on the phone; null: none of that name.';
      ALTER FUNCTION volunteering.phone_account(text) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION volunteering.phone_account(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION volunteering.phone_account(text) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION volunteering.phone_account(text)');
  }
}
