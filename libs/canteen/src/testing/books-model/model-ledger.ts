/** An account as `ledger.accounts.reference` writes it. */
export interface ModelAccount {
  readonly kind: string;
  readonly facility?: string;
  readonly organisation?: string;
  readonly funder?: string;
  readonly town?: string | undefined;
  readonly fund?: string;
  readonly method?: string;
}

/** What a model of the ledger remembers: the balance of each account by booked month, debit positive. */
export class ModelLedger {
  private readonly balances = new Map<string, number>();

  /** Debits one account and credits another. */
  move(month: string, debit: ModelAccount, credit: ModelAccount, amountFen: number): void {
    this.add(month, debit, amountFen);
    this.add(month, credit, -amountFen);
  }

  /** Balance of an account over all months. */
  balance(account: ModelAccount): number {
    const prefix = `${referenceOf(account)} `;
    return [...this.balances].reduce((sum, [key, fen]) => sum + (key.startsWith(prefix) ? fen : 0), 0);
  }

  /** Every account with a balance, by reference and month. */
  all(): Record<string, number> {
    return Object.fromEntries([...this.balances].filter(([, fen]) => fen !== 0).sort());
  }

  private add(month: string, account: ModelAccount, amountFen: number): void {
    const key = `${referenceOf(account)} ${month}`;
    this.balances.set(key, (this.balances.get(key) ?? 0) + amountFen);
  }
}

function referenceOf({ kind, facility, organisation, funder, town, fund, method }: ModelAccount): string {
  return [kind, facility, organisation, funder, town, fund, method].map((part) => part ?? '').join('/');
}
