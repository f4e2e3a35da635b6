import type { MigrationInterface, QueryRunner } from 'typeorm';

const MEALS = `
    SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.date DESC, x.at DESC), '[]') FROM (
      SELECT m.business_date AS date, m.slot, f.name AS "facilityName", m.mode, m.served_at AS at,
        m.elder_paid_fen + coalesce((SELECT sum(k.elder_paid_fen) FROM canteen.meal_corrections k
          WHERE k.meal_id = m.id AND k.business_date = m.business_date), 0)::bigint AS "paidFen"
      FROM canteen.meals m JOIN meal_point.facilities f ON f.id = m.facility_id
      WHERE m.resident_id = ANY (entries) AND m.business_date BETWEEN today - 30 AND today
        AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
        AND NOT EXISTS (SELECT FROM canteen.meal_corrections k WHERE k.meal_id = m.id AND k.business_date = m.business_date AND k.kind = 'reverse')
      ORDER BY m.business_date DESC, m.served_at DESC LIMIT 30) x`;

/** Every booking but money over the counter tells of a meal that was eaten: only with the meals. */
const BALANCE = `
    SELECT coalesce(jsonb_agg(jsonb_build_object('organisationName', o.name, 'balanceFen', w.balance_fen, 'arrearsFen', w.arrears_fen,
        'bookings', (SELECT coalesce(jsonb_agg(jsonb_build_object('date', b.business_date, 'kind', b.kind, 'amountFen', b.amount_fen)
            ORDER BY b.seq DESC), '[]')
          FROM (SELECT m.* FROM canteen.wallet_movements m WHERE m.wallet_id = w.id
            AND (c.shows_meals OR m.kind IN ('top_up_cash', 'top_up_transfer', 'refund_cash', 'refund_transfer')) ORDER BY m.seq DESC LIMIT 10) b)) ORDER BY o.name, w.id), '[]')
    FROM canteen.wallets w JOIN registry.organisations o ON o.id = w.organisation_id WHERE w.resident_id = ANY (entries)`;

const DELIVERIES = `
    SELECT coalesce(jsonb_agg(jsonb_build_object('date', o.business_date, 'slot', o.slot, 'facilityName', f.name, 'state', CASE
        WHEN o.state = 'cancelled' OR x.kind = 'cancelled' THEN 'cancelled'
        WHEN x.kind = 'nobody_answers' THEN CASE WHEN EXISTS (SELECT FROM welfare.cases k WHERE k.order_id = o.id AND k.state = 'closed')
          THEN 'nobody_seen_settled' ELSE 'nobody_seen' END
        WHEN x.kind = 'address_wrong' THEN 'not_found'
        WHEN x.kind IS NOT NULL THEN x.kind
        WHEN o.business_date < today THEN 'not_recorded'
        WHEN EXISTS (SELECT FROM delivery.stops s JOIN delivery.routes t ON t.id = s.route_id
          WHERE s.order_id = o.id AND s.withdrawn_at IS NULL AND t.departed_at IS NOT NULL) THEN 'on_the_way'
        WHEN o.state = 'frozen' THEN 'being_prepared' ELSE 'ordered' END,
      'cancelled', o.cancel_kind, 'handover', x.handover, 'at', x.happened_at) ORDER BY o.business_date DESC,
        array_position(ARRAY['breakfast', 'lunch', 'dinner'], o.slot), o.id), '[]')
    FROM delivery.orders o JOIN meal_point.facilities f ON f.id = o.facility_id
    LEFT JOIN LATERAL (SELECT y.kind, y.handover, y.happened_at FROM delivery.outcomes y WHERE y.order_id = o.id ORDER BY y.seq DESC LIMIT 1) x ON true
    WHERE o.person_id = ANY (entries) AND o.business_date BETWEEN today - 7 AND today + 7`;

