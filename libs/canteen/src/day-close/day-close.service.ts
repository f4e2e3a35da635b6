import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { placeInScope } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import { closeEntries } from './close-entries.js';
import { countedFen } from './cash-count.js';
import { DayErrors } from './day-close.errors.js';
import type {
  CloseDayDto,
  DayMealDto,
  DayMealsDto,
  DayMealsQueryDto,
  DayStateDto,
  MissingDto,
} from './day-close.dto.js';
import { loadDay, loadMissing, loadServing, loadSilent, lockDay } from './load-day.js';
import { loadRoundSums } from './round-sums.js';

/** How a day comes to its close. */
export type CloseMode = 'operator' | 'override' | 'automatic' | 'supplementary';

interface Settling {
  readonly facilityId: string;
  readonly businessDate: BusinessDate;
  readonly mode: CloseMode;
  readonly reason: string | null;
  /** Null: nobody counted. */
  readonly cashCount: Readonly<Record<string, number>> | null;
}

const DAY_MEALS = `
  SELECT v.meal_id AS "mealId", v.slot, m.served_at AS "servedAt",
    CASE WHEN v.resident_id IS NOT NULL THEN coalesce(r.name, '＊') END AS "residentName", v.payment_method AS "paymentMethod",
    v.policy_code AS "policyCode", v.policy_version AS "policyVersion", v.tier_code AS "tierCode", v.cost_fen AS "costFen",
    v.elder_paid_fen AS "elderPaidFen", v.government_fen AS "governmentFen", v.donation_fen AS "donationFen", v.garden_fen AS "gardenFen",
    v.volunteer_fen AS "volunteerFen", v.unfunded_fen AS "unfundedFen", v.surplus_fen AS "surplusFen", v.corrections
  FROM canteen.settled_meals v JOIN canteen.meals m ON m.id = v.meal_id AND m.business_date = v.business_date
  LEFT JOIN registry.residents r ON r.id = v.resident_id
  WHERE v.facility_id = $1 AND v.business_date = $2
    AND ($3::timestamptz IS NULL OR (date_trunc('milliseconds', m.served_at), v.meal_id) > ($3::timestamptz, $4::uuid))
  ORDER BY date_trunc('milliseconds', m.served_at), v.meal_id LIMIT $5`;

const SETTLE = 'SELECT canteen.settle_day($1, $2, $3, $4, $5, $6) AS answer';

