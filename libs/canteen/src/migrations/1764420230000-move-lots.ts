import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As old as a meal may be that a till sends. */
const OLDEST_DAYS = 366;

const trigger = (name: string, body: string, declared = ''): string => `
  CREATE FUNCTION canteen.${name}() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  ${declared === '' ? '' : `DECLARE ${declared}`}
  BEGIN${body}
  END $$;
  ALTER FUNCTION canteen.${name}() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.${name}() FROM PUBLIC;`;

const VALUE_LOT = `${trigger(
  'value_lot',
  `
    IF NEW.transfer_id IS NOT NULL THEN
      RETURN NEW;
    END IF;
    IF NOT NEW.at_once THEN
      IF NEW.harvested_on NOT BETWEEN platform.business_date(now()) - ${OLDEST_DAYS} AND platform.business_date(now()) THEN
        RAISE EXCEPTION 'a day that takes no lots' USING ERRCODE = 'check_violation', CONSTRAINT = 'garden_lots_in_time';
      END IF;
      PERFORM pg_advisory_xact_lock_shared(canteen.produce_prices_key(NEW.district_code));
      NEW.unit_fen := canteen.produce_price(NEW.district_code, NEW.kind, NEW.crop, NEW.harvested_on);
    END IF;
    NEW.value_fen := round(NEW.grams::numeric * coalesce(NEW.unit_fen, 0) / 1000);
    RETURN NEW;`,
)}
  COMMENT ON FUNCTION canteen.value_lot() IS 'A lot comes into the books at the reference price of its day; what came from another facility keeps its value.';
  CREATE TRIGGER garden_lots_value BEFORE INSERT ON canteen.garden_lots FOR EACH ROW EXECUTE FUNCTION canteen.value_lot();
${trigger(
  'receive_lot',
  `
    INSERT INTO canteen.lot_stocks (lot_id, district_code, town_code, facility_id, kind, grams, value_fen, seq)
    VALUES (NEW.id, NEW.district_code, NEW.town_code, NEW.facility_id, NEW.kind, 0, 0, 0);
    INSERT INTO canteen.lot_movements (lot_id, district_code, town_code, facility_id, kind, grams, value_fen, business_date, account_id)
    VALUES (NEW.id, NEW.district_code, NEW.town_code, NEW.facility_id, 'received', NEW.grams, NEW.value_fen,
      coalesce((SELECT e.ended_on FROM canteen.lot_transfer_ends e WHERE e.transfer_id = NEW.transfer_id), NEW.harvested_on), NEW.account_id);
    RETURN NULL;`,
)}
  CREATE TRIGGER garden_lots_received AFTER INSERT ON canteen.garden_lots FOR EACH ROW EXECUTE FUNCTION canteen.receive_lot();`;

