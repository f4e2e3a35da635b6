import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that lists fill, and the columns of each that never reach the log. */
const TABLES: Readonly<Record<string, string>> = {
  residents: '',
  resident_identifiers: `'value'`,
  household_registrations: '',
  resident_categories: '',
  resident_statuses: '',
  identity_numbers: `'envelope', 'blind_index'`,
};

/** Inserts are audited by statement, changes by row as before. */
export class AuditListsAtOnce1764100630000 implements MigrationInterface {
  readonly name = 'AuditListsAtOnce1764100630000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, hidden] of Object.entries(TABLES)) {
      await queryRunner.query(`
        DROP TRIGGER ${table}_audit ON registry.${table};
        CREATE TRIGGER ${table}_audit AFTER UPDATE OR DELETE ON registry.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${hidden});
        CREATE TRIGGER ${table}_audit_insert AFTER INSERT ON registry.${table}
          REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION platform.audit_inserted(${hidden});
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table, hidden] of Object.entries(TABLES)) {
      await queryRunner.query(`
        DROP TRIGGER ${table}_audit_insert ON registry.${table};
        DROP TRIGGER ${table}_audit ON registry.${table};
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON registry.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${hidden});
      `);
    }
  }
}