/** Closes days: says what is missing, settles, books, chains. */
@Injectable()
export class DayCloseService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** How a day of a facility stands. @throws DAY.FACILITY_NOT_IN_SCOPE, KERNEL.NOT_A_DATE */
  async state(scope: Scope, asked: { facilityId?: string; businessDate: string }): Promise<DayStateDto> {
    const businessDate = parseBusinessDate(asked.businessDate);
    return this.database.scoped(scope, async (tx) => {
      const { id } = await placeInScope(
        tx,
        scope,
        asked.facilityId ?? scope.facilityId,
        DayErrors.FACILITY_NOT_IN_SCOPE,
      );
      return loadDay(tx, id, businessDate);
    });
  }

  /** The settled meals of a day, page by page. @throws DAY.FACILITY_NOT_IN_SCOPE, KERNEL.NOT_A_DATE */
  async meals(scope: Scope, asked: DayMealsQueryDto & { businessDate: string }): Promise<DayMealsDto> {
    const businessDate = parseBusinessDate(asked.businessDate);
    const after = asked.cursor === undefined ? [null, null] : decodeCursor(asked.cursor, 2);
    return this.database.scoped(scope, async (tx) => {
      const wanted = asked.facilityId ?? scope.facilityId;
      const { id } = await placeInScope(tx, scope, wanted, DayErrors.FACILITY_NOT_IN_SCOPE);
      const rows = await tx.query<DayMealDto[]>(DAY_MEALS, [id, businessDate, ...after, asked.limit + 1]);
      const items = rows
        .slice(0, asked.limit)
        .map((row) => ({ ...row, residentName: row.residentName && maskName(row.residentName) }));
      const last = rows.length > asked.limit ? items.at(-1) : undefined;
      return { items, nextCursor: last ? encodeCursor([last.servedAt.toISOString(), last.mealId]) : null };
    });
  }

  /**
   * Closes a day; one that is closed already is answered as it stands.
   * @throws DAY.FACILITY_NOT_IN_SCOPE, IN_FUTURE, INCOMPLETE (naming what is missing), TILL_SILENT, STILL_SERVING, ANOTHER_COUNT,
   *   COUNT_MISSING, OVERRIDE_NOT_ALLOWED
   */
  async close(scope: Scope, asked: CloseDayDto & { businessDate: string }): Promise<DayStateDto> {
    const businessDate = parseBusinessDate(asked.businessDate);
    if (businessDate > businessDateAt(new Date())) throw DayErrors.IN_FUTURE();
    const override = asked.overrideReason ?? null;
    if (override !== null && scope.role === 'operator') throw DayErrors.OVERRIDE_NOT_ALLOWED();
    if (override === null && asked.cashCount === undefined) throw DayErrors.COUNT_MISSING();
    const { facilityId, settled } = await this.database.scoped(scope, async (tx) => {
      const wanted = asked.facilityId ?? scope.facilityId;
      const { id } = await placeInScope(tx, scope, wanted, DayErrors.FACILITY_NOT_IN_SCOPE);
      // Under the lock: what is entered from here on is after the close.
      if (await lockDay(tx, id, businessDate)) {
        const missing = override === null ? await loadMissing(tx, id, businessDate) : [];
        if (missing.length > 0) throw incomplete(missing);
        // An override says why; so does whoever has looked at the till.
        const isLookedAt = override !== null || asked.despiteSilentTills === true;
        const silent = isLookedAt ? [] : await loadSilent(tx, id, businessDate);
        if (silent.length > 0) throw DayErrors.TILL_SILENT({ count: silent.length });
        const left = asked.beforeServingEnds === true ? [] : await loadServing(tx, id, businessDate);
        if (left.length > 0) throw DayErrors.STILL_SERVING({ count: left.length });
      }
      const cashCount = asked.cashCount ?? null;
      const mode = override === null ? 'operator' : 'override';
      return {
        facilityId: id,
        settled: await this.settle(tx, { facilityId: id, businessDate, mode, reason: override, cashCount }),
      };
    });
    // After the commit: the tranches of the district are locked until then.
    const day = await this.database.scoped(scope, (tx) => loadDay(tx, facilityId, businessDate));
    const counted = day.closes[0]?.cashCountedFen ?? null;
    if (!settled && asked.cashCount !== undefined && counted !== countedFen(asked.cashCount)) {
      throw DayErrors.ANOTHER_COUNT();
    }
    return day;
  }

  /** Settles what is not settled of a day and books it, in the caller's transaction. @returns whether there was anything */
  async settle(tx: Tx, { facilityId, businessDate, mode, reason, cashCount }: Settling): Promise<boolean> {
    const counted = cashCount === null ? null : countedFen(cashCount);
    const [row] = await tx.query<[{ answer: { round: number; settled: boolean } | null }]>(SETTLE, [
      ...[facilityId, businessDate, mode, reason, cashCount === null ? null : JSON.stringify(cashCount), counted],
    ]);
    if (row.answer === null) throw DayErrors.FACILITY_NOT_IN_SCOPE();
    if (!row.answer.settled) return false;
    const sums = await loadRoundSums(tx, { facilityId, businessDate, round: row.answer.round });
    if (sums === undefined) throw new Error('a round that was just settled is not there');
    await this.journal.post(tx, closeEntries(sums));
    return true;
  }
}

function incomplete(missing: readonly MissingDto[]): Error {
  return DayErrors.INCOMPLETE(
    { count: missing.length },
    missing.map(({ code, zh, en }) => ({ pointer: '', code: `DAY.${code}`, zh, en })),
  );
}
