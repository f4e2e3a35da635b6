import { Injectable } from '@nestjs/common';
import { Journal } from '@nuancan/ledger';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { databaseRefusal } from './database-refusal.js';
import { lockKeys } from './lock-keys.js';
import type { VoidedMealDto, VoidMealDto } from './meal-void.dto.js';
import { MealErrors } from './meal.errors.js';
import { returnVouchers } from '../voucher/return-voucher.js';

/** A day closes itself after three days; until then its operator may take a meal back. */
const VOIDABLE_DAYS = 3;

interface Repeat {
  readonly bodyHash: string;
  readonly kind: string;
  readonly mealId: string;
}

interface Voidable {
  readonly mealId: string;
  readonly businessDate: string;
  readonly voided: boolean;
  readonly closed: boolean;
}

const FIND_REPEAT = `SELECT encode(c.body_hash, 'hex') AS "bodyHash", c.kind, c.meal_id AS "mealId" FROM canteen.meal_clients c
  WHERE c.device_id = $1 AND c.client_id = $2`;

/** Two devices may have used one client id (a till restored from another's copy): the own meal first, a standing one first. */
const FIND_MEAL = `SELECT c.meal_id AS "mealId", c.business_date AS "businessDate",
    EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = c.meal_id AND v.business_date = c.business_date) AS voided,
    EXISTS (SELECT FROM canteen.day_closes d WHERE d.facility_id = c.facility_id AND d.business_date = c.business_date) AS closed
  FROM canteen.meal_clients c WHERE c.facility_id = $1 AND c.client_id = $2 AND c.kind = 'meal'
  ORDER BY c.device_id <> $3, voided, c.meal_id LIMIT 1`;

/**
 * One statement: the void, its client id, what it took from wallets given back, the quota released, the summary of a past
 * day made again, the audit row. Wallets before quotas, as a meal takes them: so a meal and a void never wait for each other.
 */
const RECORD_VOID = `
WITH voided AS (
  INSERT INTO canteen.meal_voids (meal_id, business_date, district_code, facility_town, facility_id, funding_town, reason,
    voided_at, device_id, client_id, account_id)
  SELECT m.id, m.business_date, m.district_code, m.facility_town, m.facility_id, m.funding_town, $3, $4, $5, $6,
    platform.scope_account()
  FROM canteen.meals m WHERE m.id = $1 AND m.business_date = $2
  RETURNING meal_id, business_date, district_code, facility_town, facility_id
), client AS (
  INSERT INTO canteen.meal_clients (device_id, client_id, kind, body_hash, district_code, facility_town, facility_id, meal_id, business_date)
  SELECT $5, $6, 'void', decode($7, 'hex'), district_code, facility_town, facility_id, meal_id, business_date FROM voided
), summary AS (
  INSERT INTO platform.outbox (district_code, job, payload)
  SELECT district_code, 'day-summary', jsonb_build_object('facilityId', facility_id, 'businessDate', business_date)
  FROM voided WHERE business_date < platform.business_date(now())
), returned AS MATERIALIZED (
  SELECT canteen.return_to_wallets(m.id) FROM voided v JOIN canteen.meals m ON m.id = v.meal_id AND m.business_date = v.business_date
  WHERE m.payment_method = 'wallet'
), released AS MATERIALIZED (
  SELECT subsidy.release_quotas((SELECT jsonb_agg(q || jsonb_build_object('residentId', m.resident_id))
    FROM canteen.meals m, jsonb_array_elements(m.quotas) q WHERE m.id = $1 AND m.business_date = $2))
  FROM voided, (SELECT count(*) FROM returned) AS first
), audited AS MATERIALIZED (
  SELECT platform.audit('void', 'canteen.meals', $1::text, NULL, jsonb_build_object('reason', $3::text)) FROM voided
)
SELECT meal_id FROM voided, (SELECT count(*) FROM released) AS r, (SELECT count(*) FROM audited) AS a`;

/** Takes meals back before their day closes. */
@Injectable()
export class MealVoidService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /**
   * Voids a meal of the operator's own facility, releases its quota and gives back what it took from a wallet.
   * @returns the void, and whether it had been recorded before
   * @throws MEAL.MALFORMED, MEAL.NOT_FOUND, MEAL.ALREADY_VOIDED, MEAL.VOID_TOO_LATE, MEAL.DAY_CLOSED, MEAL.OF_AN_ORDER,
   *   MEAL.CLIENT_ID_CLASH
   */
  async void(scope: Scope, request: VoidMealDto): Promise<{ voided: VoidedMealDto; repeated: boolean }> {
    try {
      return await this.database.scoped(scope, (tx) => this.voidWithin(tx, scope, request));
    } catch (error) {
      // Taken by a record of another facility, which this scope does not see.
      if (databaseRefusal(error)?.constraint === 'meal_clients_pkey') throw MealErrors.CLIENT_ID_CLASH();
      if (databaseRefusal(error)?.constraint === 'meal_voids_open_day') throw MealErrors.DAY_CLOSED();
      if (databaseRefusal(error)?.constraint === 'meal_voids_of_outcome') throw MealErrors.OF_AN_ORDER();
      throw error;
    }
  }

  /** The same within a transaction that does more, whose refusals by the database it leaves to the caller. */
  async voidWithin(tx: Tx, scope: Scope, request: VoidMealDto): Promise<{ voided: VoidedMealDto; repeated: boolean }> {
    const bodyHash = hashBody(request);
    const voidedAt = new Date(request.voidedAt);
    if (Number.isNaN(voidedAt.getTime())) throw MealErrors.MALFORMED();
    const { clientId, mealClientId, reason } = request;
    const voided = { clientId, mealClientId, at: voidedAt.toISOString(), reason };
    await tx.query('SELECT pg_advisory_xact_lock(k) FROM unnest($1::bigint[]) AS k', [
      lockKeys([clientId, mealClientId]),
    ]);
    const [repeat] = await tx.query<Repeat[]>(FIND_REPEAT, [request.deviceId, clientId]);
    if (repeat) {
      if (repeat.bodyHash !== bodyHash || repeat.kind !== 'void') throw MealErrors.CLIENT_ID_CLASH();
      return { voided: { ...voided, mealId: repeat.mealId }, repeated: true };
    }
    const meal = await this.findVoidable(tx, scope, request);
    await tx.query(RECORD_VOID, [
      meal.mealId,
      meal.businessDate,
      reason,
      voided.at,
      request.deviceId,
      clientId,
      bodyHash,
    ]);
    await returnVouchers(tx, this.journal, [meal.mealId]);
    return { voided: { ...voided, mealId: meal.mealId }, repeated: false };
  }

  private async findVoidable(tx: Tx, scope: Scope, request: VoidMealDto): Promise<Voidable> {
    const [meal] = await tx.query<Voidable[]>(FIND_MEAL, [scope.facilityId, request.mealClientId, request.deviceId]);
    if (!meal) throw MealErrors.NOT_FOUND();
    if (meal.voided) throw MealErrors.ALREADY_VOIDED();
    if (meal.closed) throw MealErrors.DAY_CLOSED();
    if (meal.businessDate < addDays(businessDateAt(new Date()), -VOIDABLE_DAYS)) throw MealErrors.VOID_TOO_LATE();
    return meal;
  }
}
