import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';

/** An inspection from its plan to a closed finding, and a complaint to its end, by keyboard; the tests follow one another. */
describe('inspections and complaints', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let till: CounterPage;
  let office: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    const viewport = { width: 1366, height: 768 };
    till = await CounterPage.openIn(await at.browser.newContext({ viewport }), at.api.origin);
    office = await (await at.browser.newContext({ viewport })).newPage();
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

  it('plans an inspection and enters what it found, item by item', async () => {
    await office.getByRole('link', { name: '督导与投诉' }).press('Enter');
    await office.getByText('没有等着办的事').waitFor();
    await office.getByRole('button', { name: '安排检查' }).press('Enter');
    await office.getByLabel('留样').press('Space');
    await office.getByLabel('是否事先通知').selectOption('no');
    await accessible(office, 'planning');
    await office.getByRole('button', { name: '保存' }).press('Enter');
    await office.getByRole('link', { name: '检查', exact: true }).press('Enter');
    const form = office.getByRole('form', { name: '登记检查结果' });
    await form.getByRole('group').nth(0).getByLabel('结果').selectOption('not_ok');
    await form.getByLabel('问题').fill('留样只有 80 克');
    for (const item of [1, 2]) await form.getByRole('group').nth(item).getByLabel('结果').selectOption('ok');
    await form.getByLabel('结论').selectOption('failed');
    await accessible(office, 'holding');
    await form.getByRole('button', { name: '保存检查结果' }).press('Enter');
    await office.getByText('待整改').waitFor();
    await accessible(office, 'the inspection');
  });

  it('is answered by the operator, who sees what is due, and closed by the official', async () => {
    await till.logIn(home.logins.operator);
    const { page } = till;
    await page.getByRole('link', { name: '督导与投诉 1' }).press('Enter');
    await page.getByText('留样只有 80 克').waitFor();
    await accessible(page, 'the operator’s page');
    await page.getByRole('button', { name: '答复整改' }).press('Enter');
    await page.getByRole('textbox', { name: '做了什么' }).fill('换了大留样盒');
    await accessible(page, 'answering');
    await page.keyboard.press('Enter');
    await page.getByText('待核实').waitFor();
    await office.reload();
    await office.getByRole('button', { name: '核实办结' }).press('Enter');
    await office.getByRole('textbox', { name: '看到了什么' }).fill('现场看过');
    await office.keyboard.press('Enter');
    await office.getByText('已办结').waitFor();
  });

  it('takes a complaint about itself that it cannot close, and whose complainant it does not see', async () => {
    const { page } = till;
    await page.getByRole('button', { name: '受理投诉' }).press('Enter');
    await page.getByLabel('投诉经过').fill('菜太咸');
    await page.getByLabel('投诉人姓名').fill('周阿婆');
    await page.getByLabel('联系电话').fill('13800001234');
    await accessible(page, 'taking');
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await page.getByText('菜太咸').waitFor();
    await page.getByRole('button', { name: '办理过程' }).press('Enter');
    await page.getByText('受理', { exact: true }).waitFor();
    expect(await page.content()).not.toContain('周阿婆');
    expect(await page.getByRole('button', { name: '办结' }).count()).toBe(0);
    await accessible(page, 'the complaint of the operator');
  });

  it('tells the official who complained, is answered, closed and counted, and forgets the complainant', async () => {
    await office.goto(`${at.api.origin}/claims`);
    await office.getByText(/督导与投诉：0 件已逾期，1 件等/).waitFor();
    await accessible(office, 'the inbox');
    await office.getByRole('link', { name: '去办理' }).press('Enter');
    await office.getByRole('link', { name: '投诉', exact: true }).first().press('Enter');
    // The page before has a table with links, too.
    await office.locator('a[href^="/oversight/complaints/"]').first().press('Enter');
    await office.getByText('周阿婆 · 13800001234').waitFor();
    await office.getByRole('button', { name: '答复投诉人' }).press('Enter');
    await office.getByLabel('内容').fill('已减盐，谢谢提醒');
    await office.keyboard.press('Enter');
    await office.getByRole('button', { name: '办结' }).press('Enter');
    await office.getByLabel('内容').fill('回访过');
    await office.getByLabel('投诉人是否满意').selectOption('satisfied');
    await accessible(office, 'closing');
    await office.getByRole('button', { name: '保存' }).press('Enter');
    await office.getByRole('button', { name: '删除投诉人信息' }).press('Enter');
    await office.getByRole('button', { name: '保存' }).press('Enter');
    await office.getByText('匿名，或不对您显示').waitFor();
    await accessible(office, 'the closed complaint');
    await office.goto(`${at.api.origin}/oversight/statistics`);
    await office.getByRole('cell', { name: home.facilityName }).waitFor();
    await accessible(office, 'the statistics');
    await office.goto(`${at.api.origin}/oversight/settings`);
    await office.getByRole('heading', { name: '食品安全' }).waitFor();
    await accessible(office, 'the settings');
    await office.getByRole('button', { name: 'English' }).press('Enter');
    await office.getByRole('heading', { name: 'Food safety' }).waitFor();
  });
});
