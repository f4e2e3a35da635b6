import type { MigrationInterface, QueryRunner } from 'typeorm';
import { actOf } from '../chain/act.sql.js';
import { HOLD } from './1764711210000-end-holds.js';

/** So many times the minutes of a hold does it last at most, however often its holder renews it. */
const MOST_TIMES = 4;
const BOUND = (
  of: string,
): string => `(SELECT max(s.at) FROM welfare.steps s WHERE s.case_id = ${of}.id AND s.action = 'acknowledged')
          + ${MOST_TIMES} * ${of}.hold_minutes * interval '1 minute'`;
const BOUND_HOLD = `
      held_until = CASE WHEN what = 'acknowledged' THEN acted_at + c.hold_minutes * interval '1 minute'
        WHEN what IN ('noted', 'tried') AND c.holder_id = platform.scope_account()
          THEN least(acted_at + c.hold_minutes * interval '1 minute', ${BOUND('c')})
        WHEN what IN ('noted', 'tried') THEN c.held_until END,`;
const HELD = (until: string): string => `
  ALTER TABLE welfare.cases NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE welfare.steps NO FORCE ROW LEVEL SECURITY;
  UPDATE welfare.cases c SET held_until = ${until} WHERE c.state = 'acknowledged';
  ALTER TABLE welfare.cases FORCE ROW LEVEL SECURITY;
  ALTER TABLE welfare.steps FORCE ROW LEVEL SECURITY;`;

/** Whoever holds a case and only writes of it does not keep it from the district for ever. */
export class BoundHolds1764711510000 implements MigrationInterface {
  readonly name = 'BoundHolds1764711510000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(actOf({ tries: `, 'tried'`, hold: BOUND_HOLD }));
    await queryRunner.query(HELD(`least(c.held_until, ${BOUND('c')})`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(actOf({ tries: `, 'tried'`, hold: HOLD }));
    await queryRunner.query(
      HELD(`(SELECT max(s.at) FROM welfare.steps s WHERE s.case_id = c.id AND s.account_id = c.holder_id
        AND s.action IN ('acknowledged', 'noted', 'tried')) + c.hold_minutes * interval '1 minute'`),
    );
  }
}
