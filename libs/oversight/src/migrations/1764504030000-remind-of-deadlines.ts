import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, guarded, OF_FACILITY, OWN, PLACE, READERS } from '../row-rules.js';

/** Nobody is reminded of an inspection that they are not to know of. */
const KNOWN = `(subject <> 'inspection' OR EXISTS (SELECT FROM oversight.inspections i WHERE i.id = subject_id))`;

/** An inspection, a finding or a complaint is due soon, today, or was due yesterday. */
export class RemindOfDeadlines1764504030000 implements MigrationInterface {
  readonly name = 'RemindOfDeadlines1764504030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE oversight.reminders (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${PLACE},
        subject text NOT NULL CHECK (subject IN ('inspection', 'finding', 'complaint')),
        subject_id uuid NOT NULL,
        due_on date NOT NULL,
        days_before smallint NOT NULL CHECK (days_before IN (3, 0, -1)),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT reminders_once UNIQUE (subject_id, due_on, days_before),
        ${OF_FACILITY}
      );
      COMMENT ON TABLE oversight.reminders IS 'When it was told that a deadline nears or is over; each once. It is seen to by doing what is due.';
      ${guarded({
        table: 'reminders',
        read: `${OWN} AND ${READERS} AND ${KNOWN}`,
        add: `district_code = platform.scope_district() AND platform.scope_role() = 'system'`,
      })}
      ${appendOnly('reminders')}

      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      INSERT INTO platform.schedules (name, job, cron) VALUES ('oversight-deadlines-nightly', 'oversight-deadlines', '55 0 * * *');
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      DELETE FROM platform.schedules WHERE name = 'oversight-deadlines-nightly';
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
      DROP TABLE oversight.reminders;
    `);
  }
}
