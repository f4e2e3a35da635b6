import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN_KITCHEN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;

/** Tables with what their rows may have changed, and what the definer of their triggers needs. */
const TABLES: Readonly<Record<string, { readonly app: string; readonly definer: string }>> = {
  runs: {
    app: `INSERT, UPDATE (state, version, plan_asked, plan_problem, seed, iterations, budget_seconds, ways, figures, violations, planned_at,
      published_by, published_at, dispatched_at, closed_at, cancelled_by, cancelled_at, cancel_reason)`,
    definer: 'SELECT',
  },
  run_progress: { app: 'INSERT, UPDATE, DELETE', definer: '' },
  run_ways: { app: 'INSERT, UPDATE', definer: '' },
  run_crew: { app: 'INSERT, UPDATE (comes, no_show, account_id, changed_at)', definer: 'SELECT' },
  routes: {
    app: 'INSERT, UPDATE (mode, boxes, leaves_at, ends_at, departed_at, withdrawn_at)',
    definer: 'SELECT, UPDATE (published, withdrawn_at)',
  },
  stops: {
    app: `UPDATE (route_id, position, arrives_at, use_by, unserved, explanation, locked, service_seconds, window_from, window_to, skills)`,
    definer: 'SELECT, INSERT, UPDATE',
  },
  run_changes: { app: 'INSERT', definer: '' },
};
/** Where each change leaves a line in the audit log; of routes and stops `run_changes` tells. */
const AUDITED: ReadonlySet<string> = new Set(['runs', 'run_crew']);

/** Who sees and changes runs: the kitchen's own, its town, its district. Volunteers ask one function for their own. */
export class ShareRuns1764701120000 implements MigrationInterface {
  readonly name = 'ShareRuns1764701120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, { app, definer }] of Object.entries(TABLES)) {
      await queryRunner.query(`
        ALTER TABLE delivery.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE delivery.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON delivery.${table} FOR SELECT TO nuancan_app USING (${OWN_KITCHEN} AND ${READERS});
        CREATE POLICY ${table}_write ON delivery.${table} TO nuancan_app USING (${OWN_KITCHEN} AND ${WRITERS}) WITH CHECK (${OWN_KITCHEN} AND ${WRITERS});
        CREATE POLICY ${table}_definer ON delivery.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT, ${app} ON delivery.${table} TO nuancan_app;
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON delivery.${table} FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
      if (definer !== '') await queryRunner.query(`GRANT ${definer} ON delivery.${table} TO nuancan_definer`);
      if (table !== 'run_progress') {
        await queryRunner.query(`CREATE TRIGGER ${table}_no_delete BEFORE ${table === 'run_changes' ? 'UPDATE OR ' : ''}DELETE ON delivery.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change()`);
      }
      if (AUDITED.has(table)) {
        await queryRunner.query(`CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE ON delivery.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row('cancel_reason')`);
      }
    }
    await queryRunner.query(`CREATE POLICY runs_open ON delivery.runs AS RESTRICTIVE FOR INSERT TO nuancan_app
      WITH CHECK (state = 'draft' AND account_id IS NOT DISTINCT FROM platform.scope_account())`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP POLICY runs_open ON delivery.runs`);
    for (const table of Object.keys(TABLES)) {
      for (const name of ['no_delete', 'no_truncate', 'audit']) {
        await queryRunner.query(`DROP TRIGGER IF EXISTS ${table}_${name} ON delivery.${table}`);
      }
      for (const name of ['read', 'write', 'definer']) {
        await queryRunner.query(`DROP POLICY ${table}_${name} ON delivery.${table}`);
      }
      await queryRunner.query(`
        REVOKE ALL ON delivery.${table} FROM nuancan_app, nuancan_definer;
        ALTER TABLE delivery.${table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE delivery.${table} DISABLE ROW LEVEL SECURITY;
      `);
    }
  }
}
