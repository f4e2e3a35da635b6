import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  ...['meals', 'meal_voids', 'meal_clients', 'day_summaries', 'day_sources', 'day_source_withdrawals'],
  ...['hours_confirmations', 'tills', 'day_closes', 'meal_settlements', 'meal_donations', 'meal_corrections'],
  ...['correction_donations', 'unfunded_attributions'],
];
const BUT_VOLUNTEERS = `(platform.scope_role() <> 'volunteer'::text)`;
const READERS = `(platform.scope_role() = ANY (ARRAY['operator'::text, 'town_official'::text, 'district_official'::text,
  'auditor'::text, 'system'::text]))`;

/** Who ate what and who paid for it is no business of the people who keep the accounts: they read none of it. */
export class KeepAdminsOut1764300140000 implements MigrationInterface {
  readonly name = 'KeepAdminsOut1764300140000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await readBy(queryRunner, table, BUT_VOLUNTEERS, READERS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const [stored] = (await queryRunner.query(CONDITION, ['meals'])) as [{ condition: string }];
    // As the catalogue writes it, which breaks no lines.
    const readers = /\(platform\.scope_role\(\) = ANY \(ARRAY\[[^\]]+\]\)\)/.exec(stored.condition)?.[0] ?? '';
    for (const table of TABLES) await readBy(queryRunner, table, readers, BUT_VOLUNTEERS);
  }
}

const CONDITION = `SELECT pg_get_expr(p.polqual, p.polrelid) AS condition FROM pg_policy p
  WHERE p.polrelid = ('canteen.' || $1)::regclass AND p.polname = $1 || '_read'`;

/** Exchanges who reads; of which rows stays as it is. */
async function readBy(queryRunner: QueryRunner, table: string, before: string, after: string): Promise<void> {
  const [{ condition }] = (await queryRunner.query(CONDITION, [table])) as [{ condition: string }];
  if (before === '' || !condition.includes(before))
    throw new Error(`canteen.${table} is read by others than was thought`);
  await queryRunner.query(`ALTER POLICY ${table}_read ON canteen.${table} USING ${condition.replace(before, after)}`);
}