const APPLY = `${trigger(
  'apply_lot_movement',
  `
    SELECT * INTO s FROM canteen.lot_stocks x WHERE x.lot_id = NEW.lot_id FOR UPDATE;
    SELECT * INTO l FROM canteen.garden_lots x WHERE x.id = NEW.lot_id;
    IF s.lot_id IS NULL OR (l.at_once AND NEW.kind NOT IN ('received', 'issued', 'returned', 'taken_back')) THEN
      RAISE EXCEPTION 'no such lot' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'lot_movements_lot';
    END IF;
    IF NEW.grams < 0 AND s.grams + NEW.grams < 0 THEN
      RAISE EXCEPTION 'a lot gives no more than is left of it' USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_stocks_never_negative';
    END IF;
    NEW.value_fen := CASE
      WHEN NEW.kind = 'received' THEN NEW.value_fen
      WHEN NEW.kind IN ('returned', 'recalled') THEN -(SELECT m.value_fen FROM canteen.lot_movements m WHERE
        (m.source_id = NEW.source_id AND m.kind = 'issued') OR (m.transfer_id = NEW.transfer_id AND m.kind = 'sent'))
      WHEN NEW.grams > 0 THEN round(NEW.grams::numeric * coalesce(l.unit_fen, 0) / 1000)
      WHEN s.grams + NEW.grams = 0 THEN -s.value_fen
      ELSE round(s.value_fen::numeric * NEW.grams / s.grams) END;
    NEW.seq := s.seq + 1;
    NEW.grams_after := s.grams + NEW.grams;
    NEW.value_after_fen := s.value_fen + NEW.value_fen;
    UPDATE canteen.lot_stocks x SET grams = NEW.grams_after, value_fen = NEW.value_after_fen, seq = NEW.seq WHERE x.lot_id = NEW.lot_id;
    RETURN NEW;`,
  's canteen.lot_stocks; l canteen.garden_lots;',
)}
  COMMENT ON FUNCTION canteen.apply_lot_movement() IS
    'Moves the stock of the lot under its lock. What leaves takes its part of the value with it, the last gram all that is left;
    what comes back brings what it took.';
  CREATE TRIGGER lot_movements_apply BEFORE INSERT ON canteen.lot_movements FOR EACH ROW EXECUTE FUNCTION canteen.apply_lot_movement();`;

const HOLD = `
  CREATE FUNCTION canteen.hold_lot(of_lot uuid) RETURNS void
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT FROM canteen.lot_stocks s WHERE s.lot_id = of_lot AND s.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR s.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR s.facility_id = platform.scope_facility()) FOR UPDATE;
  $$;
  COMMENT ON FUNCTION canteen.hold_lot(uuid) IS 'Nothing moves the lot until the transaction ends: what is counted is held against what is left.';
  ALTER FUNCTION canteen.hold_lot(uuid) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.hold_lot(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION canteen.hold_lot(uuid) TO nuancan_app;`;

const TRANSFER = `${trigger(
  'guard_lot_transfer',
  `
    IF NOT EXISTS (SELECT FROM meal_point.facilities a JOIN meal_point.facilities b ON b.id = NEW.to_facility_id
        AND (b.organisation_id = a.organisation_id OR b.village_code = a.village_code) WHERE a.id = NEW.facility_id) THEN
      RAISE EXCEPTION 'another organisation and another village' USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_transfers_related';
    END IF;
    NEW.sent_on := platform.business_date(now());
    RETURN NEW;`,
)}
  CREATE TRIGGER lot_transfers_guard BEFORE INSERT ON canteen.lot_transfers FOR EACH ROW EXECUTE FUNCTION canteen.guard_lot_transfer();
${trigger(
  'send_lot',
  `
    INSERT INTO canteen.lot_movements (lot_id, district_code, town_code, facility_id, kind, grams, business_date, transfer_id, account_id)
    VALUES (NEW.lot_id, NEW.district_code, NEW.town_code, NEW.facility_id, 'sent', -NEW.grams, NEW.sent_on, NEW.id, NEW.account_id);
    RETURN NULL;`,
)}
  CREATE TRIGGER lot_transfers_send AFTER INSERT ON canteen.lot_transfers FOR EACH ROW EXECUTE FUNCTION canteen.send_lot();
${trigger(
  'guard_transfer_end',
  `
    SELECT * INTO t FROM canteen.lot_transfers x WHERE x.id = NEW.transfer_id;
    IF t.id IS NULL OR (NEW.facility_id, NEW.town_code, NEW.district_code) IS DISTINCT FROM (
        CASE NEW.outcome WHEN 'accepted' THEN t.to_facility_id ELSE t.facility_id END,
        CASE NEW.outcome WHEN 'accepted' THEN t.to_town_code ELSE t.town_code END, t.district_code) THEN
      RAISE EXCEPTION 'accepted where it was sent to, called back where it came from'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_transfer_ends_place';
    END IF;
    NEW.ended_on := platform.business_date(now());
    RETURN NEW;`,
  't canteen.lot_transfers;',
)}
  CREATE TRIGGER lot_transfer_ends_guard BEFORE INSERT ON canteen.lot_transfer_ends FOR EACH ROW EXECUTE FUNCTION canteen.guard_transfer_end();
${trigger(
  'end_lot_transfer',
  `
    IF NEW.outcome = 'accepted' THEN
      INSERT INTO canteen.garden_lots (district_code, town_code, facility_id, kind, crop, grams, harvested_on, donation_id, unit_fen,
        value_fen, transfer_id, account_id)
      SELECT NEW.district_code, NEW.town_code, NEW.facility_id, l.kind, l.crop, t.grams, l.harvested_on, l.donation_id, l.unit_fen,
        -m.value_fen, t.id, NEW.account_id
      FROM canteen.lot_transfers t JOIN canteen.garden_lots l ON l.id = t.lot_id
      JOIN canteen.lot_movements m ON m.transfer_id = t.id AND m.kind = 'sent' WHERE t.id = NEW.transfer_id;
    ELSE
      INSERT INTO canteen.lot_movements (lot_id, district_code, town_code, facility_id, kind, grams, business_date, transfer_id, account_id)
      SELECT t.lot_id, t.district_code, t.town_code, t.facility_id, 'recalled', t.grams, NEW.ended_on, t.id, NEW.account_id
      FROM canteen.lot_transfers t WHERE t.id = NEW.transfer_id;
    END IF;
    RETURN NULL;`,
)}
  CREATE TRIGGER lot_transfer_ends_move AFTER INSERT ON canteen.lot_transfer_ends FOR EACH ROW EXECUTE FUNCTION canteen.end_lot_transfer();`;

