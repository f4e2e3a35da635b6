import type { BudgetWarning } from './budget.dto.js';

/** Whether a budget lasts. */
export function warningOf(
  amountFen: number,
  { usedFen, expectedFen }: { readonly usedFen: number; readonly expectedFen: number },
): BudgetWarning {
  if (usedFen > amountFen) return 'overspent';
  return expectedFen > amountFen ? 'will_run_out' : 'none';
}
