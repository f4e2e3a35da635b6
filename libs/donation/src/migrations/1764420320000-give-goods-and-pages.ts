import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, audited, called, DESK, inner, readBy, secured } from '../row-rules.js';

const GOODS = `
  CREATE TABLE donation.goods (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    organisation_id uuid NOT NULL,
    donation_id uuid NOT NULL,
    facility_id uuid NOT NULL,
    description text NOT NULL CHECK (description <> '' AND length(description) <= 100),
    quantity_g bigint NOT NULL CHECK (quantity_g BETWEEN 1 AND 1000000000),
    unit_fen bigint NOT NULL CHECK (unit_fen BETWEEN 1 AND 10000000),
    value_fen bigint NOT NULL GENERATED ALWAYS AS (round(quantity_g::numeric * unit_fen / 1000)) STORED,
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (id, facility_id, district_code),
    CONSTRAINT goods_facility_fkey FOREIGN KEY (facility_id) REFERENCES meal_point.facilities (id),
    FOREIGN KEY (donation_id, organisation_id, district_code) REFERENCES donation.donations (id, organisation_id, district_code)
  );
  CREATE INDEX goods_donation ON donation.goods (donation_id);
  CREATE INDEX goods_facility ON donation.goods (facility_id);
  COMMENT ON COLUMN donation.goods.unit_fen IS 'Reference price of a kilogram on the day it was given.';

  CREATE TABLE donation.goods_handovers (
    goods_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    facility_id uuid NOT NULL,
    lot_id uuid NOT NULL CONSTRAINT goods_handovers_lot UNIQUE,
    account_id uuid REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (goods_id, facility_id, district_code) REFERENCES donation.goods (id, facility_id, district_code)
  );
  COMMENT ON TABLE donation.goods_handovers IS
    'Donated goods that became stock of a facility: each once, as one lot. Whoever keeps the stock books their value in kind.';

  CREATE FUNCTION donation.awaited_goods(facility uuid) RETURNS TABLE (goods_id uuid, description text, quantity_g bigint,
      unit_fen bigint, value_fen bigint, given_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT g.id, g.description, g.quantity_g, g.unit_fen, g.value_fen, d.pledged_on
    FROM donation.goods g JOIN donation.donations d ON d.id = g.donation_id JOIN meal_point.facilities f ON f.id = g.facility_id
    WHERE g.facility_id = facility AND g.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR f.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR f.id = platform.scope_facility())
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
      AND NOT EXISTS (SELECT FROM donation.goods_handovers h WHERE h.goods_id = g.id)
      AND NOT EXISTS (SELECT FROM donation.receipts r JOIN donation.receipt_voids v ON v.receipt_id = r.id WHERE r.donation_id = d.id)
    ORDER BY d.pledged_on, g.id;
  $$;
  COMMENT ON FUNCTION donation.awaited_goods(uuid) IS
    'Donated goods that the facility has not taken into stock yet, and nothing of who gave them.';

  CREATE FUNCTION donation.hand_over_goods(goods uuid, lot uuid) RETURNS TABLE (quantity_g bigint, unit_fen bigint, value_fen bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  DECLARE g donation.goods;
  BEGIN
    SELECT x.* INTO g FROM donation.goods x JOIN meal_point.facilities f ON f.id = x.facility_id
    WHERE x.id = goods AND x.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR f.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR f.id = platform.scope_facility())
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system');
    IF g.id IS NULL THEN
      RETURN;
    END IF;
    -- Of a receipt that is made void at the same time one waits for the other.
    PERFORM FROM donation.donations d WHERE d.id = g.donation_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM donation.receipts r JOIN donation.receipt_voids v ON v.receipt_id = r.id WHERE r.donation_id = g.donation_id) THEN
      RETURN;
    END IF;
    INSERT INTO donation.goods_handovers (goods_id, district_code, facility_id, lot_id, account_id)
    VALUES (g.id, g.district_code, g.facility_id, lot, platform.scope_account());
    RETURN QUERY SELECT g.quantity_g, g.unit_fen, g.value_fen;
  END $$;
  COMMENT ON FUNCTION donation.hand_over_goods(uuid, uuid) IS
    'Gives donated goods over to the stock of their facility as the lot of that id, once (goods_handovers_pkey). No row: not in scope, or void.';

  CREATE FUNCTION donation.keep_handed_over() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM FROM donation.receipts r JOIN donation.donations d ON d.id = r.donation_id WHERE r.id = NEW.receipt_id FOR NO KEY UPDATE OF d;
    IF EXISTS (SELECT FROM donation.receipts r JOIN donation.goods g ON g.donation_id = r.donation_id
        JOIN donation.goods_handovers h ON h.goods_id = g.id WHERE r.id = NEW.receipt_id) THEN
      RAISE EXCEPTION 'what was taken into stock was given' USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_voids_handed_over';
    END IF;
    RETURN NEW;
  END $$;`;

