import type { Scope, Tx } from '@nuancan/platform';
import { VolunteeringErrors } from '../volunteering.errors.js';
import type { Purpose } from '../volunteering-words.js';

/** Hours that were confirmed, as a day takes them. */
export interface ConfirmedHours {
  readonly attendanceId: string;
  readonly facilityId: string;
  readonly townCode: string;
  readonly districtCode: string;
  readonly businessDate: string;
  readonly purpose: Purpose;
  readonly registerNo: number;
  /** 1, and one more with each correction. */
  readonly seq: number;
  readonly minutes: number;
  /** The reference rate of the day, fen per hour. */
  readonly unitFen: number;
  /** Of a correction. */
  readonly reason: string | null;
  /** Said before in the same words: nothing was added. */
  readonly repeated: boolean;
}

type Stored = Omit<ConfirmedHours, 'seq' | 'minutes' | 'unitFen' | 'reason' | 'repeated'> & {
  readonly seq: number;
  readonly minutes: number | null;
  readonly reason: string | null;
  readonly heldFen: number | null;
  readonly rateFen: number | null;
};

/** Apart from what is read under it: a statement sees what was there when it began to wait. */
const LOCK = `SELECT withdrawn_at IS NOT NULL AS withdrawn FROM volunteering.attendances
  WHERE id = $1 AND ($2::uuid IS NULL OR facility_id = $2) AND ($3::text IS NULL OR town_code = $3) FOR NO KEY UPDATE`;

const STORED = `SELECT a.id AS "attendanceId", a.facility_id AS "facilityId", a.town_code AS "townCode", a.district_code AS "districtCode",
    a.business_date AS "businessDate", a.purpose, v.register_no AS "registerNo", coalesce(c.seq, 0) AS seq, c.minutes, c.reason,
    c.unit_fen AS "heldFen", volunteering.rate_on(a.district_code, a.business_date) AS "rateFen"
  FROM volunteering.attendances a JOIN volunteering.volunteers v ON v.id = a.volunteer_id
  LEFT JOIN LATERAL (SELECT c.* FROM volunteering.hour_confirmations c WHERE c.attendance_id = a.id ORDER BY c.seq DESC LIMIT 1) c ON true
  WHERE a.id = $1`;

const CONFIRM = `INSERT INTO volunteering.hour_confirmations (attendance_id, seq, district_code, town_code, facility_id, business_date,
    volunteer_id, purpose, minutes, unit_fen, reason, account_id)
  SELECT a.id, $2, a.district_code, a.town_code, a.facility_id, a.business_date, a.volunteer_id, a.purpose, $3, $4, $5,
    platform.scope_account()
  FROM volunteering.attendances a WHERE a.id = $1`;

/**
 * Confirms minutes of an attendance, or corrects them for a reason; the caller makes an entry of the day of it in the same
 * transaction, which the database insists on. The time bank is credited by the database.
 * @throws VOLUNTEERING.ATTENDANCE_NOT_FOUND, WITHDRAWN, ALREADY_CONFIRMED, NO_RATE; by the database STILL_THERE, MORE_THAN_ATTENDED, OWN_HOURS,
 *   TIME_SPENT (`volunteeringRefusal`)
 */
export async function confirmHours(
  tx: Tx,
  scope: Scope,
  { attendanceId, minutes, reason }: { attendanceId: string; minutes: number; reason: string | null },
): Promise<ConfirmedHours> {
  const own = [attendanceId, scope.facilityId, scope.townCode];
  const [locked] = await tx.query<{ withdrawn: boolean }[]>(LOCK, own);
  const [stored] = await tx.query<Stored[]>(STORED, [attendanceId]);
  if (!locked || !stored) throw VolunteeringErrors.ATTENDANCE_NOT_FOUND();
  if (locked.withdrawn) throw VolunteeringErrors.WITHDRAWN();
  const { heldFen, rateFen, ...place } = stored;
  if (stored.minutes === minutes && stored.reason === reason && heldFen !== null) {
    return { ...place, minutes, reason, unitFen: heldFen, repeated: true };
  }
  if (stored.minutes === minutes || (stored.minutes !== null) !== (reason !== null)) {
    throw VolunteeringErrors.ALREADY_CONFIRMED();
  }
  const unitFen = heldFen ?? rateFen;
  if (unitFen === null) throw VolunteeringErrors.NO_RATE();
  const seq = stored.seq + 1;
  await tx.query(CONFIRM, [attendanceId, seq, minutes, unitFen, reason]);
  return { ...place, seq, minutes, unitFen, reason, repeated: false };
}
