import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofClaims = (included: string): string => `
  CREATE OR REPLACE FUNCTION reconciliation.findings_of_claims(facilities uuid[], of_month date)
    RETURNS TABLE (claim_facility uuid, finding reconciliation.findings)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH places AS MATERIALIZED (
      SELECT p.id FROM meal_point.facilities p WHERE p.id = ANY (facilities) AND p.district_code = platform.scope_district()
        AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
        AND (platform.scope_town() IS NULL OR p.town_code = platform.scope_town())
        AND (platform.scope_facility() IS NULL OR p.id = platform.scope_facility())
    ), claims AS MATERIALIZED (
      SELECT c.id, c.facility_id FROM reconciliation.claims c JOIN places p ON p.id = c.facility_id WHERE c.month = of_month
    ), found AS (
      SELECT p.id AS facility_id, f.id FROM places p JOIN reconciliation.findings f ON f.facility_id = p.id AND f.month = of_month
      -- Meals of a round that was booked into an earlier month and that this claim took.
      UNION SELECT c.facility_id, f.id FROM claims c
        JOIN (SELECT DISTINCT r.claim_id, d.booked_month FROM reconciliation.claim_rounds r JOIN canteen.day_closes d
            ON d.facility_id = r.facility_id AND d.business_date = r.business_date AND d.round = r.round
          WHERE r.claim_id IN (SELECT id FROM claims) AND d.booked_month <> of_month) b ON b.claim_id = c.id
        JOIN reconciliation.findings f ON f.facility_id = c.facility_id AND f.month = b.booked_month
        WHERE EXISTS (SELECT FROM reconciliation.finding_meals e JOIN reconciliation.claim_lines l ON l.kind = 'meal'
          AND l.meal_id = e.meal_id AND l.business_date = e.business_date AND l.claim_id = c.id
          WHERE e.finding_id = f.id AND e.stake_fen > 0)${included}
      -- What was found of another facility shows a meal of this one: which of the two was wrong is decided before either is paid.
      UNION SELECT c.facility_id, e.finding_id FROM claims c
        JOIN reconciliation.finding_meals e ON e.meal_facility_id = c.facility_id AND e.meal_facility_id <> e.facility_id
        JOIN reconciliation.claim_lines l ON l.kind = 'meal' AND l.meal_id = e.meal_id AND l.business_date = e.business_date
          AND l.claim_id = c.id
        WHERE platform.scope_role() <> 'operator'
    )
    SELECT x.facility_id, f FROM found x JOIN reconciliation.findings f ON f.id = x.id WHERE f.gone_at IS NULL;
  $$;`;
const INCLUDED = `
      -- Meals that an official put into this claim; an earlier one took their round.
      UNION SELECT c.facility_id, e.finding_id FROM claims c JOIN reconciliation.late_inclusions i ON i.claim_id = c.id
        JOIN reconciliation.finding_meals e ON e.meal_id = i.meal_id AND e.business_date = i.business_date
          AND e.facility_id = c.facility_id AND e.stake_fen > 0`;

const mayDecide = (body: string): string => `
  CREATE OR REPLACE FUNCTION reconciliation.may_decide(finding uuid) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    f reconciliation.findings;
    c reconciliation.claims;${body}
  END $$;`;
const BY_MEALS = `
    holding uuid[];
  BEGIN
    SELECT * INTO f FROM reconciliation.findings x WHERE x.id = finding;
    SELECT array_agg(DISTINCT l.claim_id) INTO holding FROM reconciliation.finding_meals e JOIN reconciliation.claim_lines l
      ON l.kind = 'meal' AND l.meal_id = e.meal_id AND l.business_date = e.business_date WHERE e.finding_id = f.id;
    -- Until this transaction ends these claims take no step: an approval sees every decision, or the decision sees the approval.
    PERFORM FROM reconciliation.claims x WHERE x.id = ANY (holding) OR (x.facility_id = f.facility_id AND x.month = f.month)
      ORDER BY x.id FOR SHARE;
    SELECT * INTO c FROM reconciliation.claims x WHERE x.facility_id = f.facility_id AND x.month = f.month;
    RETURN c.id IS NULL OR c.approved_by IS NULL OR f.late
      OR f.raised_at > (SELECT a.approved_at FROM reconciliation.claim_approvals a WHERE a.claim_id = c.id)
      -- A meal that came late is in a claim of its own.
      OR EXISTS (SELECT FROM reconciliation.claims x WHERE x.id = ANY (holding) AND x.approved_by IS NULL);`;
const BY_MONTH = `
  BEGIN
    SELECT * INTO f FROM reconciliation.findings x WHERE x.id = finding;
    -- Until this transaction ends the claim takes no step: an approval sees every decision, or the decision sees the approval.
    SELECT * INTO c FROM reconciliation.claims x WHERE x.facility_id = f.facility_id AND x.month = f.month FOR SHARE;
    RETURN c.id IS NULL OR c.approved_by IS NULL OR f.late
      OR f.raised_at > (SELECT a.approved_at FROM reconciliation.claim_approvals a WHERE a.claim_id = c.id);`;

/** Findings of meals that an official included concern the claim that took them, which waits until they are decided. */
export class FindFindingsOfInclusions1764410310000 implements MigrationInterface {
  readonly name = 'FindFindingsOfInclusions1764410310000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ofClaims(INCLUDED));
    await queryRunner.query(mayDecide(BY_MEALS));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(mayDecide(BY_MONTH));
    await queryRunner.query(ofClaims(''));
  }
}
