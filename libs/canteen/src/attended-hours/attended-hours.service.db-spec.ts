import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttendanceService } from '../../../volunteering/src/attendance/attendance.service.js';
import {
  cameAt,
  DEVICE,
  storeRate,
  storeVolunteer,
  toldAt,
  type Desk,
} from '../../../volunteering/src/testing/volunteer-desk.js';
import { VolunteerService } from '../../../volunteering/src/volunteer/volunteer.service.js';
import { checkInvariants } from '../audit/check-invariants.js';
import { newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { AttendedHoursService } from './attended-hours.service.js';

const TODAY = businessDateAt(new Date());

describe('hours of registered volunteers', () => {
  let books: OpenBooks;
  let desk: Desk;
  let attendances: AttendanceService;
  let hours: AttendedHoursService;
  let daysUsed = 0;

  beforeAll(async () => {
    books = await openBooks();
    const { home, districtCode } = books.district;
    const { townCode, facilityId, operator, townOfficial } = home;
    desk = { owner: books.test.owner, townCode, districtCode, facilityId, operator, official: townOfficial };
    attendances = new AttendanceService(books.test.database);
    hours = new AttendedHoursService(books.test.database);
    await storeRate(desk, 1800);
  });
  afterAll(async () => {
    const broken = (await checkInvariants(books.test.owner)).filter(({ offending }) => offending.length > 0);
    await books.close();
    expect(broken).toEqual([]);
  });

  /** As sign-ins may be told for seven days. */
  function freshDay(): BusinessDate {
    daysUsed = (daysUsed % 6) + 1;
    return addDays(TODAY, -daysUsed);
  }

  /** Three hours of somebody. */
  async function attend(day: BusinessDate, volunteerId?: string): Promise<{ id: string; volunteerId: string }> {
    const who = volunteerId ?? (await storeVolunteer(desk));
    const { id } = await attendances.signIn(desk.operator, cameAt(who, day, '08:00'));
    await attendances.signOut(desk.operator, id, toldAt(day, '11:00'));
    return { id, volunteerId: who };
  }

  async function sourcesOf(attendanceId: string): Promise<object[]> {
    const { rows } = await books.test.owner.query<object>(
      `SELECT d.kind, d.quantity, d.unit_fen, d.value_fen, w.source_id IS NOT NULL AS withdrawn, h.source_id IS NOT NULL AS confirmed
       FROM canteen.day_sources d LEFT JOIN canteen.day_source_withdrawals w ON w.source_id = d.id
       LEFT JOIN canteen.hours_confirmations h ON h.source_id = d.id WHERE d.attendance_id = $1 ORDER BY d.confirmation_no`,
      [attendanceId],
    );
    return rows;
  }

  async function balanceOf(volunteerId: string): Promise<number | undefined> {
    const { rows } = await books.test.owner.query<{ minutes: number }>(
      'SELECT balance_minutes AS minutes FROM volunteering.time_accounts WHERE volunteer_id = $1',
      [volunteerId],
    );
    return rows[0]?.minutes;
  }

  const closeByOfficial = (businessDate: BusinessDate): Promise<unknown> =>
    books.days.close(desk.official, { facilityId: desk.facilityId, businessDate, overrideReason: '平板坏了' });

  it('are an entry of the day at its reference rate, confirmed, and minutes in the time bank', async () => {
    const { id, volunteerId } = await attend(freshDay());
    const confirmed = await hours.confirm(desk.operator, id, { minutes: 150 });
    expect(confirmed).toMatchObject({ attendedMinutes: 180, confirmedMinutes: 150, fenPerHour: 1800 });
    const entry = {
      kind: 'kitchen_hours',
      quantity: 150,
      unit_fen: 1800,
      value_fen: 4500,
      withdrawn: false,
      confirmed: true,
    };
    expect(await sourcesOf(id)).toEqual([entry]);
    expect(await hours.confirm(desk.operator, id, { minutes: 150 })).toEqual(confirmed);
    expect(await sourcesOf(id)).toHaveLength(1);
    expect(await balanceOf(volunteerId)).toBe(150);
  });

  it('are corrected by a second row with a reason, and taken back together', async () => {
    const { id, volunteerId } = await attend(freshDay());
    await hours.confirm(desk.operator, id, { minutes: 150 });
    for (const wrong of [{ minutes: 120 }, { minutes: 150, reason: '一样' }]) {
      await expect(hours.confirm(desk.operator, id, wrong)).rejects.toMatchObject({
        code: 'VOLUNTEERING.ALREADY_CONFIRMED',
      });
    }
    await hours.confirm(desk.official, id, { minutes: 120, reason: '中间回家半小时' });
    expect(await sourcesOf(id)).toMatchObject([
      { quantity: 150, withdrawn: true },
      { quantity: 120, withdrawn: false, confirmed: true },
    ]);
    expect(await balanceOf(volunteerId)).toBe(120);
    await hours.withdraw(desk.operator, id, { reason: '点错了人' });
    expect(await sourcesOf(id)).toMatchObject([{ withdrawn: true }, { withdrawn: true }]);
    expect(await balanceOf(volunteerId)).toBe(0);
    await expect(hours.withdraw(desk.operator, id, { reason: '再来' })).rejects.toMatchObject({
      code: 'VOLUNTEERING.WITHDRAWN',
    });
  });

  it('go when their entry of the day is taken back', async () => {
    const { id, volunteerId } = await attend(freshDay());
    await hours.confirm(desk.operator, id, { minutes: 60 });
    const { rows } = await books.test.owner.query<{ id: string }>(
      'SELECT id FROM canteen.day_sources WHERE attendance_id = $1',
      [id],
    );
    await books.sources.withdraw(desk.operator, rows[0]?.id ?? '', { reason: '不算' });
    expect(await balanceOf(volunteerId)).toBe(0);
    await expect(hours.confirm(desk.operator, id, { minutes: 60 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.WITHDRAWN',
    });
  });

  it('are not confirmed by the volunteer, nor beyond what they were there, nor while they are', async () => {
    const day = freshDay();
    const own = await attend(day, await storeVolunteer(desk, { accountId: desk.operator.accountId }));
    await expect(hours.confirm(desk.operator, own.id, { minutes: 60 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.OWN_HOURS',
    });
    await expect(hours.confirm(desk.official, own.id, { minutes: 181 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.MORE_THAN_ATTENDED',
    });
    await hours.confirm(desk.official, own.id, { minutes: 180 });
    const there = await attendances.signIn(desk.operator, cameAt(await storeVolunteer(desk), day, '08:00'));
    await expect(hours.confirm(desk.operator, there.id, { minutes: 1 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.STILL_THERE',
    });
    await expect(
      books.days.close(desk.operator, { businessDate: day, cashCount: {}, beforeServingEnds: true }),
    ).rejects.toMatchObject({ code: 'DAY.INCOMPLETE' });
    await hours.withdraw(desk.operator, there.id, { reason: '点错了' });
  });

  it('are not confirmed by the volunteer whose entry was linked to another account since, which only another official does', async () => {
    const volunteers = new VolunteerService(books.test.database);
    const { accountId } = desk.operator;
    await books.test.owner.query('UPDATE volunteering.volunteers SET account_id = NULL WHERE account_id = $1', [
      accountId,
    ]);
    const own = await attend(freshDay(), await storeVolunteer(desk, { accountId }));
    const { townOfficial, operator } = books.district.away;
    const link = (scope: Scope, to: string | null) =>
      volunteers.edit(scope, { id: own.volunteerId, version: 1, edit: { accountId: to ?? '' } });
    for (const [scope, to] of [
      [desk.operator, townOfficial.accountId],
      [desk.official, desk.official.accountId],
    ] as const) {
      await expect(link(scope, to)).rejects.toMatchObject({ code: 'VOLUNTEERING.LINK_NOT_ALLOWED' });
    }
    await link(desk.official, operator.accountId);
    await expect(hours.confirm(desk.operator, own.id, { minutes: 60 })).rejects.toMatchObject({
      code: 'VOLUNTEERING.OWN_HOURS',
    });
    await hours.confirm(desk.official, own.id, { minutes: 60 });
    // Whom the register links later is none of what was confirmed before.
    await books.test.owner.query('UPDATE volunteering.volunteers SET account_id = $2 WHERE id = $1', [
      own.volunteerId,
      desk.official.accountId,
    ]);
  });

  it('are refused after the close, and so is taking them back', async () => {
    const day = freshDay();
    const confirmed = await attend(day);
    const open = await attend(day);
    await hours.confirm(desk.operator, confirmed.id, { minutes: 100 });
    await closeByOfficial(day);
    for (const late of [
      () => hours.confirm(desk.operator, open.id, { minutes: 100 }),
      () => hours.confirm(desk.operator, confirmed.id, { minutes: 90, reason: '改' }),
      () => hours.withdraw(desk.operator, confirmed.id, { reason: '改' }),
    ]) {
      await expect(late()).rejects.toMatchObject({ code: 'DAY.CLOSED' });
    }
    await expect(attend(day)).rejects.toMatchObject({ code: 'VOLUNTEERING.DAY_CLOSED' });
    expect(await balanceOf(open.volunteerId)).toBeUndefined();
    expect(await balanceOf(confirmed.volunteerId)).toBe(100);
  });

  it('are one sign-in and one confirmation, however many come at once', async () => {
    const day = freshDay();
    const volunteerId = await storeVolunteer(desk);
    const said = await Promise.allSettled(
      Array.from({ length: 6 }, () => attendances.signIn(desk.operator, cameAt(volunteerId, day, '13:00'))),
    );
    const stands = said.flatMap((one) => (one.status === 'fulfilled' ? [one.value.id] : []));
    expect(stands).toHaveLength(1);
    for (const one of said.filter(({ status }) => status === 'rejected')) {
      expect(one).toMatchObject({ reason: { code: 'VOLUNTEERING.ALREADY_THERE' } });
    }
    const id = stands[0] ?? '';
    await attendances.signOut(desk.operator, id, toldAt(day, '15:00'));
    await Promise.all(Array.from({ length: 6 }, () => hours.confirm(desk.operator, id, { minutes: 120 })));
    expect(await sourcesOf(id)).toHaveLength(1);
    expect(await balanceOf(volunteerId)).toBe(120);
  });

  it('repeat a tap that was sent before, and never invent when somebody left', async () => {
    const volunteerId = await storeVolunteer(desk);
    const tap = { deviceId: DEVICE, deviceAt: new Date(Date.now() - 3000).toISOString(), offline: false };
    const draft = { id: newClientId(), volunteerId, purpose: 'delivery' as const, ...tap };
    const first = await attendances.signIn(desk.operator, draft);
    expect(await attendances.signIn(desk.operator, { ...draft, offline: true })).toEqual(first);
    expect(first.clockAheadSeconds).toBeLessThanOrEqual(-2);
    await expect(attendances.signIn(desk.operator, { ...draft, purpose: 'kitchen' })).rejects.toMatchObject({
      code: 'VOLUNTEERING.CLIENT_ID_CLASH',
    });
    const old = await attendances.signIn(
      desk.operator,
      cameAt(await storeVolunteer(desk), addDays(TODAY, -1), '09:00'),
    );
    await expect(attendances.signOut(desk.operator, old.id, tap)).rejects.toMatchObject({
      code: 'VOLUNTEERING.OUT_OF_TIME',
    });
    await expect(attendances.signOut(desk.operator, old.id, { ...tap, toldAt: tap.deviceAt })).rejects.toMatchObject({
      code: 'VOLUNTEERING.NOTE_MISSING',
    });
    const out = toldAt(addDays(TODAY, -1), '10:30');
    const left = await attendances.signOut(desk.operator, old.id, out);
    expect(left).toMatchObject({ attendedMinutes: 90, leftBy: 'told' });
    expect(await attendances.signOut(desk.operator, old.id, out)).toEqual(left);
    await expect(attendances.signOut(desk.operator, old.id, tap)).rejects.toMatchObject({
      code: 'VOLUNTEERING.ALREADY_LEFT',
    });
  });

  it('cannot be stored without their entry, nor the entry without them', async () => {
    const day = freshDay();
    const { id } = await attend(day);
    const alone = books.test.database.scoped(desk.operator, (tx) =>
      tx.query(
        `INSERT INTO volunteering.hour_confirmations (attendance_id, seq, district_code, town_code, facility_id, business_date,
           volunteer_id, purpose, minutes, unit_fen, account_id)
         SELECT id, 1, district_code, town_code, facility_id, business_date, volunteer_id, purpose, 10, 1800, platform.scope_account()
         FROM volunteering.attendances WHERE id = $1`,
        [id],
      ),
    );
    await expect(alone).rejects.toMatchObject({ driverError: { constraint: 'day_sources_hours_agree' } });
    await hours.confirm(desk.operator, id, { minutes: 10 });
    const withdrawn = books.test.database.scoped(desk.operator, (tx) =>
      tx.query(
        `INSERT INTO canteen.day_source_withdrawals (source_id, district_code, town_code, facility_id, business_date, reason, account_id)
         SELECT id, district_code, town_code, facility_id, business_date, 'x', platform.scope_account()
         FROM canteen.day_sources WHERE attendance_id = $1`,
        [id],
      ),
    );
    await expect(withdrawn).rejects.toMatchObject({ driverError: { constraint: 'day_sources_hours_agree' } });
  });

  it('entered by hand are worth the reference rate when nobody says otherwise', async () => {
    const day = freshDay();
    const entry = { kind: 'kitchen_hours' as const, description: '未登记的邻居', quantity: 60, businessDate: day };
    const { id } = await books.sources.enter(desk.operator, { clientId: newClientId(), ...entry });
    const { rows } = await books.test.owner.query(
      'SELECT unit_fen, attendance_id FROM canteen.day_sources WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ unit_fen: 1800, attendance_id: null }]);
  });
});
