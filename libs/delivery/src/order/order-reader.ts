import type { Tx } from '@nuancan/platform';
import type { OrderDto } from './order.dto.js';
import { orderProblems } from './order-problems.js';

const COLUMNS = `o.id, o.facility_id AS "facilityId", o.business_date AS "businessDate", o.slot, o.resident_id AS "residentId",
  f.name AS "residentName", f.phone, f.village_name AS "villageName", f.line AS "addressLine", f.door_note AS "doorNote", f.longitude,
  f.latitude, f.located, f.restrictions, f.clashes, o.set_name AS "setName", o.payment_method AS "paymentMethod", o.handover,
  o.handover_note AS "handoverNote", o.address_id AS "addressId", o.state, o.standing_order_id AS "standingOrderId",
  o.price_fen AS "priceFen", o.label_no AS "labelNo", o.cancel_kind AS "cancelKind", o.cancel_reason AS "cancelReason", o.version, x.kind AS outcome,
  x.happened_at AS "outcomeAt"`;

// The faces of all of them at once.
const BY_IDS = `WITH faces AS MATERIALIZED (SELECT * FROM delivery.order_faces($1::uuid[]))
  SELECT ${COLUMNS} FROM delivery.orders o JOIN faces f ON f.order_id = o.id
  LEFT JOIN LATERAL (SELECT y.kind, y.happened_at FROM delivery.outcomes y WHERE y.order_id = o.id ORDER BY y.seq DESC LIMIT 1) x ON true
  ORDER BY array_position(ARRAY['breakfast', 'lunch', 'dinner'], o.slot), o.state = 'cancelled', o.label_no, f.village_name, f.name, o.id`;

/** Orders with who is behind them, in the scope of the transaction. */
export async function readOrders(tx: Tx, ids: readonly string[]): Promise<OrderDto[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<(OrderDto & { located: string })[]>(BY_IDS, [ids]);
  return rows.map(({ located, ...order }) => ({ ...order, problems: orderProblems({ ...order, located }) }));
}
