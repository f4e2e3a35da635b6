import type { ProgressOrder } from './runs-contract.js';

/** Whether an order is on the road for longer than its kitchen allows, and nobody has said what became of it. Pure. */
export function isOverdue({ kind, doorBy }: Pick<ProgressOrder, 'kind' | 'doorBy'>, now: Date): boolean {
  return kind === null && doorBy !== null && Date.parse(doorBy) < now.getTime();
}
