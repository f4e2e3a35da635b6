import type { Tx } from '@nuancan/platform';
import { DeliveryErrors } from '../delivery.errors.js';
import { lockDays } from '../order/order-access.js';

/** One at a time changes a standing order; then the days of its orders are locked. @throws DELIVERY.STANDING_ORDER_NOT_FOUND */
export async function lockStandingOrder(tx: Tx, id: string): Promise<void> {
  const found = await tx.query<unknown[]>('SELECT FROM delivery.standing_orders WHERE id = $1 FOR NO KEY UPDATE', [id]);
  if (found.length === 0) throw DeliveryErrors.STANDING_ORDER_NOT_FOUND();
  await lockDays(tx, 'o.standing_order_id = $1', id);
}
