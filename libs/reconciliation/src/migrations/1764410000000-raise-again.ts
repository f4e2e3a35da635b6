import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPROVED = `
  CREATE FUNCTION reconciliation.approved_for_share(facilities uuid[], of_month date) RETURNS SETOF uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM FROM reconciliation.claims x WHERE x.facility_id = ANY (facilities) AND x.month = of_month
      AND x.district_code = platform.scope_district() ORDER BY x.id FOR SHARE;
    RETURN QUERY SELECT x.facility_id FROM reconciliation.claims x WHERE x.facility_id = ANY (facilities) AND x.month = of_month
      AND x.district_code = platform.scope_district() AND x.approved_by IS NOT NULL;
  END $$;
  COMMENT ON FUNCTION reconciliation.approved_for_share(uuid[], date) IS
    'Facilities whose claim of the month is approved; until the transaction ends no claim of the month takes a step.';
  ALTER FUNCTION reconciliation.approved_for_share(uuid[], date) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION reconciliation.approved_for_share(uuid[], date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION reconciliation.approved_for_share(uuid[], date) TO nuancan_app;`;

const mayDecide = (since: string): string => `
  CREATE OR REPLACE FUNCTION reconciliation.may_decide(finding uuid) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    f reconciliation.findings;
    c reconciliation.claims;
  BEGIN
    SELECT * INTO f FROM reconciliation.findings x WHERE x.id = finding;
    -- Until this transaction ends the claim takes no step: an approval sees every decision, or the decision sees the approval.
    SELECT * INTO c FROM reconciliation.claims x WHERE x.facility_id = f.facility_id AND x.month = f.month FOR SHARE;
    RETURN c.id IS NULL OR c.approved_by IS NULL OR f.late
      OR f.${since} > (SELECT a.approved_at FROM reconciliation.claim_approvals a WHERE a.claim_id = c.id);
  END $$;`;

const keepFinding = (columns: readonly string[]): string => `
  CREATE OR REPLACE FUNCTION reconciliation.keep_finding() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF (${columns.map((column) => `NEW.${column}`).join(', ')}) IS DISTINCT FROM (${columns.map((column) => `OLD.${column}`).join(', ')})
      AND OLD.state <> 'open' THEN
      RAISE EXCEPTION 'somebody deals with this finding' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'findings_stick';
    END IF;
    IF OLD.state IN ('accepted', 'disallowed') AND NEW.state <> OLD.state THEN
      RAISE EXCEPTION 'a decided finding is not opened again' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'findings_stick';
    END IF;
    RETURN NEW;
  END $$;`;

const KEPT = ['facts', 'stake_fen', 'asks', 'gone_at'];

/** When a finding was raised last, and why one has gone; one raised after the approval of its claim is late, however it came. */
export class RaiseAgain1764410000000 implements MigrationInterface {
  readonly name = 'RaiseAgain1764410000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE reconciliation.findings ADD COLUMN raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ADD COLUMN gone_because text CHECK (gone_because IN ('unfound', 'ignored'));
      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE reconciliation.findings NO FORCE ROW LEVEL SECURITY;
      UPDATE reconciliation.findings SET raised_at = first_seen_at, gone_because = CASE WHEN gone_at IS NOT NULL THEN 'unfound' END;
      ALTER TABLE reconciliation.findings FORCE ROW LEVEL SECURITY;
      ALTER TABLE reconciliation.findings ADD CONSTRAINT findings_gone_because CHECK ((gone_at IS NULL) = (gone_because IS NULL));
      COMMENT ON COLUMN reconciliation.findings.raised_at IS 'When a run found it, by the clock: first, or again after it had gone.';
      COMMENT ON COLUMN reconciliation.findings.late IS 'Raised by a fact that came late, or after the claim of its month was approved.';
      COMMENT ON COLUMN reconciliation.findings.gone_because IS 'unfound: a later run no longer found it; ignored: the district no longer looks for it.';
      GRANT UPDATE (raised_at, late, severity, gone_because) ON reconciliation.findings TO nuancan_app;
    `);
    await queryRunner.query(APPROVED);
    await queryRunner.query(mayDecide('raised_at'));
    await queryRunner.query(keepFinding([...KEPT, 'gone_because', 'raised_at', 'late', 'severity']));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(keepFinding(KEPT));
    await queryRunner.query(mayDecide('first_seen_at'));
    await queryRunner.query(`
      DROP FUNCTION reconciliation.approved_for_share(uuid[], date);
      REVOKE UPDATE (late, severity) ON reconciliation.findings FROM nuancan_app;
      ALTER TABLE reconciliation.findings DROP CONSTRAINT findings_gone_because, DROP COLUMN gone_because, DROP COLUMN raised_at;
      COMMENT ON COLUMN reconciliation.findings.late IS 'Raised for a month that was over, by a fact that came late.';
    `);
  }
}
