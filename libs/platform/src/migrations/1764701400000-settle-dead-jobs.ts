import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A job that was given up waits for a person: an administrator has it tried once more, or discards it, and says why. */
export class SettleDeadJobs1764701400000 implements MigrationInterface {
  readonly name = 'SettleDeadJobs1764701400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE platform.outbox DROP CONSTRAINT outbox_state_check,
        ADD CONSTRAINT outbox_state_check CHECK (state IN ('pending', 'queued', 'done', 'dead', 'discarded'));
      CREATE INDEX outbox_discarded ON platform.outbox (ended_at) WHERE state = 'discarded';

      CREATE TABLE platform.dead_job_steps (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        outbox_id bigint NOT NULL,
        attempt int NOT NULL,
        job text NOT NULL,
        error text,
        step text NOT NULL CHECK (step IN ('retry', 'discard')),
        reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 200),
        district_code text NOT NULL,
        account_id uuid NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT dead_job_steps_once UNIQUE (outbox_id, attempt)
      );
      COMMENT ON TABLE platform.dead_job_steps IS
        'What an administrator of district_code did about a dead row of the outbox. The row itself goes after 30 days, this stays.';
      CREATE INDEX dead_job_steps_district ON platform.dead_job_steps (district_code, id);
      CREATE TRIGGER dead_job_steps_append_only BEFORE UPDATE OR DELETE ON platform.dead_job_steps
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER dead_job_steps_no_truncate BEFORE TRUNCATE ON platform.dead_job_steps
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      ALTER TABLE platform.dead_job_steps ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.dead_job_steps FORCE ROW LEVEL SECURITY;
      CREATE POLICY dead_job_steps_read ON platform.dead_job_steps FOR SELECT TO nuancan_app
        USING (district_code = platform.scope_district() AND platform.scope_role() IN ('admin', 'auditor'));
      CREATE POLICY dead_job_steps_definer ON platform.dead_job_steps TO nuancan_definer USING (true) WITH CHECK (true);
      GRANT SELECT ON platform.dead_job_steps TO nuancan_app;
      GRANT SELECT, INSERT ON platform.dead_job_steps TO nuancan_definer;

      CREATE POLICY outbox_dead ON platform.outbox FOR SELECT TO nuancan_app USING (platform.scope_role() = 'admin'
        AND state = 'dead' AND district_code IN (platform.scope_district(), ''));
      COMMENT ON POLICY outbox_dead ON platform.outbox IS
        'Jobs of the whole system have no district: each administrator sees those beside their own.';
      CREATE POLICY outbox_settle ON platform.outbox TO nuancan_definer USING (platform.scope_role() = 'admin'
        AND district_code IN (platform.scope_district(), ''));
      GRANT SELECT (id, job, state, attempt, district_code, last_error),
        UPDATE (state, attempt, due_at, queued_at, ended_at) ON platform.outbox TO nuancan_definer;

      CREATE FUNCTION platform.guard_dead_row() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM platform.dead_job_steps s WHERE s.outbox_id = OLD.id AND s.attempt = OLD.attempt
          AND OLD.state = 'dead' AND NEW.id = OLD.id AND NEW.state = CASE s.step WHEN 'retry' THEN 'pending' ELSE 'discarded' END
          AND NEW.attempt = OLD.attempt + (s.step = 'retry')::int) THEN
          RAISE EXCEPTION 'a dead row of the outbox moves by a recorded step alone' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
      END $$;
      ALTER FUNCTION platform.guard_dead_row() OWNER TO nuancan_definer;
      CREATE TRIGGER outbox_dead_guard BEFORE UPDATE ON platform.outbox FOR EACH ROW
        WHEN (OLD.state IN ('dead', 'discarded')) EXECUTE FUNCTION platform.guard_dead_row();

      CREATE FUNCTION platform.settle_dead_job(asked_id bigint, asked_attempt int, asked_step text, asked_reason text)
        RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        found_job text;
        found_error text;
        most constant int := 100;
      BEGIN
        IF platform.scope_role() IS DISTINCT FROM 'admin' THEN RETURN 'gone'; END IF;
        SELECT o.job, o.last_error INTO found_job, found_error FROM platform.outbox o
        WHERE o.id = asked_id AND o.attempt = asked_attempt AND o.state = 'dead' FOR UPDATE;
        IF NOT FOUND THEN RETURN 'gone'; END IF;
        IF asked_step = 'retry' AND asked_attempt >= most THEN RETURN 'spent'; END IF;
        INSERT INTO platform.dead_job_steps (outbox_id, attempt, job, error, step, reason, district_code, account_id)
        VALUES (asked_id, asked_attempt, found_job, found_error, asked_step, asked_reason,
          platform.scope_district(), platform.scope_account());
        UPDATE platform.outbox SET
          state = CASE asked_step WHEN 'retry' THEN 'pending' ELSE 'discarded' END,
          attempt = asked_attempt + (asked_step = 'retry')::int,
          due_at = CASE asked_step WHEN 'retry' THEN now() ELSE due_at END,
          queued_at = NULL,
          ended_at = CASE asked_step WHEN 'retry' THEN NULL ELSE now() END
        WHERE id = asked_id;
        PERFORM platform.audit(asked_step, 'platform.outbox', asked_id::text,
          jsonb_build_object('job', found_job, 'attempt', asked_attempt, 'error', found_error), NULL);
        RETURN 'settled';
      END $$;
      COMMENT ON FUNCTION platform.settle_dead_job(bigint, int, text, text) IS
        'One more attempt at a dead job, or the end of it; settled, gone (not dead any more, or not theirs) or spent (no attempt is left).';
      ALTER FUNCTION platform.settle_dead_job(bigint, int, text, text) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION platform.settle_dead_job(bigint, int, text, text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION platform.settle_dead_job(bigint, int, text, text) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION platform.settle_dead_job(bigint, int, text, text);
      DROP TRIGGER outbox_dead_guard ON platform.outbox;
      DROP FUNCTION platform.guard_dead_row();
      REVOKE SELECT (id, attempt, district_code, last_error), UPDATE (state, attempt, due_at, queued_at, ended_at)
        ON platform.outbox FROM nuancan_definer;
      DROP POLICY outbox_settle ON platform.outbox;
      DROP POLICY outbox_dead ON platform.outbox;
      DROP TABLE platform.dead_job_steps;
      DROP INDEX platform.outbox_discarded;
      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE platform.outbox NO FORCE ROW LEVEL SECURITY;
      DELETE FROM platform.outbox WHERE state = 'discarded';
      ALTER TABLE platform.outbox FORCE ROW LEVEL SECURITY;
      ALTER TABLE platform.outbox DROP CONSTRAINT outbox_state_check,
        ADD CONSTRAINT outbox_state_check CHECK (state IN ('pending', 'queued', 'done', 'dead'));
    `);
  }
}
