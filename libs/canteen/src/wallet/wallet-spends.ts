import type { Tx } from '@nuancan/platform';

/** What one meal takes from a wallet. */
export interface WalletSpend {
  readonly mealId: string;
  readonly residentId: string;
  readonly amountFen: number;
  readonly businessDate: string;
}

const SPEND = `SELECT meal_id AS "mealId", short_fen AS "shortFen" FROM canteen.spend_wallets($1::jsonb)`;

/**
 * Takes the payments of a batch from the wallets, in the transaction that records its meals. A payment is a fact: what a
 * wallet does not hold becomes arrears.
 * @returns the meals that were not covered
 */
export async function spendFromWallets(tx: Tx, spends: readonly WalletSpend[]): Promise<ReadonlySet<string>> {
  if (spends.length === 0) return new Set();
  const rows = await tx.query<{ mealId: string; shortFen: number }[]>(SPEND, [JSON.stringify(spends)]);
  return new Set(rows.filter(({ shortFen }) => shortFen > 0).map(({ mealId }) => mealId));
}
