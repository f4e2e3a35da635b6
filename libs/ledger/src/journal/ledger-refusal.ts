import type { DomainError } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';
import { LedgerErrors } from '../ledger.errors.js';

const BY_CONSTRAINT = {
  entries_same_body: LedgerErrors.KEY_CLASH,
  entries_date_bound: LedgerErrors.DATE_OUT_OF_BOUNDS,
  ledger_scope: LedgerErrors.OUT_OF_SCOPE,
  entries_facility_fkey: LedgerErrors.UNKNOWN_PLACE,
  entries_town_fkey: LedgerErrors.UNKNOWN_PLACE,
  entries_organisation_fkey: LedgerErrors.UNKNOWN_PLACE,
  accounts_organisation_fkey: LedgerErrors.UNKNOWN_PLACE,
  accounts_funding_town_fkey: LedgerErrors.UNKNOWN_PLACE,
  entries_reverses_key: LedgerErrors.ALREADY_REVERSED,
  periods_facility: LedgerErrors.FACILITY_NOT_FOUND,
  periods_role: LedgerErrors.PERIOD_ROLE,
  periods_step: LedgerErrors.PERIOD_STEP,
  periods_over: LedgerErrors.MONTH_NOT_OVER,
  periods_in_order: LedgerErrors.EARLIER_MONTH_OPEN,
  periods_last_first: LedgerErrors.LATER_MONTH_CLOSED,
  period_transitions_four_eyes: LedgerErrors.SECOND_PERSON_NEEDED,
} as const;

/** The expected failure behind a refusal of the database; null for anything else. */
export function ledgerErrorOf(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  if (constraint === null || !Object.hasOwn(BY_CONSTRAINT, constraint)) return null;
  return BY_CONSTRAINT[constraint as keyof typeof BY_CONSTRAINT]();
}
