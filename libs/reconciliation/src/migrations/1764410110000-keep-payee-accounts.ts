import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE reconciliation.payee_accounts (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    organisation_id uuid NOT NULL,
    account_name text NOT NULL CHECK (account_name ~ '^[^[:cntrl:]]{1,100}$'),
    bank_name text NOT NULL CHECK (bank_name ~ '^[^[:cntrl:]]{1,100}$'),
    account_number text NOT NULL CHECK (account_number ~ '^[0-9]{8,32}$'),
    account_tail text NOT NULL GENERATED ALWAYS AS (right(account_number, 4)) STORED,
    valid_from date NOT NULL,
    client_id uuid NOT NULL,
    proposed_by uuid NOT NULL REFERENCES identity.accounts (id),
    proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (id, proposed_by),
    UNIQUE (id, organisation_id),
    CONSTRAINT payee_accounts_client UNIQUE (district_code, client_id),
    CONSTRAINT payee_accounts_payee FOREIGN KEY (organisation_id, district_code) REFERENCES registry.organisations (id, district_code)
  );
  CREATE INDEX payee_accounts_organisation ON reconciliation.payee_accounts (organisation_id, valid_from);
  COMMENT ON TABLE reconciliation.payee_accounts IS
    'Where an organisation is paid, from a day on, as one official entered it; in force once another one confirmed it.';

  CREATE TABLE reconciliation.payee_account_decisions (
    payee_account_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    organisation_id uuid NOT NULL,
    proposed_by uuid NOT NULL,
    decision text NOT NULL CHECK (decision IN ('confirmed', 'rejected')),
    reason text CHECK (reason <> '' AND length(reason) <= 500),
    decided_by uuid NOT NULL REFERENCES identity.accounts (id),
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (payee_account_id, decision),
    CONSTRAINT payee_account_decisions_four_eyes CHECK (decided_by <> proposed_by),
    CONSTRAINT payee_account_decisions_reason CHECK (decision = 'confirmed' OR reason IS NOT NULL),
    FOREIGN KEY (payee_account_id, proposed_by) REFERENCES reconciliation.payee_accounts (id, proposed_by),
    FOREIGN KEY (payee_account_id, organisation_id) REFERENCES reconciliation.payee_accounts (id, organisation_id)
  );

  ALTER TABLE reconciliation.legs ADD UNIQUE (id, organisation_id);
  CREATE TABLE reconciliation.leg_orders (
    leg_id uuid NOT NULL,
    no int NOT NULL CHECK (no >= 1),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    funding_town text,
    organisation_id uuid NOT NULL,
    payee_account_id uuid NOT NULL,
    decision text NOT NULL GENERATED ALWAYS AS ('confirmed') STORED,
    issued_by uuid NOT NULL REFERENCES identity.accounts (id),
    issued_on date NOT NULL,
    issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (leg_id, no),
    FOREIGN KEY (leg_id, organisation_id) REFERENCES reconciliation.legs (id, organisation_id),
    FOREIGN KEY (payee_account_id, organisation_id) REFERENCES reconciliation.payee_accounts (id, organisation_id),
    FOREIGN KEY (payee_account_id, decision) REFERENCES reconciliation.payee_account_decisions (payee_account_id, decision)
  );
  COMMENT ON TABLE reconciliation.leg_orders IS
    'The account that a leg is to be paid to, frozen when its order was issued: at the approval, and again when the bank sent it back
    and the payee has another one since. The last counts.';`;

