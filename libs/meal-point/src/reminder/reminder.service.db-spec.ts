import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { systemScope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import type { AddLicenceDto } from '../licence/licence.dto.js';
import { LicenceService } from '../licence/licence.service.js';
import { arrangeMealPoints, DISTRICT, type MealPointDistrict } from '../testing/meal-point-district.js';
import { ReminderService } from './reminder.service.js';

const TODAY = businessDateAt(new Date());
const day = (days: number): string => addDays(TODAY, days);

let test: TestDatabase;
let at: MealPointDistrict;
let licences: LicenceService;
let reminders: ReminderService;

beforeAll(async () => {
  test = await openTestDatabase();
  at = await arrangeMealPoints(test.owner);
  licences = new LicenceService(test.database);
  reminders = new ReminderService(test.database);
});
afterAll(() => test?.close());
beforeEach(() =>
  test.owner.query(
    'DELETE FROM meal_point.facility_reminders; DELETE FROM meal_point.certificate_holders; DELETE FROM meal_point.licences',
  ),
);

const licence = (validTo: string | null, given: Partial<AddLicenceDto> = {}): AddLicenceDto => ({
  facilityId: at.canteen,
  kind: 'food_business',
  number: 'JY33302130001',
  validFrom: '2022-01-01',
  validTo,
  ...given,
});
const certificate = (validTo: string, holderName: string, number = 'JK-1'): AddLicenceDto =>
  licence(validTo, { kind: 'health_certificate', number, holderName });

async function makeOn(businessDate: string): Promise<void> {
  await test.database.scoped(systemScope(DISTRICT), (tx) =>
    reminders.make(tx, { districtCode: DISTRICT, businessDate }),
  );
}

async function stored(): Promise<string[]> {
  const { rows } = await test.owner.query<{ days_before: number; due_on: string }>(
    'SELECT days_before, due_on FROM meal_point.facility_reminders ORDER BY days_before DESC',
  );
  return rows.map(({ days_before, due_on }) => `${days_before} ${due_on}`);
}

describe('reminders', () => {
  it('come 60, 30, 7 and 0 days before, each once, however often the job runs', async () => {
    await licences.add(at.operator, licence(day(60)));
    for (let after = -1; after <= 62; after += 1) {
      await makeOn(day(after));
      await makeOn(day(after));
    }
    expect(await stored()).toEqual([`60 ${TODAY}`, `30 ${day(30)}`, `7 ${day(53)}`, `0 ${day(60)}`]);
    const { rows: told } = await test.owner.query(
      `SELECT m.account_id, count(*)::int FROM messaging.messages m JOIN meal_point.facility_reminders r ON r.id = m.about_id
       WHERE m.kind = 'licence.expires' GROUP BY 1`,
    );
    expect(new Map(told.map((row) => [row.account_id, row.count]))).toEqual(
      new Map([at.operator, at.townOfficial].map(({ accountId }) => [accountId, 4])),
    );
  });

  it('of a licence that was entered late is the nearest one only; of an expired one the last', async () => {
    await licences.add(at.operator, licence(day(20)));
    await makeOn(TODAY);
    await licences.add(at.operator, licence(day(-3), { kind: 'insurance', number: 'BX-1' }));
    await makeOn(TODAY);
    expect(await stored()).toEqual([`30 ${day(-10)}`, `0 ${day(-3)}`]);
  });

  it('come again when the expiry was wrong, and not for what was renewed, ended or does not expire', async () => {
    const first = await licences.add(at.operator, licence(day(5)));
    await makeOn(TODAY);
    await licences.edit(at.operator, { id: first.id, version: 1, edit: { validTo: day(6) } });
    await makeOn(TODAY);
    expect(await stored()).toHaveLength(2);
    const open = async () =>
      (await reminders.list(at.townOfficial, { limit: 9 })).items.map(({ expiresOn }) => expiresOn);
    expect(await open()).toEqual([day(6)]);
    await licences.add(at.operator, licence(day(900), { validFrom: TODAY }));
    expect(await open()).toEqual([]);
    await licences.add(at.operator, licence(null, { kind: 'fire_safety', number: 'XF-1' }));
    const left = await licences.add(at.operator, certificate(day(3), '王根法'));
    await licences.edit(at.operator, { id: left.id, version: 1, edit: { endedOn: TODAY } });
    await makeOn(TODAY);
    expect(await stored()).toHaveLength(2);
  });

  it('of a health certificate end with a new one of the same person only', async () => {
    await licences.add(at.operator, certificate(day(3), '王根法'));
    await licences.add(at.operator, certificate(day(300), '李素珍', 'JK-2'));
    await makeOn(TODAY);
    expect((await reminders.list(at.operator, { limit: 9 })).items).toMatchObject([
      { holderName: '王根法', daysLeft: 3 },
    ]);
    await licences.add(at.operator, certificate(day(365), '王根法', 'JK-3'));
    expect((await reminders.list(at.operator, { limit: 9 })).items).toEqual([]);
  });

  it('are acknowledged once, with who and when', async () => {
    await licences.add(at.operator, licence(day(5)));
    await makeOn(TODAY);
    const [due] = (await reminders.list(at.operator, { limit: 9 })).items;
    const id = due?.id ?? '';
    await expect(reminders.acknowledge(at.farOfficial, id)).rejects.toThrow('ROW_NOT_FOUND');
    await expect(reminders.acknowledge(at.auditor, id)).rejects.toThrow('ROW_NOT_FOUND');
    expect(await reminders.acknowledge(at.operator, id)).toMatchObject({
      acknowledged: { by: at.operator.accountId, role: 'operator', name: '测试' },
    });
    await expect(reminders.acknowledge(at.townOfficial, id)).rejects.toThrow('ALREADY_ACKNOWLEDGED');
    expect((await reminders.list(at.townOfficial, { limit: 9 })).items).toEqual([]);
    const all = await reminders.list(at.townOfficial, { limit: 9, state: 'acknowledged' });
    expect(all.items).toMatchObject([{ acknowledged: { role: 'operator' } }]);
  });
});

describe('licences', () => {
  it('tell the name on a health certificate to those who need it, and never to the audit log', async () => {
    await licences.add(at.operator, certificate(day(100), '王根法'));
    const names = async (scope: MealPointDistrict['operator']) =>
      (await licences.list(scope, { limit: 9 })).items.map(({ holderName }) => holderName);
    expect(await names(at.operator)).toEqual(['王根法']);
    expect(await names(at.townOfficial)).toEqual(['王根法']);
    expect(await names(at.districtOfficial)).toEqual(['王根法']);
    expect(await names(at.auditor)).toEqual([null]);
    expect(await names(at.farOfficial)).toEqual([]);
    expect(await names(at.volunteer)).toEqual([]);
    const { rows } = await test.owner.query(`SELECT FROM platform.audit_log WHERE after::text LIKE '%王根法%'`);
    expect(rows).toEqual([]);
  });

  it('name a holder exactly when they are health certificates, and expire unless they are acceptances', async () => {
    const add = (draft: AddLicenceDto) => licences.add(at.operator, draft);
    await expect(add(licence(day(9), { holderName: '王根法' }))).rejects.toThrow('HOLDER_MISSING');
    await expect(add(licence(day(9), { kind: 'health_certificate' }))).rejects.toThrow('HOLDER_MISSING');
    await expect(add(licence(null))).rejects.toThrow('EXPIRY_MISSING');
    await expect(add(licence('2021-01-01'))).rejects.toThrow('DATES_REVERSED');
    await add(licence(day(9)));
    await expect(add(licence(day(10)))).rejects.toThrow('LICENCE_EXISTS');
    await expect(add(licence(day(9), { facilityId: at.kitchen }))).rejects.toThrow('FACILITY_NOT_FOUND');
  });

  it('are mended at the version that was seen', async () => {
    const { id } = await licences.add(at.operator, certificate(day(100), '王根法'));
    expect(await licences.edit(at.townOfficial, { id, version: 1, edit: { holderName: '王根发' } })).toMatchObject({
      holderName: '王根发',
      version: 2,
    });
    const late = licences.edit(at.operator, { id, version: 1, edit: { number: 'JK-9' } });
    await expect(late).rejects.toThrow('CHANGED_MEANWHILE');
    const foreign = licences.edit(at.farOfficial, { id, version: 2, edit: { number: 'JK-9' } });
    await expect(foreign).rejects.toThrow('ROW_NOT_FOUND');
  });

  it('are listed by expiry, those due within days without the renewed', async () => {
    await licences.add(at.operator, licence(day(40)));
    await licences.add(at.operator, licence(null, { kind: 'hygiene', number: 'WS-1' }));
    await licences.add(at.operator, licence(day(10), { kind: 'insurance', number: 'BX-1' }));
    const first = await licences.list(at.operator, { limit: 2 });
    const rest = await licences.list(at.operator, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map(({ kind }) => kind)).toEqual(['insurance', 'food_business', 'hygiene']);
    const due = await licences.list(at.operator, { limit: 9, expiringWithinDays: 30 });
    expect(due.items).toMatchObject([{ kind: 'insurance', daysLeft: 10, renewed: false }]);
  });
});
