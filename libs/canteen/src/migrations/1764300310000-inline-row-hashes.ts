import type { MigrationInterface, QueryRunner } from 'typeorm';

const AMOUNTS = [
  'price_fen',
  'discount_fen',
  'elder_due_fen',
  'elder_paid_fen',
  'government_province_fen',
  'government_city_fen',
  'government_district_fen',
  'government_town_fen',
  'government_fen',
  'cost_fen',
  'garden_fen',
  'volunteer_fen',
  'volunteer_delivery_fen',
  'donation_fen',
  'unfunded_fen',
  'surplus_fen',
];

/** Byte for byte what rows were hashed with since 'meal 1' and 'correction 1' were named so. */
const MEAL = `sha256(convert_to(jsonb_build_array('meal 1', m.id, m.business_date, m.district_code, m.facility_town, m.facility_id,
      m.slot, m.mode, m.resident_id, m.identified_by, m.items, extract(epoch FROM m.served_at),
      extract(epoch FROM m.recorded_at), m.payment_method, m.price_fen, m.delivery_fee_fen, m.elder_due_fen, m.elder_paid_fen,
      m.discount_fen, m.discount_bearer, m.government_fen, m.government_province_fen, m.government_city_fen,
      m.government_district_fen, m.government_town_fen, m.funding_town, m.cost_ingredients_fen, m.cost_labour_fen,
      m.cost_energy_fen, m.cost_packaging_fen, m.cost_delivery_fen, m.cost_fen, m.garden_fen, m.volunteer_fen, m.donation_fen,
      m.unfunded_fen, m.surplus_fen, m.policy_code, m.policy_version, m.tier_code, m.quotas, m.displayed, m.flags, m.offline,
      m.device_id, m.client_id, m.account_id,
      s.round, s.garden_fen, s.volunteer_fen, s.volunteer_delivery_fen, s.donation_fen, s.unfunded_fen, s.surplus_fen,
      donations)::text, 'UTF8'))`;

const CORRECTION = `sha256(convert_to(jsonb_build_array('correction 1', k.id, k.meal_id, k.business_date, k.district_code, k.facility_town,
      k.facility_id, k.funding_town, k.booked_date, k.kind, k.reason, k.refund, ${AMOUNTS.map((name) => `k.${name}`).join(', ')},
      k.client_id, k.account_id, extract(epoch FROM k.recorded_at), given_back)::text, 'UTF8'))`;

const hashes = (body: (expression: string) => string): string => `
  CREATE OR REPLACE FUNCTION canteen.meal_row_hash(m canteen.meals, s canteen.meal_settlements, donations jsonb) RETURNS bytea
    LANGUAGE sql STABLE ${body(MEAL)};
  CREATE OR REPLACE FUNCTION canteen.correction_row_hash(k canteen.meal_corrections, given_back jsonb) RETURNS bytea
    LANGUAGE sql STABLE ${body(CORRECTION)};`;

/**
 * The hashes of rows as expressions that the planner puts in the place of the call: a body with a search path of its own
 * is run as a query for each row, which took two thirds of the time. Names in such an expression are bound when it is
 * made, so no search path can change them.
 */
export class InlineRowHashes1764300310000 implements MigrationInterface {
  readonly name = 'InlineRowHashes1764300310000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(hashes((expression) => `PARALLEL SAFE RETURN ${expression}`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      hashes((expression) => `SET search_path = pg_catalog, pg_temp AS $$ SELECT ${expression} $$`),
    );
  }
}
