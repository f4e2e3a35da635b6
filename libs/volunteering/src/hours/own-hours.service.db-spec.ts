import { businessDateAt } from '@nuancan/kernel';
import type { Role, Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeSmallDistrict } from '../../../../test/support/small-district.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { storeVolunteer, DEVICE, type Desk } from '../testing/volunteer-desk.js';
import { OwnHoursService } from './own-hours.service.js';

const TODAY = businessDateAt(new Date());

describe('one’s own hours', () => {
  let test: TestDatabase;
  let desk: Desk;
  let volunteer: Scope;
  let neighbour: Scope;
  let hours: OwnHoursService;

  beforeAll(async () => {
    test = await openTestDatabase();
    const { home, neighbour: other } = await arrangeSmallDistrict(test.owner);
    const scopeOf = async (place: typeof home, role: Role, facilityId: string | null = null): Promise<Scope> => {
      const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
        `${role}-${place.code}`,
      ]);
      return { accountId: rows[0]?.id ?? '', role, districtCode: place.districtCode, townCode: place.code, facilityId };
    };
    desk = {
      ...{ owner: test.owner, townCode: home.code, districtCode: home.districtCode, facilityId: home.facilityId },
      operator: await scopeOf(home, 'operator', home.facilityId),
      official: await scopeOf(home, 'town_official'),
    };
    volunteer = await scopeOf(home, 'volunteer');
    neighbour = await scopeOf(other, 'volunteer');
    hours = new OwnHoursService(test.database);
  });
  afterAll(() => test?.close());

  /** Somebody was there for two hours of a day, of which so many minutes were confirmed. */
  async function attended(volunteerId: string, day: string, confirmed: readonly number[]): Promise<void> {
    await test.owner.query('SET session_replication_role = replica');
    const { rows } = await test.owner.query<{ id: string }>(
      `INSERT INTO volunteering.attendances (id, district_code, town_code, facility_id, volunteer_id, business_date, purpose, arrived_at, arrived_by,
         in_device_at, in_device_id, in_body_hash, in_account_id, in_recorded_at, left_at, left_by, out_device_at, out_device_id, out_body_hash, out_account_id,
         out_recorded_at)
       SELECT gen_random_uuid(), $1, $2, $3, $4, $5::date, 'delivery', t.at, 'tablet', t.at, $6, sha256(''), $7, t.at, t.at + interval '2 hours', 'tablet',
         t.at + interval '2 hours', $6, sha256(''), $7, t.at + interval '2 hours' FROM (SELECT $5::date + time '02:00' AS at) t RETURNING id`,
      [desk.districtCode, desk.townCode, desk.facilityId, volunteerId, day, DEVICE, desk.operator.accountId],
    );
    for (const [at, minutes] of confirmed.entries()) {
      await test.owner.query(
        `INSERT INTO volunteering.hour_confirmations (attendance_id, seq, district_code, town_code, facility_id, business_date, volunteer_id, minutes,
           purpose, reason, unit_fen, account_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'delivery', $9, 1800, $10)`,
        [
          ...[rows[0]?.id, at + 1, desk.districtCode, desk.townCode, desk.facilityId, day, volunteerId, minutes],
          ...[at === 0 ? null : '更正', desk.operator.accountId],
        ],
      );
    }
    await test.owner.query('RESET session_replication_role');
  }

  it('are those of the account that asks: confirmed as corrected, of this month apart, and nobody else’s', async () => {
    await expect(hours.own(volunteer)).rejects.toMatchObject({ code: 'VOLUNTEERING.VOLUNTEER_NOT_FOUND' });
    const mine = await storeVolunteer(desk, { accountId: volunteer.accountId });
    const others = await storeVolunteer(desk, { name: '别人' });
    await attended(mine, TODAY, [120, 90]);
    await attended(mine, '2026-01-05', [60]);
    await attended(mine, '2026-01-06', []);
    await attended(others, TODAY, [120]);
    const { items, ...sums } = await hours.own(volunteer);
    expect(sums).toEqual({ balanceMinutes: 0, monthMinutes: 90 });
    expect(items.map(({ businessDate, confirmedMinutes }) => [businessDate, confirmedMinutes])).toEqual([
      [TODAY, 90],
      ['2026-01-06', null],
      ['2026-01-05', 60],
    ]);
    await expect(hours.own(neighbour)).rejects.toMatchObject({ code: 'VOLUNTEERING.VOLUNTEER_NOT_FOUND' });
  });
});