const LINKS = `
  CREATE TABLE donation.donor_links (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    donor_id uuid NOT NULL,
    token_hash bytea NOT NULL CONSTRAINT donor_links_token UNIQUE CHECK (octet_length(token_hash) = 32),
    created_by uuid NOT NULL REFERENCES identity.accounts (id),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    revoked_by uuid REFERENCES identity.accounts (id),
    revoked_at timestamptz,
    CHECK ((revoked_by IS NULL) = (revoked_at IS NULL)),
    FOREIGN KEY (donor_id, district_code) REFERENCES donation.donors (id, district_code)
  );
  CREATE INDEX donor_links_donor ON donation.donor_links (donor_id);
  COMMENT ON COLUMN donation.donor_links.token_hash IS 'SHA-256 of the token, which is told once and stored nowhere.';

  CREATE FUNCTION donation.keep_link() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.revoked_at IS NOT NULL OR to_jsonb(NEW) - ARRAY['revoked_by', 'revoked_at'] <> to_jsonb(OLD) - ARRAY['revoked_by', 'revoked_at'] THEN
      RAISE EXCEPTION 'a link is revoked once and otherwise stays' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;`;

const SPENT = `
  CREATE TABLE donation.spent_days (
    tranche_id uuid NOT NULL REFERENCES donation.tranches (id),
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    district_code text NOT NULL,
    facility_town text NOT NULL,
    meals int NOT NULL CHECK (meals >= 0),
    donor_meals int NOT NULL CHECK (donor_meals >= 0),
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    PRIMARY KEY (tranche_id, facility_id, business_date)
  );
  CREATE INDEX spent_days_town ON donation.spent_days (facility_town, tranche_id);
  COMMENT ON TABLE donation.spent_days IS
    'What a tranche paid for, by facility and day of the meals, less what corrections gave back. Written with the meals'' own rows.';
  COMMENT ON COLUMN donation.spent_days.meals IS
    'A meal that two tranches of one donation paid for counts with the first of them: meals of a donation add up.';
  COMMENT ON COLUMN donation.spent_days.donor_meals IS 'Likewise over all donations of one donor.';

  CREATE FUNCTION donation.note_spending(spent jsonb) RETURNS void
    LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    -- First the rows, in their order, then the sums: what is given back is below zero and may be no row of its own.
    INSERT INTO donation.spent_days (tranche_id, facility_id, business_date, district_code, facility_town, meals, donor_meals, amount_fen)
    SELECT DISTINCT x.tranche, x.facility, x.day, x.district, x.town, 0, 0, 0
    FROM jsonb_to_recordset(spent) AS x (tranche uuid, facility uuid, day date, district text, town text) ORDER BY 1, 2, 3
    ON CONFLICT (tranche_id, facility_id, business_date) DO NOTHING;
    UPDATE donation.spent_days s SET meals = s.meals + n.meals, donor_meals = s.donor_meals + n.donor_meals, amount_fen = s.amount_fen + n.fen
    FROM (SELECT m.tranche, m.facility, m.day, coalesce(sum(m.sign) FILTER (WHERE m.of_donation = 1), 0) AS meals,
        coalesce(sum(m.sign) FILTER (WHERE m.of_donor = 1), 0) AS donor_meals, sum(m.fen) AS fen
      FROM (SELECT x.*, sign(x.fen)::int AS sign, row_number() OVER (PARTITION BY x.meal, t.donation_id ORDER BY x.tranche) AS of_donation,
          row_number() OVER (PARTITION BY x.meal, d.donor_id ORDER BY x.tranche) AS of_donor
        FROM jsonb_to_recordset(spent) AS x (tranche uuid, facility uuid, day date, meal uuid, fen bigint)
        JOIN donation.tranches t ON t.id = x.tranche JOIN donation.donations d ON d.id = t.donation_id) m
      GROUP BY 1, 2, 3) n
    WHERE s.tranche_id = n.tranche AND s.facility_id = n.facility AND s.business_date = n.day;
  $$;
  COMMENT ON FUNCTION donation.note_spending(jsonb) IS
    'Adds [{tranche, facility, day, district, town, meal, fen}] to spent_days; all rows of a meal come at once. For definer functions.';
  REVOKE EXECUTE ON FUNCTION donation.note_spending(jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION donation.note_spending(jsonb) TO nuancan_definer;`;

