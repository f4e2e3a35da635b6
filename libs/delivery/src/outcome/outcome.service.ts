import { Injectable } from '@nestjs/common';
import { DeliveredMeals, returnPortion, unreturnPortion } from '@nuancan/canteen';
import { businessDateAt, DomainError, uuidv7 } from '@nuancan/kernel';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { randomBytes } from 'node:crypto';
import type { PaidBy, Slot } from '../delivery-words.js';
import type { CorrectOutcomeDto, EndOrderDto, EndStopDto, OutcomeDto } from './outcome.dto.js';
import { OutcomeErrors, refusingOutcome } from './outcome.errors.js';

const UUID_RANDOM_BYTES = 10;
/** Why the meal or the portion of an outcome is undone; what was said stands with the outcome and is forgotten with the elder. */
const CORRECTED = '送餐结果更正';

const COLUMNS = `x.id, x.order_id AS "orderId", x.seq, x.kind, x.handover, x.happened_at AS "happenedAt", x.recorded_at AS "recordedAt",
  x.meal_id AS "mealId", x.reason`;
const EARLIER = `SELECT ${COLUMNS}, encode(x.body_hash, 'hex') AS "bodyHash" FROM delivery.outcomes x WHERE x.facility_id = $1 AND x.client_id = $2`;
const LAST = `SELECT ${COLUMNS}, x.client_id AS "clientId", x.device_id AS "deviceId", x.returned_entry_id AS "returnedEntryId"
  FROM delivery.outcomes x WHERE x.order_id = $1 ORDER BY x.seq DESC LIMIT 1`;
// The set that was fixed at the cut-off; where there was none, the cheapest that the kitchen has by now.
const ORDER = `SELECT o.id, o.facility_id AS "facilityId", o.resident_id AS "residentId", o.business_date AS "businessDate", o.slot,
    o.payment_method AS "paymentMethod", coalesce(o.menu_item_id, c.id) AS "menuItemId", coalesce(o.price_fen, c.price_fen) AS "priceFen",
    coalesce((SELECT i.name FROM canteen.menu_items i WHERE i.id = o.menu_item_id), c.name) AS "setName"
  FROM delivery.orders o LEFT JOIN LATERAL (SELECT i.id, i.name, i.price_fen FROM canteen.menu_on(o.facility_id, o.business_date) i
    WHERE i.offered AND i.slot = o.slot AND i.kind = 'set' ORDER BY i.price_fen, i.name, i.id LIMIT 1) c ON o.menu_item_id IS NULL
  WHERE o.id = $1 AND o.facility_id = $2`;
const END = `INSERT INTO delivery.outcomes (order_id, seq, kind, handover, receiver, happened_at, longitude, latitude, proof_kind, proof_ref, note,
    condition_note, meal_id, returned_entry_id, after_close, reason, device_id, offline, client_id, body_hash, account_id, district_code, town_code,
    facility_id, facility_town, resident_id, business_date, slot, stop_id)
  SELECT o.id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, decode($20, 'hex'), platform.scope_account(),
    o.district_code, o.town_code, o.facility_id, o.facility_town, o.resident_id, o.business_date, o.slot,
    (SELECT s.id FROM delivery.stops s WHERE s.order_id = o.id AND s.withdrawn_at IS NULL)
  FROM delivery.orders o WHERE o.id = $1 RETURNING id`;

const HEAR = `SELECT welfare.hear_at_door($1, $2, decode($3, 'hex'), $4, $5, $6, $7)`;

interface Ordered {
  readonly id: string;
  readonly facilityId: string;
  readonly residentId: string;
  readonly businessDate: string;
  readonly slot: Slot;
  readonly paymentMethod: PaidBy;
  readonly menuItemId: string | null;
  readonly priceFen: number | null;
  readonly setName: string | null;
}

type Last = OutcomeDto & {
  readonly clientId: string;
  readonly deviceId: string;
  readonly returnedEntryId: string | null;
};

/** 送餐结果: what becomes of orders. A meal or a returned portion comes with it, in one transaction, or neither does. */
@Injectable()
export class OutcomeService {
  constructor(
    private readonly database: Database,
    private readonly meals: DeliveredMeals,
  ) {}

  /**
   * The volunteer's own at a door of today. The server acts for the kitchen then, in the volunteer's name. What is refused is heard
   * first: nobody is looked for later because something about their meal is in disorder.
   * @throws OUTCOME.STOP_NOT_FOUND, and as `end`
   */
  async endStop(scope: Scope, stopId: string, draft: EndStopDto): Promise<OutcomeDto> {
    try {
      return await this.endOwnStop(scope, stopId, draft);
    } catch (error) {
      await this.hear(scope, stopId, { draft, error });
      throw error;
    }
  }

