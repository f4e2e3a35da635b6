import { Database, type Scope } from '@nuancan/platform';
import { ClaimReader, PLANTED_DISTRICT } from '@nuancan/reconciliation';
import type { INestApplicationContext } from '@nestjs/common';
import type { Client } from 'pg';

/** How long the claims of a district's month take. */
export interface ClaimTotals {
  readonly claims: number;
  readonly lines: number;
  /** Taking the lines of all of them, one claim after the other. */
  readonly submitSeconds: number;
  /** The inbox with the totals of every claim. */
  readonly totalsSeconds: number;
}

const SITES = `SELECT f.id AS "facilityId", f.town_code AS "townCode", a.id AS "accountId" FROM meal_point.facilities f
  JOIN identity.accounts a ON a.facility_id = f.id AND a.role = 'operator' ORDER BY f.id`;
const SUBMIT = `SELECT reconciliation.step_claim(reconciliation.open_claim($1, $2), 'submit', 0, NULL)`;
const MOST_CLAIMS = 500;

/** Submits the month of every facility, reads the inbox, and compares its totals with the meals'. */
export async function measureTotals(
  { owner, services }: { readonly owner: Client; readonly services: INestApplicationContext },
  month: string,
): Promise<ClaimTotals> {
  const database = services.get(Database);
  const sites = (await owner.query<{ facilityId: string; townCode: string; accountId: string }>(SITES)).rows;
  const submit = async (first: string): Promise<void> => {
    for (const { facilityId, townCode, accountId } of sites) {
      const operator = { role: 'operator', districtCode: PLANTED_DISTRICT, facilityId, townCode, accountId } as const;
      await database.scoped(operator, (tx) => tx.query(SUBMIT, [facilityId, first]));
    }
  };
  // What the checks look back on is claimed before.
  for (const before of await monthsBefore(owner, `${month}-01`)) await submit(before);
  const startedMs = performance.now();
  await submit(`${month}-01`);
  const submittedMs = performance.now();
  const { rows } = await owner.query<{ id: string }>(
    `SELECT id FROM identity.accounts WHERE role = 'district_official' LIMIT 1`,
  );
  const whole = { districtCode: PLANTED_DISTRICT, townCode: null, facilityId: null };
  const official: Scope = { role: 'district_official', accountId: rows[0]?.id ?? null, ...whole };
  const askedMs = performance.now();
  const { items } = await services.get(ClaimReader).list(official, { month, box: 'all', limit: MOST_CLAIMS });
  const totalsSeconds = (performance.now() - askedMs) / 1000;
  const [{ fen, lines }] = await claimable(owner, `${month}-01`);
  const claimedFen = items.reduce((sum, { governmentFen }) => sum + governmentFen, 0);
  if (claimedFen !== fen) throw new Error(`the claims come to ${claimedFen} fen, the meals to ${fen}`);
  return { claims: items.length, lines, submitSeconds: (submittedMs - startedMs) / 1000, totalsSeconds };
}

async function claimable(owner: Client, month: string): Promise<[{ fen: number; lines: number }]> {
  const { rows } = await owner.query<{ fen: number; lines: number }>(
    `SELECT sum(m.government_fen)::bigint AS fen, count(*)::int AS lines FROM canteen.day_closes c
     JOIN canteen.meal_settlements s ON s.facility_id = c.facility_id AND s.business_date = c.business_date AND s.round = c.round
     JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date
     WHERE c.booked_month = $1 AND m.government_fen > 0`,
    [month],
  );
  return [rows[0] ?? { fen: 0, lines: 0 }];
}

async function monthsBefore(owner: Client, month: string): Promise<string[]> {
  const { rows } = await owner.query<{ first: string }>(
    `SELECT DISTINCT booked_month AS first FROM canteen.day_closes WHERE booked_month < $1 ORDER BY 1`,
    [month],
  );
  return rows.map(({ first }) => first);
}
