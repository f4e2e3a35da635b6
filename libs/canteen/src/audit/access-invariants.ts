import type { Invariant } from './invariant.js';

/** Our schemas; the queue's tables have a role of their own and hold no rows of people. */
const OURS = `('platform', 'identity', 'registry', 'meal_point', 'ledger', 'subsidy', 'donation', 'volunteering', 'canteen', 'reconciliation')`;
const ROLES = `('nuancan_app', 'nuancan_queue', 'nuancan_definer')`;

/** Tables whose rows stay as they were recorded, with every partition of the meals. */
const APPEND_ONLY = `(SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname || '.' || c.relname IN ('canteen.meals', 'canteen.meal_clients', 'canteen.meal_voids', 'platform.audit_log',
    'meal_point.facility_states', 'canteen.wallet_movements', 'canteen.wallet_settings', 'ledger.accounts', 'ledger.entries',
    'ledger.lines', 'ledger.period_transitions', 'canteen.day_sources', 'canteen.day_source_withdrawals', 'canteen.hours_confirmations', 'canteen.day_closes',
    'canteen.meal_settlements', 'canteen.meal_donations', 'canteen.meal_corrections', 'canteen.correction_donations', 'canteen.unfunded_attributions',
    'canteen.produce_prices', 'canteen.garden_lots', 'canteen.lot_movements', 'canteen.lot_transfers', 'canteen.lot_transfer_ends',
    'canteen.lot_photos', 'canteen.drawer_counts', 'canteen.late_meal_days', 'canteen.month_seals',
    'canteen.food_rules', 'canteen.production_entries', 'canteen.production_withdrawals', 'canteen.food_samples', 'canteen.food_sample_ends',
    'canteen.replays', 'canteen.replay_results', 'canteen.replay_meals', 'canteen.replay_corrections',
    'canteen.correction_quotas', 'canteen.correction_settings', 'canteen.correction_proposals', 'canteen.correction_decisions',
    'donation.receipt_voids', 'donation.refunds', 'donation.refund_decisions', 'donation.tranche_returns', 'donation.goods', 'donation.goods_handovers',
    'reconciliation.claim_transitions', 'reconciliation.claim_versions', 'reconciliation.claim_rounds', 'reconciliation.adjustments',
    'reconciliation.payee_accounts', 'reconciliation.payee_account_decisions', 'reconciliation.leg_orders',
    'reconciliation.claim_lines', 'reconciliation.claim_approvals', 'reconciliation.leg_payments', 'reconciliation.budgets',
