import type { OrderProblem, OrderState } from '../delivery-words.js';
import type { Outcome } from '../outcome/outcome-words.js';

interface Order {
  readonly state: OrderState;
  readonly addressLine: string | null;
  readonly located: string;
  readonly priceFen: number | null;
  readonly clashes: readonly string[];
  readonly outcome: Outcome | null;
}

/** What somebody has to look at: an order without a place blocks the plan, it is never dropped. Of one that is over nothing. */
export function orderProblems({ state, addressLine, located, priceFen, clashes, outcome }: Order): OrderProblem[] {
  if (state === 'cancelled' || outcome !== null) return [];
  const problems: OrderProblem[] = [];
  if (addressLine === null) problems.push('no_address');
  else if (located === 'none') problems.push('not_located');
  if (state === 'frozen' && priceFen === null) problems.push('no_such_set');
  if (clashes.length > 0) problems.push('clash');
  return problems;
}
