import { refuseSubsidy } from '@nuancan/five-ones';
import type { Journal } from '@nuancan/ledger';
import type { Scope, Tx } from '@nuancan/platform';
import { bookCorrections } from './book-corrections.js';
import type { BookedCorrectionDto, MealRefDto } from './correction.dto.js';
import { CorrectionErrors } from './correction.errors.js';
import { judgedItem, type JudgedCorrections } from './judged-correction.js';
import { lockSettled } from './settled-view.js';

const NEEDS_SECOND = 'SELECT canteen.needs_second_person($1) AS needed';

/** Meals that lose their subsidy by a decision that was taken elsewhere. */
export interface Refusal {
  readonly clientId: string;
  readonly reason: string;
  readonly meals: readonly MealRefDto[];
  /** Says who decided, where one person alone may not correct as much as this. */
  readonly withSecondPerson: (judged: JudgedCorrections) => Promise<void>;
}

/**
 * Takes the subsidy of meals back in the caller's transaction; meals that have none left are passed over.
 * @returns what was booked, in the order of the meals
 * @throws CORRECTION.MEAL_NOT_FOUND also for one whose day is open
 */
export async function refuseSubsidies(
  tx: Tx,
  scope: Scope,
  journal: Journal,
  { clientId, reason, meals, withSecondPerson }: Refusal,
): Promise<BookedCorrectionDto[]> {
  const settled = await lockSettled(tx, meals, scope);
  if (settled.length < new Set(meals.map(({ mealId }) => mealId)).size) throw CorrectionErrors.MEAL_NOT_FOUND();
  const rows = settled.filter(({ governmentFen }) => governmentFen > 0);
  if (rows.length === 0) return [];
  const items = rows.map((row) =>
    judgedItem(row, { kind: 'refuse_subsidy', amounts: refuseSubsidy(row), refund: null }),
  );
  const judged = { clientId, reason, items };
  const [{ needed }] = await tx.query<[{ needed: boolean }]>(NEEDS_SECOND, [JSON.stringify(judged)]);
  if (needed) await withSecondPerson(judged);
  return bookCorrections(tx, journal, { judged, rows });
}
