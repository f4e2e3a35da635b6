import { sumFen, ZERO_FEN, type Fen } from '@nuancan/kernel';
import type { MealMode } from '../policy/vocabulary.js';

/** Full economic cost of one meal by line, each ≥ 0: what the facility's dated cost card (成本卡) says. */
export interface CostLines {
  readonly ingredientsFen: Fen;
  readonly labourFen: Fen;
  readonly energyFen: Fen;
  readonly packagingFen: Fen;
  readonly deliveryFen: Fen;
}

/** The cost of a meal in a mode: the card without its delivery line unless the meal is delivered. */
export function mealCost({ card, mode }: { card: CostLines; mode: MealMode }): CostLines {
  return mode === 'home_delivery' ? card : { ...card, deliveryFen: ZERO_FEN };
}

/** All lines together. */
export function totalCost(cost: CostLines): Fen {
  return sumFen(cost.ingredientsFen, cost.labourFen, cost.energyFen, cost.packagingFen, cost.deliveryFen);
}
