import type { DomainError, ErrorFactory } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';
import { OversightErrors } from './oversight.errors.js';

const BY_CONSTRAINT: Readonly<Record<string, ErrorFactory>> = {
  checklists_pkey: OversightErrors.CHANGED_MEANWHILE,
  complaint_deadlines_pkey: OversightErrors.CHANGED_MEANWHILE,
  finding_steps_in_order: OversightErrors.CHANGED_MEANWHILE,
  complaint_steps_in_order: OversightErrors.CHANGED_MEANWHILE,
  inspections_client: OversightErrors.CLIENT_ID_CLASH,
  complaints_client: OversightErrors.CLIENT_ID_CLASH,
  inspection_ends_pkey: OversightErrors.ENDED_ALREADY,
  inspection_ends_whole: OversightErrors.RESULTS_INCOMPLETE,
  inspection_ends_not_ahead: OversightErrors.DAY_NOT_RIGHT,
  inspection_findings_of_item: OversightErrors.RESULTS_INCOMPLETE,
  inspection_findings_item: OversightErrors.RESULTS_INCOMPLETE,
  inspection_findings_critical: OversightErrors.CRITICAL_FAILS,
  finding_steps_from: OversightErrors.NOT_A_STEP,
  complaint_steps_from: OversightErrors.NOT_A_STEP,
  finding_steps_role: OversightErrors.NOT_YOUR_STEP,
  complaint_steps_role: OversightErrors.NOT_YOUR_STEP,
  finding_steps_four_eyes: OversightErrors.SECOND_PERSON_NEEDED,
  complaint_steps_four_eyes: OversightErrors.SECOND_PERSON_NEEDED,
  complaint_steps_by_district: OversightErrors.DISTRICT_ENDS_IT,
  finding_steps_due: OversightErrors.DAY_NOT_RIGHT,
  complaint_steps_due: OversightErrors.DAY_NOT_RIGHT,
  complaints_received: OversightErrors.DAY_NOT_RIGHT,
  complaints_about: OversightErrors.UNKNOWN_OFFICIAL,
  complaint_steps_named: OversightErrors.NOBODY_NAMED,
};

/** Runs `work` and turns the refusal of a rule that the database keeps into its typed error. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw oversightRefusal(error) ?? error;
  }
}

function oversightRefusal(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  return constraint === null ? null : (BY_CONSTRAINT[constraint]?.() ?? null);
}
