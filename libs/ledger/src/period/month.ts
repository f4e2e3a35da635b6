import type { BusinessDate } from '@nuancan/kernel';
import { LedgerErrors } from '../ledger.errors.js';

export const MONTH = /^(20|21)\d{2}-(0[1-9]|1[0-2])$/;

/** First day of a month `YYYY-MM`. @throws LEDGER.NOT_A_MONTH */
export function monthStart(month: string): BusinessDate {
  if (!MONTH.test(month)) throw LedgerErrors.NOT_A_MONTH({ value: month.slice(0, 20) });
  return `${month}-01` as BusinessDate;
}
