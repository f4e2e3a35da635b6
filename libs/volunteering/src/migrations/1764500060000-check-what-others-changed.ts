import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes who changed what is to be checked; `noting`: the columns set besides. Of a checked entry the list begins anew. */
const uncheck = (noting: string, where: string): string => `
  CREATE OR REPLACE FUNCTION volunteering.uncheck_volunteer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE volunteering.volunteers v SET checked_by = NULL, checked_at = NULL${noting}
    WHERE v.id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid${where}
      AND coalesce(platform.scope_role(), 'system') <> 'system';
    RETURN NULL;
  END $$;`;

const NOTING = `,
      changed_by = CASE WHEN v.checked_by IS NOT NULL THEN ARRAY[platform.scope_account()]
        WHEN platform.scope_account() = ANY (v.changed_by) THEN v.changed_by ELSE v.changed_by || platform.scope_account() END`;

/** Whoever changed who a volunteer is, or what a certificate says, does not say alone that it was seen. */
export class CheckWhatOthersChanged1764500060000 implements MigrationInterface {
  readonly name = 'CheckWhatOthersChanged1764500060000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE volunteering.volunteers ADD COLUMN changed_by uuid[] NOT NULL DEFAULT '{}',
        ADD CONSTRAINT volunteers_changed_by_others CHECK (checked_by <> ALL (changed_by));
      COMMENT ON COLUMN volunteering.volunteers.changed_by IS
        'Accounts that changed name, phone, birth date or certificates since the entry was last checked, or before it is.';
      GRANT UPDATE (changed_by) ON volunteering.volunteers TO nuancan_definer;
      ${uncheck(NOTING, '')}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${uncheck('', ' AND v.checked_by IS NOT NULL')}
      REVOKE UPDATE (changed_by) ON volunteering.volunteers FROM nuancan_definer;
      ALTER TABLE volunteering.volunteers DROP COLUMN changed_by CASCADE;
    `);
  }
}
