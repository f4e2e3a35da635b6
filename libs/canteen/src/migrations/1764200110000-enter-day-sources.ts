import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;

/** What a day took beside the elders' money: garden, goods and hours in kind, and what was paid for in money. */
export class EnterDaySources1764200110000 implements MigrationInterface {
  readonly name = 'EnterDaySources1764200110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE canteen.day_sources (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        business_date date NOT NULL,
        kind text NOT NULL CHECK (kind IN ('garden', 'goods', 'kitchen_hours', 'delivery_hours',
          'ingredients', 'wages', 'utilities', 'other_expense', 'bank_deposit', 'wastage')),
        description text NOT NULL CHECK (description <> '' AND length(description) <= 200),
        quantity bigint CHECK (quantity BETWEEN 1 AND 1000000000),
        unit_fen bigint CHECK (unit_fen BETWEEN 0 AND 10000000),
        amount_fen bigint CHECK (amount_fen BETWEEN 1 AND 10000000000),
        value_fen bigint GENERATED ALWAYS AS (CASE
          WHEN kind IN ('garden', 'goods') THEN round(quantity::numeric * unit_fen / 1000)
          WHEN kind IN ('kitchen_hours', 'delivery_hours') THEN round(quantity::numeric * unit_fen / 60)
          WHEN kind = 'wastage' THEN quantity * unit_fen
          ELSE amount_fen END) STORED,
        paid_from text CHECK (paid_from IN ('drawer', 'bank', 'credit')),
        supplier text CHECK (supplier <> ''),
        invoice_no text CHECK (invoice_no <> ''),
        client_id uuid NOT NULL,
        body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (facility_id, client_id),
        CONSTRAINT day_sources_measured CHECK ((kind IN ('garden', 'goods', 'kitchen_hours', 'delivery_hours', 'wastage'))
          = (quantity IS NOT NULL AND unit_fen IS NOT NULL)),
        CONSTRAINT day_sources_priced CHECK ((kind IN ('ingredients', 'wages', 'utilities', 'other_expense', 'bank_deposit'))
          = (amount_fen IS NOT NULL)),
        CONSTRAINT day_sources_paid CHECK ((kind IN ('ingredients', 'wages', 'utilities', 'other_expense'))
          = (paid_from IS NOT NULL)),
        CONSTRAINT day_sources_invoiced CHECK (kind NOT IN ('ingredients', 'utilities', 'other_expense')
          OR (supplier IS NOT NULL AND invoice_no IS NOT NULL)),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      CREATE INDEX day_sources_day ON canteen.day_sources (facility_id, business_date);
      COMMENT ON COLUMN canteen.day_sources.quantity IS 'garden and goods: grams; hours: minutes; wastage: portions.';
      COMMENT ON COLUMN canteen.day_sources.unit_fen IS
        'garden and goods: reference price of a kilogram; hours: reference rate of an hour; wastage: cost of a portion.';

      CREATE TABLE canteen.day_source_withdrawals (
        source_id uuid PRIMARY KEY REFERENCES canteen.day_sources (id),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        business_date date NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      COMMENT ON TABLE canteen.day_source_withdrawals IS 'An entry made in error is withdrawn before its day closes; both rows stay.';

      CREATE TABLE canteen.hours_confirmations (
        source_id uuid PRIMARY KEY REFERENCES canteen.day_sources (id),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        confirmed_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE canteen.tills (
        device_id uuid NOT NULL,
        facility_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        unsent int NOT NULL CHECK (unsent BETWEEN 0 AND 100000),
        oldest_date date CHECK ((oldest_date IS NULL) = (unsent = 0)),
        reported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (facility_id, device_id),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      COMMENT ON TABLE canteen.tills IS 'What each till last said of its own queue; a day is not closed over records that wait on one.';
    `);
    for (const table of ['day_sources', 'day_source_withdrawals', 'hours_confirmations', 'tills']) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON canteen.${table} FOR SELECT TO nuancan_app
          USING (${OWN} AND platform.scope_role() <> 'volunteer');
        CREATE POLICY ${table}_enter ON canteen.${table} FOR INSERT TO nuancan_app
          WITH CHECK (${OWN} AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system'));
        CREATE POLICY ${table}_definer ON canteen.${table} FOR SELECT TO nuancan_definer USING (true);
        GRANT SELECT, INSERT ON canteen.${table} TO nuancan_app;
        GRANT SELECT ON canteen.${table} TO nuancan_definer;
      `);
      if (table === 'tills') continue;
      await queryRunner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON canteen.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_audit AFTER INSERT ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      `);
    }
    await queryRunner.query(`
      CREATE POLICY tills_report ON canteen.tills FOR UPDATE TO nuancan_app
        USING (${OWN} AND platform.scope_role() = 'operator') WITH CHECK (${OWN} AND platform.scope_role() = 'operator');
      GRANT UPDATE (unsent, oldest_date, reported_at) ON canteen.tills TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP TABLE canteen.tills, canteen.hours_confirmations, canteen.day_source_withdrawals, canteen.day_sources',
    );
  }
}
