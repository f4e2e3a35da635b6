import { addDays } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, type ApiAnswer } from '../support/api-client.js';
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
import { newClientId } from '../support/meal-draft.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';
import { startWorker, type RunningWorker } from '../support/start-worker.js';

const PATIENCE_MS = 20_000;
const DEATH = addDays(LAST_DAY, -1);

/** Two deaths that are entered after the claim was approved: one before it was paid, one after; the tests follow one another. */
describe('what is taken back', () => {
  let at: BrowserInstallation;
  let worker: RunningWorker;
  let home: ArrangedTown;
  let town: Page;
  let district: Page;
  let claimId: string;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    worker = await startWorker(at.test);
    ({ home } = at.places);
    await eatAndClose(at.api.origin, home, true);
    claimId = await claimByOperator(at.api.origin, home);
    await untilChecked(at.test, home);
    await step(home.logins.town_official, 'endorse');
    await step(home.logins.district_official, 'approve');
    town = await open(home.logins.town_official, '/claims');
    district = await open(home.logins.district_official, '/claims');
  });
  afterAll(async () => {
    await at?.close();
    await worker?.stop();
  });

  const as = (login: string): Promise<ApiClient> => ApiClient.as(at.api.origin, login, PASSWORD);

  async function step(login: string, action: string): Promise<ApiAnswer> {
    const client = await as(login);
    const { body } = await client.get(`/v1/claims/${claimId}`);
    const answer = await client.post(`/v1/claims/${claimId}/steps`, { action, step: body.step });
    expect(answer.status).toBe(200);
    return answer;
  }

  async function open(login: string, path: string): Promise<Page> {
    const context = await at.browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${at.api.origin}${path}`);
    await logIn(page, login);
    return page;
  }

  /** In both colours: what is taken back is read on screens of either. */
  async function expectAccessible(page: Page, state: string): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect({ state, colorScheme, violations: await axeViolations(page) }).toEqual({
        state,
        colorScheme,
        violations: [],
      });
    }
  }

  /** The worker checks the month again by itself; the inbox tells as soon as it is asked again. */
  async function untilTold(page: Page, text: string): Promise<void> {
    await expect
      .poll(
        async () => {
          await page.goto(`${at.api.origin}/claims`);
          await page.getByRole('heading', { name: '申报审核' }).waitFor();
          return page
            .getByText(text)
            .waitFor({ timeout: 1000 })
            .then(
              () => true,
              () => false,
            );
        },
        { timeout: PATIENCE_MS },
      )
      .toBe(true);
  }

  const taken = (page: Page) => page.getByRole('region', { name: '核定后追缴' });

  /** From the inbox to the claim, whose finding is disallowed by its key. */
  async function disallow(reason: string): Promise<void> {
    await untilTold(town, '1 项待决定，0 项待追缴');
    await town.getByRole('link', { name: '看追缴' }).click();
    await town.getByRole('link', { name: `${home.facilityName} · ${LAST_MONTH}` }).click();
    await town.locator('.finding-line').filter({ hasText: '待处理' }).focus();
    await town.keyboard.press('Enter');
    await town.keyboard.press('d');
    await town.getByRole('dialog').locator('[type=text]:focus').waitFor();
    await town.keyboard.type(reason);
    await town.keyboard.press('Enter');
    await town.getByRole('dialog').waitFor({ state: 'detached' });
    await taken(town).getByText('1 项由您剔除，须由另一人追缴').waitFor();
  }

  async function book(): Promise<void> {
    await district.goto(`${at.api.origin}/claims/${claimId}`);
    await taken(district).getByRole('button', { name: '追缴 1 项' }).click();
    await district.getByRole('dialog').getByRole('button', { name: '追缴', exact: true }).click();
    await district.getByRole('dialog').waitFor({ state: 'detached' });
  }

  it('begins with a death that is entered late, which the inbox tells whatever month it shows', async () => {
    await town.goto(`${at.api.origin}/residents/${home.residents[0].id}`);
    await town.getByRole('button', { name: '登记去向' }).click();
    const dialog = town.getByRole('dialog');
    await dialog.getByLabel('去向').selectOption({ label: '去世' });
    await dialog.getByLabel('开始日期').fill(DEATH);
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await untilTold(town, '1 项待决定，0 项待追缴');
    await expectAccessible(town, 'the inbox');
  });

  it('is disallowed by the town and booked by another person: off what is not paid yet', async () => {
    await disallow('登记去世之后的用餐');
    await expectAccessible(town, 'disallowed');
    await book();
    await taken(district).getByText('已追缴：从未付款中扣 9.00 元，应退 0.00 元').waitFor();
    await expectAccessible(district, 'withheld');
    await district.reload();
    await district.getByRole('button', { name: /已剔除/ }).click();
    await district.getByText('已追缴，金额见“核定后追缴”').waitFor();
    expect(await district.getByRole('button', { name: /追缴/ }).count()).toBe(0);
  });

  it('is owed by the payee when the claim was paid, and stands among the arrears', async () => {
    const payer = await as(await secondOfficial(at.test, home.logins.district_official));
    const { rows } = await at.test.owner.query<{ day: string }>('SELECT platform.business_date(now())::text AS day');
    const { body } = await payer.get(`/v1/claims/${claimId}`);
    for (const { legId, amountFen, settledFen, code } of body.legs) {
      const payment = {
        clientId: newClientId(),
        amountFen: amountFen - settledFen,
        reference: code,
        paidOn: rows[0]?.day,
      };
      expect((await payer.post(`/v1/legs/${legId}/payments`, payment)).status).toBe(200);
    }
    const died = { status: 'deceased', validFrom: DEATH };
    const entered = await (
      await as(home.logins.town_official)
    ).post(`/v1/residents/${home.residents[1].id}/statuses`, died);
    expect(entered.status).toBe(201);
    await disallow('登记去世之后的用餐');
    await book();
    await taken(district).getByText('已追缴：从未付款中扣 0.00 元，应退 9.00 元').waitFor();
    await district.getByRole('link', { name: '← 返回审核列表' }).click();
    await district.getByRole('link', { name: '拖欠账龄' }).click();
    await district.getByText('尚未在申报中抵销的 9.00 元').waitFor();
    await expectAccessible(district, 'arrears');
    await district.getByRole('link', { name: '看追缴' }).click();
    const total = district.locator('tfoot tr, .ant-table-summary tr').last();
    await expect.poll(() => total.innerText()).toMatch(/9\.00\s+0\.00\s+9\.00/);
    await expectAccessible(district, 'what was taken back');
  });

  it('is told to the canteen', async () => {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const till = await CounterPage.openIn(context, at.api.origin);
    await till.logIn(home.logins.operator);
    await till.page.goto(`${at.api.origin}/serve#claim`);
    await till.page.getByText('核定后追缴 18.00 元').waitFor();
    await till.page.getByText('应退 9.00 元，在下一次申报中抵销。').waitFor();
    await expectAccessible(till.page, 'the canteen');
  });
});
