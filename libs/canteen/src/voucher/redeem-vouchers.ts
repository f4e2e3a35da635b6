import type { Scope, Tx } from '@nuancan/platform';
import type { RecordableMeal } from '../meal/recordable-meal.js';
import type { VoucherFlag } from './voucher-flags.js';
import type { VoucherMovement } from './voucher-entry.js';

/** A meal that a voucher was shown for. */
export interface VoucherShown {
  readonly meal: RecordableMeal;
  readonly code: string;
}

/** What became of a voucher: why it paid nothing, or what it brought. */
export interface VoucherOutcome {
  readonly mealId: string;
  /** What the meal says of it; null when it paid. */
  readonly flag: VoucherFlag | null;
  readonly movement: VoucherMovement | null;
}

const REDEEM = `SELECT r.meal_id AS "mealId", r.outcome, r.movement_id AS "movementId", r.issue_id AS "issueId",
    r.organisation_id AS "organisationId", r.amount_fen AS "amountFen", r.booked_date AS "bookedDate",
    canteen.scope_organisation() AS "atOrganisationId"
  FROM canteen.redeem_vouchers($1::jsonb, $2::uuid[]) r`;

type Row = Omit<VoucherMovement, 'facilityId' | 'townCode'> & { readonly mealId: string; readonly outcome: string };

/**
 * Puts what vouchers pay into the wallets, before the meals of the batch are paid from there and in their transaction. A
 * voucher that pays nothing refuses no meal: it was eaten.
 * @param residentIds all whose wallets the batch moves: they are locked at once, in one order
 */
export async function redeemVouchers(
  tx: Tx,
  { facilityId, townCode }: Scope,
  { shown, residentIds }: { readonly shown: readonly VoucherShown[]; readonly residentIds: readonly string[] },
): Promise<VoucherOutcome[]> {
  if (shown.length === 0) return [];
  if (facilityId === null || townCode === null) throw new Error('only an account of a facility redeems vouchers');
  const asked = shown.map(({ code, meal: { row } }) => ({
    ...{ mealId: row.id, residentId: row.residentId, businessDate: row.businessDate, code },
    dueFen: row.elderDueFen,
    paidFen: row.elderPaidFen,
  }));
  const rows = await tx.query<Row[]>(REDEEM, [JSON.stringify(asked), residentIds]);
  return rows.map(({ mealId, outcome, ...moved }) => ({
    mealId,
    flag: flagOf(outcome),
    movement: outcome === 'redeemed' ? { ...moved, facilityId, townCode } : null,
  }));
}

function flagOf(outcome: string): VoucherFlag | null {
  switch (outcome) {
    case 'redeemed':
      return null;
    case 'used':
      return 'voucher_used';
    case 'not_needed':
      return 'voucher_not_needed';
    default:
      return 'voucher_refused';
  }
}
