import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';

const TODAY = businessDateAt(new Date());
const VIEWPORT = { width: 1366, height: 768 };

/** Orders to be brought as the operator takes them at the telephone, by keyboard. The tests follow one another. */
describe('orders to be brought', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    const till = await CounterPage.openIn(await at.browser.newContext({ viewport: VIEWPORT }), at.api.origin);
    await till.logIn(home.logins.operator);
    ({ page } = till);
  });
  afterAll(() => at?.close());

  async function expectAccessible(state: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect({ state, colorScheme, violations: await axeViolations(page) }).toEqual({
        state,
        colorScheme,
        violations: [],
      });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  /** As somebody without a mouse: the key is reached by Tab and pressed by Enter. */
  async function press(name: string): Promise<void> {
    await page.getByRole('button', { name, exact: true }).first().focus();
    await page.keyboard.press('Enter');
  }

  const list = () => page.getByRole('region', { name: '午餐的订单' });
  const dialog = () => page.getByRole('dialog');
  /** What a list of the dialog says while nobody has chosen. */
  const shown = (label: string) => dialog().getByLabel(label).locator('option:checked').innerText();

  it('takes one by telephone, and asks for the address that is not known', async () => {
    await page.getByRole('link', { name: '送餐' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '后一天' }).click();
    await page.getByRole('button', { name: /^午餐/ }).click();
    await list().getByText('这一餐还没有订单').waitFor();
    await expectAccessible('no orders');
    await press('电话订餐');
    await page.keyboard.type(home.residents[0].initials);
    await dialog()
      .getByRole('button', { name: new RegExp(home.residents[0].name) })
      .focus();
    await expectAccessible('who');
    await page.keyboard.press('Enter');
    await dialog()
      .getByRole('button', { name: /只这一次/ })
      .waitFor();
    await page.keyboard.press('Enter');
    expect(await shown('套餐')).toBe('当天最便宜的套餐');
    await dialog().getByLabel('付款').selectOption('cash');
    await expectAccessible('what');
    await press('保存');
    const row = list().getByRole('listitem').filter({ hasText: home.residents[0].name });
    await row.getByText('没有地址').waitFor();
    await press(`登记新地址 ${home.residents[0].name}`);
    await dialog().getByLabel('地址（门牌、几楼）').fill('桥头弄 3 号');
    await dialog().getByLabel('经度').fill('121.41');
    await dialog().getByLabel('纬度').fill('29.65');
    await page.keyboard.press('Enter');
    await row.getByText('桥头弄 3 号').waitFor();
    await row.getByText('没有地址').waitFor({ state: 'detached' });
    await page.getByRole('region', { name: '厨房要做的' }).getByText('共 1 份').waitFor();
    await expectAccessible('an order');
    const { rows } = await at.test.owner.query(
      `SELECT o.state, o.payment_method, a.located FROM delivery.orders o JOIN registry.resident_addresses a ON a.id = o.address_id`,
    );
    expect(rows).toEqual([{ state: 'placed', payment_method: 'cash', located: 'exact' }]);
  });

  it('opens a standing order, pauses it and resumes it', async () => {
    const { name, initials } = home.residents[1];
    await press('电话订餐');
    await page.keyboard.type(initials);
    await dialog()
      .getByRole('button', { name: new RegExp(name) })
      .focus();
    await page.keyboard.press('Enter');
    await dialog().getByRole('button', { name: '长期', exact: true }).focus();
    await page.keyboard.press('Enter');
    for (const day of ['周一', '周二', '周三', '周四', '周五', '周六', '周日']) await dialog().getByLabel(day).check();
    await dialog().getByLabel('节假日').selectOption('yes');
    await expectAccessible('a standing order');
    await dialog().getByRole('button', { name: '保存' }).click();
    const standing = page.getByRole('region', { name: '长期订单' });
    await standing.getByText(name).waitFor();
    const row = list().getByRole('listitem').filter({ hasText: name });
    await row.getByText('长期').waitFor();
    await press(`暂停 ${name} 的长期订单`);
    await dialog().getByRole('button', { name: '暂停', exact: true }).click();
    await row.getByText('已取消：暂停').waitFor();
    await press(`恢复 ${name}`);
    await row.getByText('已取消：暂停').waitFor({ state: 'detached' });
  });

  it('says why an order cannot be, and keeps what was typed', async () => {
    const { name, initials } = home.residents[0];
    await press('电话订餐');
    await page.keyboard.type(initials);
    await dialog()
      .getByRole('button', { name: new RegExp(name) })
      .focus();
    await page.keyboard.press('Enter');
    await dialog()
      .getByRole('button', { name: /只这一次/ })
      .waitFor();
    await page.keyboard.press('Enter');
    await dialog().getByLabel('代收人或放的地方').fill('隔壁王阿姨');
    await page.keyboard.press('Enter');
    await dialog().getByRole('alert').getByText('这一天这一餐已有订单').waitFor();
    expect(await dialog().getByLabel('代收人或放的地方').inputValue()).toBe('隔壁王阿姨');
    await page.keyboard.press('Escape');
  });

  it('closes a slot, lists who is to be visited, notes the visit and delivers after all', async () => {
    await at.test.owner.query(`UPDATE registry.residents SET lives_alone = true WHERE id = $1`, [home.residents[0].id]);
    const closures = page.getByRole('region', { name: '停送与上门' });
    await closures.getByRole('button', { name: '停送' }).focus();
    await page.keyboard.press('Enter');
    expect(await shown('哪一餐')).toBe('全天');
    await dialog().getByLabel('原因').fill('台风红色预警');
    await page.keyboard.press('Enter');
    await closures.getByText('1 位还没有人去看').waitFor();
    await list().getByText('已取消：停送').first().waitFor();
    await expectAccessible('closed');
    await press(`去看过了 ${home.residents[0].name}`);
    expect(await dialog().getByLabel('看到的情况').inputValue()).toBe('');
    await dialog().getByLabel('看到的情况').selectOption('well');
    await dialog().getByRole('button', { name: '保存' }).click();
    await closures.getByText('平安').waitFor();
    await press('解除停送');
    await dialog().getByLabel('原因').fill('台风转向');
    await page.keyboard.press('Enter');
    await closures.getByText('已解除').waitFor();
    await list().getByText('已取消：停送').first().waitFor({ state: 'detached' });
  });

  it('prints labels once the orders are frozen', async () => {
    const on = addDays(TODAY, 1);
    await at.test.owner.query(
      `INSERT INTO delivery.rules (district_code, town_code, facility_id, slot, valid_from, cut_off_days, cut_off_at, leaves_at, most_minutes,
         account_id, recorded_at) SELECT $1, $2, $3, 'lunch', $4, 1, '00:00', '10:30', 60, id, now() - interval '9 days'
       FROM identity.accounts WHERE login = $5`,
      [home.districtCode, home.code, home.facilityId, on, home.logins.operator],
    );
    await at.test.owner.query(`SELECT set_config('app.district', $1, false), set_config('app.role', 'system', false)`, [
      home.districtCode,
    ]);
    await at.test.owner.query(`SELECT delivery.freeze_slot($1, $2, 'lunch')`, [home.facilityId, on]);
    await page.reload();
    await page.getByRole('button', { name: '后一天' }).click();
    await page.getByRole('button', { name: /^午餐/ }).click();
    await list().getByText('№1').waitFor();
    const [labels] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '打印标签' }).click(),
    ]);
    expect(labels.suggestedFilename()).toBe(`labels-${on}-lunch.pdf`);
    await expectAccessible('frozen');
    await press(`换地址 ${home.residents[0].name}`);
    await dialog().getByLabel('地址').waitFor();
    expect(await dialog().getByRole('combobox').count()).toBe(1);
    await dialog().getByLabel('地址').selectOption({ label: '' });
    await dialog().getByRole('button', { name: '保存' }).press('Enter');
    await list().getByRole('listitem').filter({ hasText: home.residents[0].name }).getByText('没有地址').waitFor();
  });
});
