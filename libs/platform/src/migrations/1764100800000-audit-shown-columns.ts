import type { MigrationInterface, QueryRunner } from 'typeorm';

const OLD = `
  BEGIN
    INSERT INTO platform.audit_log (account_id, role, district_code, town_code, facility_id, action, subject, subject_id,
      after, ip, request_id)
    SELECT platform.scope_account(), platform.scope_role(), platform.scope_district(), platform.scope_town(),
      platform.scope_facility(), 'insert', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, row_after ->> 'id', row_after,
      nullif(current_setting('app.ip', true), ''), nullif(current_setting('app.request_id', true), '')
    FROM (SELECT to_jsonb(n) - coalesce(TG_ARGV, '{}') AS row_after FROM inserted n) rows;
    RETURN NULL;
  END`;
const NEW = `
  DECLARE
    shown text;
  BEGIN
    SELECT string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) INTO shown FROM pg_attribute a
    WHERE a.attrelid = TG_RELID AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> ALL (coalesce(TG_ARGV, '{}'));
    EXECUTE format('
      INSERT INTO platform.audit_log (account_id, role, district_code, town_code, facility_id, action, subject, subject_id,
        after, ip, request_id)
      SELECT $1, $2, $3, $4, $5, ''insert'', $6, n.id, to_jsonb(n), $7, $8 FROM (SELECT %s FROM inserted) n', shown)
    USING platform.scope_account(), platform.scope_role(), platform.scope_district(), platform.scope_town(),
      platform.scope_facility(), TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME,
      nullif(current_setting('app.ip', true), ''), nullif(current_setting('app.request_id', true), '');
    RETURN NULL;
  END`;

const auditInserted = (body: string): string => `
  CREATE OR REPLACE FUNCTION platform.audit_inserted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ ${body} $$;`;
const indexes = (keys: string): string => `
  DROP INDEX platform.audit_log_district_at;
  DROP INDEX platform.audit_log_account_at;
  CREATE INDEX audit_log_district_at ON platform.audit_log (district_code, ${keys});
  CREATE INDEX audit_log_account_at ON platform.audit_log (account_id, ${keys}) WHERE account_id IS NOT NULL;`;

/**
 * Hidden columns are left out before a row becomes JSON, not taken out of it afterwards. The indexes by time grow at their
 * end, where pages fill up and are found at once; read backwards they give the same order.
 */
export class AuditShownColumns1764100800000 implements MigrationInterface {
  readonly name = 'AuditShownColumns1764100800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${auditInserted(NEW)} ${indexes('at, id')}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${auditInserted(OLD)} ${indexes('at DESC, id DESC')}`);
  }
}
