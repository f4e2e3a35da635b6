import { refuseSubsidies, type RefusedMeal } from '@nuancan/canteen';
import { uuidv7 } from '@nuancan/kernel';
import type { Journal } from '@nuancan/ledger';
import { freshBytes, type Scope, type Tx } from '@nuancan/platform';
import { ClaimErrors } from '../claim/claim.errors.js';

/** A meal that a decision takes the subsidy from, or that part of it which was not due. */
export interface DecidedMeal extends RefusedMeal {
  /** Who decided; never the caller where somebody else did, too. */
  readonly decidedBy: string;
  readonly codes: string;
}

const CLIENT_ID_BYTES = 10;
const STAND_BEHIND = 'SELECT reconciliation.stand_behind($1, $2)';

/** Of several decisions about a meal the one that leaves least of its subsidy holds. */
const LEAST = `(PARTITION BY e.meal_id ORDER BY coalesce((f.facts ->> 'dueFen')::bigint, 0), f.id)`;

const DISALLOWED = (where: string): string => `
  SELECT DISTINCT ON (e.meal_id) e.meal_id AS "mealId", e.business_date AS "businessDate", d.account_id AS "decidedBy",
    string_agg(f.code, ' ') OVER (PARTITION BY e.meal_id) AS codes,
    first_value(coalesce((f.facts ->> 'dueFen')::bigint, 0)) OVER ${LEAST} AS "dueFen",
    first_value(CASE WHEN (f.facts ->> 'dueFen')::bigint > 0 THEN f.facts -> 'dueShares' ELSE '{"provinceFen": 0, "cityFen": 0, "districtFen": 0, "townFen": 0}' END)
      OVER ${LEAST} AS "dueShares",
    first_value(f.facts ->> 'dueTown') OVER ${LEAST} AS "dueTown"
  FROM reconciliation.finding_decisions d JOIN reconciliation.findings f ON f.id = d.finding_id
  JOIN reconciliation.finding_meals e ON e.finding_id = f.id AND e.stake_fen > 0 AND (d.meal_ids IS NULL OR e.meal_id = ANY (d.meal_ids))
  JOIN reconciliation.claim_lines l ON l.kind = 'meal' AND l.meal_id = e.meal_id AND l.business_date = e.business_date
  JOIN reconciliation.claims c ON c.id = l.claim_id
  WHERE d.kind = 'disallow' AND ${where}
  ORDER BY e.meal_id, d.account_id = platform.scope_account(), d.decided_at`;

/** Meals of a claim that somebody disallowed. $1 claim. */
export const DISALLOWED_OF_CLAIM = DISALLOWED('c.id = $1');
/** Meals of a finding that are in approved claims. $1 finding. */
export const DISALLOWED_OF_FINDING = DISALLOWED('f.id = $1 AND c.approved_by IS NOT NULL');

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
