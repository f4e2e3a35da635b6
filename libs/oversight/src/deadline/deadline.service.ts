import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import type { OversightTaskDto, OversightTaskListDto } from './deadline.dto.js';

const MOST = 500;

/** All that waits for somebody; its deadline runs until it is answered. Row security says whose. */
const DUE = `
  SELECT 'inspection' AS subject, i.id, NULL::uuid AS inspection_id, i.district_code, i.town_code, i.facility_id, i.planned_on AS due_on,
    'official' AS waits_for, true AS runs
  FROM oversight.inspections i WHERE NOT EXISTS (SELECT FROM oversight.inspection_ends e WHERE e.inspection_id = i.id)
  UNION ALL
  SELECT 'finding', f.id, f.inspection_id, f.district_code, f.town_code, f.facility_id, f.due_on,
    CASE f.state WHEN 'open' THEN 'operator' ELSE 'official' END, f.state = 'open'
  FROM oversight.inspection_findings f WHERE f.state <> 'closed'
  UNION ALL
  SELECT 'complaint', c.id, NULL, c.district_code, c.town_code, c.facility_id, c.due_on, 'official', c.state = 'open'
  FROM oversight.complaints c WHERE c.state <> 'closed'`;

const TASKS = `SELECT d.subject, d.id, d.inspection_id AS "inspectionId", d.facility_id AS "facilityId", m.name AS "facilityName",
    d.town_code AS "townCode", d.due_on AS "dueOn", d.runs AND d.due_on < platform.business_date(now()) AS overdue, d.waits_for AS "waitsFor",
    (SELECT max(r.recorded_at) FROM oversight.reminders r WHERE r.subject_id = d.id AND r.due_on = d.due_on) AS "remindedAt"
  FROM (${DUE}) d JOIN meal_point.facilities m ON m.id = d.facility_id ORDER BY d.due_on, d.id LIMIT ${MOST}`;

/**
 * The nearest of three days before, the day itself and the day after; each once, however often the job runs. Who answers
 * is told of it; of an inspection or a complaint only the officials.
 */
const REMIND = `
  WITH made AS (INSERT INTO oversight.reminders (district_code, town_code, facility_id, subject, subject_id, due_on, days_before)
  SELECT d.district_code, d.town_code, d.facility_id, d.subject, d.id, d.due_on,
    CASE WHEN d.due_on < $2::date THEN -1 WHEN d.due_on = $2::date THEN 0 ELSE 3 END
  FROM (${DUE}) d WHERE d.district_code = $1 AND d.runs AND d.due_on <= $2::date + 3
  ON CONFLICT ON CONSTRAINT reminders_once DO NOTHING RETURNING id, subject, town_code, facility_id, due_on)
  SELECT messaging.send('deadline.' || m.subject, m.id,
    CASE m.subject WHEN 'finding' THEN ARRAY['operator', 'town_official'] ELSE ARRAY['town_official'] END,
    m.town_code, m.facility_id, m.due_on, NULL, f.name)
  FROM made m JOIN meal_point.facilities f ON f.id = m.facility_id`;

/** Deadlines of inspections, findings and complaints. */
@Injectable()
export class DeadlineService {
  constructor(private readonly database: Database) {}

  /** What is to be done in the scope. */
  async tasks(scope: Scope): Promise<OversightTaskListDto> {
    return this.database.scoped(scope, async (tx) => ({ items: await tx.query<OversightTaskDto[]>(TASKS) }));
  }

  /** Writes the reminders of a district that are due on a day; again, it writes nothing. For the worker, under the system's scope. */
  async remind(tx: Tx, { districtCode, businessDate }: { districtCode: string; businessDate: string }): Promise<void> {
    await tx.query(REMIND, [districtCode, businessDate]);
  }
}
