import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_SCOPE = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
const OFFICIAL = `platform.scope_role() IN ('town_official', 'district_official')`;

/**
 * A run whose worker or command died blocks nobody for ever, and what a file said of itself is forgotten in time.
 */
export class MendImports1764100670000 implements MigrationInterface {
  readonly name = 'MendImports1764100670000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      GRANT SELECT ON imports.progress TO nuancan_definer;
      GRANT UPDATE (state, problem, header, mapping, file_name) ON imports.runs TO nuancan_definer;
      CREATE POLICY outbox_imports ON platform.outbox FOR SELECT TO nuancan_definer USING (job = 'import-run');
      GRANT SELECT (job, payload, state) ON platform.outbox TO nuancan_definer;

      CREATE FUNCTION imports.stands_still(of_run uuid, of_state text, since timestamptz) RETURNS boolean
        LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
        SELECT of_state IN ('checking', 'applying') AND since < now() - interval '15 minutes' AND NOT EXISTS (
          SELECT FROM imports.progress p WHERE p.run_id = of_run AND p.at >= now() - interval '15 minutes');
      $$;
      COMMENT ON FUNCTION imports.stands_still(uuid, text, timestamptz) IS
        'Whether a run should be under way and has not moved for 15 minutes.';

      CREATE POLICY runs_take_over ON imports.runs FOR UPDATE TO nuancan_app
        USING (${IN_SCOPE} AND ${OFFICIAL} AND imports.stands_still(id, state, changed_at))
        WITH CHECK (${IN_SCOPE} AND ${OFFICIAL} AND state = 'cancelled');
      COMMENT ON POLICY runs_take_over ON imports.runs IS
        'Whoever sent a list may be away: any official of its scope may cancel it where it stands still.';

      CREATE FUNCTION imports.fail_abandoned(told jsonb) RETURNS void
        LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        UPDATE imports.runs r SET state = 'failed', problem = told
        WHERE imports.stands_still(r.id, r.state, r.changed_at)
          AND (platform.scope_role() = 'system' OR (${OFFICIAL} AND r.district_code = platform.scope_district()))
          AND NOT EXISTS (SELECT FROM platform.outbox o WHERE o.state IN ('pending', 'queued')
            AND o.job = 'import-run' AND o.payload ->> 'runId' = r.id::text);
      $$;
      COMMENT ON FUNCTION imports.fail_abandoned(jsonb) IS
        'Ends runs that stand still and that no open row of the outbox asks for: of the district, by the system of all.';
      ALTER FUNCTION imports.fail_abandoned(jsonb) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION imports.fail_abandoned(jsonb) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION imports.fail_abandoned(jsonb) TO nuancan_app;
      GRANT EXECUTE ON FUNCTION imports.stands_still(uuid, text, timestamptz) TO nuancan_app, nuancan_definer;
    `);
    await this.createDiscard(queryRunner, {
      whose: `r.district_code = platform.scope_district()
          AND (platform.scope_town() IS NULL OR r.town_code = platform.scope_town()) AND ${OFFICIAL}`,
      told: 'Deletes the file of a cancelled import of one’s scope.',
    });
    await this.createPrune(queryRunner, {
      forget: `
        UPDATE imports.runs SET file_name = '—', mapping = '{}',
          header = header || '{"columns": [], "unknown": [], "notices": [], "sheet": null}'
        WHERE file_name <> '—' AND changed_at < (on_date - 90)::timestamp AT TIME ZONE 'Asia/Shanghai';`,
      told: 'Of every district: files a week after the last step; reports of refused rows, and what the file said of itself, after 90 days. The run itself stays.',
    });
    await this.createCheck(queryRunner, `IF NEW.file_name = OLD.file_name THEN NEW.changed_at := now(); END IF;`);
  }

  private async createDiscard(
    queryRunner: QueryRunner,
    { whose, told }: { whose: string; told: string },
  ): Promise<void> {
    await queryRunner.query(`
      CREATE OR REPLACE FUNCTION imports.discard_file(of_run uuid) RETURNS void
        LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DELETE FROM imports.files f USING imports.runs r
        WHERE f.run_id = of_run AND r.id = of_run AND r.state = 'cancelled' AND ${whose};
      $$;
      COMMENT ON FUNCTION imports.discard_file(uuid) IS '${told}';
    `);
  }

  private async createPrune(
    queryRunner: QueryRunner,
    { forget, told }: { forget: string; told: string },
  ): Promise<void> {
    await queryRunner.query(`
      CREATE OR REPLACE FUNCTION imports.prune(on_date date) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF platform.scope_role() IS DISTINCT FROM 'system' THEN
          RETURN;
        END IF;
        DELETE FROM imports.files f USING imports.runs r WHERE r.id = f.run_id
          AND (r.state IN ('done', 'cancelled') OR r.changed_at < (on_date - 7)::timestamp AT TIME ZONE 'Asia/Shanghai');
        DELETE FROM imports.refused_rows f USING imports.runs r WHERE r.id = f.run_id
          AND r.changed_at < (on_date - 90)::timestamp AT TIME ZONE 'Asia/Shanghai';${forget}
      END $$;
      COMMENT ON FUNCTION imports.prune(date) IS '${told}';
    `);
  }

  private async createCheck(queryRunner: QueryRunner, moved: string): Promise<void> {
    await queryRunner.query(`
      CREATE OR REPLACE FUNCTION imports.check_run() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state <> OLD.state AND NOT (OLD.state, NEW.state) IN (
          ('checking', 'ready'), ('checking', 'refused'), ('checking', 'failed'), ('checking', 'cancelled'),
          ('ready', 'checking'), ('ready', 'applying'), ('ready', 'cancelled'),
          ('refused', 'checking'), ('refused', 'cancelled'),
          ('failed', 'checking'), ('failed', 'cancelled'),
          ('applying', 'done'), ('applying', 'ready'), ('applying', 'refused'), ('applying', 'failed'),
          ('applying', 'cancelled')) THEN
          RAISE EXCEPTION 'an import does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'runs_state_follows';
        END IF;
        ${moved}
        RETURN NEW;
      END $$;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await this.createCheck(queryRunner, `NEW.changed_at := now();`);
    await this.createPrune(queryRunner, {
      forget: '',
      told: 'Of every district: files a week after the last step, reports of refused rows after 90 days. The run itself stays.',
    });
    await this.createDiscard(queryRunner, {
      whose: 'r.account_id = platform.scope_account()',
      told: 'Deletes the file of one’s own cancelled import.',
    });
    await queryRunner.query(`
      DROP FUNCTION imports.fail_abandoned(jsonb);
      DROP POLICY runs_take_over ON imports.runs;
      DROP FUNCTION imports.stands_still(uuid, text, timestamptz);
      REVOKE SELECT (job, payload, state) ON platform.outbox FROM nuancan_definer;
      DROP POLICY outbox_imports ON platform.outbox;
      REVOKE UPDATE (state, problem, header, mapping, file_name) ON imports.runs FROM nuancan_definer;
      REVOKE SELECT ON imports.progress FROM nuancan_definer;
    `);
  }
}
