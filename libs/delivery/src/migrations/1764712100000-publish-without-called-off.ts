import type { MigrationInterface, QueryRunner } from 'typeorm';

const UNPUBLISHABLE = (stands: string): string => `
  CREATE OR REPLACE FUNCTION delivery.unpublishable(asked delivery.runs) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    RETURN (SELECT CASE
      WHEN jsonb_array_length(asked.violations) > 0 THEN 'runs_keep_limits'
      WHEN EXISTS (SELECT FROM delivery.stops s WHERE s.run_id = asked.id AND s.withdrawn_at IS NULL AND s.unserved = 'no_place'${stands}) THEN 'runs_places_known'
      WHEN EXISTS (SELECT FROM delivery.stops s WHERE s.run_id = asked.id AND s.withdrawn_at IS NULL AND s.unserved = 'not_planned'${stands}) THEN 'runs_all_planned'
      WHEN EXISTS (SELECT FROM delivery.orders o WHERE o.facility_id = asked.facility_id AND o.business_date = asked.business_date
        AND o.slot = asked.slot AND o.state = 'frozen' AND NOT EXISTS (SELECT FROM delivery.stops s WHERE s.order_id = o.id
          AND s.run_id = asked.id AND s.withdrawn_at IS NULL)) THEN 'runs_all_planned' END);
  END $$;`;
const STANDS = `
        AND NOT EXISTS (SELECT FROM delivery.outcomes x WHERE x.order_id = s.order_id AND x.kind = 'cancelled')`;

/** What was called off before it was planned is planned by nobody any more, and keeps nobody else's meal from being brought. */
export class PublishWithoutCalledOff1764712100000 implements MigrationInterface {
  readonly name = 'PublishWithoutCalledOff1764712100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UNPUBLISHABLE(STANDS));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UNPUBLISHABLE(''));
  }
}
