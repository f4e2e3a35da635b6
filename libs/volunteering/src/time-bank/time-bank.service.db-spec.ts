import { randomUUID } from 'node:crypto';
import { businessDateAt } from '@nuancan/kernel';
import { hashBody, type Role, type Scope } from '@nuancan/platform';
import { PersonRecords } from '@nuancan/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeSmallDistrict, type SmallDistrict } from '../../../../test/support/small-district.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { storeRate, storeVolunteer, type Desk } from '../testing/volunteer-desk.js';
import { ReferenceRateService } from '../rate/reference-rate.service.js';
import { VolunteerService } from '../volunteer/volunteer.service.js';
import type { RedeemTimeDto, TimeStatementDto } from './time-bank.dto.js';
import { TimeBankService } from './time-bank.service.js';
import { TimeRecords } from './time-records.js';
import { TimeStatementService } from './time-statement.service.js';

const TODAY = businessDateAt(new Date());

describe('the time bank', () => {
  let test: TestDatabase;
  let places: SmallDistrict;
  let desk: Desk;
  let district: Scope;
  let bank: TimeBankService;
  let statements: TimeStatementService;

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    const { code: townCode, districtCode, facilityId, logins } = places.home;
    const scopeOf = async (
      role: Role,
      login: string,
      place: { townCode: string | null; facilityId: string | null },
    ) => {
      const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
        login,
      ]);
      return { accountId: rows[0]?.id ?? '', role, districtCode, ...place };
    };
    const operator = await scopeOf('operator', logins.operator, { townCode, facilityId });
    const official = await scopeOf('town_official', logins.town_official, { townCode, facilityId: null });
    district = await scopeOf('district_official', logins.district_official, { townCode: null, facilityId: null });
    desk = { owner: test.owner, townCode, districtCode, facilityId, operator, official };
    bank = new TimeBankService(test.database);
    statements = new TimeStatementService(test.database);
    await storeRate(desk, 1800);
  });
  afterAll(() => test?.close());

  /** As the first confirmation of somebody's hours leaves it; the entry of the day that goes with it is canteen's. */
  async function withMinutes(minutes: number): Promise<string> {
    const id = await storeVolunteer(desk, { name: '徐爱国' });
    await test.owner.query(
      `INSERT INTO volunteering.time_accounts (volunteer_id, district_code, town_code, balance_minutes) VALUES ($1, $2, $3, $4)`,
      [id, desk.districtCode, desk.townCode, minutes],
    );
    return id;
  }

  const redeeming = (minutes: number, changes: Partial<RedeemTimeDto> = {}): RedeemTimeDto => ({
    ...{ clientId: randomUUID(), minutes, service: 'haircut', beneficiary: 'self', servedOn: TODAY },
    ...changes,
  });

  it('never gives out more than it holds, however many ask at once', async () => {
    const id = await withMinutes(100);
    const asked = Array.from({ length: 8 }, () => bank.redeem(desk.operator, id, redeeming(30)));
    const said = (await Promise.allSettled(asked)).map((one) =>
      one.status === 'fulfilled' ? 'ok' : (one.reason as { code: string }).code,
    );
    expect(said.filter((code) => code === 'ok')).toHaveLength(3);
    expect(said.filter((code) => code === 'VOLUNTEERING.TIME_SPENT')).toHaveLength(5);
    const { balanceMinutes, items } = await bank.get(desk.official, id);
    expect(balanceMinutes).toBe(10);
    expect(items.map(({ balanceAfter }) => balanceAfter)).toEqual([10, 40, 70]);
  });

  it('answers a repeat, refuses another body, and takes a redemption back once', async () => {
    const id = await withMinutes(60);
    const draft = redeeming(45, { beneficiary: 'elder', residentId: places.home.residents[0].id });
    const first = await bank.redeem(desk.operator, id, draft);
    expect(first.items[0]).toMatchObject({ minutes: -45, residentName: '张*兰' });
    expect(await bank.redeem(desk.operator, id, draft)).toEqual(first);
    await expect(bank.redeem(desk.operator, id, { ...draft, minutes: 5 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.CLIENT_ID_CLASH',
    });
    const redemptionId = first.items[0]?.id ?? '';
    expect(await bank.giveBack(desk.official, redemptionId, { reason: '没有来理发' })).toMatchObject({
      balanceMinutes: 60,
    });
    await expect(bank.giveBack(desk.official, redemptionId, { reason: '再来' })).rejects.toMatchObject({
      code: 'VOLUNTEERING.ALREADY_RETURNED',
    });
    const records = new PersonRecords();
    new TimeRecords(records).onModuleInit();
    const { timeGiven } = await test.database.scoped(desk.official, (tx) =>
      records.read(tx, [places.home.residents[0].id]),
    );
    expect(timeGiven).toEqual([{ day: TODAY, service: 'haircut', minutes: 45, returned: true }]);
    const elsewhere = redeeming(5, { beneficiary: 'elder', residentId: places.neighbour.residents[0].id });
    await expect(bank.redeem(desk.operator, id, elsewhere)).rejects.toMatchObject({
      code: 'VOLUNTEERING.RESIDENT_NOT_FOUND',
    });
  });

  it('gives a statement whose hash anybody can make again', async () => {
    const id = await withMinutes(50);
    await bank.redeem(desk.operator, id, redeeming(20));
    const { statement, sha256 } = await statements.statement(desk.operator, id, undefined);
    expect(statement).toMatchObject({ name: '徐爱国', through: 1, spentMinutes: 20, balanceMinutes: 30 });
    const travelled = JSON.parse(JSON.stringify({ statement, sha256 })) as TimeStatementDto;
    const { name: _, lines, ...counted } = travelled.statement;
    const minutes = lines.map(({ facilityName: _place, purpose: _purpose, ...line }) => line);
    expect(hashBody({ ...counted, lines: minutes })).toBe(sha256);
    await test.owner.query(`UPDATE volunteering.persons SET name = '徐爱民' WHERE id = $1`, [id]);
    expect((await statements.statement(desk.official, id, undefined)).sha256).toBe(sha256);
    await bank.redeem(desk.operator, id, redeeming(10));
    expect((await statements.statement(desk.operator, id, undefined)).sha256).not.toBe(sha256);
    expect((await statements.statement(desk.operator, id, 1)).sha256).toBe(sha256);
    expect((await statements.workbook(desk.operator, id, undefined)).subarray(0, 2).toString()).toBe('PK');
  });

  it('stays, of a number, when who somebody was is erased', async () => {
    const volunteers = new VolunteerService(test.database);
    const id = await withMinutes(40);
    await expect(volunteers.erase(desk.official, id, { unusedMinutes: 40 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.STILL_HELPS',
    });
    await volunteers.edit(desk.official, { id, version: 1, edit: { state: 'left' } });
    await expect(volunteers.erase(desk.official, id, { unusedMinutes: 39 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.OTHER_BALANCE',
    });
    const erased = await volunteers.erase(desk.official, id, { unusedMinutes: 40 });
    expect(erased).toMatchObject({ erased: true, name: null, phone: null, balanceMinutes: 40 });
    const { rows } = await test.owner.query(`SELECT FROM volunteering.persons WHERE id = $1`, [id]);
    expect(rows).toEqual([]);
    const { rows: logged } = await test.owner.query(
      `SELECT FROM platform.audit_log l WHERE l.before::text LIKE '%徐爱国%' OR l.after::text LIKE '%徐爱国%'`,
    );
    expect(logged).toEqual([]);
    await expect(bank.redeem(desk.operator, id, redeeming(5))).rejects.toMatchObject({ code: 'VOLUNTEERING.ERASED' });
  });

  it('counts hours at rates that only ever change ahead', async () => {
    const rates = new ReferenceRateService(test.database);
    await expect(rates.set(district, { validFrom: TODAY, fenPerHour: 2000 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.RATE_NOT_AHEAD',
    });
    await rates.set(district, { validFrom: '2099-01-01', fenPerHour: 2000 });
    const { items, todayFenPerHour } = await rates.set(district, { validFrom: '2099-01-01', fenPerHour: 2200 });
    expect(todayFenPerHour).toBe(1800);
    expect(items).toMatchObject([
      { validFrom: '2099-01-01', validTo: null, fenPerHour: 2200 },
      { validFrom: '2020-01-01', validTo: '2098-12-31', fenPerHour: 1800 },
    ]);
  });
});
