import { ZERO_FEN, type Fen } from '@nuancan/kernel';
import { unsubsidised } from '../rating/unsubsidised.js';
import type { CostLines } from './cost-lines.js';
import type { MealSplit } from './meal-split.js';
import { splitMeal } from './split-meal.js';

/** A sale to a guest, to staff or to the public: who pays the price, without a name. */
export interface PublicSaleInput {
  readonly priceFen: Fen;
  readonly paidFen: Fen;
  readonly cost: CostLines;
}

/**
 * Splits an anonymous sale: never subsidised, outside in-kind value and donations; inside cash and portions.
 * @throws RATING.NEGATIVE_AMOUNT for a negative price, payment or cost line
 */
export function splitPublicSale({ priceFen, paidFen, cost }: PublicSaleInput): MealSplit {
  return splitMeal({
    rating: unsubsidised(priceFen),
    cost,
    elderPaidFen: paidFen,
    expected: { gardenFen: ZERO_FEN, volunteerFen: ZERO_FEN, donationFen: ZERO_FEN },
  });
}
