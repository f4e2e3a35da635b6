import { addDays, businessDateAt, monthOf } from '@nuancan/kernel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { logIn } from '../support/log-in.js';
import { mealDraft, newClientId } from '../support/meal-draft.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

const YESTERDAY = addDays(businessDateAt(new Date()), -1);
/** Columns of the meals of a day. */
const COST = 3;
const GOVERNMENT = 5;
const SURPLUS = 10;
const CORRECTIONS = 11;

/** A town official reads a canteen's sheet, closes a day for it, and reaches the meals; the tests follow one another. */
describe('the sheet of a facility', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let page: Page;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    const operator = await ApiClient.as(at.api.origin, home.logins.operator, PASSWORD);
    for (const person of home.residents) {
      const draft = mealDraft(home, person);
      const when = { businessDate: YESTERDAY, servedAt: `${YESTERDAY}T11:00:00+08:00` };
      const { status, text } = await operator.post('/v1/meals', { deviceId: newClientId(), ...draft, ...when });
      if (status !== 201) throw new Error(text);
    }
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${at.api.origin}/books/sheet?month=${monthOf(YESTERDAY)}`);
    await logIn(page, home.logins.town_official);
    await page.getByText('先选一个供餐点').waitFor();
  });
  afterAll(() => at?.close());

  async function expectAccessible(state: string): Promise<void> {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect({ state, colorScheme, violations: await axeViolations(page) }).toEqual({
        state,
        colorScheme,
        violations: [],
      });
    }
  }

  const day = () => page.getByRole('row').filter({ hasText: YESTERDAY });

  it('shows a day that is open, and closes it for the canteen with a reason', async () => {
    await page.getByLabel('供餐点').selectOption(home.facilityId);
    await day().getByText('未日结').waitFor();
    await expectAccessible('open day');
    await day().getByRole('button', { name: '代为日结' }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('平板损坏');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await day().getByText('代结').waitFor();
    await page.getByRole('row', { name: '政府补 · 市' }).first().waitFor();
    const { rows } = await at.test.owner.query(`SELECT mode, reason, cash_counted_fen FROM canteen.day_closes`);
    expect(rows).toEqual([{ mode: 'override', reason: '平板损坏', cash_counted_fen: null }]);
  });

  it('takes who bears the unfunded, and says when the parts do not add up', async () => {
    const { rows } = await at.test.owner.query<{ fen: number }>('SELECT unfunded_fen AS fen FROM canteen.day_closes');
    const unfundedFen = rows[0]?.fen ?? 0;
    expect(unfundedFen).toBeGreaterThan(0);
    await page.getByRole('button', { name: '分摊缺口' }).click();
    await page.getByRole('dialog').getByLabel('运营补助').fill('0.01');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('alert').filter({ hasText: '要等于缺口' }).waitFor();
    await page
      .getByRole('dialog')
      .getByLabel('运营补助')
      .fill((unfundedFen / 100).toFixed(2));
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByRole('row', { name: '运营补助' }).first().waitFor();
    await expectAccessible('closed day');
  });

  it('reaches the meals of a day, names masked', async () => {
    await day().getByRole('link', { name: YESTERDAY }).click();
    await page.getByRole('heading', { name: `${YESTERDAY} 各餐` }).waitFor();
    await page
      .locator('.fact-table tbody tr')
      .nth(home.residents.length - 1)
      .waitFor();
    const text = await page.locator('.fact-table').innerText();
    for (const { name } of home.residents) expect(text).not.toContain(name);
    await expectAccessible('meals of a day');
  });

  it('corrects a meal: its subsidy is taken back, and the row says so', async () => {
    const row = page.locator('.fact-table tbody tr').first();
    const before = await row.locator('td').allInnerTexts();
    expect(before[GOVERNMENT]).toBe('9.00');
    expect(before[CORRECTIONS]).toBe('0');
    await row.getByRole('button', { name: /^更正/ }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('政府补 9.00 元').waitFor();
    await expectAccessible('correcting a meal');
    await dialog.getByLabel('怎样更正').selectOption('refuse_subsidy');
    await dialog.getByLabel('原因').fill('代刷卡');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: '政府补 9.00 → 0.00 元' }).waitFor();
    await expectAccessible('corrected meal');
    await expectRefused(page);
  });

  it('shows the corrected figures to another official, and says that a granted subsidy waits', async () => {
    const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
    const other = await context.newPage();
    other.setDefaultTimeout(10_000);
    await other.goto(`${at.api.origin}/books/sheet/${home.facilityId}/${YESTERDAY}`);
    await logIn(other, home.logins.district_official);
    await expectRefused(other);
    await other.getByRole('button', { name: /^更正/ }).first().click();
    const dialog = other.getByRole('dialog');
    expect(await dialog.getByLabel('怎样更正').locator('option[value=refuse_subsidy]').count()).toBe(0);
    await dialog.getByLabel('怎样更正').selectOption('grant_subsidy');
    await dialog.getByLabel('原因').fill('查明是本人');
    await dialog.getByRole('button', { name: '保存' }).click();
    await other.getByRole('status').getByText('等第二人批准').waitFor();
    await expectRefused(other);
    await other.getByRole('status').getByRole('link', { name: '更正待批' }).click();
    await other.getByText('查明是本人').waitFor();
    await context.close();
  });

  /** The first meal of the day stands without its subsidy, corrected once, and adds up. */
  async function expectRefused(seen: Page): Promise<void> {
    const row = seen.locator('.fact-table tbody tr').first();
    await row.locator(`td:nth-child(${CORRECTIONS + 1})`, { hasText: '1' }).waitFor();
    const cells = (await row.locator('td').allInnerTexts()).map(Number);
    expect(cells[GOVERNMENT]).toBe(0);
    const fenOf = (from: number, to: number): number =>
      cells.slice(from, to).reduce((sum, yuan) => sum + Math.round(yuan * 100), 0);
    expect(fenOf(COST + 1, SURPLUS) - fenOf(SURPLUS, SURPLUS + 1)).toBe(fenOf(COST, COST + 1));
  }
});
