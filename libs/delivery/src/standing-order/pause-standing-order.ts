import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import { DeliveryErrors } from '../delivery.errors.js';
import type { PauseReason } from '../delivery-words.js';
import { cancelLeftOut } from './cancel-left-out.js';
import { lockStandingOrder } from './lock-standing-order.js';

const PAUSE = `INSERT INTO delivery.pauses (standing_order_id, paused_from, paused_to, reason, account_id, district_code, town_code, facility_id,
    facility_town, resident_id)
  SELECT $1, $2, $3, $4, platform.scope_account(), district_code, town_code, facility_id, facility_town, resident_id
  FROM delivery.standing_orders WHERE id = $1 RETURNING id`;

/**
 * Pauses a standing order, both days included; orders placed for them are cancelled where there is still time.
 * @returns the id of the pause
 * @throws DELIVERY.STANDING_ORDER_NOT_FOUND, NOT_AHEAD: in the wrong order, or over
 */
export async function pauseStandingOrder(
  tx: Tx,
  id: string,
  days: { readonly from: string; readonly to: string; readonly reason: PauseReason },
): Promise<string> {
  const [from, to] = [parseBusinessDate(days.from), parseBusinessDate(days.to)];
  if (to < from || to < businessDateAt(new Date())) throw DeliveryErrors.NOT_AHEAD();
  await lockStandingOrder(tx, id);
  const [paused] = await tx.query<[{ id: string }]>(PAUSE, [id, from, to, days.reason]);
  await cancelLeftOut(tx, id, { kind: 'pause', from, to });
  return paused.id;
}
