import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, audited, called, DESK, inner, readBy, secured } from '../row-rules.js';

/** The most that one issue prints: a district prints another. */
const MOST_VOUCHERS = 1000;
/** A meal of an elder costs less; what a voucher may pay is no purse. */
const MOST_CAP_FEN = 10_000;
const LONGEST_DAYS = 1100;

const TABLES = `
  ALTER TABLE donation.tranches DROP CONSTRAINT tranches_earmark_check,
    ADD CONSTRAINT tranches_earmark_check CHECK (earmark IN ('anyone', 'town', 'facility', 'category', 'vouchers'));
  COMMENT ON COLUMN donation.tranches.earmark IS
    'Whose meals it may pay; ''vouchers'': what stands behind the vouchers of its issue, which no settlement fills meals with.';

  CREATE TABLE donation.voucher_issues (
    tranche_id uuid PRIMARY KEY,
    donation_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    district_code text NOT NULL,
    vouchers int NOT NULL CHECK (vouchers BETWEEN 1 AND ${MOST_VOUCHERS}),
    cap_fen bigint NOT NULL CHECK (cap_fen BETWEEN 1 AND ${MOST_CAP_FEN}),
    issued_on date NOT NULL,
    expires_on date NOT NULL,
    for_town text,
    for_facility uuid,
    for_category text,
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (tranche_id, district_code),
    CONSTRAINT voucher_issues_one_earmark CHECK (num_nonnulls(for_town, for_facility, for_category) <= 1),
    CONSTRAINT voucher_issues_expiry CHECK (expires_on BETWEEN issued_on AND issued_on + ${LONGEST_DAYS}),
    CONSTRAINT voucher_issues_town_fkey FOREIGN KEY (for_town, district_code) REFERENCES registry.towns (code, district_code),
    CONSTRAINT voucher_issues_facility_fkey FOREIGN KEY (for_facility) REFERENCES meal_point.facilities (id),
    FOREIGN KEY (tranche_id, donation_id, organisation_id, district_code)
      REFERENCES donation.tranches (id, donation_id, organisation_id, district_code)
  );
  CREATE INDEX voucher_issues_donation ON donation.voucher_issues (donation_id);
  COMMENT ON TABLE donation.voucher_issues IS
    'Vouchers of one donation. Its tranche holds all that they can cost, untouched, until the issue ends.';

  CREATE TABLE donation.voucher_issue_ends (
    issue_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 200),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    ended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (issue_id, district_code) REFERENCES donation.voucher_issues (tranche_id, district_code)
  );
  COMMENT ON TABLE donation.voucher_issue_ends IS 'Expired and wound up, or withdrawn: no voucher of it pays any more, what is unspent is free.';

  CREATE TABLE donation.vouchers (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    issue_id uuid NOT NULL,
    district_code text NOT NULL,
    no int NOT NULL CHECK (no BETWEEN 1 AND ${MOST_VOUCHERS}),
    resident_id uuid,
    UNIQUE (issue_id, no),
    UNIQUE (id, issue_id, district_code),
    FOREIGN KEY (issue_id, district_code) REFERENCES donation.voucher_issues (tranche_id, district_code),
    FOREIGN KEY (resident_id, district_code) REFERENCES registry.residents (id, district_code)
  );
  CREATE INDEX vouchers_resident ON donation.vouchers (resident_id) WHERE resident_id IS NOT NULL;
  COMMENT ON COLUMN donation.vouchers.resident_id IS 'Who may use it; null: whoever brings it.';

  CREATE TABLE donation.voucher_codes (
    voucher_id uuid PRIMARY KEY REFERENCES donation.vouchers (id),
    district_code text NOT NULL,
    code text NOT NULL UNIQUE CHECK (code ~ '^QV[0-9A-F]{16}$')
  );
  COMMENT ON TABLE donation.voucher_codes IS 'What is printed on a voucher: whoever knows it can use it, so only the desk that prints reads it.';`;

