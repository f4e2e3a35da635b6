import type { DomainError, ErrorFactory } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';
import { MealPointErrors } from '../meal-point.errors.js';

const BY_CONSTRAINT: Readonly<Record<string, ErrorFactory>> = {
  past_days_stay: MealPointErrors.PAST_DAYS_STAY,
  supplies_only_to_points: MealPointErrors.NOT_A_POINT,
  supplies_point_tier_fkey: MealPointErrors.NOT_A_POINT,
  supplies_only_from_kitchens: MealPointErrors.NOT_A_KITCHEN,
  supplies_not_to_itself: MealPointErrors.NOT_A_KITCHEN,
  supplies_supplier_fkey: MealPointErrors.NOT_A_KITCHEN,
  supplies_supplier_tier_fkey: MealPointErrors.NOT_A_KITCHEN,
  supplies_dates_in_order: MealPointErrors.DATES_REVERSED,
  opening_exceptions_dates_in_order: MealPointErrors.DATES_REVERSED,
  opening_exceptions_one_at_a_time: MealPointErrors.EXCEPTION_OVERLAPS,
  opening_exceptions_open_with_hours: MealPointErrors.HOURS_MISSING,
  opening_exceptions_times_in_order: MealPointErrors.TIMES_REVERSED,
  opening_hours_times_in_order: MealPointErrors.TIMES_REVERSED,
  opening_hours_one_at_a_time: MealPointErrors.LATER_EXISTS,
  licences_number_key: MealPointErrors.LICENCE_EXISTS,
  licences_dates_in_order: MealPointErrors.DATES_REVERSED,
  licences_expire: MealPointErrors.EXPIRY_MISSING,
  acceptances_one_open: MealPointErrors.ACCEPTANCE_PENDING,
  acceptances_decided_once: MealPointErrors.ACCEPTANCE_DECIDED,
  acceptances_four_eyes: MealPointErrors.FOUR_EYES,
  acceptances_all_passed: MealPointErrors.NOT_ALL_PASSED,
  facility_states_step: MealPointErrors.STATE_STEP,
  facility_states_dates_in_order: MealPointErrors.STATE_DATES,
  facility_states_accepted_first: MealPointErrors.NOT_ACCEPTED,
  facility_states_supplied: MealPointErrors.NOT_SUPPLIED,
  facility_states_seq_key: MealPointErrors.CHANGED_MEANWHILE,
};

/** The error of a rule that the database keeps; null for anything else. */
export function expectedRefusal(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  return constraint === null ? null : (BY_CONSTRAINT[constraint]?.() ?? null);
}

/** Runs `work` and turns a rule's refusal into its typed error. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw expectedRefusal(error) ?? error;
  }
}
