import type { MigrationInterface, QueryRunner } from 'typeorm';

const TELL = 'welfare.tell_of_step()';

/** A step of the chain of a welfare case is told to whoever has to see to it, in its transaction. */
export class TellOfCases1764710530000 implements MigrationInterface {
  readonly name = 'TellOfCases1764710530000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION ${TELL} RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        of_kind CONSTANT text := CASE NEW.action WHEN 'call_resident' THEN 'welfare.opened' WHEN 'call_officer' THEN 'welfare.officer'
          WHEN 'escalated' THEN 'welfare.escalated' END;
      BEGIN
        PERFORM messaging.tell(of_kind, NEW.case_id, 0,
          ARRAY(SELECT a.id FROM identity.accounts a WHERE a.district_code = NEW.district_code AND CASE NEW.action
            WHEN 'call_officer' THEN CASE WHEN NEW.officer_id IS NULL THEN a.role = 'town_official' AND a.town_code = NEW.town_code
              ELSE a.id = NEW.officer_id END
            WHEN 'escalated' THEN a.role = 'district_official'
            ELSE a.facility_id = c.facility_id OR CASE WHEN d.officer_id IS NULL THEN a.role = 'town_official' AND a.town_code = NEW.town_code
              ELSE a.id = d.officer_id END END),
          platform.business_date(NEW.at), NULL, coalesce(f.name, t.name))
        FROM welfare.cases c JOIN registry.towns t ON t.code = c.town_code
        LEFT JOIN meal_point.facilities f ON f.id = c.facility_id
        LEFT JOIN welfare.duties d ON d.town_code = c.town_code AND d.withdrawn_at IS NULL AND tstzrange(d.starts_at, d.ends_at) @> NEW.at
          AND EXISTS (SELECT FROM identity.accounts o WHERE o.id = d.officer_id AND o.disabled_at IS NULL
            AND (o.role = 'district_official' OR o.role = 'town_official' AND o.town_code = d.town_code))
        WHERE c.id = NEW.case_id;
        RETURN NULL;
      END $$;
      COMMENT ON FUNCTION ${TELL} IS
        'A case that is opened goes to its kitchen and to whoever is on duty; where nobody is, to every official of the town. A kitchen or a
town is named, never the person it is about.';
      ALTER FUNCTION ${TELL} OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION ${TELL} FROM PUBLIC;
      CREATE TRIGGER steps_tell AFTER INSERT ON welfare.steps FOR EACH ROW
        WHEN (NEW.action IN ('call_resident', 'call_officer', 'escalated')) EXECUTE FUNCTION ${TELL};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER steps_tell ON welfare.steps;
      DROP FUNCTION ${TELL};
    `);
  }
}
