import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = `
  CREATE FUNCTION reconciliation.claim_for_update(claim uuid) RETURNS reconciliation.claims
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    c reconciliation.claims;
  BEGIN
    SELECT * INTO c FROM reconciliation.claims x WHERE x.id = claim AND x.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR x.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR x.facility_id = platform.scope_facility()) FOR UPDATE;
    IF c.id IS NULL THEN
      RAISE EXCEPTION 'no such claim in scope' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_scope';
    END IF;
    RETURN c;
  END $$;

  CREATE FUNCTION reconciliation.open_claim(facility uuid, of_month date) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    f meal_point.facilities;
    found_id uuid;
  BEGIN
    SELECT * INTO f FROM meal_point.facilities x WHERE x.id = facility AND x.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR x.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR x.id = platform.scope_facility())
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system');
    IF f.id IS NULL THEN
      RAISE EXCEPTION 'no such facility in scope' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_facility';
    END IF;
    IF of_month > platform.business_date(now()) OR ((of_month + interval '1 month')::date <= f.opened_on AND NOT EXISTS (SELECT FROM canteen.day_closes d
        WHERE d.facility_id = f.id AND d.booked_month = date_trunc('month', of_month)::date)) THEN
      RAISE EXCEPTION 'no month to be claimed' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_month';
    END IF;
    INSERT INTO reconciliation.claims (district_code, town_code, facility_id, organisation_id, month)
    VALUES (f.district_code, f.town_code, f.id, f.organisation_id, date_trunc('month', of_month)::date)
    ON CONFLICT (facility_id, month) DO NOTHING;
    SELECT x.id INTO found_id FROM reconciliation.claims x
      WHERE x.facility_id = f.id AND x.month = date_trunc('month', of_month)::date;
    RETURN found_id;
  END $$;
  COMMENT ON FUNCTION reconciliation.open_claim(uuid, date) IS 'The claim of a facility''s month, as a draft where there was none.';`;

