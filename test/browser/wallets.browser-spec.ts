import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedResident, ArrangedTown } from '../support/small-district.js';

/** The operator's page of wallets, and what the counter makes of a balance; one till, the tests follow one another. */
describe('the wallets of a counter', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let zhang: ArrangedResident;
  let till: CounterPage;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    [zhang] = home.residents;
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 800 } });
    till = await CounterPage.openIn(context, at.api.origin);
    await till.logIn(home.logins.operator);
    ({ page } = till);
  });
  afterAll(() => at?.close());

  async function expectAccessible(state: string): Promise<void> {
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  }

  async function enter(key: string, amount: string): Promise<void> {
    await page.getByRole('button', { name: key, exact: true }).click();
    await page.getByLabel('金额（元）').fill(amount);
    await page.getByRole('button', { name: '确认' }).click();
  }

  async function stored(): Promise<{ held: number; kinds: string[] }> {
    const { rows } = await at.test.owner.query<{ held: number; kinds: string[] }>(
      `SELECT sum(amount_fen)::int AS held, array_agg(kind ORDER BY seq) AS kinds FROM canteen.wallet_movements WHERE resident_id = $1`,
      [zhang.id],
    );
    return rows[0] ?? { held: 0, kinds: [] };
  }

  it('opens one by a top-up, and shows the receipt', async () => {
    await page.getByRole('link', { name: '钱包' }).click();
    await page.getByText('先找到老人').waitFor();
    await expectAccessible('nobody asked for');
    await page.getByLabel('找老人').fill(zhang.initials);
    await page.getByRole('button', { name: zhang.name }).click();
    await page.getByText('还没有钱包').waitFor();
    await enter('充值', '100');
    const receipt = page.getByRole('article');
    await receipt.getByText('¥100.00').waitFor();
    expect(await receipt.innerText()).toContain(zhang.name);
    await expectAccessible('receipt');
  });

  it('refunds no more than it holds and says so, with what was entered still there', async () => {
    await page.getByRole('link', { name: '返回钱包' }).click();
    await page.getByRole('link', { name: '1 号收据' }).waitFor();
    await enter('退款', '100.01');
    await page.getByRole('alert').getByText('钱包余额不足').waitFor();
    await expectAccessible('refund refused');
    await page.getByLabel('金额（元）').fill('10');
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByRole('article').getByText('¥10.00').waitFor();
    await page.getByRole('link', { name: '返回钱包' }).click();
    await page.locator('.wallet-balance').filter({ hasText: '¥90.00' }).waitFor();
    await expectAccessible('statement');
    expect(await stored()).toEqual({ held: 9_000, kinds: ['top_up_cash', 'refund_cash'] });
  });

  it('books once when the answer is lost and the same is pressed again', async () => {
    await page.route('**/v1/wallets/top-ups', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await enter('充值', '5');
    await page.getByRole('alert').getByText('不知道是否已经入账').waitFor();
    await page.unroute('**/v1/wallets/top-ups');
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByRole('article').getByText('¥5.00').waitFor();
    expect(await stored()).toMatchObject({ held: 9_500 });
  });

  it('comes first at the counter where it covers what is due', async () => {
    await page.getByRole('link', { name: '返回供餐' }).click();
    await till.ready();
    await till.serve(zhang);
    await page.locator('.wallet-key[aria-pressed=true]').filter({ hasText: '钱包 95.00 ✓' }).waitFor();
    await expectAccessible('wallet at the counter');
    await page.keyboard.press('F1');
    await page.locator('.wallet-key[aria-pressed=false]').waitFor();
    await page.keyboard.press('F7');
    await page.locator('.wallet-key[aria-pressed=true]').waitFor();
    await page.keyboard.press('Enter');
    await till.says(`已记 ${zhang.name} · 钱包扣 3.00`);
    await till.sent(1);
    expect(await stored()).toMatchObject({ held: 9_200 });
  });

  it('is lowered without a network by what was logged, and the server has the same in the end', async () => {
    await till.context.setOffline(true);
    await till.offline();
    await till.serve(zhang);
    await page.locator('.wallet-key').filter({ hasText: '92.00' }).waitFor();
    await page.keyboard.press('Enter');
    await till.logKey.filter({ hasText: '确认记第二餐' }).waitFor();
    await page.keyboard.press('Enter');
    await till.says(`已记 ${zhang.name} · 钱包扣 12.00`);
    await till.serve(zhang);
    await page.locator('.wallet-key').filter({ hasText: '80.00' }).waitFor();
    await page.keyboard.press('F9');
    await till.says(`撤销待同步 ${zhang.name}`);
    await page.locator('.wallet-key').filter({ hasText: '92.00' }).waitFor();
    await till.context.setOffline(false);
    await till.unsent(0);
    await page.locator('.wallet-key').filter({ hasText: '92.00' }).waitFor();
    expect(await stored()).toEqual({
      held: 9_200,
      kinds: ['top_up_cash', 'refund_cash', 'top_up_cash', 'spend', 'spend', 'void_return'],
    });
  });
});
