import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
const OFFICIALS = `platform.scope_role() IN ('town_official', 'district_official')`;
const WATCHERS = `platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system')`;
const BY_THEM = `account_id = platform.scope_account()`;
/** Operators see what is still open of whom they cook for, wherever that person lives; what was found is none of theirs. */
const SEEN = `(${OWN} AND ${WATCHERS}) OR (district_code = platform.scope_district() AND platform.scope_role() = 'operator'
  AND facility_id = platform.scope_facility() AND state <> 'closed')`;
const OF_A_CASE = (table: string): string => `EXISTS (SELECT FROM welfare.cases c WHERE c.id = ${table}.case_id)`;

interface Access {
  readonly read: string;
  readonly add?: string;
  readonly hidden?: string;
}

/** Cases, steps and words are written by the functions of the chain alone. */
const TABLES: Readonly<Record<string, Access>> = {
  delays: {
    read: `district_code = platform.scope_district() AND ${WATCHERS}`,
    add: `district_code = platform.scope_district() AND platform.scope_role() = 'district_official' AND ${BY_THEM}`,
  },
  duties: { read: `${OWN} AND ${WATCHERS}`, add: `${OWN} AND ${OFFICIALS} AND ${BY_THEM} AND withdrawn_at IS NULL` },
  cases: { read: SEEN },
  steps: { read: OF_A_CASE('steps') },
  words: { read: `platform.scope_role() <> 'auditor' AND ${OF_A_CASE('words')}`, hidden: `'words'` },
};
const APPEND_ONLY: ReadonlySet<string> = new Set(['delays', 'steps']);

/** Who sees cases and the roster. */
export class ShareWelfareCases1764702120000 implements MigrationInterface {
  readonly name = 'ShareWelfareCases1764702120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, { read, add, hidden = '' }] of Object.entries(TABLES)) {
      const fixed = APPEND_ONLY.has(table);
      await queryRunner.query(`
        ALTER TABLE welfare.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE welfare.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON welfare.${table} FOR SELECT TO nuancan_app USING (${read});
        CREATE POLICY ${table}_definer ON welfare.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON welfare.${table} TO nuancan_app;
        GRANT SELECT, INSERT${fixed ? '' : ', UPDATE'} ON welfare.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_no_delete BEFORE ${fixed ? 'UPDATE OR ' : ''}DELETE ON welfare.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON welfare.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE ON welfare.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${hidden});
      `);
      if (add === undefined) continue;
      await queryRunner.query(`
        CREATE POLICY ${table}_add ON welfare.${table} FOR INSERT TO nuancan_app WITH CHECK (${add});
        GRANT INSERT ON welfare.${table} TO nuancan_app;
      `);
    }
    await queryRunner.query(`
      CREATE POLICY duties_change ON welfare.duties FOR UPDATE TO nuancan_app USING (${OWN} AND ${OFFICIALS} AND withdrawn_at IS NULL)
        WITH CHECK (${OWN} AND ${OFFICIALS} AND withdrawn_by = platform.scope_account());
      GRANT UPDATE (withdrawn_by, withdrawn_at) ON welfare.duties TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(TABLES)) {
      for (const name of ['no_delete', 'no_truncate', 'audit']) {
        await queryRunner.query(`DROP TRIGGER ${table}_${name} ON welfare.${table}`);
      }
      for (const name of ['change', 'add', 'definer', 'read']) {
        await queryRunner.query(`DROP POLICY IF EXISTS ${table}_${name} ON welfare.${table}`);
      }
      await queryRunner.query(`
        REVOKE ALL ON welfare.${table} FROM nuancan_app, nuancan_definer;
        ALTER TABLE welfare.${table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE welfare.${table} DISABLE ROW LEVEL SECURITY;
      `);
    }
  }
}