const SOURCES = `
  ALTER TABLE canteen.day_sources ADD COLUMN lot_id uuid,
    ADD CONSTRAINT day_sources_lot FOREIGN KEY (lot_id, facility_id, town_code, district_code)
      REFERENCES canteen.garden_lots (id, facility_id, town_code, district_code);
  ALTER TABLE canteen.day_sources ADD CONSTRAINT day_sources_of_lot
    CHECK ((kind IN ('garden', 'goods')) = (lot_id IS NOT NULL)) NOT VALID;
  CREATE INDEX day_sources_lot ON canteen.day_sources (lot_id) WHERE lot_id IS NOT NULL;
  COMMENT ON COLUMN canteen.day_sources.lot_id IS
    'The lot that was issued. Of produce and goods that were entered before there were lots: NULL; the CHECK is not validated for them.';
${trigger(
  'supply_day_source',
  `
    IF NEW.quantity IS NULL THEN
      RETURN NEW;
    ELSIF NEW.lot_id IS NULL THEN
      PERFORM pg_advisory_xact_lock_shared(canteen.produce_prices_key(NEW.district_code));
      NEW.unit_fen := coalesce(canteen.produce_price(NEW.district_code, NEW.kind, btrim(NEW.description), NEW.business_date), NEW.unit_fen);
      INSERT INTO canteen.garden_lots (district_code, town_code, facility_id, kind, crop, grams, harvested_on, unit_fen, at_once, account_id)
      VALUES (NEW.district_code, NEW.town_code, NEW.facility_id, NEW.kind, NEW.description, NEW.quantity, NEW.business_date, NEW.unit_fen,
        true, NEW.account_id)
      RETURNING id INTO NEW.lot_id;
      RETURN NEW;
    END IF;
    SELECT * INTO l FROM canteen.garden_lots x WHERE x.id = NEW.lot_id;
    IF l.id IS NULL OR l.at_once OR l.kind <> NEW.kind THEN
      RAISE EXCEPTION 'no lot to issue from' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'day_sources_lot';
    END IF;
    IF NEW.business_date < l.harvested_on THEN
      RAISE EXCEPTION 'nothing is issued before it is harvested' USING ERRCODE = 'check_violation', CONSTRAINT = 'day_sources_after_harvest';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(canteen.produce_prices_key(NEW.district_code));
    NEW.unit_fen := canteen.produce_price(NEW.district_code, NEW.kind, l.crop, NEW.business_date);
    NEW.description := l.crop;
    IF NEW.unit_fen IS NULL THEN
      RAISE EXCEPTION 'no reference price holds on that day' USING ERRCODE = 'check_violation', CONSTRAINT = 'day_sources_lot_priced';
    END IF;
    RETURN NEW;`,
  'l canteen.garden_lots;',
)}
  COMMENT ON FUNCTION canteen.supply_day_source() IS
    'An issue is worth the reference price of its day, whatever its sender says. Without a lot it is harvested and issued at once,
    at the price that was entered only where no reference price holds. Fired after the triggers that take the lock of the day and of the books (by name).';
  CREATE TRIGGER day_sources_supply BEFORE INSERT ON canteen.day_sources
    FOR EACH ROW WHEN (NEW.kind IN ('garden', 'goods')) EXECUTE FUNCTION canteen.supply_day_source();
${trigger(
  'issue_lot',
  `
    INSERT INTO canteen.lot_movements (lot_id, district_code, town_code, facility_id, kind, grams, business_date, source_id, account_id)
    VALUES (NEW.lot_id, NEW.district_code, NEW.town_code, NEW.facility_id, 'issued', -NEW.quantity, NEW.business_date, NEW.id, NEW.account_id);
    RETURN NULL;`,
)}
  CREATE TRIGGER day_sources_issue AFTER INSERT ON canteen.day_sources
    FOR EACH ROW WHEN (NEW.lot_id IS NOT NULL) EXECUTE FUNCTION canteen.issue_lot();
${trigger(
  'return_lot',
  `
    FOR l IN SELECT x.* FROM canteen.day_sources d JOIN canteen.garden_lots x ON x.id = d.lot_id WHERE d.id = NEW.source_id LOOP
      INSERT INTO canteen.lot_movements (lot_id, district_code, town_code, facility_id, kind, grams, business_date, source_id, account_id)
      SELECT l.id, NEW.district_code, NEW.town_code, NEW.facility_id, k.kind, k.sign * d.quantity, NEW.business_date, d.id, NEW.account_id
      FROM canteen.day_sources d, (VALUES (1, 'returned', 1), (2, 'taken_back', -1)) k (step, kind, sign)
      WHERE d.id = NEW.source_id AND (k.step = 1 OR l.at_once) ORDER BY k.step;
    END LOOP;
    RETURN NULL;`,
  'l canteen.garden_lots;',
)}
  COMMENT ON FUNCTION canteen.return_lot() IS
    'What was withdrawn goes back into its lot; a lot that was harvested and issued at once is taken back with it.';
  CREATE TRIGGER day_source_withdrawals_return AFTER INSERT ON canteen.day_source_withdrawals
    FOR EACH ROW EXECUTE FUNCTION canteen.return_lot();`;

const FUNCTIONS = [
  ...['value_lot', 'receive_lot', 'apply_lot_movement', 'guard_lot_transfer', 'send_lot', 'guard_transfer_end'],
  ...['end_lot_transfer', 'supply_day_source', 'issue_lot', 'return_lot'],
];

/** Stock moves with its cause, in the same statement, and is never below zero. */
export class MoveLots1764420230000 implements MigrationInterface {
  readonly name = 'MoveLots1764420230000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [VALUE_LOT, APPLY, HOLD, TRANSFER, SOURCES]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of FUNCTIONS) await queryRunner.query(`DROP FUNCTION canteen.${name}() CASCADE`);
    await queryRunner.query('DROP FUNCTION canteen.hold_lot(uuid)');
    await queryRunner.query('ALTER TABLE canteen.day_sources DROP COLUMN lot_id');
  }
}
