import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Page, Response } from 'playwright-core';
import { ApiClient } from '../support/api-client.js';
import { openBrowserInstallation, type BrowserInstallation } from '../support/browser-installation.js';
import { CounterPage } from '../support/counter-page.js';
import { logIn } from '../support/log-in.js';
import { mealDraft } from '../support/meal-draft.js';
import { axeViolations } from '../support/open-browser.js';
import { PASSWORD, type ArrangedTown } from '../support/small-district.js';

const FIRST_LOAD_LIMIT_BYTES = 150_000;
const PHONE = { width: 360, height: 780 };
const TABLET = { width: 1280, height: 800 };

/** Every page and dialog: accessible in light and dark, and light to load; the tests follow one another. */
describe('the faces', () => {
  let at: BrowserInstallation;
  let home: ArrangedTown;
  let till: CounterPage;

  beforeAll(async () => {
    at = await openBrowserInstallation();
    home = at.places.home;
    await at.test.owner.query(
      `INSERT INTO canteen.menu_items (district_code, town_code, facility_id, slot, kind, name, price_fen, valid_from)
       VALUES ($1, $2, $3, 'lunch', 'a_la_carte', '素菜一份', 300, '2022-01-01')`,
      [home.districtCode, home.code, home.facilityId],
    );
    const api = await ApiClient.as(at.api.origin, home.logins.operator, PASSWORD);
    await api.post('/v1/meals', { deviceId: randomUUID(), ...mealDraft(home, home.residents[0]) });
  });
  afterAll(() => at?.close());

  /** What axe finds in each state, under its name; the page is left as it is. */
  async function expectAccessible(page: Page, state: string): Promise<void> {
    expect({ state, violations: await axeViolations(page) }).toEqual({ state, violations: [] });
  }

  it('loads the operator’s first page compressed, within 150 kB of scripts', async () => {
    const loaded: Response[] = [];
    const context = await at.browser.newContext({ viewport: TABLET });
    const note = (response: Response): unknown => /\.js$/.test(response.url()) && loaded.push(response);
    context.on('response', note);
    till = await CounterPage.openIn(context, at.api.origin);
    await till.logIn(home.logins.operator);
    await till.page.waitForLoadState('networkidle');
    context.off('response', note);
    const ofPage = loaded.filter((response) => response.request().serviceWorker() === null);
    const files = await Promise.all(
      ofPage.map(async (response) => ({
        encoding: response.headers()['content-encoding'],
        bytes: gzipSync(await response.body()).length,
      })),
    );
    expect(files.map(({ encoding }) => encoding)).toEqual(files.map(() => 'br'));
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBeGreaterThan(FIRST_LOAD_LIMIT_BYTES / 2);
    expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_LIMIT_BYTES);
  });

  it('serves accessibly: nobody found, unknown card, second meal, dishes', async () => {
    const { page } = till;
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.face')).fontSize`)).toBe('20px');
    await till.search.pressSequentially('qq');
    await page.getByRole('heading', { name: '没有找到“qq”' }).waitFor();
    await expectAccessible(page, 'nobody found');
    await till.scan('80999999');
    await till.says('全区没有这张卡或二维码');
    await expectAccessible(page, 'unknown card');
    await till.serve(home.residents[0]);
    await page.keyboard.press('Enter');
    await till.logKey.filter({ hasText: '确认记第二餐' }).waitFor();
    await expectAccessible(page, 'second meal asked for');
    await page.keyboard.press('F6');
    await till.dialog.getByRole('button', { name: '加一份 素菜一份' }).click();
    await expectAccessible(page, 'dishes');
    await till.closeDialog();
  });

  it('keeps its dialogs accessible while records wait, are refused, and the session has ended', async () => {
    const { page, context } = till;
    await context.setOffline(true);
    await page.keyboard.press('F8');
    await till.atCounter('散客');
    await till.log('散客');
    await till.openSettings();
    await expectAccessible(page, 'settings, leaving refused');
    await till.closeDialog();
    await page.route('**/v1/meals/batch', async (route) => {
      const [{ clientId }] = (route.request().postDataJSON() as { items: [{ clientId: string }] }).items;
      const problem = { code: 'MEAL.TEST', zh: '不收', en: 'not taken' };
      await route.fulfill({ json: { results: [{ clientId, outcome: 'refused', problem }] } });
    });
    await context.setOffline(false);
    await page.getByText('1 笔被拒').waitFor();
    await till.openSync();
    await expectAccessible(page, 'one record refused');
    await at.test.owner.query('DELETE FROM identity.sessions');
    await page.unroute('**/v1/meals/batch');
    await till.dialog.getByRole('button', { name: '全部重发' }).click();
    // Asked only when no other dialog is open.
    await page.keyboard.press('Escape');
    await till.dialog.getByRole('heading', { name: '请重新登录' }).waitFor();
    await expectAccessible(page, 'session ended');
    await logIn(page, home.logins.operator);
    await till.unsent(0);
    await till.closeDialog();
  });

  it('is accessible in English, and on a phone', async () => {
    const { page } = till;
    await till.openSettings();
    await till.dialog.getByRole('button', { name: 'English' }).click();
    await till.dialog.getByRole('heading', { name: 'Settings' }).waitFor();
    await expectAccessible(page, 'settings in English');
    await till.closeDialog();
    await till.openList();
    await expectAccessible(page, 'today’s list in English');
    await till.closeDialog();
    await page.setViewportSize(PHONE);
    await till.serve(home.residents[1]);
    await expectAccessible(page, 'a diner in English on a phone');
    await till.context.close();
  });

  it('lets in accessibly, in both languages', async () => {
    const context = await at.browser.newContext({ viewport: TABLET });
    const page = await context.newPage();
    await page.goto(at.api.origin);
    await logIn(page, 'nobody', 'nothing');
    await page.getByRole('alert').waitFor();
    await expectAccessible(page, 'log-in refused');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await expectAccessible(page, 'log-in in English');
    await context.close();
  });

  it('shows the district accessibly: towns, places, an empty day', async () => {
    const context = await at.browser.newContext({ viewport: TABLET });
    const page = await context.newPage();
    await page.goto(at.api.origin);
    await logIn(page, home.logins.district_official);
    await page.locator('.ones-table').waitFor();
    await expectAccessible(page, 'towns');
    await page.locator('.town-key').first().click();
    await page.getByRole('button', { name: '返回全部镇街' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('.account-menu > button').click();
    await page.getByRole('button', { name: 'Log out' }).waitFor();
    await expectAccessible(page, 'places in English, account menu open');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Day by town' }).waitFor();
    await expectAccessible(page, 'pages unfolded on a phone');
    await page.goto(`${at.api.origin}/district?date=${addDays(businessDateAt(new Date()), -1)}`);
    await page.locator('.state-panel').waitFor();
    await expectAccessible(page, 'an empty day on a phone');
    await context.close();
  });
});
