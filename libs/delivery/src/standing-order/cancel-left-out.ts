import type { Tx } from '@nuancan/platform';

const CANCEL = `UPDATE delivery.orders o SET state = 'cancelled', cancel_kind = $2, cancelled_by = platform.scope_account(),
    cancelled_at = clock_timestamp(), version = version + 1
  WHERE o.standing_order_id = $1 AND o.state = 'placed' AND o.business_date BETWEEN $3 AND $4
    AND (SELECT r.cut_off FROM delivery.rule_on(o.facility_id, o.slot, o.business_date) r) > clock_timestamp() + interval '5 seconds'`;

/** Cancels what was placed for days that are left out of a standing order, where its cut-off has not passed. */
export async function cancelLeftOut(
  tx: Tx,
  standingOrderId: string,
  { kind, from, to }: { readonly kind: 'pause' | 'ended'; readonly from: string; readonly to: string },
): Promise<void> {
  await tx.query(CANCEL, [standingOrderId, kind, from, to]);
}
