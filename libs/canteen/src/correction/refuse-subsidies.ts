import { apportion, refuseSubsidy, type GovernmentShares } from '@nuancan/five-ones';
import { fen } from '@nuancan/kernel';
import type { Journal } from '@nuancan/ledger';
import type { Scope, Tx } from '@nuancan/platform';
import { bookCorrections } from './book-corrections.js';
import type { BookedCorrectionDto, MealRefDto } from './correction.dto.js';
import { CorrectionErrors } from './correction.errors.js';
import { judgedItem, type JudgedCorrections } from './judged-correction.js';
import { lockSettled, type SettledRow } from './settled-view.js';

const NEEDS_SECOND = 'SELECT canteen.needs_second_person($1) AS needed';

/** A meal that keeps of its subsidy what is due, at most what it has. */
export interface RefusedMeal extends MealRefDto {
  readonly dueFen: number;
  /** Who carries it by the policies of its day; null: in the proportions in which it is carried now. */
  readonly dueShares: GovernmentShares | null;
  readonly dueTown: string | null;
}

/** Meals that lose their subsidy by a decision that was taken elsewhere. */
export interface Refusal {
  readonly clientId: string;
  readonly reason: string;
  readonly meals: readonly RefusedMeal[];
  /** Says who decided, where one person alone may not correct as much as this. */
  readonly withSecondPerson: (judged: JudgedCorrections) => Promise<void>;
}

/**
 * Takes the subsidy of meals back to what is due in the caller's transaction; meals that have no more are passed over.
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
  const refused = settled.flatMap((row) => {
    const meal = meals.find(({ mealId }) => mealId === row.mealId);
    return meal !== undefined && row.governmentFen > meal.dueFen ? [{ row, meal }] : [];
  });
  if (refused.length === 0) return [];
  const rows = refused.map(({ row }) => row);
  const items = refused.map(({ row, meal }) => {
    const amounts = refuseSubsidy(row, sharesOf(row, meal));
    return judgedItem(row, { kind: 'refuse_subsidy', amounts, refund: null, fundingTown: meal.dueTown });
  });
  const judged = { clientId, reason, items };
  const [{ needed }] = await tx.query<[{ needed: boolean }]>(NEEDS_SECOND, [JSON.stringify(judged)]);
  if (needed) await withSecondPerson(judged);
  return bookCorrections(tx, journal, { judged, rows });
}

function sharesOf(row: SettledRow, { dueFen, dueShares }: RefusedMeal): GovernmentShares {
  if (dueShares !== null) return dueShares;
  const carried = [row.provinceFen, row.cityFen, row.districtFen, row.townFen].map(BigInt);
  const [provinceFen = fen(0), cityFen = fen(0), districtFen = fen(0), townFen = fen(0)] = apportion(
    fen(dueFen),
    carried,
  );
  return { provinceFen, cityFen, districtFen, townFen };
}
