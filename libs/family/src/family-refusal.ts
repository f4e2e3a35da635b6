import type { ErrorFactory } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';
import { FamilyErrors } from './family.errors.js';

const BY_CONSTRAINT: Readonly<Record<string, ErrorFactory>> = {
  consents_resident: FamilyErrors.RESIDENT_NOT_FOUND,
  consents_resident_here: FamilyErrors.RESIDENT_GONE,
  consents_facility: FamilyErrors.FACILITY_NOT_FOUND,
  consents_one_standing: FamilyErrors.CONSENT_EXISTS,
  consents_given_before: FamilyErrors.CONSENT_DATES_WRONG,
  consents_end: FamilyErrors.CONSENT_DATES_WRONG,
  consents_show_something: FamilyErrors.NOTHING_SHOWN,
  requests_client: FamilyErrors.CLIENT_ID_CLASH,
  requests_shown: FamilyErrors.NOT_SHOWN,
  requests_a_day: FamilyErrors.ENOUGH_FOR_A_DAY,
  requests_something_to_pause: FamilyErrors.NOTHING_TO_PAUSE,
  requests_whole: FamilyErrors.REQUEST_INCOMPLETE,
  requests_days_in_order: FamilyErrors.REQUEST_INCOMPLETE,
  requests_amount_fen_check: FamilyErrors.REQUEST_INCOMPLETE,
  decisions_pkey: FamilyErrors.ALREADY_DECIDED,
  decisions_with_consent: FamilyErrors.CONSENT_ENDED,
};

/** Runs `work` and turns the refusal of a rule that the database keeps into its typed error. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = violatedConstraint(error);
    const refusal = constraint === null ? undefined : BY_CONSTRAINT[constraint];
    throw refusal?.() ?? error;
  }
}
