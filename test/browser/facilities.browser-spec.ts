import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';

const PATIENCE_MS = 10_000;
const TODAY = businessDateAt(new Date());

/** The officials' pages of facilities; the tests follow one another. */
describe('the facilities', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let neighbour: ArrangedTown;
  let foreign: ArrangedTown;
  let district: Page;
  let town: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    ({ home, neighbour, foreign } = at.places);
    district = await open(home.logins.district_official);
    town = await open(home.logins.town_official);
  });
  afterAll(() => at?.close());

  async function open(login: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${at.api.origin}/facilities`);
    await logIn(page, login);
    await page.getByRole('heading', { name: '供餐点', level: 1 }).waitFor();
    return page;
  }

  const row = (page: Page, name: string) => page.locator('.fact-table tbody tr').filter({ hasText: name });
  const section = (page: Page, title: string) =>
    page.locator('section.facts').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const dialog = (page: Page) => page.getByRole('dialog');

  async function save(page: Page): Promise<void> {
    await dialog(page).getByRole('button', { name: '保存' }).click();
    await dialog(page).waitFor({ state: 'detached' });
  }

  async function expectAccessible(page: Page, state: string): Promise<void> {
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  }

  it('are listed for the district, and for a town its own', async () => {
    await row(district, home.facilityName).waitFor();
    await row(district, neighbour.facilityName).waitFor();
    await expectAccessible(district, 'list');
    await district.getByLabel('镇（街道）').selectOption(neighbour.code);
    await row(district, home.facilityName).waitFor({ state: 'detached' });
    expect(new URL(district.url()).search).toBe(`?townCode=${neighbour.code}`);
    await row(town, home.facilityName).waitFor();
    const seen = (await town.locator('body').innerText()) + (await district.locator('body').innerText());
    expect([neighbour.facilityName, foreign.facilityName].filter((name) => seen.includes(name))).toEqual([
      neighbour.facilityName,
    ]);
    expect(await town.locator('body').innerText()).not.toContain(neighbour.facilityName);
  });

  it('go from the plan of a town over the acceptance of the district to the opening', async () => {
    await town.getByRole('button', { name: '申报供餐点' }).click();
    await dialog(town).getByLabel('名称').fill('新村老年食堂');
    await dialog(town).getByLabel('编号').fill('NEW-1');
    await dialog(town).getByLabel('类型').selectOption('elder_canteen');
    await expectAccessible(town, 'plan');
    await save(town);
    await row(town, '新村老年食堂').getByText('筹建').waitFor();
    await town.getByRole('link', { name: '新村老年食堂' }).click();
    await town.getByRole('button', { name: '申请验收' }).click();
    await save(town);

    await district.goto(town.url());
    await district.getByRole('button', { name: '验收', exact: true }).click();
    await dialog(district).getByLabel('消防通道与灭火器').check();
    await dialog(district).getByRole('button', { name: '保存' }).click();
    await dialog(district).getByText('清单有未通过的项目').waitFor();
    const items = await dialog(district).getByRole('checkbox').all();
    for (const item of items) await item.check();
    await save(district);
    await district.getByRole('button', { name: '登记状态' }).click();
    await dialog(district).getByLabel('状态').selectOption('open');
    await dialog(district).getByLabel('原因').fill('开业');
    await save(district);
    await district.locator('.facility-facts').getByText('营业').waitFor();
    const { rows } = await at.test.owner.query<{ states: string }>(
      `SELECT string_agg(state, ' ' ORDER BY seq) AS states FROM meal_point.facility_states s
       JOIN meal_point.facilities f ON f.id = s.facility_id WHERE f.code = 'NEW-1'`,
    );
    expect(rows[0]?.states).toBe('planned accepted open');
  });

  it('keep times, capacity, licences and costs, with every correction', async () => {
    const page = district;
    await page.goto(`${at.api.origin}/facilities/${home.facilityId}`);
    const opening = section(page, '营业时间与容量');
    await opening.getByRole('button', { name: '停餐' }).click();
    await dialog(page).getByLabel('原因').fill('设备检修');
    await save(page);
    await opening.getByText('设备检修').waitFor();
    await opening.getByRole('button', { name: '设置时间表' }).click();
    await dialog(page).getByLabel('午餐 · 开餐').fill('10:30');
    await dialog(page).getByLabel('午餐 · 收餐').fill('13:00');
    await save(page);
    await row(page, '周一 周二 周三 周四 周五 周六 周日').getByText('10:30–13:00').waitFor();
    await opening.getByRole('button', { name: '设置容量' }).click();
    for (const [name, value] of [['座位', '40'], ['堂食与自提份数', '120'], ['送餐份数', '30']] as const) {
      await dialog(page).getByLabel(name).fill(value);
    } // prettier-ignore
    await save(page);

    const costs = section(page, '成本卡（元／份）');
    await costs.getByRole('button', { name: '设置成本卡' }).click();
    await dialog(page).getByLabel('食材').fill('90.00');
    await save(page);
    await costs.getByText('90.00').waitFor();
    await costs.getByRole('button', { name: '设置成本卡' }).click();
    await dialog(page).getByLabel('食材').fill('9.50');
    await save(page);
    await row(page, '90.00').getByText('已更正').waitFor();

    await section(page, '证照').getByRole('button', { name: '录入证照' }).click();
    await dialog(page).getByLabel('证照').selectOption('health_certificate');
    await dialog(page).getByLabel('证号').fill('JK-001');
    await dialog(page).getByLabel('持证人（仅健康证）').fill('王师傅');
    await dialog(page).getByLabel('有效期止').fill(addDays(TODAY, 6));
    await save(page);
    await row(page, '王师傅').getByText('还有 6 天').waitFor();
    await expectAccessible(page, 'one facility');
  });

  it('remind of what expires until somebody has seen to it', async () => {
    await at.test.owner.query(
      `INSERT INTO meal_point.facility_reminders (district_code, town_code, facility_id, licence_id, expires_on, days_before)
       SELECT district_code, town_code, facility_id, id, valid_to, 7 FROM meal_point.licences`,
    );
    await town.goto(`${at.api.origin}/facilities`);
    await town.getByRole('button', { name: `签收 ${home.facilityName} JK-001` }).click();
    await town.getByText('没有待处理的提醒').waitFor();
    const { rows } = await at.test.owner.query('SELECT acknowledged_role AS role FROM meal_point.facility_reminders');
    expect(rows).toEqual([{ role: 'town_official' }]);
  });

  it('speak English and fit a phone; an unknown one says so', async () => {
    await town.getByRole('button', { name: 'English' }).click();
    await town.getByRole('heading', { name: 'Facilities', level: 1 }).waitFor();
    await town.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(town, 'list in English on a phone');
    await town.goto(`${at.api.origin}/facilities/${neighbour.facilityId}`);
    await town.getByRole('heading', { name: 'No such facility' }).waitFor();
    await town.goto(`${at.api.origin}/facilities/${home.facilityId}`);
    await town.getByRole('heading', { name: 'Opening times and capacity' }).waitFor();
    await town.getByRole('button', { name: 'Close days' }).waitFor();
    await expectAccessible(town, 'one facility in English on a phone');
  });
});
