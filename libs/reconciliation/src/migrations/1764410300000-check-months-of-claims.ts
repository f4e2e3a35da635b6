import type { MigrationInterface, QueryRunner } from 'typeorm';

const UNCHECKED = `
  CREATE FUNCTION reconciliation.unchecked_months(claim uuid) RETURNS SETOF date
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT b.month FROM reconciliation.claims c
    CROSS JOIN LATERAL (
      SELECT c.month
      UNION SELECT d.booked_month FROM reconciliation.claim_rounds r JOIN canteen.day_closes d
        ON d.facility_id = r.facility_id AND d.business_date = r.business_date AND d.round = r.round
        WHERE r.claim_id = c.id
      -- What is included was taken by the round of an earlier claim.
      UNION SELECT d.booked_month FROM reconciliation.late_inclusions i
        JOIN canteen.meal_settlements s ON s.meal_id = i.meal_id AND s.business_date = i.business_date
        JOIN canteen.day_closes d ON d.facility_id = s.facility_id AND d.business_date = s.business_date AND d.round = s.round
        WHERE i.claim_id = c.id) b
    WHERE c.id = claim AND c.district_code = platform.scope_district() AND NOT EXISTS (
      SELECT FROM reconciliation.claim_versions v
      JOIN reconciliation.check_runs r ON r.district_code = c.district_code AND r.month = b.month AND r.state = 'done'
        AND r.asked_at >= v.submitted_at AND (r.town_code IS NULL OR r.town_code = c.town_code)
        AND (r.facility_id IS NULL OR r.facility_id = c.facility_id) AND NOT r.late
      WHERE v.claim_id = c.id AND v.version = c.version)
    ORDER BY b.month;
  $$;
  COMMENT ON FUNCTION reconciliation.unchecked_months(uuid) IS
    'Months that meals of the claim are booked in and that no run of the checks was through with since the claim was submitted.';
  ALTER FUNCTION reconciliation.unchecked_months(uuid) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION reconciliation.unchecked_months(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION reconciliation.unchecked_months(uuid) TO nuancan_app;`;

const checkedSince = (body: string): string => `
  CREATE OR REPLACE FUNCTION reconciliation.checked_since_submission(claim uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$${body}
  $$;`;
const ALL_MONTHS = `
    SELECT EXISTS (SELECT FROM reconciliation.claims c WHERE c.id = claim AND c.district_code = platform.scope_district())
      AND NOT EXISTS (SELECT FROM reconciliation.unchecked_months(claim));`;
const OWN_MONTH = `
    SELECT EXISTS (SELECT FROM reconciliation.claims c JOIN reconciliation.claim_versions v ON v.claim_id = c.id AND v.version = c.version
      JOIN reconciliation.check_runs r ON r.district_code = c.district_code AND r.month = c.month AND r.state = 'done'
        AND r.asked_at >= v.submitted_at AND (r.town_code IS NULL OR r.town_code = c.town_code)
        AND (r.facility_id IS NULL OR r.facility_id = c.facility_id) AND NOT r.late
      WHERE c.id = claim AND c.district_code = platform.scope_district());`;

/** A claim is checked when the months are that its meals are booked in: a meal that came late is looked at in the month it came. */
export class CheckMonthsOfClaims1764410300000 implements MigrationInterface {
  readonly name = 'CheckMonthsOfClaims1764410300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UNCHECKED);
    await queryRunner.query(checkedSince(ALL_MONTHS));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(checkedSince(OWN_MONTH));
    await queryRunner.query('DROP FUNCTION reconciliation.unchecked_months(uuid)');
  }
}
