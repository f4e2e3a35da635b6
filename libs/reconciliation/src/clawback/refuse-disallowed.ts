import { refuseSubsidies, type RefusedMeal } from '@nuancan/canteen';
import { uuidv7 } from '@nuancan/kernel';
import type { Journal } from '@nuancan/ledger';
import { freshBytes, type Scope, type Tx } from '@nuancan/platform';
import { ClaimErrors } from '../claim/claim.errors.js';
import { decidedMeals, STILL_DISALLOWED } from './decided-meals.sql.js';

/** A meal that a decision takes the subsidy from, or that part of it which was not due. */
export interface DecidedMeal extends RefusedMeal {
  /** Who left so little; never the caller where somebody else left as little. */
  readonly decidedBy: string;
  readonly codes: string;
}

const CLIENT_ID_BYTES = 10;
const STAND_BEHIND = 'SELECT reconciliation.stand_behind($1, $2)';

/** Of several checks the one whose decision leaves least of a meal's subsidy holds. */
const disallowed = (of: string, where: string): string => `
  SELECT DISTINCT ON (s.meal_id) s.meal_id AS "mealId", s.business_date AS "businessDate", s.account_id AS "decidedBy",
    string_agg(s.code, ' ') OVER (PARTITION BY s.meal_id) AS codes, s.due_fen AS "dueFen",
    CASE WHEN s.due_fen > 0 THEN s.facts -> 'dueShares' ELSE '{"provinceFen": 0, "cityFen": 0, "districtFen": 0, "townFen": 0}' END AS "dueShares",
    s.facts ->> 'dueTown' AS "dueTown"
  FROM (${decidedMeals(of)}) s
  JOIN reconciliation.claim_lines l ON l.kind = 'meal' AND l.meal_id = s.meal_id AND l.business_date = s.business_date
  JOIN reconciliation.claims c ON c.id = l.claim_id
  WHERE ${STILL_DISALLOWED} AND ${where}
  ORDER BY s.meal_id, s.due_fen, s.account_id = platform.scope_account(), s.decided_at`;

/** Meals of a claim that somebody disallowed. $1 claim. */
export const DISALLOWED_OF_CLAIM = disallowed(
  `e.meal_id IN (SELECT x.meal_id FROM reconciliation.claim_lines x WHERE x.claim_id = $1 AND x.kind = 'meal')`,
  'c.id = $1',
);
/** Meals of a finding that are in approved claims. $1 finding. */
export const DISALLOWED_OF_FINDING = disallowed(
  'e.meal_id IN (SELECT x.meal_id FROM reconciliation.finding_meals x WHERE x.finding_id = $1)',
  's.finding_id = $1 AND c.approved_by IS NOT NULL',
);

/**
 * Takes from disallowed meals what was not due by corrections, one for each meal that still has more; what one person may not
 * correct alone stands on whoever decided.
 * @returns the corrections
 * @throws CLAIM.SECOND_PERSON_NEEDED
 */
export async function refuseDisallowed(
  tx: Tx,
  scope: Scope,
  journal: Journal,
  meals: readonly DecidedMeal[],
): Promise<string[]> {
  const corrections: string[] = [];
  for (const [decidedBy, decided] of Map.groupBy(meals, (meal) => meal.decidedBy)) {
    const codes = [...new Set(decided.flatMap((meal) => meal.codes.split(' ')))].sort().join(' ');
    const booked = await refuseSubsidies(tx, scope, journal, {
      clientId: uuidv7({ nowMs: Date.now(), random: freshBytes(CLIENT_ID_BYTES) }),
      reason: `校验剔除 ${codes}`,
      meals: decided,
      withSecondPerson: async (judged) => {
        if (decidedBy === scope.accountId) throw ClaimErrors.SECOND_PERSON_NEEDED();
        await tx.query(STAND_BEHIND, [decidedBy, JSON.stringify(judged)]);
      },
    });
    corrections.push(...booked.map(({ id }) => id));
  }
  return corrections;
}
