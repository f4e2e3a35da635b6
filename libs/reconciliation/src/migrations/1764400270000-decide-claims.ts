import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = `
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
      OR f.first_seen_at > (SELECT a.approved_at FROM reconciliation.claim_approvals a WHERE a.claim_id = c.id);
  END $$;

  CREATE FUNCTION reconciliation.hold_claim(claim uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM reconciliation.claim_for_update(claim);
  END $$;
  COMMENT ON FUNCTION reconciliation.hold_claim(uuid) IS 'Until the transaction ends nobody else decides or steps.';

  CREATE FUNCTION reconciliation.checked_since_submission(claim uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM reconciliation.claims c JOIN reconciliation.claim_versions v ON v.claim_id = c.id AND v.version = c.version
      JOIN reconciliation.check_runs r ON r.district_code = c.district_code AND r.month = c.month AND r.state = 'done'
        AND r.asked_at >= v.submitted_at AND (r.town_code IS NULL OR r.town_code = c.town_code)
        AND (r.facility_id IS NULL OR r.facility_id = c.facility_id)
      WHERE c.id = claim AND c.district_code = platform.scope_district());
  $$;

  CREATE FUNCTION reconciliation.stand_behind(decider uuid, input jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    place record;
    proposal uuid;
  BEGIN
    IF platform.scope_account() IS NULL OR decider = platform.scope_account() OR EXISTS (
      SELECT FROM jsonb_array_elements(input -> 'items') x WHERE x ->> 'kind' <> 'refuse_subsidy' OR NOT EXISTS (
        SELECT FROM reconciliation.finding_decisions d JOIN reconciliation.finding_meals e ON e.finding_id = d.finding_id
        WHERE d.kind = 'disallow' AND d.account_id = decider AND d.district_code = platform.scope_district() AND e.stake_fen > 0
          AND e.meal_id = (x ->> 'mealId')::uuid AND (d.meal_ids IS NULL OR e.meal_id = ANY (d.meal_ids)))) THEN
      RAISE EXCEPTION 'nobody else disallowed these meals' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_four_eyes';
    END IF;
    SELECT array_agg(DISTINCT m.facility_town) AS towns, array_agg(DISTINCT m.facility_id) AS facilities, count(*) AS meals,
      sum(abs((x #>> '{amounts,government_fen}')::bigint) + abs((x #>> '{amounts,elder_paid_fen}')::bigint)) AS fen INTO place
    FROM jsonb_array_elements(input -> 'items') x JOIN canteen.meals m ON m.id = (x ->> 'mealId')::uuid
      AND m.business_date = (x ->> 'businessDate')::date;
    INSERT INTO canteen.correction_proposals (district_code, town_code, facility_id, kind, reason, body, meals, amount_fen, client_id, proposed_by)
    VALUES (platform.scope_district(), CASE WHEN cardinality(place.towns) = 1 THEN place.towns[1] END,
      CASE WHEN cardinality(place.facilities) = 1 THEN place.facilities[1] END, 'refuse_subsidy', input ->> 'reason', input, place.meals,
      place.fen, (input ->> 'clientId')::uuid, decider)
    RETURNING id INTO proposal;
    INSERT INTO canteen.correction_decisions (proposal_id, district_code, town_code, facility_id, decision, proposed_by, decided_by)
    SELECT p.id, p.district_code, p.town_code, p.facility_id, 'approved', p.proposed_by, platform.scope_account()
    FROM canteen.correction_proposals p WHERE p.id = proposal;
  END $$;
  COMMENT ON FUNCTION reconciliation.stand_behind(uuid, jsonb) IS
    'Says of a large correction that it is what another person disallowed of a claim, and that the caller agrees.';`;

const GUARD = `
  CREATE FUNCTION reconciliation.guard_claimed_meal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF platform.scope_role() = 'operator' AND EXISTS (SELECT FROM reconciliation.claim_lines l
      JOIN reconciliation.claims c ON c.id = l.claim_id AND c.state NOT IN ('draft', 'returned')
      WHERE l.kind = 'meal' AND l.meal_id = NEW.meal_id AND l.business_date = NEW.business_date) THEN
      RAISE EXCEPTION 'the meal is claimed: an official corrects it' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'meal_corrections_claimed';
    END IF;
    RETURN NEW;
  END $$;
  ALTER FUNCTION reconciliation.guard_claimed_meal() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION reconciliation.guard_claimed_meal() FROM PUBLIC;
  CREATE TRIGGER meal_corrections_claimed BEFORE INSERT ON canteen.meal_corrections
    FOR EACH ROW EXECUTE FUNCTION reconciliation.guard_claimed_meal();`;

const CALLED = ['hold_claim(uuid)', 'checked_since_submission(uuid)', 'stand_behind(uuid, jsonb)'];

/** Findings are decided while the claim is open, or of themselves when they came after its approval; and both agree on the lock. */
export class DecideClaims1764400270000 implements MigrationInterface {
  readonly name = 'DecideClaims1764400270000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE POLICY check_runs_definer ON reconciliation.check_runs FOR SELECT TO nuancan_definer USING (true);
      GRANT SELECT ON reconciliation.check_runs TO nuancan_definer;
    `);
    await queryRunner.query(FUNCTIONS);
    await queryRunner.query(GUARD);
    for (const signature of CALLED) {
      await queryRunner.query(`
        ALTER FUNCTION reconciliation.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION reconciliation.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION reconciliation.${signature} TO nuancan_app;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER meal_corrections_claimed ON canteen.meal_corrections;
      DROP FUNCTION reconciliation.guard_claimed_meal();
      DROP FUNCTION reconciliation.stand_behind(uuid, jsonb), reconciliation.checked_since_submission(uuid),
        reconciliation.hold_claim(uuid);
      DROP POLICY check_runs_definer ON reconciliation.check_runs;
      REVOKE SELECT ON reconciliation.check_runs FROM nuancan_definer;
      CREATE OR REPLACE FUNCTION reconciliation.may_decide(finding uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$ SELECT true $$;
    `);
  }
}
