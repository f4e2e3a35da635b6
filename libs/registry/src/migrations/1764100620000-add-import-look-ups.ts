import type { MigrationInterface, QueryRunner } from 'typeorm';

const SIGNATURES = ['identity_holders(bytea[])', 'namesakes_elsewhere(text[], date[])', 'card_holders(text[], date)'];

/** Whom the rows of a list mean: within the scope by id, beyond it only that somebody is there. */
export class AddImportLookUps1764100620000 implements MigrationInterface {
  readonly name = 'AddImportLookUps1764100620000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE imports.runs ADD CONSTRAINT runs_town_fkey
        FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code);

      CREATE FUNCTION registry.identity_holders(indexes bytea[]) RETURNS TABLE (blind_index bytea, resident_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT n.blind_index, CASE WHEN platform.scope_town() IS NULL OR r.town_code = platform.scope_town() THEN r.id END
        FROM unnest(indexes) asked (blind_index)
        JOIN registry.identity_numbers n ON n.district_code = platform.scope_district()
          AND n.blind_index = asked.blind_index AND n.withdrawn_at IS NULL
        JOIN registry.residents held ON held.id = n.resident_id
        JOIN registry.residents r ON r.id = coalesce(held.merged_into, held.id)
        WHERE platform.scope_role() IN ('town_official', 'district_official', 'system');
      $$;
      COMMENT ON FUNCTION registry.identity_holders(bytea[]) IS
        'Who holds these identity numbers; of a holder outside the scope only that there is one: resident_id is NULL.';

      CREATE FUNCTION registry.namesakes_elsewhere(names text[], births date[])
        RETURNS TABLE (name text, birth_date date, numbered boolean)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT asked.name, asked.birth_date, bool_and(EXISTS (
          SELECT FROM registry.identity_numbers n WHERE n.resident_id = r.id AND n.withdrawn_at IS NULL))
        FROM (SELECT DISTINCT a.name, a.birth_date FROM unnest(names, births) a (name, birth_date)) asked
        JOIN registry.residents r ON r.district_code = platform.scope_district() AND r.name = asked.name
          AND r.birth_date = asked.birth_date AND r.merged_into IS NULL
        WHERE platform.scope_role() IN ('town_official', 'district_official', 'system')
          AND r.town_code <> platform.scope_town()
        GROUP BY asked.name, asked.birth_date;
      $$;
      COMMENT ON FUNCTION registry.namesakes_elsewhere(text[], date[]) IS
        'Which of these names and dates of birth somebody outside the scope has, and whether each of them has an identity number.';

      CREATE FUNCTION registry.card_holders(cards text[], from_date date) RETURNS TABLE (card text, resident_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT i.value, CASE WHEN platform.scope_town() IS NULL OR i.town_code = platform.scope_town() THEN i.resident_id END
        FROM unnest(cards) asked (card)
        JOIN registry.resident_identifiers i ON i.district_code = platform.scope_district() AND i.value = asked.card
        WHERE platform.scope_role() IN ('town_official', 'district_official', 'system')
          AND (i.valid_to IS NULL OR i.valid_to >= from_date);
      $$;
      COMMENT ON FUNCTION registry.card_holders(text[], date) IS
        'Who holds these card numbers on a day or later; of a holder outside the scope only that there is one: resident_id is NULL.';
    `);
    for (const signature of SIGNATURES) {
      await queryRunner.query(`
        ALTER FUNCTION registry.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION registry.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION registry.${signature} TO nuancan_app;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE imports.runs DROP CONSTRAINT runs_town_fkey;
      ${SIGNATURES.map((signature) => `DROP FUNCTION registry.${signature};`).join(' ')}
    `);
  }
}
