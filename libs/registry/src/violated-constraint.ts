import { QueryFailedError } from 'typeorm';

/**
 * The constraint by which PostgreSQL refused a statement; null when `error` is anything else. Lets a service answer
 * an expected refusal with its own typed error instead of asking first, which would race.
 */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { constraint } = error.driverError as { constraint?: unknown };
  return typeof constraint === 'string' ? constraint : null;
}
