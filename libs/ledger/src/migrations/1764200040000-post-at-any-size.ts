import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Posts as before, by plans that do not change with the statistics: a look-up that stands in a LATERAL query with OFFSET 0 is
 * never joined in another way than row by row through its index. After ANALYZE of a year of 96 facilities the joins of
 * post-entries took 3 s for a day's 96 entries.
 */
export class PostAtAnySize1764200040000 implements MigrationInterface {
  readonly name = 'PostAtAnySize1764200040000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(POST_ENTRIES);
    await queryRunner.query(ADD_TOTALS);
    await queryRunner.query(CHECK_LINES);
  }

  /** The functions of post-entries answer the same, only later: there is nothing to go back to. */
  async down(): Promise<void> {}
}

const POST_ENTRIES = `
  CREATE OR REPLACE FUNCTION ledger.post_entries(entries jsonb)
    RETURNS TABLE (entry_id uuid, business_key text, booked_month date, booked_on date, repeated boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan AS $$
  #variable_conflict use_column
  DECLARE
    district CONSTANT text := platform.scope_district();
    facilities uuid[];
    closed jsonb;
    posted uuid[];
    clash text;
  BEGIN
    IF EXISTS (SELECT FROM ledger.read_entries(entries) w WHERE NOT ledger.may_post(w.town_code, w.facility_id)) THEN
      RAISE EXCEPTION 'an entry outside the scope' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'ledger_scope';
    END IF;

    -- What is posted already waits for no month that is being closed.
    facilities := ARRAY(SELECT DISTINCT w.facility_id FROM ledger.read_entries(entries) w WHERE (
      SELECT e.id FROM ledger.entries e WHERE e.district_code = district AND e.business_key = w.business_key) IS NULL);
    SELECT coalesce(jsonb_object_agg(b.facility_id, b.closed_through), '{}') INTO closed FROM (
      SELECT b.facility_id, b.closed_through FROM ledger.facility_books b
      WHERE b.facility_id = ANY (facilities) ORDER BY b.facility_id FOR SHARE) b;

    WITH added AS (
      INSERT INTO ledger.entries (district_code, town_code, facility_id, organisation_id, kind, business_key, body_hash,
        business_date, booked_month, booked_on, account_id, posted_at, note, reverses)
      SELECT district, w.town_code, w.facility_id, w.organisation_id, w.kind, w.business_key, w.body_hash, w.business_date,
        m.month, greatest(w.business_date, m.month), platform.scope_account(), clock_timestamp(), w.note, w.reverses
      FROM (SELECT DISTINCT ON (r.business_key COLLATE "C") r.* FROM ledger.read_entries(entries) r
        ORDER BY r.business_key COLLATE "C", r.place) w
      CROSS JOIN LATERAL (SELECT ledger.open_month(w.business_date, (closed ->> w.facility_id::text)::date) AS month) m
      -- In the order of the key: of two who post the same at once one waits, and never both.
      ORDER BY w.business_key COLLATE "C"
      ON CONFLICT (district_code, business_key) DO NOTHING
      RETURNING id)
    SELECT coalesce(array_agg(a.id), '{}') INTO posted FROM added a;

    SELECT w.business_key INTO clash FROM ledger.read_entries(entries) w
    WHERE w.body_hash <> (SELECT e.body_hash FROM ledger.entries e
      WHERE e.district_code = district AND e.business_key = w.business_key) LIMIT 1;
    IF clash IS NOT NULL THEN
      RAISE EXCEPTION 'business key % names an entry with another body', clash
        USING ERRCODE = 'unique_violation', CONSTRAINT = 'entries_same_body';
    END IF;

    IF cardinality(posted) > 0 THEN
      INSERT INTO ledger.accounts (district_code, kind, book, facility_id, facility_town, organisation_id, funder, funding_town,
        fund_id, method)
      SELECT DISTINCT ON (l.reference) district, l.kind, (SELECT k.book FROM ledger.account_kinds k WHERE k.kind = l.kind),
        l.facility_id, CASE WHEN l.facility_id IS NOT NULL THEN (SELECT e.town_code FROM ledger.entries e
          WHERE e.district_code = district AND e.business_key = l.business_key) END,
        l.organisation_id, l.funder, l.funding_town, l.fund_id, l.method
      FROM ledger.read_lines(entries) l
      WHERE (SELECT a.id FROM ledger.accounts a WHERE a.district_code = district AND a.reference = l.reference) IS NULL
      ORDER BY l.reference
      ON CONFLICT (district_code, reference) DO NOTHING;

      WITH fresh AS MATERIALIZED (
        SELECT w.place, e.* FROM (SELECT DISTINCT ON (r.business_key) r.place, r.business_key
            FROM ledger.read_entries(entries) r ORDER BY r.business_key, r.place) w
        CROSS JOIN LATERAL (SELECT e.id, e.booked_on, e.town_code, e.facility_id FROM ledger.entries e
          WHERE e.district_code = district AND e.business_key = w.business_key OFFSET 0) e
        WHERE e.id = ANY (posted))
      INSERT INTO ledger.lines (entry_id, line_no, account_id, book, amount_fen, booked_on, district_code, town_code, facility_id)
      SELECT f.id, l.line_no, a.id, a.book, l.amount_fen, f.booked_on, district, f.town_code, f.facility_id
      FROM fresh f JOIN ledger.read_lines(entries) l ON l.place = f.place
      CROSS JOIN LATERAL (SELECT a.id, a.book FROM ledger.accounts a
        WHERE a.district_code = district AND a.reference = l.reference OFFSET 0) a;

      PERFORM ledger.add_totals(posted);
    END IF;

    RETURN QUERY SELECT e.id, w.business_key, e.booked_month, e.booked_on, NOT (e.id = ANY (posted) AND w.first)
      FROM (SELECT r.place, r.business_key, r.place = min(r.place) OVER (PARTITION BY r.business_key) AS first
        FROM ledger.read_entries(entries) r) w
      CROSS JOIN LATERAL (SELECT e.id, e.booked_month, e.booked_on FROM ledger.entries e
        WHERE e.district_code = district AND e.business_key = w.business_key OFFSET 0) e
      ORDER BY w.place;
  END $$;`;

