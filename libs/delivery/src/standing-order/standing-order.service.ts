import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { CalendarReader } from '@nuancan/meal-point';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../delivery-refusal.js';
import { DeliveryErrors } from '../delivery.errors.js';
import { concernedKitchen, orderingKitchen } from '../order/order-access.js';
import { cancelLeftOut } from './cancel-left-out.js';
import { lockStandingOrder } from './lock-standing-order.js';
import { pauseStandingOrder } from './pause-standing-order.js';
import { placeStandingOrders } from './place-standing-orders.js';
import type {
  EndStandingOrderDto,
  OpenStandingOrderDto,
  PauseStandingOrderDto,
  StandingOrderDto,
  StandingOrderListDto,
  StandingOrderQueryDto,
} from './standing-order.dto.js';

const COLUMNS = `s.id, s.facility_id AS "facilityId", s.resident_id AS "residentId", n.name AS "residentName", s.slot, s.weekdays,
  s.on_holidays AS "onHolidays", s.set_name AS "setName", s.payment_method AS "paymentMethod", s.handover,
  s.handover_note AS "handoverNote", s.address_id AS "addressId", s.valid_from AS "validFrom",
  CASE WHEN s.valid_to <> 'infinity' THEN s.valid_to END AS "validTo", s.end_reason AS "endReason",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'from', p.paused_from, 'to', p.paused_to, 'reason', p.reason)
      ORDER BY p.paused_from, p.id) FROM delivery.pauses p
    WHERE p.standing_order_id = s.id AND p.lifted_at IS NULL AND p.paused_to >= platform.business_date(now())), '[]') AS pauses`;
const FROM = `FROM delivery.standing_orders s CROSS JOIN LATERAL delivery.standing_order_name(s.id) n (name)`;
const MOST = 2_000;
const LAST_DAY = '9999-12-31';

const OPEN = `INSERT INTO delivery.standing_orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, slot, weekdays,
    on_holidays, valid_from, valid_to, set_name, payment_method, handover, handover_note, address_id, client_id, body_hash, account_id)
  VALUES ('', '', $1, '', $2, $2, $3, $4, $5, $6, coalesce($7::date, 'infinity'), $8, $9, $10, $11, $12, $13, decode($14, 'hex'),
    platform.scope_account()) RETURNING id`;

// Where there is still time, the order has not ended, no other pause holds, and nobody ordered otherwise meanwhile.
const RESUME = `UPDATE delivery.orders o SET state = 'placed', cancel_kind = NULL, cancelled_by = NULL, cancelled_at = NULL, version = version + 1
  WHERE o.standing_order_id = $1 AND o.cancel_kind = 'pause' AND o.business_date BETWEEN $2 AND $3
    AND o.business_date <= (SELECT s.valid_to FROM delivery.standing_orders s WHERE s.id = $1)
    AND (SELECT r.cut_off FROM delivery.rule_on(o.facility_id, o.slot, o.business_date) r) > clock_timestamp() + interval '5 seconds'
    AND delivery.closed_by(o.district_code, o.facility_town, o.facility_id, o.business_date, o.slot) IS NULL
    AND NOT delivery.gone_on(o.person_id, o.business_date)
    AND NOT EXISTS (SELECT FROM delivery.pauses p WHERE p.standing_order_id = $1 AND p.lifted_at IS NULL
      AND o.business_date BETWEEN p.paused_from AND p.paused_to)
    AND NOT EXISTS (SELECT FROM delivery.orders other WHERE other.person_id = o.person_id AND other.business_date = o.business_date
      AND other.slot = o.slot AND other.state <> 'cancelled')`;

