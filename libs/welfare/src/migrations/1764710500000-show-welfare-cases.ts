import type { MigrationInterface, QueryRunner } from 'typeorm';
import { OPEN_CASE } from './1764702110000-step-welfare-cases.js';

const FACES = `
  CREATE FUNCTION welfare.case_faces(asked uuid[]) RETURNS TABLE (case_id uuid, resident_id uuid, name text, village_name text, birth_date date,
      grade text, lives_alone boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.id, p.id, p.name, v.name, p.birth_date,
      (SELECT g.grade FROM registry.capability_grades g JOIN registry.residents e ON e.id = g.resident_id AND coalesce(e.merged_into, e.id) = p.id
        WHERE g.valid_from <= platform.business_date(now()) AND (g.valid_to IS NULL OR g.valid_to >= platform.business_date(now()))
        ORDER BY g.valid_from DESC, g.id DESC LIMIT 1),
      p.lives_alone
    FROM welfare.cases c JOIN registry.residents r ON r.id = c.resident_id JOIN registry.residents p ON p.id = coalesce(r.merged_into, r.id)
    JOIN registry.villages v ON v.code = p.village_code
    WHERE c.id = ANY (asked) AND c.district_code = platform.scope_district() AND p.erased_at IS NULL
      AND CASE platform.scope_role() WHEN 'operator' THEN c.facility_id = platform.scope_facility() AND c.state <> 'closed'
        WHEN 'town_official' THEN c.town_code = platform.scope_town() ELSE platform.scope_role() = 'district_official' END;
  $$;
  COMMENT ON FUNCTION welfare.case_faces(uuid[]) IS
    'Whom cases are about, for whoever sees them and may act: a kitchen also cooks for people of other towns.';`;

const BEGIN = `
  CREATE FUNCTION welfare.begin_case(of_kind text, of_resident uuid, at_facility uuid, of_order uuid, of_note uuid, since date, said text,
      happened timestamptz)
    RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    opened uuid;
  BEGIN
    INSERT INTO welfare.cases (district_code, town_code, resident_id, person_id, facility_id, kind, order_id, note_id, absent_since, opened_at,
      next_due_at, contact_minutes, officer_minutes, escalation_minutes)
    SELECT r.district_code, r.town_code, r.id, coalesce(r.merged_into, r.id), coalesce(at_facility, o.facility_id), of_kind, of_order, of_note,
      since, happened, happened + coalesce(d.contact_minutes, 15) * interval '1 minute', coalesce(d.contact_minutes, 15),
      coalesce(d.officer_minutes, 30), coalesce(d.escalation_minutes, 60)
    FROM registry.residents r
    LEFT JOIN delivery.orders o ON o.id = of_order
    LEFT JOIN LATERAL (SELECT * FROM welfare.delays x WHERE x.district_code = r.district_code
      ORDER BY x.recorded_at DESC, x.id DESC LIMIT 1) d ON true
    WHERE r.id = of_resident AND r.district_code = platform.scope_district() AND r.erased_at IS NULL
      AND (of_order IS NULL OR o.resident_id = r.id)
    ON CONFLICT DO NOTHING RETURNING id INTO opened;
    IF opened IS NOT NULL THEN
      PERFORM welfare.record_step(opened, 'opened', NULL, happened, said);
      PERFORM welfare.record_step(opened, 'call_resident', happened, happened, NULL);
    END IF;
    RETURN opened;
  END $$;
  COMMENT ON FUNCTION welfare.begin_case(text, uuid, uuid, uuid, uuid, date, text, timestamptz) IS
    'Opens a case and asks for the resident to be called. Null: there is one of this already, or no such resident.';

  CREATE OR REPLACE FUNCTION welfare.open_case(of_kind text, of_resident uuid, of_order uuid, of_note uuid, since date, said text, at timestamptz)
    RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF coalesce(platform.scope_role(), '') <> 'system' THEN
      RAISE EXCEPTION 'cases are opened by what happened' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN coalesce(welfare.begin_case(of_kind, of_resident, NULL, of_order, of_note, since, said, at),
      (SELECT c.id FROM welfare.cases c WHERE c.district_code = platform.scope_district() AND c.kind = of_kind AND CASE of_kind
        WHEN 'no_answer' THEN c.order_id = of_order WHEN 'condition' THEN c.note_id = of_note
        ELSE c.absent_since = since AND c.person_id = (SELECT coalesce(r.merged_into, r.id) FROM registry.residents r WHERE r.id = of_resident) END));
  END $$;

  CREATE FUNCTION welfare.open_absence(of_resident uuid, at_facility uuid, since date, at timestamptz)
    RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF coalesce(platform.scope_role(), '') <> 'system' THEN
      RAISE EXCEPTION 'cases are opened by what happened' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN welfare.begin_case('absence', of_resident, at_facility, NULL, NULL, since, NULL, at);
  END $$;
  COMMENT ON FUNCTION welfare.open_absence(uuid, uuid, date, timestamptz) IS
    'Opens the case of a regular diner who stays away from a facility since a day. Null: it was opened before.';

  CREATE FUNCTION welfare.note_condition(of_resident uuid, of_note uuid, said text)
    RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    acting CONSTANT text := coalesce(platform.scope_role(), '');
    noted uuid;
  BEGIN
    IF NOT EXISTS (SELECT FROM registry.residents r WHERE r.id = of_resident AND r.district_code = platform.scope_district()
      AND r.erased_at IS NULL AND CASE acting WHEN 'district_official' THEN true WHEN 'town_official' THEN r.town_code = platform.scope_town()
        WHEN 'operator' THEN r.town_code = platform.scope_town()
          OR EXISTS (SELECT FROM delivery.orders o WHERE o.resident_id = r.id AND o.facility_id = platform.scope_facility()) ELSE false END) THEN
      RETURN NULL;
    END IF;
    noted := welfare.begin_case('condition', of_resident, CASE acting WHEN 'operator' THEN platform.scope_facility() END, NULL, of_note, NULL, said,
      clock_timestamp());
    IF noted IS NULL THEN
      SELECT c.id INTO noted FROM welfare.cases c JOIN welfare.words w ON w.case_id = c.id AND w.step = 1 AND w.words = said
        JOIN welfare.steps s ON s.case_id = c.id AND s.step = 1 AND s.account_id = platform.scope_account()
      WHERE c.note_id = of_note AND c.resident_id = of_resident;
    END IF;
    IF noted IS NULL THEN
      RAISE EXCEPTION 'another note has this id' USING ERRCODE = 'unique_violation', CONSTRAINT = 'cases_one_of_a_note';
    END IF;
    RETURN noted;
  END $$;
  COMMENT ON FUNCTION welfare.note_condition(uuid, uuid, text) IS
    'A change that somebody at a counter or an official noticed in a resident. Sent again it is the same case. Null: no such resident for them.';`;

