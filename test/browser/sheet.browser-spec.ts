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
});
