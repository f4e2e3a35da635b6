import type { DomainError, ErrorFactory } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';
import { WelfareErrors } from './welfare.errors.js';

const BY_CONSTRAINT: Readonly<Record<string, ErrorFactory>> = {
  cases_one_of_a_note: WelfareErrors.CLIENT_ID_CLASH,
  cases_seen: WelfareErrors.CHANGED_MEANWHILE,
  cases_from: WelfareErrors.NOT_A_STEP,
  cases_closed_by_officials: WelfareErrors.OFFICIALS_CLOSE,
  cases_act_whole: WelfareErrors.STEP_INCOMPLETE,
  volunteer_calls_in_hands: WelfareErrors.NOT_IN_HANDS,
  cases_reason: WelfareErrors.REASON_MISSING,
  duties_one_at_a_time: WelfareErrors.DUTY_OVERLAPS,
  duties_in_order: WelfareErrors.DUTY_TIMES_WRONG,
  duties_not_over: WelfareErrors.DUTY_TIMES_WRONG,
  duties_officer: WelfareErrors.OFFICER_UNKNOWN,
  delays_in_order: WelfareErrors.DELAYS_NOT_IN_ORDER,
};

/** Runs `work` and turns the refusal of a rule that the database keeps into its typed error. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw welfareRefusal(error) ?? error;
  }
}

function welfareRefusal(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  return constraint === null ? null : (BY_CONSTRAINT[constraint]?.() ?? null);
}
