import type { MigrationInterface, QueryRunner } from 'typeorm';

const TOPICS = `'closure', 'deadline', 'sample', 'claim', 'welfare', 'alert'`;
const ADDED = `('welfare.lapsed', 'welfare.closed', 'welfare.ask_first', 'delivery.volunteer_out')`;

/** Messages of cases that nobody has in hands any more, and what a kitchen is told of its cases and its volunteers. */
export class TellKitchens1764711200000 implements MigrationInterface {
  readonly name = 'TellKitchens1764711200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await topics(queryRunner, `${TOPICS}, 'delivery'`);
    await queryRunner.query(`
      ALTER TABLE messaging.kinds NO FORCE ROW LEVEL SECURITY;
      INSERT INTO messaging.kinds (kind, topic, roles, urgent) VALUES
        ('welfare.lapsed', 'welfare', '{operator,town_official,district_official}', true),
        ('welfare.closed', 'welfare', '{operator}', false),
        ('welfare.ask_first', 'welfare', '{operator}', true),
        ('delivery.volunteer_out', 'delivery', '{operator}', true);
      ALTER TABLE messaging.kinds FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = ['messages', 'deliveries', 'attempts', 'choices', 'kinds'];
    const force = (is: string): Promise<unknown> =>
      queryRunner.query(tables.map((table) => `ALTER TABLE messaging.${table} ${is} ROW LEVEL SECURITY`).join(';'));
    await force('NO FORCE');
    await queryRunner.query(`
      DELETE FROM messaging.messages WHERE kind IN ${ADDED};
      DELETE FROM messaging.choices WHERE topic = 'delivery';
      DELETE FROM messaging.kinds WHERE kind IN ${ADDED};
    `);
    await force('FORCE');
    await topics(queryRunner, TOPICS);
  }
}

async function topics(queryRunner: QueryRunner, allowed: string): Promise<void> {
  for (const table of ['kinds', 'choices']) {
    await queryRunner.query(`ALTER TABLE messaging.${table} DROP CONSTRAINT ${table}_topic_check,
      ADD CONSTRAINT ${table}_topic_check CHECK (topic IN (${allowed}))`);
  }
}
