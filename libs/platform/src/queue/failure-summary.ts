import { DomainError } from '@nuancan/kernel';

const MAX_LENGTH = 300;
const SQLSTATE = /^[0-9A-Z]{5}$/;

/**
 * What of a failure may be kept and logged: codes, constraint and place in our code. Never the message of an unknown
 * error or PostgreSQL's detail, which repeat the values that were refused.
 */
export function failureSummary(error: unknown): string {
  if (error instanceof DomainError) return error.message.slice(0, MAX_LENGTH);
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const { code, table, constraint } = error as Error & { code?: unknown; table?: unknown; constraint?: unknown };
  const parts = [
    error.name,
    ...[code, table, constraint].filter((part) => typeof part === 'string'),
    placeOf(error, code),
  ];
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, MAX_LENGTH);
}

/** The first function of the stack; a refusal of PostgreSQL is named by its code already. */
function placeOf(error: Error, code: unknown): string {
  if (typeof code === 'string' && SQLSTATE.test(code)) return '';
  const [, place] = /\n\s+at (?:async )?([\w.<>]+)/.exec(error.stack ?? '') ?? [];
  return place === undefined ? '' : `at ${place}`;
}
