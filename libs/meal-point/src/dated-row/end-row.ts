import type { Tx } from '@nuancan/platform';
import { MealPointErrors } from '../meal-point.errors.js';

/** Dated tables whose rows people end or take back one by one. */
export type EndableTable = 'meal_point.supplies' | 'meal_point.opening_exceptions';

/**
 * Sets the last day of a row; never so that a past day changes.
 * @throws MEAL_POINT.ROW_NOT_FOUND; the database refuses past days (`past_days_stay`)
 */
export async function endRow(
  tx: Tx,
  table: EndableTable,
  { id, validTo }: { id: string; validTo: string },
): Promise<void> {
  const [, ended] = await tx.query<[unknown[], number]>(`UPDATE ${table} SET valid_to = $2 WHERE id = $1`, [
    id,
    validTo,
  ]);
  if (ended !== 1) throw MealPointErrors.ROW_NOT_FOUND();
}

/**
 * Takes back a row that begins today or later.
 * @throws MEAL_POINT.ROW_NOT_FOUND; the database refuses what began before (`past_days_stay`)
 */
export async function takeBackRow(tx: Tx, table: EndableTable, id: string): Promise<void> {
  const [, gone] = await tx.query<[unknown[], number]>(`DELETE FROM ${table} WHERE id = $1`, [id]);
  if (gone !== 1) throw MealPointErrors.ROW_NOT_FOUND();
}
