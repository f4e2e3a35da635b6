import type { MigrationInterface, QueryRunner } from 'typeorm';

const takeQuotas = (lock: string, check: string): string => `
  CREATE OR REPLACE FUNCTION subsidy.take_quotas(uses jsonb) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    asked int;
    taken int;
  BEGIN
    IF coalesce(platform.scope_role(), '') NOT IN ('operator', 'system') THEN
      RAISE EXCEPTION 'limits are used at the counter only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT count(*) INTO asked FROM jsonb_array_elements(uses);
    ${lock}
    WITH wanted AS (
      SELECT (u ->> 'residentId')::uuid AS resident_id, u ->> 'key' AS limit_key,
        (u ->> 'windowStart')::date AS window_start, count(*)::int AS n, max((u ->> 'max')::int) AS max
      FROM jsonb_array_elements(uses) u GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ), changed AS (
      INSERT INTO subsidy.quota_uses AS q (resident_id, limit_key, window_start, used, max)
      SELECT resident_id, limit_key, window_start, n, max FROM wanted
      ON CONFLICT (resident_id, limit_key, window_start)
        DO UPDATE SET used = q.used + excluded.used, max = excluded.max WHERE q.used + excluded.used <= excluded.max
      RETURNING resident_id, limit_key, window_start
    )
    SELECT coalesce(sum(w.n), 0) INTO taken
    FROM wanted w JOIN changed USING (resident_id, limit_key, window_start);
    IF taken <> asked THEN
      RAISE EXCEPTION 'a limit is used up' USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_uses_within_limit';
    END IF;
    ${check}
    RETURN taken;
  END $$;`;

const RESIDENTS = `ARRAY(SELECT DISTINCT (u ->> 'residentId')::uuid FROM jsonb_array_elements(uses) u)`;

/** Two tills may serve one person under two entries at once: they wait for each other. */
const LOCK = `
    PERFORM pg_advisory_xact_lock(hashtextextended('quotas of ' || person.id, 0)) FROM (
      SELECT DISTINCT coalesce(r.merged_into, r.id) AS id
      FROM registry.other_entries(${RESIDENTS}) o JOIN registry.residents r ON r.id = o.asked ORDER BY 1) person;`;
/** Judged again, with what the other till took, the meal is one without a subsidy: a conflict of the moment, no refusal. */
const CHECK = `
    IF EXISTS (
        SELECT FROM (
          SELECT DISTINCT (u ->> 'residentId')::uuid AS resident_id, u ->> 'key' AS limit_key, (u ->> 'windowStart')::date AS window_start
          FROM jsonb_array_elements(uses) u) w
        JOIN subsidy.quota_uses own USING (resident_id, limit_key, window_start)
        JOIN registry.other_entries(${RESIDENTS}) o ON o.asked = w.resident_id
        JOIN subsidy.quota_uses q ON q.resident_id = o.other AND q.limit_key = w.limit_key AND q.window_start = w.window_start
        GROUP BY w.resident_id, w.limit_key, w.window_start, own.used, own.max HAVING own.used + sum(q.used) > own.max) THEN
      RAISE EXCEPTION 'a limit was used up under another entry of the person' USING ERRCODE = 'serialization_failure';
    END IF;`;

const quotaUse = (body: string): string => `
  CREATE OR REPLACE FUNCTION subsidy.quota_use(residents uuid[], since date)
    RETURNS TABLE (resident_id uuid, limit_key text, window_start date, used int)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan AS $$ ${body} $$;`;

const OWN_USE = `
  SELECT q.resident_id, q.limit_key, q.window_start, q.used FROM subsidy.quota_uses q
  WHERE q.resident_id = ANY (residents) AND q.window_start >= since
    AND platform.scope_role() IN ('operator', 'system')`;
const USE_OF_ALL_ENTRIES = `
  SELECT u.resident_id, u.limit_key, u.window_start, sum(u.used)::int FROM (
    ${OWN_USE}
    UNION ALL
    SELECT o.asked, q.limit_key, q.window_start, q.used
    FROM registry.other_entries(residents) o JOIN subsidy.quota_uses q ON q.resident_id = o.other
    WHERE q.window_start >= since AND platform.scope_role() IN ('operator', 'system')) u
  GROUP BY u.resident_id, u.limit_key, u.window_start`;

/** A person who is entered twice has one limit: its uses count over both entries. */
export class CountQuotasOverEntries1764100410000 implements MigrationInterface {
  readonly name = 'CountQuotasOverEntries1764100410000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(takeQuotas(LOCK, CHECK) + quotaUse(USE_OF_ALL_ENTRIES));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(takeQuotas('', '') + quotaUse(OWN_USE));
  }
}
