import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that lists fill: what audits a change of each, with the columns that never reach the log. */
const TABLES: Readonly<Record<string, readonly [audit: string, hidden: readonly string[]]>> = {
  residents: [
    'registry.audit_personal_row',
    ['name', 'name_pinyin', 'name_initials', 'birth_date', 'phone', 'phone_reversed', 'diet'],
  ],
  resident_identifiers: ['platform.audit_row', ['value']],
  household_registrations: ['platform.audit_row', []],
  resident_categories: ['platform.audit_row', []],
  resident_statuses: ['registry.audit_personal_row', ['note', 'withdrawn_reason']],
  identity_numbers: ['platform.audit_row', ['envelope', 'blind_index']],
};

/** Inserts are audited by statement, changes by row as before. */
export class AuditListsAtOnce1764100630000 implements MigrationInterface {
  readonly name = 'AuditListsAtOnce1764100630000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, [audit, columns]] of Object.entries(TABLES)) {
      const hidden = columns.map((column) => `'${column}'`).join(', ');
      await queryRunner.query(`
        DROP TRIGGER ${table}_audit ON registry.${table};
        CREATE TRIGGER ${table}_audit AFTER UPDATE OR DELETE ON registry.${table}
          FOR EACH ROW EXECUTE FUNCTION ${audit}(${hidden});
        CREATE TRIGGER ${table}_audit_insert AFTER INSERT ON registry.${table}
          REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION platform.audit_inserted(${hidden});
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table, [audit, columns]] of Object.entries(TABLES)) {
      const hidden = columns.map((column) => `'${column}'`).join(', ');
      await queryRunner.query(`
        DROP TRIGGER ${table}_audit_insert ON registry.${table};
        DROP TRIGGER ${table}_audit ON registry.${table};
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON registry.${table}
          FOR EACH ROW EXECUTE FUNCTION ${audit}(${hidden});
      `);
    }
  }
}
