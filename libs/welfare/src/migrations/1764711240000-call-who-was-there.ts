import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The officer who has it in hands, or is on duty in its town while nobody has. */
const HAS_IT = `(c.holder_id = platform.scope_account() OR c.state = 'open' AND EXISTS (SELECT FROM welfare.on_duty() d
  WHERE d.town_code = c.town_code AND d.officer_id = platform.scope_account()))`;
const SEES = `c.district_code = platform.scope_district() AND CASE platform.scope_role() WHEN 'town_official' THEN c.town_code = platform.scope_town()
  ELSE platform.scope_role() = 'district_official' END`;
/** Of the outcome that opened the case: a change is named by its outcome. */
const WAS_THERE = `LEFT JOIN LATERAL (SELECT x.volunteer_id FROM delivery.outcomes x WHERE x.order_id = c.order_id AND x.volunteer_id IS NOT NULL
    AND (x.id = c.note_id OR c.kind = 'no_answer' AND x.kind = 'nobody_answers') ORDER BY x.seq LIMIT 1) x ON true`;

const TABLE = `
  CREATE TABLE welfare.volunteer_calls (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    case_id uuid NOT NULL REFERENCES welfare.cases (id),
    volunteer_id uuid NOT NULL REFERENCES volunteering.volunteers (id),
    district_code text NOT NULL,
    town_code text NOT NULL,
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX volunteer_calls_volunteer ON welfare.volunteer_calls (volunteer_id);
  COMMENT ON TABLE welfare.volunteer_calls IS 'Which official was shown the number of which volunteer, for which case; never the number.';
  ALTER TABLE welfare.volunteer_calls ENABLE ROW LEVEL SECURITY;
  ALTER TABLE welfare.volunteer_calls FORCE ROW LEVEL SECURITY;
  CREATE POLICY volunteer_calls_read ON welfare.volunteer_calls FOR SELECT TO nuancan_app USING (district_code = platform.scope_district()
    AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
    AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system'));
  CREATE POLICY volunteer_calls_definer ON welfare.volunteer_calls TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT ON welfare.volunteer_calls TO nuancan_app;
  GRANT SELECT, INSERT ON welfare.volunteer_calls TO nuancan_definer;
  CREATE TRIGGER volunteer_calls_no_delete BEFORE UPDATE OR DELETE ON welfare.volunteer_calls FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER volunteer_calls_no_truncate BEFORE TRUNCATE ON welfare.volunteer_calls FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER volunteer_calls_audit AFTER INSERT ON welfare.volunteer_calls FOR EACH ROW EXECUTE FUNCTION platform.audit_row();`;

const FUNCTIONS = `
  CREATE FUNCTION welfare.who_was_there(of_case uuid) RETURNS TABLE (facility_phone text, volunteer_id uuid, volunteer_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT k.phone, w.id, w.name FROM welfare.cases c LEFT JOIN meal_point.kitchen_phones k ON k.facility_id = c.facility_id
    ${WAS_THERE} LEFT JOIN volunteering.persons w ON w.id = x.volunteer_id AND ${HAS_IT}
    WHERE c.id = of_case AND ${SEES};
  $$;
  COMMENT ON FUNCTION welfare.who_was_there(uuid) IS
    'Where the kitchen of a case is reached; and who was at the door, for whoever has the case in hands or is on duty while nobody has.';

  CREATE FUNCTION welfare.call_volunteer(of_case uuid) RETURNS TABLE (name text, phone text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM welfare.cases c WHERE c.id = of_case AND ${SEES}) THEN
      RETURN;
    END IF;
    IF NOT EXISTS (SELECT FROM welfare.cases c WHERE c.id = of_case AND ${HAS_IT}) THEN
      RAISE EXCEPTION 'not the one who sees to it' USING ERRCODE = 'check_violation', CONSTRAINT = 'volunteer_calls_in_hands';
    END IF;
    INSERT INTO welfare.volunteer_calls (case_id, volunteer_id, district_code, town_code, account_id)
      SELECT c.id, w.volunteer_id, c.district_code, c.town_code, platform.scope_account() FROM welfare.cases c, welfare.who_was_there(of_case) w
      WHERE c.id = of_case AND w.volunteer_id IS NOT NULL;
    RETURN QUERY SELECT p.name, p.phone FROM welfare.who_was_there(of_case) w JOIN volunteering.persons p ON p.id = w.volunteer_id;
  END $$;
  COMMENT ON FUNCTION welfare.call_volunteer(uuid) IS 'Shows the number of who was at the door, and keeps that it did. Nothing: no such case, or nobody was.';`;

const MADE = ['who_was_there(uuid)', 'call_volunteer(uuid)'] as const;

/** Who was at the door knows most: whoever sees to a case may call them, and the kitchen. */
export class CallWhoWasThere1764711240000 implements MigrationInterface {
  readonly name = 'CallWhoWasThere1764711240000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLE, FUNCTIONS]) await queryRunner.query(part);
    for (const signature of MADE) {
      await queryRunner.query(`ALTER FUNCTION welfare.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION welfare.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION welfare.${signature} TO nuancan_app`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION ${MADE.map((signature) => `welfare.${signature}`).join(', ')};
      DROP TABLE welfare.volunteer_calls;
    `);
  }
}
