import type { MigrationInterface, QueryRunner } from 'typeorm';

const SETTLE_DAY = `'canteen.settle_day(uuid, date, text, text, jsonb, bigint)'::regprocedure`;

/** The category of the entry that a meal was logged under. */
const UNDER_ONE = `EXISTS (SELECT FROM registry.resident_categories k WHERE k.resident_id = r
              AND k.category = tranche.for_category AND k.valid_from <= on_date AND (k.valid_to IS NULL OR k.valid_to >= on_date))`;
/** That of the person. */
const UNDER_ANY = 'donation.may_help(tranche.for_category, r, on_date)';

/**
 * A tranche for a category helps whoever has it under any entry, as limits and diner facts are read. One condition of the
 * function that settles days is exchanged and the rest left as it stands: others work on it.
 */
export class HelpOverEntries1764300270000 implements MigrationInterface {
  readonly name = 'HelpOverEntries1764300270000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await exchange(queryRunner, UNDER_ONE, UNDER_ANY);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await exchange(queryRunner, UNDER_ANY, UNDER_ONE);
  }
}

async function exchange(queryRunner: QueryRunner, before: string, after: string): Promise<void> {
  const [row] = (await queryRunner.query(`SELECT pg_get_functiondef(${SETTLE_DAY}) AS body`)) as [{ body: string }];
  if (row.body.split(before).length !== 2) throw new Error('settle_day no longer asks for a category where it did');
  await queryRunner.query(row.body.replace(before, () => after));
}
