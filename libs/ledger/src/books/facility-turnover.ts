import type { BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import type { AccountKind, AccountType, Book } from '../chart/chart-of-accounts.js';

/** What a facility's entries moved on its accounts of one kind; debit > 0. */
export interface Turnover {
  readonly kind: AccountKind;
  readonly book: Book;
  readonly type: AccountType;
  readonly funder: string | null;
  readonly townCode: string | null;
  readonly movedFen: number;
}

const TURNOVER = `
  SELECT a.kind, a.book, k.type, a.funder, a.funding_town AS "townCode", sum(m.debit_fen - m.credit_fen)::bigint AS "movedFen"
  FROM ledger.account_months m JOIN ledger.accounts a ON a.id = m.account_id JOIN ledger.account_kinds k ON k.kind = a.kind
  WHERE m.facility_id = $1 AND m.booked_month = $2
  GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 3, 1, 4, 5`;

/** A facility's booked month by kind of account, in the scope of the transaction; reads no line. @param month its first day */
export async function facilityTurnover(tx: Tx, facilityId: string, month: BusinessDate): Promise<Turnover[]> {
  return tx.query<Turnover[]>(TURNOVER, [facilityId, month]);
}