const upsert = (table: string, key: string): string => `
    INSERT INTO ledger.${table} AS t (account_id, ${key}, book, district_code, town_code, facility_id, organisation_id,
      debit_fen, credit_fen)
    SELECT l.account_id, e.${key}, l.book, e.district_code, e.town_code, e.facility_id, e.organisation_id,
      coalesce(sum(l.amount_fen) FILTER (WHERE l.amount_fen > 0), 0), coalesce(-sum(l.amount_fen) FILTER (WHERE l.amount_fen < 0), 0)
    FROM unnest(posted) p (id)
    CROSS JOIN LATERAL (SELECT * FROM ledger.entries e WHERE e.id = p.id OFFSET 0) e
    CROSS JOIN LATERAL (SELECT * FROM ledger.lines l WHERE l.entry_id = p.id OFFSET 0) l
    GROUP BY l.account_id, e.${key}, l.book, e.district_code, e.town_code, e.facility_id, e.organisation_id
    ORDER BY l.account_id, e.${key}, e.facility_id, e.town_code, e.organisation_id
    ON CONFLICT (account_id, ${key}, facility_id, town_code, organisation_id)
      DO UPDATE SET debit_fen = t.debit_fen + excluded.debit_fen, credit_fen = t.credit_fen + excluded.credit_fen;`;

const ADD_TOTALS = `
  CREATE OR REPLACE FUNCTION ledger.add_totals(posted uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    -- In the order of the accounts, days before months: two who post at once never wait for each other.
    ${upsert('account_days', 'booked_on')}
    ${upsert('account_months', 'booked_month')}
  END $$;`;

const CHECK_LINES = `
  CREATE OR REPLACE FUNCTION ledger.check_lines() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    IF EXISTS (SELECT FROM inserted i GROUP BY i.entry_id, i.book HAVING sum(i.amount_fen) <> 0) THEN
      RAISE EXCEPTION 'an entry adds up to zero in each book'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_balanced';
    END IF;
    IF EXISTS (SELECT FROM (SELECT i.entry_id, count(*) AS lines FROM inserted i GROUP BY i.entry_id) n
        WHERE n.lines <> (SELECT count(*) FROM ledger.lines l WHERE l.entry_id = n.entry_id)) THEN
      RAISE EXCEPTION 'the lines of an entry are stored at once, none is added later'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_complete';
    END IF;
    IF EXISTS (SELECT FROM inserted i
        CROSS JOIN LATERAL (SELECT e.town_code, e.facility_id FROM ledger.entries e WHERE e.id = i.entry_id OFFSET 0) e
        CROSS JOIN LATERAL (SELECT a.facility_id FROM ledger.accounts a WHERE a.id = i.account_id OFFSET 0) a
        WHERE i.town_code IS DISTINCT FROM e.town_code OR i.facility_id IS DISTINCT FROM e.facility_id
          OR (a.facility_id IS NOT NULL AND a.facility_id IS DISTINCT FROM e.facility_id)) THEN
      RAISE EXCEPTION 'an entry uses the accounts of its own facility'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'lines_own_facility';
    END IF;
    RETURN NULL;
  END $$;`;
