import type { Tx } from '@nuancan/platform';
import type { CheckCode } from '../check/claim-check.js';

/** What a claim still waits for. */
export interface UndecidedFinding {
  readonly id: string;
  readonly code: CheckCode;
  readonly state: 'open' | 'asked' | 'answered';
  readonly asks: boolean;
  readonly late: boolean;
  readonly stakeFen: number;
}

const UNDECIDED = `SELECT id, code, state, asks, late, stake_fen AS "stakeFen" FROM reconciliation.findings
  WHERE facility_id = $1 AND month = $2 AND gone_at IS NULL AND state IN ('open', 'asked', 'answered')
    AND (severity = 'block' OR state = 'asked') ORDER BY code, id`;

/** Findings that hold up a facility's claim of a month: what blocks and has no final decision, and questions without an answer. */
export async function undecided(tx: Tx, facilityId: string, month: string): Promise<UndecidedFinding[]> {
  return tx.query<UndecidedFinding[]>(UNDECIDED, [facilityId, `${month}-01`]);
}

/** A meal of which something is disallowed. */
export interface DisallowedMeal {
  readonly mealId: string;
  readonly businessDate: string;
  /** Of its subsidy; where several findings disallow it, the most that one of them does. Fen. */
  readonly disallowedFen: number;
  readonly reasons: readonly { readonly findingId: string; readonly code: CheckCode; readonly reason: string }[];
}

const DISALLOWED = `
  SELECT e.meal_id AS "mealId", e.business_date AS "businessDate", max(e.stake_fen)::bigint AS "disallowedFen",
    jsonb_agg(jsonb_build_object('findingId', f.id, 'code', f.code, 'reason', d.reason) ORDER BY f.code, f.id) AS reasons
  FROM reconciliation.findings f JOIN reconciliation.finding_decisions d ON d.finding_id = f.id AND d.kind = 'disallow'
  JOIN reconciliation.finding_meals e ON e.finding_id = f.id AND e.stake_fen > 0 AND (d.meal_ids IS NULL OR e.meal_id = ANY (d.meal_ids))
  JOIN canteen.meals m ON m.id = e.meal_id AND m.business_date = e.business_date AND m.facility_id = f.facility_id
  WHERE f.facility_id = $1 AND f.month = $2 GROUP BY 1, 2 ORDER BY 2, 1`;

/** Meals of a facility that were disallowed in a month, each once. */
export async function disallowedMeals(tx: Tx, facilityId: string, month: string): Promise<DisallowedMeal[]> {
  return tx.query<DisallowedMeal[]>(DISALLOWED, [facilityId, `${month}-01`]);
}
