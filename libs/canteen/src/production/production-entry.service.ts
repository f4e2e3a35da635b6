import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { placeInScope, type FacilityPlace } from '@nuancan/meal-point';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { bookWastage, unbookWastage } from './book-wastage.js';
import type { EnterProductionDto, ProductionEnteredDto, WithdrawProductionDto } from './production-entry.dto.js';
import { ProductionErrors, refusingProduction } from './production.errors.js';
import type { ProductionKind } from './production-words.js';

/** A clock that is a little fast is no lie. */
const CLOCK_GRACE_MS = 10 * 60_000;
const PUT_RIGHT = '更正';

const EARLIER = `SELECT id, encode(body_hash, 'hex') AS "bodyHash" FROM canteen.production_entries WHERE facility_id = $1 AND client_id = $2`;
const ENTER = `INSERT INTO canteen.production_entries (district_code, town_code, facility_id, business_date, slot, kind, portions, dish_id,
    holding, celsius, happened_at, use_by, boxes, reason, note, counterpart_id, counterpart_town, dispatch_id, client_id, body_hash, account_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, $12, $13, $14, $15, $16, $17, $18, decode($19, 'hex'), platform.scope_account())
  RETURNING id`;
const CARRY = `INSERT INTO canteen.dispatch_carriers (entry_id, district_code, town_code, facility_id, business_date, counterpart_id, counterpart_town, carrier)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
const FIND = `SELECT e.id, e.kind, e.business_date AS "businessDate", e.facility_id AS "facilityId", e.town_code AS "townCode",
    e.district_code AS "districtCode", e.counterpart_id AS "counterpartId", e.counterpart_town AS "counterpartTown",
    EXISTS (SELECT FROM canteen.production_withdrawals w WHERE w.entry_id = e.id) AS withdrawn
  FROM canteen.production_entries e WHERE e.id = $1 AND ($2::uuid IS NULL OR e.facility_id = $2) AND ($3::text IS NULL OR e.town_code = $3)`;
const WITHDRAW = `INSERT INTO canteen.production_withdrawals (entry_id, district_code, town_code, facility_id, business_date, counterpart_id,
    counterpart_town, reason, account_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, platform.scope_account())`;

interface Counterpart {
  readonly id: string;
  readonly townCode: string;
}

interface Found {
  readonly id: string;
  readonly kind: ProductionKind;
  readonly businessDate: string;
  readonly facilityId: string;
  readonly townCode: string;
  readonly districtCode: string;
  readonly counterpartId: string | null;
  readonly counterpartTown: string | null;
  readonly withdrawn: boolean;
}

/** What kitchens and points log of a slot; mistakes are put right by second rows. */
@Injectable()
export class ProductionEntryService {
  constructor(private readonly database: Database) {}

  /**
   * Enters one, and withdraws the one it puts right. Wasted and returned meals are booked as wastage of the day.
   * @throws PRODUCTION.FACILITY_NOT_IN_SCOPE, ENTRY_NOT_FOUND, CLIENT_ID_CLASH, DAY_CLOSED, MONTH_CLOSED, ALREADY_WITHDRAWN,
   * ALREADY_RECEIVED, DISPATCH_WITHDRAWN, OUT_OF_TIME, NOT_THAT_DAY, INCOMPLETE, DISH_UNKNOWN, POINT_NOT_SUPPLIED, DISPATCH_UNKNOWN
   */
  async enter(scope: Scope, draft: EnterProductionDto): Promise<ProductionEnteredDto> {
    const businessDate = parseBusinessDate(draft.businessDate);
    requirePast(draft.happenedAt);
    const bodyHash = hashBody(draft);
    return refusingProduction(() =>
      this.database.scoped(scope, async (tx) => {
        const of = draft.facilityId ?? scope.facilityId;
        const place = await placeInScope(tx, scope, of, ProductionErrors.FACILITY_NOT_IN_SCOPE);
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`production ${draft.clientId}`]);
        const [earlier] = await tx.query<{ id: string; bodyHash: string }[]>(EARLIER, [place.id, draft.clientId]);
        if (earlier) {
          if (earlier.bodyHash !== bodyHash) throw ProductionErrors.CLIENT_ID_CLASH();
          return { id: earlier.id };
        }
        if (draft.replacesId !== undefined) await this.take(tx, scope, draft.replacesId, PUT_RIGHT);
        const other = await this.counterpart(tx, place, draft);
        const [entered] = await tx.query<[ProductionEnteredDto]>(ENTER, [
          ...[place.districtCode, place.townCode, place.id, businessDate, draft.slot, draft.kind, draft.portions],
          ...[draft.dishId ?? null, draft.holding ?? null, draft.celsius ?? null, draft.happenedAt ?? null],
          ...[
            draft.boxes ?? null,
            draft.reason ?? null,
            draft.note ?? null,
            other?.id ?? null,
            other?.townCode ?? null,
          ],
          ...[draft.dispatchId ?? null, draft.clientId, bodyHash],
        ]);
        if (draft.carrier !== undefined) {
          if (draft.kind !== 'dispatched' || !other) throw ProductionErrors.INCOMPLETE();
          const where = [place.districtCode, place.townCode, place.id, businessDate, other.id, other.townCode];
          await tx.query(CARRY, [entered.id, ...where, draft.carrier]);
        }
        await bookWastage(tx, entered.id);
        return entered;
      }),
    );
  }

  /** Takes one back before its day closes. @throws PRODUCTION.ENTRY_NOT_FOUND, ALREADY_WITHDRAWN, ALREADY_RECEIVED, DAY_CLOSED, OF_AN_ORDER */
  async withdraw(scope: Scope, id: string, { reason }: WithdrawProductionDto): Promise<ProductionEnteredDto> {
    return refusingProduction(() =>
      this.database.scoped(scope, async (tx) => {
        await this.take(tx, scope, id, reason);
        return { id };
      }),
    );
  }

  private async take(tx: Tx, scope: Scope, id: string, reason: string): Promise<void> {
    const [entry] = await tx.query<Found[]>(FIND, [id, scope.facilityId, scope.townCode]);
    if (!entry) throw ProductionErrors.ENTRY_NOT_FOUND();
    if (entry.withdrawn) throw ProductionErrors.ALREADY_WITHDRAWN();
    await tx.query(WITHDRAW, [
      ...[id, entry.districtCode, entry.townCode, entry.facilityId, entry.businessDate],
      ...[entry.counterpartId, entry.counterpartTown, reason],
    ]);
    await unbookWastage(tx, id, reason);
  }

  /** The point a dispatch goes to, the kitchen a receipt came from. */
  private async counterpart(tx: Tx, place: FacilityPlace, draft: EnterProductionDto): Promise<Counterpart | null> {
    if (draft.kind === 'received') {
      const [kitchen] = await tx.query<Counterpart[]>(
        `SELECT facility_id AS id, town_code AS "townCode" FROM canteen.production_entries
         WHERE id = $1 AND counterpart_id = $2 AND business_date = $3 AND slot = $4 AND kind = 'dispatched'`,
        [draft.dispatchId ?? null, place.id, draft.businessDate, draft.slot],
      );
      if (!kitchen) throw ProductionErrors.DISPATCH_UNKNOWN();
      return kitchen;
    }
    if (draft.pointId === undefined) return null;
    if (draft.kind !== 'dispatched') throw ProductionErrors.INCOMPLETE();
    const [point] = await tx.query<Counterpart[]>(
      `SELECT id, town_code AS "townCode" FROM meal_point.facilities WHERE id = $1`,
      [draft.pointId],
    );
    if (!point) throw ProductionErrors.POINT_NOT_SUPPLIED();
    return point;
  }
}

function requirePast(happenedAt: string | undefined): void {
  if (happenedAt !== undefined && new Date(happenedAt).getTime() > Date.now() + CLOCK_GRACE_MS)
    throw ProductionErrors.NOT_THAT_DAY();
}
