import { Injectable } from '@nestjs/common';
import type { BusinessDate } from '@nuancan/kernel';
import { Journal, type JournalEntry } from '@nuancan/ledger';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { countedFen } from '../day-close/cash-count.js';
import { DayErrors } from '../day-close/day-close.errors.js';
import { overLines } from '../day-close/journal-lines.js';
import type { CountDrawerDto, DrawerCountDto } from './drawer-count.dto.js';

const COLUMNS = `k.id, k.business_date AS "businessDate", k.counted_at AS "countedAt", k.booked_fen + k.unbooked_fen AS "expectedFen",
  k.counted_fen AS "countedFen", k.reason`;
const EARLIER = `SELECT ${COLUMNS}, encode(k.body_hash, 'hex') AS "bodyHash" FROM canteen.drawer_counts k
  WHERE k.facility_id = $1 AND k.client_id = $2`;
const COUNT = `SELECT canteen.recount_drawer($1, $2, $3, $4, $5) AS id`;
const COUNTED = `SELECT ${COLUMNS}, k.facility_id AS "facilityId", k.town_code AS "townCode", f.organisation_id AS "organisationId"
  FROM canteen.drawer_counts k JOIN meal_point.facilities f ON f.id = k.facility_id WHERE k.id = $1`;
const OF_DAY = `SELECT ${COLUMNS} FROM canteen.drawer_counts k
  WHERE k.facility_id = $1 AND k.round IS NULL AND (k.business_date = $2 OR EXISTS (
    SELECT FROM canteen.drawer_counts c WHERE c.facility_id = $1 AND c.business_date = $2 AND c.round IS NOT NULL
      AND c.counted_at < k.counted_at AND NOT EXISTS (SELECT FROM canteen.drawer_counts other WHERE other.facility_id = $1
        AND other.round IS NOT NULL AND other.counted_at > c.counted_at AND other.counted_at < k.counted_at)))
  ORDER BY k.counted_at`;

interface Counted extends DrawerCountDto {
  readonly facilityId: string;
  readonly townCode: string;
  readonly organisationId: string;
}

/** Counts a drawer again after a count that was wrong: another row, and only the difference in the books. */
@Injectable()
export class DrawerCountService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** Books a count on the open day, once per client id. @throws DAY.FACILITY_NOT_IN_SCOPE, CLIENT_ID_CLASH */
  async count(scope: Scope, asked: CountDrawerDto): Promise<DrawerCountDto> {
    if (scope.facilityId === null) throw DayErrors.FACILITY_NOT_IN_SCOPE();
    const bodyHash = hashBody(asked);
    return this.database.scoped(scope, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`drawer-count ${asked.clientId}`]);
      type Earlier = DrawerCountDto & { readonly bodyHash: string };
      const [earlier] = await tx.query<Earlier[]>(EARLIER, [scope.facilityId, asked.clientId]);
      if (earlier) {
        const { bodyHash: before, ...count } = earlier;
        if (before !== bodyHash) throw DayErrors.CLIENT_ID_CLASH();
        return count;
      }
      const counted = countedFen(asked.cashCount);
      const [{ id }] = await tx.query<[{ id: string }]>(COUNT, [
        ...[JSON.stringify(asked.cashCount), counted, asked.reason, asked.clientId, bodyHash],
      ]);
      const [row] = await tx.query<[Counted]>(COUNTED, [id]);
      const entry = entryOf(row);
      if (entry.lines.length > 0) await this.journal.post(tx, entry);
      const { facilityId: _facility, townCode: _town, organisationId: _organisation, ...count } = row;
      return count;
    });
  }
}

/** The counts of a day beside that of its close, and those that put its close’s right, on whatever day they are booked. */
export function loadRecounts(tx: Tx, facilityId: string, businessDate: BusinessDate): Promise<DrawerCountDto[]> {
  return tx.query<DrawerCountDto[]>(OF_DAY, [facilityId, businessDate]);
}

function entryOf({ id, businessDate, facilityId, townCode, organisationId, ...count }: Counted): JournalEntry {
  return {
    kind: 'cash_count',
    businessKey: `drawer-count/${id}`,
    ...{ businessDate, facilityId, townCode, organisationId },
    lines: overLines(facilityId, count.countedFen - count.expectedFen),
  };
}
