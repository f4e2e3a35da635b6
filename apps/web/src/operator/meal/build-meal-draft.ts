import { businessDateAt } from '@nuancan/kernel';
import type { IdentifiedBy, MealDraft, MealItem, Mode, PaymentMethod, Slot } from '../../api/contract.js';
import type { ShownQuote } from '../quote/shown-quote.js';

/** A meal the operator agrees with the elder, before it has an id. */
export interface AgreedMeal {
  readonly residentId: string | null;
  readonly identifiedBy: IdentifiedBy;
  readonly slot: Slot;
  readonly mode: Mode;
  readonly items: readonly MealItem[];
  readonly quote: ShownQuote;
  readonly paymentMethod: PaymentMethod;
  readonly voucherCode?: string | undefined;
  readonly offline: boolean;
}

/**
 * The facts of one meal as they are sent: what was taken, what was paid and what had been shown. The server judges the
 * subsidy again; nothing due is `free`, whichever key was chosen.
 */
export function buildMealDraft(agreed: AgreedMeal, { clientId, at }: { clientId: string; at: Date }): MealDraft {
  const { split, priceFen } = agreed.quote;
  const isSale = agreed.residentId === null;
  return {
    clientId,
    residentId: agreed.residentId,
    businessDate: businessDateAt(at),
    servedAt: at.toISOString(),
    slot: agreed.slot,
    mode: agreed.mode,
    items: [...agreed.items],
    priceFen,
    elderPaidFen: split.elderDueFen,
    paymentMethod: split.elderDueFen === 0 ? 'free' : agreed.paymentMethod,
    voucherCode: agreed.voucherCode,
    identifiedBy: isSale ? 'none' : agreed.identifiedBy,
    offline: agreed.offline,
    displayed: {
      elderDueFen: split.elderDueFen,
      governmentFen: split.governmentFen,
      policyCode: split.policyCode,
      policyVersion: split.policyVersion,
    },
  };
}
