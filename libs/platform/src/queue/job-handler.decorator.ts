import { SetMetadata } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import type { JobName, JobPayload } from './job-catalogue.js';

export const JOB_HANDLER = 'nuancan:job-handler';
export const DEAD_JOB_HANDLER = 'nuancan:dead-job-handler';

/** One run of a job. */
export interface JobRun<J extends JobName> {
  readonly payload: JobPayload<J>;
  /** Row of the outbox; grows with every intention, so it fences older effects off. */
  readonly outboxId: number;
  /** '' for a job of the whole system: its scope then sees no district's rows. */
  readonly districtCode: string;
}

/**
 * Does a job in `tx`, which runs under the system's scope over the job's district. The outbox row becomes `done` in the
 * same transaction: an effect and its record are there together or not at all. Takes less than 30 s (statement limit).
 */
export type JobHandlerMethod<J extends JobName> = (tx: Tx, run: JobRun<J>) => Promise<void>;

/** Marks the one method of a provider that does `job`. The worker refuses to start unless every job has exactly one. */
export function JobHandler<J extends JobName>(
  job: J,
): (target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<JobHandlerMethod<J>>) => void {
  return (target, key, descriptor) => {
    SetMetadata(JOB_HANDLER, job)(target, key, descriptor);
  };
}

/**
 * Marks the one method of a provider that is told when `job` was given up after its last attempt, so that whoever waits
 * for it learns of it. It runs once, in the transaction that records it; a job need not have one.
 */
export function DeadJobHandler<J extends JobName>(
  job: J,
): (target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<JobHandlerMethod<J>>) => void {
  return (target, key, descriptor) => {
    SetMetadata(DEAD_JOB_HANDLER, job)(target, key, descriptor);
  };
}
