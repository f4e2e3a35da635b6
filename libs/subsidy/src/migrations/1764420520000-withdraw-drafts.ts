import type { MigrationInterface, QueryRunner } from 'typeorm';

const GUARD = (withdrawal: string): string => `
  CREATE OR REPLACE FUNCTION subsidy.guard_policy_version() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  DECLARE by_person boolean := platform.scope_role() IS NOT NULL AND platform.scope_role() <> 'system';
  BEGIN
    IF TG_OP <> 'INSERT' AND OLD.activated_at IS NOT NULL THEN
      RAISE EXCEPTION 'an activated policy version is never changed'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'policy_versions_fixed';
    END IF;
    IF TG_OP = 'DELETE' THEN
      RETURN OLD;
    END IF;${withdrawal}
    IF by_person AND TG_OP = 'INSERT' AND NEW.created_by IS DISTINCT FROM platform.scope_account() THEN
      RAISE EXCEPTION 'a draft names the account that wrote it'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_author';
    END IF;
    IF by_person AND NEW.activated_at IS NOT NULL THEN
      IF NEW.created_by IS NOT DISTINCT FROM platform.scope_account()
        OR NEW.activated_by IS DISTINCT FROM platform.scope_account() THEN
        RAISE EXCEPTION 'a second person activates a policy version'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_four_eyes';
      END IF;
      IF NEW.effective_from < platform.business_date(now()) + 3 THEN
        RAISE EXCEPTION 'a policy version is activated at least three days ahead'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_notice';
      END IF;
    END IF;
    RETURN NEW;
  END $$;`;

const WITHDRAWAL = `
    IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NOT NULL THEN
      RAISE EXCEPTION 'a withdrawn draft stays withdrawn'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'policy_versions_withdrawn';
    END IF;
    IF by_person AND NEW.withdrawn_at IS NOT NULL AND NEW.withdrawn_by IS DISTINCT FROM platform.scope_account() THEN
      RAISE EXCEPTION 'a withdrawal names who withdrew'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_withdrawer';
    END IF;`;

/** A draft that nobody wants any more is taken off the list, and stays on record. */
export class WithdrawDrafts1764420520000 implements MigrationInterface {
  readonly name = 'WithdrawDrafts1764420520000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE subsidy.policy_versions ADD COLUMN withdrawn_at timestamptz,
        ADD COLUMN withdrawn_by uuid REFERENCES identity.accounts (id),
        ADD CONSTRAINT policy_versions_withdrawn_or_activated CHECK (withdrawn_at IS NULL OR activated_at IS NULL),
        ADD CONSTRAINT policy_versions_withdrawn_by_somebody CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL));
      GRANT UPDATE (withdrawn_at, withdrawn_by) ON subsidy.policy_versions TO nuancan_app;
    `);
    await queryRunner.query(GUARD(WITHDRAWAL));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(GUARD(''));
    await queryRunner.query('ALTER TABLE subsidy.policy_versions DROP COLUMN withdrawn_at, DROP COLUMN withdrawn_by');
  }
}
