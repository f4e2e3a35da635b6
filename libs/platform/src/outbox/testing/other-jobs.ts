import { SetMetadata } from '@nestjs/common';
import { JOB_NAMES, type JobName } from '../../queue/job-catalogue.js';
import { JOB_HANDLER } from '../../queue/job-handler.decorator.js';

const ENGINES_OWN: JobName = 'outbox-prune';

/** A provider that does nothing for every job but `own`: the worker wants a handler for each, those of other libs too. */
export function otherJobs(...own: readonly JobName[]): new () => object {
  class OtherJobs {}
  for (const job of JOB_NAMES.filter((name) => name !== ENGINES_OWN && !own.includes(name))) {
    const value = async (): Promise<void> => undefined;
    SetMetadata(JOB_HANDLER, job)(value);
    Object.defineProperty(OtherJobs.prototype, job, { value });
  }
  return OtherJobs;
}
