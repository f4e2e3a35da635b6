import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSheets } from '../../libs/platform/src/table-file/testing/read-sheets.js';
import { ApiClient, type ApiAnswer } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { eatAndClose, LAST_DAY, LAST_MONTH, secondOfficial } from '../support/claimed-month.js';
import { logIn } from '../support/log-in.js';
import { newClientId } from '../support/meal-draft.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

const PATIENCE_MS = 10_000;

/** A claim that was paid, as the auditor and the village see it. */
describe('public money', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let auditor: Page;
  let town: Page;
  let claimId: string;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    ({ home } = at.places);
    await eatAndClose(at.api.origin, home);
    claimId = await payClaim();
    auditor = await open(home.logins.auditor);
    town = await open(home.logins.town_official);
  });
  afterAll(() => at?.close());

  /** From the canteen to the bank, each step by another person. @returns the claim */
  async function payClaim(): Promise<string> {
    const as = (login: string): Promise<ApiClient> => ApiClient.as(at.api.origin, login, PASSWORD);
    const { body } = await (await as(home.logins.operator)).post('/v1/claims', { month: LAST_MONTH });
    const path = `/v1/claims/${body.claimId}`;
    const take = async (login: string, action: string): Promise<ApiAnswer> => {
      const client = await as(login);
      return client.post(`${path}/steps`, { action, step: (await client.get(path)).body.step });
    };
    await take(home.logins.operator, 'submit');
    // What the worker does of the checks that the submission asked for: here it finds nothing.
    await at.test.owner
      .query(`UPDATE reconciliation.check_runs SET state = 'done', ended_at = now(), meals = 3, findings = 0, raised = 0,
      gone = 0, took_ms = '{}'`);
    const endorsed = await take(home.logins.town_official, 'endorse');
    if (endorsed.status >= 300) throw new Error(endorsed.text);
    const approved = await take(home.logins.district_official, 'approve');
    if (approved.status >= 300) throw new Error(approved.text);
    const payer = await as(await secondOfficial(at.test, home.logins.district_official));
    const today = await at.test.owner.query<{ day: string }>('SELECT platform.business_date(now())::text AS day');
    for (const { legId, amountFen, code } of approved.body.legs) {
      const payment = { clientId: newClientId(), amountFen, reference: `B-${code}`, paidOn: today.rows[0]?.day };
      expect((await payer.post(`/v1/legs/${legId}/payments`, payment)).status).toBe(200);
    }
    return body.claimId as string;
  }

  async function open(login: string): Promise<Page> {
    const page = await (await at.browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${at.api.origin}/trace?month=${LAST_MONTH}`);
    await logIn(page, login);
    await page.getByRole('heading', { name: '审计追溯', level: 1 }).waitFor();
    return page;
  }

  async function expectAccessible(page: Page, state: string): Promise<void> {
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  }

  it('is traced from a payment to a meal and back', async () => {
    await auditor.getByRole('link', { name: /^\d{6}-.*-C$/ }).waitFor();
    await expectAccessible(auditor, 'start');
    await auditor.getByRole('link', { name: /^\d{6}-.*-C$/ }).focus();
    await auditor.keyboard.press('Enter');
    await auditor.getByRole('heading', { name: /^追溯 \d{6}-/ }).waitFor();
    const meal = auditor.getByRole('link', { name: `${LAST_DAY} 午餐` }).first();
    await meal.waitFor();
    await auditor.getByText('银行付款').waitFor();
    const text = await auditor.locator('main').innerText();
    for (const { name } of home.residents) expect(text).not.toContain(name);
    await expectAccessible(auditor, 'leg');
    await meal.click();
    await auditor.getByRole('heading', { name: `${LAST_DAY} 午餐：一餐的来去` }).waitFor();
    await auditor.getByRole('link', { name: `${LAST_MONTH} 第 1 版` }).waitFor();
    await auditor.getByText(`claim/${claimId}/approved`).waitFor();
    await expectAccessible(auditor, 'meal');
    await auditor.getByRole('link', { name: /^\d{6}-.*-C$/ }).click();
    await auditor.getByRole('heading', { name: /^追溯 \d{6}-/ }).waitFor();
  });

  it('is verified by a key, and a changed byte is named', async () => {
    await auditor.goto(`${at.api.origin}/trace?month=${LAST_MONTH}`);
    const section = auditor.getByRole('region', { name: '核验一个供餐点' });
    await section.getByLabel('供餐点').selectOption({ label: home.facilityName });
    await section.getByRole('button', { name: '核验' }).click();
    await section.getByText('重新计算的内容全部一致').waitFor();
    await section.getByText('其他日期的餐和更正没有重新计算').waitFor();
    await section.getByText(`${LAST_DAY} 至 ${LAST_DAY} 之间没有缺日结的日子`).waitFor();
    await section.getByLabel('核验哪些天').selectOption({ label: '全部日期' });
    await section.getByRole('button', { name: '核验' }).click();
    await section.getByText(/^逐行：全部 \d+ 餐/).waitFor();
    await section.getByText('一致', { exact: true }).first().waitFor();
    await expectAccessible(auditor, 'verified');
    const change = async (to: string): Promise<void> => {
      await at.test.owner.query(`BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE canteen.meals SET identified_by = '${to}' WHERE facility_id = '${home.facilityId}' AND served_at =
          (SELECT min(served_at) FROM canteen.meals); COMMIT`);
    };
    await change('name');
    await section.getByRole('button', { name: '核验' }).click();
    await section.getByText(`不一致：${LAST_DAY} 有一餐与结算时不同`).waitFor();
    await expectAccessible(auditor, 'broken');
    await section.getByRole('link', { name: '看这一餐' }).click();
    await auditor.getByRole('heading', { name: `${LAST_DAY} 午餐：一餐的来去` }).waitFor();
    await change('card');
  });

  it('is listed by village, masked, and printed', async () => {
    await town.goto(`${at.api.origin}/disclosures?month=${LAST_MONTH}`);
    await town.getByText('选定月份和村（社区）后显示公示名单。').waitFor();
    await expectAccessible(town, 'no village');
    await town.getByLabel('村（社区）').selectOption({ label: home.villageName });
    await town.getByText('合计 3 人').waitFor();
    const text = await town.locator('main').innerText();
    for (const { name } of home.residents) expect(text).not.toContain(name);
    expect(text).toContain('27.00');
    await expectAccessible(town, 'list');
    const [printed] = await Promise.all([
      town.waitForEvent('download'),
      town.getByRole('link', { name: '打印（PDF）' }).click(),
    ]);
    expect(printed.suggestedFilename()).toMatch(/公示\.pdf$/);
    await auditor.goto(`${at.api.origin}/disclosures?month=${LAST_MONTH}`);
    await auditor.getByLabel('镇（街道）').selectOption({ label: home.name });
    await auditor.getByLabel('村（社区）').selectOption({ label: home.villageName });
    await auditor.getByText('合计 3 人').waitFor();
  });

  it('is handed over as a workbook, and with names only for a purpose', async () => {
    await town.goto(`${at.api.origin}/claims/${claimId}`);
    const [masked] = await Promise.all([
      town.waitForEvent('download'),
      town.getByRole('link', { name: '导出 XLSX' }).click(),
    ]);
    expect(masked.suggestedFilename()).toBe(`申报_${home.facilityName}_${LAST_MONTH}_v1.xlsx`);
    const names = async (path: string): Promise<string> =>
      ((await readSheets(await readFile(path)))['明细 Lines'] ?? []).map(({ cells }) => cells[3]?.text).join(' ');
    expect(await names(await masked.path())).not.toContain(home.residents[0].name);
    await town.getByRole('button', { name: '含姓名导出' }).click();
    await expectAccessible(town, 'purpose');
    const dialog = town.getByRole('dialog');
    await dialog.getByRole('textbox').fill('抽查核对');
    const [named] = await Promise.all([
      town.waitForEvent('download'),
      dialog.getByRole('button', { name: '导出', exact: true }).click(),
    ]);
    expect(await names(await named.path())).toContain(home.residents[0].name);
    await dialog.waitFor({ state: 'detached' });
    await expectAccessible(town, 'statement with exports');
    await auditor.goto(`${at.api.origin}/claims/${claimId}`);
    await auditor.getByRole('link', { name: '导出 JSON' }).waitFor();
    expect(await auditor.getByRole('button', { name: '含姓名导出' }).count()).toBe(0);
    await town.goto(`${at.api.origin}/claims?month=${LAST_MONTH}`);
    const [rollUp] = await Promise.all([
      town.waitForEvent('download'),
      town.getByRole('link', { name: '汇总 XLSX' }).click(),
    ]);
    expect(rollUp.suggestedFilename()).toMatch(/助餐补贴申报汇总\.xlsx$/);
    await expectAccessible(town, 'inbox with roll-up');
  });
});
