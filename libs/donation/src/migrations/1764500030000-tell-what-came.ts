import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Fewer could be told apart by who knows one of them. */
const FEWEST_PEOPLE = 3;
/** Above this many days with a group of their own the page tells months only. */
const MOST_DAYS = 1000;

/** The donor's page; `also`: what of goods in stock it tells besides. */
const page = (also: string): string => `
  CREATE OR REPLACE FUNCTION donation.donor_page(hash bytea) RETURNS json
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
      ), eaten AS MATERIALIZED (
        SELECT facility_id, business_date, date_trunc('month', business_date)::date AS month, resident_id, count(*) AS meals,
          sum(amount_fen) AS fen
        FROM canteen.donor_meals(donor.id) GROUP BY 1, 2, resident_id
      ), told_days AS MATERIALIZED (
        SELECT facility_id, month, business_date, sum(meals)::bigint AS meals, sum(fen)::bigint AS fen, count(*) >= ${FEWEST_PEOPLE} AS enough
        FROM eaten GROUP BY 1, 2, 3
      ), rests AS MATERIALIZED (
        SELECT e.facility_id, e.month, count(DISTINCT e.resident_id) AS people
        FROM eaten e JOIN told_days d USING (facility_id, business_date) WHERE NOT d.enough GROUP BY 1, 2
      ), days_of AS MATERIALIZED (
        -- What is left of the month beside its days is a group, too.
        SELECT d.facility_id, d.month,
          json_agg(json_build_object('date', d.business_date, 'meals', d.meals, 'amountFen', d.fen) ORDER BY d.business_date) AS days
        FROM told_days d LEFT JOIN rests r USING (facility_id, month)
        WHERE d.enough AND coalesce(r.people, ${FEWEST_PEOPLE}) >= ${FEWEST_PEOPLE} AND (SELECT count(*) FROM told_days) <= ${MOST_DAYS}
        GROUP BY 1, 2
      ), place_months AS MATERIALIZED (
        SELECT facility_id, month, count(DISTINCT resident_id) >= ${FEWEST_PEOPLE} AS enough FROM eaten GROUP BY 1, 2
      ), any_place AS MATERIALIZED (
        SELECT month FROM eaten JOIN place_months p USING (facility_id, month) WHERE NOT p.enough
        GROUP BY 1 HAVING count(DISTINCT resident_id) >= ${FEWEST_PEOPLE}
      ), named AS MATERIALIZED (
        SELECT e.resident_id, e.meals, e.fen, CASE WHEN p.enough THEN e.facility_id END AS at,
          CASE WHEN p.enough OR e.month IN (SELECT month FROM any_place) THEN e.month END AS month
        FROM eaten e JOIN place_months p USING (facility_id, month)
      ), given_up AS MATERIALIZED (
        -- A rest of too few would be known from the sums: the smallest group is told with it.
        SELECT at, month FROM named WHERE month IS NOT NULL
          AND (SELECT count(DISTINCT resident_id) FROM named WHERE month IS NULL) BETWEEN 1 AND ${FEWEST_PEOPLE - 1}
        GROUP BY 1, 2 ORDER BY sum(meals), month, at LIMIT 1
      ), shown AS MATERIALIZED (
        SELECT CASE WHEN u.month IS NULL THEN n.at END AS at, CASE WHEN u.month IS NULL THEN n.month END AS month,
          sum(n.meals)::bigint AS meals, sum(n.fen)::bigint AS fen
        FROM named n LEFT JOIN given_up u ON u.month = n.month AND u.at IS NOT DISTINCT FROM n.at
        GROUP BY 1, 2 HAVING count(DISTINCT n.resident_id) >= ${FEWEST_PEOPLE}
      ), told AS MATERIALIZED (
        SELECT coalesce(sum(meals), 0)::bigint AS meals, count(DISTINCT facility_id) AS facilities, count(DISTINCT business_date) AS days
        FROM eaten HAVING count(*) = 0 OR count(DISTINCT resident_id) >= ${FEWEST_PEOPLE}
      )
      SELECT json_build_object('donorKind', donor.kind, 'donorName', donor.name,
        'receivedFen', (SELECT coalesce(sum(received_fen), 0)::bigint FROM gift WHERE kind = 'money'),
        'goodsFen', (SELECT coalesce(sum(received_fen), 0)::bigint FROM gift WHERE kind = 'goods'),
        'spentFen', (SELECT coalesce(sum(spent_fen), 0)::bigint FROM gift),
        'refundedFen', (SELECT coalesce(sum(refunded_fen), 0)::bigint FROM gift),
        'meals', (SELECT meals FROM told), 'facilities', (SELECT facilities FROM told), 'days', (SELECT days FROM told),
        'groups', (SELECT coalesce(json_agg(json_build_object('facilityName', f.name, 'townName', w.name,
            'month', to_char(s.month, 'YYYY-MM'), 'meals', s.meals, 'amountFen', s.fen, 'days', coalesce(x.days, '[]'))
            ORDER BY s.month DESC NULLS LAST, f.name NULLS LAST), '[]')
          FROM shown s LEFT JOIN meal_point.facilities f ON f.id = s.at LEFT JOIN registry.towns w ON w.code = f.town_code
          LEFT JOIN days_of x ON x.facility_id = s.at AND x.month = s.month),
        'donations', (SELECT coalesce(json_agg(json_build_object('kind', d.kind, 'pledgedOn', d.pledged_on, 'pledgedFen', d.pledged_fen,
            'receivedFen', d.received_fen, 'spentFen', d.spent_fen, 'refundedFen', d.refunded_fen, 'campaign', d.campaign,
            'organisationName', (SELECT o.name FROM registry.organisations o WHERE o.id = d.organisation_id),
            'receipts', (SELECT coalesce(json_agg(json_build_object('year', r.year, 'no', r.no, 'receivedOn', r.received_on,
                'amountFen', r.amount_fen, 'fiscalReceiptNo', r.fiscal_receipt_no) ORDER BY r.received_on, r.year, r.no), '[]')
              FROM donation.receipts r WHERE r.donation_id = d.id
                AND NOT EXISTS (SELECT FROM donation.receipt_voids v WHERE v.receipt_id = r.id)),
            'goods', (SELECT coalesce(json_agg(json_build_object('description', g.description, 'quantityG', g.quantity_g,
                'valueFen', g.value_fen, 'facilityName', f.name,
                'inStock', h.goods_id IS NOT NULL${also}) ORDER BY g.id), '[]')
              FROM donation.goods g JOIN meal_point.facilities f ON f.id = g.facility_id
              LEFT JOIN donation.goods_handovers h ON h.goods_id = g.id WHERE g.donation_id = d.id))
            ORDER BY d.pledged_on DESC, d.id DESC), '[]') FROM gift d WHERE d.received_fen > 0)));
  END $$;`;

/** A donor reads how much of their goods came into stock, and why less than was given. */
export class TellWhatCame1764500030000 implements MigrationInterface {
  readonly name = 'TellWhatCame1764500030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(page(`, 'takenG', h.taken_g, 'shortReason', h.short_reason`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(page(''));
  }
}
