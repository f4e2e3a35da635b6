import type { GrantRule } from '../../grants/grant-contract.js';

/** What one step of a rule by heads comes to. */
export interface StepFigure {
  readonly fromMeals: number;
  readonly meals: number;
  readonly fenPerMeal: number;
  readonly fen: number;
}

/** How heads fall into the steps of a rule, as the database counts them; a cap is not in it. Pure. */
export function stepFigures(steps: GrantRule['steps'], heads: number): StepFigure[] {
  return steps.map(({ fromMeals, fenPerMeal }, at) => {
    const upTo = Math.min(heads, steps[at + 1]?.fromMeals ?? heads);
    const meals = Math.max(0, upTo - fromMeals);
    return { fromMeals, meals, fenPerMeal, fen: meals * fenPerMeal };
  });
}
