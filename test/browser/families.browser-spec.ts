import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { newClientId } from '../support/meal-draft.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

const TODAY = businessDateAt(new Date());
const TOMORROW = addDays(TODAY, 1);
const PHONE = { viewport: { width: 320, height: 740 }, hasTouch: true, isMobile: true };

/** From an elder's consent to a pause that the family asked for, by keyboard. The tests follow one another. */
describe('families', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let till: Page;
  let phone: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    const operator = await ApiClient.as(at.api.origin, home.logins.operator, PASSWORD);
    const standing = await operator.post('/v1/standing-orders', {
      ...{ clientId: newClientId(), residentId: home.residents[0].id, slot: 'lunch', weekdays: [1, 2, 3, 4, 5, 6, 7] },
      ...{ onHolidays: true, validFrom: TOMORROW, setName: null, paymentMethod: 'cash', handover: 'in_person' },
      addressId: null,
    });
    expect(standing.status).toBe(201);
    const topUp = { clientId: newClientId(), residentId: home.residents[0].id, amountFen: 5_000, method: 'cash' };
    expect((await operator.post('/v1/wallets/top-ups', topUp)).status).toBe(201);
    const context = await at.browser.newContext({ viewport: { width: 1366, height: 768 } });
    const counter = await CounterPage.openIn(context, at.api.origin);
    await counter.logIn(home.logins.operator);
    till = counter.page;
    phone = await (await at.browser.newContext(PHONE)).newPage();
  });
  afterAll(() => at?.close());

  async function expectAccessible(page: Page, state: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect({ state, colorScheme, violations: await axeViolations(page) }).toEqual({
        ...{ state, colorScheme, violations: [] },
      });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  /** As somebody without a mouse: the key is reached by Tab and pressed by Enter. */
  async function press(page: Page, name: string | RegExp): Promise<void> {
    await page.getByRole('button', { name, exact: true }).first().focus();
    await page.keyboard.press('Enter');
  }

  it('are let in by the elder’s consent, with a link that is shown once', async () => {
    await till.getByRole('link', { name: '送餐' }).focus();
    await till.keyboard.press('Enter');
    await till.getByRole('link', { name: '家属' }).focus();
    await till.keyboard.press('Enter');
    await till.getByText('还没有登记过同意').waitFor();
    await expectAccessible(till, 'no families');
    await press(till, '登记同意');
    await till.keyboard.type(home.residents[0].initials);
    const dialog = till.getByRole('dialog');
    await dialog.getByRole('button', { name: new RegExp(home.residents[0].name) }).focus();
    await till.keyboard.press('Enter');
    await dialog.getByLabel('家属姓名').fill('张小琴');
    await dialog.getByLabel('家属电话').fill('139 0574 1234');
    for (const what of [/^用餐/, /^余额/, /^送餐/]) {
      await dialog.getByRole('checkbox', { name: what }).focus();
      await till.keyboard.press('Space');
    }
    await expectAccessible(till, 'consent');
    await press(till, '保存');
    const link = dialog.getByRole('link', { name: /\/family#[A-Za-z0-9_-]{43}$/ });
    await link.waitFor();
    await expectAccessible(till, 'link');
    const address = (await link.textContent()) ?? '';
    await till.keyboard.press('Escape');
    await till.getByText('还没有打开过').waitFor();
    await phone.goto(address);
    await phone.getByText('长期送餐').waitFor();
    await phone.getByText('午餐：每天，').waitFor();
  });

  it('see on a phone what the elder consented to, and ask for a pause', async () => {
    await phone.getByText('余额 50.00 元').waitFor();
    expect(await phone.content()).not.toContain(home.residents[0].name);
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await expectAccessible(phone, 'page');
    await press(phone, '请求停送');
    await expectAccessible(phone, 'pause');
    await press(phone, '提交');
    await phone.getByText('等食堂答复').waitFor();
    await expectAccessible(phone, 'asked');
  });

  it('are answered by the kitchen, whose word makes the pause', async () => {
    await press(phone, '请求充值');
    await phone.getByLabel('金额（元）').fill('0');
    await press(phone, '提交');
    await phone.getByRole('alert').getByText('1 元到 1 万元').waitFor();
    await phone.getByLabel('金额（元）').fill('20');
    await press(phone, '提交');
    await press(phone, '撤回：充值 20.00 元');
    await phone.getByText('已撤回').waitFor();
    await till.reload();
    await till.getByText('1 条等答复').waitFor();
    // What waits stands above what is newer and needs no answer.
    expect(await till.locator('.families-list .state-tag').first().textContent()).toBe('等答复');
    await expectAccessible(till, 'asked');
    await press(till, /^答应 /);
    await till.getByRole('dialog').getByLabel('给家属的话（可不填）').fill('好的，玩得开心');
    await till.keyboard.press('Enter');
    await till.getByText('答复：好的，玩得开心').waitFor();
    await press(phone, '刷新');
    await phone.getByText('食堂说：好的，玩得开心').waitFor();
    await phone.getByText(`${TOMORROW} 至 ${TOMORROW} 停送`, { exact: true }).first().waitFor();
    await phone.getByText('不送 · 暂停').waitFor();
    await phone.getByRole('button', { name: 'English' }).click();
    await phone.getByRole('heading', { name: 'Meals of your elder' }).waitFor();
  });

  it('see nothing any more once the elder withdraws it', async () => {
    await press(till, /^撤回：/);
    await press(till, '撤回');
    await till.locator('.state-tag', { hasText: '老人撤回' }).waitFor();
    await press(phone, 'Refresh');
    await phone.getByRole('heading', { name: 'This link does not open' }).waitFor();
    expect(await phone.getByText('Standing orders').count()).toBe(0);
    await expectAccessible(phone, 'withdrawn');
  });
});
