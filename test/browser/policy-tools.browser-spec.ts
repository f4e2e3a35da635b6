import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { eatAndClose, LAST_MONTH, secondOfficial } from '../support/claimed-month.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import { startWorker, type RunningWorker } from '../support/start-worker.js';

const PATIENCE_MS = 20_000;
const CODE = 'zengcheng-2020';

/** 起草、预览、重算: a draft written by keyboard, tried on last month, and last month replayed; the tests follow one another. */
describe('the life of a policy', () => {
  let at: BrowserInstallation;
  let worker: RunningWorker;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    worker = await startWorker(at.test);
    await eatAndClose(at.api.origin, at.places.home);
    page = await (await at.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${at.api.origin}/policies/${CODE}/1`);
    await logIn(page, at.places.home.logins.district_official);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
  afterAll(async () => {
    await at?.close();
    await worker?.stop();
  });

  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const link = (name: string): Locator => page.getByRole('link', { name, exact: true });
  const heading = (name: string | RegExp): Locator => page.getByRole('heading', { name, level: 1 });

  /** No mouse: the focus goes there, and Enter presses it. */
  async function press(target: Locator): Promise<void> {
    await target.focus();
    await page.keyboard.press('Enter');
  }

  async function write(target: Locator, text: string): Promise<void> {
    await target.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(text);
  }

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

  it('is drafted in a form that says what is odd at the field, beside its JSON and what is in force', async () => {
    await press(link('以此起草新版本'));
    await heading('起草第 2 版').waitFor();
    const tier = page.locator('[data-tier=age-80]');
    await write(tier.getByLabel('减（元）'), '8');
    const json = page.getByLabel('JSON');
    expect(JSON.parse(await json.inputValue())).toMatchObject({
      version: 2,
      tiers: [{}, { benefit: { amountFen: 800 } }, {}],
    });
    await page.getByRole('cell', { name: 'tiers › age-80 › benefit › amountFen' }).waitFor();

    const sixty = page.locator('[data-tier=age-60-79]');
    await write(sixty.getByLabel('到（空：不限）'), '70');
    expect(await page.locator('[data-pointer="/tiers"]').innerText()).toContain('71–79 岁没有任何档次');
    await write(sixty.getByLabel('减（元）'), '5');
    expect(await page.locator('[data-pointer="/tiers/2/funders"]').innerText()).toContain('超过补贴 5.00 元');
    await expectAccessible('with findings');
    await write(sixty.getByLabel('减（元）'), '7');
    await write(sixty.getByLabel('到（空：不限）'), '79');

    await json.focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(',');
    await page.getByText('JSON 有误').waitFor();
    expect(await button('保存草稿').isDisabled()).toBe(true);
    await page.keyboard.press('Backspace');
    await page.getByText('JSON 有误').waitFor({ state: 'detached' });
    await press(button('保存草稿'));
    await heading(/ · 第 2 版/).waitFor();
    expect(await page.locator('[data-tier=age-80]').innerText()).toContain('每次减 8.00 元');
  });

  it('is tried on last month’s real meals, down to each meal, nobody named', async () => {
    await press(button('试算或重算'));
    await page.getByRole('dialog').waitFor();
    await expectAccessible('asking');
    await press(button('开始计算'));
    await page.getByText(/3 餐，\d 人，\d 餐有差异/).waitFor();
    await expectAccessible('previewed');
    const row = page.getByRole('row', { name: /80 岁以上/ });
    await press(row.getByRole('link').last());
    await heading('数字背后的用餐').waitFor();
    await page.getByRole('cell', { name: '*' }).first().waitFor();
    const cells = await page.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
    expect(cells[1]).toContain('*');
    expect(cells.slice(4, 6)).toEqual(['3.00', '4.00']);
    await expectAccessible('the meals behind a figure');
    await press(link('← 返回'));
    await page.getByRole('heading', { name: '由谁出资' }).waitFor();
  });

  it('is put beside the budgets of the year', async () => {
    await press(link('← 试算与重算'));
    await press(button('试算或重算'));
    await page.getByLabel('用途').selectOption('forecast');
    await page.getByLabel('按哪一版').selectOption(`${CODE}/2`);
    await press(button('开始计算'));
    await page.getByRole('heading', { name: '与今年预算对照' }).waitFor();
    await page.getByText('未设').first().waitFor();
    await expectAccessible('forecast');
  });

  it('replayed under what was in force, a month changes nothing', async () => {
    await press(link('← 试算与重算'));
    await press(button('试算或重算'));
    await page.getByLabel('用途').selectOption('replay');
    expect(await page.getByLabel('月份（最后一个月）').inputValue()).toBe(LAST_MONTH);
    await press(button('开始计算'));
    await page.getByText(/3 餐，\d 人，0 餐有差异/).waitFor();
    await page.getByText('没有差异，无需更正。').waitFor();
    await expectAccessible('replayed');
  });

  it('replayed under another, a month is corrected by a second person who saw what is booked', async () => {
    await at.test.owner.query(
      `INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, activated_at)
       SELECT v.policy_id, v.district_code, 3, v.document || '{"version": 3, "effectiveFrom": "2099-01-01"}', '2099-01-01', now()
       FROM subsidy.policy_versions v JOIN subsidy.policies p ON p.id = v.policy_id WHERE p.code = $1 AND v.version = 2`,
      [CODE],
    );
    await press(link('← 试算与重算'));
    await page.reload();
    await press(button('试算或重算'));
    await page.getByLabel('用途').selectOption('replay');
    await page.getByLabel('按哪一版').selectOption(`${CODE}/3`);
    await press(button('开始计算'));
    await press(button('提出更正'));
    await write(page.getByRole('dialog').getByLabel('理由'), '标准追溯执行');
    await page.keyboard.press('Enter');
    await page.getByText('只有您自己提出的').waitFor();
    await page.getByRole('cell', { name: '标准追溯执行' }).waitFor();
    await expectAccessible('proposed');
    const first = page;
    page = await (await at.browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(first.url());
    await logIn(page, await secondOfficial(at.test, at.places.home.logins.district_official));
    await button('批准所列 1 份并入账').waitFor();
    await expectAccessible('to be decided');
    await press(button('批准所列 1 份并入账'));
    await page.getByText(/餐有差异：已更正 [1-3] 餐，待另一人批准 0 餐/).waitFor();
    await page.context().close();
    page = first;
  });

  it('leaves the list when nobody wants it, and days off are the district’s to set', async () => {
    await page.goto(`${at.api.origin}/policies/${CODE}/2`);
    await press(button('撤回草稿'));
    await press(button('确认撤回'));
    await page.getByText('已撤回').waitFor();
    expect(await button('启用').count()).toBe(0);
    await page.goto(`${at.api.origin}/policies/calendar?year=2026`);
    await page.getByRole('cell', { name: '重阳' }).waitFor();
    await press(button('设定一天'));
    await page.getByRole('dialog').getByLabel('日期').fill('2026-02-28');
    await page.getByRole('dialog').getByRole('combobox').selectOption('working');
    await write(page.getByLabel('名称'), '春节调休');
    await press(button('保存'));
    await page.getByRole('row', { name: /2026-02-28 春节调休 上班 本区设定/ }).waitFor();
    await expectAccessible('calendar');
  });
});
