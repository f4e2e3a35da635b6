import type { Fen } from '@nuancan/kernel';
import type { DiscountBearer } from '../policy/vocabulary.js';
import type { FunderAmount, RatingFlag } from '../rating/rating.js';

/** `elder_short`, `elder_overpaid`: the elder paid less, or more, than was due. */
export type SplitFlag = RatingFlag | 'elder_short' | 'elder_overpaid';

/**
 * 五个一 of one meal; all amounts ≥ 0.
 * Receipt: `price = elderDue + government + discount`.
 * Cost: `cost + surplus = elderPaid + government + donation + garden + volunteer + unfunded`; surplus or unfunded is 0.
 * Source: README, "One meal: two identities".
 */
export interface MealSplit {
  readonly priceFen: Fen;
  readonly elderDueFen: Fen;
  readonly governmentFen: Fen;
  readonly discountFen: Fen;
  readonly discountBearer: DiscountBearer | null;
  readonly shares: readonly FunderAmount[];
  readonly costFen: Fen;
  /** A fact of the till; never re-priced. */
  readonly elderPaidFen: Fen;
  /** Due and not paid; inside `unfundedFen`, except where price exceeds cost and nothing was lost by it. */
  readonly elderShortFen: Fen;
  /** Paid and not due. */
  readonly elderOverFen: Fen;
  readonly gardenFen: Fen;
  readonly volunteerFen: Fen;
  readonly donationFen: Fen;
  readonly unfundedFen: Fen;
  readonly surplusFen: Fen;
  readonly policyCode: string | null;
  readonly policyVersion: number | null;
  readonly tierCode: string | null;
  readonly flags: readonly SplitFlag[];
}
