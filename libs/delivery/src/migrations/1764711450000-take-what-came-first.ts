import type { MigrationInterface, QueryRunner } from 'typeorm';

const END_ORDER = ({ lock, cooked, early }: Record<'lock' | 'cooked' | 'early', string>): string => `
  CREATE OR REPLACE FUNCTION delivery.end_order() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    ordered delivery.orders;
    stop record;
    broken text;
    before delivery.outcomes;
  BEGIN
    -- With whoever closes the slot at this moment: what has an outcome is not cancelled.
    PERFORM pg_advisory_xact_lock_shared(delivery.day_key(o.district_code, o.business_date)) FROM delivery.orders o WHERE o.id = NEW.order_id;
    SELECT * INTO ordered FROM delivery.orders o WHERE o.id = NEW.order_id AND o.district_code = platform.scope_district() FOR NO KEY UPDATE;
    SELECT * INTO before FROM delivery.outcomes x WHERE x.order_id = NEW.order_id ORDER BY x.seq DESC LIMIT 1;
${lock}    SELECT s.id, s.run_id, t.volunteer_id, d.left_at, ${cooked}d.use_by, r.state INTO stop FROM delivery.stops s JOIN delivery.runs r ON r.id = s.run_id
      LEFT JOIN delivery.routes t ON t.id = s.route_id LEFT JOIN delivery.dispatches d ON d.route_id = s.route_id
      WHERE s.order_id = NEW.order_id AND s.withdrawn_at IS NULL;
    broken := CASE
      WHEN ordered.id IS NULL OR ordered.state <> 'frozen' THEN 'outcomes_order_stands'
      WHEN NEW.seq <> coalesce(before.seq, 0) + 1 THEN 'outcomes_one'
      WHEN NEW.kind NOT IN ('delivered', 'cancelled') AND stop.left_at IS NULL THEN 'outcomes_on_the_way'
      WHEN NEW.kind = 'delivered' AND stop.left_at IS NULL THEN 'outcomes_on_the_way'
      WHEN NEW.kind = 'cancelled' AND stop.left_at IS NOT NULL THEN 'outcomes_not_left'
      ${early}
      WHEN NEW.kind = 'delivered' AND NEW.happened_at > stop.use_by THEN 'outcomes_in_time'
      WHEN NEW.kind = 'turned_back' AND delivery.closed_by(ordered.district_code, ordered.facility_town, ordered.facility_id, ordered.business_date,
        ordered.slot) IS NULL THEN 'outcomes_turned_back'
      WHEN NEW.kind = 'late' AND NEW.happened_at <= stop.use_by THEN 'outcomes_late'
      WHEN (NEW.happened_at AT TIME ZONE 'Asia/Shanghai')::date <> ordered.business_date AND NEW.kind <> 'cancelled' THEN 'outcomes_on_its_day' END;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'an outcome that cannot be' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    NEW.stop_id := stop.id;
    NEW.run_id := stop.run_id;
    NEW.volunteer_id := stop.volunteer_id;
    NEW.district_code := ordered.district_code;
    NEW.town_code := ordered.town_code;
    NEW.facility_id := ordered.facility_id;
    NEW.facility_town := ordered.facility_town;
    NEW.resident_id := ordered.resident_id;
    NEW.business_date := ordered.business_date;
    NEW.slot := ordered.slot;
    RETURN NEW;
  END $$;`;

/** A route that leaves at this moment holds its run: what is cancelled has left before, or stays. */
const LOCK = `    IF NEW.kind = 'cancelled' THEN
      PERFORM FROM delivery.runs r JOIN delivery.stops s ON s.run_id = r.id WHERE s.order_id = NEW.order_id AND s.withdrawn_at IS NULL
        FOR KEY SHARE OF r;
    END IF;
`;
const SINCE_LEFT = `WHEN NEW.kind <> 'cancelled' AND NEW.happened_at < stop.left_at THEN 'outcomes_on_the_way'`;
const SINCE_COOKED = `WHEN NEW.kind <> 'cancelled' AND NEW.happened_at < stop.cooked_at THEN 'outcomes_after_cooking'`;

/**
 * A kitchen notes that a route has left when it gets round to it, and the first doors may be done by then: what was there cannot
 * be before the meal was cooked.
 */
export class TakeWhatCameFirst1764711450000 implements MigrationInterface {
  readonly name = 'TakeWhatCameFirst1764711450000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(END_ORDER({ lock: LOCK, cooked: 'd.cooked_at, ', early: SINCE_COOKED }));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(END_ORDER({ lock: '', cooked: '', early: SINCE_LEFT }));
  }
}
