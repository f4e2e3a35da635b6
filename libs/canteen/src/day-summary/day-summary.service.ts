import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { COUNTED_COLUMNS, SUMMED_COLUMNS } from './day-summary.columns.js';
import type { DaySummaryDto, DaySummaryListDto, DaySummaryQueryDto } from './day-summary.dto.js';
import { LOCK_DAY, SUMMARISE_DAY } from './summarise-day.sql.js';

const FIGURES = Object.entries({ ...COUNTED_COLUMNS, ...SUMMED_COLUMNS })
  .map(([column, name]) => `s.${column} AS "${name}"`)
  .join(', ');

const LIST = `
  SELECT s.facility_id AS "facilityId", f.code AS "facilityCode", f.name AS "facilityName", s.town_code AS "townCode",
    s.computed_at AS "computedAt", ${FIGURES}
  FROM canteen.day_summaries s JOIN meal_point.facilities f ON f.id = s.facility_id
  WHERE s.district_code = $1 AND s.business_date = $2 AND ($3::text IS NULL OR s.town_code = $3)
    AND ($4::uuid IS NULL OR s.facility_id = $4) AND ($5::text IS NULL OR f.code > $5)
  ORDER BY f.code LIMIT $6`;

type SummaryRow = Omit<DaySummaryDto, 'computedAt'> & { readonly computedAt: Date };

/** The summary of a facility's day: made by the queue's job, read by people. */
@Injectable()
export class DaySummaryService {
  constructor(private readonly database: Database) {}

  /** (Re)makes one day's summary in the caller's transaction. @param day.version the outbox row that asked for it */
  async summarise(tx: Tx, day: { facilityId: string; businessDate: string; version: number }): Promise<void> {
    const { facilityId, businessDate, version } = day;
    await tx.query(LOCK_DAY, [facilityId, businessDate]);
    await tx.query(SUMMARISE_DAY, [facilityId, businessDate, version]);
  }

  /** One page by facility code, of yesterday unless a day is asked for. @throws KERNEL.NOT_A_DATE */
  async list(scope: Scope, asked: DaySummaryQueryDto): Promise<DaySummaryListDto> {
    const businessDate = parseBusinessDate(asked.businessDate ?? addDays(businessDateAt(new Date()), -1));
    const [after] = asked.cursor === undefined ? [null] : decodeCursor(asked.cursor, 1);
    const { townCode = null, facilityId = null, limit } = asked;
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<SummaryRow[]>(LIST, [scope.districtCode, businessDate, townCode, facilityId, after, limit + 1]),
    );
    const items = rows.slice(0, limit).map((row) => ({ ...row, computedAt: row.computedAt.toISOString() }));
    const last = items.at(-1);
    const nextCursor = last && rows.length > items.length ? encodeCursor([last.facilityCode]) : null;
    return { businessDate, items, nextCursor };
  }
}
