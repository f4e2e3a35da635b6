import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { placeInScope, type FacilityPlace } from '@nuancan/meal-point';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { referenceRateOn, volunteeringRefusal, withdrawAttendance } from '@nuancan/volunteering';
import { DayErrors } from '../day-close/day-close.errors.js';
import { bookMovements } from '../garden/book-movements.js';
import type { EnterDaySourceDto, EnteredDto, WithdrawDaySourceDto } from './day-source.dto.js';
import { sourceEntry, sourceKey, type MoneySource } from './source-entry.js';
import { isExpense, isHours, isMeasured, type SourceKind } from './source-kind.js';
import { withOpenDay } from './with-open-day.js';

/** As old as a meal may be that a till sends. */
const OLDEST_DAYS = 366;

const EARLIER = `SELECT id, encode(body_hash, 'hex') AS "bodyHash" FROM canteen.day_sources WHERE facility_id = $1 AND client_id = $2`;

const ENTER = `INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity,
    unit_fen, amount_fen, paid_from, supplier, invoice_no, client_id, body_hash, account_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, decode($14, 'hex'), platform.scope_account()) RETURNING id`;

const FIND = `SELECT d.id, d.kind, d.business_date AS "businessDate", d.facility_id AS "facilityId", d.town_code AS "townCode",
    d.district_code AS "districtCode", d.attendance_id AS "attendanceId", f.organisation_id AS "organisationId", d.amount_fen AS "amountFen", d.paid_from AS "paidFrom",
    EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id) AS withdrawn,
    EXISTS (SELECT FROM canteen.hours_confirmations h WHERE h.source_id = d.id) AS confirmed
  FROM canteen.day_sources d JOIN meal_point.facilities f ON f.id = d.facility_id
  WHERE d.id = $1 AND ($2::uuid IS NULL OR d.facility_id = $2) AND ($3::text IS NULL OR d.town_code = $3)`;

interface Found extends MoneySource {
  readonly districtCode: string;
  readonly attendanceId: string | null;
  readonly withdrawn: boolean;
  readonly confirmed: boolean;
}

