import type { Tx } from '@nuancan/platform';

/** What is done to a run. */
export type RunChangeKind =
  | 'opened'
  | 'asked'
  | 'planned'
  | 'plan_cancelled'
  | 'moved'
  | 'locked'
  | 'unlocked'
  | 'reordered'
  | 'taken_out'
  | 'door_set'
  | 'volunteer_in'
  | 'volunteer_out'
  | 'no_show'
  | 'published'
  | 'repaired'
  | 'cancelled';

const NOTE = `INSERT INTO delivery.run_changes (run_id, district_code, town_code, facility_id, version, kind, order_id, volunteer_id, account_id)
  SELECT id, district_code, town_code, facility_id, version, $2, $3, $4, platform.scope_account() FROM delivery.runs WHERE id = $1 RETURNING id`;

/** Keeps what was done to a run, and by whom. @returns its id */
export async function noteChange(
  tx: Tx,
  runId: string,
  kind: RunChangeKind,
  {
    orderId = null,
    volunteerId = null,
  }: { readonly orderId?: string | null; readonly volunteerId?: string | null } = {},
): Promise<string> {
  const [row] = await tx.query<[{ id: string }]>(NOTE, [runId, kind, orderId, volunteerId]);
  return row.id;
}
