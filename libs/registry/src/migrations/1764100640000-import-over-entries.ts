import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFICIALS = `platform.scope_role() IN ('town_official', 'district_official', 'system')`;

const NAMESAKES = `
  SELECT asked.name, asked.birth_date, bool_and(EXISTS (
    SELECT FROM registry.identity_numbers n JOIN registry.residents e ON e.id = n.resident_id
    WHERE n.withdrawn_at IS NULL AND (e.id = s.id OR e.merged_into = s.id)))
  FROM (SELECT DISTINCT a.name, a.birth_date FROM unnest(names, births) a (name, birth_date)) asked
  JOIN registry.residents r ON r.district_code = platform.scope_district() AND r.name = asked.name
    AND r.birth_date = asked.birth_date
  JOIN registry.residents s ON s.id = coalesce(r.merged_into, r.id)
  WHERE ${OFFICIALS} AND (r.town_code <> platform.scope_town() OR s.town_code <> platform.scope_town())
  GROUP BY asked.name, asked.birth_date`;
const OLD_NAMESAKES = `
  SELECT asked.name, asked.birth_date, bool_and(EXISTS (
    SELECT FROM registry.identity_numbers n WHERE n.resident_id = r.id AND n.withdrawn_at IS NULL))
  FROM (SELECT DISTINCT a.name, a.birth_date FROM unnest(names, births) a (name, birth_date)) asked
  JOIN registry.residents r ON r.district_code = platform.scope_district() AND r.name = asked.name
    AND r.birth_date = asked.birth_date AND r.merged_into IS NULL
  WHERE ${OFFICIALS} AND r.town_code <> platform.scope_town()
  GROUP BY asked.name, asked.birth_date`;

const CARDS = `
  SELECT i.value, CASE WHEN platform.scope_town() IS NULL OR s.town_code = platform.scope_town() THEN s.id END
  FROM unnest(cards) asked (card)
  JOIN registry.resident_identifiers i ON i.district_code = platform.scope_district() AND i.value = asked.card
  JOIN registry.residents held ON held.id = i.resident_id
  JOIN registry.residents s ON s.id = coalesce(held.merged_into, held.id)
  WHERE ${OFFICIALS} AND (i.valid_to IS NULL OR i.valid_to >= from_date)`;
const OLD_CARDS = `
  SELECT i.value, CASE WHEN platform.scope_town() IS NULL OR i.town_code = platform.scope_town() THEN i.resident_id END
  FROM unnest(cards) asked (card)
  JOIN registry.resident_identifiers i ON i.district_code = platform.scope_district() AND i.value = asked.card
  WHERE ${OFFICIALS} AND (i.valid_to IS NULL OR i.valid_to >= from_date)`;

const lookUps = (namesakes: string, cards: string): string => `
  CREATE OR REPLACE FUNCTION registry.namesakes_elsewhere(names text[], births date[])
    RETURNS TABLE (name text, birth_date date, numbered boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ ${namesakes}; $$;
  CREATE OR REPLACE FUNCTION registry.card_holders(cards text[], from_date date) RETURNS TABLE (card text, resident_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ ${cards}; $$;`;

/** What the rows of a list mean is looked up over all entries of a person. */
export class ImportOverEntries1764100640000 implements MigrationInterface {
  readonly name = 'ImportOverEntries1764100640000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${lookUps(NAMESAKES, CARDS)}

      CREATE FUNCTION registry.duplicates_in_scope()
        RETURNS TABLE (resident_id uuid, entry_id uuid, numbered boolean, died_on date)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT s.id, CASE WHEN platform.scope_town() IS NULL OR d.town_code = platform.scope_town() THEN d.id END,
          EXISTS (SELECT FROM registry.identity_numbers n WHERE n.resident_id = d.id AND n.withdrawn_at IS NULL),
          (SELECT min(f.valid_from) FROM registry.resident_statuses f
            WHERE f.resident_id = d.id AND f.status = 'deceased' AND f.withdrawn_at IS NULL)
        FROM registry.residents d JOIN registry.residents s ON s.id = d.merged_into
        WHERE s.district_code = platform.scope_district() AND ${OFFICIALS}
          AND (platform.scope_town() IS NULL OR s.town_code = platform.scope_town());
      $$;
      COMMENT ON FUNCTION registry.duplicates_in_scope() IS
        'What the duplicates of residents in scope hold, also those of other towns; of these entry_id is NULL. Almost empty.';
      ALTER FUNCTION registry.duplicates_in_scope() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.duplicates_in_scope() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION registry.duplicates_in_scope() TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION registry.duplicates_in_scope(); ${lookUps(OLD_NAMESAKES, OLD_CARDS)}`);
  }
}