  private async endOwnStop(scope: Scope, stopId: string, draft: EndStopDto): Promise<OutcomeDto> {
    const [stop] = await this.database.scoped(scope, (tx) =>
      tx.query<{ orderId: string; facilityId: string; townCode: string }[]>(
        `SELECT order_id AS "orderId", facility_id AS "facilityId", facility_town AS "townCode" FROM delivery.own_stop($1)`,
        [stopId],
      ),
    );
    if (!stop) throw OutcomeErrors.STOP_NOT_FOUND();
    const { facilityId, townCode } = stop;
    return this.end({ ...scope, role: 'operator', facilityId, townCode }, stop.orderId, draft);
  }

  /** Opens the cases of what was said at a door and cannot be its outcome, and tells the kitchen of a departure that it has not noted. */
  private async hear(
    scope: Scope,
    stopId: string,
    { draft, error }: { draft: EndStopDto; error: unknown },
  ): Promise<void> {
    const { clientId, kind, happenedAt, note = null, conditionNote = null } = draft;
    const matters = kind === 'nobody_answers' || conditionNote !== null;
    if (!matters && !isRefusal(error, OutcomeErrors.NOT_ON_THE_WAY.code)) return;
    if (isRefusal(error, OutcomeErrors.CLIENT_ID_CLASH.code) || Number.isNaN(Date.parse(happenedAt))) return;
    await refusingOutcome(() =>
      this.database.scoped(scope, async (tx) => {
        const [door] = await tx.query<{ orderId: string }[]>(
          `SELECT order_id AS "orderId" FROM welfare.carried_stop($1)`,
          [stopId],
        );
        if (!door) return;
        const bodyHash = bodyHashOf(door.orderId, null, draft);
        await tx.query(HEAR, [stopId, clientId, bodyHash, kind, happenedAt, note, conditionNote]);
      }),
    );
  }

  /**
   * Ends an order of the operator's own kitchen, once per client id and body.
   * @throws OUTCOME.ORDER_NOT_FOUND, ALREADY_ENDED, CLIENT_ID_CLASH, NOT_ON_THE_WAY, ON_THE_WAY, ORDER_CANCELLED, PAST_USE_BY, NOT_LATE, BEFORE_COOKED,
   *   NOT_THAT_DAY, INCOMPLETE, NO_PRICE, and as MEAL says of a meal that cannot be
   */
  async end(scope: Scope, orderId: string, draft: EndOrderDto): Promise<OutcomeDto> {
    return this.write(scope, orderId, draft, null);
  }

  /**
   * Puts an outcome right by one more, while the day is open: the meal is voided, or the returned portion taken back.
   * @throws OUTCOME.NOT_ENDED, DAY_CLOSED, and as `end`
   */
  async correct(scope: Scope, orderId: string, { reason, ...draft }: CorrectOutcomeDto): Promise<OutcomeDto> {
    return this.write(scope, orderId, draft, reason);
  }

