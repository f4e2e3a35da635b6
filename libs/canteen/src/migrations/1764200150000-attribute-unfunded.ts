import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who bears what nobody carried of a facility's month; a later row takes the place of an earlier one. */
export class AttributeUnfunded1764200150000 implements MigrationInterface {
  readonly name = 'AttributeUnfunded1764200150000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE canteen.unfunded_attributions (
        facility_id uuid NOT NULL,
        month date NOT NULL CHECK (month = date_trunc('month', month)::date),
        version int NOT NULL CHECK (version BETWEEN 1 AND 1000),
        district_code text NOT NULL,
        town_code text NOT NULL,
        unfunded_fen bigint NOT NULL CHECK (unfunded_fen >= 0),
        operating_grant_fen bigint NOT NULL CHECK (operating_grant_fen >= 0),
        village_collective_fen bigint NOT NULL CHECK (village_collective_fen >= 0),
        operator_fen bigint NOT NULL CHECK (operator_fen >= 0),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (facility_id, month, version),
        CONSTRAINT unfunded_attributions_whole CHECK (unfunded_fen = operating_grant_fen + village_collective_fen + operator_fen),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      ALTER TABLE canteen.unfunded_attributions ENABLE ROW LEVEL SECURITY;
      ALTER TABLE canteen.unfunded_attributions FORCE ROW LEVEL SECURITY;
      CREATE POLICY unfunded_attributions_read ON canteen.unfunded_attributions FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district() AND platform.scope_role() <> 'volunteer'
        AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
        AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility()));
      CREATE POLICY unfunded_attributions_enter ON canteen.unfunded_attributions FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND account_id = platform.scope_account()
        AND platform.scope_role() IN ('town_official', 'district_official')
        AND (platform.scope_town() IS NULL OR town_code = platform.scope_town()));
      CREATE POLICY unfunded_attributions_definer ON canteen.unfunded_attributions FOR SELECT TO nuancan_definer USING (true);
      GRANT SELECT, INSERT ON canteen.unfunded_attributions TO nuancan_app;
      GRANT SELECT ON canteen.unfunded_attributions TO nuancan_definer;
      CREATE TRIGGER unfunded_attributions_append_only BEFORE UPDATE OR DELETE ON canteen.unfunded_attributions
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER unfunded_attributions_no_truncate BEFORE TRUNCATE ON canteen.unfunded_attributions
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER unfunded_attributions_audit AFTER INSERT ON canteen.unfunded_attributions
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();

      CREATE FUNCTION canteen.unfunded_of(facility uuid, of_month date) RETURNS bigint LANGUAGE sql STABLE
        SET search_path = pg_catalog, pg_temp AS $$
        SELECT (coalesce((SELECT sum(c.unfunded_fen) FROM canteen.day_closes c
            WHERE c.facility_id = facility AND c.booked_month = of_month), 0)
          + coalesce((SELECT sum(k.unfunded_fen) FROM canteen.meal_corrections k
            WHERE k.facility_id = facility AND k.booked_date >= of_month AND k.booked_date < of_month + interval '1 month'), 0))::bigint;
      $$;
      COMMENT ON FUNCTION canteen.unfunded_of(uuid, date) IS
        'What nobody carried of a facility''s month: its rounds, and the corrections booked in it. Below zero when corrections took more back than the month left open.';
      CREATE INDEX day_closes_month ON canteen.day_closes (facility_id, booked_month);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX canteen.day_closes_month;
      DROP FUNCTION canteen.unfunded_of(uuid, date);
      DROP TABLE canteen.unfunded_attributions;
    `);
  }
}
