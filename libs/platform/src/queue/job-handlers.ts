import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { Tx } from '../database/database.js';
import { isJobName, JOB_NAMES, parsePayload, type JobName } from './job-catalogue.js';
import { DEAD_JOB_HANDLER, JOB_HANDLER, type JobHandlerMethod } from './job-handler.decorator.js';
import { QueueErrors } from './queue.errors.js';

type Found = ReadonlyMap<JobName, readonly JobHandlerMethod<JobName>[]>;

/** Finds the decorated method of every job among the providers of the process. */
@Injectable()
export class JobHandlers {
  private handlers: ReadonlyMap<JobName, JobHandlerMethod<JobName>> = new Map();
  private deadHandlers: ReadonlyMap<JobName, JobHandlerMethod<JobName>> = new Map();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Call once, before the first job. @throws QUEUE.HANDLERS_WRONG naming the jobs without or with several handlers */
  collect(): void {
    const found = this.find(JOB_HANDLER);
    const ofDead = this.find(DEAD_JOB_HANDLER);
    const missing = JOB_NAMES.filter((job) => (found.get(job)?.length ?? 0) === 0);
    const duplicate = JOB_NAMES.filter((job) => [found, ofDead].some((any) => (any.get(job)?.length ?? 0) > 1));
    if (missing.length + duplicate.length > 0) {
      throw QueueErrors.HANDLERS_WRONG({ missing: missing.join(' ') || '—', duplicate: duplicate.join(' ') || '—' });
    }
    this.handlers = onlyOnes(found);
    this.deadHandlers = onlyOnes(ofDead);
  }

  /** @throws QUEUE.PAYLOAD_INVALID, and whatever the handler throws */
  async handle(tx: Tx, run: { job: JobName; payload: unknown; outboxId: number; districtCode: string }): Promise<void> {
    const { job, outboxId, districtCode } = run;
    const handler = this.handlers.get(job);
    if (handler === undefined) throw QueueErrors.HANDLERS_WRONG({ missing: job, duplicate: '—' });
    await handler(tx, { payload: parsePayload(job, run.payload), outboxId, districtCode });
  }

  /** Tells of a job that was given up, if anybody wants to know. @throws QUEUE.PAYLOAD_INVALID, and whatever the handler throws */
  async bury(tx: Tx, run: { job: string; payload: unknown; outboxId: number; districtCode: string }): Promise<void> {
    const { job, outboxId, districtCode } = run;
    if (!isJobName(job)) return;
    const handler = this.deadHandlers.get(job);
    await handler?.(tx, { payload: parsePayload(job, run.payload), outboxId, districtCode });
  }

  private find(mark: string): Found {
    const found = new Map<JobName, JobHandlerMethod<JobName>[]>();
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (typeof instance !== 'object' || instance === null) continue;
      const methods = instance as Readonly<Record<string, JobHandlerMethod<JobName>>>;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const method = methods[name];
        const job = method && this.reflector.get<JobName | undefined>(mark, method);
        if (method && job) found.set(job, [...(found.get(job) ?? []), method.bind(instance)]);
      }
    }
    return found;
  }
}

function onlyOnes(found: Found): ReadonlyMap<JobName, JobHandlerMethod<JobName>> {
  return new Map([...found].flatMap(([job, [only]]) => (only === undefined ? [] : [[job, only]])));
}
