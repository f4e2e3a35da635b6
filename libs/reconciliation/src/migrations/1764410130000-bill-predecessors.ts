import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = `
  ALTER TABLE reconciliation.claim_lines ADD COLUMN payee_id uuid,
    ADD CONSTRAINT claim_lines_payee CHECK (payee_id IS NULL OR kind = 'correction'),
    ADD CONSTRAINT claim_lines_payee_fkey FOREIGN KEY (payee_id, district_code) REFERENCES registry.organisations (id, district_code);
  COMMENT ON COLUMN reconciliation.claim_lines.payee_id IS
    'Whose debt a correction is, where another organisation was paid for the meal than who runs the facility now; null: the claim''s payee.';
  ALTER TABLE reconciliation.legs ADD COLUMN of_another boolean NOT NULL DEFAULT false, DROP CONSTRAINT legs_one_a_funder,
    ADD CONSTRAINT legs_one_a_funder UNIQUE NULLS NOT DISTINCT (claim_id, organisation_id, funder, funding_town);
  CREATE UNIQUE INDEX legs_own_one_a_funder ON reconciliation.legs (claim_id, funder, funding_town) NULLS NOT DISTINCT WHERE NOT of_another;
  COMMENT ON COLUMN reconciliation.legs.of_another IS 'Of an organisation that ran the facility before: what it was paid and owes back.';`;

