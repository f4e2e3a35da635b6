import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckDesk, type Site } from '../testing/check-desk.js';
import { AttendanceService } from './attendance.service.js';

const TODAY = businessDateAt(new Date());

describe('attendance counts', () => {
  let desk: CheckDesk;
  let site: Site;
  let attendance: AttendanceService;

  beforeAll(async () => {
    desk = await CheckDesk.open();
    site = desk.site();
    attendance = new AttendanceService(desk.test.database);
  });
  afterAll(() => desk?.test.close());

  const asked = { slot: 'lunch' as const, source: 'visit_sheet' as const, people: 42, businessDate: TODAY };

  it('are entered and read by the officials of the facility, and by nobody who runs it', async () => {
    const counted = await attendance.count(site.townOfficial, { ...asked, facilityId: site.id });
    const month = TODAY.slice(0, 7);
    expect(await attendance.list(desk.districtOfficial, { facilityId: site.id, month })).toEqual({ items: [counted] });
    expect(await attendance.list(site.operator, { facilityId: site.id, month })).toEqual({ items: [] });
    const own = attendance.count(site.operator, { ...asked, facilityId: site.id });
    await expect(own).rejects.toThrow('row-level security');
    const elsewhere = { ...asked, facilityId: desk.site().id };
    await expect(attendance.count(site.townOfficial, elsewhere)).rejects.toThrow('ATTENDANCE.FACILITY_NOT_IN_SCOPE');
  });

  it('are of days that were', async () => {
    const ahead = { ...asked, facilityId: site.id, businessDate: addDays(TODAY, 1) };
    await expect(attendance.count(site.townOfficial, ahead)).rejects.toThrow('ATTENDANCE.IN_FUTURE');
  });
});
