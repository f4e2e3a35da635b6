import type { Diner, DinerWallet } from '../../api/contract.js';
import type { DinerRow, OutboxRow } from '../store/till-database.js';

/** What the device keeps that bears on a wallet. */
export interface WalletRows {
  readonly diners: readonly DinerRow[];
  /** Records of this counter that the server has not answered for, of every account. */
  readonly outbox: readonly OutboxRow[];
}

/**
 * What a diner can still spend here, as far as this till knows: what the server said last, less what was logged since and
 * waits to be sent, and again what was taken back. Null without a wallet. Pure.
 */
export function rememberedWallet(diner: Diner, { diners, outbox }: WalletRows): DinerWallet | null {
  const { residentId } = diner;
  const kept = diners.find((row) => row.residentId === residentId)?.diner ?? diner;
  if (!kept.wallet) return null;
  const own = outbox.filter((row) => row.meal.residentId === residentId && row.state === 'waiting');
  const voided = new Set(own.flatMap((row) => (row.kind === 'void' ? [row.meal.clientId] : [])));
  const unsent = new Set(own.flatMap((row) => (row.kind === 'meal' ? [row.clientId] : [])));
  const changeFen = own.reduce((sum, { kind, meal }) => {
    if (kind === 'meal') return voided.has(meal.clientId) ? sum : sum - walletPartFen(meal);
    return unsent.has(meal.clientId) ? sum : sum + walletPartFen(meal);
  }, 0);
  return movedWallet(kept.wallet, changeFen);
}

/** What a meal takes from a wallet, fen. */
export function walletPartFen({ paymentMethod, split }: OutboxRow['meal']): number {
  return paymentMethod === 'wallet' ? split.elderPaidFen : 0;
}

/** A wallet after so many fen more (or less): what it does not hold is owed, and paid first. */
export function movedWallet({ balanceFen, arrearsFen }: DinerWallet, changeFen: number): DinerWallet {
  const heldFen = balanceFen - arrearsFen + changeFen;
  return { balanceFen: Math.max(heldFen, 0), arrearsFen: Math.max(-heldFen, 0) };
}

/** Whether the wallet pays all that is due, and something is. */
export function walletCovers(wallet: DinerWallet | null, dueFen: number | null): boolean {
  return wallet !== null && dueFen !== null && dueFen > 0 && wallet.balanceFen >= dueFen;
}
