import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FacilityReader } from '../../../meal-point/src/facility/facility-reader.js';
import { FacilityService } from '../../../meal-point/src/facility/facility.service.js';
import { FacilitiesImport } from '../../../meal-point/src/import/facilities-import.js';
import { ImportDesk, refusalsOf } from '../../../registry/src/import/testing/import-desk.js';
import { checkInvariants } from '../audit/check-invariants.js';
import { INVARIANTS } from '../audit/invariants.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';

const TODAY = businessDateAt(new Date());
const YESTERDAY = addDays(TODAY, -1);
const DEVICE = randomUUID();

/** Who runs a facility is paid for the days that it closes, and owes what is in its wallets. */
describe('a facility that somebody else is to run', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let successor: string;
  let facilities: FacilityService;

  beforeAll(async () => {
    books = await openBooks();
    ({ home } = books.district);
    facilities = new FacilityService(books.test.database, new FacilityReader());
    const { rows } = await books.test.owner.query<{ id: string }>(
      `INSERT INTO registry.organisations (district_code, name) VALUES ($1, '接办单位') RETURNING id`,
      [books.district.districtCode],
    );
    successor = rows[0]?.id ?? '';
  });
  afterAll(async () => {
    await books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(books.test.owner, { invariants: INVARIANTS });
    await books.close();
    expect(broken.flatMap(({ invariant, offending }) => offending.map((row) => [invariant.name, row]))).toEqual([]);
  });

  async function handOver(organisationId = successor): Promise<string> {
    const official = books.district.districtOfficial;
    const { version } = await facilities.get(official, home.facilityId);
    const edit = { organisationId };
    return (await facilities.edit(official, { id: home.facilityId, version, edit })).organisationId;
  }
  const runsIt = async (): Promise<string> =>
    (await facilities.get(books.district.districtOfficial, home.facilityId)).organisationId;
  const payees = async (): Promise<string[]> => {
    const { rows } = await books.test.owner.query<{ id: string }>(
      `SELECT DISTINCT organisation_id AS id FROM ledger.entries WHERE facility_id = $1 AND kind = 'day_close'`,
      [home.facilityId],
    );
    return rows.map(({ id }) => id);
  };

  it('closes the days that it served first', async () => {
    const predecessor = await runsIt();
    const [elder = ''] = await books.elders(home, 1);
    await books.topUp(home, elder, 1_000);
    const draft = mealDraft(elder, { paymentMethod: 'wallet' });
    await books.meals.log(home.operator, DEVICE, [draft]);
    await expect(handOver()).rejects.toMatchObject({ code: 'MEAL_POINT.DAYS_OPEN' });
    // Other edits wait for nothing, nor does who says again who runs it.
    const official = books.district.districtOfficial;
    const { version } = await facilities.get(official, home.facilityId);
    await facilities.edit(official, { id: home.facilityId, version, edit: { seats: 30, organisationId: predecessor } });
    // So what the wallet of the predecessor paid can be given back to it.
    await books.voids.void(home.operator, {
      ...{ deviceId: DEVICE, mealClientId: draft.clientId, clientId: newClientId(), reason: '点错了' },
      voidedAt: new Date().toISOString(),
    });
    await books.closeDay(home, TODAY);
    expect(await handOver()).toBe(successor);
    expect(await payees()).toEqual([]);
    expect(await handOver(predecessor)).toBe(predecessor);
  });

  it('is named in a list while yesterday is open', async () => {
    const predecessor = await runsIt();
    const servedAt = `${YESTERDAY}T11:00:00+08:00`;
    const [elder = ''] = await books.elders(home, 1);
    await books.meals.log(home.operator, DEVICE, [mealDraft(elder, { businessDate: YESTERDAY, servedAt })]);
    const desk = new ImportDesk(books.test.database);
    new FacilitiesImport(desk.kinds).onModuleInit();
    const { rows } = await books.test.owner.query<{ cells: string[] }>(
      `SELECT ARRAY[f.code, f.name, CASE f.tier WHEN 'elder_canteen' THEN '老年食堂' WHEN 'meal_point' THEN '助餐服务点' ELSE '中心食堂' END,
         '接办单位', t.name, f.opened_on::text] AS cells
       FROM meal_point.facilities f JOIN registry.towns t ON t.code = f.town_code WHERE f.id = $1`,
      [home.facilityId],
    );
    const list = ['站点编号,站点名称,类型,运营主体,镇街道,开业日期'.split(','), rows[0]?.cells ?? []];
    const official = books.district.districtOfficial;
    expect(refusalsOf(await desk.check(official, 'facilities', list))).toEqual(['2 organisation DAYS_OPEN']);
    await books.closeDay(home, YESTERDAY);
    expect(await desk.import(official, 'facilities', list)).toMatchObject({ state: 'done', summary: { change: 1 } });
    expect(await runsIt()).toBe(successor);
    expect(await payees()).toEqual([predecessor]);
  });
});
