import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Fields of a round itself, as since 'day 1'. */
const ROUND = `c.facility_id, c.business_date, c.round, c.district_code,
        c.town_code, c.mode, c.reason, c.meals, c.cost_fen, c.surplus_fen, c.elder_paid_fen, c.government_fen, c.donation_fen,
        c.garden_fen, c.volunteer_fen, c.unfunded_fen, c.garden_offered_fen, c.volunteer_offered_fen, c.cash_expected_fen,
        c.cash_counted_fen, c.cash_count, c.booked_month, c.chain_no, c.account_id, extract(epoch FROM c.closed_at)`;

/** Nothing of these comes after the first round of a day: triggers and \`open_day_of\` see to that. */
const OF_DAY = `jsonb_build_array(
          (SELECT jsonb_agg(jsonb_build_array(d.id, d.kind, d.description, d.quantity, d.unit_fen, d.amount_fen, d.paid_from, d.supplier,
              d.invoice_no, d.account_id, extract(epoch FROM d.recorded_at), w.reason, w.account_id, extract(epoch FROM w.recorded_at),
              h.account_id, extract(epoch FROM h.confirmed_at)) ORDER BY d.id)
            FROM canteen.day_sources d LEFT JOIN canteen.day_source_withdrawals w ON w.source_id = d.id
            LEFT JOIN canteen.hours_confirmations h ON h.source_id = d.id
            WHERE d.facility_id = c.facility_id AND d.business_date = c.business_date),
          (SELECT jsonb_agg(jsonb_build_array(v.meal_id, v.reason, extract(epoch FROM v.voided_at), extract(epoch FROM v.recorded_at),
              v.device_id, v.client_id, v.account_id) ORDER BY v.meal_id)
            FROM canteen.meal_voids v WHERE v.facility_id = c.facility_id AND v.business_date = c.business_date),
          (SELECT jsonb_agg(jsonb_build_array(k.id, k.booked_fen, k.unbooked_fen, k.counted_fen, k.cash_count, k.reason, k.client_id,
              k.account_id, extract(epoch FROM k.counted_at)) ORDER BY k.id)
            FROM canteen.drawer_counts k
            WHERE k.facility_id = c.facility_id AND k.business_date = c.business_date AND k.round IS NULL))`;

/** What a late meal took belongs to the round that settles it; what a voided one took and got back, to the first. */
const WALLETS = `(SELECT jsonb_agg(jsonb_build_array(w.id, w.wallet_id, w.seq, w.organisation_id, w.resident_id, w.kind, w.amount_fen,
            w.balance_after_fen, w.arrears_after_fen, w.at_organisation_id, w.custodian_id, w.meal_id, w.receipt_no, w.reference,
            w.account_id, extract(epoch FROM w.recorded_at)) ORDER BY w.id)
          FROM canteen.wallet_movements w WHERE w.facility_id = c.facility_id AND w.business_date = c.business_date AND CASE w.kind
            WHEN 'correction' THEN false
            WHEN 'spend' THEN EXISTS (SELECT FROM canteen.meal_settlements s
                WHERE s.meal_id = w.meal_id AND s.business_date IS NOT DISTINCT FROM w.business_date AND s.round = c.round)
              OR (c.round = 1 AND EXISTS (SELECT FROM canteen.meal_voids v
                WHERE v.meal_id = w.meal_id AND v.business_date = w.business_date))
            ELSE c.round = 1 END)`;

const HASHES = `
  ALTER FUNCTION canteen.round_hash(canteen.day_closes) RENAME TO round_hash_1;
  COMMENT ON FUNCTION canteen.round_hash_1(canteen.day_closes) IS 'Of rounds that were closed under ''day 1''; for checking them only.';

  CREATE FUNCTION canteen.round_hash_2(c canteen.day_closes) RETURNS bytea LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(c.previous_hash || convert_to(jsonb_build_array('day 2', ${ROUND},
        CASE WHEN c.round = 1 THEN ${OF_DAY} END,
        ${WALLETS})::text, 'UTF8')
      || CASE WHEN c.round = 1 THEN coalesce((SELECT string_agg(k.row_hash, ''::bytea ORDER BY k.id) FROM canteen.meal_corrections k
        WHERE k.facility_id = c.facility_id AND k.booked_date = c.business_date), ''::bytea) ELSE ''::bytea END
      || coalesce((SELECT string_agg(s.row_hash, ''::bytea ORDER BY s.meal_id) FROM canteen.meal_settlements s
        WHERE s.facility_id = c.facility_id AND s.business_date = c.business_date AND s.round = c.round), ''::bytea));
  $$;
  COMMENT ON FUNCTION canteen.round_hash_2(canteen.day_closes) IS
    'The round before, this one, and of its day: entries with who withdrew or confirmed them and why, voids, recounts, what
    wallets gave and got, corrections booked on it, its meals.';

  CREATE FUNCTION canteen.round_hash(c canteen.day_closes) RETURNS bytea LANGUAGE sql STABLE
    RETURN CASE c.hash_version WHEN 1 THEN canteen.round_hash_1(c) ELSE canteen.round_hash_2(c) END;
  COMMENT ON FUNCTION canteen.round_hash(canteen.day_closes) IS 'Of a round, as it was made when that was closed.';`;

/** The chain holds all that makes a day; rounds closed before keep the hash they were closed with. */
export class ChainWholeDays1764300320000 implements MigrationInterface {
  readonly name = 'ChainWholeDays1764300320000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE canteen.day_closes ADD COLUMN hash_version int NOT NULL DEFAULT 1 CHECK (hash_version IN (1, 2));
      ALTER TABLE canteen.day_closes ALTER COLUMN hash_version DROP DEFAULT;
      COMMENT ON COLUMN canteen.day_closes.hash_version IS 'What the hash is made of: ''day 1'' or ''day 2'' (canteen.round_hash).';
    `);
    await queryRunner.query(HASHES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION canteen.round_hash(canteen.day_closes), canteen.round_hash_2(canteen.day_closes);
      ALTER FUNCTION canteen.round_hash_1(canteen.day_closes) RENAME TO round_hash;
      COMMENT ON FUNCTION canteen.round_hash(canteen.day_closes) IS NULL;
      ALTER TABLE canteen.day_closes DROP COLUMN hash_version;
    `);
  }
}
