import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE canteen.month_seals (
    facility_id uuid NOT NULL,
    seal_no int NOT NULL CHECK (seal_no >= 1),
    month date NOT NULL,
    transition_seq int NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    chain_no int NOT NULL CHECK (chain_no >= 0),
    chain_hash bytea NOT NULL CHECK (octet_length(chain_hash) = 32),
    entries int NOT NULL CHECK (entries >= 0),
    entries_hash bytea NOT NULL CHECK (octet_length(entries_hash) = 32),
    sealed_at timestamptz NOT NULL,
    previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (facility_id, seal_no),
    CONSTRAINT month_seals_step UNIQUE (facility_id, month, transition_seq),
    FOREIGN KEY (facility_id, month, transition_seq) REFERENCES ledger.period_transitions (facility_id, month, seq),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  COMMENT ON TABLE canteen.month_seals IS
    'One for each confirmed closing of a month, also after it was opened again: how far the facility''s day chain went and what its
    end was, and a hash over the month''s journal entries and over who bears its unfunded. The seals of a facility are a chain, too.';
  COMMENT ON COLUMN canteen.month_seals.chain_no IS 'Of the last round then; 0: none, and chain_hash is what a chain begins with.';
  ALTER TABLE canteen.month_seals ENABLE ROW LEVEL SECURITY;
  ALTER TABLE canteen.month_seals FORCE ROW LEVEL SECURITY;
  CREATE POLICY month_seals_read ON canteen.month_seals FOR SELECT TO nuancan_app USING (district_code = platform.scope_district()
    AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
    AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
    AND (platform.scope_town() IS NULL OR town_code = platform.scope_town()));
  CREATE POLICY month_seals_definer ON canteen.month_seals TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT ON canteen.month_seals TO nuancan_app;
  GRANT SELECT, INSERT ON canteen.month_seals TO nuancan_definer;
  CREATE TRIGGER month_seals_append_only BEFORE UPDATE OR DELETE ON canteen.month_seals
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER month_seals_no_truncate BEFORE TRUNCATE ON canteen.month_seals
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();`;

const HASHES = `
  CREATE FUNCTION canteen.entries_digest(facility uuid, of_month date, before timestamptz) RETURNS TABLE (entries int, hash bytea)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT count(*)::int, sha256(coalesce(string_agg(x.hash, ''::bytea ORDER BY x.id), ''::bytea)) FROM (
      SELECT e.id, sha256(convert_to(jsonb_build_array('entry 1', e.id, e.district_code, e.town_code, e.facility_id, e.organisation_id,
        e.kind, e.business_key, encode(e.body_hash, 'hex'), e.business_date, e.booked_month, e.booked_on, e.account_id,
        extract(epoch FROM e.posted_at), e.note, e.reverses,
        (SELECT jsonb_agg(jsonb_build_array(l.line_no, a.reference, l.book, l.amount_fen) ORDER BY l.line_no)
          FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id WHERE l.entry_id = e.id))::text, 'UTF8')) AS hash
      FROM ledger.entries e WHERE e.facility_id = facility AND e.booked_month = of_month AND e.posted_at < before) x;
  $$;
  COMMENT ON FUNCTION canteen.entries_digest(uuid, date, timestamptz) IS
    'How many journal entries a month of a facility had at a moment at which it was closed, and one hash over all with their lines.';

  CREATE FUNCTION canteen.seal_hash(s canteen.month_seals) RETURNS bytea LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(s.previous_hash || convert_to(jsonb_build_array('month 1', s.facility_id, s.seal_no, s.month, s.transition_seq,
      s.district_code, s.town_code, s.chain_no, encode(s.chain_hash, 'hex'), s.entries, encode(s.entries_hash, 'hex'),
      extract(epoch FROM s.sealed_at),
      (SELECT jsonb_agg(jsonb_build_array(u.version, u.unfunded_fen, u.operating_grant_fen, u.village_collective_fen, u.operator_fen,
          u.account_id, extract(epoch FROM u.recorded_at)) ORDER BY u.version)
        FROM canteen.unfunded_attributions u
        WHERE u.facility_id = s.facility_id AND u.month = s.month AND u.recorded_at < s.sealed_at))::text, 'UTF8'));
  $$;`;

/** The books of the facility are locked by whoever takes the step, so its seals come one after another. */
const SEAL = `
  CREATE FUNCTION canteen.write_seal(t ledger.period_transitions) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  DECLARE
    s canteen.month_seals;
    genesis CONSTANT bytea := sha256(convert_to('nuancan ' || t.facility_id::text, 'UTF8'));
  BEGIN
    s.facility_id := t.facility_id; s.month := t.month; s.transition_seq := t.seq; s.district_code := t.district_code;
    s.town_code := t.town_code; s.sealed_at := t.at;
    SELECT x.seal_no + 1, x.hash INTO s.seal_no, s.previous_hash FROM canteen.month_seals x
      WHERE x.facility_id = t.facility_id ORDER BY x.seal_no DESC LIMIT 1;
    s.seal_no := coalesce(s.seal_no, 1);
    s.previous_hash := coalesce(s.previous_hash, genesis);
    SELECT x.chain_no, x.hash INTO s.chain_no, s.chain_hash FROM canteen.day_closes x
      WHERE x.facility_id = t.facility_id ORDER BY x.chain_no DESC LIMIT 1;
    s.chain_no := coalesce(s.chain_no, 0);
    s.chain_hash := coalesce(s.chain_hash, genesis);
    SELECT d.entries, d.hash INTO s.entries, s.entries_hash FROM canteen.entries_digest(t.facility_id, t.month, t.at) d;
    s.hash := canteen.seal_hash(s);
    INSERT INTO canteen.month_seals SELECT s.*;
  END $$;
  ALTER FUNCTION canteen.write_seal(ledger.period_transitions) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.write_seal(ledger.period_transitions) FROM PUBLIC;

  CREATE FUNCTION canteen.seal_month() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM canteen.write_seal(NEW);
    RETURN NULL;
  END $$;
  ALTER FUNCTION canteen.seal_month() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.seal_month() FROM PUBLIC;
  CREATE TRIGGER period_transitions_seal AFTER INSERT ON ledger.period_transitions
    FOR EACH ROW WHEN (NEW.action = 'confirm_closing') EXECUTE FUNCTION canteen.seal_month();`;

/** As the definer: an owner without superuser rights is bound by forced row security. */
const SEAL_CLOSED_BEFORE = `
  CREATE FUNCTION canteen.seal_closed_before() RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    t ledger.period_transitions;
  BEGIN
    FOR t IN SELECT * FROM ledger.period_transitions p WHERE p.action = 'confirm_closing' ORDER BY p.facility_id, p.at, p.seq LOOP
      PERFORM canteen.write_seal(t);
    END LOOP;
  END $$;
  ALTER FUNCTION canteen.seal_closed_before() OWNER TO nuancan_definer;
  SELECT canteen.seal_closed_before();
  DROP FUNCTION canteen.seal_closed_before();`;

/** A month that is closed keeps the end of the day chain and a hash of its entries: neither can be cut off or changed unnoticed. */
export class SealMonths1764300350000 implements MigrationInterface {
  readonly name = 'SealMonths1764300350000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [TABLE, HASHES, SEAL, SEAL_CLOSED_BEFORE]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER period_transitions_seal ON ledger.period_transitions;
      DROP FUNCTION canteen.seal_month(), canteen.write_seal(ledger.period_transitions), canteen.seal_hash(canteen.month_seals),
        canteen.entries_digest(uuid, date, timestamptz);
      DROP TABLE canteen.month_seals;
    `);
  }
}
