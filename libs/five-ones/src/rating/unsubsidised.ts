import { ZERO_FEN, type Fen } from '@nuancan/kernel';
import { RatingErrors } from './rating.errors.js';
import type { Rating } from './rating.js';

/**
 * The rating of a meal without any benefit: the diner pays the price.
 * @throws RATING.NEGATIVE_AMOUNT for a negative price
 */
export function unsubsidised(priceFen: Fen): Rating {
  if (priceFen < 0) throw RatingErrors.NEGATIVE_AMOUNT();
  return {
    priceFen,
    elderDueFen: priceFen,
    governmentFen: ZERO_FEN,
    discountFen: ZERO_FEN,
    discountBearer: null,
    shares: [],
    droppedFen: ZERO_FEN,
    policyCode: null,
    policyVersion: null,
    tierCode: null,
    tierName: null,
    delivery: null,
    limits: [],
    exhausted: false,
    flags: [],
  };
}
