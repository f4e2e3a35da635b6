import { businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';

const PATIENCE_MS = 10_000;
const TODAY = businessDateAt(new Date());

/** From the desk that prints them to the counter that takes them, by keyboard; the tests follow one another. */
describe('meal vouchers', () => {
  let at: BrowserInstallation;
  let desk: Page;
  let till: CounterPage;
  let code = '';
  const errors: string[] = [];

  beforeAll(async () => {
    at = await openBrowserInstallation();
    const { home } = at.places;
    await at.test.owner.query(
      `WITH donor AS (
         INSERT INTO donation.donors (district_code, kind, name, recorded_by)
         SELECT $1, 'firm', '甬上食品有限公司', id FROM identity.accounts WHERE login = $3 RETURNING id, recorded_by
       ), given AS (
         INSERT INTO donation.donations (district_code, organisation_id, donor_id, kind, pledged_on, pledged_fen, client_id, body_hash, account_id)
         SELECT $1, $2, id, 'money', $4, 10000, uuidv7(), sha256(''), recorded_by FROM donor RETURNING id, account_id)
       INSERT INTO donation.receipts (district_code, organisation_id, donation_id, year, no, received_on, amount_fen, client_id, account_id)
       SELECT $1, $2, id, 2000, 1, $4, 10000, uuidv7(), account_id FROM given`,
      [home.districtCode, home.organisationId, home.logins.district_official, TODAY],
    );
    desk = await (await at.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    desk.setDefaultTimeout(PATIENCE_MS);
    desk.on('pageerror', (error) => errors.push(error.message));
    await desk.goto(`${at.api.origin}/donations`);
    await logIn(desk, home.logins.district_official);
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 800 } });
    till = await CounterPage.openIn(context, at.api.origin);
    till.page.on('pageerror', (error) => errors.push(error.message));
    await till.logIn(home.logins.operator);
  });
  afterAll(async () => {
    await at?.close();
    expect(errors).toEqual([]);
  });

  async function accessible(page: Page): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect({ colorScheme, violations: await axeViolations(page) }).toEqual({ colorScheme, violations: [] });
    }
  }

  async function redeemed(): Promise<number> {
    const { rows } = await at.test.owner.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM canteen.voucher_redemptions WHERE returned_fen < amount_fen',
    );
    return rows[0]?.count ?? 0;
  }

  it('are issued out of a donation and printed', async () => {
    await desk.getByRole('link', { name: '全部餐券' }).press('Enter');
    await desk.getByText('还没有餐券').waitFor();
    await accessible(desk);
    await desk.getByRole('link', { name: '返回捐赠列表' }).press('Enter');
    await desk.getByRole('link', { name: '甬上食品有限公司' }).press('Enter');
    await desk.getByRole('button', { name: '发放餐券' }).press('Enter');
    const form = desk.getByRole('dialog');
    await form.getByLabel('张数').fill('3');
    await form.getByLabel('面额').fill('5');
    await accessible(desk);
    await form.getByRole('button', { name: '保存' }).press('Enter');
    await form.waitFor({ state: 'detached' });
    await desk.locator('tr').filter({ hasText: '0 / 3 张' }).getByRole('link').press('Enter');
    await desk.getByRole('heading', { name: `${TODAY} 发放的餐券` }).waitFor();
    await desk.locator('tbody tr').nth(2).waitFor();
    await accessible(desk);
    await desk.getByRole('link', { name: '打印餐券' }).press('Enter');
    await desk.getByRole('img', { name: '第 3 号餐券的二维码' }).waitFor();
    await accessible(desk);
    code = (await desk.locator('.voucher-code').first().textContent()) ?? '';
    expect(code).toMatch(/^QV[0-9A-F]{16}$/);
    await desk.emulateMedia({ media: 'print' });
    expect(await desk.locator('.shell-header').isVisible()).toBe(false);
    await desk.emulateMedia({ media: 'screen' });
  });

  it('pay at the counter, once, and say why they do not', async () => {
    const [first, second] = at.places.home.residents;
    await till.serve(first);
    await till.page.keyboard.press('F6');
    const field = till.dialog.getByLabel('餐券');
    await field.waitFor();
    await till.page.keyboard.type(code.toLowerCase());
    await till.page.keyboard.press('Enter');
    await till.dialog.getByText('可用：最多付 5.00 元').waitFor();
    await accessible(till.page);
    await till.page.keyboard.press('Escape');
    await till.page.locator('.pay-keys').getByRole('button', { name: '餐券', pressed: true }).waitFor();
    await till.log(first.name);
    await till.sent(1);
    expect(await redeemed()).toBe(1);

    await till.serve(second);
    await till.page.keyboard.press('F6');
    await field.waitFor();
    await till.page.keyboard.type(code);
    await till.page.keyboard.press('Enter');
    await till.dialog.getByRole('alert').getByText('这张餐券已经用过').waitFor();
    await accessible(till.page);
    await till.page.keyboard.press('Escape');
    await till.log(second.name);
    await till.sent(2);
    expect(await redeemed()).toBe(1);
  });

  it('come back when their issue ends', async () => {
    await desk.getByRole('link', { name: '返回这批餐券' }).press('Enter');
    await desk.reload();
    await desk.getByText('1 / 3 张').waitFor();
    await desk.getByRole('button', { name: '结束这批餐券' }).press('Enter');
    await desk.getByRole('dialog').getByLabel('原因').fill('活动结束');
    await desk.keyboard.press('Enter');
    await desk.getByText('结束原因：活动结束').waitFor();
    expect(await desk.getByRole('link', { name: '打印餐券' }).count()).toBe(0);
    await accessible(desk);
  });
});
