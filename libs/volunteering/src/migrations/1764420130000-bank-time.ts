import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_TOWN = `district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const OWN_VOLUNTEER = `platform.scope_role() = 'volunteer' AND EXISTS (SELECT FROM volunteering.volunteers v
  WHERE v.id = volunteer_id AND v.account_id = platform.scope_account())`;

const TABLES = `
  CREATE TABLE volunteering.time_accounts (
    volunteer_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    town_code text NOT NULL,
    balance_minutes bigint NOT NULL DEFAULT 0 CONSTRAINT time_accounts_never_below_zero CHECK (balance_minutes >= 0),
    movements int NOT NULL DEFAULT 0 CHECK (movements >= 0),
    FOREIGN KEY (volunteer_id, town_code, district_code) REFERENCES volunteering.volunteers (id, town_code, district_code)
  );
  COMMENT ON COLUMN volunteering.time_accounts.movements IS 'How many there are; the last one says the same balance.';

  CREATE TABLE volunteering.time_movements (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    volunteer_id uuid NOT NULL,
    seq int NOT NULL CHECK (seq >= 1),
    district_code text NOT NULL,
    town_code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('credit', 'correction', 'withdrawal', 'redemption', 'return')),
    minutes bigint NOT NULL CHECK (minutes <> 0 AND abs(minutes) <= 100000),
    balance_after bigint NOT NULL CHECK (balance_after >= 0),
    happened_on date NOT NULL,
    attendance_id uuid REFERENCES volunteering.attendances (id),
    confirmation_no int,
    service text CHECK (service IN ('meal_delivery', 'housework', 'escort', 'company', 'haircut', 'repair', 'other')),
    beneficiary text CHECK (beneficiary IN ('self', 'elder')),
    resident_id uuid,
    returns uuid CONSTRAINT time_movements_returned_once UNIQUE REFERENCES volunteering.time_movements (id),
    reason text CHECK (reason <> ''),
    client_id uuid,
    body_hash bytea CHECK (octet_length(body_hash) = 32),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (volunteer_id, seq),
    CONSTRAINT time_movements_client UNIQUE (district_code, client_id),
    CONSTRAINT time_movements_direction CHECK (CASE kind WHEN 'credit' THEN minutes > 0 WHEN 'return' THEN minutes > 0
      WHEN 'redemption' THEN minutes < 0 WHEN 'withdrawal' THEN minutes < 0 ELSE true END),
    CONSTRAINT time_movements_of_attendance CHECK ((kind IN ('credit', 'correction', 'withdrawal')) = (attendance_id IS NOT NULL)
      AND (kind IN ('credit', 'correction')) = (confirmation_no IS NOT NULL)),
    CONSTRAINT time_movements_redeemed CHECK ((kind = 'redemption') = ALL (ARRAY[service IS NOT NULL, beneficiary IS NOT NULL,
      client_id IS NOT NULL, body_hash IS NOT NULL]) AND (beneficiary IS NOT DISTINCT FROM 'elder') = (resident_id IS NOT NULL)),
    CONSTRAINT time_movements_returned CHECK ((kind = 'return') = (returns IS NOT NULL)
      AND (reason IS NULL OR kind IN ('return', 'redemption'))),
    FOREIGN KEY (attendance_id, confirmation_no) REFERENCES volunteering.hour_confirmations (attendance_id, seq),
    FOREIGN KEY (volunteer_id) REFERENCES volunteering.time_accounts (volunteer_id),
    FOREIGN KEY (volunteer_id, town_code, district_code) REFERENCES volunteering.volunteers (id, town_code, district_code),
    CONSTRAINT time_movements_resident_fkey FOREIGN KEY (resident_id, district_code) REFERENCES registry.residents (id, district_code)
  );
  CREATE UNIQUE INDEX time_movements_credited_once ON volunteering.time_movements (attendance_id, confirmation_no)
    WHERE confirmation_no IS NOT NULL;
  CREATE UNIQUE INDEX time_movements_withdrawn_once ON volunteering.time_movements (attendance_id) WHERE kind = 'withdrawal';
  COMMENT ON TABLE volunteering.time_movements IS
    '时间银行: minutes earned by confirmed hours and spent on a service, for oneself or a named elder. Append only.';`;

const FUNCTIONS = `
  CREATE FUNCTION volunteering.move_time() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NEW.kind = 'return' THEN
      SELECT -m.minutes INTO NEW.minutes FROM volunteering.time_movements m
      WHERE m.id = NEW.returns AND m.volunteer_id = NEW.volunteer_id AND m.kind = 'redemption';
    END IF;
    INSERT INTO volunteering.time_accounts (volunteer_id, district_code, town_code)
    VALUES (NEW.volunteer_id, NEW.district_code, NEW.town_code) ON CONFLICT DO NOTHING;
    UPDATE volunteering.time_accounts t SET balance_minutes = t.balance_minutes + NEW.minutes, movements = t.movements + 1
    WHERE t.volunteer_id = NEW.volunteer_id RETURNING t.balance_minutes, t.movements INTO NEW.balance_after, NEW.seq;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION volunteering.move_time() IS
    'The account first, under its lock: of two redemptions at once the second sees what the first left.';
  CREATE TRIGGER time_movements_move BEFORE INSERT ON volunteering.time_movements
    FOR EACH ROW EXECUTE FUNCTION volunteering.move_time();

  CREATE FUNCTION volunteering.credit_time() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    before bigint := (SELECT c.minutes FROM volunteering.hour_confirmations c
      WHERE c.attendance_id = NEW.attendance_id AND c.seq = NEW.seq - 1);
  BEGIN
    INSERT INTO volunteering.time_movements (volunteer_id, district_code, town_code, kind, minutes, happened_on, attendance_id,
      confirmation_no, account_id)
    VALUES (NEW.volunteer_id, NEW.district_code, NEW.town_code, CASE NEW.seq WHEN 1 THEN 'credit' ELSE 'correction' END,
      NEW.minutes - coalesce(before, 0), NEW.business_date, NEW.attendance_id, NEW.seq, NEW.account_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER hour_confirmations_credit AFTER INSERT ON volunteering.hour_confirmations
    FOR EACH ROW EXECUTE FUNCTION volunteering.credit_time();

  CREATE FUNCTION volunteering.withdraw_time() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO volunteering.time_movements (volunteer_id, district_code, town_code, kind, minutes, happened_on, attendance_id, account_id)
    SELECT c.volunteer_id, c.district_code, c.town_code, 'withdrawal', -c.minutes, c.business_date, c.attendance_id, NEW.withdrawn_by
    FROM volunteering.hour_confirmations c WHERE c.attendance_id = NEW.id ORDER BY c.seq DESC LIMIT 1;
    RETURN NULL;
  END $$;
  CREATE TRIGGER attendances_withdraw_time AFTER UPDATE OF withdrawn_at ON volunteering.attendances
    FOR EACH ROW WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION volunteering.withdraw_time();`;

const ERASURE = `
  CREATE FUNCTION volunteering.erase_volunteer(of_volunteer uuid, unused_minutes bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF coalesce(platform.scope_role(), '') NOT IN ('town_official', 'district_official') THEN
      RAISE EXCEPTION 'an official erases' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM FROM volunteering.volunteers v WHERE v.id = of_volunteer AND v.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR v.town_code = platform.scope_town()) AND v.erased_at IS NULL FOR UPDATE;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    IF NOT EXISTS (SELECT FROM volunteering.volunteers v WHERE v.id = of_volunteer AND v.state = 'left')
      OR EXISTS (SELECT FROM volunteering.sign_ups s WHERE s.volunteer_id = of_volunteer AND s.cancelled_at IS NULL
        AND s.business_date >= platform.business_date(now())) THEN
      RAISE EXCEPTION 'somebody who still helps' USING ERRCODE = 'check_violation', CONSTRAINT = 'volunteers_erased_left';
    END IF;
    IF unused_minutes IS DISTINCT FROM coalesce((SELECT t.balance_minutes FROM volunteering.time_accounts t
        WHERE t.volunteer_id = of_volunteer), 0) THEN
      RAISE EXCEPTION 'another balance' USING ERRCODE = 'check_violation', CONSTRAINT = 'volunteers_erased_knowing';
    END IF;
    DELETE FROM volunteering.persons p WHERE p.id = of_volunteer;
    DELETE FROM volunteering.volunteer_skills k WHERE k.volunteer_id = of_volunteer;
    UPDATE volunteering.volunteers SET erased_at = now(), account_id = NULL, version = version + 1 WHERE id = of_volunteer;
    RETURN true;
  END $$;
  COMMENT ON FUNCTION volunteering.erase_volunteer(uuid, bigint) IS
    'Erases who a volunteer was, with the minutes that stay unused; shifts, hours and the time bank stay, of a number. False: nobody of that id.';
  ALTER FUNCTION volunteering.erase_volunteer(uuid, bigint) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION volunteering.erase_volunteer(uuid, bigint) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION volunteering.erase_volunteer(uuid, bigint) TO nuancan_app;`;

const ACCESS = `
  CREATE POLICY time_accounts_read ON volunteering.time_accounts FOR SELECT TO nuancan_app
    USING (${OF_TOWN} AND (${READERS} OR (${OWN_VOLUNTEER})));
  GRANT SELECT ON volunteering.time_accounts TO nuancan_app;
  GRANT SELECT, INSERT, UPDATE (balance_minutes, movements) ON volunteering.time_accounts TO nuancan_definer;
  CREATE POLICY time_movements_read ON volunteering.time_movements FOR SELECT TO nuancan_app
    USING (${OF_TOWN} AND (${READERS} OR (${OWN_VOLUNTEER})));
  CREATE POLICY time_movements_redeem ON volunteering.time_movements FOR INSERT TO nuancan_app
    WITH CHECK (${OF_TOWN} AND ${WRITERS} AND kind IN ('redemption', 'return') AND account_id = platform.scope_account());
  GRANT SELECT, INSERT ON volunteering.time_movements TO nuancan_app, nuancan_definer;
  CREATE TRIGGER time_movements_append_only BEFORE UPDATE OR DELETE ON volunteering.time_movements
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER time_movements_no_truncate BEFORE TRUNCATE ON volunteering.time_movements
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER time_movements_audit AFTER INSERT ON volunteering.time_movements
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row('body_hash');`;

/** The time bank: confirmed minutes are credited by the row that confirms them, and spent down to zero and no further. */
export class BankTime1764420130000 implements MigrationInterface {
  readonly name = 'BankTime1764420130000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(FUNCTIONS);
    for (const table of ['time_accounts', 'time_movements']) {
      await queryRunner.query(`
        ALTER TABLE volunteering.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE volunteering.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_definer ON volunteering.${table} TO nuancan_definer USING (true) WITH CHECK (true);
      `);
    }
    await queryRunner.query(ACCESS);
    await queryRunner.query(ERASURE);
    for (const signature of ['move_time()', 'credit_time()', 'withdraw_time()']) {
      await queryRunner.query(`
        ALTER FUNCTION volunteering.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION volunteering.${signature} FROM PUBLIC;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER hour_confirmations_credit ON volunteering.hour_confirmations;
      DROP TRIGGER attendances_withdraw_time ON volunteering.attendances;
      DROP FUNCTION volunteering.erase_volunteer(uuid, bigint), volunteering.credit_time(), volunteering.withdraw_time();
      DROP TABLE volunteering.time_movements, volunteering.time_accounts;
      DROP FUNCTION volunteering.move_time();
    `);
  }
}
