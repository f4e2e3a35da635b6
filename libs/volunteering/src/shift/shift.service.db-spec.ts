import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, weekStartOf } from '@nuancan/kernel';
import type { Role, Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeSmallDistrict, type ArrangedTown } from '../../../../test/support/small-district.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { storeVolunteer, type Desk } from '../testing/volunteer-desk.js';
import { VolunteerService } from '../volunteer/volunteer.service.js';
import type { PlanShiftDto, ShiftDto } from './shift.dto.js';
import { ShiftService } from './shift.service.js';

const TODAY = businessDateAt(new Date());
const TOMORROW = addDays(TODAY, 1);

describe('ShiftService', () => {
  let test: TestDatabase;
  let desk: Desk;
  let shifts: ShiftService;
  let volunteers: VolunteerService;
  let hour = 0;
  let officials = 0;

  /** Another one of the same town. */
  async function secondOfficial(): Promise<string> {
    officials += 1;
    const { rows } = await test.owner.query<{ id: string }>(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code)
       SELECT 'official-' || $2, '又一位', password_hash, role, district_code, town_code FROM identity.accounts WHERE id = $1 RETURNING id`,
      [desk.official.accountId, officials],
    );
    return rows[0]?.id ?? '';
  }

  beforeAll(async () => {
    test = await openTestDatabase();
    const { home } = await arrangeSmallDistrict(test.owner);
    desk = await deskOf(home);
    shifts = new ShiftService(test.database);
    volunteers = new VolunteerService(test.database);
  });
  afterAll(() => test?.close());

  async function deskOf(town: ArrangedTown): Promise<Desk> {
    const scopeOf = async (role: Role, facilityId: string | null): Promise<Scope> => {
      const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
        `${role}-${town.code}`,
      ]);
      return { accountId: rows[0]?.id ?? '', role, districtCode: town.districtCode, townCode: town.code, facilityId };
    };
    return {
      ...{ owner: test.owner, townCode: town.code, districtCode: town.districtCode, facilityId: town.facilityId },
      operator: await scopeOf('operator', town.facilityId),
      official: await scopeOf('town_official', null),
    };
  }

  /** An hour of tomorrow that no other test has. */
  async function plan(changes: Partial<PlanShiftDto> = {}): Promise<ShiftDto> {
    hour += 1;
    const at = (minute: number): string => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    const draft: PlanShiftDto = {
      ...{ businessDate: TOMORROW, startsAt: at(0), endsAt: at(50), purpose: 'kitchen', wanted: 2, skills: [] },
      ...changes,
    };
    await shifts.plan(desk.operator, draft);
    const { items } = await shifts.list(desk.operator, { from: TOMORROW, to: TOMORROW });
    const planned = items.find(({ startsAt, purpose }) => startsAt === draft.startsAt && purpose === draft.purpose);
    if (planned === undefined) throw new Error('a shift that was just planned is not there');
    return planned;
  }

  const codes = async (attempts: readonly Promise<unknown>[]): Promise<string[]> =>
    (await Promise.allSettled(attempts)).map((one) =>
      one.status === 'fulfilled' ? 'ok' : (one.reason as { code: string }).code,
    );

  it('plans a shift for weeks, once, and copies a week without doubling it', async () => {
    const draft = {
      businessDate: addDays(weekStartOf(TODAY), 10),
      startsAt: '08:00',
      endsAt: '10:00',
      wanted: 3,
    } as const;
    const whole: PlanShiftDto = { ...draft, purpose: 'kitchen', skills: ['health_certificate'], weeks: 3 };
    expect(await shifts.plan(desk.operator, whole)).toEqual({ planned: 3 });
    await expect(shifts.plan(desk.operator, { ...whole, weeks: 1 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.SHIFT_EXISTS',
    });
    const week = { fromWeek: draft.businessDate, toWeek: addDays(draft.businessDate, 28) };
    expect(await shifts.copyWeek(desk.operator, week)).toEqual({ planned: 1 });
    expect(await shifts.copyWeek(desk.operator, week)).toEqual({ planned: 0 });
    const copied = await shifts.list(desk.operator, { from: week.toWeek, to: week.toWeek });
    expect(copied.items).toMatchObject([{ startsAt: '08:00', wanted: 3, taken: 0, skills: ['health_certificate'] }]);
    await expect(plan({ businessDate: addDays(TODAY, -1) })).rejects.toMatchObject({
      code: 'VOLUNTEERING.SHIFT_IN_PAST',
    });
    await expect(plan({ startsAt: '12:00', endsAt: '11:00' })).rejects.toMatchObject({
      code: 'VOLUNTEERING.TIMES_REVERSED',
    });
  });

  it('lets never more sign up than are wanted, however many come at once', async () => {
    const shift = await plan({ wanted: 3 });
    const people: string[] = [];
    for (let one = 0; one < 8; one += 1) people.push(await storeVolunteer(desk));
    const said = await codes(people.map((volunteerId) => shifts.signUp(desk.operator, shift.id, { volunteerId })));
    expect(said.filter((code) => code === 'ok')).toHaveLength(3);
    expect(said.filter((code) => code === 'VOLUNTEERING.SHIFT_FULL')).toHaveLength(5);
    const [stored] = (await shifts.list(desk.operator, { from: TOMORROW, to: TOMORROW })).items.filter(
      ({ id }) => id === shift.id,
    );
    expect(stored).toMatchObject({ taken: 3 });
    expect(stored?.signedUp).toHaveLength(3);
  });

  it('books nobody twice at a time, also when both come at once; a place that is given back is free', async () => {
    const kitchen = await plan();
    const { startsAt, endsAt } = kitchen;
    const delivery = await plan({ purpose: 'delivery', startsAt, endsAt });
    const volunteerId = await storeVolunteer(desk);
    const said = await codes([kitchen, delivery].map(({ id }) => shifts.signUp(desk.operator, id, { volunteerId })));
    expect(said.sort()).toEqual(['VOLUNTEERING.DOUBLE_BOOKED', 'ok']);
    const after = await shifts.list(desk.operator, { from: TOMORROW, to: TOMORROW });
    const booked = after.items.find(({ signedUp }) => signedUp.some((one) => one.volunteerId === volunteerId));
    const other = [kitchen, delivery].find(({ id }) => id !== booked?.id);
    const signUpId = booked?.signedUp[0]?.id ?? '';
    await shifts.cancelSignUp(desk.operator, signUpId, { reason: '有事' });
    await expect(shifts.cancelSignUp(desk.operator, signUpId, { reason: '有事' })).rejects.toMatchObject({
      code: 'VOLUNTEERING.ALREADY_CANCELLED',
    });
    expect(await shifts.signUp(desk.operator, other?.id ?? '', { volunteerId })).toMatchObject({ taken: 1 });
  });

  it('takes only who is active, checked and skilled on the day', async () => {
    const shift = await plan({ wanted: 9, skills: ['health_certificate'] });
    const signUp = (volunteerId: string): Promise<ShiftDto> => shifts.signUp(desk.operator, shift.id, { volunteerId });
    const unskilled = await storeVolunteer(desk);
    await expect(signUp(unskilled)).rejects.toMatchObject({ code: 'VOLUNTEERING.NOT_SKILLED' });
    await volunteers.setSkill(desk.operator, unskilled, 'health_certificate', { validTo: TODAY });
    await volunteers.check(desk.official, unskilled);
    await expect(signUp(unskilled)).rejects.toMatchObject({ code: 'VOLUNTEERING.NOT_SKILLED' });
    await volunteers.setSkill(desk.operator, unskilled, 'health_certificate', { validTo: TOMORROW });
    await expect(signUp(unskilled)).rejects.toMatchObject({ code: 'VOLUNTEERING.NOT_READY' });
    await volunteers.check(desk.official, unskilled);
    await signUp(unskilled);
    const fresh = await volunteers.register(desk.operator, {
      ...{ clientId: randomUUID(), name: '乐桂英', phone: '13912340000', consentedOn: TODAY },
    });
    await volunteers.setSkill(desk.operator, fresh.id, 'health_certificate', { validTo: TOMORROW });
    await expect(signUp(fresh.id)).rejects.toMatchObject({ code: 'VOLUNTEERING.NOT_READY' });
    const { version } = await volunteers.check(desk.official, fresh.id);
    const paused = await volunteers.edit(desk.official, { id: fresh.id, version, edit: { state: 'paused' } });
    await expect(signUp(fresh.id)).rejects.toMatchObject({ code: 'VOLUNTEERING.NOT_READY' });
    await volunteers.edit(desk.official, { id: fresh.id, version: paused.version, edit: { state: 'active' } });
    await signUp(fresh.id);
  });

  it.each([{ name: '别的人' }, { phone: '13900009999' }, { birthDate: '1950-05-05' }])(
    'takes nobody who became another since they were checked: %j',
    async (edit) => {
      const id = await storeVolunteer(desk);
      const same = await volunteers.edit(desk.operator, {
        id,
        version: 1,
        edit: { phone: '13800001111', state: 'active' },
      });
      expect(same.checked).toBe(true);
      const { checked } = await volunteers.edit(desk.operator, { id, version: same.version, edit });
      expect(checked).toBe(false);
      const { id: shiftId } = await plan();
      await expect(shifts.signUp(desk.operator, shiftId, { volunteerId: id })).rejects.toMatchObject({
        code: 'VOLUNTEERING.NOT_READY',
      });
      expect((await volunteers.check(desk.official, id)).checked).toBe(true);
      await shifts.signUp(desk.operator, shiftId, { volunteerId: id });
    },
  );

  it('has what somebody changed checked by another, also of an entry that nobody has checked yet', async () => {
    const other = { ...desk.official, accountId: await secondOfficial() };
    const fourEyes = { code: 'VOLUNTEERING.FOUR_EYES' };
    const id = await storeVolunteer(desk);
    const { version } = await volunteers.get(desk.official, id);
    await volunteers.edit(desk.official, { id, version, edit: { name: '换了人', phone: '13900009999' } });
    await expect(volunteers.check(desk.official, id)).rejects.toMatchObject(fourEyes);
    await volunteers.setSkill(other, id, 'first_aid', { certificateNo: 'A-1', validTo: TOMORROW });
    await expect(volunteers.check(desk.official, id)).rejects.toMatchObject(fourEyes);
    await expect(volunteers.check(other, id)).rejects.toMatchObject(fourEyes);
    const third = { ...desk.official, accountId: await secondOfficial() };
    expect((await volunteers.check(third, id)).checked).toBe(true);
    // Seen: what is changed from now on begins anew.
    await volunteers.setSkill(third, id, 'first_aid', { certificateNo: 'A-2', validTo: TOMORROW });
    await expect(volunteers.check(third, id)).rejects.toMatchObject(fourEyes);
    expect((await volunteers.check(desk.official, id)).checked).toBe(true);
  });

  it('cancels a shift with its sign-ups, and takes nobody afterwards', async () => {
    const shift = await plan();
    await shifts.signUp(desk.operator, shift.id, { volunteerId: await storeVolunteer(desk) });
    const cancelled = await shifts.cancel(desk.official, shift.id, { reason: '停水' });
    expect(cancelled).toMatchObject({ taken: 0, signedUp: [], cancelledBecause: '停水' });
    const late = shifts.signUp(desk.operator, shift.id, { volunteerId: await storeVolunteer(desk) });
    await expect(late).rejects.toMatchObject({ code: 'VOLUNTEERING.SHIFT_NOT_OPEN' });
  });
});
