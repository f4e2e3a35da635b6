import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money that elders leave with an organisation: what it owes each of them, and every movement of it. */
export class CreateWallets1764200200000 implements MigrationInterface {
  readonly name = 'CreateWallets1764200200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE canteen.wallet_settings (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL REFERENCES registry.districts (code),
        valid_from date NOT NULL,
        most_fen bigint NOT NULL CHECK (most_fen BETWEEN 0 AND 10000000),
        custodian_id uuid,
        recorded_by uuid NOT NULL REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT wallet_settings_custodian_fkey FOREIGN KEY (custodian_id, district_code)
          REFERENCES registry.organisations (id, district_code)
      );
      CREATE INDEX wallet_settings_in_force ON canteen.wallet_settings (district_code, valid_from, id);
      COMMENT ON TABLE canteen.wallet_settings IS
        'What a district allows of wallets. On a day the row with the latest first day holds, of two the one recorded last.';
      COMMENT ON COLUMN canteen.wallet_settings.most_fen IS 'What a wallet may hold after a top-up.';
      COMMENT ON COLUMN canteen.wallet_settings.custodian_id IS
        'The organisation that clears what is spent at another organisation than the wallet''s. Null: nothing is.';

      CREATE TABLE canteen.wallets (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        organisation_id uuid NOT NULL,
        resident_id uuid NOT NULL,
        balance_fen bigint NOT NULL DEFAULT 0 CONSTRAINT wallets_never_below_zero CHECK (balance_fen >= 0),
        arrears_fen bigint NOT NULL DEFAULT 0 CHECK (arrears_fen >= 0),
        movements int NOT NULL DEFAULT 0 CHECK (movements >= 0),
        opened_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT wallets_one_each UNIQUE (organisation_id, resident_id),
        UNIQUE (id, organisation_id, resident_id, district_code),
        CONSTRAINT wallets_balance_or_arrears CHECK (balance_fen = 0 OR arrears_fen = 0),
        FOREIGN KEY (organisation_id, district_code) REFERENCES registry.organisations (id, district_code),
        FOREIGN KEY (resident_id, district_code) REFERENCES registry.residents (id, district_code)
      );
      CREATE INDEX wallets_resident ON canteen.wallets (resident_id);
      COMMENT ON COLUMN canteen.wallets.arrears_fen IS
        'Paid at a counter beyond what the wallet held: the elder ate, so the payment stands. The next top-up pays it first.';
      COMMENT ON COLUMN canteen.wallets.movements IS 'How many there are; the last one says the same balance and arrears.';

      CREATE TABLE canteen.wallet_movements (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        wallet_id uuid NOT NULL,
        seq int NOT NULL CHECK (seq >= 1),
        district_code text NOT NULL,
        organisation_id uuid NOT NULL,
        resident_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN
          ('top_up_cash', 'top_up_transfer', 'spend', 'void_return', 'refund_cash', 'refund_transfer', 'correction')),
        amount_fen bigint NOT NULL CHECK (amount_fen <> 0 AND abs(amount_fen) <= 1000000000),
        balance_after_fen bigint NOT NULL CHECK (balance_after_fen >= 0),
        arrears_after_fen bigint NOT NULL CHECK (arrears_after_fen >= 0),
        business_date date NOT NULL,
        facility_town text NOT NULL,
        facility_id uuid NOT NULL,
        at_organisation_id uuid NOT NULL,
        custodian_id uuid,
        meal_id uuid,
        receipt_no int CHECK (receipt_no >= 1),
        reference text CHECK (reference ~ '^[0-9A-Za-z-]{1,64}$'),
        client_id uuid CONSTRAINT wallet_movements_client UNIQUE,
        body_hash bytea CHECK (octet_length(body_hash) = 32),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        UNIQUE (wallet_id, seq),
        CONSTRAINT wallet_movements_receipt UNIQUE (organisation_id, receipt_no),
        CONSTRAINT wallet_movements_direction CHECK (CASE
          WHEN kind IN ('top_up_cash', 'top_up_transfer', 'void_return') THEN amount_fen > 0
          WHEN kind IN ('spend', 'refund_cash', 'refund_transfer') THEN amount_fen < 0 ELSE true END),
        CONSTRAINT wallet_movements_refund_covered CHECK (kind NOT IN ('refund_cash', 'refund_transfer') OR arrears_after_fen = 0),
        CONSTRAINT wallet_movements_of_meal CHECK ((meal_id IS NOT NULL) = (kind IN ('spend', 'void_return'))),
        CONSTRAINT wallet_movements_booked CHECK ((kind IN ('top_up_cash', 'top_up_transfer', 'refund_cash', 'refund_transfer'))
          = ALL (ARRAY[receipt_no IS NOT NULL, client_id IS NOT NULL, body_hash IS NOT NULL])),
        CONSTRAINT wallet_movements_reference CHECK ((reference IS NOT NULL) =
          (kind IN ('top_up_transfer', 'refund_transfer', 'correction'))),
        CONSTRAINT wallet_movements_cleared CHECK ((custodian_id IS NULL) = (organisation_id = at_organisation_id)),
        FOREIGN KEY (wallet_id, organisation_id, resident_id, district_code)
          REFERENCES canteen.wallets (id, organisation_id, resident_id, district_code),
        FOREIGN KEY (facility_id, facility_town, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        FOREIGN KEY (at_organisation_id, district_code) REFERENCES registry.organisations (id, district_code),
        FOREIGN KEY (custodian_id, district_code) REFERENCES registry.organisations (id, district_code)
      );
      CREATE UNIQUE INDEX wallet_movements_meal ON canteen.wallet_movements (meal_id, wallet_id, kind) WHERE meal_id IS NOT NULL;
      CREATE INDEX wallet_movements_facility_day ON canteen.wallet_movements (facility_id, business_date);
      COMMENT ON COLUMN canteen.wallet_movements.amount_fen IS
        'Signed: what the elder is owed more (or owes less) by it. Balance less arrears of a wallet is the sum of these.';
      COMMENT ON COLUMN canteen.wallet_movements.organisation_id IS 'The wallet''s: who owes the elder.';
      COMMENT ON COLUMN canteen.wallet_movements.at_organisation_id IS
        'The facility''s. Where it is another than the wallet''s, the custodian clears the amount between both.';
      COMMENT ON COLUMN canteen.wallet_movements.reference IS
        'Of the bank''s transfer, or of the other wallet of a correction. Letters and digits: no name.';

      CREATE TABLE canteen.wallet_receipts (
        organisation_id uuid PRIMARY KEY,
        district_code text NOT NULL,
        last_no int NOT NULL CHECK (last_no >= 1),
        FOREIGN KEY (organisation_id, district_code) REFERENCES registry.organisations (id, district_code)
      );
      COMMENT ON TABLE canteen.wallet_receipts IS
        'The last receipt number of each organisation; taken in the transaction of the movement, so that none is missing.';

      CREATE FUNCTION canteen.scope_organisation() RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
        SELECT f.organisation_id FROM meal_point.facilities f
        WHERE f.id = platform.scope_facility() AND f.district_code = platform.scope_district();
      $$;
      REVOKE EXECUTE ON FUNCTION canteen.scope_organisation() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.scope_organisation() TO nuancan_app, nuancan_definer;
    `);
    await this.secure(queryRunner);
  }

  /** Operators read the wallets of their organisation, a town what happened in it; only the functions write. */
  private async secure(queryRunner: QueryRunner): Promise<void> {
    const ofDistrict = `district_code = platform.scope_district()`;
    const organisation = `platform.scope_role() = 'operator' AND organisation_id = (SELECT canteen.scope_organisation())`;
    const wholeDistrict = `platform.scope_town() IS NULL AND platform.scope_role() IN ('district_official', 'auditor', 'system')`;
    await queryRunner.query(`
      CREATE POLICY wallet_movements_read ON canteen.wallet_movements FOR SELECT TO nuancan_app USING (${ofDistrict}
        AND (${wholeDistrict} OR ${organisation} OR (platform.scope_role() = 'operator' AND facility_id = platform.scope_facility())
          OR (platform.scope_role() IN ('town_official', 'auditor') AND facility_town = platform.scope_town())));
      CREATE POLICY wallets_read ON canteen.wallets FOR SELECT TO nuancan_app USING (${ofDistrict}
        AND (${wholeDistrict} OR ${organisation} OR (platform.scope_role() IN ('town_official', 'auditor')
          AND EXISTS (SELECT FROM canteen.wallet_movements m WHERE m.wallet_id = wallets.id AND m.facility_town = platform.scope_town()))));
      CREATE POLICY wallet_settings_read ON canteen.wallet_settings FOR SELECT TO nuancan_app USING (${ofDistrict});
      CREATE POLICY wallet_settings_add ON canteen.wallet_settings FOR INSERT TO nuancan_app WITH CHECK (${ofDistrict}
        AND platform.scope_role() = 'district_official' AND recorded_by = platform.scope_account()
        AND valid_from >= platform.business_date(now()));
      GRANT SELECT ON canteen.wallets, canteen.wallet_movements TO nuancan_app;
      GRANT SELECT, INSERT ON canteen.wallet_settings TO nuancan_app;
      GRANT SELECT, INSERT, UPDATE ON canteen.wallets, canteen.wallet_receipts TO nuancan_definer;
      GRANT SELECT, INSERT ON canteen.wallet_movements TO nuancan_definer;
      GRANT SELECT ON canteen.wallet_settings TO nuancan_definer;
      CREATE TRIGGER wallet_settings_audit AFTER INSERT OR UPDATE OR DELETE ON canteen.wallet_settings
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
    `);
    for (const table of ['wallet_settings', 'wallets', 'wallet_movements', 'wallet_receipts']) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_definer ON canteen.${table} TO nuancan_definer USING (true) WITH CHECK (true);
      `);
    }
    for (const table of ['wallet_settings', 'wallet_movements']) {
      await queryRunner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON canteen.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE canteen.wallet_receipts, canteen.wallet_movements, canteen.wallets, canteen.wallet_settings;
      DROP FUNCTION canteen.scope_organisation();
    `);
  }
}
