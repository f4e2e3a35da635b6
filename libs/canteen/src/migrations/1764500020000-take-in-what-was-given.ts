import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The owner of a managed database is no superuser: while it moves rows, forced row security would show it none. */
const force = (is: 'FORCE' | 'NO FORCE'): string =>
  ['donation.goods', 'donation.goods_handovers', 'canteen.garden_lots']
    .map((table) => `ALTER TABLE ${table} ${is} ROW LEVEL SECURITY;`)
    .join('');

const COLUMNS = `
  ALTER TABLE canteen.garden_lots ADD COLUMN short_reason text CHECK (short_reason <> '' AND length(short_reason) <= 200),
    ADD CONSTRAINT garden_lots_short CHECK (short_reason IS NULL OR (donation_id IS NOT NULL AND transfer_id IS NULL));
  COMMENT ON COLUMN canteen.garden_lots.short_reason IS 'Of donated goods that came at less than was given: why. No personal data.';
  ALTER TABLE donation.goods_handovers ADD COLUMN taken_g bigint CHECK (taken_g >= 1),
    ADD COLUMN short_reason text CHECK (short_reason <> '' AND length(short_reason) <= 200),
    ADD CONSTRAINT goods_handovers_short CHECK (short_reason IS NULL OR taken_g IS NOT NULL);
  COMMENT ON COLUMN donation.goods_handovers.taken_g IS
    'What was weighed in, at most what was given. NULL: taken in before that was held against it, at more or by another name.';
  COMMENT ON COLUMN donation.goods_handovers.short_reason IS 'Why less was weighed in than was given; the donor reads it.';`;

const LANDED = `
  ${force('NO FORCE')}
  ALTER TABLE donation.goods_handovers DISABLE TRIGGER goods_handovers_append_only;
  UPDATE donation.goods_handovers h SET taken_g = l.grams,
    short_reason = CASE WHEN l.grams < g.quantity_g THEN '入库时没有要求写明原因' END
  FROM donation.goods g, canteen.garden_lots l
  WHERE g.id = h.goods_id AND l.id = h.lot_id AND l.grams <= g.quantity_g AND l.crop = btrim(g.description);
  ALTER TABLE donation.goods_handovers ENABLE TRIGGER goods_handovers_append_only;
  ${force('FORCE')}
  ALTER TABLE donation.goods_handovers ADD CONSTRAINT goods_handovers_taken CHECK (taken_g IS NOT NULL) NOT VALID;`;

const HAND_OVER = `
  CREATE FUNCTION donation.hand_over_goods(goods uuid, lot uuid, called text, grams bigint, reason text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
    INSERT INTO donation.goods_handovers (goods_id, district_code, facility_id, lot_id, account_id, taken_g, short_reason)
    VALUES (g.id, g.district_code, g.facility_id, lot, platform.scope_account(), grams, reason);
    IF called <> btrim(g.description) THEN
      RAISE EXCEPTION 'something else was given' USING ERRCODE = 'check_violation', CONSTRAINT = 'goods_handovers_named';
    ELSIF grams > g.quantity_g THEN
      RAISE EXCEPTION 'less was given' USING ERRCODE = 'check_violation', CONSTRAINT = 'goods_handovers_within_given';
    ELSIF (grams < g.quantity_g) <> (reason IS NOT NULL) THEN
      RAISE EXCEPTION 'a reason where less came than was given, and nowhere else'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'goods_handovers_reasoned';
    END IF;
  END $$;
  COMMENT ON FUNCTION donation.hand_over_goods(uuid, uuid, text, bigint, text) IS
    'Gives donated goods over to the stock of their facility as the lot of that id, once (goods_handovers_pkey): by the name they were
    given by, at most at the weight that was given, with a reason for less. Hands over nothing when it is not in scope, or void.';
  ALTER FUNCTION donation.hand_over_goods(uuid, uuid, text, bigint, text) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION donation.hand_over_goods(uuid, uuid, text, bigint, text) FROM PUBLIC;

  CREATE OR REPLACE FUNCTION canteen.take_in_donated_goods() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM donation.hand_over_goods(NEW.donation_id, NEW.id, NEW.crop, NEW.grams, NEW.short_reason);
    -- A statement of its own: the one before does not see what it added.
    IF NOT EXISTS (SELECT FROM donation.goods_handovers h WHERE h.lot_id = NEW.id AND h.facility_id = NEW.facility_id) THEN
      RAISE EXCEPTION 'no such goods were given to this facility' USING ERRCODE = 'check_violation', CONSTRAINT = 'garden_lots_of_goods';
    END IF;
    RETURN NULL;
  END $$;
  DROP FUNCTION donation.hand_over_goods(uuid, uuid);`;

const OLD = `
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
  ALTER FUNCTION donation.hand_over_goods(uuid, uuid) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION donation.hand_over_goods(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION donation.hand_over_goods(uuid, uuid) TO nuancan_app, nuancan_definer;

  CREATE OR REPLACE FUNCTION canteen.take_in_donated_goods() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM FROM donation.hand_over_goods(NEW.donation_id, NEW.id);
    IF NOT EXISTS (SELECT FROM donation.goods_handovers h WHERE h.lot_id = NEW.id AND h.facility_id = NEW.facility_id) THEN
      RAISE EXCEPTION 'no such goods were given to this facility' USING ERRCODE = 'check_violation', CONSTRAINT = 'garden_lots_of_goods';
    END IF;
    RETURN NULL;
  END $$;`;

/** Donated goods come into stock as what they were given as: by that name, at no more weight, and at less with a reason. */
export class TakeInWhatWasGiven1764500020000 implements MigrationInterface {
  readonly name = 'TakeInWhatWasGiven1764500020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [COLUMNS, LANDED, HAND_OVER]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${OLD}
      DROP FUNCTION donation.hand_over_goods(uuid, uuid, text, bigint, text);
      ALTER TABLE donation.goods_handovers DROP COLUMN taken_g CASCADE, DROP COLUMN short_reason CASCADE;
      ALTER TABLE canteen.garden_lots DROP COLUMN short_reason CASCADE;
    `);
  }
}