const LINES = `
  CREATE FUNCTION reconciliation.collect_lines(c reconciliation.claims) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    WITH taken AS (
      INSERT INTO reconciliation.claim_rounds (facility_id, business_date, round, claim_id, district_code, town_code)
      SELECT d.facility_id, d.business_date, d.round, c.id, c.district_code, c.town_code
      FROM canteen.day_closes d
      WHERE d.facility_id = c.facility_id AND d.booked_month <= c.month AND NOT EXISTS (SELECT FROM reconciliation.claim_rounds r
        WHERE r.facility_id = d.facility_id AND r.business_date = d.business_date AND r.round = d.round)
      RETURNING business_date, round)
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      prior, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT c.id, c.version, c.district_code, c.town_code, c.facility_id, 'meal', m.id, m.business_date, m.business_date < c.month,
      m.funding_town, m.government_province_fen, m.government_city_fen, m.government_district_fen, m.government_town_fen
    FROM taken t JOIN canteen.meal_settlements s
      ON s.facility_id = c.facility_id AND s.business_date = t.business_date AND s.round = t.round
    JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date AND m.government_fen > 0
    ORDER BY m.business_date, m.id;
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      correction_id, prior, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT c.id, c.version, c.district_code, c.town_code, c.facility_id, 'correction', k.meal_id, k.business_date, k.id,
      k.business_date < c.month, k.funding_town, k.government_province_fen, k.government_city_fen, k.government_district_fen,
      k.government_town_fen
    FROM canteen.meal_corrections k
    WHERE k.facility_id = c.facility_id AND k.government_fen <> 0
      -- What was corrected of a meal of this claim while it was not approved belongs to it, whenever that was booked.
      AND (k.booked_date < c.month + interval '1 month' OR EXISTS (SELECT FROM reconciliation.claim_lines l
        WHERE l.claim_id = c.id AND l.kind = 'meal' AND l.meal_id = k.meal_id AND l.business_date = k.business_date))
      AND NOT EXISTS (SELECT FROM reconciliation.claim_lines l WHERE l.correction_id = k.id)
    ORDER BY k.id;
  END $$;
  COMMENT ON FUNCTION reconciliation.collect_lines(reconciliation.claims) IS
    'Takes what was settled and corrected up to the claim''s month and is in no claim yet. What is of an earlier month is a prior-period line.';

  CREATE FUNCTION reconciliation.lines_hash(claim uuid, through_version int) RETURNS bytea LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(convert_to('claim 1 ' || claim || coalesce(string_agg(jsonb_build_array(l.kind, l.version, l.meal_id, l.business_date,
      l.correction_id, l.adjustment_id, l.prior, l.funding_town, l.province_fen, l.city_fen, l.district_fen, l.town_fen)::text,
      E'\\n' ORDER BY l.id), ''), 'UTF8'))
    FROM reconciliation.claim_lines l WHERE l.claim_id = claim AND l.kind <> 'withholding' AND l.version <= through_version;
  $$;
  COMMENT ON FUNCTION reconciliation.lines_hash(uuid, int) IS 'Over the lines as a submission had them; an approval has those of its version and what was entered after it.';

  CREATE FUNCTION reconciliation.add_adjustment(claim uuid, expected_step int, body jsonb) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    c reconciliation.claims := reconciliation.claim_for_update(claim);
    a reconciliation.adjustments;
  BEGIN
    IF platform.scope_role() NOT IN ('town_official', 'district_official') OR platform.scope_account() IS NULL THEN
      RAISE EXCEPTION 'officials adjust' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'claims_role';
    END IF;
    SELECT * INTO a FROM reconciliation.adjustments x
      WHERE x.district_code = c.district_code AND x.client_id = (body ->> 'clientId')::uuid;
    IF a.id IS NOT NULL THEN
      IF (a.claim_id, a.about_claim_id, a.funding_town, a.province_fen, a.city_fen, a.district_fen, a.town_fen, a.reason)
        IS DISTINCT FROM (claim, (body ->> 'aboutClaimId')::uuid, body ->> 'fundingTown', (body ->> 'provinceFen')::bigint,
          (body ->> 'cityFen')::bigint, (body ->> 'districtFen')::bigint, (body ->> 'townFen')::bigint, body ->> 'reason') THEN
        RAISE EXCEPTION 'the client id names another adjustment' USING ERRCODE = 'unique_violation', CONSTRAINT = 'adjustments_same_body';
      END IF;
      RETURN a.id;
    END IF;
    IF c.state NOT IN ('draft', 'submitted', 'town_review', 'district_review', 'returned')
      OR (c.state = 'district_review' AND platform.scope_role() = 'town_official') THEN
      RAISE EXCEPTION 'an approved claim is adjusted in a later one' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_state';
    END IF;
    IF c.step <> expected_step THEN
      RAISE EXCEPTION 'somebody was faster' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_step_taken';
    END IF;
    IF body ->> 'aboutClaimId' IS NOT NULL AND NOT EXISTS (SELECT FROM reconciliation.claims x
      WHERE x.id = (body ->> 'aboutClaimId')::uuid AND x.facility_id = c.facility_id AND x.month < c.month AND x.approved_by IS NOT NULL) THEN
      RAISE EXCEPTION 'no such earlier claim of the facility' USING ERRCODE = 'check_violation', CONSTRAINT = 'adjustments_about';
    END IF;
    INSERT INTO reconciliation.adjustments (claim_id, about_claim_id, district_code, town_code, facility_id, funding_town, province_fen,
      city_fen, district_fen, town_fen, reason, client_id, account_id)
    VALUES (claim, (body ->> 'aboutClaimId')::uuid, c.district_code, c.town_code, c.facility_id, body ->> 'fundingTown',
      (body ->> 'provinceFen')::bigint, (body ->> 'cityFen')::bigint, (body ->> 'districtFen')::bigint, (body ->> 'townFen')::bigint,
      body ->> 'reason', (body ->> 'clientId')::uuid, platform.scope_account())
    RETURNING * INTO a;
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, adjustment_id, prior,
      funding_town, province_fen, city_fen, district_fen, town_fen)
    VALUES (claim, c.version + 1, c.district_code, c.town_code, c.facility_id, 'adjustment', a.id, a.about_claim_id IS NOT NULL,
      a.funding_town, a.province_fen, a.city_fen, a.district_fen, a.town_fen);
    -- A step like any other: whoever read the claim before approves nothing unseen.
    UPDATE reconciliation.claims x SET step = c.step + 1 WHERE x.id = claim;
    INSERT INTO reconciliation.claim_transitions (claim_id, step, district_code, town_code, facility_id, action, from_state, to_state,
      version, account_id, at, reason)
    VALUES (claim, c.step + 1, c.district_code, c.town_code, c.facility_id, 'adjust', c.state, c.state, c.version,
      platform.scope_account(), clock_timestamp(), a.reason);
    RETURN a.id;
  END $$;
  COMMENT ON FUNCTION reconciliation.add_adjustment(uuid, int, jsonb) IS
    'A signed entry of an official on a claim that is not approved yet; it may make good an approved one of an earlier month.';

  CREATE FUNCTION reconciliation.add_disallowances(claim uuid, corrections uuid[]) RETURNS int
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    c reconciliation.claims := reconciliation.claim_for_update(claim);
    added int;
  BEGIN
    IF platform.scope_role() <> 'district_official' OR c.state <> 'district_review' THEN
      RAISE EXCEPTION 'taken off at the approval' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_state';
    END IF;
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      correction_id, prior, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT claim, c.version + 1, c.district_code, c.town_code, c.facility_id, 'disallowance', k.meal_id, k.business_date, k.id,
      k.business_date < c.month, k.funding_town, k.government_province_fen, k.government_city_fen, k.government_district_fen,
      k.government_town_fen
    FROM canteen.meal_corrections k JOIN reconciliation.claim_lines l ON l.claim_id = claim AND l.kind = 'meal'
      AND l.meal_id = k.meal_id AND l.business_date = k.business_date
    WHERE k.id = ANY (corrections) AND k.facility_id = c.facility_id AND k.account_id = platform.scope_account()
    ORDER BY k.id;
    GET DIAGNOSTICS added = ROW_COUNT;
    RETURN added;
  END $$;
  COMMENT ON FUNCTION reconciliation.add_disallowances(uuid, uuid[]) IS
    'Takes what corrections refused off the claim that its meals are in, in the transaction that approves it.';`;