const OF_FACILITY = (table: string): string =>
  readBy(
    `EXISTS (SELECT FROM meal_point.facilities f WHERE f.id = ${table}.facility_id AND f.town_code = platform.scope_town())`,
  );

/** Donated goods until a facility takes them into stock, the donor's link, and what a tranche paid for. */
export class GiveGoodsAndPages1764420320000 implements MigrationInterface {
  readonly name = 'GiveGoodsAndPages1764420320000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [GOODS, LINKS, SPENT]) await queryRunner.query(sql);
    await queryRunner.query(`
      ${called('awaited_goods(uuid)')} ${called('hand_over_goods(uuid, uuid)')} ${inner('keep_handed_over()')} ${inner('keep_link()')}
      ${secured('goods', { read: OF_FACILITY('goods'), add: DESK })}
      ${secured('goods_handovers', { read: OF_FACILITY('goods_handovers') })}
      ${secured('donor_links', { read: DESK, add: `${DESK} AND revoked_at IS NULL AND created_by = platform.scope_account()` })}
      ${secured('spent_days', { read: readBy('facility_town = platform.scope_town()') })}
      CREATE POLICY donor_links_revoke ON donation.donor_links FOR UPDATE TO nuancan_app
        USING (district_code = platform.scope_district() AND ${DESK}) WITH CHECK (district_code = platform.scope_district());
      GRANT UPDATE (revoked_by, revoked_at) ON donation.donor_links TO nuancan_app;
      GRANT INSERT ON donation.goods_handovers TO nuancan_definer;
      GRANT INSERT, UPDATE ON donation.spent_days TO nuancan_definer;
      CREATE TRIGGER donor_links_kept BEFORE UPDATE ON donation.donor_links FOR EACH ROW EXECUTE FUNCTION donation.keep_link();
      CREATE TRIGGER receipt_voids_handed_over BEFORE INSERT ON donation.receipt_voids
        FOR EACH ROW EXECUTE FUNCTION donation.keep_handed_over();
      ${['goods', 'goods_handovers'].map((table) => appendOnly(table) + audited(table)).join('')}
      ${audited('donor_links', 'token_hash')}
      CREATE TRIGGER donor_links_revoke_audit AFTER UPDATE ON donation.donor_links
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('token_hash');
      DROP POLICY donations_read ON donation.donations;
      CREATE POLICY donations_read ON donation.donations FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district() AND platform.scope_facility() IS NULL AND ${readBy(
          `(EXISTS (SELECT FROM donation.tranches t WHERE t.donation_id = donations.id)
            OR EXISTS (SELECT FROM donation.goods g WHERE g.donation_id = donations.id))`,
        )});
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP POLICY donations_read ON donation.donations;
      CREATE POLICY donations_read ON donation.donations FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district() AND platform.scope_facility() IS NULL AND ${readBy(
          'EXISTS (SELECT FROM donation.tranches t WHERE t.donation_id = donations.id)',
        )});
      DROP TRIGGER receipt_voids_handed_over ON donation.receipt_voids;
      DROP FUNCTION donation.note_spending(jsonb), donation.awaited_goods(uuid), donation.hand_over_goods(uuid, uuid),
        donation.keep_handed_over();
      DROP TABLE donation.spent_days, donation.donor_links, donation.goods_handovers, donation.goods;
      DROP FUNCTION donation.keep_link();
    `);
  }
}
