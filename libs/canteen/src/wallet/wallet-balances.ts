import type { BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';

/** What a resident can spend at a counter, and owes there; fen. */
export interface WalletBalance {
  readonly balanceFen: number;
  readonly arrearsFen: number;
}

const BALANCES = `SELECT resident_id AS "residentId", balance_fen AS "balanceFen", arrears_fen AS "arrearsFen"
  FROM canteen.wallet_balances($1::uuid[], $2::date)`;

/** By resident; whoever has no wallet that this counter takes from is missing. */
export async function walletBalances(
  tx: Tx,
  residentIds: readonly string[],
  on: BusinessDate,
): Promise<ReadonlyMap<string, WalletBalance>> {
  if (residentIds.length === 0) return new Map();
  const rows = await tx.query<(WalletBalance & { residentId: string })[]>(BALANCES, [residentIds, on]);
  return new Map(rows.map(({ residentId, ...balance }) => [residentId, balance]));
}
