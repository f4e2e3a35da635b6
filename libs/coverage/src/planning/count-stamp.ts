import type { Tx } from '@nuancan/platform';
import { PlanningErrors } from './planning.errors.js';

/** Which count figures begin from. */
export interface CountStamp {
  readonly networkId: string;
  readonly inputs: Buffer;
}

/** The network that counts and the digest of what was counted last: another than a row keeps makes the row stale. */
export const STALE = (row: string): string => `
  (SELECT (n.id, r.inputs) FROM coverage.networks n JOIN LATERAL (SELECT x.inputs FROM coverage.runs x
    WHERE x.district_code = n.district_code ORDER BY x.business_date DESC LIMIT 1) r ON true
   WHERE n.district_code = ${row}.district_code AND n.state = 'active') IS DISTINCT FROM (${row}.network_id, ${row}.inputs)`;

const LAST = `
  SELECT n.id AS "networkId", r.inputs FROM coverage.networks n
  JOIN LATERAL (SELECT x.inputs FROM coverage.runs x WHERE x.district_code = n.district_code ORDER BY x.business_date DESC LIMIT 1) r ON true
  WHERE n.district_code = platform.scope_district() AND n.state = 'active'`;

/**
 * What counts now; read before the district is computed with: when something moves meanwhile, what is computed says itself that
 * it is stale and never that it is not.
 * @throws PLANNING.NO_NETWORK
 */
export async function readCountStamp(tx: Tx): Promise<CountStamp> {
  const [stamp] = await tx.query<CountStamp[]>(LAST);
  if (stamp === undefined) throw PlanningErrors.NO_NETWORK();
  return stamp;
}
