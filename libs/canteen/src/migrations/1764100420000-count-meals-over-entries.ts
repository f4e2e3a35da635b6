import type { MigrationInterface, QueryRunner } from 'typeorm';

const slotUse = (others: string): string => `
  CREATE OR REPLACE FUNCTION canteen.slot_use(residents uuid[], on_date date)
    RETURNS TABLE (resident_id uuid, slot text, served_at timestamptz, facility_id uuid, subsidised boolean, spent_fen bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan AS $$
    SELECT u.resident_id, u.slot, u.served_at, u.facility_id, u.subsidised, u.spent_fen FROM (
      SELECT m.resident_id, m.slot, m.served_at, m.facility_id, m.government_fen > 0 AS subsidised,
        m.price_fen - m.delivery_fee_fen AS spent_fen
      FROM canteen.meals m
      WHERE m.resident_id = ANY (residents) AND m.business_date = on_date
        AND m.district_code = platform.scope_district()
        AND platform.scope_role() IN ('operator', 'system')
        AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
      ${others}) u
    ORDER BY u.served_at;
  $$;`;

const OTHER_ENTRIES = `
      UNION ALL
      SELECT o.asked, m.slot, m.served_at, m.facility_id, m.government_fen > 0, m.price_fen - m.delivery_fee_fen
      FROM registry.other_entries(residents) o JOIN canteen.meals m ON m.resident_id = o.other AND m.business_date = on_date
      WHERE m.district_code = platform.scope_district()
        AND platform.scope_role() IN ('operator', 'system')
        AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)`;

/** What a person had on a day counts over all entries of that person. */
export class CountMealsOverEntries1764100420000 implements MigrationInterface {
  readonly name = 'CountMealsOverEntries1764100420000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(slotUse(OTHER_ENTRIES));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(slotUse(''));
  }
}
