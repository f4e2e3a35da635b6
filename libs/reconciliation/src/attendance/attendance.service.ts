import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, type Scope } from '@nuancan/platform';
import type {
  AttendanceCountDto,
  AttendanceListDto,
  AttendanceQueryDto,
  CountAttendanceDto,
} from './attendance.dto.js';
import { AttendanceErrors } from './attendance.errors.js';

/** Three slots of two sources on 31 days, each put right a few times. */
const MOST_ROWS = 1000;
const COLUMNS = `id, business_date AS "businessDate", slot, source, people, note, recorded_at AS "recordedAt"`;

/** Independent counts of who came, which check C03 compares the meals with. */
@Injectable()
export class AttendanceService {
  constructor(private readonly database: Database) {}

  /** @throws ATTENDANCE.FACILITY_NOT_IN_SCOPE, IN_FUTURE */
  async count(scope: Scope, asked: CountAttendanceDto): Promise<AttendanceCountDto> {
    const businessDate = parseBusinessDate(asked.businessDate);
    if (businessDate > businessDateAt(new Date())) throw AttendanceErrors.IN_FUTURE();
    return this.database.scoped(scope, async (tx) => {
      const place = await placeInScope(tx, scope, asked.facilityId, AttendanceErrors.FACILITY_NOT_IN_SCOPE);
      const [counted] = await tx.query<[AttendanceCountDto]>(
        `INSERT INTO reconciliation.attendance_counts (district_code, town_code, facility_id, business_date, slot, source, people, note, account_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, platform.scope_account()) RETURNING ${COLUMNS}`,
        [
          ...[place.districtCode, place.townCode, place.id, businessDate, asked.slot, asked.source, asked.people],
          asked.note ?? null,
        ],
      );
      return counted;
    });
  }

  /** @throws ATTENDANCE.FACILITY_NOT_IN_SCOPE */
  async list(scope: Scope, { facilityId, month }: AttendanceQueryDto): Promise<AttendanceListDto> {
    const items = await this.database.scoped(scope, async (tx) => {
      await placeInScope(tx, scope, facilityId, AttendanceErrors.FACILITY_NOT_IN_SCOPE);
      return tx.query<AttendanceCountDto[]>(
        `SELECT ${COLUMNS} FROM reconciliation.attendance_counts WHERE facility_id = $1
           AND business_date >= $2::date AND business_date < $2::date + interval '1 month' ORDER BY business_date, slot, recorded_at LIMIT ${MOST_ROWS}`,
        [facilityId, `${month}-01`],
      );
    });
    return { items };
  }
}
