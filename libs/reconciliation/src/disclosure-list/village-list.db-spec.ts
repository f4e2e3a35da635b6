import { parseBusinessDate } from '@nuancan/kernel';
import { readConfiguration } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createResident } from '../../../canteen/src/testing/canteen-district.js';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import { readSheets } from '../../../platform/src/table-file/testing/read-sheets.js';
import { ExportDesk } from '../export/export-desk.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { readPdf } from '../testing/read-pdf.js';
import { VillageListService } from './village-list.service.js';

const MONTH = '2026-02';
const PEOPLE = ['王桂香', '周友良', '俞杏花'] as const;

describe('the public list of a village', () => {
  let desk: ClaimsDesk;
  let lists: VillageListService;
  let village: string;
  let residents: string[];

  beforeAll(async () => {
    desk = await openClaimsDesk();
    const { home, books } = desk;
    const { away } = books.district;
    const { database, owner } = books.test;
    const configuration = readConfiguration({ DATABASE_URL: 'postgres://x/y', COMPLAINT_CONTACT: '0574-88112233' });
    lists = new VillageListService(database, configuration, new ExportDesk());
    village = home.villageCode;
    residents = [];
    for (const name of PEOPLE) residents.push(await createResident(owner, home, { name }));
    const stranger = await createResident(owner, away, { name: '他村之人' });
    const [wang = '', zhou = '', yu = ''] = residents;
    await desk.eat(home, parseBusinessDate('2026-02-03'), [wang, zhou, stranger]);
    await desk.eat(home, parseBusinessDate('2026-02-04'), [wang]);
    await desk.eat(away, parseBusinessDate('2026-02-05'), [wang, yu]);
  });
  afterAll(() => desk?.close());

  const listed = async (): Promise<[string, number, number][]> =>
    (await lists.list(desk.home.townOfficial, village, MONTH)).items.map((row) => [
      ...([row.residentName, row.meals, row.governmentFen] as const),
    ]);

  it('lists nobody before the approval, then who ate in the claims that are approved', async () => {
    expect(await listed()).toEqual([]);
    await desk.approve(desk.home, MONTH);
    expect(await listed()).toEqual([
      ['周*良', 1, 900],
      ['王*香', 2, 1800],
    ]);
  });

  it('has in the home village who ate in another town, without the share that stays at home', async () => {
    await desk.approve(desk.books.district.away, MONTH);
    const list = await lists.list(desk.home.townOfficial, village, MONTH);
    expect(
      list.items.map(({ residentName, meals, cityFen, districtFen, townFen, governmentFen }) => [
        ...[residentName, meals, cityFen, districtFen, townFen, governmentFen],
      ]),
    ).toEqual([
      ['俞*花', 1, 300, 300, 0, 600],
      ['周*良', 1, 300, 300, 300, 900],
      ['王*香', 3, 900, 900, 600, 2400],
    ]);
    expect(list.total).toEqual({
      ...{
        residents: 3,
        meals: 5,
        provinceFen: 0,
        cityFen: 1500,
        districtFen: 1500,
        townFen: 900,
        governmentFen: 3900,
      },
    });
    expect(list).toMatchObject({ approvedClaims: 2, openFacilities: 2, villageName: '一村', townName: '第1镇' });
  });

  it('counts two entries of one person once, where that person lives', async () => {
    const { owner } = desk.books.test;
    const [, zhou = '', yu = ''] = residents;
    await owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [yu, zhou]);
    expect(await listed()).toEqual([
      ['周*良', 2, 1500],
      ['王*香', 3, 2400],
    ]);
    await owner.query('UPDATE registry.residents SET merged_into = NULL WHERE id = $1', [yu]);
  });

  it('takes off what a later correction took back, in the month that claims it', async () => {
    const { rows } = await desk.books.test.owner.query<{ id: string; day: string }>(
      `SELECT m.id, m.business_date::text AS day FROM canteen.meals m WHERE m.resident_id = $1`,
      [residents[1]],
    );
    await desk.books.corrections.correct(desk.home.townOfficial, {
      ...{ clientId: newClientId(), kind: 'refuse_subsidy', reason: '重复' },
      meals: [{ mealId: rows[0]?.id ?? '', businessDate: rows[0]?.day ?? '' }],
    });
    // The correction is booked today, so that the list of February stands as it was approved.
    expect((await listed()).find(([name]) => name === '周*良')).toEqual(['周*良', 1, 900]);
  });

  it('leaves out what the approval disallowed', async () => {
    const { owner } = desk.books.test;
    await owner.query('BEGIN; SET LOCAL session_replication_role = replica');
    await owner.query(
      `INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
         correction_id, prior, funding_town, province_fen, city_fen, district_fen, town_fen)
       SELECT l.claim_id, l.version, l.district_code, l.town_code, l.facility_id, 'disallowance', l.meal_id, l.business_date, k.id, false,
         l.funding_town, -l.province_fen, -l.city_fen, -l.district_fen, -l.town_fen
       FROM reconciliation.claim_lines l JOIN canteen.meal_corrections k ON k.meal_id = l.meal_id WHERE l.kind = 'meal'`,
    );
    await owner.query('COMMIT');
    expect((await listed()).map(([name]) => name)).toEqual(['俞*花', '王*香']);
    await owner.query(`BEGIN; SET LOCAL session_replication_role = replica;
      DELETE FROM reconciliation.claim_lines WHERE kind = 'disallowance'; COMMIT`);
  });

  it('has what came late in the month that claims it', async () => {
    const february = await listed();
    await desk.eatLate(desk.home, parseBusinessDate('2026-02-03'), residents[2] ?? '');
    await desk.eat(desk.home, parseBusinessDate('2026-03-02'), [residents[0] ?? '']);
    await desk.allowLate('2026-03', 366);
    const march = await desk.approve(desk.home, '2026-03');
    expect(march.groups.some(({ prior }) => prior)).toBe(true);
    const { items, total } = await lists.list(desk.home.townOfficial, village, '2026-03');
    expect(items.map(({ residentName, meals, governmentFen }) => [residentName, meals, governmentFen])).toEqual([
      ['俞*花', 1, 900],
      ['王*香', 1, 900],
    ]);
    expect(total.governmentFen).toBe(march.governmentFen);
    expect(await listed()).toEqual(february);
  });

  it('says nothing of anybody but the masked name, and has the complaint line on its paper', async () => {
    const list = await lists.list(desk.approver, village, MONTH);
    expect(Object.keys(list.items[0] ?? {}).toSorted()).toEqual([
      ...['cityFen', 'districtFen', 'governmentFen', 'meals', 'provinceFen', 'residentName', 'townFen'],
    ]);
    const text = JSON.stringify(list);
    for (const secret of [...PEOPLE, ...residents]) expect(text).not.toContain(secret);
    const asked = { villageCode: village, month: MONTH };
    const pdf = readPdf((await lists.file(desk.approver, { ...asked, format: 'pdf' })).bytes).flat();
    expect(pdf).toContain('测试区第1镇一村 2026年2月老年助餐补贴公示');
    expect(pdf).toContain('0574-88112233');
    expect(pdf.filter((one) => one === '39.00')).toHaveLength(1);
    for (const name of PEOPLE) expect(pdf.join('')).not.toContain(name);
    const sheets = await readSheets((await lists.file(desk.approver, { ...asked, format: 'xlsx' })).bytes);
    const total = sheets['公示名单']?.find(({ cells }) => cells[1]?.text === '合计 3 人');
    expect(total?.cells.slice(2).map(({ text }) => text)).toEqual(['5', '0', '15', '15', '9', '39']);
  });

  it('is for the own town and the district only', async () => {
    const { townOfficial } = desk.books.district.away;
    const refused = { code: 'VILLAGE_LIST.VILLAGE_NOT_FOUND' };
    await expect(lists.list(townOfficial, village, MONTH)).rejects.toMatchObject(refused);
    const foreign = { ...desk.approver, districtCode: '990102' };
    await expect(lists.list(foreign, village, MONTH)).rejects.toMatchObject(refused);
    for (const scope of [townOfficial, desk.home.operator, foreign]) {
      const rows = await desk.books.test.database.scoped(scope, (tx) =>
        tx.query<unknown[]>('SELECT * FROM reconciliation.village_disclosure($1, $2)', [village, `${MONTH}-01`]),
      );
      expect(rows).toEqual([]);
    }
  });
});
