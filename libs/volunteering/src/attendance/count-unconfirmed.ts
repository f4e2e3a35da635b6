import type { Tx } from '@nuancan/platform';

/** Attendances of a facility's day that stand and have no confirmed hours; after the close they are worth nothing. */
export async function countUnconfirmed(tx: Tx, facilityId: string, businessDate: string): Promise<number> {
  const [{ count }] = await tx.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM volunteering.attendances a
     WHERE a.facility_id = $1 AND a.business_date = $2 AND a.withdrawn_at IS NULL
       AND NOT EXISTS (SELECT FROM volunteering.hour_confirmations c WHERE c.attendance_id = a.id)`,
    [facilityId, businessDate],
  );
  return count;
}
