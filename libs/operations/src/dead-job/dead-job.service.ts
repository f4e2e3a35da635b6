import { Injectable } from '@nestjs/common';
import {
  Database,
  decodeCursor,
  encodeCursor,
  isJobName,
  parsePayload,
  type PageQueryDto,
  type Scope,
} from '@nuancan/platform';
import { OperationsErrors } from '../operations.errors.js';
import type { DeadJobDto, DeadJobPageDto, DeadJobStepListDto, SettleDeadJobDto } from './dead-job.dto.js';

const LISTED_STEPS = 100;

type DeadRow = Omit<DeadJobDto, 'payload'> & { readonly payload: unknown };

const LIST = `
  SELECT id, job, payload, district_code = '' AS "isOfSystem", attempt, last_error AS error, created_at AS "createdAt", ended_at AS "diedAt"
  FROM platform.outbox WHERE state = 'dead' AND id > $1 ORDER BY id LIMIT $2`;

const STEPS = `
  SELECT id, outbox_id AS "jobId", job, attempt, error, step, reason, account_id AS "accountId", at
  FROM platform.dead_job_steps WHERE district_code = platform.scope_district() ORDER BY id DESC LIMIT ${LISTED_STEPS}`;

/** Jobs that were given up, and what is done about them. */
@Injectable()
export class DeadJobService {
  constructor(private readonly database: Database) {}

  /** Those of the district, and of the whole system. @throws RequestInvalid for a cursor that is not one of ours */
  async list(scope: Scope, { limit, cursor }: PageQueryDto): Promise<DeadJobPageDto> {
    const after = cursor === undefined ? 0 : Number(decodeCursor(cursor, 1)[0]);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<DeadRow[]>(LIST, [Number.isSafeInteger(after) ? after : 0, limit + 1]),
    );
    const items = rows.slice(0, limit).map((row) => ({ ...row, payload: shownPayload(row) }));
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
  }

  /** Has it tried once more, or discards it. @throws OPERATIONS.DEAD_JOB_NOT_FOUND, ATTEMPTS_SPENT */
  async settle(scope: Scope, id: number, { attempt, step, reason }: SettleDeadJobDto): Promise<void> {
    const [answer] = await this.database.scoped(scope, (tx) =>
      tx.query<{ told: string }[]>('SELECT platform.settle_dead_job($1, $2, $3, $4) AS told', [
        id,
        attempt,
        step,
        reason,
      ]),
    );
    if (answer?.told === 'spent') throw OperationsErrors.ATTEMPTS_SPENT();
    if (answer?.told !== 'settled') throw OperationsErrors.DEAD_JOB_NOT_FOUND();
  }

  /** What administrators of the district did, the latest. */
  async steps(scope: Scope): Promise<DeadJobStepListDto> {
    return this.database.scoped(scope, async (tx) => ({ items: await tx.query(STEPS) }));
  }
}

/** A row may be dead because of what its payload says: then nobody knows what stands there, and nobody is shown it. */
function shownPayload({ job, payload }: DeadRow): Readonly<Record<string, string>> | null {
  if (!isJobName(job)) return null;
  try {
    return parsePayload(job, payload);
  } catch {
    return null;
  }
}
