import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { ImportDesk, refusalsOf } from '../../../registry/src/import/testing/import-desk.js';
import { arrangeMealPoints, TOWN, type MealPointDistrict } from '../testing/meal-point-district.js';
import { FacilitiesImport } from './facilities-import.js';

const HEADER = '站点编号,站点名称,类型,运营主体,镇街道,经度,纬度,座位数,开业日期,停业日期'.split(',');
const place = (code: string, more: Partial<Record<string, string>> = {}): string[] => [
  code,
  more['name'] ?? '新村助餐点',
  more['tier'] ?? '助餐服务点',
  more['organisation'] ?? '测试村集体',
  more['town'] ?? '第一镇',
  more['longitude'] ?? '121.4',
  more['latitude'] ?? '29.6',
  more['seats'] ?? '',
  more['opened'] ?? '2023-01-10',
  more['closed'] ?? '',
];

describe('a list of facilities', () => {
  let test: TestDatabase;
  let at: MealPointDistrict;
  let desk: ImportDesk;

  beforeAll(async () => {
    test = await openTestDatabase();
    at = await arrangeMealPoints(test.owner);
    desk = new ImportDesk(test.database);
    new FacilitiesImport(desk.kinds).onModuleInit();
  });
  afterAll(async () => test?.close());

  const stored = async (code: string): Promise<unknown> =>
    (
      await test.owner.query(
        `SELECT f.name, f.tier, f.town_code, f.seats, f.longitude, f.opened_on::text, f.closed_on::text, f.version,
           (SELECT json_agg(concat_ws(' ', s.state, s.valid_from, s.taken_over, a.role) ORDER BY s.seq)
            FROM meal_point.facility_states s LEFT JOIN identity.accounts a ON a.id = s.recorded_by
            WHERE s.facility_id = f.id) AS states
         FROM meal_point.facilities f WHERE f.code = $1`,
        [code],
      )
    ).rows[0];

  it('takes new ones over as they are, and the second time changes nothing', async () => {
    const list = [
      HEADER,
      place('NEW-1', { seats: '40' }),
      place('NEW-2', { tier: '老年食堂', opened: '2020年1月1日', closed: '2024/12/31' }),
    ];
    const { districtOfficial } = at;
    expect(await desk.import(districtOfficial, 'facilities', list)).toMatchObject({
      state: 'done',
      summary: { add: 2 },
    });
    const first = await stored('NEW-1');
    expect(first).toEqual({
      ...{ name: '新村助餐点', tier: 'meal_point', town_code: TOWN, seats: 40, longitude: 121.4, version: 1 },
      ...{ opened_on: '2023-01-10', closed_on: null, states: ['open 2023-01-10 t district_official'] },
    });
    expect(await stored('NEW-2')).toMatchObject({
      tier: 'elder_canteen',
      closed_on: '2024-12-31',
      states: ['open 2020-01-01 t district_official', 'closed 2025-01-01 t district_official'],
    });
    const again = await desk.import(districtOfficial, 'facilities', list);
    expect(again).toMatchObject({ state: 'done', summary: { add: 0, change: 0, same: 2 } });
    expect(await stored('NEW-1')).toEqual(first);
  });

  it('brings known ones up to date, empty cells leave what is there', async () => {
    await desk.import(at.districtOfficial, 'facilities', [HEADER, place('UP-1', { seats: '40' })]);
    const list = [HEADER, place('UP-1', { name: '改名助餐点', longitude: '', latitude: '' })];
    expect(await desk.import(at.districtOfficial, 'facilities', list)).toMatchObject({ summary: { change: 1 } });
    expect(await stored('UP-1')).toMatchObject({ name: '改名助餐点', seats: 40, longitude: 121.4, version: 2 });
  });

  it('refuses what cannot be, by row and field, and changes nothing', async () => {
    await test.owner.query(
      `INSERT INTO meal_point.supplies (district_code, town_code, facility_id, supplier_id, supplier_town, supplier_tier, slot, valid_from)
       SELECT f.district_code, f.town_code, f.id, k.id, k.town_code, k.tier, 'lunch', '2023-01-01'
       FROM meal_point.facilities f, meal_point.facilities k WHERE f.id = $1 AND k.id = $2`,
      [at.point, at.kitchen],
    );
    const { rows } = await test.owner.query<{ code: string }>(
      `SELECT code FROM meal_point.facilities WHERE id = ANY ($1) ORDER BY code`,
      [[at.point, at.farPoint]],
    );
    const [pointCode = '', farCode = ''] = rows.map(({ code }) => code);
    const before = (await test.owner.query(`SELECT * FROM meal_point.facilities ORDER BY id`)).rows;
    const checked = await desk.check(at.districtOfficial, 'facilities', [
      HEADER,
      place('BAD-1'),
      place('BAD-1'),
      place('bad 2'),
      place('BAD-3', { organisation: '没有这家' }),
      place('BAD-4', { town: '邻镇' }),
      place('BAD-5', { latitude: '' }),
      place('BAD-6', { closed: '2022-12-31' }),
      place('BAD-7', { tier: '饭店', seats: '-1', opened: '2199-01-01' }),
      place(pointCode, { tier: '老年食堂' }),
      place(farCode),
    ]);
    expect(refusalsOf(checked)).toEqual([
      '3 code DUPLICATE',
      '4 code SHAPE',
      '5 organisation ORGANISATION_UNKNOWN',
      '6 town TOWN_UNKNOWN',
      '7 latitude COORDINATES_IN_PAIRS',
      '8 closedOn DATES_REVERSED',
      '9 openedOn DATE_IN_FUTURE',
      '9 seats NOT_A_NUMBER',
      '9 tier NOT_ONE_OF',
      '10 tier TIER_IN_USE',
      '11 town OTHER_TOWN',
    ]);
    await expect(desk.apply(at.districtOfficial, checked.id)).rejects.toThrow('IMPORT.ROWS_REFUSED');
    expect((await test.owner.query(`SELECT * FROM meal_point.facilities ORDER BY id`)).rows).toEqual(before);
  });

  it('opens no new one without acceptance when the district has been at work for a month', async () => {
    const today = (await test.owner.query<{ day: string }>('SELECT platform.business_date(now()) AS day')).rows[0]?.day;
    const planned = { closed_on: null, states: [`planned ${today} f district_official`] };
    await desk.import(at.districtOfficial, 'facilities', [HEADER, place('NEW-3', { opened: today ?? '' })]);
    expect(await stored('NEW-3')).toMatchObject(planned);
    await test.owner.query(`
      ALTER TABLE meal_point.facility_states DISABLE TRIGGER facility_states_append_only;
      UPDATE meal_point.facility_states SET recorded_at = recorded_at - interval '30 days';
      ALTER TABLE meal_point.facility_states ENABLE TRIGGER facility_states_append_only;`);
    const list = [HEADER, place('NEW-4'), place('NEW-5', { closed: '2024-12-31' })];
    expect(await desk.import(at.districtOfficial, 'facilities', list)).toMatchObject({ summary: { add: 2 } });
    expect(await stored('NEW-4')).toMatchObject({ ...planned, opened_on: '2023-01-10' });
    expect(await stored('NEW-5')).toMatchObject({
      closed_on: '2024-12-31',
      states: ['open 2023-01-10 t district_official', 'closed 2025-01-01 t district_official'],
    });
  });

  it('is none of a town official’s', async () => {
    await expect(desk.check(at.townOfficial, 'facilities', [HEADER, place('TOWN-1')])).rejects.toThrow(
      'IMPORT.KIND_NOT_ALLOWED',
    );
  });
});