/** Garden, goods, hours, expenses and wastage of a day, entered simply. */
@Injectable()
export class DaySourceService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /**
   * Enters one; money is booked at once, what is in kind when the day closes. Produce and goods without a lot are harvested
   * and issued at once. Where the district has a price or rate of that day the database takes it instead of what was entered.
   * @throws DAY.FACILITY_NOT_IN_SCOPE, IN_FUTURE, TOO_OLD, CLOSED, MONTH_CLOSED, MEASURE_MISSING, INVOICE_MISSING, CLIENT_ID_CLASH
   */
  async enter(scope: Scope, draft: EnterDaySourceDto): Promise<EnteredDto> {
    const businessDate = parseBusinessDate(draft.businessDate);
    const today = businessDateAt(new Date());
    if (businessDate > today) throw DayErrors.IN_FUTURE();
    if (businessDate < addDays(today, -OLDEST_DAYS)) throw DayErrors.TOO_OLD();
    requireWhole(draft);
    const bodyHash = hashBody(draft);
    return withOpenDay(() =>
      this.database.scoped(scope, async (tx) => {
        const place = await placeInScope(
          tx,
          scope,
          draft.facilityId ?? scope.facilityId,
          DayErrors.FACILITY_NOT_IN_SCOPE,
        );
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`day-source ${draft.clientId}`]);
        const [earlier] = await tx.query<{ id: string; bodyHash: string }[]>(EARLIER, [place.id, draft.clientId]);
        if (earlier) {
          if (earlier.bodyHash !== bodyHash) throw DayErrors.CLIENT_ID_CLASH();
          return { id: earlier.id };
        }
        const [entered] = await tx.query<[EnteredDto]>(ENTER, [
          ...[place.districtCode, place.townCode, place.id, businessDate, draft.kind, draft.description],
          ...[
            draft.quantity ?? null,
            draft.unitFen ?? (await defaultRate(tx, place, draft)),
            draft.amountFen ?? null,
            draft.paidFrom ?? null,
          ],
          ...[draft.supplier ?? null, draft.invoiceNo ?? null, draft.clientId, bodyHash],
        ]);
        const entry = sourceEntry(await this.find(tx, scope, entered.id));
        if (entry !== null) await this.journal.post(tx, entry);
        return entered;
      }),
    );
  }

  /**
   * Takes one back before its day closes; both rows stay. Hours of an attendance go with it, and its minutes in the time bank.
   * @throws DAY.SOURCE_NOT_FOUND, ALREADY_WITHDRAWN, CLOSED, OF_PRODUCTION; VOLUNTEERING.TIME_SPENT
   */
  async withdraw(scope: Scope, id: string, { reason }: WithdrawDaySourceDto): Promise<EnteredDto> {
    return withOpenDay(() =>
      this.database.scoped(scope, async (tx) => {
        const source = await this.find(tx, scope, id);
        if (source.withdrawn) throw DayErrors.ALREADY_WITHDRAWN();
        if (source.attendanceId !== null) await takeBack(tx, scope, { attendanceId: source.attendanceId, reason });
        await tx.query(
          `INSERT INTO canteen.day_source_withdrawals (source_id, district_code, town_code, facility_id, business_date, reason, account_id)
           VALUES ($1, $2, $3, $4, $5, $6, platform.scope_account())`,
          [id, source.districtCode, source.townCode, source.facilityId, source.businessDate, reason],
        );
        const entry = sourceEntry(source);
        if (entry !== null) {
          const lines = entry.lines.map(({ account, amountFen }) => ({ account, amountFen: -amountFen }));
          await this.journal.post(tx, { ...entry, businessKey: `${sourceKey(id)}/withdrawn`, lines });
        }
        await bookMovements(tx, this.journal, { kind: 'returned', sourceId: id });
        return { id };
      }),
    );
  }

  /**
   * Confirms hours: only confirmed ones are worth anything, and an operator's close waits for them.
   * @throws DAY.SOURCE_NOT_FOUND, NOT_HOURS, ALREADY_WITHDRAWN, ALREADY_CONFIRMED, CLOSED
   */
  async confirm(scope: Scope, id: string): Promise<EnteredDto> {
    return withOpenDay(() =>
      this.database.scoped(scope, async (tx) => {
        const source = await this.find(tx, scope, id);
        if (!isHours(source.kind)) throw DayErrors.NOT_HOURS();
        if (source.withdrawn) throw DayErrors.ALREADY_WITHDRAWN();
        if (source.confirmed) throw DayErrors.ALREADY_CONFIRMED();
        await tx.query(
          `INSERT INTO canteen.hours_confirmations (source_id, district_code, town_code, facility_id, business_date, account_id)
           VALUES ($1, $2, $3, $4, $5, platform.scope_account()) ON CONFLICT DO NOTHING`,
          [id, source.districtCode, source.townCode, source.facilityId, source.businessDate],
        );
        return { id };
      }),
    );
  }

  private async find(tx: Tx, scope: Scope, id: string): Promise<Found> {
    const [source] = await tx.query<Found[]>(FIND, [id, scope.facilityId, scope.townCode]);
    if (!source) throw DayErrors.SOURCE_NOT_FOUND();
    return source;
  }
}

function requireWhole({ kind, quantity, unitFen, amountFen, paidFrom, supplier, invoiceNo }: EnterDaySourceDto): void {
  // Of hours the district says what they are worth.
  const measured = quantity !== undefined && (unitFen !== undefined || isHours(kind));
  const whole = isMeasured(kind)
    ? measured && amountFen === undefined
    : amountFen !== undefined && quantity === undefined && unitFen === undefined;
  if (!whole) throw DayErrors.MEASURE_MISSING();
  if (isExpense(kind) !== (paidFrom !== undefined)) throw DayErrors.INVOICE_MISSING();
  if (needsInvoice(kind) && (supplier === undefined || invoiceNo === undefined)) throw DayErrors.INVOICE_MISSING();
}

/** @throws DAY.MEASURE_MISSING the district has not said, either */
async function defaultRate(tx: Tx, { districtCode }: FacilityPlace, draft: EnterDaySourceDto): Promise<number | null> {
  if (!isHours(draft.kind)) return null;
  const unitFen = await referenceRateOn(tx, districtCode, draft.businessDate);
  if (unitFen === null) throw DayErrors.MEASURE_MISSING();
  return unitFen;
}

async function takeBack(tx: Tx, scope: Scope, of: { attendanceId: string; reason: string }): Promise<void> {
  try {
    await withdrawAttendance(tx, scope, of);
  } catch (error) {
    throw volunteeringRefusal(error) ?? error;
  }
}

function needsInvoice(kind: SourceKind): boolean {
  return isExpense(kind) && kind !== 'wages';
}
