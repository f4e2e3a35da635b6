import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN_ROUTE_STOPS = (unless: string): string => `
  CREATE OR REPLACE FUNCTION delivery.own_route_stops() RETURNS TABLE (route_id uuid, run_id uuid, facility_id uuid, facility_name text,
      business_date date, slot text, trip int, leaves_at timestamptz, stop_id uuid, "position" int, arrives_at timestamptz, use_by timestamptz,
      label_no int, name text, phone text, village_name text, line text, door_note text, longitude double precision, latitude double precision,
      handover text, handover_note text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.id, r.id, f.id, f.name, r.business_date, r.slot, t.trip, t.leaves_at, s.id, s.position, s.arrives_at, s.use_by, o.label_no, p.name, p.phone,
      v.name, a.line, a.door_note, a.longitude, a.latitude, o.handover, o.handover_note
    FROM volunteering.volunteers w JOIN delivery.routes t ON t.volunteer_id = w.id AND t.published AND t.withdrawn_at IS NULL
    JOIN delivery.runs r ON r.id = t.run_id AND r.state IN ('published', 'dispatched') AND r.business_date = platform.business_date(now())
    JOIN meal_point.facilities f ON f.id = r.facility_id
    JOIN delivery.stops s ON s.route_id = t.id AND s.withdrawn_at IS NULL JOIN delivery.orders o ON o.id = s.order_id
    JOIN registry.residents p ON p.id = o.person_id JOIN registry.villages v ON v.code = p.village_code
    LEFT JOIN registry.resident_addresses a ON a.id = o.address_id
    WHERE w.account_id = platform.scope_account() AND platform.scope_role() = 'volunteer' AND w.state = 'active'
      AND r.district_code = platform.scope_district()${unless}
    ORDER BY t.leaves_at, t.id, s.position;
  $$;`;

const UNLESS_OUT = `
      AND (t.departed_at IS NOT NULL OR NOT EXISTS (SELECT FROM delivery.run_crew c WHERE c.run_id = r.id AND c.volunteer_id = w.id AND NOT c.comes))`;

/** Who was taken out of a run sees nobody of it any more, also while it is still planned anew; what has left with them stays. */
export class DropRoutesOfAbsent1764710610000 implements MigrationInterface {
  readonly name = 'DropRoutesOfAbsent1764710610000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(OWN_ROUTE_STOPS(UNLESS_OUT));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(OWN_ROUTE_STOPS(''));
  }
}
