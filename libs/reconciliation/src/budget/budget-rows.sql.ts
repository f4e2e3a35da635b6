import type { BudgetDto } from './budget.dto.js';

/** A budget as it was set last. */
export type SetBudget = Pick<BudgetDto, 'funder' | 'townCode' | 'year' | 'version' | 'amountFen'>;

/** $1 year. */
export const LATEST_BUDGETS = `
  SELECT DISTINCT ON (b.funder, b.town_code) b.funder, b.town_code AS "townCode", b.year, b.version, b.amount_fen AS "amountFen"
  FROM reconciliation.budgets b WHERE b.year = $1 ORDER BY b.funder, b.town_code NULLS FIRST, b.version DESC`;

/** Of one budget, by day: the ledger's totals, no line of it is read. $1 funder, $2 town, $3 and $4 first and last day. */
export const USED_BY_DAY = `
  SELECT d.booked_on AS day, sum(d.credit_fen - d.debit_fen)::bigint AS "usedFen"
  FROM ledger.accounts a JOIN ledger.account_days d ON d.account_id = a.id
  WHERE a.district_code = platform.scope_district() AND a.kind = 'income_government' AND a.funder = $1
    AND ($2::text IS NULL OR CASE WHEN $1 = 'town' THEN a.funding_town ELSE a.facility_town END = $2)
    AND d.booked_on BETWEEN $3 AND $4
  GROUP BY 1 ORDER BY 1`;
