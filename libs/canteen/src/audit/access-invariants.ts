import type { Invariant } from '@nuancan/platform';

/** Our schemas; the queue's tables have a role of their own and hold no rows of people. */
const OURS = `('platform', 'identity', 'messaging', 'registry', 'meal_point', 'ledger', 'subsidy', 'donation', 'volunteering', 'canteen', 'delivery', 'welfare', 'family', 'coverage', 'oversight', 'reconciliation')`;
const ROLES = `('nuancan_app', 'nuancan_queue', 'nuancan_definer')`;

/** Tables whose rows stay as they were recorded, with every partition of the meals. */
const APPEND_ONLY = `(SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname || '.' || c.relname IN ('canteen.meals', 'canteen.meal_clients', 'canteen.meal_voids', 'platform.audit_log', 'platform.dead_job_steps',
    'meal_point.facility_states', 'canteen.wallet_movements', 'canteen.wallet_settings', 'ledger.accounts', 'ledger.entries',
    'ledger.lines', 'ledger.period_transitions', 'canteen.day_sources', 'canteen.day_source_withdrawals', 'canteen.hours_confirmations', 'canteen.day_closes',
    'canteen.meal_settlements', 'canteen.meal_donations', 'canteen.meal_corrections', 'canteen.correction_donations', 'canteen.unfunded_attributions',
    'canteen.produce_prices', 'canteen.garden_lots', 'canteen.lot_movements', 'canteen.lot_transfers', 'canteen.lot_transfer_ends',
    'canteen.lot_photos', 'canteen.drawer_counts', 'canteen.late_meal_days', 'canteen.month_seals',
    'canteen.food_rules', 'canteen.production_entries', 'canteen.production_withdrawals', 'canteen.food_samples', 'canteen.food_sample_ends', 'canteen.eater_disclosures', 'canteen.weather_notes',
    'meal_point.calendar_days', 'canteen.replays', 'canteen.replay_results', 'canteen.replay_meals', 'canteen.replay_corrections',
    'canteen.correction_quotas', 'canteen.correction_settings', 'canteen.correction_proposals', 'canteen.correction_decisions',
    'donation.voucher_issues', 'donation.voucher_issue_ends', 'donation.vouchers', 'donation.voucher_codes', 'canteen.voucher_refusals',
    'donation.receipt_voids', 'donation.void_requests', 'donation.void_decisions', 'donation.refunds', 'donation.refund_decisions', 'donation.tranche_returns', 'donation.goods', 'donation.goods_handovers',
    'reconciliation.claim_transitions', 'reconciliation.claim_versions', 'reconciliation.claim_rounds', 'reconciliation.adjustments',
    'reconciliation.payee_accounts', 'reconciliation.payee_account_decisions', 'reconciliation.leg_orders',
    'reconciliation.claim_lines', 'reconciliation.claim_approvals', 'reconciliation.leg_payments', 'reconciliation.budgets',
    'reconciliation.attendance_counts', 'reconciliation.late_meals', 'reconciliation.late_inclusions', 'reconciliation.name_disclosures',
    'oversight.checklists', 'oversight.inspections', 'oversight.inspection_ends', 'oversight.finding_steps', 'oversight.finding_photos',
    'oversight.complaint_deadlines', 'oversight.complaint_steps', 'oversight.reminders',
    'volunteering.reference_rates', 'volunteering.hour_confirmations', 'volunteering.time_movements', 'reconciliation.check_settings',
    'reconciliation.finding_decisions', 'reconciliation.grant_rules', 'reconciliation.grant_rule_decisions', 'reconciliation.facility_grades',
    'reconciliation.grant_steps', 'reconciliation.grant_payments', 'delivery.rules', 'delivery.freezes', 'delivery.run_changes', 'welfare.delays', 'welfare.steps', 'welfare.volunteer_calls', 'welfare.door_words',
    'family.requests', 'family.decisions', 'family.decision_pauses')
  UNION SELECT i.inhrelid FROM pg_inherits i WHERE i.inhparent = 'canteen.meals'::regclass)`;

