import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Freezing a slot; what the kitchen cooks, and `gone` with its reason where the kitchen has closed for good. */
const freezing = (cancel: string): string => `
  CREATE OR REPLACE FUNCTION delivery.freeze_slot(of_facility uuid, on_date date, of_slot text) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    place meal_point.facilities;
    until timestamptz;
    counted int;
  BEGIN
    SELECT * INTO place FROM meal_point.facilities f WHERE f.id = of_facility AND f.district_code = platform.scope_district();
    SELECT r.cut_off INTO until FROM delivery.rule_on(of_facility, of_slot, on_date) r;
    IF place.id IS NULL OR coalesce(platform.scope_role(), '') <> 'system' OR until > clock_timestamp() THEN
      RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(delivery.day_key(place.district_code, on_date));
    IF EXISTS (SELECT FROM delivery.freezes z WHERE z.facility_id = of_facility AND z.business_date = on_date AND z.slot = of_slot) THEN
      RETURN NULL;
    END IF;
    ${cancel}
    WITH numbered AS (
      SELECT o.id, row_number() OVER (ORDER BY v.name, r.name_pinyin, o.id) AS label, m.id AS menu_item_id, m.price_fen
      FROM delivery.orders o JOIN registry.residents r ON r.id = o.resident_id JOIN registry.villages v ON v.code = r.village_code
      LEFT JOIN LATERAL (SELECT i.id, i.price_fen FROM canteen.menu_on(of_facility, on_date) i
        WHERE i.offered AND i.slot = of_slot AND i.kind = 'set' AND (o.set_name IS NULL OR i.name = o.set_name)
        ORDER BY i.price_fen, i.name, i.id LIMIT 1) m ON true
      WHERE o.facility_id = of_facility AND o.business_date = on_date AND o.slot = of_slot AND o.state = 'placed'
    )
    UPDATE delivery.orders o SET state = 'frozen', label_no = n.label, menu_item_id = n.menu_item_id, price_fen = n.price_fen,
      version = o.version + 1 FROM numbered n WHERE n.id = o.id;
    GET DIAGNOSTICS counted = ROW_COUNT;
    INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off)
      VALUES (of_facility, on_date, of_slot, place.district_code, place.town_code, counted, until);
    RETURN counted;
  END $$;`;

const OF_GONE = `UPDATE delivery.orders o SET state = 'cancelled', cancel_kind = 'gone', cancelled_at = clock_timestamp(), version = o.version + 1
    WHERE o.facility_id = of_facility AND o.business_date = on_date AND o.slot = of_slot AND o.state = 'placed'
      AND delivery.gone_on(o.person_id, on_date);`;
const OF_CLOSED = `UPDATE delivery.orders o SET state = 'cancelled', cancel_kind = 'gone', cancelled_at = clock_timestamp(), version = o.version + 1,
      cancel_reason = CASE WHEN place.closed_on <= on_date THEN '食堂已停办' END
    WHERE o.facility_id = of_facility AND o.business_date = on_date AND o.slot = of_slot AND o.state = 'placed'
      AND (place.closed_on <= on_date OR delivery.gone_on(o.person_id, on_date));`;

const CONCERNED = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR platform.scope_town() IN (town_code, facility_town))
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const adding = (standing: string): string => `
  DROP POLICY orders_add ON delivery.orders;
  CREATE POLICY orders_add ON delivery.orders FOR INSERT TO nuancan_app WITH CHECK (${CONCERNED}
    AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system') AND state = 'placed'
    AND ((platform.scope_town() IS NULL OR town_code = platform.scope_town()) OR EXISTS (SELECT FROM delivery.standing_orders s
      WHERE s.resident_id = orders.resident_id AND s.facility_id = orders.facility_id AND ${standing})));`;

/** A kitchen that has closed cooks nothing more; who stands on an order of their own town is ordered for until its last day. */
export class MindClosedKitchens1764701220000 implements MigrationInterface {
  readonly name = 'MindClosedKitchens1764701220000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(freezing(OF_CLOSED));
    await queryRunner.query(adding('s.valid_to >= platform.business_date(now())'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(freezing(OF_GONE));
    await queryRunner.query(adding('s.ended_at IS NULL'));
  }
}
