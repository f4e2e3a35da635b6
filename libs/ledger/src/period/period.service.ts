import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { ledgerErrorOf } from '../journal/ledger-refusal.js';
import { LedgerErrors } from '../ledger.errors.js';
import { monthStart } from './month.js';
import { PeriodGuards } from './period-guards.js';
import type {
  ChangePeriodDto,
  PeriodDto,
  PeriodHistoryDto,
  PeriodListDto,
  PeriodQueryDto,
  PeriodTransitionDto,
} from './period.dto.js';

// $1: first day of the month. A month without a row is open, or was closed along with a later one.
const PERIODS = `
  SELECT b.facility_id AS "facilityId", b.town_code AS "townCode", to_char($1::date, 'YYYY-MM') AS month, s.state,
    p.asked_by AS "askedBy", p.asked_at AS "askedAt",
    (SELECT count(*) FROM ledger.entries e WHERE e.facility_id = b.facility_id AND e.booked_month = $1) AS entries
  FROM ledger.facility_books b
  LEFT JOIN ledger.periods p ON p.facility_id = b.facility_id AND p.month = $1
  CROSS JOIN LATERAL (SELECT coalesce(p.state, CASE WHEN b.closed_through >= $1 THEN 'closed' ELSE 'open' END) AS state) s`;
const PAGE = `${PERIODS}
  WHERE ($2::text IS NULL OR b.town_code = $2) AND ($3::text IS NULL OR s.state = $3)
    AND ($4::text IS NULL OR (b.town_code, b.facility_id::text) > ($4, $5))
  ORDER BY b.town_code, b.facility_id::text LIMIT $6`;
const TRANSITIONS = `
  SELECT action, from_state AS "fromState", to_state AS "toState", account_id AS "accountId", asked_by AS "askedBy", at, reason
  FROM ledger.period_transitions WHERE facility_id = $2 AND month = $1 ORDER BY seq`;

const NEEDS_REASON: readonly string[] = ['return_closing', 'request_reopening', 'decline_reopening'];

/** The months of the facilities' books. Who may take which step, and in which order, is the database's business. */
@Injectable()
export class PeriodService {
  constructor(
    private readonly database: Database,
    private readonly guards: PeriodGuards,
  ) {}

  /** One page of the month's books in scope, by town and facility. */
  async list(scope: Scope, query: PeriodQueryDto): Promise<PeriodListDto> {
    const { month, townCode = null, state = null, cursor, limit } = query;
    const [town, facility] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<PeriodDto[]>(PAGE, [monthStart(month), townCode, state, town, facility, limit + 1]),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const more = last && rows.length > items.length;
    return { items, nextCursor: more ? encodeCursor([last.townCode, last.facilityId]) : null };
  }

  /** One month with its steps. @throws LEDGER.FACILITY_NOT_FOUND, LEDGER.NOT_A_MONTH */
  async one(scope: Scope, facilityId: string, month: string): Promise<PeriodHistoryDto> {
    return this.database.scoped(scope, (tx) => this.read(tx, facilityId, month));
  }

  /**
   * Takes a step. Asking for a closing waits for what is being posted and then reads what that stored, so it is not
   * serialisable; from then on nothing is booked into the month, and every later step is.
   * @throws LEDGER.FACILITY_NOT_FOUND, NOT_A_MONTH, REASON_MISSING, PERIOD_ROLE, PERIOD_STEP, SECOND_PERSON_NEEDED,
   *   MONTH_NOT_OVER, EARLIER_MONTH_OPEN, LATER_MONTH_CLOSED, and what a guard throws
   */
  async change(
    scope: Scope,
    { facilityId, month }: { facilityId: string; month: string },
    { action, reason = null }: ChangePeriodDto,
  ): Promise<PeriodHistoryDto> {
    const first = monthStart(month);
    if (NEEDS_REASON.includes(action) && !reason?.trim()) throw LedgerErrors.REASON_MISSING();
    const step = async (tx: Tx): Promise<PeriodHistoryDto> => {
      await tx.query('SELECT ledger.change_period($1, $2, $3, $4)', [facilityId, first, action, reason]);
      await this.guards.check(tx, { facilityId, month: first, action });
      return this.read(tx, facilityId, month);
    };
    try {
      return action === 'request_closing'
        ? await this.database.scoped(scope, step)
        : await this.database.serializable(scope, step);
    } catch (error) {
      throw ledgerErrorOf(error) ?? error;
    }
  }

  private async read(tx: Tx, facilityId: string, month: string): Promise<PeriodHistoryDto> {
    const key = [monthStart(month), facilityId];
    const [period] = await tx.query<PeriodDto[]>(`${PERIODS} WHERE b.facility_id = $2`, key);
    if (period === undefined) throw LedgerErrors.FACILITY_NOT_FOUND();
    return { ...period, transitions: await tx.query<PeriodTransitionDto[]>(TRANSITIONS, key) };
  }
}
