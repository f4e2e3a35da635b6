import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedResident, ArrangedTown } from '../support/small-district.js';

/** From the dishes of a set over the warning at the counter to who ate it, by keyboard; the tests follow one another. */
describe('dishes, diets and who ate what', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let till: CounterPage;
  let elder: ArrangedResident;
  let office: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    [elder] = home.residents;
    await at.test.owner.query(
      `INSERT INTO canteen.dishes (district_code, name, kind, ingredients, contains, portion_grams) VALUES
         ($1, '宫保鸡丁', 'meat', '{鸡肉,花生}', '{poultry,peanut,spicy}', 120), ($1, '炒青菜', 'vegetable', '{青菜}', '{}', 150)`,
      [home.districtCode],
    );
    const context = await at.browser.newContext({ viewport: { width: 1366, height: 768 } });
    till = await CounterPage.openIn(context, at.api.origin);
    office = await (await at.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    office.setDefaultTimeout(10_000);
    await office.goto(at.api.origin);
    await logIn(office, home.logins.town_official);
  });
  afterAll(() => at?.close());

  const accessible = async (page: Page, state: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect({ state, colorScheme, violations: await axeViolations(page) }).toEqual({
        state,
        colorScheme,
        violations: [],
      });
    }
  };

  it('has an allergy entered by the town', async () => {
    await office.getByRole('link', { name: '老人', exact: true }).waitFor();
    await office.goto(`${at.api.origin}/residents/${elder.id}`);
    await office.getByRole('button', { name: '登记忌口或过敏' }).press('Enter');
    await office.getByLabel('不吃什么').selectOption('peanut');
    await office.getByRole('button', { name: '保存' }).press('Enter');
    await office.getByText('过敏 · 花生').waitFor();
    await office.getByText(/于 \d{4}-\d{2}-\d{2} 登记/).waitFor();
    await accessible(office, 'the resident');
  });

  it('has its dishes planned by the operator', async () => {
    await till.logIn(home.logins.operator);
    const { page } = till;
    await page.getByRole('link', { name: '菜单' }).press('Enter');
    await page.getByRole('button', { name: '午餐', exact: true }).press('Enter');
    const line = page.locator('.menu-lines li').filter({ hasText: '套餐' }).first();
    await line.getByText('还没有安排菜品').waitFor();
    await line.getByRole('button', { name: '菜品', exact: true }).press('Enter');
    await page.getByLabel('宫保鸡丁').press('Space');
    await page.getByLabel('炒青菜').press('Space');
    await accessible(page, 'choosing dishes');
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await line.getByText('含禽肉、花生、辣').waitFor();
    await accessible(page, 'planned dishes');
    await page.getByRole('link', { name: '返回供餐' }).press('Enter');
  });

  it('warns at the counter, names what it is, and serves all the same', async () => {
    const { page } = till;
    await till.ready();
    await till.serve(elder);
    await page.getByRole('alert').getByText('有这位老人不宜吃的：花生').waitFor();
    await accessible(page, 'a clash');
    await till.log(elder.name);
    await till.sent(1);
    await till.serve(home.residents[1]);
    expect(await page.getByText('有这位老人不宜吃的').count()).toBe(0);
  });

  it('is read by anybody, in both languages, and fits to be printed', async () => {
    const context = await at.browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(at.api.origin);
    await page.getByRole('link', { name: '各助餐点的菜单' }).press('Enter');
    await accessible(page, 'the places');
    await page.getByRole('link', { name: new RegExp(home.facilityName) }).press('Enter');
    const today = page.getByRole('region', { name: businessDateAt(new Date()) });
    await today.getByText('宫保鸡丁').waitFor();
    await today.getByText('含禽肉、花生、辣').waitFor();
    await today.getByRole('heading', { name: /周.|星期./ }).waitFor();
    await today.getByText('¥12.00').first().waitFor();
    await accessible(page, 'the public menu');
    expect(await page.content()).not.toContain(elder.name);
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await today.getByText('contains poultry, peanut, spicy').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
    await context.close();
  });

  it('tells the town who ate it, and the name only for a purpose', async () => {
    await office.getByRole('link', { name: '菜品追溯' }).press('Enter');
    await office.getByRole('combobox', { name: '菜品', exact: true }).selectOption({ label: '宫保鸡丁' });
    await office.getByRole('cell', { name: '确定', exact: true }).waitFor();
    expect(await office.content()).not.toContain(elder.name);
    await accessible(office, 'the trace');
    await office.getByRole('button', { name: '显示姓名' }).press('Enter');
    await office.getByRole('dialog').getByLabel('说明').fill('疑似食物中毒');
    await office.keyboard.press('Enter');
    await office.getByRole('link', { name: elder.name }).waitFor();
    await accessible(office, 'the names');
    const { rows } = await at.test.owner.query('SELECT purpose, note FROM canteen.eater_disclosures');
    expect(rows).toEqual([{ purpose: 'emergency', note: '疑似食物中毒' }]);
  });

  it('has its dishes kept by the district: added, put right and retired', async () => {
    const district = await (await at.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    district.setDefaultTimeout(10_000);
    await district.goto(`${at.api.origin}/dishes`);
    await logIn(district, home.logins.district_official);
    const row = (name: string) => district.getByRole('row').filter({ hasText: name });
    await row('宫保鸡丁').getByText('花生').first().waitFor();
    await accessible(district, 'the dishes');
    await district.getByRole('button', { name: '添加菜品' }).press('Enter');
    const dialog = district.getByRole('dialog');
    await dialog.getByLabel('菜名').fill('番茄炒蛋');
    await dialog.getByLabel('配料').fill('番茄、蛋，盐');
    await dialog.getByLabel('每份克重').fill('180');
    await accessible(district, 'a new dish');
    await dialog.getByRole('button', { name: '保存' }).press('Enter');
    await row('番茄炒蛋').getByText('番茄、蛋、盐').waitFor();
    await district.getByRole('button', { name: '更改 番茄炒蛋' }).press('Enter');
    await dialog.getByLabel('蛋', { exact: true }).check();
    await dialog.getByRole('button', { name: '保存' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const { rows } = await at.test.owner.query(
      `SELECT ingredients, contains FROM canteen.dishes WHERE name = '番茄炒蛋'`,
    );
    expect(rows).toEqual([{ ingredients: ['番茄', '蛋', '盐'], contains: ['egg'] }]);
    await district.getByRole('button', { name: '停用 番茄炒蛋' }).press('Enter');
    await dialog.getByRole('button', { name: '保存' }).press('Enter');
    await row('番茄炒蛋').waitFor({ state: 'detached' });
    await district.getByLabel('显示').selectOption({ label: '停用的' });
    await row('番茄炒蛋').getByText('停用').waitFor();
  });
});
