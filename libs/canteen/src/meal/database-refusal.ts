import type { DomainError } from '@nuancan/kernel';
import { MealErrors } from './meal.errors.js';

const INTEGRITY_VIOLATION = /^23/;
const DEADLOCK_OR_CONFLICT = /^40/;

interface DatabaseFault {
  readonly code: string;
  readonly constraint: string | null;
}

/** What the database refused, when it was a rule of its own; null for a fault such as a lost connection. */
export function databaseRefusal(error: unknown): DatabaseFault | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  if (!INTEGRITY_VIOLATION.test(error.code) && !DEADLOCK_OR_CONFLICT.test(error.code)) return null;
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : null;
  return { code: error.code, constraint };
}

/** The refusal as the till is told: a client id taken by somebody else, or another rule. */
export function mealErrorOf(fault: DatabaseFault): DomainError {
  return fault.constraint === 'meal_clients_pkey' ? MealErrors.CLIENT_ID_CLASH() : MealErrors.NOT_RECORDABLE();
}