/** What a voucher could not be trusted without: whole money behind it, and as many as were said. */
const FUNCTIONS = `
  CREATE FUNCTION donation.issue_key(issue uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended('voucher issue ' || issue::text, 0);
  COMMENT ON FUNCTION donation.issue_key(uuid) IS 'Whoever redeems holds it shared, whoever ends the issue alone.';

  CREATE FUNCTION donation.back_issue() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM donation.tranches t WHERE t.id = NEW.tranche_id AND t.earmark = 'vouchers'
        AND t.amount_fen = NEW.vouchers * NEW.cap_fen AND t.spent_fen = 0) THEN
      RAISE EXCEPTION 'the tranche behind an issue holds what all of its vouchers may cost'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_issues_backed';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION donation.print_vouchers(issue uuid, residents uuid[]) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    i donation.voucher_issues;
    heads CONSTANT int := cardinality(residents);
  BEGIN
    SELECT x.* INTO i FROM donation.voucher_issues x WHERE x.tranche_id = issue AND x.account_id = platform.scope_account()
      AND x.district_code = platform.scope_district() AND ${DESK}
      AND NOT EXISTS (SELECT FROM donation.vouchers v WHERE v.issue_id = issue);
    IF i.tranche_id IS NULL THEN
      RAISE EXCEPTION 'vouchers are printed once, by whoever issues them' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- An erasure is either before this and seen, or waits.
    PERFORM FROM registry.residents r WHERE r.id = ANY (residents) ORDER BY r.id FOR KEY SHARE;
    IF heads > 0 AND (i.vouchers % heads <> 0 OR heads <> (SELECT count(*) FROM registry.residents r
        WHERE r.id = ANY (residents) AND r.district_code = i.district_code AND r.erased_at IS NULL AND r.merged_into IS NULL)) THEN
      RAISE EXCEPTION 'as many for each of these elders' USING ERRCODE = 'check_violation', CONSTRAINT = 'vouchers_of_residents';
    END IF;
    WITH made AS (
      INSERT INTO donation.vouchers (issue_id, district_code, no, resident_id)
      SELECT i.tranche_id, i.district_code, n, CASE WHEN heads > 0 THEN residents[1 + (n - 1) / (i.vouchers / heads)] END
      FROM generate_series(1, i.vouchers) n RETURNING id
    )
    INSERT INTO donation.voucher_codes (voucher_id, district_code, code)
    -- 64 random bits: the rest of such an id is its version.
    SELECT m.id, i.district_code, 'QV' || upper(left(r.hex, 12) || right(r.hex, 4))
    FROM made m CROSS JOIN LATERAL (SELECT replace(gen_random_uuid()::text, '-', '') AS hex WHERE m.id IS NOT NULL) r;
    RETURN i.vouchers;
  END $$;
  COMMENT ON FUNCTION donation.print_vouchers(uuid, uuid[]) IS
    'Makes the vouchers of a new issue with their codes: for these elders in equal parts, or for whoever brings one.';

  CREATE FUNCTION donation.end_issue() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(donation.issue_key(NEW.issue_id));
    RETURN NEW;
  END $$;

  CREATE FUNCTION donation.keep_behind_vouchers() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM donation.voucher_issues i WHERE i.tranche_id = NEW.tranche_id
        AND NOT EXISTS (SELECT FROM donation.voucher_issue_ends e WHERE e.issue_id = i.tranche_id)) THEN
      RAISE EXCEPTION 'vouchers that still pay are held up by this money'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'tranche_returns_vouchers_open';
    END IF;
    RETURN NEW;
  END $$;`;

/** As it was, less what stands behind vouchers that still pay. */
const payBack = (skipped: string): string => `
  CREATE OR REPLACE FUNCTION donation.pay_back() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    r donation.refunds;
    d donation.donations;
    tranche record;
    part bigint;
    lacking bigint;
  BEGIN
    IF NEW.decision <> 'approved' THEN
      RETURN NULL;
    END IF;
    SELECT x.* INTO STRICT r FROM donation.refunds x WHERE x.id = NEW.refund_id;
    SELECT x.* INTO STRICT d FROM donation.donations x WHERE x.id = r.donation_id FOR NO KEY UPDATE;
    PERFORM FROM donation.tranches t WHERE t.donation_id = d.id ORDER BY t.received_on, t.id FOR UPDATE;
    lacking := r.amount_fen - (d.received_fen - d.allotted_fen - d.refunded_fen);
    -- Not allotted first, then from the tranche that would be spent last.
    FOR tranche IN SELECT t.id, t.amount_fen - t.spent_fen AS unspent FROM donation.tranches t
      WHERE t.donation_id = d.id AND t.amount_fen > t.spent_fen${skipped} ORDER BY t.received_on DESC, t.id DESC
    LOOP
      EXIT WHEN lacking <= 0;
      part := least(lacking, tranche.unspent);
      INSERT INTO donation.tranche_returns (district_code, organisation_id, donation_id, tranche_id, amount_fen, reason, refund_id,
        client_id, account_id)
      VALUES (r.district_code, r.organisation_id, d.id, tranche.id, part, r.reason, r.id, r.client_id, NEW.decided_by);
      lacking := lacking - part;
    END LOOP;
    IF lacking > 0 THEN
      RAISE EXCEPTION 'meals have used what was to be refunded' USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_unspent';
    END IF;
    UPDATE donation.donations x SET refunded_fen = x.refunded_fen + r.amount_fen WHERE x.id = d.id;
    RETURN NULL;
  END $$;`;

