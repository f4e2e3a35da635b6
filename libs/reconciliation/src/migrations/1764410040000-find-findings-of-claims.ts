import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_CLAIMS = `
  CREATE FUNCTION reconciliation.findings_of_claims(facilities uuid[], of_month date)
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
          WHERE e.finding_id = f.id AND e.stake_fen > 0)
      -- What was found of another facility shows a meal of this one: which of the two was wrong is decided before either is paid.
      UNION SELECT c.facility_id, e.finding_id FROM claims c
        JOIN reconciliation.finding_meals e ON e.meal_facility_id = c.facility_id AND e.meal_facility_id <> e.facility_id
        JOIN reconciliation.claim_lines l ON l.kind = 'meal' AND l.meal_id = e.meal_id AND l.business_date = e.business_date
          AND l.claim_id = c.id
        WHERE platform.scope_role() <> 'operator'
    )
    SELECT x.facility_id, f FROM found x JOIN reconciliation.findings f ON f.id = x.id WHERE f.gone_at IS NULL;
  $$;
  COMMENT ON FUNCTION reconciliation.findings_of_claims(uuid[], date) IS
    'Findings that stand and concern the claims of these facilities for a month, begun or not: of the month, of meals that came late
    into the claim, and of other facilities that show one of its meals.';

  CREATE FUNCTION reconciliation.finding_in_scope(finding uuid) RETURNS SETOF reconciliation.findings
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT f.* FROM reconciliation.findings f WHERE f.id = finding AND f.district_code = platform.scope_district()
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
      AND (platform.scope_facility() IS NULL OR f.facility_id = platform.scope_facility())
      AND (platform.scope_town() IS NULL OR f.town_code = platform.scope_town() OR EXISTS (SELECT FROM reconciliation.finding_meals e
        JOIN meal_point.facilities p ON p.id = e.meal_facility_id AND p.town_code = platform.scope_town() WHERE e.finding_id = f.id));
  $$;
  COMMENT ON FUNCTION reconciliation.finding_in_scope(uuid) IS
    'A finding of the caller''s place, or that shows a meal which was eaten in the caller''s town.';

  CREATE FUNCTION reconciliation.finding_span(finding uuid) RETURNS TABLE (meals int, first_day date, last_day date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT count(*)::int, min(e.business_date), max(e.business_date) FROM reconciliation.finding_meals e
    WHERE e.finding_id = finding AND e.district_code = platform.scope_district();
  $$;
  COMMENT ON FUNCTION reconciliation.finding_span(uuid) IS 'How many meals a finding shows, and of which days.';

  CREATE FUNCTION reconciliation.finding_steps(finding uuid) RETURNS SETOF reconciliation.finding_decisions
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.* FROM reconciliation.finding_in_scope(finding) f JOIN reconciliation.finding_decisions d ON d.finding_id = f.id
    ORDER BY d.decided_at, d.id;
  $$;
  COMMENT ON FUNCTION reconciliation.finding_steps(uuid) IS 'What was asked, answered and decided of a finding in scope, in its order.';`;

const evidence = (scope: string): string => `
  CREATE OR REPLACE FUNCTION reconciliation.finding_evidence(finding uuid)
    RETURNS TABLE (meal_id uuid, business_date date, stake_fen bigint, facility_id uuid, facility_name text, resident_id uuid,
      masked_name text, slot text, mode text, identified_by text, served_at timestamptz, recorded_at timestamptz, offline boolean,
      price_fen bigint, elder_paid_fen bigint, government_fen bigint, tier_code text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT m.id, m.business_date, e.stake_fen, m.facility_id, p.name, m.resident_id,
      CASE WHEN length(r.name) < 2 THEN '*' ELSE left(r.name, 1) || repeat('*', greatest(1, length(r.name) - 2))
        || CASE WHEN length(r.name) > 2 THEN right(r.name, 1) ELSE '' END END,
      m.slot, m.mode, m.identified_by, m.served_at, m.recorded_at, m.offline, m.price_fen, m.elder_paid_fen, m.government_fen, m.tier_code
    FROM reconciliation.finding_meals e
    JOIN canteen.meals m ON m.id = e.meal_id AND m.business_date = e.business_date
    JOIN meal_point.facilities p ON p.id = m.facility_id
    LEFT JOIN registry.residents r ON r.id = m.resident_id
    WHERE e.finding_id = finding AND ${scope}
    ORDER BY m.business_date, m.served_at, m.id;
  $$;`;
const OWN_PLACE = `e.district_code = platform.scope_district() AND platform.scope_role() <> 'volunteer'
      AND (platform.scope_town() IS NULL OR e.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR e.facility_id = platform.scope_facility())`;

const CALLED = [
  'finding_in_scope(uuid)',
  'findings_of_claims(uuid[], date)',
  'finding_span(uuid)',
  'finding_steps(uuid)',
];

/** Which findings concern a claim is said once: what holds it up, what its page and its papers show, and what makes it clean. */
export class FindFindingsOfClaims1764410040000 implements MigrationInterface {
  readonly name = 'FindFindingsOfClaims1764410040000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE reconciliation.finding_meals ADD COLUMN meal_facility_id uuid;
      COMMENT ON COLUMN reconciliation.finding_meals.meal_facility_id IS 'Where the meal was eaten.';
      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE reconciliation.finding_meals NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE canteen.meals NO FORCE ROW LEVEL SECURITY;
      UPDATE reconciliation.finding_meals e SET meal_facility_id = m.facility_id FROM canteen.meals m
      WHERE m.id = e.meal_id AND m.business_date = e.business_date;
      ALTER TABLE canteen.meals FORCE ROW LEVEL SECURITY;
      ALTER TABLE reconciliation.finding_meals FORCE ROW LEVEL SECURITY;
      ALTER TABLE reconciliation.finding_meals ALTER COLUMN meal_facility_id SET NOT NULL;
      CREATE INDEX finding_meals_elsewhere ON reconciliation.finding_meals (meal_facility_id) WHERE meal_facility_id <> facility_id;
    `);
    await queryRunner.query(OF_CLAIMS);
    await queryRunner.query(evidence('EXISTS (SELECT FROM reconciliation.finding_in_scope(finding))'));
    for (const signature of CALLED) {
      await queryRunner.query(`
        ALTER FUNCTION reconciliation.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION reconciliation.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION reconciliation.${signature} TO nuancan_app;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(evidence(OWN_PLACE));
    await queryRunner.query(`
      DROP FUNCTION ${CALLED.toReversed()
        .map((signature) => `reconciliation.${signature}`)
        .join(', ')};
      ALTER TABLE reconciliation.finding_meals DROP COLUMN meal_facility_id;
    `);
  }
}
