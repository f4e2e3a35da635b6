import type { MigrationInterface, QueryRunner } from 'typeorm';

const TELL = 'reconciliation.tell_of_step()';

/** A step of a claim is told to whoever does the next one, in its transaction. */
export class TellOfClaims1764710440000 implements MigrationInterface {
  readonly name = 'TellOfClaims1764710440000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION ${TELL} RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        of_kind CONSTANT text := CASE NEW.action WHEN 'submit' THEN 'claim.submitted' WHEN 'endorse' THEN 'claim.endorsed'
          WHEN 'return' THEN 'claim.returned' WHEN 'approve' THEN 'claim.approved' WHEN 'disburse' THEN 'claim.disbursed' END;
      BEGIN
        IF of_kind IS NULL THEN
          RETURN NULL;
        END IF;
        PERFORM messaging.tell(of_kind, NEW.claim_id, NEW.step,
          ARRAY(SELECT a.id FROM identity.accounts a WHERE a.district_code = NEW.district_code
            AND (a.facility_id = NEW.facility_id OR (a.role = 'town_official' AND a.town_code = NEW.town_code) OR a.role = 'district_official')),
          c.month, NULL, f.name)
        FROM reconciliation.claims c JOIN meal_point.facilities f ON f.id = c.facility_id WHERE c.id = NEW.claim_id;
        RETURN NULL;
      END $$;
      COMMENT ON FUNCTION ${TELL} IS
        'Whose turn it is follows from the kind: messaging.kinds says which roles it is for. Each step is told once, also when a claim comes back twice.';
      ALTER FUNCTION ${TELL} OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION ${TELL} FROM PUBLIC;
      CREATE TRIGGER claim_transitions_tell AFTER INSERT ON reconciliation.claim_transitions FOR EACH ROW EXECUTE FUNCTION ${TELL};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER claim_transitions_tell ON reconciliation.claim_transitions;
      DROP FUNCTION ${TELL};
    `);
  }
}