const OPEN_ISSUE = `
        AND NOT EXISTS (SELECT FROM donation.voucher_issues i WHERE i.tranche_id = t.id
          AND NOT EXISTS (SELECT FROM donation.voucher_issue_ends e WHERE e.issue_id = i.tranche_id))`;

const OF_TOWN = `(for_town = platform.scope_town()
  OR EXISTS (SELECT FROM meal_point.facilities f WHERE f.id = for_facility AND f.town_code = platform.scope_town())
  OR EXISTS (SELECT FROM donation.spent_days d WHERE d.tranche_id = voucher_issues.tranche_id AND d.facility_town = platform.scope_town()))`;
const OF_ISSUE = (table: string): string =>
  readBy(`EXISTS (SELECT FROM donation.voucher_issues i WHERE i.tranche_id = ${table}.issue_id)`);

const RULES = `
  ${['back_issue()', 'end_issue()', 'keep_behind_vouchers()'].map(inner).join('')}
  ${called('print_vouchers(uuid, uuid[])')}
  CREATE TRIGGER voucher_issues_backed BEFORE INSERT ON donation.voucher_issues FOR EACH ROW EXECUTE FUNCTION donation.back_issue();
  CREATE TRIGGER voucher_issue_ends_alone BEFORE INSERT ON donation.voucher_issue_ends FOR EACH ROW EXECUTE FUNCTION donation.end_issue();
  CREATE TRIGGER tranche_returns_behind BEFORE INSERT ON donation.tranche_returns
    FOR EACH ROW EXECUTE FUNCTION donation.keep_behind_vouchers();
  ${secured('voucher_issues', {
    read: readBy(OF_TOWN),
    add: `${DESK} AND account_id = platform.scope_account() AND issued_on = platform.business_date(now())`,
  })}
  ${secured('voucher_issue_ends', {
    read: OF_ISSUE('voucher_issue_ends'),
    add: `${DESK} AND account_id = platform.scope_account()`,
  })}
  ${secured('vouchers', { read: OF_ISSUE('vouchers') })}
  ${secured('voucher_codes', { read: DESK })}
  GRANT INSERT ON donation.vouchers, donation.voucher_codes TO nuancan_definer;
  ${['voucher_issues', 'voucher_issue_ends', 'vouchers', 'voucher_codes'].map(appendOnly).join('')}
  ${audited('voucher_issues')} ${audited('voucher_issue_ends')}`;

/** A donation pays elders' meals by vouchers: what they may cost is set apart before the first one is printed. */
export class IssueVouchers1764502010000 implements MigrationInterface {
  readonly name = 'IssueVouchers1764502010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [TABLES, FUNCTIONS, payBack(OPEN_ISSUE), RULES]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(payBack(''));
    await queryRunner.query(`
      DROP TRIGGER tranche_returns_behind ON donation.tranche_returns;
      DROP FUNCTION donation.print_vouchers(uuid, uuid[]);
      DROP TABLE donation.voucher_codes, donation.vouchers, donation.voucher_issue_ends, donation.voucher_issues;
      DROP FUNCTION donation.back_issue(), donation.end_issue(), donation.keep_behind_vouchers(), donation.issue_key(uuid);
      ALTER TABLE donation.tranches DROP CONSTRAINT tranches_earmark_check,
        ADD CONSTRAINT tranches_earmark_check CHECK (earmark IN ('anyone', 'town', 'facility', 'category'));
      COMMENT ON COLUMN donation.tranches.earmark IS NULL;
    `);
  }
}
