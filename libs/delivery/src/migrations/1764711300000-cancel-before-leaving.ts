import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTIONS = `
  CREATE FUNCTION delivery.take_off_cancelled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    was record;
  BEGIN
    -- The run before its stops, as whoever sends a route out; a search that has read the run as it was stores nothing.
    UPDATE delivery.runs r SET version = r.version + 1, figures = r.figures || jsonb_build_object('orders', (r.figures ->> 'orders')::int - 1,
      CASE WHEN s.route_id IS NULL THEN 'unserved' ELSE 'served' END,
      greatest(0, (r.figures ->> CASE WHEN s.route_id IS NULL THEN 'unserved' ELSE 'served' END)::int - 1))
    FROM delivery.stops s WHERE s.order_id = NEW.order_id AND s.withdrawn_at IS NULL AND r.id = s.run_id AND r.state NOT IN ('closed', 'cancelled');
    SELECT s.route_id, s.position INTO was FROM delivery.stops s WHERE s.order_id = NEW.order_id AND s.withdrawn_at IS NULL;
    UPDATE delivery.stops s SET route_id = NULL, position = NULL, arrives_at = NULL, use_by = NULL, locked = false, unserved = 'taken_out',
      explanation = NULL WHERE s.order_id = NEW.order_id AND s.withdrawn_at IS NULL AND s.route_id IS NOT NULL;
    UPDATE delivery.stops s SET position = s.position - 1 WHERE s.route_id = was.route_id AND s.position > was.position;
    UPDATE delivery.routes t SET withdrawn_at = clock_timestamp() WHERE t.id = was.route_id AND t.withdrawn_at IS NULL AND t.departed_at IS NULL
      AND NOT EXISTS (SELECT FROM delivery.stops s WHERE s.route_id = t.id);
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION delivery.take_off_cancelled() IS
    'What is not brought any more leaves its route before the route leaves the kitchen: nobody packs it, and nobody goes there.';

  CREATE FUNCTION delivery.keep_ended_order() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    -- Not what follows from a merge or an erasure, which are functions of the definer.
    IF current_user <> 'nuancan_definer' AND EXISTS (SELECT FROM delivery.outcomes x WHERE x.order_id = NEW.id) THEN
      RAISE EXCEPTION 'an order that has ended' USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_ended';
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION delivery.keep_ended_order() IS 'Where it went is part of what became of it: what was wrong is put right with the outcome.';`;

const TRIGGERS = `
  CREATE TRIGGER outcomes_take_off AFTER INSERT ON delivery.outcomes FOR EACH ROW WHEN (NEW.kind = 'cancelled' AND NEW.seq = 1)
    EXECUTE FUNCTION delivery.take_off_cancelled();
  CREATE TRIGGER orders_keep_ended BEFORE UPDATE ON delivery.orders FOR EACH ROW WHEN (OLD.state = 'frozen' AND NEW.version <> OLD.version)
    EXECUTE FUNCTION delivery.keep_ended_order();`;

/** 出发前取消: what is cancelled before it leaves goes off its route, and what has ended is not changed. */
export class CancelBeforeLeaving1764711300000 implements MigrationInterface {
  readonly name = 'CancelBeforeLeaving1764711300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(FUNCTIONS);
    await queryRunner.query(`ALTER FUNCTION delivery.take_off_cancelled() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION delivery.take_off_cancelled() FROM PUBLIC;
      GRANT UPDATE (figures) ON delivery.runs TO nuancan_definer`);
    await queryRunner.query(TRIGGERS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER outcomes_take_off ON delivery.outcomes; DROP TRIGGER orders_keep_ended ON delivery.orders;
      DROP FUNCTION delivery.take_off_cancelled(), delivery.keep_ended_order();
      REVOKE UPDATE (figures) ON delivery.runs FROM nuancan_definer`);
  }
}