/** `extra` is the rule that this migration adds. */
const ACT = (extra: string): string => `
  CREATE OR REPLACE FUNCTION welfare.act(of_case uuid, seen int, what text, said text, told text) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    it welfare.cases;
    acting CONSTANT text := coalesce(platform.scope_role(), '');
    broken text;
  BEGIN
    SELECT * INTO it FROM welfare.cases c WHERE c.id = of_case AND c.district_code = platform.scope_district()
      AND CASE acting WHEN 'operator' THEN c.facility_id = platform.scope_facility() AND c.state <> 'closed'
        WHEN 'town_official' THEN c.town_code = platform.scope_town() ELSE acting = 'district_official' END FOR UPDATE;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    broken := CASE WHEN it.step <> seen THEN 'cases_seen'
      WHEN what = 'closed' AND acting = 'operator' THEN 'cases_closed_by_officials'
      WHEN it.state = 'closed' OR (what = 'acknowledged' AND it.state <> 'open') OR (what = 'handed_over' AND it.state <> 'acknowledged')
        THEN 'cases_from'
      WHEN what = 'handed_over' AND acting = 'operator' AND it.holder_id IS DISTINCT FROM platform.scope_account() THEN 'cases_from'
      WHEN what NOT IN ('acknowledged', 'handed_over', 'noted', 'closed') OR (what = 'closed') <> (told IS NOT NULL)
        OR (what = 'noted' AND said IS NULL) THEN 'cases_act_whole'
      ${extra} END;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'a step that cannot be' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    UPDATE welfare.cases c SET
      state = CASE what WHEN 'acknowledged' THEN 'acknowledged' WHEN 'handed_over' THEN 'open' WHEN 'closed' THEN 'closed' ELSE c.state END,
      holder_id = CASE what WHEN 'acknowledged' THEN platform.scope_account() WHEN 'noted' THEN c.holder_id END,
      next_due_at = CASE WHEN what = 'noted' THEN c.next_due_at WHEN what = 'handed_over' AND c.stage < 3 THEN clock_timestamp() END,
      finding = told, closed_by = CASE what WHEN 'closed' THEN platform.scope_account() END,
      closed_at = CASE what WHEN 'closed' THEN clock_timestamp() END
    WHERE c.id = of_case;
    PERFORM welfare.record_step(of_case, what, NULL, clock_timestamp(), said);
    RETURN it.step + 1;
  END $$;`;
const REASON = `WHEN told IN ('not_found', 'other') AND said IS NULL THEN 'cases_reason'`;

const MADE = [
  'case_faces(uuid[])',
  'begin_case(text, uuid, uuid, uuid, uuid, date, text, timestamptz)',
  'open_absence(uuid, uuid, date, timestamptz)',
  'note_condition(uuid, uuid, text)',
] as const;
const CALLED = ['case_faces', 'open_absence', 'note_condition'] as const;

/** Who is behind a case, cases of notes and of absences, and closing that says why where the finding does not. */
export class ShowWelfareCases1764710500000 implements MigrationInterface {
  readonly name = 'ShowWelfareCases1764710500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [FACES, BEGIN, ACT(REASON)]) await queryRunner.query(part);
    for (const signature of MADE) {
      await queryRunner.query(`ALTER FUNCTION welfare.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION welfare.${signature} FROM PUBLIC`);
    }
    for (const name of CALLED) await queryRunner.query(`GRANT EXECUTE ON FUNCTION welfare.${name} TO nuancan_app`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(ACT(''));
    await queryRunner.query(OPEN_CASE);
    await queryRunner.query(`DROP FUNCTION ${MADE.map((signature) => `welfare.${signature}`).join(', ')}`);
  }
}