const APPROVE = `
  CREATE FUNCTION reconciliation.net_legs(leg uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    fresh reconciliation.legs;
    other reconciliation.legs;
    fen bigint;
    at CONSTANT timestamptz := clock_timestamp();
  BEGIN
    SELECT * INTO fresh FROM reconciliation.legs x WHERE x.id = leg;
    PERFORM FROM reconciliation.claims c WHERE c.id IN (SELECT x.claim_id FROM reconciliation.legs x WHERE x.facility_id = fresh.facility_id
      AND x.settled_fen > x.amount_fen) ORDER BY c.id FOR UPDATE;
    FOR other IN SELECT x.* FROM reconciliation.legs x
      WHERE x.facility_id = fresh.facility_id AND x.funder = fresh.funder AND x.funding_town IS NOT DISTINCT FROM fresh.funding_town
        AND x.organisation_id = fresh.organisation_id AND x.id <> fresh.id
        AND x.settled_fen > x.amount_fen
      ORDER BY x.month, x.id FOR UPDATE
    LOOP
      SELECT * INTO fresh FROM reconciliation.legs x WHERE x.id = leg;
      fen := least(fresh.amount_fen - fresh.settled_fen, other.settled_fen - other.amount_fen);
      EXIT WHEN fen <= 0;
      INSERT INTO reconciliation.leg_payments (leg_id, claim_id, district_code, town_code, facility_id, funding_town, kind, amount_fen,
        paid_on, netted_with, approved_by, account_id, recorded_at)
      SELECT x.id, x.claim_id, x.district_code, x.town_code, x.facility_id, x.funding_town, 'netted', sign(x.amount_fen)::bigint * fen,
        platform.business_date(now()), CASE x.id WHEN fresh.id THEN other.id ELSE fresh.id END, x.approved_by, platform.scope_account(), at
      FROM reconciliation.legs x WHERE x.id IN (fresh.id, other.id);
      PERFORM reconciliation.settle_leg(fresh.id, fen);
      PERFORM reconciliation.settle_leg(other.id, -fen);
    END LOOP;
  END $$;
  COMMENT ON FUNCTION reconciliation.net_legs(uuid) IS
    'What the payee owes back to a funder of earlier claims is taken off what that funder is to pay now, oldest first. Never off an
    older leg: its order to the bank may be on the way.';

  CREATE FUNCTION reconciliation.approve_lines(c reconciliation.claims) RETURNS void
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
  END $$;`;

