import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role, type Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const PERMISSION_DENIED = '42501';
const REFUSED_BY_TRIGGER = '23000';
const TABLES = [
  ...['canteen.meals', 'canteen.meal_clients', 'canteen.meal_voids', 'platform.audit_log'],
  ...['meal_point.facility_states', 'canteen.wallet_movements', 'canteen.wallet_settings'],
  ...['canteen.garden_lots', 'canteen.lot_movements', 'canteen.lot_transfers', 'canteen.produce_prices'],
  ...['ledger.accounts', 'ledger.entries', 'ledger.lines', 'ledger.period_transitions'],
];
const CHANGES = {
  UPDATE: (table: string) => `UPDATE ${table} SET district_code = district_code`,
  DELETE: (table: string) => `DELETE FROM ${table}`,
  TRUNCATE: (table: string) => `TRUNCATE ${table} CASCADE`,
};

/** reliability.md, invariant 3: what is recorded stays as it was recorded. */
describe('append-only tables', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  const cases = TABLES.flatMap((table) =>
    Object.entries(CHANGES).map(([change, sql]) => ({ table, change, sql: sql(table) })),
  );

  it.each(cases)('the application may not $change $table, whatever its scope', async ({ sql }) => {
    for (const role of ROLES) {
      const attempt = test.database.scoped(districtWide(role), (tx) => tx.query(sql));
      await expect(attempt).rejects.toMatchObject({ driverError: { code: PERMISSION_DENIED } });
    }
  });

  it.each([
    ['canteen.menu_items', 'price_fen'],
    ['canteen.cost_cards', 'ingredients_fen'],
    ['canteen.expected_sources', 'garden_fen'],
    ['subsidy.policy_versions', 'document'],
    ['registry.resident_categories', 'category'],
  ])('the application may end a row of %s, and not rewrite its %s', async (table, column) => {
    const attempt = test.database.scoped(districtWide('district_official'), (tx) =>
      tx.query(`UPDATE ${table} SET ${column} = ${column}`),
    );
    await expect(attempt).rejects.toMatchObject({ driverError: { code: PERMISSION_DENIED } });
  });

  it.each(TABLES)('even the owner’s TRUNCATE of %s is refused', async (table) => {
    await expect(test.owner.query(CHANGES.TRUNCATE(table))).rejects.toMatchObject({ code: REFUSED_BY_TRIGGER });
  });

  it.each(['UPDATE', 'DELETE'] as const)('even the owner’s %s of an audit row is refused', async (change) => {
    await test.owner.query(`SELECT platform.audit('test', 'nothing', NULL, NULL, NULL)`);
    const sql = CHANGES[change]('platform.audit_log');
    await expect(test.owner.query(sql)).rejects.toMatchObject({ code: REFUSED_BY_TRIGGER });
  });

  it('no partition of the meals can be reached past their row security', async () => {
    const { rows } = await test.owner.query<{ name: string }>(
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'canteen.meals'::regclass`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(16);
    for (const { name } of rows) {
      const attempt = test.database.scoped(districtWide('system'), (tx) => tx.query(`SELECT FROM ${name}`));
      await expect(attempt).rejects.toMatchObject({ driverError: { code: PERMISSION_DENIED } });
    }
  });
});

function districtWide(role: Role): Scope {
  return { accountId: null, role, districtCode: '330213', townCode: null, facilityId: null };
}
