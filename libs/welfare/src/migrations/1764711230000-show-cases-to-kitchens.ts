import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_A_CASE = `EXISTS (SELECT FROM welfare.cases c WHERE c.id = words.case_id)`;
const WORDS_READ = (rule: string): string => `
  DROP POLICY words_read ON welfare.words;
  CREATE POLICY words_read ON welfare.words FOR SELECT TO nuancan_app USING (platform.scope_role() <> 'auditor' AND ${OF_A_CASE}${rule});`;

const FUNCTIONS = `
  CREATE FUNCTION welfare.written_at_kitchen(of_case uuid, of_step int) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM welfare.steps s LEFT JOIN identity.accounts a ON a.id = s.account_id WHERE s.case_id = of_case AND s.step = of_step
      AND (s.action = 'opened' OR a.facility_id = platform.scope_facility()));
  $$;
  COMMENT ON FUNCTION welfare.written_at_kitchen(uuid, int) IS
    'What was seen at the door or the counter, and what the kitchen added: what officials write of somebody is none of a kitchen''s.';

  CREATE FUNCTION welfare.kitchen_past(before timestamptz, before_id uuid, most int) RETURNS TABLE (id uuid, kind text, resident_name text,
      village_name text, business_date date, slot text, absent_since date, opened_at timestamptz, closed_at timestamptz, advice text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.id, c.kind, p.name, v.name, o.business_date, o.slot, c.absent_since, c.opened_at, c.closed_at, welfare.advice_of(c.finding)
    FROM welfare.cases c JOIN registry.residents r ON r.id = c.resident_id
    LEFT JOIN registry.residents p ON p.id = coalesce(r.merged_into, r.id) AND p.erased_at IS NULL
    LEFT JOIN registry.villages v ON v.code = p.village_code LEFT JOIN delivery.orders o ON o.id = c.order_id
    WHERE platform.scope_role() = 'operator' AND c.district_code = platform.scope_district() AND c.facility_id = platform.scope_facility()
      AND c.state = 'closed' AND c.closed_at > clock_timestamp() - interval '90 days'
      AND (before IS NULL OR (c.closed_at, c.id) < (before, before_id))
    ORDER BY c.closed_at DESC, c.id DESC LIMIT least(most, 501);
  $$;
  COMMENT ON FUNCTION welfare.kitchen_past(timestamptz, uuid, int) IS
    'Closed cases of a kitchen, of the last 90 days: whom and when, and what it is to do with their meals. What was found is not among it.';
  CREATE INDEX cases_kitchen ON welfare.cases (facility_id, closed_at DESC, id DESC) WHERE state = 'closed';`;

const MADE = ['written_at_kitchen(uuid, int)', 'kitchen_past(timestamptz, uuid, int)'] as const;

/** What a kitchen sees of cases of whom it cooks for. */
export class ShowCasesToKitchens1764711230000 implements MigrationInterface {
  readonly name = 'ShowCasesToKitchens1764711230000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(FUNCTIONS);
    for (const signature of MADE) {
      await queryRunner.query(`ALTER FUNCTION welfare.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION welfare.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION welfare.${signature} TO nuancan_app`);
    }
    await queryRunner.query(
      WORDS_READ(` AND (platform.scope_role() <> 'operator' OR welfare.written_at_kitchen(case_id, step))`),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(WORDS_READ(''));
    await queryRunner.query(`
      DROP INDEX welfare.cases_kitchen;
      DROP FUNCTION ${MADE.map((signature) => `welfare.${signature}`).join(', ')};
    `);
  }
}
