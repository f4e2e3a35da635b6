import type { OutboxRow } from '../store/till-database.js';

/** What can go out now. */
export interface SendingPlan {
  /** Meals of one device, at most a batch. */
  readonly meals: readonly OutboxRow[];
  /** Voids whose meal is not waiting any more. */
  readonly voids: readonly OutboxRow[];
  /** Voids whose meal was refused: there is nothing on the server to take back. */
  readonly stranded: readonly { readonly row: OutboxRow; readonly meal: OutboxRow }[];
}

/** Most meals the server takes at once. */
export const BATCH_SIZE = 50;

/**
 * Chooses what to send of the rows, given oldest first: meals before their voids, one device at a time. Pure.
 * @param postponed client ids of meals the server does not take yet: they wait, and so do their voids
 */
export function planSending(rows: readonly OutboxRow[], postponed: ReadonlySet<string>): SendingPlan {
  const waiting = rows.filter((row) => row.state === 'waiting');
  const mealRows = new Map(rows.flatMap((row) => (row.kind === 'meal' ? [[row.clientId, row] as const] : [])));
  const allMeals = waiting.filter((row) => row.kind === 'meal' && !postponed.has(row.clientId));
  const device = allMeals[0]?.deviceId;
  const voids = waiting.filter((row) => row.kind === 'void');
  return {
    meals: allMeals.filter((row) => row.deviceId === device).slice(0, BATCH_SIZE),
    voids: voids.filter((row) => !mealRows.has(row.meal.clientId)),
    stranded: voids.flatMap((row) => {
      const meal = mealRows.get(row.meal.clientId);
      return meal?.state === 'refused' ? [{ row, meal }] : [];
    }),
  };
}
