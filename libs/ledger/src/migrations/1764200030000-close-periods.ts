import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The months of a facility's books: asked to be closed or opened again by one person, and confirmed by another. */
export class ClosePeriods1764200030000 implements MigrationInterface {
  readonly name = 'ClosePeriods1764200030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await this.createTables(queryRunner);
    await this.createSteps(queryRunner);
    await this.secure(queryRunner);
  }

  private async createTables(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE ledger.periods (
        facility_id uuid NOT NULL,
        month date NOT NULL CHECK (month = date_trunc('month', month)::date),
        district_code text NOT NULL,
        town_code text NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'closing', 'closed', 'reopening')),
        asked_by uuid REFERENCES identity.accounts (id),
        asked_at timestamptz,
        PRIMARY KEY (facility_id, month),
        CONSTRAINT periods_asked CHECK ((state IN ('closing', 'reopening')) = (asked_by IS NOT NULL)
          AND (asked_by IS NULL) = (asked_at IS NULL)),
        FOREIGN KEY (facility_id, town_code, district_code)
          REFERENCES ledger.facility_books (facility_id, town_code, district_code)
      );
      CREATE INDEX periods_town ON ledger.periods (town_code, month);
      COMMENT ON TABLE ledger.periods IS
        'Months that were ever asked to be closed; any other is open, or closed with a later one. Only an open month takes
        entries: from the request on the figures stand still for whoever confirms them.';

      CREATE TABLE ledger.period_transitions (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        facility_id uuid NOT NULL,
        month date NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        seq int NOT NULL CHECK (seq >= 1),
        action text NOT NULL,
        from_state text NOT NULL,
        to_state text NOT NULL,
        asked_by uuid REFERENCES identity.accounts (id),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        at timestamptz NOT NULL,
        reason text CHECK (reason <> '' AND length(reason) <= 200),
        CONSTRAINT period_transitions_seq_key UNIQUE (facility_id, month, seq),
        CONSTRAINT period_transitions_step CHECK ((action, from_state, to_state) IN (
          ('request_closing', 'open', 'closing'), ('confirm_closing', 'closing', 'closed'), ('return_closing', 'closing', 'open'),
          ('request_reopening', 'closed', 'reopening'), ('confirm_reopening', 'reopening', 'open'),
          ('decline_reopening', 'reopening', 'closed'))),
        CONSTRAINT period_transitions_four_eyes CHECK (action NOT IN ('confirm_closing', 'confirm_reopening')
          OR (asked_by IS NOT NULL AND asked_by <> account_id)),
        CONSTRAINT period_transitions_reason CHECK (reason IS NOT NULL
          OR action NOT IN ('return_closing', 'request_reopening', 'decline_reopening')),
        FOREIGN KEY (facility_id, month) REFERENCES ledger.periods (facility_id, month)
      );
      COMMENT ON COLUMN ledger.period_transitions.asked_by IS 'Who had asked for what is confirmed or refused here.';
    `);
  }

  private async createSteps(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION ledger.check_period_order(books ledger.facility_books, of_month date, asked_action text) RETURNS void
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF asked_action = 'request_closing' THEN
          IF of_month + interval '1 month' > platform.business_date(now()) THEN
            RAISE EXCEPTION 'a month is closed after its last day' USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_over';
          END IF;
          IF of_month <= books.closed_through THEN
            RAISE EXCEPTION 'closed with a later month' USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_step';
          END IF;
          IF of_month > (books.closed_through + interval '1 month')::date
            OR EXISTS (SELECT FROM ledger.periods p WHERE p.facility_id = books.facility_id AND p.month = books.closed_through
              AND p.state <> 'closed')
            OR (books.closed_through IS NULL AND EXISTS (SELECT FROM ledger.entries e
              WHERE e.facility_id = books.facility_id AND e.booked_month < of_month)) THEN
            RAISE EXCEPTION 'months are closed in their order' USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_in_order';
          END IF;
        ELSIF asked_action = 'request_reopening' AND of_month <> books.closed_through THEN
          RAISE EXCEPTION 'only the last closed month is opened again'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_last_first';
        END IF;
      END $$;

      CREATE FUNCTION ledger.change_period(facility uuid, of_month date, asked_action text, why text) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        me CONSTANT uuid := platform.scope_account();
        books ledger.facility_books;
        old ledger.periods;
        next_state text;
      BEGIN
        -- Waits for whoever is posting; whoever posts next waits for us and sees what we did.
        SELECT * INTO books FROM ledger.facility_books b
        WHERE b.facility_id = facility AND b.district_code = platform.scope_district()
          AND (platform.scope_town() IS NULL OR b.town_code = platform.scope_town())
          AND (platform.scope_facility() IS NULL OR b.facility_id = platform.scope_facility())
        FOR UPDATE;
        IF books.facility_id IS NULL THEN
          RAISE EXCEPTION 'no such facility in scope' USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_facility';
        END IF;
        SELECT * INTO old FROM ledger.periods p WHERE p.facility_id = facility AND p.month = of_month;
        IF me IS NULL OR NOT coalesce(CASE platform.scope_role()
            WHEN 'operator' THEN asked_action = 'request_closing' OR (asked_action = 'return_closing' AND old.asked_by = me)
            WHEN 'town_official' THEN true
            WHEN 'district_official' THEN asked_action <> 'request_closing' END, false) THEN
          RAISE EXCEPTION 'not a step of this role' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'periods_role';
        END IF;
        next_state := CASE WHEN (asked_action, coalesce(old.state, 'open')) IN (('request_closing', 'open')) THEN 'closing'
          WHEN (asked_action, old.state) IN (('confirm_closing', 'closing'), ('decline_reopening', 'reopening')) THEN 'closed'
          WHEN (asked_action, old.state) IN (('return_closing', 'closing'), ('confirm_reopening', 'reopening')) THEN 'open'
          WHEN (asked_action, old.state) IN (('request_reopening', 'closed')) THEN 'reopening' END;
        IF next_state IS NULL THEN
          RAISE EXCEPTION 'not a step from this state' USING ERRCODE = 'check_violation', CONSTRAINT = 'periods_step';
        END IF;
        PERFORM ledger.check_period_order(books, of_month, asked_action);

        INSERT INTO ledger.periods AS p (facility_id, month, district_code, town_code, state, asked_by, asked_at)
        VALUES (facility, of_month, books.district_code, books.town_code, next_state,
          CASE WHEN next_state IN ('closing', 'reopening') THEN me END,
          CASE WHEN next_state IN ('closing', 'reopening') THEN clock_timestamp() END)
        ON CONFLICT (facility_id, month)
          DO UPDATE SET state = excluded.state, asked_by = excluded.asked_by, asked_at = excluded.asked_at;
        INSERT INTO ledger.period_transitions (facility_id, month, district_code, town_code, seq, action, from_state, to_state,
          asked_by, account_id, at, reason)
        SELECT facility, of_month, books.district_code, books.town_code, 1 + count(*), asked_action, coalesce(old.state, 'open'),
          next_state, old.asked_by, me, clock_timestamp(), nullif(why, '')
        FROM ledger.period_transitions t WHERE t.facility_id = facility AND t.month = of_month;
        UPDATE ledger.facility_books b SET closed_through = (SELECT max(p.month) FROM ledger.periods p
          WHERE p.facility_id = facility AND p.state <> 'open') WHERE b.facility_id = facility;
      END $$;
      COMMENT ON FUNCTION ledger.change_period(uuid, date, text, text) IS
        'One step of a month. closing: operator or town official asks, another person of town or district confirms or returns
        it; reopening: officials only. Months are closed in their order and opened again from the last one back.';
    `);
  }

  private async secure(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['periods', 'period_transitions']) {
      await queryRunner.query(`
        ALTER TABLE ledger.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ledger.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON ledger.${table} FOR SELECT TO nuancan_app USING (
          platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
          AND district_code = platform.scope_district()
          AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility()));
        CREATE POLICY ${table}_definer ON ledger.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON ledger.${table} TO nuancan_app;
        GRANT SELECT, INSERT ON ledger.${table} TO nuancan_definer;
      `);
    }
    await queryRunner.query(`
      GRANT UPDATE (state, asked_by, asked_at) ON ledger.periods TO nuancan_definer;
      CREATE TRIGGER period_transitions_append_only BEFORE UPDATE OR DELETE ON ledger.period_transitions
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER period_transitions_no_truncate BEFORE TRUNCATE ON ledger.period_transitions
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER period_transitions_audit AFTER INSERT ON ledger.period_transitions
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
    `);
    for (const signature of [
      'check_period_order(ledger.facility_books, date, text)',
      'change_period(uuid, date, text, text)',
    ]) {
      await queryRunner.query(`
        ALTER FUNCTION ledger.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION ledger.${signature} FROM PUBLIC;
      `);
    }
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION ledger.change_period(uuid, date, text, text) TO nuancan_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION ledger.change_period(uuid, date, text, text), ledger.check_period_order(ledger.facility_books, date, text);
      DROP TABLE ledger.period_transitions, ledger.periods;
      UPDATE ledger.facility_books SET closed_through = NULL;
    `);
  }
}
