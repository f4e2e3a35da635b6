import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';

/** How messages reach open pages and are seen to, by keyboard; the tests follow one another. */
describe('messages', () => {
  let at: BrowserInstallation;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation({
      SMTP_URL: 'smtp://127.0.0.1:1',
      SMTP_FROM: 'nuancan@example.cn',
    });
    page = await open(at.places.home.logins.town_official);
  });
  afterAll(() => at?.close());

  const open = async (login: string): Promise<Page> => {
    const opened = await (await at.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    opened.setDefaultTimeout(10_000);
    await opened.goto(at.api.origin);
    await logIn(opened, login);
    return opened;
  };
  const tell = (login: string, kind: string) =>
    at.test.owner.query(
      `INSERT INTO messaging.messages (district_code, account_id, kind, about_id, business_date, place_name)
       SELECT district_code, id, $2, $3, '2026-10-01', '桥头食堂' FROM identity.accounts WHERE login = $1`,
      [login, kind, randomUUID()],
    );
  const accessible = async (on: Page, state: string): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await on.emulateMedia({ colorScheme });
      const violations = await axeViolations(on);
      expect({ state, colorScheme, violations }).toEqual({ state, colorScheme, violations: [] });
    }
  };

  it('ring while a page is open, and are read one by one, by topic, and all at once', async () => {
    const { town_official } = at.places.home.logins;
    await page.getByRole('link', { name: '消息，没有未读' }).waitFor();
    await tell(town_official, 'claim.submitted');
    await page.getByRole('link', { name: '消息，1 条未读' }).press('Enter');
    await page.getByText('桥头食堂 2026-10 的申报已提交').first().waitFor();
    await tell(town_official, 'deadline.finding');
    await tell(town_official, 'deadline.complaint');
    await page.getByRole('link', { name: '消息，3 条未读' }).waitFor();
    await page.getByText('投诉答复期限').first().waitFor();
    await accessible(page, 'inbox');
    await page.getByRole('button', { name: /^标为已读：整改期限/ }).press('Enter');
    await page.getByRole('link', { name: '消息，2 条未读' }).waitFor();
    await page.getByRole('combobox', { name: '显示' }).selectOption('unread');
    await page.getByRole('combobox', { name: '类别' }).selectOption('deadline');
    const list = page.getByRole('list', { name: '消息列表' });
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
    await page.getByRole('button', { name: '全部标为已读' }).press('Enter');
    await page.getByText('没有未读消息').waitFor();
    await page.getByRole('link', { name: '消息，没有未读' }).waitFor();
  });

  it('come by mail where somebody chose so, and the log says what became of it', async () => {
    await page.getByRole('link', { name: '通知设置' }).press('Enter');
    await page.getByRole('textbox', { name: '邮箱' }).fill('official@example.cn');
    await page.getByLabel('从').fill('22:00');
    await page.getByLabel('到').fill('07:00');
    await page.getByRole('checkbox', { name: '关爱个案 · 邮件' }).press('Space');
    await accessible(page, 'settings');
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await page.getByText('已保存').waitFor();
    await tell(at.places.home.logins.town_official, 'welfare.opened');
    await page.getByRole('link', { name: '邮件与短信发送记录' }).press('Enter');
    await page.getByRole('cell', { name: /^镇街民政/ }).waitFor();
    await page.getByRole('cell', { name: '待发送' }).waitFor();
    await accessible(page, 'log');
    await page.getByRole('button', { name: 'English' }).press('Enter');
    await page.getByRole('cell', { name: 'Welfare cases' }).waitFor();
  });

  it('ring at the counter, too, and lead to where they are seen to', async () => {
    const { operator } = at.places.home.logins;
    await tell(operator, 'claim.returned');
    const counter = await open(operator);
    await counter.getByRole('link', { name: '消息，1 条未读' }).press('Enter');
    await counter.getByText('申报已退回：桥头食堂 2026-10').first().waitFor();
    await counter.getByRole('heading', { name: '通知设置' }).waitFor();
    await accessible(counter, 'inbox of the operator');
    await counter.getByRole('link', { name: /^去处理/ }).press('Enter');
    await expect.poll(() => new URL(counter.url()).hash).toBe('#claim');
  });
});
