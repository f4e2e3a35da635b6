import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';

/** The operator's menu of the day, and what the counter makes of it; one till, the tests follow one another. */
describe('the menu of the day', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let till: CounterPage;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    till = await CounterPage.openIn(
      await at.browser.newContext({ viewport: { width: 1280, height: 800 } }),
      at.api.origin,
    );
    await till.logIn(home.logins.operator);
    ({ page } = till);
  });
  afterAll(() => at?.close());

  const line = (name: string) => page.locator('.menu-lines li').filter({ hasText: name });
  const slot = (name: string) => page.getByRole('group', { name: '餐次' }).getByRole('button', { name });

  async function expectAccessible(state: string): Promise<void> {
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  }

  it('gets a second set and a dish, accessibly, and the counter sells them', async () => {
    await page.getByRole('link', { name: '菜单' }).click();
    await slot('午餐').click();
    await line('套餐').waitFor();
    await expectAccessible('menu');
    await page.getByRole('button', { name: '新增午餐菜品' }).click();
    await page.getByLabel('名称').fill('B 套餐');
    await page.getByLabel('价格（元）').fill('140');
    await expectAccessible('a new line');
    await page.getByRole('button', { name: '保存' }).click();
    await line('B 套餐').getByText('140.00').waitFor();
  });

  it('corrects a slip of the same day; both prices stay on record', async () => {
    await line('B 套餐').getByRole('button', { name: '改价' }).click();
    await page.getByLabel('价格（元）').fill('14');
    await page.getByRole('button', { name: '保存' }).click();
    await line('B 套餐').getByText('14.00').waitFor();
    const { rows } = await at.test.owner.query(
      `SELECT price_fen::int AS price, superseded_at IS NULL AS stands FROM canteen.menu_items
       WHERE facility_id = $1 AND name = 'B 套餐' ORDER BY recorded_at`,
      [home.facilityId],
    );
    expect(rows).toEqual([
      { price: 14_000, stands: false },
      { price: 1400, stands: true },
    ]);
  });

  it('copies a week to the next, and says so', async () => {
    await page.getByRole('button', { name: '后一周' }).click();
    await page.getByRole('button', { name: '照搬前一周' }).press('Enter');
    await page.getByRole('status').getByText('已照搬前一周').waitFor();
    await page.getByRole('button', { name: '前一周', exact: true }).click();
    await page.getByText('已照搬前一周').waitFor({ state: 'detached' });
  });

  it('says what the server refuses, and keeps what was entered', async () => {
    await line('B 套餐').getByRole('button', { name: '供应日' }).click();
    for (const day of ['周一', '周二', '周三', '周四', '周五', '周六', '周日']) await page.getByLabel(day).uncheck();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('alert').getByText('填写的内容还在这里').waitFor();
    await page.getByRole('button', { name: '取消' }).click();
  });

  it('is sold out at a key, and the counter begins with what is left', async () => {
    const key = page.getByRole('group', { name: '套餐', exact: true }).getByRole('button', { name: '售罄' });
    await key.click();
    await page.locator('.menu-lines li').filter({ hasText: '售罄 ' }).first().waitFor();
    await expectAccessible('sold out');
    await page.getByRole('link', { name: '返回供餐' }).click();
    await slot('午餐').click();
    await page.getByRole('button', { name: /^套餐 12.00 售罄$/ }).waitFor();
    await page.keyboard.press('F8');
    await till.atCounter('散客');
    expect(await page.getByRole('button', { name: /^B 套餐 14.00/ }).getAttribute('aria-pressed')).toBe('true');
  });

  it('warns of a closed day at the counter, and a meal served all the same is recorded with a flag', async () => {
    const today = businessDateAt(new Date());
    await at.test.owner.query(
      `INSERT INTO meal_point.opening_exceptions (district_code, town_code, facility_id, kind, valid_from, valid_to, reason)
       VALUES ($1, $2, $3, 'closed', $4, $4, '停水')`,
      [home.districtCode, home.code, home.facilityId, today],
    );
    await page.reload();
    await till.ready();
    await slot('午餐').click();
    await page.getByText('今天午餐停餐：停水').waitFor();
    await expectAccessible('closed day');
    await page.keyboard.press('F8');
    await till.atCounter('散客');
    await till.log('散客');
    await till.sent(1);
    const { rows } = await at.test.owner.query<{ flags: string[] }>(
      'SELECT flags FROM canteen.meals WHERE facility_id = $1 ORDER BY recorded_at DESC LIMIT 1',
      [home.facilityId],
    );
    expect(rows[0]?.flags).toContain('served_while_closed');
  });
});
