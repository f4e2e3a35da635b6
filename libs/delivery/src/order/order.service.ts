import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../delivery-refusal.js';
import { DeliveryErrors } from '../delivery.errors.js';
import { concernedKitchen, lockDays, orderingKitchen } from './order-access.js';
import type {
  CancelOrderDto,
  ChangeOrderDto,
  OrderDto,
  OrderListDto,
  OrderQueryDto,
  OrderSlotDto,
  PlaceOrderDto,
} from './order.dto.js';
import { readOrders } from './order-reader.js';

const MOST = 2_000;
const OF_DAY = `SELECT id FROM delivery.orders WHERE facility_id = $1 AND business_date = $2 AND ($3::text IS NULL OR slot = $3)
  ORDER BY id LIMIT ${MOST}`;

const SLOTS_OF_DAY = `SELECT s.slot, r.cut_off AS "cutOff", z.frozen_at AS "frozenAt",
    delivery.closed_by(f.district_code, f.town_code, f.id, $2::date, s.slot) AS "closureId"
  FROM meal_point.facilities f CROSS JOIN unnest(ARRAY['breakfast', 'lunch', 'dinner']) WITH ORDINALITY s (slot, place)
  CROSS JOIN LATERAL delivery.rule_on(f.id, s.slot, $2::date) r
  LEFT JOIN delivery.freezes z ON z.facility_id = f.id AND z.business_date = $2 AND z.slot = s.slot
  WHERE f.id = $1 AND ($3::text IS NULL OR s.slot = $3) ORDER BY s.place`;

const PLACE = `INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
    set_name, payment_method, handover, handover_note, address_id, client_id, body_hash, account_id)
  VALUES ('', '', $1, '', $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, decode($11, 'hex'), platform.scope_account()) RETURNING id`;

const CHANGE = `UPDATE delivery.orders SET set_name = $3, payment_method = $4, handover = $5, handover_note = $6, address_id = $7,
    version = version + 1 WHERE id = $1 AND version = $2 RETURNING id`;

const CANCEL = `UPDATE delivery.orders SET state = 'cancelled', cancel_kind = 'resident', cancel_reason = $3,
    cancelled_by = platform.scope_account(), cancelled_at = clock_timestamp(), version = version + 1
  WHERE id = $1 AND version = $2 RETURNING id`;

/** 送餐订单: by telephone, or placed by standing orders; changed until the cut-off. */
@Injectable()
export class OrderService {
  constructor(private readonly database: Database) {}

  /** @throws DELIVERY.FACILITY_NOT_IN_SCOPE */
  async list(scope: Scope, query: OrderQueryDto): Promise<OrderListDto> {
    const day = parseBusinessDate(query.businessDate);
    return this.database.scoped(scope, async (tx) => {
      const kitchen = await concernedKitchen(tx, scope, query.facilityId);
      const asked = [kitchen, day, query.slot ?? null];
      const ids = await tx.query<{ id: string }[]>(OF_DAY, asked);
      return {
        items: await readOrders(
          tx,
          ids.map(({ id }) => id),
        ),
        slots: await tx.query<OrderSlotDto[]>(SLOTS_OF_DAY, asked),
      };
    });
  }

  /**
   * Takes an order, once per client id and body.
   * @throws DELIVERY.FACILITY_NOT_IN_SCOPE, RESIDENT_NOT_FOUND, RESIDENT_GONE, ADDRESS_NOT_FOUND, ORDER_EXISTS, CUT_OFF_PASSED, TOO_FAR_AHEAD, SLOT_CLOSED, CLIENT_ID_CLASH
   */
  async place(scope: Scope, draft: PlaceOrderDto): Promise<OrderDto> {
    const day = parseBusinessDate(draft.businessDate);
    const bodyHash = hashBody(draft);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const kitchen = await orderingKitchen(tx, scope, draft);
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`order ${draft.clientId}`]);
        const [earlier] = await tx.query<{ id: string; bodyHash: string }[]>(
          `SELECT id, encode(body_hash, 'hex') AS "bodyHash" FROM delivery.orders WHERE facility_id = $1 AND client_id = $2`,
          [kitchen, draft.clientId],
        );
        if (earlier && earlier.bodyHash !== bodyHash) throw DeliveryErrors.CLIENT_ID_CLASH();
        if (earlier) return readOne(tx, earlier.id);
        const [placed] = await tx.query<[{ id: string }]>(PLACE, [
          ...[kitchen, draft.residentId, day, draft.slot, draft.setName, draft.paymentMethod, draft.handover],
          ...[draft.handoverNote ?? null, draft.addressId, draft.clientId, bodyHash],
        ]);
        return readOne(tx, placed.id);
      }),
    );
  }

  /** @throws DELIVERY.ORDER_NOT_FOUND, CHANGED_MEANWHILE, CUT_OFF_PASSED, ORDER_FIXED, ADDRESS_NOT_FOUND */
  async change(scope: Scope, id: string, draft: ChangeOrderDto): Promise<OrderDto> {
    const { version, setName, paymentMethod, handover, handoverNote = null, addressId } = draft;
    return this.write(scope, id, [CHANGE, [version, setName, paymentMethod, handover, handoverNote, addressId]]);
  }

  /** It is not brought; nobody is charged. @throws DELIVERY.ORDER_NOT_FOUND, CHANGED_MEANWHILE, CUT_OFF_PASSED, ORDER_FIXED */
  async cancel(scope: Scope, id: string, { version, reason }: CancelOrderDto): Promise<OrderDto> {
    return this.write(scope, id, [CANCEL, [version, reason]]);
  }

  private async write(scope: Scope, id: string, [sql, values]: [string, readonly unknown[]]): Promise<OrderDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await readOne(tx, id);
        await lockDays(tx, 'o.id = $1', id);
        const [changed] = await tx.query<[unknown[], number]>(sql, [id, ...values]);
        if (changed.length === 0) throw DeliveryErrors.CHANGED_MEANWHILE();
        return readOne(tx, id);
      }),
    );
  }
}

/** @throws DELIVERY.ORDER_NOT_FOUND */
async function readOne(tx: Tx, id: string): Promise<OrderDto> {
  const [order] = await readOrders(tx, [id]);
  if (!order) throw DeliveryErrors.ORDER_NOT_FOUND();
  return order;
}
