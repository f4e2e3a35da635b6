import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROSTER = `
  ALTER TABLE welfare.duties ADD COLUMN phone text CHECK (phone ~ '^[0-9+ -]{5,20}$'),
    ADD COLUMN substitutes uuid REFERENCES welfare.duties (id);
  COMMENT ON COLUMN welfare.duties.phone IS 'Where the officer is reached on duty.';
  COMMENT ON COLUMN welfare.duties.substitutes IS 'The duty that was withdrawn for this one, because somebody else takes it.';

  CREATE FUNCTION welfare.check_duty() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    -- What is over of a duty is kept for whom it was, whatever became of them.
    IF NEW.ends_at > now() AND NOT EXISTS (SELECT FROM identity.accounts a WHERE a.id = NEW.officer_id AND a.district_code = NEW.district_code AND a.disabled_at IS NULL
      AND (a.role = 'district_official' OR a.role = 'town_official' AND a.town_code = NEW.town_code)) THEN
      RAISE EXCEPTION 'nobody who could be on duty there' USING ERRCODE = 'check_violation', CONSTRAINT = 'duties_officer';
    END IF;
    IF platform.scope_role() IN ('town_official', 'district_official') AND NEW.ends_at < date_trunc('milliseconds', now()) THEN
      RAISE EXCEPTION 'nobody is on duty in the past' USING ERRCODE = 'check_violation', CONSTRAINT = 'duties_not_over';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION welfare.keep_duty() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.ends_at <= now() THEN
      RAISE EXCEPTION 'a duty that is over stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'duties_not_over';
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION welfare.keep_duty() IS 'Who was on duty when somebody had to be called is not rewritten.';

  CREATE FUNCTION welfare.on_duty() RETURNS TABLE (town_code text, officer_id uuid, name text, phone text, ends_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.town_code, d.officer_id, a.display_name, CASE WHEN platform.scope_role() <> 'auditor' THEN d.phone END, d.ends_at
    FROM welfare.duties d JOIN identity.accounts a ON a.id = d.officer_id AND a.disabled_at IS NULL
      AND (a.role = 'district_official' OR a.role = 'town_official' AND a.town_code = d.town_code)
    WHERE d.district_code = platform.scope_district() AND d.withdrawn_at IS NULL AND tstzrange(d.starts_at, d.ends_at) @> clock_timestamp()
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor');
  $$;
  COMMENT ON FUNCTION welfare.on_duty() IS 'Who is called now, by town: a kitchen calls the officer of the elder''s town, which need not be its own.';

  CREATE FUNCTION welfare.officers() RETURNS TABLE (id uuid, name text, town_code text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.id, a.display_name, a.town_code FROM identity.accounts a
    WHERE a.district_code = platform.scope_district() AND a.disabled_at IS NULL AND a.role IN ('town_official', 'district_official')
      AND (platform.scope_town() IS NULL OR a.town_code IS NULL OR a.town_code = platform.scope_town())
      AND platform.scope_role() IN ('town_official', 'district_official', 'auditor')
    ORDER BY a.town_code NULLS LAST, a.display_name, a.id LIMIT 500;
  $$;
  COMMENT ON FUNCTION welfare.officers() IS 'Who may be put on duty: officials of the town, and of the district.';`;

const MADE = ['check_duty()', 'keep_duty()', 'on_duty()', 'officers()'] as const;
const audit = (hidden: string): string => `
  DROP TRIGGER duties_audit ON welfare.duties;
  CREATE TRIGGER duties_audit AFTER INSERT OR UPDATE ON welfare.duties FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${hidden});`;

/** Duty telephones, substitutes, and a roster of people who are there. */
export class KeepRosters1764710510000 implements MigrationInterface {
  readonly name = 'KeepRosters1764710510000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ROSTER);
    for (const signature of MADE) {
      await queryRunner.query(`ALTER FUNCTION welfare.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION welfare.${signature} FROM PUBLIC`);
    }
    await queryRunner.query(`
      GRANT EXECUTE ON FUNCTION welfare.on_duty(), welfare.officers() TO nuancan_app;
      CREATE TRIGGER duties_check BEFORE INSERT ON welfare.duties FOR EACH ROW EXECUTE FUNCTION welfare.check_duty();
      CREATE TRIGGER duties_keep BEFORE UPDATE ON welfare.duties FOR EACH ROW EXECUTE FUNCTION welfare.keep_duty();
      ${audit(`'phone'`)}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER duties_check ON welfare.duties;
      DROP TRIGGER duties_keep ON welfare.duties;
      ${audit('')}
      DROP FUNCTION ${MADE.map((signature) => `welfare.${signature}`).join(', ')};
      ALTER TABLE welfare.duties DROP COLUMN phone, DROP COLUMN substitutes;
    `);
  }
}