const FUNCTIONS = `
  CREATE OR REPLACE FUNCTION reconciliation.collect_corrections(c reconciliation.claims, of_meals uuid[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      correction_id, prior, payee_id, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT c.id, c.version, c.district_code, c.town_code, c.facility_id, 'correction', k.meal_id, k.business_date, k.id,
      k.business_date < c.month,
      -- Who is paid for the meal pays it back, whoever runs the place by now, also where that claim is approved after this one.
      (SELECT nullif(x.organisation_id, c.organisation_id) FROM reconciliation.claim_lines l JOIN reconciliation.claims x ON x.id = l.claim_id
        WHERE l.kind = 'meal' AND l.meal_id = k.meal_id AND l.business_date = k.business_date AND x.id <> c.id),
      k.funding_town, k.government_province_fen, k.government_city_fen, k.government_district_fen,
      k.government_town_fen
    FROM canteen.meal_corrections k
    WHERE k.facility_id = c.facility_id AND k.government_fen <> 0 AND (of_meals IS NULL OR k.meal_id = ANY (of_meals))
      -- What was corrected of a meal of this claim while it was not approved belongs to it, whenever that was booked.
      AND (k.booked_date < c.month + interval '1 month' OR EXISTS (SELECT FROM reconciliation.claim_lines l
        WHERE l.claim_id = c.id AND l.kind = 'meal' AND l.meal_id = k.meal_id AND l.business_date = k.business_date))
      AND NOT EXISTS (SELECT FROM reconciliation.claim_lines l WHERE l.correction_id = k.id)
      -- Of a meal that nobody claims nothing is taken off.
      AND NOT EXISTS (SELECT FROM reconciliation.late_meals w WHERE w.meal_id = k.meal_id AND w.business_date = k.business_date
        AND NOT EXISTS (SELECT FROM reconciliation.late_inclusions i WHERE i.meal_id = w.meal_id AND i.business_date = w.business_date))
    ORDER BY k.id;
  END $$;

  CREATE OR REPLACE FUNCTION reconciliation.lines_hash(claim uuid, through_version int) RETURNS bytea LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(convert_to('claim 1 ' || claim || coalesce(string_agg((jsonb_build_array(l.kind, l.version, l.meal_id, l.business_date,
      l.correction_id, l.adjustment_id, l.prior, l.funding_town, l.province_fen, l.city_fen, l.district_fen, l.town_fen)
      || CASE WHEN l.payee_id IS NULL THEN '[]' ELSE jsonb_build_array(l.payee_id) END)::text,
      E'\\n' ORDER BY l.id), ''), 'UTF8'))
    FROM reconciliation.claim_lines l WHERE l.claim_id = claim AND l.kind <> 'withholding' AND l.version <= through_version;
  $$;

  CREATE OR REPLACE FUNCTION reconciliation.approve_lines(c reconciliation.claims) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    f meal_point.facilities;
    leg uuid;
  BEGIN
    SELECT * INTO f FROM meal_point.facilities x WHERE x.id = c.facility_id;
    INSERT INTO reconciliation.claim_approvals (claim_id, district_code, town_code, facility_id, version, claimed_fen, disallowed_fen,
      adjusted_fen, province_fen, city_fen, district_fen, town_fen, lines_hash, chain_no, chain_head, approved_by, approved_at)
    SELECT c.id, c.district_code, c.town_code, c.facility_id, c.version,
      coalesce(sum(l.government_fen) FILTER (WHERE l.kind IN ('meal', 'correction')), 0),
      -coalesce(sum(l.government_fen) FILTER (WHERE l.kind = 'disallowance'), 0),
      coalesce(sum(l.government_fen) FILTER (WHERE l.kind = 'adjustment'), 0),
      coalesce(sum(l.province_fen), 0), coalesce(sum(l.city_fen), 0), coalesce(sum(l.district_fen), 0), coalesce(sum(l.town_fen), 0),
      reconciliation.lines_hash(c.id, c.version + 1), h.chain_no, h.hash, c.approved_by, clock_timestamp()
    FROM (SELECT) one LEFT JOIN reconciliation.claim_lines l ON l.claim_id = c.id
    LEFT JOIN LATERAL (SELECT d.chain_no, d.hash FROM canteen.day_closes d WHERE d.facility_id = c.facility_id
      ORDER BY d.chain_no DESC LIMIT 1) h ON true
    GROUP BY h.chain_no, h.hash;
    INSERT INTO reconciliation.legs (code, claim_id, district_code, town_code, facility_id, month, organisation_id, funder, funding_town,
      amount_fen, of_another, approved_by, approved_on)
    SELECT to_char(c.month, 'YYYYMM') || '-' || f.code || '-' || CASE s.funder WHEN 'province' THEN 'P' WHEN 'city' THEN 'C'
        WHEN 'district' THEN 'D' ELSE 'T' || right(s.funding_town, 3) END || CASE WHEN s.no = 1 THEN '' ELSE '-' || s.no END,
      c.id, c.district_code, c.town_code, c.facility_id, c.month, s.payee, s.funder, s.funding_town, s.fen, s.payee <> c.organisation_id,
      c.approved_by,
      platform.business_date(now())
    FROM (SELECT x.funder, x.funding_town, coalesce(l.payee_id, c.organisation_id) AS payee, sum(x.fen)::bigint AS fen,
        -- The claim's own payee is the first, whether or not it is owed anything.
        CASE WHEN coalesce(l.payee_id, c.organisation_id) = c.organisation_id THEN 1 ELSE 1 + dense_rank() OVER (
          PARTITION BY coalesce(l.payee_id, c.organisation_id) = c.organisation_id ORDER BY coalesce(l.payee_id, c.organisation_id)) END AS no
      FROM reconciliation.claim_lines l
      CROSS JOIN LATERAL (VALUES ('province', NULL, l.province_fen), ('city', NULL, l.city_fen), ('district', NULL, l.district_fen),
        ('town', l.funding_town, l.town_fen)) x (funder, funding_town, fen)
      WHERE l.claim_id = c.id AND x.fen <> 0 GROUP BY 1, 2, 3) s
    -- Payees in one order: each is held until the approval is done.
    WHERE s.fen <> 0 ORDER BY s.payee, s.funder, s.funding_town;
    FOR leg IN SELECT x.id FROM reconciliation.legs x WHERE x.claim_id = c.id AND x.amount_fen > 0 ORDER BY x.id LOOP
      PERFORM reconciliation.net_legs(leg);
    END LOOP;
  END $$;

  CREATE OR REPLACE FUNCTION reconciliation.withhold(corrections uuid[]) RETURNS TABLE (correction_id uuid, claim_id uuid)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    k canteen.meal_corrections;
    c reconciliation.claims;
  BEGIN
    IF platform.scope_role() IS NULL OR platform.scope_role() NOT IN ('town_official', 'district_official') THEN
      RAISE EXCEPTION 'officials withhold' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'claims_role';
    END IF;
    PERFORM FROM reconciliation.claims x WHERE x.id IN (SELECT l.claim_id FROM reconciliation.claim_lines l
      JOIN canteen.meal_corrections y ON y.meal_id = l.meal_id AND y.business_date = l.business_date
      WHERE y.id = ANY (corrections) AND l.kind = 'meal') ORDER BY x.id FOR UPDATE;
    FOR k IN SELECT y.* FROM canteen.meal_corrections y WHERE y.id = ANY (corrections) AND y.account_id = platform.scope_account()
      AND y.government_fen < 0 AND NOT EXISTS (SELECT FROM reconciliation.claim_lines l WHERE l.correction_id = y.id) ORDER BY y.id
    LOOP
      SELECT x.* INTO c FROM reconciliation.claims x JOIN reconciliation.claim_lines l ON l.claim_id = x.id
        WHERE l.kind = 'meal' AND l.meal_id = k.meal_id AND l.business_date = k.business_date AND x.state = 'approved';
      CONTINUE WHEN c.id IS NULL OR EXISTS (
        SELECT FROM (VALUES ('province', NULL, k.government_province_fen), ('city', NULL, k.government_city_fen),
          ('district', NULL, k.government_district_fen), ('town', k.funding_town, k.government_town_fen)) s (funder, town, fen)
        LEFT JOIN reconciliation.legs g ON g.claim_id = c.id AND g.funder = s.funder AND g.funding_town IS NOT DISTINCT FROM s.town AND NOT g.of_another
        WHERE s.fen <> 0 AND coalesce(g.amount_fen - g.settled_fen, 0) < -s.fen);
      INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
        correction_id, prior, funding_town, province_fen, city_fen, district_fen, town_fen)
      VALUES (c.id, c.version + 1, c.district_code, c.town_code, c.facility_id, 'withholding', k.meal_id, k.business_date, k.id,
        k.business_date < c.month, k.funding_town, k.government_province_fen, k.government_city_fen, k.government_district_fen,
        k.government_town_fen);
      INSERT INTO reconciliation.leg_payments (leg_id, claim_id, district_code, town_code, facility_id, funding_town, kind, amount_fen,
        paid_on, reason, correction_id, approved_by, account_id)
      SELECT g.id, g.claim_id, g.district_code, g.town_code, g.facility_id, g.funding_town, 'withheld', -s.fen,
        platform.business_date(now()), left(k.reason, 500), k.id, g.approved_by, platform.scope_account()
      FROM (VALUES ('province', NULL, k.government_province_fen), ('city', NULL, k.government_city_fen),
        ('district', NULL, k.government_district_fen), ('town', k.funding_town, k.government_town_fen)) s (funder, town, fen)
      JOIN reconciliation.legs g ON g.claim_id = c.id AND g.funder = s.funder AND g.funding_town IS NOT DISTINCT FROM s.town AND NOT g.of_another
      WHERE s.fen <> 0;
      PERFORM reconciliation.settle_leg(p.leg_id, p.amount_fen)
      FROM (SELECT x.* FROM reconciliation.leg_payments x WHERE x.correction_id = k.id ORDER BY x.leg_id) p;
      RETURN QUERY SELECT k.id, c.id;
    END LOOP;
  END $$;`;

