import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORMER_TOPICS = `('closure', 'deadline', 'sample', 'claim', 'welfare', 'alert', 'delivery')`;
const TOPICS = `('closure', 'deadline', 'sample', 'claim', 'welfare', 'family', 'alert', 'delivery')`;
const KIND = 'family.asked';

/** What a family asks is told to the kitchen in the transaction of the request; of whom, it does not say. */
export class TellOfFamilyRequests1764711290000 implements MigrationInterface {
  readonly name = 'TellOfFamilyRequests1764711290000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE messaging.kinds DROP CONSTRAINT kinds_topic_check, ADD CONSTRAINT kinds_topic_check CHECK (topic IN ${TOPICS});
      ALTER TABLE messaging.choices DROP CONSTRAINT choices_topic_check, ADD CONSTRAINT choices_topic_check CHECK (topic IN ${TOPICS});
      ALTER TABLE messaging.kinds NO FORCE ROW LEVEL SECURITY;
      INSERT INTO messaging.kinds (kind, topic, roles, urgent) VALUES ('${KIND}', 'family', '{operator}', false);
      ALTER TABLE messaging.kinds FORCE ROW LEVEL SECURITY;
      CREATE FUNCTION family.tell_of_request() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM messaging.tell('${KIND}', NEW.id, 0, ARRAY(SELECT a.id FROM identity.accounts a WHERE a.facility_id = NEW.facility_id
            AND a.role = 'operator'), platform.business_date(NEW.asked_at), NULL, f.name)
        FROM meal_point.facilities f WHERE f.id = NEW.facility_id;
        RETURN NULL;
      END $$;
      ALTER FUNCTION family.tell_of_request() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION family.tell_of_request() FROM PUBLIC;
      CREATE TRIGGER requests_tell AFTER INSERT ON family.requests FOR EACH ROW EXECUTE FUNCTION family.tell_of_request();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = ['messages', 'deliveries', 'attempts', 'choices', 'kinds'];
    const force = (is: string): Promise<unknown> =>
      queryRunner.query(tables.map((table) => `ALTER TABLE messaging.${table} ${is} ROW LEVEL SECURITY`).join(';'));
    await force('NO FORCE');
    await queryRunner.query(`
      DROP TRIGGER requests_tell ON family.requests;
      DROP FUNCTION family.tell_of_request();
      DELETE FROM messaging.messages m WHERE m.kind = '${KIND}';
      DELETE FROM messaging.choices c WHERE c.topic = 'family';
      DELETE FROM messaging.kinds k WHERE k.kind = '${KIND}';
    `);
    await force('FORCE');
    await queryRunner.query(`
      ALTER TABLE messaging.kinds DROP CONSTRAINT kinds_topic_check, ADD CONSTRAINT kinds_topic_check CHECK (topic IN ${FORMER_TOPICS});
      ALTER TABLE messaging.choices DROP CONSTRAINT choices_topic_check, ADD CONSTRAINT choices_topic_check CHECK (topic IN ${FORMER_TOPICS});
    `);
  }
}
