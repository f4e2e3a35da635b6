import type { Scope, Tx } from '@nuancan/platform';
import { shownName } from '../volunteer/shown-person.js';
import type { AttendanceDto } from './attendance.dto.js';

const ATTENDANCES = `
  SELECT a.id, a.facility_id AS "facilityId", a.business_date AS "businessDate", a.volunteer_id AS "volunteerId",
    v.register_no AS "registerNo", p.name, a.shift_id AS "shiftId", a.purpose, a.arrived_at AS "arrivedAt", a.arrived_by AS "arrivedBy",
    floor(extract(epoch FROM a.arrived_at - lower(s.during)) / 60)::int AS "lateMinutes", a.left_at AS "leftAt", a.left_by AS "leftBy",
    floor(extract(epoch FROM upper(s.during) - a.left_at) / 60)::int AS "earlyMinutes",
    CASE WHEN a.arrived_at = a.in_recorded_at THEN round(extract(epoch FROM a.in_device_at - a.in_recorded_at))::int END
      AS "clockAheadSeconds",
    a.attended_minutes AS "attendedMinutes", c.minutes AS "confirmedMinutes", c.unit_fen AS "fenPerHour", c.reason AS "correctedBecause",
    a.withdrawn_reason AS "withdrawnBecause"
  FROM volunteering.attendances a JOIN volunteering.volunteers v ON v.id = a.volunteer_id
  LEFT JOIN volunteering.persons p ON p.id = v.id LEFT JOIN volunteering.shifts s ON s.id = a.shift_id
  LEFT JOIN LATERAL (SELECT c.minutes, c.unit_fen, c.reason FROM volunteering.hour_confirmations c
    WHERE c.attendance_id = a.id ORDER BY c.seq DESC LIMIT 1) c ON true`;

/** Attendances of the scope that `condition` picks, by arrival. */
export async function loadAttendances(
  tx: Tx,
  scope: Scope,
  { condition, values }: { readonly condition: string; readonly values: readonly unknown[] },
): Promise<AttendanceDto[]> {
  const rows = await tx.query<AttendanceDto[]>(
    `${ATTENDANCES} WHERE ${condition} ORDER BY a.arrived_at, a.id LIMIT 1000`,
    [...values],
  );
  return rows.map((row) => ({ ...row, name: shownName(scope, row.name) }));
}