const STEP = `
  CREATE FUNCTION reconciliation.step_claim(claim uuid, asked_action text, expected_step int, why text) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    me CONSTANT uuid := platform.scope_account();
    c reconciliation.claims := reconciliation.claim_for_update(claim);
    from_state CONSTANT text := c.state;
  BEGIN
    IF me IS NULL OR NOT coalesce(CASE platform.scope_role()
        WHEN 'operator' THEN asked_action = 'submit'
        WHEN 'town_official' THEN asked_action IN ('submit', 'take', 'endorse')
          OR (asked_action = 'return' AND c.state IN ('submitted', 'town_review'))
        WHEN 'district_official' THEN asked_action IN ('approve', 'disburse', 'close')
          OR (asked_action = 'return' AND c.state = 'district_review') END, false) THEN
      RAISE EXCEPTION 'not a step of this role' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'claims_role';
    END IF;
    IF c.step <> expected_step THEN
      RAISE EXCEPTION 'somebody was faster' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_step_taken';
    END IF;
    c.state := CASE
      WHEN (asked_action, from_state) IN (('submit', 'draft'), ('submit', 'returned')) THEN 'submitted'
      WHEN (asked_action, from_state) IN (('take', 'submitted')) THEN 'town_review'
      WHEN (asked_action, from_state) IN (('endorse', 'submitted'), ('endorse', 'town_review')) THEN 'district_review'
      WHEN (asked_action, from_state) IN (('return', 'submitted'), ('return', 'town_review'), ('return', 'district_review')) THEN 'returned'
      WHEN (asked_action, from_state) IN (('approve', 'district_review')) THEN 'approved'
      WHEN (asked_action, from_state) IN (('disburse', 'approved')) THEN 'disbursed'
      WHEN (asked_action, from_state) IN (('close', 'disbursed')) THEN 'closed' END;
    IF c.state IS NULL THEN
      RAISE EXCEPTION 'not a step from this state' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_state';
    END IF;
    IF asked_action IN ('submit', 'approve') THEN
      PERFORM pg_advisory_xact_lock(hashtextextended('claims of ' || c.facility_id, 0));
    END IF;
    IF asked_action IN ('endorse', 'approve') AND EXISTS (SELECT FROM reconciliation.claim_versions v
      WHERE v.claim_id = claim AND v.submitted_by = me) THEN
      RAISE EXCEPTION 'nobody reviews what they submitted' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_four_eyes';
    END IF;
    IF asked_action = 'submit' THEN
      IF (c.month + interval '1 month')::date > platform.business_date(now()) THEN
        RAISE EXCEPTION 'a month is claimed after its last day' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_month_over';
      END IF;
      IF EXISTS (SELECT FROM canteen.day_closes d WHERE d.facility_id = c.facility_id AND d.booked_month < c.month
        AND NOT EXISTS (SELECT FROM reconciliation.claim_rounds r WHERE r.facility_id = d.facility_id
          AND r.business_date = d.business_date AND r.round = d.round)
        AND NOT EXISTS (SELECT FROM reconciliation.claims x WHERE x.facility_id = d.facility_id AND x.month = d.booked_month
          AND x.state NOT IN ('draft', 'returned'))) THEN
        RAISE EXCEPTION 'months are claimed in their order' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_in_order';
      END IF;
      c.version := c.version + 1; c.submitted_by := me;
      c.organisation_id := coalesce((SELECT e.organisation_id FROM ledger.entries e WHERE e.facility_id = c.facility_id
        AND e.kind = 'day_close' AND e.booked_month = c.month ORDER BY e.booked_on DESC, e.id DESC LIMIT 1), c.organisation_id);
      PERFORM reconciliation.collect_lines(c);
    ELSIF asked_action = 'endorse' THEN
      c.town_reviewed_by := me;
    ELSIF asked_action = 'return' THEN
      c.town_reviewed_by := NULL;
    ELSIF asked_action = 'approve' THEN
      IF EXISTS (SELECT FROM reconciliation.adjustments a WHERE a.claim_id = claim AND a.account_id = me)
        OR EXISTS (SELECT FROM reconciliation.claim_lines l JOIN canteen.meal_corrections k ON k.id = l.correction_id
          LEFT JOIN canteen.correction_proposals p ON p.client_id = k.client_id AND p.district_code = k.district_code
          WHERE l.claim_id = claim AND l.kind = 'correction' AND me IN (k.account_id, p.proposed_by)) THEN
        RAISE EXCEPTION 'nobody approves what they entered' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_own_entry';
      END IF;
      c.approved_by := me;
    ELSIF asked_action = 'disburse' AND (c.approved_by = me
        OR EXISTS (SELECT FROM reconciliation.legs l WHERE l.claim_id = claim AND l.settled_fen <> l.amount_fen)) THEN
      RAISE EXCEPTION 'another person disburses, and all of it' USING ERRCODE = 'check_violation',
        CONSTRAINT = CASE WHEN c.approved_by = me THEN 'claims_four_eyes' ELSE 'claims_legs_open' END;
    END IF;
    UPDATE reconciliation.claims x SET state = c.state, version = c.version, step = c.step + 1, submitted_by = c.submitted_by,
      town_reviewed_by = c.town_reviewed_by, approved_by = c.approved_by, organisation_id = c.organisation_id WHERE x.id = claim;
    INSERT INTO reconciliation.claim_transitions (claim_id, step, district_code, town_code, facility_id, action, from_state, to_state,
      version, account_id, at, reason)
    VALUES (claim, c.step + 1, c.district_code, c.town_code, c.facility_id, asked_action, from_state, c.state, c.version, me,
      clock_timestamp(), nullif(why, ''));
    IF asked_action = 'submit' THEN
      INSERT INTO reconciliation.claim_versions (claim_id, version, district_code, town_code, facility_id, month, meals, prior_fen,
        province_fen, city_fen, district_fen, town_fen, lines_hash, note, submitted_by, submitted_at)
      SELECT claim, c.version, c.district_code, c.town_code, c.facility_id, c.month, count(*) FILTER (WHERE l.kind = 'meal'),
        coalesce(sum(l.government_fen) FILTER (WHERE l.prior), 0), coalesce(sum(l.province_fen), 0), coalesce(sum(l.city_fen), 0),
        coalesce(sum(l.district_fen), 0), coalesce(sum(l.town_fen), 0), reconciliation.lines_hash(claim, c.version), nullif(why, ''), me,
        now()
      FROM reconciliation.claim_lines l WHERE l.claim_id = claim AND l.version <= c.version;
    ELSIF asked_action = 'approve' THEN
      PERFORM reconciliation.approve_lines(c);
    END IF;
    PERFORM platform.audit(asked_action, 'reconciliation.claims', claim::text, jsonb_build_object('state', from_state),
      jsonb_build_object('state', c.state, 'version', c.version, 'reason', why));
    RETURN c.state;
  END $$;
  COMMENT ON FUNCTION reconciliation.step_claim(uuid, text, int, text) IS
    'One step of a claim: who may take it, in which state, by which person; expected_step tells that nobody was faster.
    submit takes the lines, approve makes the payment legs.';`;

