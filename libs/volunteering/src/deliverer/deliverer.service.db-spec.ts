import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Role, Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeSmallDistrict } from '../../../../test/support/small-district.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { AttendanceService } from '../attendance/attendance.service.js';
import { NoShowService } from '../no-show/no-show.service.js';
import { ShiftService } from '../shift/shift.service.js';
import { storeVolunteer, DEVICE, type Desk } from '../testing/volunteer-desk.js';
import type { DeliveryProfileDto } from './deliverer.dto.js';
import { DelivererService } from './deliverer.service.js';

const TODAY = businessDateAt(new Date());
const PROFILE: DeliveryProfileDto = {
  ...{ mode: 'ebike', hotPortions: 12, coldPortions: 4, mostMinutes: 90, startsFrom: 'kitchen', endsAt: 'anywhere' },
  ...{ homeLongitude: null, homeLatitude: null, villageCodes: [] },
  hours: Array.from({ length: 7 }, (_, day) => ({ weekday: day + 1, startsAt: '09:00', endsAt: '13:00' })),
};

describe('volunteers who bring meals', () => {
  let test: TestDatabase;
  let desk: Desk;
  let deliverers: DelivererService;
  let shifts: ShiftService;
  let noShows: NoShowService;

  beforeAll(async () => {
    test = await openTestDatabase();
    const { home } = await arrangeSmallDistrict(test.owner);
    const scopeOf = async (role: Role, facilityId: string | null): Promise<Scope> => {
      const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
        `${role}-${home.code}`,
      ]);
      return { accountId: rows[0]?.id ?? '', role, districtCode: home.districtCode, townCode: home.code, facilityId };
    };
    desk = {
      ...{ owner: test.owner, townCode: home.code, districtCode: home.districtCode, facilityId: home.facilityId },
      operator: await scopeOf('operator', home.facilityId),
      official: await scopeOf('town_official', null),
    };
    deliverers = new DelivererService(test.database);
    shifts = new ShiftService(test.database);
    noShows = new NoShowService(test.database);
  });
  afterAll(() => test?.close());

  /** A delivery shift of today for one; its hours as the database has them, so that it may have begun. */
  async function shiftOf(startsAt: string, endsAt: string): Promise<string> {
    const { rows } = await test.owner.query<{ id: string }>(
      `INSERT INTO volunteering.shifts (district_code, town_code, facility_id, business_date, starts_at, ends_at, purpose, wanted, planned_by)
       VALUES ($1, $2, $3, $4, $5, $6, 'delivery', 1, $7) RETURNING id`,
      [desk.districtCode, desk.townCode, desk.facilityId, TODAY, startsAt, endsAt, desk.operator.accountId],
    );
    return rows[0]?.id ?? '';
  }

  const signUpOf = async (shiftId: string, volunteerId: string, replaces?: string): Promise<string> =>
    (await shifts.signUp(desk.operator, shiftId, { volunteerId, ...(replaces && { replaces }) })).signedUp.at(-1)?.id ??
    '';

  it('keeps how somebody brings meals, whole, and offers who signed up before who may be asked', async () => {
    const [signed, free] = [await storeVolunteer(desk), await storeVolunteer(desk, { name: '王小勤' })];
    for (const one of [signed, free]) expect(await deliverers.set(desk.operator, one, PROFILE)).toEqual(PROFILE);
    const day = addDays(TODAY, 1);
    const { planned } = await shifts.plan(desk.operator, {
      ...{ businessDate: day, startsAt: '10:00', endsAt: '12:00', purpose: 'delivery', wanted: 2, skills: [] },
    });
    expect(planned).toBe(1);
    const [shift] = (await shifts.list(desk.operator, { from: day, to: day })).items;
    await signUpOf(shift?.id ?? '', signed);
    const { items } = await deliverers.list(desk.operator, { businessDate: day, startsAt: '10:30', endsAt: '12:30' });
    const seen = items.filter(({ volunteerId }) => [signed, free].includes(volunteerId));
    expect(
      seen.map(({ volunteerId, present, mode, hotPortions }) => ({ volunteerId, present, mode, hotPortions })),
    ).toEqual([
      { volunteerId: signed, present: false, mode: 'ebike', hotPortions: 12 },
      { volunteerId: free, present: false, mode: 'ebike', hotPortions: 12 },
    ]);
    expect([seen[0]?.availableFrom, seen[0]?.availableTo]).toEqual(
      ['10:30', '12:00'].map((clock) => new Date(`${day}T${clock}:00+08:00`)),
    );
    expect(seen.map(({ signUpId }) => signUpId !== null)).toEqual([true, false]);
    expect(JSON.stringify(items)).not.toContain('138');
  });

  it('refuses what nobody can do, whoever asks', async () => {
    const volunteer = await storeVolunteer(desk);
    const set = (changes: Partial<DeliveryProfileDto>): Promise<unknown> =>
      deliverers.set(desk.operator, volunteer, { ...PROFILE, ...changes });
    await expect(deliverers.get(desk.operator, volunteer)).rejects.toMatchObject({ code: 'VOLUNTEERING.NO_PROFILE' });
    await expect(set({ hotPortions: 0, coldPortions: 0 })).rejects.toMatchObject({ code: 'VOLUNTEERING.NO_BOXES' });
    await expect(set({ startsFrom: 'home' })).rejects.toMatchObject({ code: 'VOLUNTEERING.HOME_NEEDED' });
    await expect(set({ homeLongitude: 121.3, homeLatitude: 29.6 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.HOME_NEEDED',
    });
    await expect(set({ villageCodes: ['999999999999'] })).rejects.toMatchObject({ code: 'VOLUNTEERING.UNKNOWN_PLACE' });
    const overlapping = [
      { weekday: 1, startsAt: '09:00', endsAt: '11:00' },
      { weekday: 1, startsAt: '10:00', endsAt: '12:00' },
    ];
    await expect(set({ hours: overlapping })).rejects.toMatchObject({ code: 'VOLUNTEERING.HOURS_OVERLAP' });
  });

  it('records who did not come, frees the place for a substitute, and knows who came late', async () => {
    const [missing, standIn] = [await storeVolunteer(desk), await storeVolunteer(desk, { name: '王小勤' })];
    const [begun, later] = [await shiftOf('00:00', '23:59'), await shiftOf('23:59:58', '23:59:59')];
    const place = await signUpOf(begun, missing);
    await expect(signUpOf(begun, standIn, place)).rejects.toMatchObject({
      code: expect.stringMatching(/SHIFT_FULL|PLACE_STILL_TAKEN/),
    });
    const early = await signUpOf(later, standIn);
    await expect(noShows.report(desk.operator, early, {})).rejects.toMatchObject({
      code: 'VOLUNTEERING.SHIFT_NOT_BEGUN',
    });
    await shifts.cancelSignUp(desk.operator, early, { reason: '换班' });

    const reported = await noShows.report(desk.operator, place, { note: '电话没人接' });
    expect(reported).toMatchObject({ volunteerId: missing, cameAt: null, replacedBy: null });
    expect(await noShows.report(desk.operator, place, {})).toEqual(reported);
    const substitute = await signUpOf(begun, standIn, place);
    expect((await noShows.list(desk.operator, { from: TODAY, to: TODAY })).items).toMatchObject([
      { signUpId: place, replacedBy: substitute },
    ]);

    const attendances = new AttendanceService(test.database);
    await attendances.signIn(desk.operator, {
      ...{ id: crypto.randomUUID(), volunteerId: missing, purpose: 'delivery', deviceId: DEVICE },
      ...{ deviceAt: new Date().toISOString(), offline: false },
    });
    const [late] = (await noShows.list(desk.operator, { from: TODAY, to: TODAY })).items;
    expect(late?.cameAt).toBeInstanceOf(Date);
  });

  it('calls nobody who signed in a no-show', async () => {
    const volunteer = await storeVolunteer(desk);
    const place = await signUpOf(await shiftOf('00:00:01', '23:58'), volunteer);
    await new AttendanceService(test.database).signIn(desk.operator, {
      ...{ id: crypto.randomUUID(), volunteerId: volunteer, purpose: 'delivery', deviceId: DEVICE },
      ...{ deviceAt: new Date().toISOString(), offline: false },
    });
    await expect(noShows.report(desk.operator, place, {})).rejects.toMatchObject({ code: 'VOLUNTEERING.WAS_THERE' });
  });

  it('forgets with an erasure how and from where somebody brought meals', async () => {
    const volunteer = await storeVolunteer(desk);
    await deliverers.set(desk.operator, volunteer, {
      ...PROFILE,
      startsFrom: 'home',
      homeLongitude: 121.4,
      homeLatitude: 29.6,
    });
    await test.owner.query(`UPDATE volunteering.volunteers SET state = 'left' WHERE id = $1`, [volunteer]);
    await test.database.scoped(desk.official, (tx) =>
      tx.query('SELECT volunteering.erase_volunteer($1, 0)', [volunteer]),
    );
    const { rows } = await test.owner.query(
      `SELECT FROM volunteering.delivery_profiles WHERE volunteer_id = $1
       UNION ALL SELECT FROM volunteering.delivery_hours WHERE volunteer_id = $1`,
      [volunteer],
    );
    expect(rows).toEqual([]);
    const { rows: logged } = await test.owner.query(
      `SELECT FROM platform.audit_log WHERE before::text || after::text LIKE '%121.4%'`,
    );
    expect(logged).toEqual([]);
  });
});
