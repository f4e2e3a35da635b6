import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_SCOPE = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
const OFFICIAL = `platform.scope_role() IN ('town_official', 'district_official')`;
const SYSTEM = `platform.scope_role() = 'system' AND district_code = platform.scope_district()`;

/** Files that officials send in, what became of them, and the rows that were refused. */
export class CreateImports1764100610000 implements MigrationInterface {
  readonly name = 'CreateImports1764100610000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA imports;
      GRANT USAGE ON SCHEMA imports TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA imports TO nuancan_definer;

      CREATE TABLE imports.runs (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        -- Of a district official: the one town that the list is of, and the only one it may touch.
        town_code text,
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        role text NOT NULL CHECK (role IN ('town_official', 'district_official')),
        kind text NOT NULL CHECK (kind IN ('residents', 'facilities', 'categories', 'deaths')),
        as_of date NOT NULL,
        file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
        file_bytes int NOT NULL CHECK (file_bytes > 0),
        mapping jsonb NOT NULL DEFAULT '{}',
        state text NOT NULL DEFAULT 'checking'
          CHECK (state IN ('checking', 'ready', 'refused', 'applying', 'done', 'cancelled', 'failed')),
        good_rows_only boolean NOT NULL DEFAULT false,
        header jsonb,
        summary jsonb,
        problem jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT runs_scope_fits_role CHECK (role <> 'town_official' OR town_code IS NOT NULL),
        CONSTRAINT runs_told_when_refused CHECK (state NOT IN ('refused', 'failed') OR problem IS NOT NULL),
        CONSTRAINT runs_counted_when_ready CHECK (state NOT IN ('ready', 'applying', 'done') OR summary IS NOT NULL),
        UNIQUE (id, district_code)
      );
      CREATE INDEX runs_district ON imports.runs (district_code, id DESC);
      CREATE UNIQUE INDEX runs_one_applying ON imports.runs (district_code, kind) WHERE state = 'applying';
      COMMENT ON INDEX imports.runs_one_applying IS
        'Two lists of one kind at once could each end what the other adds: the second waits for its turn.';

      CREATE FUNCTION imports.check_run() RETURNS trigger LANGUAGE plpgsql AS $$
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
        NEW.changed_at := now();
        RETURN NEW;
      END $$;
      CREATE TRIGGER runs_check BEFORE UPDATE ON imports.runs FOR EACH ROW EXECUTE FUNCTION imports.check_run();
      CREATE TRIGGER runs_audit AFTER INSERT OR UPDATE OR DELETE ON imports.runs
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('file_name', 'mapping', 'header', 'problem');

      CREATE TABLE imports.files (
        run_id uuid PRIMARY KEY,
        district_code text NOT NULL,
        town_code text,
        sealed bytea NOT NULL CHECK (octet_length(sealed) <= 34000000),
        FOREIGN KEY (run_id, district_code) REFERENCES imports.runs (id, district_code) ON DELETE CASCADE
      );
      ALTER TABLE imports.files ALTER COLUMN sealed SET STORAGE EXTERNAL;
      COMMENT ON TABLE imports.files IS
        'The file as it came, sealed by the vault with the run''s id; deleted when the run is over, or after a week.';

      CREATE TABLE imports.progress (
        run_id uuid PRIMARY KEY,
        district_code text NOT NULL,
        town_code text,
        phase text NOT NULL CHECK (phase IN ('reading', 'judging', 'writing')),
        rows_done int NOT NULL CHECK (rows_done >= 0),
        rows_total int CHECK (rows_total >= 0),
        at timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (run_id, district_code) REFERENCES imports.runs (id, district_code) ON DELETE CASCADE
      );
      COMMENT ON TABLE imports.progress IS
        'How far a run under way has come, written beside its transaction: a table of its own, so that neither waits.';

