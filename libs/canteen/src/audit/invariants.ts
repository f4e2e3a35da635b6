import { DONATION_INVARIANTS } from '@nuancan/donation';
import { LEDGER_INVARIANTS } from '@nuancan/ledger';
import { VOLUNTEERING_INVARIANTS } from '@nuancan/volunteering';
import { ACCESS_INVARIANTS } from './access-invariants.js';
import { CHAIN_INVARIANTS } from './chain-invariants.js';
import { DAY_CLOSE_INVARIANTS } from './day-close-invariants.js';
import { DONATION_TRACE_INVARIANTS } from './donation-trace-invariants.js';
import { DRAWER_INVARIANTS } from './drawer-invariants.js';
import { SUMMARY_INVARIANTS } from './day-summary-invariants.js';
import { FACILITY_INVARIANTS } from './facility-invariants.js';
import { GARDEN_INVARIANTS } from './garden-invariants.js';
import { HOURS_INVARIANTS } from './hours-invariants.js';
import type { Invariant } from '@nuancan/platform';
import { MEAL_INVARIANTS } from './meal-invariants.js';
import { REPLAY_INVARIANTS } from './replay-invariants.js';
import { CORRECTION_INVARIANTS } from './correction-invariants.js';
import { PRODUCTION_INVARIANTS } from './production-invariants.js';
import { ORGANISATION_INVARIANTS } from './organisation-invariants.js';
import { VOUCHER_INVARIANTS } from './voucher-invariants.js';
import { WALLET_INVARIANTS } from './wallet-invariants.js';

/** Everything `nuancan audit` checks, and every integration test may. */
export const INVARIANTS: readonly Invariant[] = [
  ...MEAL_INVARIANTS,
  ...CHAIN_INVARIANTS,
  ...DAY_CLOSE_INVARIANTS,
  ...DRAWER_INVARIANTS,
  ...SUMMARY_INVARIANTS,
  ...FACILITY_INVARIANTS,
  ...WALLET_INVARIANTS,
  ...VOUCHER_INVARIANTS,
  ...GARDEN_INVARIANTS,
  ...CORRECTION_INVARIANTS,
  ...REPLAY_INVARIANTS,
  ...ORGANISATION_INVARIANTS,
  ...PRODUCTION_INVARIANTS,
  ...DONATION_INVARIANTS,
  ...DONATION_TRACE_INVARIANTS,
  ...VOLUNTEERING_INVARIANTS,
  ...HOURS_INVARIANTS,
  ...LEDGER_INVARIANTS,
  ...ACCESS_INVARIANTS,
];