const DOWN = `
  CREATE OR REPLACE FUNCTION reconciliation.collect_corrections(c reconciliation.claims, of_meals uuid[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      correction_id, prior, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT c.id, c.version, c.district_code, c.town_code, c.facility_id, 'correction', k.meal_id, k.business_date, k.id,
      k.business_date < c.month, k.funding_town, k.government_province_fen, k.government_city_fen, k.government_district_fen,
      k.government_town_fen
    FROM canteen.meal_corrections k
    WHERE k.facility_id = c.facility_id AND k.government_fen <> 0 AND (of_meals IS NULL OR k.meal_id = ANY (of_meals))
      -- What was corrected of a meal of this claim while it was not approved belongs to it, whenever that was booked.
      AND (k.booked_date < c.month + interval '1 month' OR EXISTS (SELECT FROM reconciliation.claim_lines l
        WHERE l.claim_id = c.id AND l.kind = 'meal' AND l.meal_id = k.meal_id AND l.business_date = k.business_date))
      AND NOT EXISTS (SELECT FROM reconciliation.claim_lines l WHERE l.correction_id = k.id)
      -- Of a meal that nobody claims nothing is taken off.
      AND NOT EXISTS (SELECT FROM reconciliation.late_meals w WHERE w.meal_id = k.meal_id AND w.business_date = k.business_date
        AND NOT EXISTS (SELECT FROM reconciliation.late_inclusions i WHERE i.meal_id = w.meal_id AND i.business_date = w.business_date))
    ORDER BY k.id;
  END $$;

  CREATE OR REPLACE FUNCTION reconciliation.lines_hash(claim uuid, through_version int) RETURNS bytea LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(convert_to('claim 1 ' || claim || coalesce(string_agg(jsonb_build_array(l.kind, l.version, l.meal_id, l.business_date,
      l.correction_id, l.adjustment_id, l.prior, l.funding_town, l.province_fen, l.city_fen, l.district_fen, l.town_fen)::text,
      E'\\n' ORDER BY l.id), ''), 'UTF8'))
    FROM reconciliation.claim_lines l WHERE l.claim_id = claim AND l.kind <> 'withholding' AND l.version <= through_version;
  $$;

  CREATE OR REPLACE FUNCTION reconciliation.approve_lines(c reconciliation.claims) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    f meal_point.facilities;
    leg uuid;
  BEGIN
    SELECT * INTO f FROM meal_point.facilities x WHERE x.id = c.facility_id;
    INSERT INTO reconciliation.claim_approvals (claim_id, district_code, town_code, facility_id, version, claimed_fen, disallowed_fen,
      adjusted_fen, province_fen, city_fen, district_fen, town_fen, lines_hash, chain_no, chain_head, approved_by, approved_at)
    SELECT c.id, c.district_code, c.town_code, c.facility_id, c.version,
      coalesce(sum(l.government_fen) FILTER (WHERE l.kind IN ('meal', 'correction')), 0),
      -coalesce(sum(l.government_fen) FILTER (WHERE l.kind = 'disallowance'), 0),
      coalesce(sum(l.government_fen) FILTER (WHERE l.kind = 'adjustment'), 0),
      coalesce(sum(l.province_fen), 0), coalesce(sum(l.city_fen), 0), coalesce(sum(l.district_fen), 0), coalesce(sum(l.town_fen), 0),
      reconciliation.lines_hash(c.id, c.version + 1), h.chain_no, h.hash, c.approved_by, clock_timestamp()
    FROM (SELECT) one LEFT JOIN reconciliation.claim_lines l ON l.claim_id = c.id
    LEFT JOIN LATERAL (SELECT d.chain_no, d.hash FROM canteen.day_closes d WHERE d.facility_id = c.facility_id
      ORDER BY d.chain_no DESC LIMIT 1) h ON true
    GROUP BY h.chain_no, h.hash;
    INSERT INTO reconciliation.legs (code, claim_id, district_code, town_code, facility_id, month, organisation_id, funder, funding_town,
      amount_fen, approved_by, approved_on)
    SELECT to_char(c.month, 'YYYYMM') || '-' || f.code || '-' || CASE s.funder WHEN 'province' THEN 'P' WHEN 'city' THEN 'C'
        WHEN 'district' THEN 'D' ELSE 'T' || right(s.funding_town, 3) END,
      c.id, c.district_code, c.town_code, c.facility_id, c.month, c.organisation_id, s.funder, s.funding_town, s.fen, c.approved_by,
      platform.business_date(now())
    FROM (SELECT x.funder, x.funding_town, sum(x.fen)::bigint AS fen FROM reconciliation.claim_lines l
      CROSS JOIN LATERAL (VALUES ('province', NULL, l.province_fen), ('city', NULL, l.city_fen), ('district', NULL, l.district_fen),
        ('town', l.funding_town, l.town_fen)) x (funder, funding_town, fen)
      WHERE l.claim_id = c.id AND x.fen <> 0 GROUP BY 1, 2) s
    WHERE s.fen <> 0 ORDER BY s.funder, s.funding_town;
    FOR leg IN SELECT x.id FROM reconciliation.legs x WHERE x.claim_id = c.id AND x.amount_fen > 0 ORDER BY x.id LOOP
      PERFORM reconciliation.net_legs(leg);
    END LOOP;
  END $$;

  CREATE OR REPLACE FUNCTION reconciliation.withhold(corrections uuid[]) RETURNS TABLE (correction_id uuid, claim_id uuid)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    k canteen.meal_corrections;
    c reconciliation.claims;
  BEGIN
    IF platform.scope_role() IS NULL OR platform.scope_role() NOT IN ('town_official', 'district_official') THEN
      RAISE EXCEPTION 'officials withhold' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'claims_role';
    END IF;
    PERFORM FROM reconciliation.claims x WHERE x.id IN (SELECT l.claim_id FROM reconciliation.claim_lines l
      JOIN canteen.meal_corrections y ON y.meal_id = l.meal_id AND y.business_date = l.business_date
      WHERE y.id = ANY (corrections) AND l.kind = 'meal') ORDER BY x.id FOR UPDATE;
    FOR k IN SELECT y.* FROM canteen.meal_corrections y WHERE y.id = ANY (corrections) AND y.account_id = platform.scope_account()
      AND y.government_fen < 0 AND NOT EXISTS (SELECT FROM reconciliation.claim_lines l WHERE l.correction_id = y.id) ORDER BY y.id
    LOOP
      SELECT x.* INTO c FROM reconciliation.claims x JOIN reconciliation.claim_lines l ON l.claim_id = x.id
        WHERE l.kind = 'meal' AND l.meal_id = k.meal_id AND l.business_date = k.business_date AND x.state = 'approved';
      CONTINUE WHEN c.id IS NULL OR EXISTS (
        SELECT FROM (VALUES ('province', NULL, k.government_province_fen), ('city', NULL, k.government_city_fen),
          ('district', NULL, k.government_district_fen), ('town', k.funding_town, k.government_town_fen)) s (funder, town, fen)
        LEFT JOIN reconciliation.legs g ON g.claim_id = c.id AND g.funder = s.funder AND g.funding_town IS NOT DISTINCT FROM s.town
        WHERE s.fen <> 0 AND coalesce(g.amount_fen - g.settled_fen, 0) < -s.fen);
      INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
        correction_id, prior, funding_town, province_fen, city_fen, district_fen, town_fen)
      VALUES (c.id, c.version + 1, c.district_code, c.town_code, c.facility_id, 'withholding', k.meal_id, k.business_date, k.id,
        k.business_date < c.month, k.funding_town, k.government_province_fen, k.government_city_fen, k.government_district_fen,
        k.government_town_fen);
      INSERT INTO reconciliation.leg_payments (leg_id, claim_id, district_code, town_code, facility_id, funding_town, kind, amount_fen,
        paid_on, reason, correction_id, approved_by, account_id)
      SELECT g.id, g.claim_id, g.district_code, g.town_code, g.facility_id, g.funding_town, 'withheld', -s.fen,
        platform.business_date(now()), left(k.reason, 500), k.id, g.approved_by, platform.scope_account()
      FROM (VALUES ('province', NULL, k.government_province_fen), ('city', NULL, k.government_city_fen),
        ('district', NULL, k.government_district_fen), ('town', k.funding_town, k.government_town_fen)) s (funder, town, fen)
      JOIN reconciliation.legs g ON g.claim_id = c.id AND g.funder = s.funder AND g.funding_town IS NOT DISTINCT FROM s.town
      WHERE s.fen <> 0;
      PERFORM reconciliation.settle_leg(p.leg_id, p.amount_fen)
      FROM (SELECT x.* FROM reconciliation.leg_payments x WHERE x.correction_id = k.id ORDER BY x.leg_id) p;
      RETURN QUERY SELECT k.id, c.id;
    END LOOP;
  END $$;

  DROP INDEX reconciliation.legs_own_one_a_funder;
  ALTER TABLE reconciliation.legs DROP CONSTRAINT legs_one_a_funder, DROP COLUMN of_another,
    ADD CONSTRAINT legs_one_a_funder UNIQUE NULLS NOT DISTINCT (claim_id, funder, funding_town);
  ALTER TABLE reconciliation.claim_lines DROP COLUMN payee_id;`;

/** What is taken back of a meal is owed by the organisation that was paid for it, also when another one runs the facility by then. */
export class BillPredecessors1764410130000 implements MigrationInterface {
  readonly name = 'BillPredecessors1764410130000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [COLUMNS, FUNCTIONS]) await queryRunner.query(part);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}