  private async write(scope: Scope, orderId: string, draft: EndOrderDto, reason: string | null): Promise<OutcomeDto> {
    requireWhole(draft);
    const bodyHash = bodyHashOf(orderId, reason, draft);
    return refusingOutcome(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`outcome ${orderId}`]);
        const [order] = await tx.query<Ordered[]>(ORDER, [orderId, scope.facilityId]);
        if (!order) throw OutcomeErrors.ORDER_NOT_FOUND();
        const [earlier] = await tx.query<(OutcomeDto & { bodyHash: string })[]>(EARLIER, [
          order.facilityId,
          draft.clientId,
        ]);
        if (earlier) {
          const { bodyHash: before, ...outcome } = earlier;
          if (before !== bodyHash) throw OutcomeErrors.CLIENT_ID_CLASH();
          return outcome;
        }
        const [last] = await tx.query<Last[]>(LAST, [orderId]);
        if (reason === null && last) throw OutcomeErrors.ALREADY_ENDED();
        if (reason !== null && !last) throw OutcomeErrors.NOT_ENDED();
        if (last && reason !== null) {
          await this.meals.lock(tx, [order.residentId, draft.clientId, last.clientId]);
          await this.undo(tx, scope, last);
        }
        const made = await this.follow(tx, scope, { order, draft, bodyHash });
        await tx.query(END, [
          ...[
            orderId,
            (last?.seq ?? 0) + 1,
            draft.kind,
            draft.handover ?? null,
            draft.receiver ?? null,
            draft.happenedAt,
          ],
          ...[
            draft.longitude ?? null,
            draft.latitude ?? null,
            draft.proofKind ?? null,
            draft.proofRef ?? null,
            draft.note ?? null,
          ],
          ...[draft.conditionNote ?? null, made.mealId, made.returnedEntryId, made.afterClose, reason],
          ...[draft.deviceId, draft.offline, draft.clientId, bodyHash],
        ]);
        const [ended] = await tx.query<Last[]>(LAST, [orderId]);
        if (!ended) throw OutcomeErrors.ORDER_NOT_FOUND();
        const { clientId: _client, deviceId: _device, returnedEntryId: _entry, ...outcome } = ended;
        return outcome;
      }),
    );
  }

  /** The meal that was delivered, or the portion that comes back. */
  private async follow(
    tx: Tx,
    scope: Scope,
    { order, draft, bodyHash }: { order: Ordered; draft: EndOrderDto; bodyHash: string },
  ): Promise<{ mealId: string | null; returnedEntryId: string | null; afterClose: boolean }> {
    const { clientId, deviceId, offline, kind } = draft;
    const { facilityId, residentId, businessDate, slot, paymentMethod, menuItemId, priceFen, setName } = order;
    const none = { mealId: null, returnedEntryId: null, afterClose: false };
    if (kind === 'cancelled') return none;
    if (kind !== 'delivered') {
      const why = kind === 'refused' ? 'refused' : 'failed';
      const portion = { facilityId, businessDate, slot, reason: why, clientId, bodyHash } as const;
      const returnedEntryId = await returnPortion(tx, portion);
      return { ...none, returnedEntryId, afterClose: returnedEntryId === null };
    }
    if (priceFen === null || setName === null) throw OutcomeErrors.NO_PRICE();
    const servedAt = new Date(draft.happenedAt);
    if (businessDateAt(servedAt) !== businessDate) throw OutcomeErrors.NOT_THAT_DAY();
    const mealId = await this.meals.record(tx, scope, {
      ...{
        clientId,
        deviceId,
        bodyHash,
        residentId,
        businessDate,
        servedAt,
        slot,
        menuItemId,
        name: setName,
        priceFen,
        ...paidAtDoor(paymentMethod, draft.collectedFen ?? null),
      },
      offline,
    });
    return { ...none, mealId };
  }

  private async undo(tx: Tx, scope: Scope, last: Last): Promise<void> {
    if (last.returnedEntryId !== null) await unreturnPortion(tx, last.returnedEntryId, CORRECTED);
    if (last.mealId === null) return;
    const clientId = uuidv7({ nowMs: Date.now(), random: randomBytes(UUID_RANDOM_BYTES) });
    await this.meals.takeBack(tx, scope, {
      clientId,
      mealClientId: last.clientId,
      deviceId: last.deviceId,
      reason: CORRECTED,
    });
  }
}

/** The same of words that were heard and of the outcome that comes of them. */
function bodyHashOf(orderId: string, reason: string | null, draft: EndOrderDto): string {
  return hashBody({ orderId, reason, ...draft });
}

function isRefusal(error: unknown, code: string): boolean {
  return error instanceof DomainError && error.code === code;
}

/** What was collected at a door was no wallet's: whoever was to pay by wallet and paid there does not pay twice. */
function paidAtDoor(
  ordered: PaidBy,
  collectedFen: number | null,
): { readonly paymentMethod: PaidBy; readonly elderPaidFen: number | null } {
  if (ordered !== 'wallet') return { paymentMethod: ordered, elderPaidFen: collectedFen };
  if (collectedFen === null || collectedFen === 0) return { paymentMethod: 'wallet', elderPaidFen: null };
  return { paymentMethod: 'cash', elderPaidFen: collectedFen };
}

/** What the fields must say together. @throws OUTCOME.INCOMPLETE, NOT_THAT_DAY */
function requireWhole(draft: EndOrderDto): void {
  const pairs = [
    [draft.longitude, draft.latitude],
    [draft.proofKind, draft.proofRef],
  ];
  const halves = pairs.some(([one, other]) => (one === undefined) !== (other === undefined));
  const handed = (draft.kind === 'delivered') === (draft.handover !== undefined);
  const unpaid = draft.kind === 'delivered' || draft.collectedFen === undefined;
  const proxied = draft.handover !== 'proxy' || draft.receiver !== undefined;
  if (halves || !handed || !proxied || !unpaid) throw OutcomeErrors.INCOMPLETE();
  if (Number.isNaN(new Date(draft.happenedAt).getTime())) throw OutcomeErrors.NOT_THAT_DAY();
}
