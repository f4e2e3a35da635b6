import type { Metrics } from '@nuancan/platform';
import type { LoggedItemDto } from './meal.dto.js';
import { MealErrors } from './meal.errors.js';

const OUTCOMES = { recorded: 'recorded', already_recorded: 'repeated', refused: 'refused' } as const;
const CODES: ReadonlySet<string> = new Set(Object.values(MealErrors).map(({ code }) => code));

/** Counts what became of the items of a till's request: by outcome and code, without saying whose or where. */
export function countMeals(metrics: Pick<Metrics, 'count'>, items: readonly LoggedItemDto[]): void {
  for (const { outcome, problem } of items) {
    metrics.count('nuancan_meals_total', { outcome: OUTCOMES[outcome], code: codeOf(problem?.code) });
  }
}

/** A code that is not one of ours must not become a series of its own. */
function codeOf(code: string | undefined): string {
  if (code === undefined) return '';
  return CODES.has(code) ? code : 'other';
}
