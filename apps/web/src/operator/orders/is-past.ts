import type { OrderSlot } from './orders-contract.js';

/** Whether a slot takes no orders any more: frozen by the worker, or past its cut-off, when nothing was there to freeze. Pure. */
export function isPast({ cutOff, frozenAt }: Pick<OrderSlot, 'cutOff' | 'frozenAt'>, now: Date): boolean {
  return frozenAt !== null || Date.parse(cutOff) <= now.getTime();
}
