import type { MigrationInterface, QueryRunner } from 'typeorm';
import { called } from '../row-rules.js';

/** A smaller group could tell who ate. */
const FEWEST_MEALS = 3;
/** Above this many days with a group of their own the page tells months only. */
const MOST_DAYS = 1000;

const LINK = `
  CREATE FUNCTION donation.link_of(hash bytea) RETURNS TABLE (link_id uuid, donor_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.id, l.donor_id FROM donation.donor_links l WHERE l.token_hash = hash AND l.revoked_at IS NULL;
  $$;
  COMMENT ON FUNCTION donation.link_of(bytea) IS 'The donor whose link has this token and was not revoked. Whoever has the token may ask.';`;

const PAGE = `
  CREATE FUNCTION donation.donor_page(hash bytea) RETURNS json
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  DECLARE
    donor donation.donors;
  BEGIN
    SELECT o.* INTO donor FROM donation.link_of(hash) l JOIN donation.donors o ON o.id = l.donor_id;
    IF donor.id IS NULL THEN
      RETURN NULL;
    END IF;
    RETURN (
      WITH gift AS MATERIALIZED (
        SELECT d.*, (SELECT coalesce(sum(t.spent_fen), 0)::bigint FROM donation.tranches t WHERE t.donation_id = d.id) AS spent_fen
        FROM donation.donations d WHERE d.donor_id = donor.id
      ), spent AS MATERIALIZED (
        SELECT s.facility_id, s.business_date, date_trunc('month', s.business_date)::date AS month,
          sum(s.donor_meals)::bigint AS meals, sum(s.amount_fen)::bigint AS fen
        FROM gift d JOIN donation.tranches t ON t.donation_id = d.id JOIN donation.spent_days s ON s.tranche_id = t.id
        GROUP BY 1, 2 HAVING sum(s.amount_fen) > 0
      ), place_month AS MATERIALIZED (
        SELECT facility_id, month, sum(meals)::bigint AS meals, sum(fen)::bigint AS fen,
          CASE WHEN (SELECT count(*) FROM spent) <= ${MOST_DAYS} THEN coalesce(json_agg(json_build_object('date', business_date, 'meals', meals,
            'amountFen', fen) ORDER BY business_date) FILTER (WHERE meals >= ${FEWEST_MEALS}), '[]') ELSE '[]' END AS days
        FROM spent GROUP BY 1, 2
      ), any_place AS MATERIALIZED (
        SELECT month, sum(meals)::bigint AS meals, sum(fen)::bigint AS fen FROM place_month WHERE meals < ${FEWEST_MEALS} GROUP BY 1
      ), shown AS (
        SELECT f.name AS facility, w.name AS town, p.month, p.meals, p.fen, p.days
        FROM place_month p JOIN meal_point.facilities f ON f.id = p.facility_id JOIN registry.towns w ON w.code = f.town_code
        WHERE p.meals >= ${FEWEST_MEALS}
        UNION ALL SELECT NULL, NULL, month, meals, fen, '[]' FROM any_place WHERE meals >= ${FEWEST_MEALS}
        UNION ALL SELECT NULL, NULL, NULL, sum(meals)::bigint, sum(fen)::bigint, '[]' FROM any_place WHERE meals < ${FEWEST_MEALS}
          HAVING count(*) > 0
      )
      SELECT json_build_object('donorKind', donor.kind, 'donorName', donor.name,
        'receivedFen', (SELECT coalesce(sum(received_fen), 0)::bigint FROM gift WHERE kind = 'money'),
        'goodsFen', (SELECT coalesce(sum(received_fen), 0)::bigint FROM gift WHERE kind = 'goods'),
        'spentFen', (SELECT coalesce(sum(spent_fen), 0)::bigint FROM gift),
        'refundedFen', (SELECT coalesce(sum(refunded_fen), 0)::bigint FROM gift),
        'meals', (SELECT coalesce(sum(meals), 0)::bigint FROM spent),
        'facilities', (SELECT count(DISTINCT facility_id) FROM spent),
        'days', (SELECT count(DISTINCT business_date) FROM spent),
        'groups', (SELECT coalesce(json_agg(json_build_object('facilityName', s.facility, 'townName', s.town,
            'month', to_char(s.month, 'YYYY-MM'), 'meals', s.meals, 'amountFen', s.fen, 'days', s.days)
            ORDER BY s.month DESC NULLS LAST, s.facility NULLS LAST), '[]') FROM shown s),
        'donations', (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'pledgedOn', d.pledged_on, 'pledgedFen', d.pledged_fen,
            'receivedFen', d.received_fen, 'spentFen', d.spent_fen, 'refundedFen', d.refunded_fen, 'campaign', d.campaign,
            'organisationName', (SELECT o.name FROM registry.organisations o WHERE o.id = d.organisation_id),
            'receipts', (SELECT coalesce(json_agg(json_build_object('year', r.year, 'no', r.no, 'receivedOn', r.received_on,
                'amountFen', r.amount_fen, 'fiscalReceiptNo', r.fiscal_receipt_no) ORDER BY r.received_on, r.year, r.no), '[]')
              FROM donation.receipts r WHERE r.donation_id = d.id
                AND NOT EXISTS (SELECT FROM donation.receipt_voids v WHERE v.receipt_id = r.id)),
            'goods', (SELECT coalesce(json_agg(json_build_object('description', g.description, 'quantityG', g.quantity_g,
                'valueFen', g.value_fen, 'facilityName', f.name,
                'inStock', EXISTS (SELECT FROM donation.goods_handovers h WHERE h.goods_id = g.id)) ORDER BY g.id), '[]')
              FROM donation.goods g JOIN meal_point.facilities f ON f.id = g.facility_id WHERE g.donation_id = d.id))
            ORDER BY d.pledged_on DESC, d.id DESC), '[]') FROM gift d WHERE d.received_fen > 0)));
  END $$;
  COMMENT ON FUNCTION donation.donor_page(bytea) IS
    'What became of all that a donor gave, to whoever has the token: nobody who ate, no meal alone, no group of fewer than ${FEWEST_MEALS} meals at a place.';`;

/** A donor's own page by link, without an account. */
export class OpenDonorPages1764420340000 implements MigrationInterface {
  readonly name = 'OpenDonorPages1764420340000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(LINK);
    await queryRunner.query(PAGE);
    await queryRunner.query(`${called('link_of(bytea)')} ${called('donor_page(bytea)')}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION donation.donor_page(bytea), donation.link_of(bytea)');
  }
}
