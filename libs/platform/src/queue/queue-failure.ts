import { DomainError } from '@nuancan/kernel';
import { SchemaMigrationRequiredError, SchemaVersionMismatchError } from 'bullmq';
import type { QueueBackend } from './queue-backend.js';
import { QueueErrors } from './queue.errors.js';

const UNDEFINED_TABLE = '42P01';
const UNDEFINED_SCHEMA = '3F000';
const NO_PRIVILEGE = '42501';

/** What keeps the queue from being used, in our words: QUEUE.NOT_MIGRATED or QUEUE.UNREACHABLE. */
export function queueFailure({ kind }: QueueBackend, error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isNotMigrated(error)) return QueueErrors.NOT_MIGRATED({ problem: messageOf(error) });
  return QueueErrors.UNREACHABLE({ backend: kind, problem: messageOf(error) });
}

function isNotMigrated(error: unknown): boolean {
  if (error instanceof SchemaMigrationRequiredError || error instanceof SchemaVersionMismatchError) return true;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === UNDEFINED_TABLE || code === UNDEFINED_SCHEMA || code === NO_PRIVILEGE;
}

/** Node's error for several refused addresses has no text of its own. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return error.message || code || error.name;
}
