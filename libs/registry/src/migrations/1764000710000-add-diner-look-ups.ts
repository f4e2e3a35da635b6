import type { MigrationInterface, QueryRunner } from 'typeorm';

const SIGNATURES = ['find_diner(text, bytea, date)', 'diner_facts(uuid[], date)'];

/** The counter's two ways to a resident of the whole district: each answers the minimum, and to tills only. */
export class AddDinerLookUps1764000710000 implements MigrationInterface {
  readonly name = 'AddDinerLookUps1764000710000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION registry.diner_facts(residents uuid[], on_date date)
        RETURNS TABLE (resident_id uuid, name text, birth_date date, district_code text, town_code text, village_code text,
          village_name text, lives_alone boolean, diet text, categories text[], grade text, registered_division text,
          card_last4 text, status text, status_from date)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        SET plan_cache_mode = force_generic_plan AS $$
        SELECT r.id, r.name, r.birth_date, r.district_code, r.town_code, r.village_code, v.name, r.lives_alone, r.diet,
          ARRAY(SELECT c.category FROM registry.resident_categories c WHERE c.resident_id = r.id
            AND c.valid_from <= on_date AND (c.valid_to IS NULL OR c.valid_to >= on_date) ORDER BY c.category),
          (SELECT g.grade FROM registry.capability_grades g WHERE g.resident_id = r.id
            AND g.valid_from <= on_date AND (g.valid_to IS NULL OR g.valid_to >= on_date)),
          (SELECT h.registered_division FROM registry.household_registrations h WHERE h.resident_id = r.id
            AND h.valid_from <= on_date AND (h.valid_to IS NULL OR h.valid_to >= on_date)),
          (SELECT i.last4 FROM registry.resident_identifiers i WHERE i.resident_id = r.id AND i.kind = 'card'
            AND i.blocked_at IS NULL AND i.valid_from <= on_date AND (i.valid_to IS NULL OR i.valid_to >= on_date)
            ORDER BY i.valid_from DESC, i.id DESC LIMIT 1),
          s.status, s.valid_from
        FROM registry.residents r
        JOIN registry.villages v ON v.code = r.village_code
        LEFT JOIN registry.resident_statuses s ON s.resident_id = r.id AND s.withdrawn_at IS NULL
          AND s.valid_from <= on_date AND (s.valid_to IS NULL OR s.valid_to >= on_date)
        WHERE r.id = ANY (residents) AND r.district_code = platform.scope_district()
          AND platform.scope_role() IN ('operator', 'system');
      $$;
      COMMENT ON FUNCTION registry.diner_facts(uuid[], date) IS
        'What a meal of that day is judged by, for residents of the whole district: no phone, no address, no card number.';

      CREATE FUNCTION registry.find_diner(identifier text, identity_index bytea, on_date date)
        RETURNS TABLE (resident_id uuid, name text, birth_date date, town_code text, village_name text, diet text,
          card_last4 text, kind text, blocked text)
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      #variable_conflict use_column
      DECLARE
        holder uuid;
        found_by text;
        stopped text;
      BEGIN
        IF platform.scope_role() IS NULL OR platform.scope_role() NOT IN ('operator', 'system') THEN
          RETURN;
        END IF;
        IF identity_index IS NOT NULL THEN
          SELECT n.resident_id, 'id_card' INTO holder, found_by FROM registry.identity_numbers n
          WHERE n.district_code = platform.scope_district() AND n.blind_index = identity_index AND n.withdrawn_at IS NULL;
        ELSE
          SELECT i.resident_id, i.kind, i.blocked_reason INTO holder, found_by, stopped FROM registry.resident_identifiers i
          WHERE i.district_code = platform.scope_district() AND i.value = identifier
            AND i.valid_from <= on_date AND (i.valid_to IS NULL OR i.valid_to >= on_date);
        END IF;
        IF holder IS NULL THEN
          RETURN;
        END IF;
        SELECT coalesce(r.merged_into, r.id) INTO holder FROM registry.residents r WHERE r.id = holder;
        PERFORM platform.audit('look_up', 'registry.residents', holder::text, NULL,
          jsonb_build_object('by', found_by, 'onDate', on_date));
        RETURN QUERY SELECT f.resident_id, f.name, f.birth_date, f.town_code, f.village_name, f.diet, f.card_last4, found_by,
          stopped FROM registry.diner_facts(ARRAY[holder], on_date) f;
      END $$;
      COMMENT ON FUNCTION registry.find_diner(text, bytea, date) IS
        'Who holds exactly this card number, QR token or (by its blind index) identity number on that day, anywhere in the district. Every hit is audited. A blocked card still names its holder, and why it is blocked.';
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
    await queryRunner.query(SIGNATURES.map((signature) => `DROP FUNCTION registry.${signature};`).join(' '));
  }
}
