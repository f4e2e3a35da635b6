import type { DomainError } from '@nuancan/kernel';
import { MealErrors } from './meal.errors.js';

const UNSTORABLE_VALUE = /^22/;
const INTEGRITY_VIOLATION = /^23/;
const TRANSIENT = /^40/;
/** Without a constraint's name it means that the month has no partition: our fault, not the meal's. */
const CHECK_VIOLATION = '23514';

/** Why the database did not take a statement, when that says something about the meals in it. */
export interface DatabaseFault {
  readonly code: string;
  readonly constraint: string | null;
}

/**
 * What the database refused, by a rule of its own or because it cannot hold a value (a NUL in a text); null for a fault
 * such as a lost connection, of which the till hears nothing but a failure and sends again.
 */
export function databaseRefusal(error: unknown): DatabaseFault | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code } = error;
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : null;
  if (code === CHECK_VIOLATION && constraint === null) return null;
  return [UNSTORABLE_VALUE, INTEGRITY_VIOLATION, TRANSIENT].some((kind) => kind.test(code))
    ? { code, constraint }
    : null;
}

/** A deadlock or a conflict with another transaction: the same again may well succeed. */
export function isTransient({ code }: DatabaseFault): boolean {
  return TRANSIENT.test(code);
}

/** The refusal as the till is told: a client id taken by somebody else, a value no column holds, or another rule. */
export function mealErrorOf({ code, constraint }: DatabaseFault): DomainError {
  if (UNSTORABLE_VALUE.test(code)) return MealErrors.MALFORMED();
  return constraint === 'meal_clients_pkey' ? MealErrors.CLIENT_ID_CLASH() : MealErrors.NOT_RECORDABLE();
}
