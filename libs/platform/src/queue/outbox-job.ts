/** What the queue holds for one row of the outbox: where to find it, and nothing of what it says. */
export interface OutboxJob {
  readonly outboxId: number;
  readonly attempt: number;
  readonly districtCode: string;
}

/** The same row and attempt always make the same job: adding it twice adds it once. BullMQ forbids `:` and bare digits. */
export function outboxJobId({ outboxId, attempt }: Pick<OutboxJob, 'outboxId' | 'attempt'>): string {
  return `o${outboxId}-${attempt}`;
}
