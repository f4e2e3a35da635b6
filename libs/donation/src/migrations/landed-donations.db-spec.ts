import { migrate } from '@nuancan/platform';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_MIGRATIONS } from '../../../../apps/cli/src/migrate/all-migrations.js';
import { arrangeSmallDistrict, type SmallDistrict } from '../../../../test/support/small-district.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DONATION_INVARIANTS } from '../audit/donation-invariants.js';

const FIRST_OF_DESK = 1764420300000;

describe('tranches from before the donation desk', () => {
  let test: TestDatabase;
  let places: SmallDistrict;

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    const dataSource = new DataSource({
      ...{ type: 'postgres', url: test.ownerUrl, installExtensions: false, migrationsTableName: 'nuancan_migrations' },
      migrations: [...ALL_MIGRATIONS],
    });
    await dataSource.initialize();
    const later = ALL_MIGRATIONS.filter((Migration) => Number(/\d{13}$/.exec(Migration.name)?.[0]) >= FIRST_OF_DESK);
    for (const _ of later) await dataSource.undoLastMigration();
    await dataSource.destroy();
    for (const [name, amountFen, fiscal] of [
      ['匿名', 100, null],
      ['剡江食品有限公司', 2_000, '浙财 7'],
      ['剡江食品有限公司', 3_000, '浙财 7'],
      ['王善', 40, null],
      ['王善', 50, '浙财 8'],
    ] as const) {
      await receive(name, amountFen, fiscal);
    }
    await migrate(test.ownerUrl, ALL_MIGRATIONS);
  });
  afterAll(() => test?.close());

  /** As the desk of that time did: the money went straight into the tranche's fund. */
  async function receive(donorName: string, amountFen: number, fiscal: string | null): Promise<void> {
    const { districtCode, organisationId, logins } = places.home;
    const { rows } = await test.owner.query<{ id: string; day: string }>(
      `INSERT INTO donation.tranches (district_code, organisation_id, donor_name, received_on, amount_fen, earmark, fiscal_receipt_no,
         client_id, account_id)
       SELECT $1, $2, $3, platform.business_date(now()) - 1, $4, 'anyone', $5, gen_random_uuid(), id FROM identity.accounts WHERE login = $6
       RETURNING id, received_on AS day`,
      [districtCode, organisationId, donorName, amountFen, fiscal, logins.district_official],
    );
    const [{ id, day } = { id: '', day: '' }] = rows;
    const lines = [
      { account: { kind: 'donation_bank', organisationId }, amountFen },
      { account: { kind: 'donation_fund', fundId: id }, amountFen: -amountFen },
    ];
    const entry = {
      kind: 'donation_received',
      businessKey: `donation/${id}`,
      businessDate: day,
      organisationId,
      lines,
    };
    await test.owner.query(`SELECT set_config('app.role', 'system', false), set_config('app.district', $1, false)`, [
      districtCode,
    ]);
    await test.owner.query('SELECT FROM ledger.post_entries($1)', [JSON.stringify([entry])]);
  }

  it('become donations with a numbered receipt each, of firms known by name and of people one by one', async () => {
    const { rows } = await test.owner.query(
      `SELECT o.kind, o.name, r.no, r.fiscal_receipt_no AS fiscal, d.pledged_fen AS pledged, d.received_fen AS received, t.amount_fen AS amount,
         dense_rank() OVER (ORDER BY o.kind, o.id) AS donor
       FROM donation.donations d JOIN donation.donors o ON o.id = d.donor_id JOIN donation.receipts r ON r.donation_id = d.id
       JOIN donation.tranches t ON t.donation_id = d.id ORDER BY r.no`,
    );
    expect(rows.map(({ kind, name, no, fiscal }) => [no, kind, name, fiscal])).toEqual([
      [1, 'anonymous', '匿名', null],
      [2, 'firm', '剡江食品有限公司', '浙财 7'],
      [3, 'firm', '剡江食品有限公司', '浙财 7 (2)'],
      [4, 'person', '王善', null],
      [5, 'person', '王善', '浙财 8'],
    ]);
    expect(new Set(rows.map(({ donor }) => donor)).size).toBe(4);
    expect(rows.every(({ pledged, received, amount }) => pledged === amount && received === amount)).toBe(true);
  });

  it('keep every invariant of donations', async () => {
    for (const { name, sql } of DONATION_INVARIANTS) {
      expect({ name, rows: (await test.owner.query(sql)).rows }).toEqual({ name, rows: [] });
    }
  });
});
