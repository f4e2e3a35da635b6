import type { GrantDetail } from '../../grants/grant-contract.js';

/** Who took a step last; another person takes the one that follows from it. Pure. */
export function doneBy({ history }: GrantDetail, action: GrantDetail['history'][number]['action']): string | undefined {
  return history.findLast((one) => one.action === action)?.accountId;
}
