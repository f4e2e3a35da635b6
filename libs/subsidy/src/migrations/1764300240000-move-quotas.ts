import type { MigrationInterface, QueryRunner } from 'typeorm';

const RESIDENTS = `ARRAY(SELECT DISTINCT (u ->> 'residentId')::uuid FROM jsonb_array_elements(released || taken) u)`;

/** A subsidy that goes from one meal to another takes its use of the limits with it. */
export class MoveQuotas1764300240000 implements MigrationInterface {
  readonly name = 'MoveQuotas1764300240000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION subsidy.move_quotas(released jsonb, taken jsonb) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        wanted int;
        changed int;
      BEGIN
        -- As who takes: two who serve one person under two entries wait for each other.
        PERFORM pg_advisory_xact_lock(hashtextextended('quotas of ' || person.id, 0)) FROM (
          SELECT DISTINCT coalesce(r.merged_into, r.id) AS id FROM registry.residents r WHERE r.id = ANY (${RESIDENTS}) ORDER BY 1) person;
        PERFORM FROM subsidy.quota_uses q WHERE (q.resident_id, q.limit_key, q.window_start) IN (
          SELECT (u ->> 'residentId')::uuid, u ->> 'key', (u ->> 'windowStart')::date FROM jsonb_array_elements(released || taken) u)
          ORDER BY q.resident_id, q.limit_key, q.window_start FOR UPDATE;
        UPDATE subsidy.quota_uses q SET used = q.used - 1 FROM jsonb_array_elements(released) u
        WHERE q.resident_id = (u ->> 'residentId')::uuid AND q.limit_key = u ->> 'key' AND q.window_start = (u ->> 'windowStart')::date;
        WITH given AS (
          INSERT INTO subsidy.quota_uses AS q (resident_id, limit_key, window_start, used, max)
          SELECT (u ->> 'residentId')::uuid, u ->> 'key', (u ->> 'windowStart')::date, 1, (u ->> 'max')::int
          FROM jsonb_array_elements(taken) u ORDER BY 1, 2, 3
          ON CONFLICT (resident_id, limit_key, window_start)
            DO UPDATE SET used = q.used + 1, max = excluded.max WHERE q.used < excluded.max
          RETURNING 1)
        SELECT count(*), jsonb_array_length(taken) INTO changed, wanted FROM given;
        IF changed <> wanted OR EXISTS (
            SELECT FROM jsonb_array_elements(taken) u
            JOIN registry.other_entries(${RESIDENTS}) o ON o.asked = (u ->> 'residentId')::uuid
            JOIN subsidy.quota_uses own ON own.resident_id = o.asked AND own.limit_key = u ->> 'key' AND own.window_start = (u ->> 'windowStart')::date
            JOIN subsidy.quota_uses q ON q.resident_id = o.other AND q.limit_key = own.limit_key AND q.window_start = own.window_start
            GROUP BY own.resident_id, own.limit_key, own.window_start, own.used, own.max HAVING own.used + sum(q.used) > own.max) THEN
          RAISE EXCEPTION 'a limit is used up' USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_uses_within_limit';
        END IF;
      END $$;
      COMMENT ON FUNCTION subsidy.move_quotas(jsonb, jsonb) IS
        'Releases and takes [{residentId, key, windowStart, max}], all or none; raises when one is used up. For corrections.';
      ALTER FUNCTION subsidy.move_quotas(jsonb, jsonb) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION subsidy.move_quotas(jsonb, jsonb) FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION subsidy.move_quotas(jsonb, jsonb)');
  }
}
