import type { DomainError, ErrorFactory } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';
import { DeliveryErrors } from './delivery.errors.js';
import { RunErrors } from './run/run.errors.js';

const BY_CONSTRAINT: Readonly<Record<string, ErrorFactory>> = {
  rules_ahead: DeliveryErrors.RULE_NOT_AHEAD,
  rules_before_leaving: DeliveryErrors.CUT_OFF_AFTER_LEAVING,
  orders_kitchen: DeliveryErrors.FACILITY_NOT_IN_SCOPE,
  orders_resident: DeliveryErrors.RESIDENT_NOT_FOUND,
  orders_resident_here: DeliveryErrors.RESIDENT_GONE,
  orders_address_holds: DeliveryErrors.ADDRESS_NOT_FOUND,
  standing_orders_ahead: DeliveryErrors.NOT_AHEAD,
  standing_orders_dates_in_order: DeliveryErrors.NOT_AHEAD,
  standing_orders_ended_once: DeliveryErrors.ALREADY_ENDED,
  standing_order_days_once: DeliveryErrors.STANDING_ORDER_OVERLAPS,
  pauses_dates_in_order: DeliveryErrors.NOT_AHEAD,
  orders_one_of_a_slot: DeliveryErrors.ORDER_EXISTS,
  orders_before_cut_off: DeliveryErrors.CUT_OFF_PASSED,
  orders_in_time: DeliveryErrors.TOO_FAR_AHEAD,
  orders_slot_open: DeliveryErrors.SLOT_CLOSED,
  orders_frozen: DeliveryErrors.ORDER_FIXED,
  orders_ended: DeliveryErrors.ORDER_ENDED,
  closures_lifted_once: DeliveryErrors.CLOSURE_LIFTED,
  runs_frozen: DeliveryErrors.NOT_FROZEN,
  runs_one_of_a_slot: RunErrors.RUN_EXISTS,
  runs_state_follows: RunErrors.RUN_NOT_OPEN,
  runs_keep_limits: RunErrors.RUN_BREAKS_LIMITS,
  runs_places_known: RunErrors.RUN_PLACES_UNKNOWN,
  runs_all_planned: RunErrors.RUN_NOT_PLANNED,
  routes_in_one_place: RunErrors.CARRIER_ELSEWHERE,
  routes_departed_stay: RunErrors.STOP_UNDER_WAY,
  stops_lock_needs_route: RunErrors.DOOR_NOT_POSSIBLE,
  stops_window_in_order: RunErrors.DOOR_NOT_POSSIBLE,
};

/** Runs `work` and turns a refusal of the database's rules into its typed error. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

function refusalOf(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error);
  return constraint === null ? null : (BY_CONSTRAINT[constraint]?.() ?? null);
}