const FUNCTIONS = `
  CREATE FUNCTION reconciliation.payee_account_on(organisation uuid, on_day date) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.id FROM reconciliation.payee_accounts a JOIN reconciliation.payee_account_decisions d
      ON d.payee_account_id = a.id AND d.decision = 'confirmed'
    WHERE a.organisation_id = organisation AND a.valid_from <= on_day ORDER BY a.valid_from DESC, d.decided_at DESC, a.id DESC LIMIT 1;
  $$;

  CREATE FUNCTION reconciliation.hold_payee(organisation uuid) RETURNS void
    LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('accounts of ' || organisation, 0));
  $$;
  COMMENT ON FUNCTION reconciliation.hold_payee(uuid) IS
    'Until the transaction ends no account of this payee is confirmed and none is put on an order by anybody else.';

  CREATE FUNCTION reconciliation.payee_numbers(accounts uuid[]) RETURNS TABLE (account_id uuid, account_number text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.id, a.account_number FROM reconciliation.payee_accounts a
    WHERE a.id = ANY (accounts) AND a.district_code = platform.scope_district() AND platform.scope_role() = 'district_official';
  $$;
  COMMENT ON FUNCTION reconciliation.payee_numbers(uuid[]) IS 'Account numbers whole, for whoever writes the order to pay and whoever confirms them.';

  CREATE FUNCTION reconciliation.decide_payee_account(account uuid, asked_decision text, why text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    a reconciliation.payee_accounts;
  BEGIN
    SELECT * INTO a FROM reconciliation.payee_accounts x WHERE x.id = account AND x.district_code = platform.scope_district();
    IF a.id IS NULL OR platform.scope_role() IS DISTINCT FROM 'district_official' OR platform.scope_account() IS NULL THEN
      RAISE EXCEPTION 'no such account in scope' USING ERRCODE = 'check_violation', CONSTRAINT = 'payee_accounts_scope';
    END IF;
    PERFORM reconciliation.hold_payee(a.organisation_id);
    INSERT INTO reconciliation.payee_account_decisions (payee_account_id, district_code, organisation_id, proposed_by, decision, reason,
      decided_by)
    VALUES (a.id, a.district_code, a.organisation_id, a.proposed_by, asked_decision, nullif(why, ''), platform.scope_account());
  END $$;

  CREATE FUNCTION reconciliation.issue_first_order() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM reconciliation.hold_payee(NEW.organisation_id);
    INSERT INTO reconciliation.leg_orders (leg_id, no, district_code, town_code, facility_id, funding_town, organisation_id, payee_account_id,
      issued_by, issued_on)
    SELECT NEW.id, 1, NEW.district_code, NEW.town_code, NEW.facility_id, NEW.funding_town, NEW.organisation_id, x.account, NEW.approved_by,
      NEW.approved_on
    FROM (SELECT reconciliation.payee_account_on(NEW.organisation_id, NEW.approved_on) AS account) x
    WHERE x.account IS NOT NULL AND NEW.amount_fen > 0;
    RETURN NULL;
  END $$;
  CREATE TRIGGER legs_first_order AFTER INSERT ON reconciliation.legs FOR EACH ROW EXECUTE FUNCTION reconciliation.issue_first_order();

  CREATE FUNCTION reconciliation.issue_order(leg uuid) RETURNS int
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    l reconciliation.legs;
    today CONSTANT date := platform.business_date(now());
    account uuid;
    last reconciliation.leg_orders;
  BEGIN
    -- The payee before the claim: an approval holds it when it looks for what the payee owes of other claims.
    PERFORM reconciliation.hold_payee(x.organisation_id) FROM reconciliation.legs x WHERE x.id = leg;
    l := reconciliation.leg_for_update(leg);
    IF l.settled_fen >= l.amount_fen THEN
      RAISE EXCEPTION 'nothing is left to be paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'leg_orders_nothing_left';
    END IF;
    account := reconciliation.payee_account_on(l.organisation_id, today);
    SELECT * INTO last FROM reconciliation.leg_orders x WHERE x.leg_id = l.id ORDER BY x.no DESC LIMIT 1;
    IF account IS NULL OR account = last.payee_account_id THEN
      RAISE EXCEPTION 'no other account is in force' USING ERRCODE = 'check_violation', CONSTRAINT = 'leg_orders_same_account';
    END IF;
    INSERT INTO reconciliation.leg_orders (leg_id, no, district_code, town_code, facility_id, funding_town, organisation_id, payee_account_id,
      issued_by, issued_on)
    VALUES (l.id, coalesce(last.no, 0) + 1, l.district_code, l.town_code, l.facility_id, l.funding_town, l.organisation_id, account,
      platform.scope_account(), today);
    RETURN coalesce(last.no, 0) + 1;
  END $$;
  COMMENT ON FUNCTION reconciliation.issue_order(uuid) IS 'The order to pay a leg is written again, to the account that is in force now.';`;