/** Of roles, grants, row security and triggers: what keeps the data as they are, read from the catalogue. */
export const ACCESS_INVARIANTS: readonly Invariant[] = [
  {
    name: 'roles-without-power',
    zh: '应用角色不是超级用户，不能绕过行级安全，不能成为所有者',
    en: 'The roles of the application are no superusers, do not bypass row security and cannot become an owner',
    sql: `SELECT r.rolname AS role, 'superuser, bypassrls, createrole or createdb' AS problem FROM pg_roles r
        WHERE r.rolname IN ${ROLES} AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb)
      UNION ALL
      SELECT r.rolname, 'may become ' || o.rolname FROM pg_roles r CROSS JOIN pg_roles o
        WHERE r.rolname IN ${ROLES} AND o.oid <> r.oid AND pg_has_role(r.oid, o.oid, 'MEMBER')
          AND (o.rolname IN ${ROLES} OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN ${OURS} AND c.relowner = o.oid))`,
  },
  {
    name: 'tables-not-owned',
    zh: '应用角色不拥有任何表或模式',
    en: 'No table, view, sequence or schema belongs to a role of the application',
    sql: `SELECT c.oid::regclass::text AS object, pg_get_userbyid(c.relowner) AS owner FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ${OURS} AND pg_get_userbyid(c.relowner) IN ${ROLES}
      UNION ALL
      SELECT n.nspname, pg_get_userbyid(n.nspowner) FROM pg_namespace n
        WHERE n.nspname IN ${OURS} AND pg_get_userbyid(n.nspowner) IN ${ROLES}`,
  },
  {
    name: 'append-only-grants',
    zh: '应用角色不能更改、删除或清空餐次、作废、客户端记录与审计日志',
    en: 'No role of the application may UPDATE, DELETE or TRUNCATE meals, voids, client ids or the audit log',
    sql: `SELECT t.oid::regclass::text AS "table", r.rolname AS role, p.privilege
      FROM ${APPEND_ONLY} t CROSS JOIN pg_roles r CROSS JOIN (VALUES ('UPDATE'), ('DELETE'), ('TRUNCATE')) p (privilege)
      WHERE r.rolname IN ${ROLES} AND CASE p.privilege WHEN 'UPDATE' THEN has_any_column_privilege(r.oid, t.oid, 'UPDATE')
        ELSE has_table_privilege(r.oid, t.oid, p.privilege) END`,
  },
  {
    name: 'append-only-triggers',
    zh: '只增表的防改触发器齐全且启用',
    en: 'Append-only tables have their refusing triggers on UPDATE, DELETE and TRUNCATE, enabled',
    sql: `SELECT t.oid::regclass::text AS "table", e.event
      FROM ${APPEND_ONLY} t CROSS JOIN (VALUES ('DELETE', 8), ('UPDATE', 16), ('TRUNCATE', 32)) e (event, bit)
      WHERE NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = t.oid AND g.tgfoid = 'platform.refuse_change'::regproc
        AND g.tgenabled IN ('O', 'A') AND g.tgtype::int & e.bit = e.bit)`,
  },
  {
    name: 'triggers-enabled',
    zh: '没有被停用的触发器',
    en: 'No trigger of ours is disabled',
    sql: `SELECT g.tgrelid::regclass::text AS "table", g.tgname AS trigger FROM pg_trigger g
      JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ${OURS} AND g.tgenabled NOT IN ('O', 'A')`,
  },
  {
    name: 'row-security-forced',
    zh: '每张表都启用并强制行级安全',
    en: 'Row security is enabled and forced on every table',
    sql: `SELECT c.oid::regclass::text AS "table" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ${OURS} AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  },
  {
    name: 'partitions-without-grants',
    zh: '分区没有任何授权（否则可绕过行级安全）',
    en: 'Partitions carry no grants: they do not inherit row security',
    sql: `SELECT c.oid::regclass::text AS partition, a.privilege_type, pg_get_userbyid(a.grantee) AS grantee FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      CROSS JOIN LATERAL (SELECT * FROM aclexplode(c.relacl)
        UNION ALL SELECT e.* FROM pg_attribute t CROSS JOIN LATERAL aclexplode(t.attacl) e WHERE t.attrelid = c.oid) a
      WHERE n.nspname IN ${OURS} AND c.relispartition AND a.grantee <> c.relowner`,
  },
];
