import { businessDateAt } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';

const PATIENCE_MS = 10_000;
const TODAY = businessDateAt(new Date());

describe('the donation desk', () => {
  let at: BrowserInstallation;
  let desk: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    at = await openBrowserInstallation();
    await at.test.owner.query(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
       SELECT 'second', '另一位', password_hash, role, district_code FROM identity.accounts WHERE login = $1`,
      [at.places.home.logins.district_official],
    );
    desk = await open(at.places.home.logins.district_official);
  });
  afterAll(async () => {
    await at?.close();
    expect(errors).toEqual([]);
  });

  async function open(login: string, path = '/donations'): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${at.api.origin}${path}`);
    await logIn(page, login);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  async function accessible(page: Page): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect({ colorScheme, violations: await axeViolations(page) }).toEqual({ colorScheme, violations: [] });
    }
  }

  /** Opens a key's form by the keyboard, fills it, and sends it by Enter in its last field. */
  async function fill(page: Page, key: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const button = page.getByRole('button', { name: key, exact: true }).first();
    // Waits until it can be pressed.
    await button.click({ trial: true });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    for (const [label, value] of Object.entries(fields)) {
      // The words of a choice are part of its label, too: what the label begins with tells them apart.
      const titled = dialog.locator('label').filter({ has: page.locator(`span:text("${label}")`) });
      const field = titled.locator('input, select').first();
      if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption({ label: value });
      else await field.fill(value);
    }
    await dialog.getByRole('button', { name: '保存' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
  }

  it('takes money in, prints, allots, refunds by two people, and hands out a link, all by the keyboard', async () => {
    await desk.getByText('没有符合条件的捐赠').waitFor();
    await accessible(desk);
    await fill(desk, '登记捐款', {
      ...{ 捐赠人类型: '单位', 名称: '甬上食品有限公司', 联系人: '林先生', '认捐（元）': '500', 已到账: '300' },
      用途: '不限',
    });
    const row = desk.locator('tbody tr').filter({ hasText: '甬上食品有限公司' });
    await row.getByText('300.00').waitFor();
    await row.getByRole('link').press('Enter');
    await desk.getByRole('heading', { name: '甬上食品有限公司的捐赠', level: 1 }).waitFor();
    await desk.getByText(`${TODAY.slice(0, 4)}-000001`).waitFor();
    await accessible(desk);
    await fill(desk, '填票据号', { 公益事业捐赠票据号: '浙财 0009' });
    await desk.getByText('浙财 0009').waitFor();
    await fill(desk, '登记到账', { '金额（元）': '200' });
    await desk.getByText(`${TODAY.slice(0, 4)}-000002`).waitFor();
    await fill(desk, '分配用途', { '金额（元）': '150', 用途: '镇街', 镇街: at.places.home.name });
    await desk.getByText(`镇街 · ${at.places.home.name}`).waitFor();
    await fill(desk, '申请退款', { '金额（元）': '80', 原因: '项目取消' });
    await desk.getByText('本人申请，须由他人审批').waitFor();

    const second = await open('second', new URL(desk.url()).pathname);
    await fill(second, '同意退款', { 银行流水号: 'B-77' });
    await second.getByText('已退款').waitFor();
    await second.getByText('B-77').waitFor();
    await desk.reload();
    await fill(desk, '申请作废', { 原因: '票据开错' });
    await desk.getByText('已申请作废：票据开错').waitFor();
    await accessible(desk);
    await second.goto(`${at.api.origin}/donations`);
    await second.getByLabel(/^显示/).selectOption('undecided');
    await second.getByText('待审批 1').waitFor();
    await accessible(second);
    await second.getByRole('link', { name: '甬上食品有限公司' }).press('Enter');
    await fill(second, '不同意作废', { 原因: '票据没有错' });
    await second.getByText('已申请作废').waitFor({ state: 'detached' });

    await desk.getByRole('button', { name: '生成链接' }).press('Enter');
    const link = (await desk.locator('.donor-link').textContent()) ?? '';
    expect(link).toMatch(/\/donor#[A-Za-z0-9_-]{43}$/);
    await accessible(desk);
    await desk.getByRole('link', { name: '打印' }).first().press('Enter');
    await desk.getByRole('heading', { name: /捐赠收据/, level: 2 }).waitFor();
    await desk.getByText('¥300.00').waitFor();
    await accessible(desk);
    await desk.emulateMedia({ media: 'print' });
    expect(await desk.locator('.shell-header').isVisible()).toBe(false);
    await desk.emulateMedia({ media: 'screen' });
    await showsTheDonor(link);
  });

  /** Without an account, in both languages; and nothing once it is revoked. */
  async function showsTheDonor(link: string): Promise<void> {
    const page = await (await at.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(link);
    await page.getByRole('heading', { name: '您的捐赠去向' }).waitFor();
    await page.getByText('甬上食品有限公司：感谢您的捐赠。').waitFor();
    await page.getByText('公益事业捐赠票据 浙财 0009').waitFor();
    expect(await page.getByText('林先生').count()).toBe(0);
    await accessible(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: /English/ }).click();
    await page.getByRole('heading', { name: 'What your gift became' }).waitFor();
    await desk.goBack();
    await desk.getByRole('button', { name: '停用' }).press('Enter');
    await desk.getByText('已停用').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'This link does not open' }).waitFor();
    await accessible(page);
  }

  it('takes several goods in for a facility, and puts a donor right', async () => {
    await desk.goto(`${at.api.origin}/donations`);
    const facility = at.places.home.facilityName;
    await desk.getByRole('button', { name: '登记捐物' }).click();
    await desk.getByLabel('名称（匿名不填）').fill('奉化粮油');
    for (const [label, value] of [
      ['品名', '大米'],
      ['重量（公斤）', '12.5'],
      ['参考价（元/公斤）', '6.00'],
      ['第 2 种：品名', '菜油'],
    ] as const) {
      await desk.getByLabel(label, { exact: true }).fill(value);
    }
    await desk.keyboard.press('Enter');
    await desk.getByText('第 2 种物资：品名、重量和参考价要都填，或都不填').waitFor();
    await desk.keyboard.press('Escape');
    await fill(desk, '登记捐物', {
      ...{ 捐赠人类型: '单位', 名称: '奉化粮油', 助餐点: facility },
      ...{ 品名: '大米', '重量（公斤）': '12.5', '参考价（元/公斤）': '6.00' },
      ...{ '第 2 种：品名': '菜油', '第 2 种：重量': '5', '第 2 种：参考价': '8.00' },
    });
    const row = desk.locator('tbody tr').filter({ hasText: '捐物' });
    await row.getByRole('link').press('Enter');
    const goods = desk.getByRole('table', { name: '物资' });
    await goods.getByRole('row', { name: /大米.*75\.00.*待入库/ }).waitFor();
    await goods.getByRole('row', { name: /菜油.*40\.00.*待入库/ }).waitFor();
    await desk.getByRole('button', { name: '更改捐赠人' }).press('Enter');
    await accessible(desk);
    await desk.keyboard.press('Escape');
    await fill(desk, '更改捐赠人', { 名称: '奉化粮油公司', 联系人: '周先生', 电话: '057488880000' });
    await desk.getByRole('heading', { name: '奉化粮油公司的捐赠', level: 1 }).waitFor();
    await desk.getByText('周先生 · 057488880000').waitFor();
  });

  it('shows a town what is for it, and no key', async () => {
    const town = await open(at.places.home.logins.town_official);
    await town.getByText('甬上食品有限公司').waitFor();
    expect(await town.getByRole('button', { name: '登记捐款' }).count()).toBe(0);
    await town.getByLabel('捐赠人、收据号').fill('没有这个人');
    await town.keyboard.press('Enter');
    await town.getByText('没有符合条件的捐赠').waitFor();
  });
});