const DISTRICT = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
  AND district_code = platform.scope_district()`;
/** A canteen sees the accounts of whoever runs it and of whoever was paid for it. */
const PAYEES = `${DISTRICT} AND (platform.scope_facility() IS NULL
  OR organisation_id IN (SELECT f.organisation_id FROM meal_point.facilities f WHERE f.id = platform.scope_facility())
  OR organisation_id IN (SELECT g.organisation_id FROM reconciliation.legs g WHERE g.facility_id = platform.scope_facility()))`;
const SEEN: Readonly<Record<string, string>> = {
  payee_accounts: PAYEES,
  payee_account_decisions: PAYEES,
  leg_orders: `${DISTRICT} AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
    AND (platform.scope_town() IS NULL OR town_code = platform.scope_town() OR funding_town = platform.scope_town())`,
};
const OWN = ['payee_account_on(uuid, date)', 'issue_first_order()', 'hold_payee(uuid)'];
const CALLED = ['payee_numbers(uuid[])', 'decide_payee_account(uuid, text, text)', 'issue_order(uuid)'];

/**
 * Bank accounts of payees. An account of a firm is no personal data and is printed on its invoices: what has to be guarded is that
 * nobody changes it alone. So it is stored in clear; rows by scope, and the number by a column grant: whole for the district's
 * officials only, its last four digits for everybody else.
 */
export class KeepPayeeAccounts1764410110000 implements MigrationInterface {
  readonly name = 'KeepPayeeAccounts1764410110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLES, FUNCTIONS]) await queryRunner.query(part);
    for (const [table, seen] of Object.entries(SEEN)) {
      await queryRunner.query(`
        ALTER TABLE reconciliation.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE reconciliation.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON reconciliation.${table} FOR SELECT TO nuancan_app USING (${seen});
        CREATE POLICY ${table}_definer ON reconciliation.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT, INSERT ON reconciliation.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON reconciliation.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON reconciliation.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_audit AFTER INSERT ON reconciliation.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row('account_number');
      `);
    }
    await queryRunner.query(`
      GRANT SELECT (id, district_code, organisation_id, account_name, bank_name, account_tail, valid_from, client_id, proposed_by, proposed_at)
        ON reconciliation.payee_accounts TO nuancan_app;
      GRANT INSERT ON reconciliation.payee_accounts TO nuancan_app;
      CREATE POLICY payee_accounts_add ON reconciliation.payee_accounts FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND platform.scope_role() = 'district_official'
        AND proposed_by = platform.scope_account());
      GRANT SELECT ON reconciliation.payee_account_decisions, reconciliation.leg_orders TO nuancan_app;
    `);
    for (const signature of [...OWN, ...CALLED]) {
      await queryRunner.query(`
        ALTER FUNCTION reconciliation.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION reconciliation.${signature} FROM PUBLIC;
      `);
    }
    for (const signature of [...CALLED, 'payee_account_on(uuid, date)'])
      await queryRunner.query(`GRANT EXECUTE ON FUNCTION reconciliation.${signature} TO nuancan_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER legs_first_order ON reconciliation.legs;
      DROP FUNCTION ${[...CALLED, ...OWN].map((signature) => `reconciliation.${signature}`).join(', ')};
      DROP TABLE reconciliation.leg_orders, reconciliation.payee_account_decisions, reconciliation.payee_accounts;
      ALTER TABLE reconciliation.legs DROP CONSTRAINT legs_id_organisation_id_key;
    `);
  }
}
