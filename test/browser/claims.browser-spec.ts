import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import {
  claimByOperator,
  eatAndClose,
  LAST_DAY,
  LAST_MONTH,
  secondOfficial,
  untilChecked,
} from '../support/claimed-month.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import { axeViolations } from '../support/open-browser.js';
import type { ArrangedTown } from '../support/small-district.js';
import { startWorker, type RunningWorker } from '../support/start-worker.js';

const PATIENCE_MS = 10_000;

/** A month from the canteen to the bank, each step by another person; the tests follow one another. */
describe('claims', () => {
  let at: BrowserInstallation;
  let worker: RunningWorker;
  let home: ArrangedTown;
  let neighbour: ArrangedTown;
  let town: Page;
  let district: Page;
  let payer: Page;
  let till: CounterPage;
  const refused: string[] = [];

  beforeAll(async () => {
    at = await openBrowserInstallation();
    worker = await startWorker(at.test);
    ({ home, neighbour } = at.places);
    for (const place of [home, neighbour]) await eatAndClose(at.api.origin, place, true);
    await keepFive();
    const second = await secondOfficial(at.test, home.logins.district_official);
    till = await CounterPage.openIn(
      await at.browser.newContext({ viewport: { width: 1280, height: 900 } }),
      at.api.origin,
    );
    watch(till.page);
    await till.logIn(home.logins.operator);
    town = await open(home.logins.town_official);
    district = await open(home.logins.district_official);
    payer = await open(second);
  });
  afterAll(async () => {
    await at?.close();
    await worker?.stop();
  });

  /** Nothing written into the page, nothing from elsewhere. */
  function watch(page: Page): void {
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(at.api.origin) && !url.startsWith('data:') && !url.startsWith('blob:')) refused.push(url);
    });
  }

  async function open(login: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    watch(page);
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${at.api.origin}/claims?month=${LAST_MONTH}`);
    await logIn(page, login);
    await page.getByRole('heading', { name: '申报审核', level: 1 }).waitFor();
    return page;
  }

  /** Five lunches were counted as kept on a day on which three were eaten; entered, as it were, before the day was closed. */
  async function keepFive(): Promise<void> {
    const { owner } = at.test;
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `INSERT INTO canteen.production_entries (district_code, town_code, facility_id, business_date, slot, kind, portions, client_id, body_hash, account_id)
       SELECT $1, $2, $3, $4, 'lunch', 'kept', 5, uuidv7(), sha256(''), id FROM identity.accounts WHERE login = $5`,
      [home.districtCode, home.code, home.facilityId, LAST_DAY, home.logins.operator],
    );
    await owner.query('RESET session_replication_role');
  }

  const row = (page: Page, name: string) => page.locator('tr').filter({ hasText: name });

  async function expectAccessible(page: Page, state: string): Promise<void> {
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  }

  /** Presses a key that asks once more, and answers; with the keyboard only. */
  async function decide(
    page: Page,
    key: string,
    reason?: { readonly label: string; readonly text: string },
  ): Promise<void> {
    await page.getByRole('button', { name: key, exact: true }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    if (reason) {
      await dialog.getByLabel(reason.label).focus();
      await page.keyboard.type(reason.text);
    }
    await dialog.getByRole('button', { name: key, exact: true }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
  }

  const settled = (page: Page, text: string) => page.getByText(text).first().waitFor();

  it('are submitted by the canteen for a month whose days are closed', async () => {
    await till.page.goto(`${at.api.origin}/serve#close`);
    await till.page.getByRole('link', { name: '月度申报' }).click();
    await till.page.getByText('3 餐用餐').waitFor();
    await expectAccessible(till.page, 'month to submit');
    await till.page.getByRole('button', { name: `提交 ${LAST_MONTH} 申报` }).click();
    await expectAccessible(till.page, 'submit asked');
    await till.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await settled(till.page, '已提交，等镇街');
    await expectAccessible(till.page, 'submitted month');
  });

  it('lead from the inbox to the statement, its portions, its lines and the meals of the day', async () => {
    await untilChecked(at.test, home);
    await town.reload();
    await row(town, home.facilityName).getByText('27.00').waitFor();
    await row(town, home.facilityName).getByText('补贴 3 餐').waitFor();
    await expectAccessible(town, 'inbox');
    await row(town, home.facilityName).getByRole('link', { name: home.facilityName }).click();
    await town.getByRole('heading', { name: `${home.facilityName} · ${LAST_MONTH} 申报单` }).waitFor();
    const portions = town.getByRole('region', { name: '份数核对', exact: true });
    await portions.getByRole('row', { name: `${LAST_DAY} 午餐 收到 + 留用 = 各去向 厨房 2 0` }).waitFor();
    await portions.getByRole('row', { name: '合计 2 5' }).waitFor();
    await expectAccessible(town, 'statement');
    await row(town, '80 岁以上').getByRole('link', { name: '政府补合计' }).click();
    await town
      .getByRole('link', { name: `看 ${LAST_DAY} 当天各餐` })
      .nth(2)
      .waitFor();
    const text = await town.locator('main').innerText();
    for (const { name } of home.residents) expect(text).not.toContain(name);
    await expectAccessible(town, 'lines');
    await town
      .getByRole('link', { name: `看 ${LAST_DAY} 当天各餐` })
      .first()
      .click();
    await town.getByRole('heading', { name: `${LAST_DAY} 各餐` }).waitFor();
    await town.goBack();
    await town.getByRole('link', { name: '返回申报单' }).click();
  });

  it('are returned with a reason, which the canteen reads first and answers with a second version', async () => {
    await decide(town, '受理');
    await settled(town, '已办理：受理');
    await decide(town, '退回', { label: '原因', text: '份数与签到表不符' });
    await settled(town, '退回原因：份数与签到表不符');
    // The counter says so: nobody looks at the claims of their own accord.
    await till.page.goto(`${at.api.origin}/serve`);
    await till.page.getByRole('link', { name: '申报待办' }).click();
    await till.page.getByRole('heading', { name: '退回原因' }).waitFor();
    expect(await till.page.locator('.claim-reason').innerText()).toBe('份数与签到表不符');
    await expectAccessible(till.page, 'returned month');
    await till.page.getByRole('button', { name: '改好了，重新提交' }).click();
    await till.page.getByRole('dialog').getByLabel('怎么改的').fill('签到表漏了一页，已补');
    await till.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await settled(till.page, '已提交，等镇街');
  });

  it('say that somebody was faster, and show the newest', async () => {
    // The town's page still has the claim as it was returned: its key would submit for the canteen.
    await decide(town, '代食堂提交');
    await town.getByRole('alert').getByText('其他人刚刚办理过').waitFor();
    await row(town, '签到表漏了一页').first().waitFor();
    await town.getByText('第 2 版').first().waitFor();
  });

  it('are adjusted by signed entries, lines of their own', async () => {
    await town.getByRole('button', { name: '调整金额' }).click();
    await expectAccessible(town, 'adjustment');
    await town.getByRole('dialog').getByLabel('市（元）').fill('-1.50');
    await town.getByRole('dialog').getByLabel('原因').fill('重复一餐');
    await town.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await row(town, '调整').getByRole('link', { name: '政府补合计' }).getByText('-1.50').waitFor();
    await town.locator('.claim-footer').getByText('25.50').waitFor();
    await untilChecked(at.test, home);
    await decide(town, '复核通过');
    await settled(town, '待区级核定');
  });

  it('are endorsed and approved in numbers where there is nothing to look at, with a result for each', async () => {
    await claimByOperator(at.api.origin, neighbour);
    await untilChecked(at.test, neighbour);
    const official = await open(neighbour.logins.town_official);
    await row(official, neighbour.facilityName).getByRole('checkbox').focus();
    await official.keyboard.press('Space');
    await decide(official, '批量复核通过');
    await official.getByRole('status').getByText('1 份已办理').waitFor();
    await official.context().close();
    await district.reload();
    await row(district, neighbour.facilityName).getByRole('checkbox').waitFor();
    expect(await row(district, home.facilityName).getByRole('checkbox').count()).toBe(0);
    await expectAccessible(district, 'inbox of the district');
    await district.getByRole('checkbox', { name: '选中全部' }).focus();
    await district.keyboard.press('Space');
    await decide(district, '批量核定');
    await district.getByRole('status').getByText('1 份已办理').waitFor();
    // Somebody else pays it: it waits no more for whoever approved it.
    await row(district, neighbour.facilityName).waitFor({ state: 'detached' });
    await district.getByText('已办', { exact: true }).click();
    await row(district, neighbour.facilityName).getByText('已核定').waitFor();
    await district.getByText('待办', { exact: true }).click();
  });

  it('are approved by the district, which does not pay what it approved', async () => {
    await row(district, home.facilityName).getByRole('link', { name: home.facilityName }).click();
    await decide(district, '核定');
    await district.getByRole('heading', { name: '核定结果' }).waitFor();
    await district.getByText(/食堂日结链第 \d+ 号 [0-9a-f]{64}/).waitFor();
    await expectAccessible(district, 'approved claim');
    await district.getByRole('link', { name: /-C$/ }).click();
    await district.getByText('您核定的，由另一人登记付款').waitFor();
    expect(await district.getByRole('button', { name: '登记付款' }).count()).toBe(0);
  });

  async function decideToPay(page: Page, reference: string): Promise<void> {
    await page.getByRole('button', { name: '登记付款' }).click();
    await page.getByRole('dialog').getByLabel('银行流水号').fill(reference);
    await page.getByRole('dialog').getByRole('button', { name: '登记付款' }).click();
  }

  it('are paid by a second person leg by leg; what the bank sends back is paid again', async () => {
    await payer.getByRole('link', { name: '应付款' }).click();
    await row(payer, home.facilityName).nth(2).waitFor();
    await expectAccessible(payer, 'legs');
    const codes = await row(payer, home.facilityName).getByRole('link').allInnerTexts();
    for (const [at, code] of codes.entries()) {
      await payer.getByRole('link', { name: code }).click();
      await payer.getByRole('heading', { name: `付款单 ${code}` }).waitFor();
      await decideToPay(payer, `B-10${at}`);
      await payer.getByText('已付清').waitFor();
      if (at === 0) await bounceAndPayAgain();
      await payer.getByRole('link', { name: '返回应付款' }).click();
    }
    // The list as it was is shown first, and none at all while it is fetched again.
    const left = async (): Promise<number[]> => [
      await row(payer, neighbour.facilityName).count(),
      await row(payer, home.facilityName).count(),
    ];
    await expect.poll(left, { timeout: PATIENCE_MS }).toEqual([3, 0]);
    await till.page.reload();
    await till.page.getByText('款已付清').first().waitFor();
    await expectAccessible(till.page, 'paid month');
  });

  /** Whoever recorded the payment does not take it back: the other official does. */
  async function bounceAndPayAgain(): Promise<void> {
    expect(await payer.getByRole('button', { name: '登记退回' }).count()).toBe(0);
    await district.goto(payer.url());
    await district.getByRole('button', { name: '登记退回' }).click();
    await district.getByRole('dialog').getByLabel('原因').fill('户名不符');
    await district.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await row(district, '银行退回').getByText('户名不符').waitFor();
    await expectAccessible(district, 'leg sent back');
    await payer.reload();
    await payer.getByText('未付', { exact: true }).waitFor();
    await decideToPay(payer, 'B-200');
    await payer.getByText('已付清').waitFor();
  }

  it('age what is not paid, by payee and funder', async () => {
    await payer.getByRole('link', { name: '拖欠账龄' }).click();
    await row(payer, neighbour.name).nth(2).waitFor();
    await row(payer, '合计').getByText('27.00').first().waitFor();
    await expectAccessible(payer, 'arrears');
  });

  it('speak English, fit a small screen, and show an auditor everything and no key', async () => {
    const auditor = await open(home.logins.auditor);
    await auditor.setViewportSize({ width: 1024, height: 768 });
    await row(auditor, home.facilityName).getByRole('link', { name: home.facilityName }).click();
    await auditor.getByRole('heading', { name: '核定结果' }).waitFor();
    expect(await auditor.locator('.claim-footer button').count()).toBe(0);
    await auditor.getByRole('button', { name: 'English' }).click();
    await auditor.getByRole('heading', { name: 'By category and funder' }).waitFor();
    await expectAccessible(auditor, 'claim in English');
  });

  it('write nothing into the page and ask no other host', () => {
    expect(refused).toEqual([]);
  });
});
