import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { claimByOperator, eatAndClose, LAST_MONTH, untilChecked } from '../support/claimed-month.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';
import { startWorker, type RunningWorker } from '../support/start-worker.js';

const PATIENCE_MS = 15_000;
const LOGGED_LATE = 'P05 事后补录';

/** Three meals that were recorded weeks after they were served: the town decides on each; the tests follow one another. */
describe('what the checks found', () => {
  let at: BrowserInstallation;
  let worker: RunningWorker;
  let home: ArrangedTown;
  let town: Page;
  let till: CounterPage;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    worker = await startWorker(at.test);
    ({ home } = at.places);
    await eatAndClose(at.api.origin, home);
    const claimId = await claimByOperator(at.api.origin, home);
    await untilChecked(at.test, home);
    const context = await at.browser.newContext({ viewport: { width: 1440, height: 900 } });
    town = await context.newPage();
    town.setDefaultTimeout(PATIENCE_MS);
    await town.goto(`${at.api.origin}/claims/${claimId}`);
    await logIn(town, home.logins.town_official);
    await town.getByRole('heading', { name: `${home.facilityName} · ${LAST_MONTH} 申报单` }).waitFor();
  });
  afterAll(async () => {
    await at?.close();
    await worker?.stop();
  });

  const panel = () => town.getByRole('region', { name: '校验' });
  const group = () => panel().locator('.finding-group').filter({ hasText: LOGGED_LATE });
  const items = () => group().locator('.finding-line');

  async function expectAccessible(page: Page, state: string): Promise<void> {
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  }

  /** Presses the key of a decision while the focus is in the panel, and says why; no mouse. */
  async function decide(key: string, reason: string): Promise<void> {
    await town.keyboard.press(key);
    const dialog = town.getByRole('dialog');
    await dialog.locator('[type=text]:focus').waitFor();
    await town.keyboard.type(reason);
    await town.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
  }

  it('is raised by a run that the town asks for, in groups with what is at stake', async () => {
    await panel().getByRole('button', { name: '重新校验' }).click();
    await panel().getByText('校验完毕').waitFor();
    await items().nth(2).waitFor();
    await group().getByText('3 项待处理 · 涉及 27.00 元').waitFor();
    await expectAccessible(town, 'findings');
  });

  it('shows its evidence in place, and moves by J and K while the focus is in the panel', async () => {
    await items().first().focus();
    await town.keyboard.press('Enter');
    await group().locator('.fact-table').waitFor();
    const text = await group().innerText();
    for (const { name } of home.residents) expect(text).not.toContain(name);
    await expectAccessible(town, 'evidence');
    await town.keyboard.press('j');
    await expect.poll(() => items().nth(1).getAttribute('aria-expanded')).toBe('true');
    await town.keyboard.press('k');
    await expect.poll(() => items().nth(0).getAttribute('aria-expanded')).toBe('true');
    await town.getByRole('heading', { name: '按类别和出资方' }).click();
    await town.getByRole('link', { name: '全部明细' }).focus();
    await town.keyboard.press('j');
    expect(await items().nth(0).getAttribute('aria-expanded')).toBe('true');
  });

  it('is accepted, asked of the canteen and disallowed by keys, each with a reason', async () => {
    await items().first().focus();
    await decide('a', '村里停电，次日补录');
    await panel().getByText('2 项待处理').first().waitFor();
    await decide('q', '这一餐是谁补录的？');
    await panel().locator('.state-tag').filter({ hasText: '等食堂回答' }).waitFor();
    await panel().locator('.state-tag').filter({ hasText: '已接受' }).waitFor();
    const { rows } = await at.test.owner.query(
      `SELECT kind, reason FROM reconciliation.finding_decisions ORDER BY decided_at`,
    );
    expect(rows).toEqual([
      { kind: 'accept', reason: '村里停电，次日补录' },
      { kind: 'ask', reason: '这一餐是谁补录的？' },
    ]);
  });

  it('is told of whoever is about to pass the claim on with it', async () => {
    await town.getByRole('button', { name: '复核通过' }).click();
    await town.getByRole('dialog').getByText('还有 2 项校验没有处理').waitFor();
    await town.keyboard.press('Escape');
    await town.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('is answered by the canteen, and decided then', async () => {
    till = await CounterPage.openIn(
      await at.browser.newContext({ viewport: { width: 1280, height: 900 } }),
      at.api.origin,
    );
    await till.logIn(home.logins.operator);
    await till.page.goto(`${at.api.origin}/serve#claim`);
    await till.page.getByText('这一餐是谁补录的？').waitFor();
    await expectAccessible(till.page, 'a question');
    await till.page.getByRole('button', { name: '回答' }).click();
    await till.page.getByRole('dialog').getByLabel('您的回答').fill('经办人第二天补录');
    await till.page.getByRole('dialog').getByRole('button', { name: '回答' }).click();
    await till.page.getByRole('heading', { name: '要回答的问题' }).waitFor({ state: 'detached' });
    await town.reload();
    await items().filter({ hasText: '已回答' }).focus();
    await town.keyboard.press('Enter');
    await group().getByText('经办人第二天补录').waitFor();
    await expectAccessible(town, 'an answer');
    await decide('d', '没有其他凭证');
    await panel().getByText('已决定剔除最多 9.00 元').waitFor();
  });

  it('is taken off the claim at the approval', async () => {
    await town.locator('.claim-footer').getByText('拟剔除').waitFor();
    await step(town, '复核通过');
    const context = await at.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const district = await context.newPage();
    district.setDefaultTimeout(PATIENCE_MS);
    await district.goto(town.url());
    await logIn(district, home.logins.district_official);
    await step(district, '核定');
    await district.locator('.claim-groups tr').filter({ hasText: '剔除' }).getByText('-9.00').first().waitFor();
    await district.locator('.claim-footer').getByText('¥18.00').waitFor();
    await expectAccessible(district, 'approved with a disallowance');
    await context.close();
  });

  async function step(page: Page, key: string): Promise<void> {
    await page.locator('.claim-footer').getByRole('button', { name: key, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: key, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  it('speaks English', async () => {
    await town.getByRole('button', { name: 'English' }).click();
    await town.getByRole('region', { name: 'Findings' }).waitFor();
    await town.getByText('Logged long after serving').waitFor();
    await expectAccessible(town, 'findings in English');
  });
});