const CALLED = [
  'open_claim(uuid, date)',
  'add_adjustment(uuid, int, jsonb)',
  'add_disallowances(uuid, uuid[])',
  'step_claim(uuid, text, int, text)',
];

/** The only ways to change claims. */
export class StepClaims1764400220000 implements MigrationInterface {
  readonly name = 'StepClaims1764400220000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [OPEN, LINES, APPROVE, STEP]) await queryRunner.query(part);
    await queryRunner.query(`
      ALTER FUNCTION reconciliation.claim_for_update(uuid) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION reconciliation.claim_for_update(uuid), reconciliation.collect_lines(reconciliation.claims),
        reconciliation.net_legs(uuid), reconciliation.approve_lines(reconciliation.claims) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION reconciliation.collect_lines(reconciliation.claims), reconciliation.net_legs(uuid),
        reconciliation.approve_lines(reconciliation.claims) TO nuancan_definer;
    `);
    for (const signature of CALLED) {
      await queryRunner.query(`
        ALTER FUNCTION reconciliation.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION reconciliation.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION reconciliation.${signature} TO nuancan_app;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION ${CALLED.map((signature) => `reconciliation.${signature}`).join(', ')},
      reconciliation.approve_lines(reconciliation.claims),
      reconciliation.net_legs(uuid), reconciliation.lines_hash(uuid, int), reconciliation.collect_lines(reconciliation.claims),
      reconciliation.claim_for_update(uuid)`);
  }
}
