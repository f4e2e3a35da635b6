import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { systemScope } from '@nuancan/platform';
import { storeMeals } from '../../libs/canteen/src/testing/store-meal.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { eventually } from '../support/eventually.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

const TODAY = businessDateAt(new Date());

/** From the plan to the receipt at the point, by keyboard and over a network that breaks; the tests follow one another. */
describe('the kitchen’s page', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let till: CounterPage;
  let page: Page;
  let pointLogin: string;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    pointLogin = await arrangePoint();
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    till = await CounterPage.openIn(context, at.api.origin);
    await till.logIn(home.logins.operator);
    ({ page } = till);
  });
  afterAll(() => at?.close());

  /** A point that the home canteen feeds, with its operator. */
  async function arrangePoint(): Promise<string> {
    const { owner } = at.test;
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on)
       VALUES ('P-1', $1, $2, $3, 'meal_point', '东头助餐点', '2022-01-01') RETURNING id`,
      [home.districtCode, home.code, home.organisationId],
    );
    await owner.query(
      `INSERT INTO meal_point.supplies (district_code, town_code, facility_id, supplier_id, supplier_town, supplier_tier, slot, valid_from)
       SELECT $1, $2, $3, $4, $2, 'elder_canteen', s, '2022-01-01' FROM unnest('{breakfast,lunch,dinner}'::text[]) s`,
      [home.districtCode, home.code, rows[0]?.id, home.facilityId],
    );
    await owner.query(
      `INSERT INTO canteen.menu_items (district_code, town_code, facility_id, slot, kind, name, price_fen, valid_from)
       VALUES ($1, $2, $3, 'lunch', 'set', 'A 套餐', 1200, '2022-01-01')`,
      [home.districtCode, home.code, rows[0]?.id],
    );
    await owner.query(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
       SELECT 'point', '点经办', password_hash, role, district_code, town_code, $2 FROM identity.accounts WHERE login = $1`,
      [home.logins.operator, rows[0]?.id],
    );
    return 'point';
  }

  /** Fifteen lunches on each of the last 28 days. */
  async function arrangeMeals(): Promise<void> {
    const { owner } = at.test;
    await owner.query('SELECT canteen.ensure_meal_partitions($1, $2)', [addDays(TODAY, -28), TODAY]);
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
      home.logins.operator,
    ]);
    const { districtCode, facilityId, villageCode, code: townCode } = home;
    const operator = { ...systemScope(districtCode), accountId: rows[0]?.id ?? '', townCode, facilityId };
    const meal = { residentId: null, ingredientsFen: 600, labourFen: 500, elderDueFen: 1200, elderPaidFen: 1200 };
    const meals = Array.from({ length: 28 * 15 }, (_, at) => addDays(TODAY, -1 - Math.floor(at / 15))).map(
      (businessDate) => ({ ...meal, businessDate, servedAt: `${businessDate}T11:30:00+08:00` }),
    );
    await storeMeals(owner, { townCode, villageCode, facilityId, operator, townOfficial: operator }, meals);
  }

  const section = (name: string) => page.getByRole('region', { name, exact: true });
  const accessible = async (state: string): Promise<void> =>
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  /** Opens a form by its key, fills it from field to field, and sends it, all by keyboard. */
  async function enter(where: string, key: string, values: readonly string[]): Promise<void> {
    await section(where).getByRole('button', { name: key, exact: true }).press('Enter');
    await page.getByRole('dialog').waitFor();
    for (const [no, value] of values.entries()) {
      if (no > 0) await page.keyboard.press('Tab');
      if (value === '') continue;
      await page.keyboard.press('Control+A');
      await page.keyboard.type(value);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  const stored = async (kind: string): Promise<number[]> => {
    const { rows } = await at.test.owner.query<{ portions: number }>(
      `SELECT portions FROM canteen.standing_production WHERE kind = $1 AND business_date = $2 ORDER BY recorded_at`,
      [kind, businessDateAt(new Date())],
    );
    return rows.map(({ portions }) => portions);
  };

  it('plans and cooks, and puts the plan right', async () => {
    await page.getByRole('link', { name: '后厨' }).click();
    await section('计划与烹制').getByText('菜品库里还没有菜').waitFor();
    await page.getByRole('button', { name: '午餐', exact: true }).click();
    await accessible('nothing entered');
    await enter('计划与烹制', '登记计划', ['60']);
    await section('计划与烹制').getByText('60 份').waitFor();
    await enter('计划与烹制', '登记计划', ['50']);
    await section('计划与烹制').getByText('50 份').waitFor();
    await enter('计划与烹制', '登记烹制份数', ['50']);
    await section('份数核对').getByText('少 50 份').waitFor();
    expect([await stored('planned'), await stored('cooked')]).toEqual([[50], [50]]);
  });

  it('adds a dish, logs its temperature, and keeps a sample', async () => {
    await section('计划与烹制').getByRole('button', { name: '添加菜品' }).press('Enter');
    await page.getByLabel('菜名').fill('红烧肉');
    await page.getByLabel('配料').fill('五花肉、酱油');
    await page.getByLabel('猪肉').check();
    await accessible('a new dish');
    await page.getByRole('button', { name: '登记', exact: true }).press('Enter');
    await enter('计划与烹制', '登记菜品', ['', '50', '58.5']);
    await section('计划与烹制').getByText('低于 60 °C').waitFor();
    await enter('留样', '登记留样', ['', '130', '4']);
    await section('留样').getByText('130 g · 4 °C · 1 号留样柜').waitFor();
    await section('留样').getByRole('button', { name: '处理' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: '处理' }).press('Enter');
    await page.getByRole('alert').getByText('留样未满规定时间').waitFor();
    await page.keyboard.press('Escape');
  });

  it('keeps what is entered without a network, sends it once, and loses nothing to a reload', async () => {
    await page.context().setOffline(true);
    await enter('发往助餐点', '发出一批', ['', '20', '2', '75', '', '老王']);
    await page.getByText('1 条登记在本机').waitFor();
    await accessible('without a network');
    await page.context().setOffline(false);
    await page.reload();
    await page.getByRole('button', { name: '午餐', exact: true }).click();
    await section('发往助餐点').getByText('东头助餐点').waitFor();
    await section('发往助餐点').getByText('对方还没有签收').waitFor();
    await page.getByText('1 条登记在本机').waitFor({ state: 'hidden' });
    expect(await stored('dispatched')).toEqual([20]);
    await page.context().setOffline(true);
    await enter('其他去向', '留样用去', ['1']);
    await page.getByText('1 条登记在本机').waitFor();
    await page.getByRole('link', { name: '返回供餐' }).press('Enter');
    await page.context().setOffline(false);
    await eventually(async () => expect(await stored('samples')).toEqual([1]));
    await page.getByRole('link', { name: '后厨' }).press('Enter');
    await page.getByRole('button', { name: '午餐', exact: true }).click();
  });

  it('is received at the point, with what was lost on the way', async () => {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const other = await CounterPage.openIn(context, at.api.origin);
    await other.logIn(pointLogin, PASSWORD);
    const kitchen = page;
    page = other.page;
    await page.getByRole('link', { name: '后厨' }).click();
    await page.getByRole('button', { name: '午餐', exact: true }).click();
    await enter('签收', '签收', ['18', '70']);
    await section('签收').getByText('对方收到 18 份').waitFor();
    await section('份数核对').getByText('由谁说明: 运输').waitFor();
    await section('份数核对').getByText('少 2 份').waitFor();
    await accessible('received');
    await enter('其他去向', '损耗', ['18']);
    await section('份数核对').getByText('少 18 份').waitFor({ state: 'hidden' });
    await context.close();
    page = kitchen;
    expect(await stored('received')).toEqual([18]);
  });

  it('says when it cannot tell yet what tomorrow needs, then tells it, with the weather, and takes it over by one key', async () => {
    const plan = section('计划与烹制');
    await page.getByRole('button', { name: '看明天' }).press('Enter');
    await plan.getByText('天数还不够').waitFor();
    await arrangeMeals();
    await page.reload();
    await page.getByRole('button', { name: '看明天' }).press('Enter');
    await page.getByRole('button', { name: '午餐', exact: true }).click();
    await plan.getByText('预计 15 份').waitFor();
    await plan.getByText(/最近 \d+ 天按当时所知预测，平均差 0 份；照上周同一天则差 0 份/).waitFor();
    await accessible('a forecast');
    await plan.getByLabel('天气').selectOption('下雨');
    await plan.getByText('这种天气太少').waitFor();
    await plan.getByRole('button', { name: '按预测登记计划 15 份' }).press('Enter');
    await plan.getByText('15 份', { exact: true }).waitFor();
    await plan.getByRole('button', { name: /按预测/ }).waitFor({ state: 'hidden' });
    const { rows } = await at.test.owner.query(
      `SELECT portions, n.weather FROM canteen.standing_production e JOIN canteen.weather_notes n USING (facility_id, business_date)
       WHERE kind = 'planned' AND business_date = $1`,
      [addDays(TODAY, 1)],
    );
    expect(rows).toEqual([{ portions: 15, weather: 'rain' }]);
    await page.reload();
    await page.getByRole('button', { name: '午餐', exact: true }).click();
  });

  it('says what the server refuses, and lets go of it', async () => {
    const refused = { status: 422, code: 'PRODUCTION.INCOMPLETE', zh: '缺少内容', en: 'missing', requestId: 'x' };
    await page.route('**/v1/production-entries', (route) =>
      route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(refused) }),
    );
    await enter('其他去向', '员工餐', ['2']);
    await page.getByRole('alert').getByText('缺少内容').waitFor();
    await accessible('refused');
    await page.getByRole('button', { name: '去掉' }).press('Enter');
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await page.unroute('**/v1/production-entries');
  });

  it('is seen by the officials: the month, what differs on a day, every entry of it, and who was counted at the door', async () => {
    const context = await at.browser.newContext({ viewport: { width: 1366, height: 768 } });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(at.api.origin);
    await logIn(page, at.places.home.logins.district_official);
    await page.getByRole('link', { name: '份数核对' }).press('Enter');
    const cell = page.getByRole('link', { name: /东头助餐点 .*: 2/ });
    await cell.waitFor();
    await accessible('the month');
    await cell.press('Enter');
    await page.getByText('由谁说明: 运输').waitFor();
    await page.getByRole('cell', { name: '收到', exact: true }).waitFor();
    await page.getByRole('button', { name: '登记人数' }).press('Enter');
    await page.getByLabel('人数', { exact: true }).fill('17');
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: '检查表' }).waitFor();
    await accessible('the day');
    await page.getByRole('link', { name: '返回这个月' }).press('Enter');
    await page.getByRole('button', { name: '修改规定' }).press('Enter');
    await page.getByLabel('热食食用时限（分钟）').fill('180');
    await page.keyboard.press('Enter');
    await page.getByText('热食 3 小时内食用').waitFor();
    await context.close();
  });
});
