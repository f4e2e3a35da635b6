import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import type {
  ComplaintStatisticDto,
  ComplaintStatisticListDto,
  ComplaintStatisticsQueryDto,
} from './complaint-statistics.dto.js';

const MOST = 5000;
/** Late is what was first answered after the deadline that held then, or waits although it is over. */
const BY_MONTH = `
  SELECT to_char(c.received_on, 'YYYY-MM') AS month, c.facility_id AS "facilityId", m.name AS "facilityName", c.town_code AS "townCode",
    count(*)::int AS received, count(*) FILTER (WHERE c.state <> 'closed')::int AS open,
    count(*) FILTER (WHERE coalesce(a.answered_on, platform.business_date(now())) > c.received_on + c.first_days)::int AS late,
    count(*) FILTER (WHERE c.outcome IN ('upheld', 'partly'))::int AS upheld,
    count(*) FILTER (WHERE c.satisfaction = 'satisfied')::int AS satisfied,
    count(*) FILTER (WHERE c.satisfaction = 'dissatisfied')::int AS dissatisfied
  FROM oversight.complaints c JOIN meal_point.facilities m ON m.id = c.facility_id
  LEFT JOIN LATERAL (SELECT platform.business_date(min(s.recorded_at)) AS answered_on FROM oversight.complaint_steps s
    WHERE s.complaint_id = c.id AND s.action = 'answered') a ON true
  WHERE c.received_on >= $1::date AND c.received_on < $2::date + interval '1 month' AND ($3::uuid IS NULL OR c.facility_id = $3)
  GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, count(*) DESC, 3, 2 LIMIT ${MOST}`;

/** How many complaints there were about which facility, and how they ended. */
@Injectable()
export class ComplaintStatisticsService {
  constructor(private readonly database: Database) {}

  async byMonth(
    scope: Scope,
    { fromMonth, toMonth, facilityId }: ComplaintStatisticsQueryDto,
  ): Promise<ComplaintStatisticListDto> {
    return this.database.scoped(scope, async (tx) => ({
      items: await tx.query<ComplaintStatisticDto[]>(BY_MONTH, [
        `${fromMonth}-01`,
        `${toMonth}-01`,
        facilityId ?? null,
      ]),
    }));
  }
}
