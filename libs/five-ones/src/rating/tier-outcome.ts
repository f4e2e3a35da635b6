import { fen, type Fen } from '@nuancan/kernel';
import type { Tier } from '../policy/policy.js';
import type { DiscountBearer, Funder } from '../policy/vocabulary.js';
import { benefitAmount } from './benefit-amount.js';
import { travels, type Place } from './place.js';

/** What a tier makes of a price at a place: `price = elderDue + government + discount`. */
export interface TierOutcome {
  readonly elderDueFen: Fen;
  readonly governmentFen: Fen;
  readonly discountFen: Fen;
  readonly discountBearer: DiscountBearer | null;
  readonly droppedFen: Fen;
  /** The benefit before shares drop, and before a funder is missing. */
  readonly benefitFen: Fen;
  /** In the tier's order, none 0. */
  readonly shares: readonly { readonly funder: Funder; readonly amountFen: Fen }[];
}

/**
 * Fills the tier's funders in order with its benefit on a price ≥ 0. A share that does not travel is dropped and falls
 * on the elder, but raises the payment at most to the tier's ceiling; above it it is a discount borne by 'unfunded'.
 * What the funders leave of the benefit is a discount of the tier's bearer, or falls on the elder.
 */
export function tierOutcome({ tier, priceFen, place }: { tier: Tier; priceFen: number; place: Place }): TierOutcome {
  const benefitFen = benefitAmount(tier.benefit, priceFen);
  const shares: { funder: Funder; amountFen: Fen }[] = [];
  let openFen = benefitFen;
  let governmentFen = 0;
  let droppedFen = 0;
  for (const share of tier.funders) {
    const amountFen = share.amountFen === 'rest' ? openFen : Math.min(share.amountFen, openFen);
    if (amountFen === 0) continue;
    openFen -= amountFen;
    if (travels(share, place)) {
      governmentFen += amountFen;
      shares.push({ funder: share.funder, amountFen: fen(amountFen) });
    } else {
      droppedFen += amountFen;
    }
  }
  const borneFen = tier.discountBearer === null ? 0 : openFen;
  const forgivenFen = aboveCeiling(tier, priceFen - governmentFen - borneFen, droppedFen);
  const discountFen = borneFen + forgivenFen;
  return {
    elderDueFen: fen(priceFen - governmentFen - discountFen),
    governmentFen: fen(governmentFen),
    discountFen: fen(discountFen),
    discountBearer: discountFen === 0 ? null : (tier.discountBearer ?? 'unfunded'),
    droppedFen: fen(droppedFen),
    benefitFen: fen(benefitFen),
    shares,
  };
}

/** A ceiling limits what dropped shares add; it never lowers what the elder pays at home. */
function aboveCeiling(tier: Tier, elderFen: number, droppedFen: number): number {
  if (tier.elderCeilingFen === null || droppedFen === 0) return 0;
  return Math.max(0, elderFen - Math.max(tier.elderCeilingFen, elderFen - droppedFen));
}
