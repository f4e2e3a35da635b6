import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts themselves only admins read; whether a volunteer's is any good is for everybody who counts on them. */
export class AskForLiveAccounts1764712310000 implements MigrationInterface {
  readonly name = 'AskForLiveAccounts1764712310000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION volunteering.logs_in(of_account uuid) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT EXISTS (SELECT FROM volunteering.volunteers v JOIN identity.accounts a ON a.id = v.account_id
          WHERE v.account_id = of_account AND v.district_code = platform.scope_district() AND a.role = 'volunteer' AND a.disabled_at IS NULL);
      $$;
      COMMENT ON FUNCTION volunteering.logs_in(uuid) IS
        'Whether somebody may log in with the account of a volunteer of the district: not where it is disabled, or something else by now.';
      ALTER FUNCTION volunteering.logs_in(uuid) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION volunteering.logs_in(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION volunteering.logs_in(uuid) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION volunteering.logs_in(uuid)');
  }
}
