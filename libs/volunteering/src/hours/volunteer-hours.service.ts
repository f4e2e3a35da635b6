import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import type { FacilityHoursDto, VolunteerHoursDto } from './volunteer-hours.dto.js';

const HOURS = `
  SELECT a.town_code AS "townCode", t.name AS "townName", a.facility_id AS "facilityId", f.name AS "facilityName",
    count(DISTINCT a.volunteer_id) FILTER (WHERE c.minutes IS NOT NULL)::int AS volunteers, count(c.minutes)::int AS attendances,
    coalesce(sum(c.minutes) FILTER (WHERE a.purpose = 'kitchen'), 0)::bigint AS "kitchenMinutes",
    coalesce(sum(c.minutes) FILTER (WHERE a.purpose = 'delivery'), 0)::bigint AS "deliveryMinutes",
    coalesce(sum(round(c.minutes::numeric * c.unit_fen / 60)), 0)::bigint AS "valueFen",
    count(*) FILTER (WHERE c.minutes IS NULL)::int AS unconfirmed
  FROM volunteering.attendances a JOIN meal_point.facilities f ON f.id = a.facility_id JOIN registry.towns t ON t.code = a.town_code
  LEFT JOIN LATERAL (SELECT c.minutes, c.unit_fen FROM volunteering.hour_confirmations c
    WHERE c.attendance_id = a.id ORDER BY c.seq DESC LIMIT 1) c ON true
  WHERE a.business_date >= $1::date AND a.business_date < $1::date + interval '1 month' AND a.withdrawn_at IS NULL
  GROUP BY 1, 2, 3, 4 ORDER BY 1, 4, 3`;

/** Confirmed hours by town, facility and month. */
@Injectable()
export class VolunteerHoursService {
  constructor(private readonly database: Database) {}

  async month(scope: Scope, month: string): Promise<VolunteerHoursDto> {
    return this.database.scoped(scope, async (tx) => ({
      items: await tx.query<FacilityHoursDto[]>(HOURS, [`${month}-01`]),
    }));
  }
}
