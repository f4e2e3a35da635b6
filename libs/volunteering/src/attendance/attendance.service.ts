import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../volunteering-refusal.js';
import { VolunteeringErrors } from '../volunteering.errors.js';
import type { KnownBy } from '../volunteering-words.js';
import type {
  AttendanceDto,
  VolunteerAttendanceListDto,
  VolunteerAttendanceQueryDto,
  SignInDto,
  SignOutDto,
  TapDto,
} from './attendance.dto.js';
import { loadAttendances } from './load-attendances.js';

const EARLIER = `SELECT encode(in_body_hash, 'hex') AS "bodyHash" FROM volunteering.attendances WHERE id = $1`;

const ARRIVE = `INSERT INTO volunteering.attendances (id, district_code, town_code, facility_id, volunteer_id, shift_id, business_date, purpose,
    arrived_at, arrived_by, arrival_note, in_device_at, in_device_id, in_body_hash, in_account_id, in_recorded_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, decode($14, 'hex'), platform.scope_account(), $15)`;

const OUT = `SELECT left_at IS NOT NULL AS left, withdrawn_at IS NOT NULL AS withdrawn, encode(out_body_hash, 'hex') AS "bodyHash"
  FROM volunteering.attendances WHERE id = $1 AND ($2::uuid IS NULL OR facility_id = $2) FOR NO KEY UPDATE`;

const LEAVE = `UPDATE volunteering.attendances SET left_at = $2, left_by = $3, leaving_note = $4, out_device_at = $5, out_device_id = $6,
    out_body_hash = decode($7, 'hex'), out_account_id = platform.scope_account(), out_recorded_at = $8 WHERE id = $1`;

/** Sign-ins and sign-outs on the tablet. */
@Injectable()
export class AttendanceService {
  constructor(private readonly database: Database) {}

  /** A day of a facility, by arrival. @throws VOLUNTEERING.FACILITY_NOT_IN_SCOPE */
  async list(
    scope: Scope,
    { facilityId, businessDate }: VolunteerAttendanceQueryDto,
  ): Promise<VolunteerAttendanceListDto> {
    return this.database.scoped(scope, async (tx) => {
      const named = facilityId ?? scope.facilityId;
      const { id } = await placeInScope(tx, scope, named, VolunteeringErrors.FACILITY_NOT_IN_SCOPE);
      const of = { condition: 'a.facility_id = $1 AND a.business_date = $2', values: [id, businessDate] };
      return { items: await loadAttendances(tx, scope, of) };
    });
  }

  /**
   * Somebody has come; once, however often the tablet sends it.
   * @throws VOLUNTEERING.FACILITY_NOT_IN_SCOPE, VOLUNTEER_NOT_FOUND, SHIFT_NOT_FOUND, NOT_READY, NOT_SKILLED, ALREADY_THERE, OUT_OF_TIME,
   *   DAY_CLOSED, NOTE_MISSING, CLIENT_ID_CLASH
   */
  async signIn(scope: Scope, draft: SignInDto): Promise<AttendanceDto> {
    const bodyHash = hashTap(draft);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const named = draft.facilityId ?? scope.facilityId;
        const place = await placeInScope(tx, scope, named, VolunteeringErrors.FACILITY_NOT_IN_SCOPE);
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`attendance ${draft.id}`]);
        const [earlier] = await tx.query<{ bodyHash: string }[]>(EARLIER, [draft.id]);
        if (earlier) {
          if (earlier.bodyHash !== bodyHash) throw VolunteeringErrors.CLIENT_ID_CLASH();
          return find(tx, scope, draft.id);
        }
        const { at, by, receivedAt } = momentOf(draft);
        await tx.query(ARRIVE, [
          ...[draft.id, place.districtCode, place.townCode, place.id, draft.volunteerId, draft.shiftId ?? null],
          ...[
            businessDateAt(at),
            draft.purpose,
            at,
            by,
            draft.note ?? null,
            draft.deviceAt,
            draft.deviceId,
            bodyHash,
            receivedAt,
          ],
        ]);
        return find(tx, scope, draft.id);
      }),
    );
  }

  /**
   * Somebody has left, once; a forgotten sign-out comes with the time that was asked for.
   * @throws VOLUNTEERING.ATTENDANCE_NOT_FOUND, ALREADY_LEFT, WITHDRAWN, OUT_OF_TIME, NOTE_MISSING
   */
  async signOut(scope: Scope, id: string, draft: SignOutDto): Promise<AttendanceDto> {
    const bodyHash = hashTap(draft);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const [stored] = await tx.query<{ left: boolean; withdrawn: boolean; bodyHash: string | null }[]>(OUT, [
          id,
          scope.facilityId,
        ]);
        if (!stored) throw VolunteeringErrors.ATTENDANCE_NOT_FOUND();
        if (stored.left && stored.bodyHash !== bodyHash) throw VolunteeringErrors.ALREADY_LEFT();
        if (stored.left) return find(tx, scope, id);
        if (stored.withdrawn) throw VolunteeringErrors.WITHDRAWN();
        const { at, by, receivedAt } = momentOf(draft);
        const told = draft.note ?? null;
        await tx.query(LEAVE, [id, at, by, told, draft.deviceAt, draft.deviceId, bodyHash, receivedAt]);
        return find(tx, scope, id);
      }),
    );
  }
}

/** A tap that was sent and had no answer is kept and sent again as kept: it is the same one. */
function hashTap(tap: TapDto): string {
  return hashBody({ ...tap, offline: undefined });
}

/** When it happened: as told, else by the tablet's clock when it was kept offline, else by ours. */
function momentOf({ toldAt, note, offline, deviceAt }: TapDto): { at: Date; by: KnownBy; receivedAt: Date } {
  if ((toldAt === undefined) !== (note === undefined)) throw VolunteeringErrors.NOTE_MISSING();
  const receivedAt = new Date();
  if (toldAt !== undefined) return { at: new Date(toldAt), by: 'told', receivedAt };
  return { at: offline ? new Date(deviceAt) : receivedAt, by: 'tablet', receivedAt };
}

async function find(tx: Tx, scope: Scope, id: string): Promise<AttendanceDto> {
  const [attendance] = await loadAttendances(tx, scope, { condition: 'a.id = $1', values: [id] });
  if (!attendance) throw VolunteeringErrors.ATTENDANCE_NOT_FOUND();
  return attendance;
}