/** 长期订单: what is brought to somebody on certain weekdays. */
@Injectable()
export class StandingOrderService {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarReader,
  ) {}

  /** @throws DELIVERY.FACILITY_NOT_IN_SCOPE */
  async list(scope: Scope, query: StandingOrderQueryDto): Promise<StandingOrderListDto> {
    return this.database.scoped(scope, async (tx) => {
      const kitchen = await concernedKitchen(tx, scope, query.facilityId);
      const items = await tx.query<StandingOrderDto[]>(
        `SELECT ${COLUMNS} ${FROM} WHERE s.facility_id = $1 AND ($2::uuid IS NULL OR s.resident_id = $2)
           AND s.valid_to >= platform.business_date(now()) - 31
         ORDER BY s.valid_to < platform.business_date(now()), n.name, s.slot, s.id LIMIT ${MOST}`,
        [kitchen, query.residentId ?? null],
      );
      return { items };
    });
  }

  /**
   * Opens one, once per client id and body, and places its orders of the next days.
   * @throws DELIVERY.FACILITY_NOT_IN_SCOPE, RESIDENT_NOT_FOUND, RESIDENT_GONE, ADDRESS_NOT_FOUND, NOT_AHEAD, STANDING_ORDER_OVERLAPS, CLIENT_ID_CLASH
   */
  async open(scope: Scope, draft: OpenStandingOrderDto): Promise<StandingOrderDto> {
    const bodyHash = hashBody(draft);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const kitchen = await orderingKitchen(tx, scope, draft);
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`standing ${draft.clientId}`]);
        const [earlier] = await tx.query<{ id: string; bodyHash: string }[]>(
          `SELECT id, encode(body_hash, 'hex') AS "bodyHash" FROM delivery.standing_orders WHERE facility_id = $1 AND client_id = $2`,
          [kitchen, draft.clientId],
        );
        if (earlier && earlier.bodyHash !== bodyHash) throw DeliveryErrors.CLIENT_ID_CLASH();
        if (earlier) return read(tx, earlier.id);
        const days = {
          from: parseBusinessDate(draft.validFrom),
          to: draft.validTo && parseBusinessDate(draft.validTo),
        };
        if (days.to !== undefined && days.to < days.from) throw DeliveryErrors.NOT_AHEAD();
        const [opened] = await tx.query<[{ id: string }]>(OPEN, [
          ...[
            kitchen,
            draft.residentId,
            draft.slot,
            [...draft.weekdays].sort(),
            draft.onHolidays,
            days.from,
            days.to ?? null,
          ],
          ...[draft.setName, draft.paymentMethod, draft.handover, draft.handoverNote ?? null, draft.addressId],
          ...[draft.clientId, bodyHash],
        ]);
        await placeStandingOrders(tx, this.calendar, { standingOrderId: opened.id });
        return read(tx, opened.id);
      }),
    );
  }

  /** Ends it; orders placed for later days are cancelled where their cut-off has not passed. @throws DELIVERY.STANDING_ORDER_NOT_FOUND, ALREADY_ENDED, NOT_AHEAD */
  async end(scope: Scope, id: string, { lastDay, reason }: EndStandingOrderDto): Promise<StandingOrderDto> {
    const last = parseBusinessDate(lastDay);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await lockStandingOrder(tx, id);
        const [[ended]] = await tx.query<[[{ firstOut: string }], number]>(
          `UPDATE delivery.standing_orders SET valid_to = greatest(least($2::date, valid_to), valid_from - 1),
             ended_by = platform.scope_account(), ended_at = clock_timestamp(), end_reason = $3 WHERE id = $1
           RETURNING valid_to + 1 AS "firstOut"`,
          [id, last, reason],
        );
        await cancelLeftOut(tx, id, { kind: 'ended', from: ended.firstOut, to: LAST_DAY });
        return read(tx, id);
      }),
    );
  }

  /** Brings nothing on some days. @throws DELIVERY.STANDING_ORDER_NOT_FOUND, NOT_AHEAD */
  async pause(scope: Scope, id: string, draft: PauseStandingOrderDto): Promise<StandingOrderDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await pauseStandingOrder(tx, id, draft);
        return read(tx, id);
      }),
    );
  }

  /** Brings it again: orders that the pause cancelled stand again. @throws DELIVERY.STANDING_ORDER_NOT_FOUND, PAUSE_NOT_FOUND, ORDER_EXISTS */
  async resume(scope: Scope, id: string, pauseId: string): Promise<StandingOrderDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await lockStandingOrder(tx, id);
        const [[lifted]] = await tx.query<[{ from: string; to: string }[], number]>(
          `UPDATE delivery.pauses SET lifted_by = platform.scope_account(), lifted_at = clock_timestamp()
           WHERE id = $2 AND standing_order_id = $1 AND lifted_at IS NULL RETURNING paused_from AS "from", paused_to AS "to"`,
          [id, pauseId],
        );
        if (!lifted) throw DeliveryErrors.PAUSE_NOT_FOUND();
        await tx.query(RESUME, [id, lifted.from, lifted.to]);
        await placeStandingOrders(tx, this.calendar, { standingOrderId: id });
        return read(tx, id);
      }),
    );
  }
}

async function read(tx: Tx, id: string): Promise<StandingOrderDto> {
  const [order] = await tx.query<StandingOrderDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE s.id = $1`, [id]);
  if (!order) throw DeliveryErrors.STANDING_ORDER_NOT_FOUND();
  return order;
}