      CREATE TABLE imports.refused_rows (
        run_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text,
        row_no int NOT NULL CHECK (row_no > 0),
        field text NOT NULL,
        code text NOT NULL,
        other_row int,
        PRIMARY KEY (run_id, row_no, field, code),
        FOREIGN KEY (run_id, district_code) REFERENCES imports.runs (id, district_code) ON DELETE CASCADE
      );
      COMMENT ON TABLE imports.refused_rows IS 'Where and why, never what stood there.';
    `);
    await this.secure(queryRunner);
  }

  private async secure(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['runs', 'files', 'progress', 'refused_rows']) {
      await queryRunner.query(`
        ALTER TABLE imports.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE imports.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_system ON imports.${table} TO nuancan_app USING (${SYSTEM}) WITH CHECK (${SYSTEM});
        CREATE POLICY ${table}_definer ON imports.${table} TO nuancan_definer USING (true);
      `);
    }
    await queryRunner.query(`
      CREATE POLICY runs_read ON imports.runs FOR SELECT TO nuancan_app USING (${IN_SCOPE} AND ${OFFICIAL});
      -- Nobody sends a list in another's name or of another's town.
      CREATE POLICY runs_add ON imports.runs FOR INSERT TO nuancan_app
        WITH CHECK (${IN_SCOPE} AND ${OFFICIAL} AND account_id = platform.scope_account() AND role = platform.scope_role()
          AND state = 'checking');
      CREATE POLICY runs_change ON imports.runs FOR UPDATE TO nuancan_app
        USING (${IN_SCOPE} AND ${OFFICIAL} AND account_id = platform.scope_account())
        WITH CHECK (account_id = platform.scope_account() AND state IN ('checking', 'applying', 'cancelled'));
      GRANT SELECT, INSERT, UPDATE (mapping, state, good_rows_only, header, summary, problem)
        ON imports.runs TO nuancan_app;
      GRANT SELECT, DELETE ON imports.runs TO nuancan_definer;

      CREATE POLICY files_add ON imports.files FOR INSERT TO nuancan_app WITH CHECK (${IN_SCOPE} AND ${OFFICIAL});
      GRANT SELECT, INSERT, DELETE ON imports.files TO nuancan_app;
      GRANT SELECT, DELETE ON imports.files TO nuancan_definer;

      CREATE POLICY progress_read ON imports.progress FOR SELECT TO nuancan_app USING (${IN_SCOPE} AND ${OFFICIAL});
      GRANT SELECT, INSERT, UPDATE, DELETE ON imports.progress TO nuancan_app;

      CREATE POLICY refused_rows_read ON imports.refused_rows FOR SELECT TO nuancan_app USING (${IN_SCOPE} AND ${OFFICIAL});
      GRANT SELECT, INSERT, DELETE ON imports.refused_rows TO nuancan_app;
      GRANT SELECT, DELETE ON imports.refused_rows TO nuancan_definer;
    `);
    await this.createDiscard(queryRunner);
    await this.createPrune(queryRunner);
  }

  /** Officials may throw a file away and never read one back, not even through a RETURNING. */
  private async createDiscard(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION imports.discard_file(of_run uuid) RETURNS void
        LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DELETE FROM imports.files f USING imports.runs r
        WHERE f.run_id = of_run AND r.id = of_run AND r.state = 'cancelled' AND r.account_id = platform.scope_account();
      $$;
      COMMENT ON FUNCTION imports.discard_file(uuid) IS 'Deletes the file of one''s own cancelled import.';
      ALTER FUNCTION imports.discard_file(uuid) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION imports.discard_file(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION imports.discard_file(uuid) TO nuancan_app;
    `);
  }

  private async createPrune(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION imports.prune(on_date date) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF platform.scope_role() IS DISTINCT FROM 'system' THEN
          RETURN;
        END IF;
        DELETE FROM imports.files f USING imports.runs r WHERE r.id = f.run_id
          AND (r.state IN ('done', 'cancelled') OR r.changed_at < (on_date - 7)::timestamp AT TIME ZONE 'Asia/Shanghai');
        DELETE FROM imports.refused_rows f USING imports.runs r WHERE r.id = f.run_id
          AND r.changed_at < (on_date - 90)::timestamp AT TIME ZONE 'Asia/Shanghai';
      END $$;
      COMMENT ON FUNCTION imports.prune(date) IS
        'Of every district: files a week after the last step, reports of refused rows after 90 days. The run itself stays.';
      ALTER FUNCTION imports.prune(date) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION imports.prune(date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION imports.prune(date) TO nuancan_app;

      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      INSERT INTO platform.schedules (name, job, cron) VALUES ('imports-prune', 'imports-prune', '20 3 * * *');
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM platform.schedules WHERE name = 'imports-prune';
      DROP SCHEMA imports CASCADE;
    `);
  }
}
