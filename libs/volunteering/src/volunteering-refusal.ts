import type { DomainError, ErrorFactory } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';
import { VolunteeringErrors } from './volunteering.errors.js';

const BY_CONSTRAINT: Readonly<Record<string, ErrorFactory>> = {
  volunteers_stay_erased: VolunteeringErrors.ERASED,
  volunteers_four_eyes: VolunteeringErrors.FOUR_EYES,
  volunteers_changed_by_others: VolunteeringErrors.FOUR_EYES,
  volunteers_checked_once: VolunteeringErrors.ALREADY_CHECKED,
  volunteers_erased_left: VolunteeringErrors.STILL_HELPS,
  volunteers_erased_knowing: VolunteeringErrors.OTHER_BALANCE,
  volunteers_linked_by_official: VolunteeringErrors.LINK_NOT_ALLOWED,
  volunteers_account: VolunteeringErrors.UNKNOWN_PLACE,
  volunteers_account_id_fkey: VolunteeringErrors.UNKNOWN_PLACE,
  volunteers_town_code_district_code_fkey: VolunteeringErrors.UNKNOWN_PLACE,
  persons_home_village_code_fkey: VolunteeringErrors.UNKNOWN_PLACE,
  volunteers_ready: VolunteeringErrors.NOT_READY,
  volunteers_skilled: VolunteeringErrors.NOT_SKILLED,
  volunteer_skills_expire: VolunteeringErrors.EXPIRY_MISSING,
  volunteer_skills_dates: VolunteeringErrors.EXPIRY_MISSING,
  reference_rates_ahead: VolunteeringErrors.RATE_NOT_AHEAD,
  shifts_times_in_order: VolunteeringErrors.TIMES_REVERSED,
  shifts_once: VolunteeringErrors.SHIFT_EXISTS,
  shifts_not_overfull: VolunteeringErrors.SHIFT_FULL,
  shifts_cancelled_once: VolunteeringErrors.ALREADY_CANCELLED,
  sign_ups_shift_open: VolunteeringErrors.SHIFT_NOT_OPEN,
  sign_ups_one_place: VolunteeringErrors.DOUBLE_BOOKED,
  sign_ups_cancelled_once: VolunteeringErrors.ALREADY_CANCELLED,
  sign_ups_volunteer_id_town_code_district_code_fkey: VolunteeringErrors.VOLUNTEER_NOT_FOUND,
  sign_ups_replaces_given_back: VolunteeringErrors.PLACE_STILL_TAKEN,
  sign_ups_replaced: VolunteeringErrors.SIGN_UP_NOT_FOUND,
  sign_ups_replaced_once: VolunteeringErrors.ALREADY_REPLACED,
  no_shows_pkey: VolunteeringErrors.ALREADY_CANCELLED,
  no_shows_begun: VolunteeringErrors.SHIFT_NOT_BEGUN,
  no_shows_absent: VolunteeringErrors.WAS_THERE,
  no_shows_withdrawn_once: VolunteeringErrors.ALREADY_CANCELLED,
  delivery_profiles_home: VolunteeringErrors.HOME_NEEDED,
  delivery_profiles_carry: VolunteeringErrors.NO_BOXES,
  delivery_hours_in_order: VolunteeringErrors.TIMES_REVERSED,
  delivery_hours_once: VolunteeringErrors.HOURS_OVERLAP,
  delivery_hours_pkey: VolunteeringErrors.HOURS_OVERLAP,
  delivery_areas_village_code_fkey: VolunteeringErrors.UNKNOWN_PLACE,
  attendances_volunteer_id_town_code_district_code_fkey: VolunteeringErrors.VOLUNTEER_NOT_FOUND,
  attendances_shift_fkey: VolunteeringErrors.SHIFT_NOT_FOUND,
  attendances_open_day: VolunteeringErrors.DAY_CLOSED,
  attendances_pkey: VolunteeringErrors.CLIENT_ID_CLASH,
  attendances_one_place: VolunteeringErrors.ALREADY_THERE,
  attendances_of_its_day: VolunteeringErrors.OUT_OF_TIME,
  attendances_left_after: VolunteeringErrors.OUT_OF_TIME,
  attendances_in_time: VolunteeringErrors.OUT_OF_TIME,
  attendances_once: VolunteeringErrors.ALREADY_LEFT,
  hour_confirmations_of_left: VolunteeringErrors.STILL_THERE,
  hour_confirmations_attended: VolunteeringErrors.MORE_THAN_ATTENDED,
  hour_confirmations_by_another: VolunteeringErrors.OWN_HOURS,
  hour_confirmations_rate: VolunteeringErrors.NO_RATE,
  hour_confirmations_in_order: VolunteeringErrors.CHANGED_MEANWHILE,
  time_accounts_never_below_zero: VolunteeringErrors.TIME_SPENT,
  time_movements_resident_fkey: VolunteeringErrors.RESIDENT_NOT_FOUND,
  time_movements_returned_once: VolunteeringErrors.ALREADY_RETURNED,
};

/** The error of a rule of volunteering that the database keeps; null for anything else. */
export function volunteeringRefusal(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  return constraint === null ? null : (BY_CONSTRAINT[constraint]?.() ?? null);
}

/** Runs `work` and turns a rule's refusal into its typed error. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw volunteeringRefusal(error) ?? error;
  }
}
