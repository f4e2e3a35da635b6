import type { Scope, Tx } from '@nuancan/platform';
import { VolunteeringErrors } from '../volunteering.errors.js';

const FIND = `SELECT withdrawn_at IS NOT NULL AS withdrawn FROM volunteering.attendances
  WHERE id = $1 AND ($2::uuid IS NULL OR facility_id = $2) AND ($3::text IS NULL OR town_code = $3) FOR NO KEY UPDATE`;

/**
 * Takes an attendance back, with its minutes in the time bank; the caller withdraws the entry of its day in the same transaction.
 * @throws VOLUNTEERING.ATTENDANCE_NOT_FOUND, WITHDRAWN; by the database TIME_SPENT (`volunteeringRefusal`)
 */
export async function withdrawAttendance(
  tx: Tx,
  scope: Scope,
  { attendanceId, reason }: { attendanceId: string; reason: string },
): Promise<void> {
  const [stored] = await tx.query<{ withdrawn: boolean }[]>(FIND, [attendanceId, scope.facilityId, scope.townCode]);
  if (!stored) throw VolunteeringErrors.ATTENDANCE_NOT_FOUND();
  if (stored.withdrawn) throw VolunteeringErrors.WITHDRAWN();
  await tx.query(
    `UPDATE volunteering.attendances SET withdrawn_by = platform.scope_account(), withdrawn_at = clock_timestamp(), withdrawn_reason = $2
     WHERE id = $1`,
    [attendanceId, reason],
  );
}
