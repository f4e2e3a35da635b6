import { MealPointErrors } from '../meal-point.errors.js';

/** A row's version as an entity tag (RFC 9110, 8.8.3). */
export function versionTag(version: number): string {
  return `"${version}"`;
}

/**
 * The version an If-Match header names.
 * @throws MEAL_POINT.VERSION_NEEDED without one, MEAL_POINT.CHANGED_MEANWHILE for a tag we never gave
 */
export function versionOf(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw MealPointErrors.VERSION_NEEDED();
  const digits = /^"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (digits === undefined) throw MealPointErrors.CHANGED_MEANWHILE();
  return Number(digits);
}
