import { addDays, businessDateAt, monthStartOf } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { eatAndClose, LAST_DAY, LAST_MONTH, secondOfficial } from '../support/claimed-month.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import { newClientId } from '../support/meal-draft.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

const PATIENCE_MS = 10_000;
const VIEWPORT = { width: 1366, height: 768 };

/** Grants from the rule to the bank by keyboard, each step by another person; the tests follow one another. */
describe('operating grants', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let first: Page;
  let second: Page;
  let town: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    await eatAndClose(at.api.origin, home);
    await failInspection();
    const login = await secondOfficial(at.test, home.logins.district_official);
    first = await open('/grants/rules', home.logins.district_official);
    second = await open('/grants/rules', login);
    town = await open('/grants', home.logins.town_official);
  });
  afterAll(() => at?.close());

  async function failInspection(): Promise<void> {
    const official = await ApiClient.as(at.api.origin, home.logins.town_official, PASSWORD);
    const plan = { clientId: newClientId(), facilityId: home.facilityId, kinds: ['samples'], plannedOn: LAST_DAY };
    const planned = await official.post('/v1/inspections', { ...plan, announced: false });
    const { id, items } = planned.body as { id: string; items: unknown[] };
    const results = items.map(() => ({ result: 'not_ok' }));
    const findings = items.map((_, item) => ({
      ...{ itemNo: item + 1, severity: 'minor', text: '留样不足', dueOn: addDays(businessDateAt(new Date()), 7) },
    }));
    const held = { heldOn: LAST_DAY, outcome: 'failed', note: '留样不足', results, findings };
    const answer = await official.post(`/v1/inspections/${id}/results`, held);
    if (answer.status >= 300) throw new Error(answer.text);
  }

  async function open(path: string, login: string): Promise<Page> {
    const page = await (await at.browser.newContext({ viewport: VIEWPORT })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${at.api.origin}${path}`);
    await logIn(page, login);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }

  async function accessible(page: Page, state: string): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect({ state, colorScheme, violations: await axeViolations(page) }).toEqual({
        ...{ state, colorScheme, violations: [] },
      });
    }
  }

  const press = (page: Page, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true, disabled: false }).press('Enter');
  const save = (page: Page): Promise<void> =>
    page.getByRole('dialog').getByRole('button', { name: '保存' }).press('Enter');

  it('follow a rule that one official enters and another confirms', async () => {
    await first.getByText('先新建一条办法').waitFor();
    await press(first, '新办法');
    const dialog = first.getByRole('dialog');
    await dialog.getByLabel('代码').fill('by-heads');
    await dialog.getByLabel('名称').fill('按人次补贴');
    await dialog.getByLabel('生效日').fill(monthStartOf(LAST_DAY));
    await dialog.getByLabel('每人次').fill('1.5');
    await press(first, '加一档');
    await dialog.getByLabel('超过（人次）').nth(1).fill('2');
    await dialog.getByLabel('每人次').nth(1).fill('0.8');
    await dialog.getByLabel('镇街', { exact: true }).fill('1');
    await accessible(first, 'entering a rule');
    await save(first);
    await first.getByText('由另一人确认', { exact: true }).waitFor();
    await second.reload();
    await press(second, '确认');
    await save(second);
    await second.getByText('已确认').waitFor();
    await accessible(second, 'the rules');
  });

  it('are worked out and reviewed by the town, which withholds for a failed inspection', async () => {
    await town.reload();
    await press(town, '测算补贴');
    await accessible(town, 'working out');
    await town.getByRole('dialog').getByRole('button', { name: '测算补贴' }).press('Enter');
    await town.getByText('新测算 1 笔').waitFor();
    await town.getByRole('link', { name: '申报审核' }).press('Enter');
    await town.getByText('运营补贴：1 笔等着办理').waitFor();
    await town.getByRole('link', { name: '去办理' }).last().press('Enter');
    await town.locator('td a[href^="/grants/"]').first().press('Enter');
    // Two at 1.50 and one at 0.80.
    await town.getByText('3.80').first().waitFor();
    await accessible(town, 'the grant to review');
    await press(town, '复核');
    const dialog = town.getByRole('dialog');
    await dialog.getByLabel('扣减（元').fill('0.5');
    await save(town);
    await dialog.getByText('扣减、退回、不予补贴和冲销要写原因').waitFor();
    await dialog.getByLabel('不合格检查').selectOption({ index: 1 });
    await dialog.getByLabel('扣减原因').fill('留样不合格');
    await accessible(town, 'reviewing');
    await save(town);
    await town.getByText('待区级核定').waitFor();
    await town.getByRole('link', { name: '看检查' }).waitFor();
  });

  it('are approved beyond a budget with a reason, paid by another person, and sent back by the first', async () => {
    const official = await ApiClient.as(at.api.origin, home.logins.district_official, PASSWORD);
    const year = Number(businessDateAt(new Date()).slice(0, 4));
    await official.post('/v1/budgets', { funder: 'district', year, amountFen: 1, version: 0 });
    await first.goto(`${at.api.origin}/grants?month=${LAST_MONTH}&state=reviewed`);
    await first.locator('td a[href^="/grants/"]').first().press('Enter');
    await press(first, '核定');
    const dialog = first.getByRole('dialog');
    await save(first);
    await dialog.getByText('超出预算，没有核定').waitFor();
    await dialog.getByLabel('超预算原因').fill('年中追加');
    await accessible(first, 'beyond the budget');
    await save(first);
    await first.getByText('付款和冲销由核定人以外的人办').waitFor();
    expect(await first.getByRole('button', { name: '付款', exact: true }).count()).toBe(0);
    await second.goto(first.url());
    await second.getByRole('button', { name: '付款', exact: true }).first().press('Enter');
    await second.getByLabel('付款编号').fill('B-1');
    await accessible(second, 'paying');
    await save(second);
    await second.getByRole('heading', { name: '付款记录' }).waitFor();
    await accessible(second, 'the grant paid in part');
    await first.reload();
    await press(first, '退回');
    await first.getByLabel('原因').fill('账号有误');
    await save(first);
    await first.getByText('账号有误').waitFor();
    await second.reload();
    await second.getByRole('button', { name: '付款', exact: true }).first().press('Enter');
    await second.getByLabel('付款编号').fill('B-2');
    await save(second);
    await second.getByText('B-2').waitFor();
  });

  it('are read by the operator with their figures and why something was withheld', async () => {
    const till = await CounterPage.openIn(await at.browser.newContext({ viewport: VIEWPORT }), at.api.origin);
    await till.logIn(home.logins.operator);
    const { page } = till;
    await page.getByRole('link', { name: '日结' }).press('Enter');
    await page.getByRole('link', { name: '月度申报' }).press('Enter');
    const own = page.getByRole('region', { name: '运营补贴' }).first();
    await own.getByText('原因：留样不合格 · 关联不合格检查').waitFor();
    await own.getByText('3.30').waitFor();
    expect(await own.getByRole('button').count()).toBe(0);
    await accessible(page, 'the operator’s grants');
  });

  it('are listed with sums, handed over as a workbook, and read by an auditor in English', async () => {
    const auditor = await open('/grants', home.logins.auditor);
    await auditor.getByText('合计（不含不予补贴和已冲销）').waitFor();
    expect(await auditor.getByRole('button', { name: '测算补贴' }).count()).toBe(0);
    await accessible(auditor, 'the list');
    const file = await auditor.request.get(
      `${at.api.origin}${await auditor.getByRole('link', { name: '导出 XLSX' }).getAttribute('href')}`,
    );
    expect(file.headers()['content-type']).toContain('spreadsheetml');
    await auditor.getByRole('button', { name: 'English' }).press('Enter');
    await auditor.getByRole('link', { name: 'Grades' }).press('Enter');
    await auditor.getByText('Nobody was assessed yet').waitFor();
    await accessible(auditor, 'the grades');
  });
});
