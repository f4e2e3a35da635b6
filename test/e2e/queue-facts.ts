import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a town's district in the outbox that a request may name. */
export interface QueueFacts {
  /** A job that was given up after its first attempt. */
  readonly deadJobId: number;
}

/** Stores them as the owner of the database. */
export async function storeQueueFacts(owner: Client, town: ArrangedTown): Promise<QueueFacts> {
  const { rows } = await owner.query<{ id: number }>(
    `INSERT INTO platform.outbox (district_code, job, payload, state, ended_at, last_error)
     VALUES ($1, 'day-summary', jsonb_build_object('facilityId', $2::text, 'businessDate', '2026-03-01'), 'dead', now(), 'RangeError at x')
     RETURNING id`,
    [town.districtCode, town.facilityId],
  );
  return { deadJobId: rows[0]?.id ?? 0 };
}

/** What requests about queues call by these names. */
export function queueValues({ deadJobId }: QueueFacts): Readonly<Record<string, unknown>> {
  return { deadJobId, attempt: 1 };
}
