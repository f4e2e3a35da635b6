import type { Tx } from '@nuancan/platform';
import { DeliveryErrors } from '../delivery.errors.js';
import { RunErrors } from './run.errors.js';
import type { RunState } from './run-words.js';

const LOCK = `SELECT state, version, plan_asked AS "planAsked" FROM delivery.runs WHERE id = $1 FOR NO KEY UPDATE`;

/**
 * Takes a run for a change: nobody else changes it until the transaction ends, and it is as whoever changes it saw it.
 * @throws RUNS.RUN_NOT_FOUND, CHANGED_MEANWHILE, RUN_BEING_PLANNED, RUN_NOT_OPEN
 */
export async function openForChange(
  tx: Tx,
  runId: string,
  { version, states, whilePlanned = false }: { version: number; states: readonly RunState[]; whilePlanned?: boolean },
): Promise<RunState> {
  const [run] = await tx.query<{ state: RunState; version: number; planAsked: string | null }[]>(LOCK, [runId]);
  if (!run) throw RunErrors.RUN_NOT_FOUND();
  if (run.version !== version) throw DeliveryErrors.CHANGED_MEANWHILE();
  if (run.planAsked !== null && !whilePlanned) throw RunErrors.RUN_BEING_PLANNED();
  if (!states.includes(run.state)) throw RunErrors.RUN_NOT_OPEN();
  return run.state;
}
