import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Append only, also for the role that posts. */
const APPEND_ONLY = ['accounts', 'entries', 'lines'];
/** Changed by the posting function only. */
const CHANGED = ['facility_books', 'account_days', 'account_months'];

/** The double-entry ledger: chart, accounts, entries with their lines, totals by day and month, and the facilities' books. */
export class CreateLedger1764200000000 implements MigrationInterface {
  readonly name = 'CreateLedger1764200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA ledger;
      GRANT USAGE ON SCHEMA ledger TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA ledger TO nuancan_definer;
    `);
    await this.createChart(queryRunner);
    await this.createAccounts(queryRunner);
    await this.createJournal(queryRunner);
    await this.createTotals(queryRunner);
    await this.secure(queryRunner);
  }

  private async createChart(queryRunner: QueryRunner): Promise<void> {
    const government = `'{province,city,district,town}'`;
    const bearers = `'{operating_grant,village_collective,operator}'`;
    const supplied = `'{garden,goods,volunteer}'`;
    await queryRunner.query(`
      CREATE TABLE ledger.account_kinds (
        kind text PRIMARY KEY,
        book text NOT NULL CHECK (book IN ('cash', 'in_kind')),
        type text NOT NULL CHECK (type IN ('asset', 'liability', 'equity', 'income', 'expense')),
        required text[] NOT NULL DEFAULT '{}',
        optional text[] NOT NULL DEFAULT '{}',
        funders text[] NOT NULL DEFAULT '{}',
        methods text[] NOT NULL DEFAULT '{}',
        UNIQUE (kind, book)
      );
      COMMENT ON TABLE ledger.account_kinds IS 'The chart: what accounts there may be, and by what two of a kind differ.';
      INSERT INTO ledger.account_kinds (kind, book, type, required) VALUES
        ('bank', 'cash', 'asset', '{organisation}'),
        ('elder_receivable', 'cash', 'asset', '{facility}'),
        ('clearing', 'cash', 'asset', '{organisation}'),
        ('wallet', 'cash', 'liability', '{organisation}'),
        ('payable', 'cash', 'liability', '{organisation}'),
        ('income_elder', 'cash', 'income', '{facility}'),
        ('income_public', 'cash', 'income', '{facility}'),
        ('income_donation', 'cash', 'income', '{facility}'),
        ('expense_ingredients', 'cash', 'expense', '{facility}'),
        ('expense_wages', 'cash', 'expense', '{facility}'),
        ('expense_energy', 'cash', 'expense', '{facility}'),
        ('expense_other', 'cash', 'expense', '{facility}'),
        ('cash_over_short', 'cash', 'expense', '{facility}'),
        ('garden_on_hand', 'in_kind', 'asset', '{facility}'),
        ('goods_on_hand', 'in_kind', 'asset', '{facility}'),
        ('garden_supplied', 'in_kind', 'income', '{facility}'),
        ('goods_supplied', 'in_kind', 'income', '{facility}'),
        ('volunteer_supplied', 'in_kind', 'income', '{facility}');
      INSERT INTO ledger.account_kinds (kind, book, type, required, optional) VALUES
        ('donation_bank', 'cash', 'asset', '{}', '{organisation}'),
        ('donation_fund', 'cash', 'liability', '{fund}', '{organisation}'),
        ('opening_equity', 'cash', 'equity', '{}', '{facility,organisation}');
      INSERT INTO ledger.account_kinds (kind, book, type, required, methods) VALUES
        ('cash_drawer', 'cash', 'asset', '{facility,method}', '{cash}'),
        ('payment_channel', 'cash', 'asset', '{facility,method}', '{wechat,alipay,ecny}');
      INSERT INTO ledger.account_kinds (kind, book, type, required, funders) VALUES
        ('subsidy_receivable', 'cash', 'asset', '{facility,funder}', ${government}),
        ('receivable_attributed', 'cash', 'asset', '{facility,funder}', ${bearers}),
        ('income_government', 'cash', 'income', '{facility,funder}', ${government}),
        ('income_attributed', 'cash', 'income', '{facility,funder}', ${bearers});
      INSERT INTO ledger.account_kinds (kind, book, type, required, optional, funders) VALUES
        ('in_kind_unallocated', 'in_kind', 'asset', '{facility}', '{funder}', ${supplied}),
        ('in_kind_used', 'in_kind', 'expense', '{facility}', '{funder}', ${supplied}),
        ('in_kind_wastage', 'in_kind', 'expense', '{facility}', '{funder}', ${supplied});
    `);
  }

  private async createAccounts(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE ledger.facility_books (
        facility_id uuid PRIMARY KEY,
        town_code text NOT NULL,
        district_code text NOT NULL,
        closed_through date CHECK (closed_through = date_trunc('month', closed_through)::date),
        UNIQUE (facility_id, town_code, district_code),
        FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code)
      );
      COMMENT ON TABLE ledger.facility_books IS
        'One row per facility. Whoever posts shares it (FOR SHARE); whoever closes or opens a month changes it, and so waits
        for every posting under way, and they for him.';
      COMMENT ON COLUMN ledger.facility_books.closed_through IS
        'First day of the last month that takes no more entries; so does none before it. NULL: every month is open.';

      CREATE FUNCTION ledger.account_reference(kind text, facility uuid, organisation uuid, funder text, funding_town text,
          fund uuid, method text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN kind || '/' || coalesce(facility::text, '') || '/' || coalesce(organisation::text, '') || '/'
          || coalesce(funder, '') || '/' || coalesce(funding_town, '') || '/' || coalesce(fund::text, '') || '/'
          || coalesce(method, '');
      COMMENT ON FUNCTION ledger.account_reference(text, uuid, uuid, text, text, uuid, text) IS
        'All that tells an account from others in one text: an index finds it also where a dimension is NULL.';

      CREATE TABLE ledger.accounts (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL REFERENCES registry.districts (code),
        kind text NOT NULL,
        book text NOT NULL,
        facility_id uuid,
        facility_town text,
        organisation_id uuid,
        funder text,
        funding_town text,
        fund_id uuid,
        method text,
        reference text NOT NULL GENERATED ALWAYS AS
          (ledger.account_reference(kind, facility_id, organisation_id, funder, funding_town, fund_id, method)) STORED,
        CONSTRAINT accounts_reference_key UNIQUE (district_code, reference),
        UNIQUE (id, book, district_code),
        CHECK ((facility_id IS NULL) = (facility_town IS NULL)),
        CHECK ((funding_town IS NOT NULL) = (funder IS NOT DISTINCT FROM 'town')),
        CONSTRAINT accounts_kind_fkey FOREIGN KEY (kind, book) REFERENCES ledger.account_kinds (kind, book),
        CONSTRAINT accounts_facility_fkey FOREIGN KEY (facility_id, facility_town, district_code)
          REFERENCES ledger.facility_books (facility_id, town_code, district_code),
        CONSTRAINT accounts_organisation_fkey FOREIGN KEY (organisation_id, district_code)
          REFERENCES registry.organisations (id, district_code),
        CONSTRAINT accounts_funding_town_fkey FOREIGN KEY (funding_town, district_code)
          REFERENCES registry.towns (code, district_code)
      );
      COMMENT ON TABLE ledger.accounts IS 'Made when something is first posted to them, never changed.';
      CREATE INDEX accounts_facility ON ledger.accounts (facility_id);

      CREATE FUNCTION ledger.check_account() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        k ledger.account_kinds;
        given text[] := array_remove(ARRAY[
          CASE WHEN NEW.facility_id IS NOT NULL THEN 'facility' END,
          CASE WHEN NEW.organisation_id IS NOT NULL THEN 'organisation' END,
          CASE WHEN NEW.funder IS NOT NULL THEN 'funder' END,
          CASE WHEN NEW.fund_id IS NOT NULL THEN 'fund' END,
          CASE WHEN NEW.method IS NOT NULL THEN 'method' END], NULL);
      BEGIN
        SELECT * INTO k FROM ledger.account_kinds a WHERE a.kind = NEW.kind;
        IF k.kind IS NULL OR NOT given @> k.required OR NOT given <@ (k.required || k.optional)
          OR (NEW.funder IS NOT NULL AND NOT NEW.funder = ANY (k.funders))
          OR (NEW.method IS NOT NULL AND NOT NEW.method = ANY (k.methods)) THEN
          RAISE EXCEPTION 'the chart has no account % with %', NEW.kind, given
            USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_of_chart';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER accounts_of_chart BEFORE INSERT ON ledger.accounts FOR EACH ROW EXECUTE FUNCTION ledger.check_account();
    `);
  }

  private async createJournal(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE ledger.entries (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL REFERENCES registry.districts (code),
        town_code text,
        facility_id uuid,
        organisation_id uuid,
        kind text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{2,39}$'),
        business_key text COLLATE "C" NOT NULL CHECK (business_key ~ '^[!-~]{1,200}$'),
        body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
        business_date date NOT NULL CHECK (business_date BETWEEN '2000-01-01' AND '2200-01-01'),
        booked_month date NOT NULL CHECK (booked_month = date_trunc('month', booked_month)::date),
        booked_on date NOT NULL CHECK (booked_on = greatest(business_date, booked_month)
          AND date_trunc('month', booked_on)::date = booked_month),
        account_id uuid REFERENCES identity.accounts (id),
        posted_at timestamptz NOT NULL,
        note text CHECK (note <> '' AND length(note) <= 200),
        reverses uuid CONSTRAINT entries_reverses_key UNIQUE REFERENCES ledger.entries (id),
        CONSTRAINT entries_business_key UNIQUE (district_code, business_key),
        UNIQUE (id, district_code, booked_on),
        CHECK (facility_id IS NULL OR town_code IS NOT NULL),
        CHECK ((reverses IS NOT NULL) = (kind = 'reversal')),
        CONSTRAINT entries_town_fkey FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code),
        CONSTRAINT entries_facility_fkey FOREIGN KEY (facility_id, town_code, district_code)
          REFERENCES ledger.facility_books (facility_id, town_code, district_code),
        CONSTRAINT entries_organisation_fkey FOREIGN KEY (organisation_id, district_code)
          REFERENCES registry.organisations (id, district_code)
      );
      CREATE INDEX entries_facility_month ON ledger.entries (facility_id, booked_month);
      COMMENT ON COLUMN ledger.entries.business_date IS 'The day it happened.';
      COMMENT ON COLUMN ledger.entries.booked_month IS
        'Month of the business date if it is open for the facility, else the first open one after it; without a facility always
        the month of the business date.';
      COMMENT ON COLUMN ledger.entries.booked_on IS
        'The day it counts for in balances and statements: a late entry counts from the first day of the month that took it.';
      COMMENT ON COLUMN ledger.entries.account_id IS 'Who posted; NULL: the system.';

      CREATE TABLE ledger.lines (
        entry_id uuid NOT NULL,
        line_no int NOT NULL CHECK (line_no >= 1),
        account_id uuid NOT NULL,
        book text NOT NULL,
        amount_fen bigint NOT NULL CHECK (amount_fen <> 0 AND amount_fen BETWEEN -10000000000000 AND 10000000000000),
        booked_on date NOT NULL,
        district_code text NOT NULL,
        town_code text,
        facility_id uuid,
        PRIMARY KEY (entry_id, line_no),
        FOREIGN KEY (entry_id, district_code, booked_on) REFERENCES ledger.entries (id, district_code, booked_on),
        FOREIGN KEY (account_id, book, district_code) REFERENCES ledger.accounts (id, book, district_code)
      );
      CREATE INDEX lines_account_day ON ledger.lines (account_id, booked_on, entry_id, line_no);
      COMMENT ON COLUMN ledger.lines.amount_fen IS 'Debit > 0, credit < 0; of the book in kind a value.';
      COMMENT ON COLUMN ledger.lines.facility_id IS 'District, town and facility are those of the entry.';
    `);
  }

  private async createTotals(queryRunner: QueryRunner): Promise<void> {
    for (const [table, key] of [
      ['account_days', 'booked_on'],
      ['account_months', 'booked_month'],
    ] as const) {
      await queryRunner.query(`
        CREATE TABLE ledger.${table} (
          account_id uuid NOT NULL,
          ${key} date NOT NULL,
          book text NOT NULL,
          district_code text NOT NULL,
          town_code text,
          facility_id uuid,
          organisation_id uuid,
          debit_fen bigint NOT NULL CHECK (debit_fen >= 0),
          credit_fen bigint NOT NULL CHECK (credit_fen >= 0),
          CONSTRAINT ${table}_key UNIQUE NULLS NOT DISTINCT (account_id, ${key}, facility_id, town_code, organisation_id),
          FOREIGN KEY (account_id, book, district_code) REFERENCES ledger.accounts (id, book, district_code)
        ) WITH (fillfactor = 80);
        CREATE INDEX ${table}_facility ON ledger.${table} (facility_id, ${key});
        CREATE INDEX ${table}_town ON ledger.${table} (town_code, ${key});
        CREATE INDEX ${table}_district ON ledger.${table} (district_code, ${key});
      `);
    }
    await queryRunner.query(`
      COMMENT ON TABLE ledger.account_days IS
        'What the entries of one facility, town and organisation moved on an account that day. A balance adds whole months of
        account_months and at most one month of days; by place, so that the entries of each place balance by themselves.';
      COMMENT ON TABLE ledger.account_months IS 'The same by booked month; not cumulative.';
    `);
  }

  /** Read by the facility, its town and the district; written by the functions only. */
  private async secure(queryRunner: QueryRunner): Promise<void> {
    const reader = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
    for (const table of ['account_kinds', ...APPEND_ONLY, ...CHANGED]) {
      await queryRunner.query(`
        ALTER TABLE ledger.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ledger.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON ledger.${table} FOR SELECT TO nuancan_app USING (${reader}${inScope(table)});
        CREATE POLICY ${table}_definer ON ledger.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON ledger.${table} TO nuancan_app, nuancan_definer;
      `);
    }
    for (const table of APPEND_ONLY) {
      await queryRunner.query(`
        GRANT INSERT ON ledger.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ledger.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ledger.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
    }
    for (const table of CHANGED) await queryRunner.query(`GRANT INSERT, UPDATE ON ledger.${table} TO nuancan_definer`);
    await queryRunner.query(`
      ALTER FUNCTION ledger.check_account() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION ledger.check_account() FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP SCHEMA ledger CASCADE`);
  }
}

/** An account without a facility says that it exists, not what is on it: balances are in the totals, by place. */
function inScope(table: string): string {
  if (table === 'account_kinds') return '';
  const [town, orShared] = table === 'accounts' ? ['facility_town', 'OR facility_id IS NULL'] : ['town_code', ''];
  return ` AND district_code = platform.scope_district()
    AND (platform.scope_town() IS NULL OR ${town} = platform.scope_town() ${orShared})
    AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility() ${orShared})`;
}