const STANDING = `
    SELECT coalesce(jsonb_agg(jsonb_build_object('facilityId', f.id, 'facilityName', f.name, 'slot', s.slot, 'weekdays', s.weekdays,
      'validFrom', s.valid_from, 'validTo', CASE WHEN s.valid_to <> 'infinity' THEN s.valid_to END,
      'pauses', (SELECT coalesce(jsonb_agg(jsonb_build_object('from', p.paused_from, 'to', p.paused_to) ORDER BY p.paused_from, p.id), '[]')
        FROM delivery.pauses p WHERE p.standing_order_id = s.id AND p.lifted_at IS NULL AND p.paused_to >= today))
      ORDER BY f.name, array_position(ARRAY['breakfast', 'lunch', 'dinner'], s.slot), s.id), '[]')
    FROM delivery.standing_orders s JOIN meal_point.facilities f ON f.id = s.facility_id
    WHERE s.person_id = ANY (entries) AND s.valid_to >= today AND s.valid_to >= s.valid_from`;

const REQUESTS = `
    SELECT coalesce(jsonb_agg(x.told ORDER BY x.id DESC), '[]') FROM (
      SELECT q.id, jsonb_build_object('id', q.id, 'kind', q.kind, 'facilityName', f.name, 'amountFen', q.amount_fen, 'from', q.paused_from,
        'to', q.paused_to, 'reason', q.reason, 'askedAt', q.asked_at, 'state', coalesce(d.outcome, 'asked'), 'decidedAt', d.decided_at,
        'note', (SELECT w.words FROM family.words w WHERE w.request_id = q.id AND w.said_by = 'family'),
        'answer', (SELECT w.words FROM family.words w WHERE w.request_id = q.id AND w.said_by = 'facility')) AS told
      FROM family.requests q JOIN meal_point.facilities f ON f.id = q.facility_id LEFT JOIN family.decisions d ON d.request_id = q.id
      WHERE q.consent_id = c.id ORDER BY q.id DESC LIMIT 30) x`;

/** What a family sees, by what the elder consented to: the rest is not even empty, it is not there. */
export class OpenFamilyPages1764711030000 implements MigrationInterface {
  readonly name = 'OpenFamilyPages1764711030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION family.open_page(hash bytea) RETURNS jsonb
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        c family.consents;
        entries uuid[];
        page jsonb;
        today CONSTANT date := platform.business_date(now());
      BEGIN
        SELECT x.* INTO c FROM family.link_of(hash) l JOIN family.consents x ON x.id = l.consent_id;
        IF c.id IS NULL THEN
          RETURN NULL;
        END IF;
        INSERT INTO family.views AS v (consent_id, views, last_seen_at) VALUES (c.id, 1, clock_timestamp())
          ON CONFLICT (consent_id) DO UPDATE SET views = v.views + 1, last_seen_at = clock_timestamp();
        entries := family.entries_of(c.resident_id);
        SELECT jsonb_build_object('elderName', r.name, 'relationship', c.relationship, 'validUntil', c.valid_until, 'today', today,
          'facilityName', (SELECT f.name FROM meal_point.facilities f WHERE f.id = c.facility_id), 'requests', (${REQUESTS}))
        INTO page FROM registry.residents r WHERE r.id = c.resident_id;
        IF c.shows_meals THEN
          page := page || jsonb_build_object('meals', (${MEALS}));
        END IF;
        IF c.shows_balance THEN
          page := page || jsonb_build_object('wallets', (${BALANCE}));
        END IF;
        IF c.shows_deliveries THEN
          page := page || jsonb_build_object('deliveries', (${DELIVERIES}), 'standingOrders', (${STANDING}));
        END IF;
        RETURN page;
      END $$;
      COMMENT ON FUNCTION family.open_page(bytea) IS
        'What the elder lets this member of the family see; counted. Of somebody who did not answer only that, and whether it was seen to:
what was found is for a person to tell. Nothing of health, addresses, volunteers or anybody else.';
      ALTER FUNCTION family.open_page(bytea) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION family.open_page(bytea) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION family.open_page(bytea) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION family.open_page(bytea)');
  }
}
