import type { MigrationInterface, QueryRunner } from 'typeorm';

const TELL = 'welfare.tell_of_end()';
/** An account that is on duty in a town and stands. */
const ON_DUTY = `LEFT JOIN welfare.duties d ON d.town_code = c.town_code AND d.withdrawn_at IS NULL AND tstzrange(d.starts_at, d.ends_at) @> NEW.at
          AND EXISTS (SELECT FROM identity.accounts o WHERE o.id = d.officer_id AND o.disabled_at IS NULL
            AND (o.role = 'district_official' OR o.role = 'town_official' AND o.town_code = d.town_code))`;

/** A case that nobody has in hands any more is told to who comes next, and a kitchen what the end of its case means for its meals. */
export class TellOfEnds1764711220000 implements MigrationInterface {
  readonly name = 'TellOfEnds1764711220000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION welfare.advice_of(finding text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN CASE WHEN finding IN ('well', 'needs_care') THEN 'carry_on' WHEN finding IN ('in_hospital', 'deceased', 'not_found') THEN 'pause'
          WHEN finding IS NOT NULL THEN 'ask_first' END;
      COMMENT ON FUNCTION welfare.advice_of(text) IS
        'What a kitchen is to do with the meals of whom something was found out: all it learns of what was found.';

      CREATE FUNCTION ${TELL} RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM messaging.tell(
          CASE WHEN NEW.action <> 'closed' THEN 'welfare.lapsed' WHEN welfare.advice_of(c.finding) = 'carry_on' THEN 'welfare.closed'
            ELSE 'welfare.ask_first' END,
          NEW.case_id, CASE NEW.action WHEN 'closed' THEN 0 ELSE NEW.step END,
          ARRAY(SELECT a.id FROM identity.accounts a WHERE a.district_code = NEW.district_code AND CASE
            WHEN NEW.action = 'closed' THEN a.facility_id = c.facility_id
            WHEN a.id = held.account_id THEN true
            WHEN c.stage = 3 THEN a.role = 'district_official'
            ELSE a.facility_id = c.facility_id OR CASE WHEN d.officer_id IS NULL THEN a.role = 'town_official' AND a.town_code = NEW.town_code
              ELSE a.id = d.officer_id END END),
          platform.business_date(NEW.at), NULL, coalesce(f.name, t.name))
        FROM welfare.cases c JOIN registry.towns t ON t.code = c.town_code
        LEFT JOIN meal_point.facilities f ON f.id = c.facility_id
        LEFT JOIN LATERAL (SELECT s.account_id FROM welfare.steps s WHERE s.case_id = c.id AND s.step < NEW.step AND s.action = 'acknowledged'
          ORDER BY s.step DESC LIMIT 1) held ON true
        ${ON_DUTY}
        WHERE c.id = NEW.case_id AND (NEW.action <> 'handed_over' OR c.stage = 3);
        RETURN NULL;
      END $$;
      COMMENT ON FUNCTION ${TELL} IS
        'A hold that ran out goes to its kitchen, whoever is on duty and whoever held it; where the district was told, to the district, as what is
handed over then, since no step of the chain follows. The end of a case goes to its kitchen.';
      ALTER FUNCTION ${TELL} OWNER TO nuancan_definer;
      ALTER FUNCTION welfare.advice_of(text) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION ${TELL}, welfare.advice_of(text) FROM PUBLIC;
      CREATE TRIGGER steps_tell_end AFTER INSERT ON welfare.steps FOR EACH ROW
        WHEN (NEW.action IN ('hold_ended', 'handed_over', 'closed')) EXECUTE FUNCTION ${TELL};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER steps_tell_end ON welfare.steps;
      DROP FUNCTION ${TELL}, welfare.advice_of(text);
    `);
  }
}
