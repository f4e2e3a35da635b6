import type { DomainError } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';
import { ClaimErrors } from './claim.errors.js';

const BY_CONSTRAINT = {
  claims_scope: ClaimErrors.NOT_FOUND,
  claims_facility: ClaimErrors.FACILITY_NOT_IN_SCOPE,
  claims_month: ClaimErrors.NO_SUCH_MONTH,
  claims_role: ClaimErrors.WRONG_ROLE,
  claims_state: ClaimErrors.WRONG_STATE,
  claims_step_taken: ClaimErrors.SOMEBODY_WAS_FASTER,
  claims_four_eyes: ClaimErrors.SECOND_PERSON_NEEDED,
  claims_own_entry: ClaimErrors.OWN_ENTRY,
  claims_month_over: ClaimErrors.MONTH_NOT_OVER,
  claims_in_order: ClaimErrors.EARLIER_MONTH_FIRST,
  claims_legs_open: ClaimErrors.LEGS_OPEN,
  adjustments_not_empty: ClaimErrors.NO_AMOUNT,
  adjustments_town_named: ClaimErrors.TOWN_MISSING,
  adjustments_town_fkey: ClaimErrors.TOWN_MISSING,
  adjustments_about: ClaimErrors.NO_EARLIER_CLAIM,
  adjustments_same_body: ClaimErrors.CLIENT_ID_CLASH,
  adjustments_client: ClaimErrors.CLIENT_ID_CLASH,
  late_inclusions_once: ClaimErrors.NOT_SET_ASIDE,
  claim_lines_correction_once: ClaimErrors.SOMEBODY_WAS_FASTER,
} as const;

/** The expected failure behind a refusal of the database; null for anything else. */
export function claimErrorOf(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  if (constraint === null || !Object.hasOwn(BY_CONSTRAINT, constraint)) return null;
  return BY_CONSTRAINT[constraint as keyof typeof BY_CONSTRAINT]();
}
