import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;

/** A dish was cooked and no sample kept of it; the time of a sample is over. */
export class RemindOfSamples1764420430000 implements MigrationInterface {
  readonly name = 'RemindOfSamples1764420430000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE canteen.food_sample_reminders (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('missing', 'disposable')),
        business_date date NOT NULL,
        slot text NOT NULL,
        dish_id uuid NOT NULL,
        sample_id uuid REFERENCES canteen.food_samples (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        acknowledged_at timestamptz,
        acknowledged_by uuid REFERENCES identity.accounts (id),
        CONSTRAINT food_sample_reminders_sample CHECK ((kind = 'disposable') = (sample_id IS NOT NULL)),
        CONSTRAINT food_sample_reminders_once UNIQUE NULLS NOT DISTINCT (facility_id, kind, business_date, slot, dish_id, sample_id),
        CONSTRAINT food_sample_reminders_acknowledged CHECK (num_nonnulls(acknowledged_at, acknowledged_by) IN (0, 2)),
        FOREIGN KEY (dish_id, district_code) REFERENCES canteen.dishes (id, district_code),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      CREATE INDEX food_sample_reminders_open ON canteen.food_sample_reminders (facility_id, created_at) WHERE acknowledged_at IS NULL;
      ALTER TABLE canteen.food_sample_reminders ENABLE ROW LEVEL SECURITY;
      ALTER TABLE canteen.food_sample_reminders FORCE ROW LEVEL SECURITY;
      CREATE POLICY food_sample_reminders_read ON canteen.food_sample_reminders FOR SELECT TO nuancan_app USING (${OWN} AND ${READERS});
      CREATE POLICY food_sample_reminders_make ON canteen.food_sample_reminders FOR INSERT TO nuancan_app
        WITH CHECK (district_code = platform.scope_district() AND platform.scope_role() = 'system');
      CREATE POLICY food_sample_reminders_acknowledge ON canteen.food_sample_reminders FOR UPDATE TO nuancan_app
        USING (${OWN} AND platform.scope_role() IN ('operator', 'town_official', 'district_official') AND acknowledged_at IS NULL)
        WITH CHECK (${OWN} AND acknowledged_by = platform.scope_account());
      GRANT SELECT, INSERT, UPDATE (acknowledged_at, acknowledged_by) ON canteen.food_sample_reminders TO nuancan_app;
      CREATE TRIGGER food_sample_reminders_audit AFTER INSERT OR UPDATE OR DELETE ON canteen.food_sample_reminders
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();

      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      INSERT INTO platform.schedules (name, job, cron) VALUES ('food-samples-after-slots', 'food-samples', '15 9,13,19 * * *');
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      DELETE FROM platform.schedules WHERE name = 'food-samples-after-slots';
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
      DROP TABLE canteen.food_sample_reminders;
    `);
  }
}
